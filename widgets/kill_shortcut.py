"""Ctrl+Shift+K from anywhere: an event filter on the whole application, because modal dialogs block shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class KillShortcut(QObject):
    """Watches every key of the application while it lives.

    Signals: `arm_requested()` the kill key was pressed, wherever the keyboard was.
    """

    arm_requested = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the kill key before any window does."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_K or event.modifiers() & _HELD != _HELD:
            return False
        if not event.isAutoRepeat():
            self.arm_requested.emit()
        return True
