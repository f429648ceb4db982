"""The instant that is pointed at in all plots of a page, by the mouse or from scrape to scrape by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.core.dashboard import PlotData
from app.core.plot_values import next_instant

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PlotPointer(QObject):
    """Keys: Ctrl+Left and Ctrl+Right step, Esc takes it away.

    Signals: `moved(object)` to another instant in epoch seconds, or None.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at_s: float | None = None

    def show_at(self, at_s: object) -> None:
        """Point at an instant (epoch seconds, a float), or nowhere."""
        place = at_s if isinstance(at_s, float) else None
        if place != self.at_s:
            self.at_s = place
            self.moved.emit(place)

    def step(self, plots: Sequence[PlotData], between: tuple[float, float], step: int) -> None:
        """Point at the next scrape (1), or the one before (-1); at the newest where nothing is pointed at."""
        self.show_at(next_instant(plots, self.at_s, between, step))

    def takes(self, event: QKeyEvent, plots: Sequence[PlotData], between: tuple[float, float]) -> bool:
        """Do what a key asks; whether it was one of the pointer's."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(plots, between, step)
            return True
        if event.key() == Qt.Key.Key_Escape and self.at_s is not None:
            self.show_at(None)
            return True
        return False
