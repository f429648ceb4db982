"""States for the tests of simulation and safe mode: who is in it, who signed in when, what the board says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from api_client.models.safe_mode import SafeModeStatus
from app.core.freshness import Slice
from app.core.judgement import Judgement, judge
from app.core.mode_desk import ModesDesk
from app.core.state import AppState, ReadingKind
from tests.core.states import NOW, SIGNED_IN, ago, healthy, read, simulation, state

SIM = (ReadingKind.SIMULATION, "sim-mode")
SAFE = (ReadingKind.SAFE_MODE, "safe-mode")
FRESH = replace(SIGNED_IN, signed_in_at=ago(60))


def room(
    *active: str,
    safe: SafeModeStatus | None = None,
    readings: Mapping[tuple[ReadingKind, str], Slice[Any]] | None = None,
    judged_at: datetime | None = NOW,
    desk: ModesDesk | None = None,
    session: Any = FRESH,
) -> AppState:
    """A good day on which these accounts are in simulation; judged unless told otherwise."""
    facts = {**healthy(), SIM: read(simulation(*active, accounts=("company", "director-1", "director-2")))}
    facts[SAFE] = read(safe or SafeModeStatus(False, None, None, None))
    facts.update(readings or {})
    given = replace(state(facts, session=session), modes=desk or ModesDesk())
    judged = None if judged_at is None else Judgement(judged_at, judge(given, NOW).board)
    return replace(given, judged=judged)


def safe_mode_on(reason: str | None = "exchange degraded", actor: str | None = "company") -> SafeModeStatus:
    """Safe mode since five minutes."""
    return SafeModeStatus(True, reason, NOW - timedelta(minutes=5), actor)
