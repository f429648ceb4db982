"""Buttons: the one that is meant, the others, and the words why one cannot work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from widgets.icons import IconTint
from widgets.text import Label
from widgets.tokens import SPACE_M


class _Button(QPushButton):
    def __init__(self, text: str, look: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def is_enter(event: QKeyEvent) -> bool:
    """Whether the key is one of the two Enter keys; Qt's own buttons answer to Space only."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PrimaryButton(_Button):
    """The action a page or a dialog is there for; at most one is visible at a time."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", parent)


class SecondaryButton(_Button):
    """Any other action."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "secondary", parent)


class QuietButton(_Button):
    """An action inside a bar or a card, without an edge until it is pointed at or focused; `icon` names one of ours."""

    def __init__(self, text: str, icon: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, "quiet", parent)
        self.setProperty("role", role)
        self._tint = IconTint(self, icon) if icon else None

    def show_icon(self, name: str) -> None:
        """Show another icon; without effect on a button that was made without one."""
        if self._tint is not None:
            self._tint.show_icon(name)


class DisabledReason(QWidget):
    """A button with the reason beside it whenever it cannot work."""

    def __init__(self, button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self._reason = Label("", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self._reason, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_reason("")

    @property
    def reason(self) -> str:
        """Why the button is disabled; empty while it works."""
        return self._reason.text()

    def show_reason(self, reason: str) -> None:
        """Disable the button for `reason`, or enable it when the reason is empty."""
        self._reason.show_text(reason)
        self._reason.setVisible(bool(reason))
        self.button.setEnabled(not reason)
        self.button.setAccessibleDescription(reason)
