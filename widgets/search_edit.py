"""A field to search what a page lists: Esc empties it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.core.language import tr

_WIDTH: Final = 240


class SearchEdit(QLineEdit):
    """Esc empties it; only an empty one passes Esc on. `name` is said by a screen reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search all text (Ctrl+F)"))
        self.setAccessibleName(name)
        self.setFixedWidth(_WIDTH)
        self.setClearButtonEnabled(True)

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
