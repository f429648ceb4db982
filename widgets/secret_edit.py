"""A field for a secret: it goes in, is taken once, and never comes out any other way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from api_client.models.auth import SecretText

_REFUSED_KEYS: Final = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


class SecretEdit(QLineEdit):
    """Typed or pasted, shown as dots only; no copy, cut, drag, drop, undo, menu or input method, and no clear text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        harden(self)

    def take_secret(self) -> SecretText:
        """Hand the secret over and forget it, the field's history included."""
        return taken(self, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse the keys that would bring a secret out or back."""
        if not refuses(event):
            super().keyPressEvent(event)


def harden(field: QLineEdit) -> None:
    """Close the ways out of a field: drag, drop, menu, input method, prediction."""
    field.setDragEnabled(False)
    field.setAcceptDrops(False)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
    field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


def taken(field: QLineEdit, text: str) -> SecretText:
    """Wrap `text` and empty the field; setText, unlike clear, also empties the undo history."""
    field.setText("")
    return SecretText(text)


def refuses(event: QKeyEvent) -> bool:
    """Whether the key would copy, cut, undo or redo; such an event is used up."""
    refused = any(event.matches(key) for key in _REFUSED_KEYS)
    if refused:
        event.accept()
    return refused
