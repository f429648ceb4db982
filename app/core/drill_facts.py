"""A drill as plain JSON for the journal and back, and what the drills so far have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median
from types import MappingProxyType
from typing import Any, Final

import msgspec

from app.core.audit import Record
from app.core.drill import Drill, DrillPhase
from app.core.halt_ladder import HaltWord, RungId

DRILL: Final = "drill"
"""The kind of the journal's record of a drill that has ended."""


class _Facts(msgspec.Struct):
    drill_id: str
    account: str
    actor: str
    started_at: datetime
    cap_usd: Decimal | None
    phase: DrillPhase
    staged_at: datetime | None
    armed_at: datetime | None
    fired_at: datetime | None
    ended_at: datetime | None
    disarms: int
    keystrokes: int
    clicks: int
    order_id: str
    word: HaltWord | None
    took_s: dict[str, float]
    why: str


_TIMES: Final = ("started_at", "staged_at", "armed_at", "fired_at", "ended_at")


def drill_facts(drill: Drill) -> dict[str, Any]:
    """Return the drill as plain JSON types; nothing of it is secret."""
    facts = _Facts(
        **{name: getattr(drill, name) for name in _Facts.__struct_fields__ if name != "took_s"},
        took_s={rung.name: took_s for rung, took_s in drill.took_s.items()},
    )
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(facts))
    return plain


def drill_from_facts(facts: Mapping[str, Any]) -> Drill:
    """Return the drill that `drill_facts` wrote; raises ValueError for anything else."""
    try:
        read = msgspec.convert(dict(facts), _Facts)
        took_s = {RungId[name]: seconds for name, seconds in read.took_s.items()}
    except (msgspec.ValidationError, KeyError):
        raise ValueError("not a drill") from None
    if any(at is not None and at.tzinfo is None for at in (getattr(read, name) for name in _TIMES)):
        raise ValueError("a drill's times must be aware")
    fields = {name: getattr(read, name) for name in _Facts.__struct_fields__}
    return Drill(**{**fields, "took_s": MappingProxyType(took_s)})


def drills_of(records: Iterable[Record]) -> tuple[Drill, ...]:
    """Every ended drill that the records tell of, newest first; what cannot be read is passed over."""
    found: dict[str, Drill] = {}
    for record in records:
        facts = record.body.get(DRILL)
        if record.kind != DRILL or not isinstance(facts, dict):
            continue
        try:
            drill = drill_from_facts(facts)
        except ValueError:
            continue
        found[drill.drill_id] = drill
    return tuple(sorted(found.values(), key=lambda drill: drill.started_at, reverse=True))


@dataclass(frozen=True, slots=True)
class DrillTrend:
    """Medians over the drills that came to a result, in seconds and numbers; None where none did.

    `done` came to a result, `met` of them within the objective, `aborted` to none. `took_s` has the rungs that any
    drill reached, each over the drills that reached it.
    """

    done: int
    met: int
    aborted: int
    detection_s: float | None
    decision_s: float | None
    keystrokes: float | None
    clicks: float | None
    took_s: Mapping[RungId, float]


def drill_trend(drills: Sequence[Drill]) -> DrillTrend:
    """What ended drills have in common; those that were aborted are only counted."""
    done = [drill for drill in drills if drill.phase is DrillPhase.DONE]
    times = {rung: _median(drill.took_s.get(rung) for drill in done) for rung in RungId}
    return DrillTrend(
        done=len(done),
        met=sum(drill.met_objective for drill in done),
        aborted=sum(drill.phase is DrillPhase.ABORTED for drill in drills),
        detection_s=_median(drill.detection_s for drill in done),
        decision_s=_median(drill.decision_s for drill in done),
        keystrokes=_median(drill.keystrokes for drill in done),
        clicks=_median(drill.clicks for drill in done),
        took_s=MappingProxyType({rung: took_s for rung, took_s in times.items() if took_s is not None}),
    )


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None
