"""Why a decision on the board cannot be made now, for the place beside its button."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from app.core.areas import Area
from app.core.commands import BoardCommand, DoneDuty, VoteArea, WaiveProbe
from app.core.language import tr
from app.core.policy import Denied, decide
from app.core.readiness.board import blocks
from app.core.readiness.probe import Finding
from app.core.state import AppState

# What the person has still to type is asked for by the sheet, not by the button that opens it.
_SOME_WORDS: Final = "–"
_SOME_TIME: Final = timedelta(hours=1)


def why_not_waive(finding: Finding, state: AppState, now: datetime) -> str:
    """Why this probe cannot be waived now; empty when it can."""
    if not blocks(finding):
        return tr("It does not stand in the way of GO.")
    return _why_not(WaiveProbe(finding.probe_id, _SOME_WORDS, now + _SOME_TIME), state, now)


def why_not_vote(area: Area, state: AppState, now: datetime) -> str:
    """Why nobody can vote GO for this area now; empty when somebody can."""
    return _why_not(VoteArea(area, ""), state, now)


def why_not_record(duty_id: str, state: AppState, now: datetime) -> str:
    """Why this duty cannot be recorded as done now; empty when it can."""
    return _why_not(DoneDuty(duty_id, ""), state, now)


def _why_not(command: BoardCommand, state: AppState, now: datetime) -> str:
    decision = decide(command, state, now)
    return decision.why if isinstance(decision, Denied) else ""
