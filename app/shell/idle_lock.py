"""Locks a console that nobody has touched for the chosen number of minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_LOOK_MS: Final = 2000
_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleLock(QObject):
    """Watches for keys and the mouse in any window of the application, but only while it is to lock at all.

    `lock` is called once when the time is over; `seconds` is a steady clock.
    """

    def __init__(
        self,
        app: QApplication,
        lock: Callable[[], None],
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._lock = lock
        self._seconds = seconds
        self._after_s = 0.0
        self._touched_s = seconds()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a touch; 0 never."""
        was, self._after_s = self._after_s, 60.0 * minutes
        if bool(was) is bool(minutes):
            return
        self._touched_s = self._seconds()
        if minutes:
            self._app.installEventFilter(self)
            self._timer.start()
        else:
            self.stop()

    def stop(self) -> None:
        """Watch no more."""
        self._after_s = 0.0
        self._timer.stop()
        self._app.removeEventFilter(self)

    def look(self) -> None:
        """Lock if the time is over."""
        if self._after_s and self._seconds() - self._touched_s >= self._after_s:
            self._touched_s = self._seconds()
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a touch, and let everything pass."""
        if event.type() in _SIGNS:
            self._touched_s = self._seconds()
        return super().eventFilter(watched, event)
