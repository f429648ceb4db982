"""Drills for tests: started at NOW, staged, fired, done."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.core.drill import Drill, DrillPhase
from app.core.halt import HaltOrder, HaltWord, RungId
from app.core.state import HaltState
from tests.core import halts
from tests.core.halts import after
from tests.core.states import NOW


def drill(**changes: Any) -> Drill:
    return replace(Drill("drill-1", "company", "ops@example.com", NOW, Decimal(150_000)), **changes)


def staged(at_s: float = 5.0) -> Drill:
    return drill().staged(after(at_s))


def follow(drilled: Drill, halt: HaltState, at_s: float) -> Drill:
    return drilled.follow(halt, after(at_s))


def order(fired_s: float, armed_s: float, **changes: Any) -> HaltOrder:
    return halts.order(halts.SENT, fired_at=after(fired_s), armed_at=after(armed_s), **changes)


def halted(fired_s: float, **took: float) -> HaltState:
    """A fired kill that says HALTED, its rungs reached so many seconds after the fire."""
    reached = {RungId[name]: after(fired_s + seconds) for name, seconds in took.items()}
    made = order(fired_s, fired_s - 2, reached=MappingProxyType({"company": MappingProxyType(reached)}))
    ladder = replace(halts.ladder(made, halts.readings(), fired_s), word=HaltWord.HALTED)
    return HaltState(orders=(made,), ladders=(ladder,))


def done(took: dict[str, float] | None = None, **changes: Any) -> Drill:
    """Noticed after 3 s, decided in 2 s, watched for 50 s."""
    times = {RungId[name]: seconds for name, seconds in (took or {}).items()}
    ended = drill(
        phase=DrillPhase.DONE,
        staged_at=after(5),
        armed_at=after(8),
        fired_at=after(10),
        ended_at=after(60),
        keystrokes=2,
        clicks=1,
        order_id="kill-1",
        word=HaltWord.HALTED,
        took_s=MappingProxyType(times),
    )
    return replace(ended, **changes)


def aborted(why: str = "too late", **changes: Any) -> Drill:
    return replace(staged(5).aborted(why, after(9)), **changes)
