"""What is known at this console of simulation and safe mode beside the platform's own readings: values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from app.core.audit import Record

if TYPE_CHECKING:
    from app.core.state import VerdictOfCommand

SWITCHED: Final = "mode switched"
REMINDER_SET: Final = "mode reminder"
REMINDER_DROPPED: Final = "mode reminder dropped"
REMINDER_DUE: Final = "mode reminder due"
"""The kinds of the journal's records that `resumed` reads."""


class ModeTarget(Enum):
    """Which of the two modes; the value is its name in a sentence."""

    SIMULATION = "simulation"
    SAFE_MODE = "safe mode"


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch that this journal tells of; `account` is empty for safe mode, `since` is what the platform answered."""

    account: str
    active: bool
    since: datetime | None
    who: str

    def facts(self) -> dict[str, Any]:
        """The body of its record; who is the record's actor."""
        return {
            "account": self.account,
            "active": self.active,
            "since": None if self.since is None else self.since.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """A second person's sign-in at `at`, for one leaving by one first person, and for nothing else."""

    account: str
    email: str
    at: datetime
    first: str
    target: ModeTarget
    accounts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ModeVerdict:
    """What became of one wish; `name` is the account or `Safe mode`, `read_back` what was read two seconds later."""

    name: str
    verdict: VerdictOfCommand
    words: str
    at: datetime
    read_back: str = ""


@dataclass(frozen=True, slots=True)
class ModeReminder:
    """When somebody wants to be reminded of safe mode; it says so and does nothing."""

    reminder_id: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class ModesDesk:
    """Who switched, what came of the newest wishes, what is prepared; `failure` is why the newest came to nothing."""

    switches: tuple[Switch, ...] = ()
    verdicts: tuple[ModeVerdict, ...] = ()
    second: SecondPerson | None = None
    reminders: tuple[ModeReminder, ...] = ()
    busy: str = ""
    failure: str = ""

    def with_switch(self, switch: Switch) -> ModesDesk:
        """The desk with the newest switch of its account in the place of the one before."""
        others = tuple(old for old in self.switches if old.account != switch.account)
        return replace(self, switches=(switch, *others))

    def with_verdict(self, verdict: ModeVerdict, keep: int = 12) -> ModesDesk:
        """The desk with the newest verdict first, in the place of one about the same."""
        others = tuple(old for old in self.verdicts if old.name != verdict.name)
        return replace(self, verdicts=(verdict, *others)[:keep])

    def with_reminder(self, reminder: ModeReminder) -> ModesDesk:
        """The desk with one more reminder, the next one first."""
        others = [old for old in self.reminders if old.reminder_id != reminder.reminder_id]
        return replace(self, reminders=tuple(sorted((*others, reminder), key=lambda one: one.at)))

    def without_reminder(self, reminder_id: str) -> ModesDesk:
        """The desk without one reminder."""
        return replace(self, reminders=tuple(one for one in self.reminders if one.reminder_id != reminder_id))


def resumed(desk: ModesDesk, records: Iterable[Record]) -> ModesDesk:
    """The desk with what an intact journal tells; what was done at this console since its start goes before it."""
    found = ModesDesk()
    for record in records:
        found = _with_record(found, record)
    for switch in reversed(desk.switches):
        found = found.with_switch(switch)
    for reminder in desk.reminders:
        found = found.with_reminder(reminder)
    return replace(desk, switches=found.switches, reminders=found.reminders)


def _with_record(desk: ModesDesk, record: Record) -> ModesDesk:
    body, since = record.body, _instant(record.body, "since")
    if record.kind == SWITCHED:
        return desk.with_switch(Switch(str(body.get("account", "")), body.get("active") is True, since, record.actor))
    if record.kind in (REMINDER_DROPPED, REMINDER_DUE):
        return desk.without_reminder(str(body.get("id", "")))
    due = _instant(body, "due") if record.kind == REMINDER_SET else None
    return desk if due is None else desk.with_reminder(ModeReminder(str(body.get("id", "")), due, record.actor))


def _instant(body: Mapping[str, Any], name: str) -> datetime | None:
    text = body.get(name)
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
