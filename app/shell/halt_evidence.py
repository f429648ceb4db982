"""Asks for what a halt ladder is climbed by, as often as it matters and no longer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from app.core.halt_ladder import HaltWord, Ladder, RungState
from app.core.halt_order import HaltOrder
from app.core.state import ReadingKey, ReadingKind

_GAUGE_S = 1.0
_EVIDENCE_S = 2.0
_FOLLOW = timedelta(minutes=10)
_EVENTS_AFTER_S = (2.0, 10.0, 45.0)
_GAUGE = ReadingKey(ReadingKind.METRICS, "kill-switch")
_EVENTS = ReadingKey(ReadingKind.KILL_EVENTS, "kill-switch")
_EVIDENCE = (
    ReadingKey(ReadingKind.PRETRADE, "risk-engine"),
    ReadingKey(ReadingKind.METRICS, "risk-engine"),
    ReadingKey(ReadingKind.ORDERS, "portfolio"),
    ReadingKey(ReadingKind.POSITIONS, "portfolio"),
)


class HaltEvidence:
    """Kicks the polls of the halt: the gauge each second, the rest each other second, the events three times a kill."""

    def __init__(self, kick: Callable[[ReadingKey], None]) -> None:
        self._kick = kick
        self._events_read: dict[str, int] = {}
        self._asked: dict[ReadingKey, datetime] = {}

    def ask_before(self) -> None:
        """Read at once what a kill will be compared with."""
        for key in (_GAUGE, *_EVIDENCE):
            self._kick(key)

    def ask_after(self, order: HaltOrder, ladders: Sequence[Ladder], now: datetime) -> None:
        """Read what would tell more of a fired kill, unless nothing would."""
        if not _matters(order, ladders, now):
            return
        self._kick_every(_GAUGE_S, now, _GAUGE)
        self._kick_every(_EVIDENCE_S, now, *_EVIDENCE)
        if order.fired_at is None:
            return
        due = sum((now - order.fired_at).total_seconds() >= after_s for after_s in _EVENTS_AFTER_S)
        if due > self._events_read.get(order.order_id, 0):
            self._events_read[order.order_id] = due
            self._kick(_EVENTS)

    def _kick_every(self, seconds: float, now: datetime, *keys: ReadingKey) -> None:
        for key in keys:
            before = self._asked.get(key)
            if before is None or (now - before).total_seconds() >= seconds:
                self._asked[key] = now
                self._kick(key)


def _matters(order: HaltOrder, ladders: Sequence[Ladder], now: datetime) -> bool:
    """Whether more evidence would change a ladder: an unknown kill is read back for as long as it takes."""
    if any(ladder.word in (HaltWord.UNKNOWN, HaltWord.SENT) for ladder in ladders):
        return True
    if order.fired_at is None or now - order.fired_at > _FOLLOW:
        return False
    return any(
        rung.state is RungState.PENDING or rung.state is RungState.UNKNOWN
        for ladder in ladders
        if ladder.word is not HaltWord.REFUSED
        for rung in ladder.rungs
    )
