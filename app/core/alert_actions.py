"""What a person can do about the alerts behind one line, or why not; and a wish with its note and its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Final

from app.core.alert_silences import why_no_silence
from app.core.alert_view import AlertLine
from app.core.language import tr
from app.core.read_only import why_read_only
from app.core.state import AppState, SessionPhase

SPANS: Final = {
    tr("5 minutes"): timedelta(minutes=5),
    tr("15 minutes"): timedelta(minutes=15),
    tr("30 minutes"): timedelta(minutes=30),
    tr("1 hour"): timedelta(hours=1),
    tr("2 hours"): timedelta(hours=2),
    tr("4 hours"): timedelta(hours=4),
    tr("8 hours"): timedelta(hours=8),
}
"""For how long something can be decided, by its words."""

_UNSIGNED: Final = tr("Sign in first: it is written down who did it.")
_NO_ALERTMANAGER: Final = tr("This environment names no Alertmanager.")


class AlertAction(Enum):
    """What can be done about an alert."""

    ACKNOWLEDGE = "acknowledge"
    UNACKNOWLEDGE = "take the acknowledgement back"
    SHELVE = "shelve"
    UNSHELVE = "unshelve"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class AlertWish:
    """What a person wants done about these alerts; for how long and why, where that is asked.

    `without` are the labels in which alerts may differ and are silenced all the same.
    """

    action: AlertAction
    keys: tuple[str, ...]
    note: str = ""
    span: timedelta = timedelta(0)
    without: tuple[str, ...] = ()


def alert_actions(state: AppState, line: AlertLine) -> tuple[tuple[AlertAction, str], ...]:
    """The three actions that the line offers now, each with why it cannot be done; empty where it can."""
    rows = [row for key in line.keys if (row := state.alerts.row(key)) is not None]
    gate = why_no_decision(state)
    acknowledged = bool(line.no_acknowledging) and any(row.acknowledgement is not None for row in rows)
    shelved = bool(rows) and all(row.shelving is not None for row in rows)
    silencing = line.no_shelving
    if not state.environment.has("alertmanager"):
        silencing = silencing or _NO_ALERTMANAGER
    else:  # of a group one that Alertmanager holds is enough: the others are alike but for labels that are left out
        reasons = [why_no_silence(row) for row in rows]
        silencing = silencing or (reasons[0] if reasons and all(reasons) else "")
    return (
        (AlertAction.UNACKNOWLEDGE, gate) if acknowledged else (AlertAction.ACKNOWLEDGE, gate or line.no_acknowledging),
        (AlertAction.UNSHELVE, gate) if shelved else (AlertAction.SHELVE, gate or line.no_shelving),
        (AlertAction.SILENCE, gate or silencing),
    )


def why_no_decision(state: AppState) -> str:
    """Why nobody can decide anything about alerts in this window now; empty where one can."""
    if why := why_read_only(state.environment):
        return why
    return "" if state.session.phase is SessionPhase.ACTIVE else _UNSIGNED
