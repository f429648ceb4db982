"""The one step between asking for an effect and asking the platform for it, in the page itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S


class _SteadyButton(PrimaryButton):
    """The Enter key that opened the step may still be down: its repetitions must not confirm."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


class ConfirmStep(QFrame):
    """Says what will happen; the button or Enter confirms, Esc or the other button goes back.

    Signals: `confirmed()`, `dismissed()`.
    """

    confirmed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "callout")
        self._title = Label(role="strong")
        self._effect = Paragraph(tone="muted")
        self._confirm = _SteadyButton(tr("Confirm"))
        self._back = SecondaryButton(tr("Back (Esc)"))
        self._confirm.clicked.connect(self.confirmed)
        self._back.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._confirm)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for part in (self._title, self._effect):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()

    def open(self, title: str, effect: str, action: str) -> None:
        """Ask; the keyboard is on the button that confirms."""
        self._title.show_text(title)
        self._effect.show_text(effect)
        self._confirm.setText(action)
        self._confirm.setAccessibleName(action)
        self._confirm.setAccessibleDescription(effect)
        self.setAccessibleName(title)
        self.show()
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
