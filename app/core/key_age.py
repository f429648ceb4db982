"""How old an account's Kraken key is against policy, and the reminder to delete the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Final

import msgspec

from app.core.audit import Record
from app.core.halt_readings import same_account
from app.core.language import tr

WARN_DAYS: Final = 75
FAIL_DAYS: Final = 90
DELETE_WITHIN_DAYS: Final = 1
"""Days after a rotation within which the old key is to be deleted at Kraken."""

AHEAD_S: Final = 300.0
"""Seconds by which the platform's date may lie before this workstation's clock's own error is to blame."""

REMINDER: Final = "key reminder"
"""The kind of the journal's record of a reminder, made or ticked."""


class AgeGrade(Enum):
    """How an age stands against policy; the value is for files."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"
    UNKNOWN = "UNKNOWN"

    @property
    def words(self) -> str:
        """The grade as it is shown."""
        return _GRADE_WORDS[self]


_GRADE_WORDS: Final = {
    AgeGrade.OK: tr("OK"),
    AgeGrade.WARN: tr("WARN"),
    AgeGrade.FAIL: tr("FAIL"),
    AgeGrade.UNKNOWN: tr("UNKNOWN"),
}


@dataclass(frozen=True, slots=True)
class KeyAge:
    """An age against policy; `days` is None where it is not known, `due` the last day that policy allows."""

    grade: AgeGrade
    words: str
    days: int | None = None
    due: date | None = None


def key_age(rotated_at: datetime | None, now: datetime) -> KeyAge:
    """Judge a key by when it was stored (aware); the 75th day warns, the 90th fails."""
    if rotated_at is None:
        return KeyAge(AgeGrade.UNKNOWN, tr("Its age is not known."))
    if (rotated_at - now).total_seconds() > AHEAD_S:
        return KeyAge(
            AgeGrade.UNKNOWN,
            tr("It is dated in the future, {rotated_at:%Y-%m-%d %H:%M} UTC: a clock is wrong.", rotated_at=rotated_at),
        )
    days = max(0, (now - rotated_at).days)
    due = (rotated_at + timedelta(days=FAIL_DAYS)).date()
    age = tr("{days} day old", days=days) if days == 1 else tr("{days} days old", days=days)
    if days >= FAIL_DAYS:
        return KeyAge(
            AgeGrade.FAIL,
            tr("{age}: policy allows {allowed}. Rotate it now.", age=age, allowed=FAIL_DAYS),
            days,
            due,
        )
    if days >= WARN_DAYS:
        left = FAIL_DAYS - days
        words = (
            tr("{age}: to be rotated within {left} day, by {due:%Y-%m-%d}.", age=age, left=left, due=due)
            if left == 1
            else tr("{age}: to be rotated within {left} days, by {due:%Y-%m-%d}.", age=age, left=left, due=due)
        )
        return KeyAge(AgeGrade.WARN, words, days, due)
    return KeyAge(AgeGrade.OK, tr("{age}; to be rotated by {due:%Y-%m-%d}.", age=age, due=due), days, due)


@dataclass(frozen=True, slots=True)
class KeyReminder:
    """That an old key has to be deleted at Kraken; open until a person ticks it.

    `rotation_id` is the rotation that replaced it. `fingerprint` is of the old key, empty where no rotation of this
    journal brought it. `who` ticked it.
    """

    rotation_id: str
    environment: str
    account: str
    fingerprint: str
    made_at: datetime
    due: date
    done_at: datetime | None = None
    who: str = ""

    @property
    def open(self) -> bool:
        """Whether nobody has ticked it yet."""
        return self.done_at is None

    def done(self, who: str, now: datetime) -> KeyReminder:
        """Return it ticked; who ticked it first counts."""
        return replace(self, done_at=now, who=who) if self.open else self

    def by(self, due: date) -> KeyReminder:
        """Return it with another last day; one that was ticked stays as it is."""
        return replace(self, due=due) if self.open else self

    def words(self, now: datetime) -> str:
        """The reminder as a sentence."""
        key = (
            tr("the old key {fingerprint}", fingerprint=self.fingerprint)
            if self.fingerprint
            else tr("the replaced key")
        )
        if self.done_at is not None:
            return tr(
                "{account}: {key} was deleted at Kraken, ticked by {who} on {done_at:%Y-%m-%d}.",
                account=self.account,
                key=key,
                who=self.who,
                done_at=self.done_at,
            )
        late = (now.date() - self.due).days
        if late > 0:
            when = tr("{late} day late", late=late) if late == 1 else tr("{late} days late", late=late)
        else:
            when = tr("by {due:%Y-%m-%d}", due=self.due)
        return tr("{account}: delete {key} at Kraken, {when}.", account=self.account, key=key, when=when)


def remind(
    rotation_id: str, environment: str, account: str, old_fingerprint: str, now: datetime, due: date | None = None
) -> KeyReminder:
    """A reminder for the key that a rotation replaced; `due` is tomorrow unless a person chose a date."""
    chosen = due or (now + timedelta(days=DELETE_WITHIN_DAYS)).date()
    return KeyReminder(rotation_id, environment, account, old_fingerprint, now, chosen)


def why_not_due(due: date, now: datetime) -> str:
    """Why an old key cannot be due for deletion on that day, as a sentence; empty when it can."""
    return tr("That day has passed: choose today or a later one.") if due < now.date() else ""


def reminder_facts(reminder: KeyReminder) -> dict[str, Any]:
    """Return the reminder as plain JSON types."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(reminder))
    return plain


def reminder_from_facts(facts: Mapping[str, Any]) -> KeyReminder:
    """Return the reminder that `reminder_facts` wrote; raises ValueError for anything else."""
    try:
        reminder = msgspec.convert(dict(facts), KeyReminder)
    except msgspec.ValidationError:
        raise ValueError("not a reminder") from None
    if any(at is not None and at.tzinfo is None for at in (reminder.made_at, reminder.done_at)):
        raise ValueError("a reminder's times must be aware")
    return reminder


def reminders_of(records: Iterable[Record]) -> tuple[KeyReminder, ...]:
    """Every reminder that the records tell of as it stood last: open ones first, then by date."""
    newest: dict[str, KeyReminder] = {}
    for record in sorted(records, key=lambda record: record.sequence):
        facts = record.body.get(REMINDER)
        if record.kind != REMINDER or not isinstance(facts, dict):
            continue
        try:
            reminder = reminder_from_facts(facts)
        except ValueError:
            continue
        newest[reminder.rotation_id] = reminder
    return _in_order(newest.values())


def with_reminder(reminders: Iterable[KeyReminder], one: KeyReminder) -> tuple[KeyReminder, ...]:
    """Those reminders with this one in place of an earlier one of its rotation, in the order of `reminders_of`."""
    return _in_order((*(other for other in reminders if other.rotation_id != one.rotation_id), one))


def _in_order(reminders: Iterable[KeyReminder]) -> tuple[KeyReminder, ...]:
    return tuple(sorted(reminders, key=lambda one: (not one.open, one.due, one.rotation_id)))


def open_reminders(reminders: Iterable[KeyReminder], account: str) -> tuple[KeyReminder, ...]:
    """Those of one account that nobody has ticked."""
    return tuple(one for one in reminders if one.open and same_account(one.account, account))
