"""Keeps drawing to a rate that a person can see, without ever losing the last news."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Redraw(QObject):
    """Calls `draw` at once when it is asked to, and at most every `interval_ms` unless it is urgent."""

    def __init__(self, draw: Callable[[], None], interval_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._draw = draw
        self._wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(interval_ms)
        self._pause.timeout.connect(self._on_pause_over)

    def ask(self, *, urgent: bool = False) -> None:
        """There is something new to draw."""
        if self._pause.isActive() and not urgent:
            self._wanted = True
            return
        self._wanted = False
        self._pause.start()
        self._draw()

    def stop(self) -> None:
        """Draw nothing more."""
        self._wanted = False
        self._pause.stop()

    def _on_pause_over(self) -> None:
        if self._wanted:
            self.ask()
