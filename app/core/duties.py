"""Duties that come back: who has to do what again by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from app.core.language import tr


@dataclass(frozen=True, slots=True)
class Duty:
    """One recurring duty and how many days may pass between two times it is done."""

    id: str
    title: str
    every_days: int
    how: str


@dataclass(frozen=True, slots=True)
class DutyDone:
    """A duty that was done once, by whom and with what to show for it."""

    duty_id: str
    who: str
    at: datetime
    note: str


class DutyCondition(Enum):
    """How a duty stands, most urgent first."""

    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    NEVER_DONE = "never done here"
    DONE = "done"


DUE_SOON: Final = timedelta(days=14)
DUTIES: Final = (
    Duty(
        "restore-drill",
        tr("Disaster recovery drill"),
        92,
        tr("Restore every store from its backup and keep the record."),
    ),
    Duty(
        "credential-rotation",
        tr("Rotation of the Kraken API keys"),
        90,
        tr("Rotate each account's key with two directors."),
    ),
    Duty(
        "slo-review",
        tr("Review of the service level objectives"),
        31,
        tr("Look at every objective's month and budget."),
    ),
)


def with_duty_done(duties: Iterable[DutyDone], new: DutyDone) -> tuple[DutyDone, ...]:
    """The newest time of each duty with `new` in the place of an earlier one."""
    known = {done.duty_id: done for done in duties}
    older = known.get(new.duty_id)
    if older is None or older.at <= new.at:
        known[new.duty_id] = new
    return tuple(known.values())


def last_done(duties: Iterable[DutyDone], duty_id: str) -> DutyDone | None:
    """The newest time that somebody said to have done a duty."""
    return max((done for done in duties if done.duty_id == duty_id), key=lambda done: done.at, default=None)
