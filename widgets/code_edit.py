"""A field for a six-digit one-time code, shown in two groups of three."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from api_client.models.auth import SecretText
from widgets import fonts
from widgets.secret_edit import harden, refuses, taken

CODE_LENGTH: Final = 6
_GROUP: Final = 3


class CodeEdit(QLineEdit):
    """Takes digits however they are pasted (`123-456`, `123 456`) and leaves everything else out.

    Signals: `complete_changed(bool)` whether six digits are there.
    """

    complete_changed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complete = False
        self.setAccessibleName(name)
        self.setFont(fonts.fixed())
        harden(self)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)

    @property
    def complete(self) -> bool:
        """Whether six digits are there."""
        return len(_digits(self.text())) == CODE_LENGTH

    def take_secret(self) -> SecretText:
        """Hand the six digits over and forget them."""
        return taken(self, _digits(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse the keys that would bring a code out or back."""
        if not refuses(event):
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        before_caret = len(_digits(text[: self.cursorPosition()]))
        digits = _digits(text)[:CODE_LENGTH]
        grouped = f"{digits[:_GROUP]} {digits[_GROUP:]}" if len(digits) > _GROUP else digits
        if grouped != text:
            self.setText(grouped)
            self.setCursorPosition(min(len(grouped), before_caret + (1 if before_caret > _GROUP else 0)))

    def _on_changed(self, _text: str) -> None:
        if self.complete is not self._complete:
            self._complete = self.complete
            self.complete_changed.emit(self._complete)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")
