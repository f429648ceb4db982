"""Counts the operator's keystrokes and clicks during a drill: how many, never which."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

_MODIFIERS: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})


class InputCount(QObject):
    """An application-wide event filter between `begin` and `end`; it takes nothing from anybody.

    A chord such as Ctrl+Shift+K is one keystroke, a key that is held is one too.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keystrokes = self._clicks = 0
        self._counting = False

    def begin(self) -> None:
        """Count from zero."""
        self._keystrokes = self._clicks = 0
        self._counting = True
        self.come_first()

    def come_first(self) -> None:
        """Be asked before every filter that was installed meanwhile, which may take a key for itself."""
        app = QApplication.instance()
        if app is not None and self._counting:
            app.removeEventFilter(self)
            app.installEventFilter(self)

    def end(self) -> tuple[int, int]:
        """Stop; keystrokes and clicks since the beginning."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._counting = False
        return self._keystrokes, self._clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count what arrives, and let it through."""
        kind = event.type()
        if kind is QEvent.Type.Shortcut:
            self._keystrokes += 1  # a key that is a shortcut never arrives as a key
        elif not isinstance(watched, QWindow):
            return False  # the same press again, on its way from the window through its widgets
        elif kind is QEvent.Type.MouseButtonPress:
            self._clicks += 1
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._keystrokes += not event.isAutoRepeat() and event.key() not in _MODIFIERS
        return False
