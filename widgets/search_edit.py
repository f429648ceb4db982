"""A field to search what a page lists: Esc empties it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from app.core.language import tr
from widgets.buttons import is_enter
from widgets.icons import IconTint

_HINT: Final = tr("Search all text (Ctrl+F)")
_WIDTH_PX: Final = 240


class SearchEdit(QLineEdit):
    """Esc empties it; only an empty one passes Esc on. `name` is said by a screen reader, `hint` stands in it."""

    def __init__(self, name: str, hint: str = _HINT, width_px: int | None = _WIDTH_PX) -> None:
        """`width_px` is fixed; None takes what the layout gives."""
        super().__init__()
        self.setProperty("look", "beside-buttons")
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        clear = self.findChild(QToolButton)
        if clear is not None:
            IconTint(clear, "close")  # Qt's own knows no theme
        if width_px is not None:
            self.setFixedWidth(width_px)

    def take_keyboard(self) -> None:
        """Have the keyboard, with what was searched for selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ListSearchEdit(SearchEdit):
    """Down and Enter leave it for the list below.

    Signals: `list_requested()`.
    """

    list_requested = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name, hint, width_px=None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keyboard to the list."""
        if event.key() == Qt.Key.Key_Down or is_enter(event):
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)
