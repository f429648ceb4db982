"""Draws many plots one after the other, each in a turn of the loop, so that a key waits for one of them at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from widgets.plot_card import PlotCard

AT_ONCE: Final = 2
"""So many plots fit into one frame with everything else that happens in it."""


class PlotTurns(QObject):
    """Calls `bring_up` for each plot that is due: for a few at once, else for one a turn.

    A plot that waits already keeps its place, so that none is left behind however often all are due.
    """

    def __init__(self, bring_up: Callable[[PlotCard], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bring_up = bring_up
        self._due: list[PlotCard] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def draw(self, cards: Sequence[PlotCard]) -> None:
        """These plots are due, and no other any more."""
        self._due = [card for card in self._due if card in cards]
        self._due += [card for card in cards if card not in self._due]
        if len(self._due) > AT_ONCE:
            self._timer.start()
            return
        while self._due:
            self._next()

    def _next(self) -> None:
        card = self._due.pop(0) if self._due else None
        if not self._due:
            self._timer.stop()
        if card is not None:
            self._bring_up(card)
