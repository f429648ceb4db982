"""What people decide about alerts: acknowledged with a note, shelved for a time; never a kill switch's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias, TypeVar

from app.core.language import tr
from app.core.readiness.decisions import WORDS_LONGEST, as_one_line

SHORTEST: Final = timedelta(minutes=5)
LONGEST: Final = timedelta(hours=8)
KEPT_MOST: Final = 1_000
"""How many decisions a file may hold."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody saw to the alert `key`, as it was firing, and says so until `until`."""

    key: str
    who: str
    note: str
    at: datetime
    until: datetime

    def active(self, now: datetime) -> bool:
        """Whether it still counts."""
        return self.at <= now < self.until


@dataclass(frozen=True, slots=True)
class Shelving:
    """The alert `key` is not annunciated until `until`; it stays on the list and is counted."""

    key: str
    who: str
    note: str
    at: datetime
    until: datetime

    def active(self, now: datetime) -> bool:
        """Whether it still counts."""
        return self.at <= now < self.until


AlertDecision: TypeAlias = Acknowledgement | Shelving
DecisionT = TypeVar("DecisionT", Acknowledgement, Shelving)


def kill_related(name: str) -> bool:
    """Whether an alert is about the kill switch, so that it is neither shelved nor silenced nor grouped away here."""
    return "killswitch" in name.lower().replace("_", "").replace("-", "").replace(" ", "")


def why_not_decide(note: str, until: datetime, now: datetime) -> str:
    """Why a note and an end cannot be taken, as a sentence; empty when they can."""
    if not as_one_line(note):
        return tr("Say in a note what is being done about it.")
    if len(as_one_line(note)) > WORDS_LONGEST:
        return tr("A note has at most {most} characters.", most=WORDS_LONGEST)
    # A minute of grace, because the end was chosen before the sheet was confirmed.
    if not SHORTEST - timedelta(minutes=1) <= until - now <= LONGEST:
        return tr("It lasts from 5 minutes to 8 hours.")
    return ""


def why_not_shelve(name: str) -> str:
    """Why an alert of this name cannot be shelved or silenced here, as a sentence; empty when it can."""
    return tr("Alerts about the kill switch are never shelved, silenced or hidden here.") if kill_related(name) else ""


def decision_for(
    key: str, decisions: Iterable[AlertDecision], kind: type[DecisionT], now: datetime
) -> DecisionT | None:
    """The newest decision of this kind about an alert that counts now."""
    found = [one for one in decisions if isinstance(one, kind) and one.key == key and one.active(now)]
    return max(found, key=lambda one: one.at, default=None)


def with_decision(decisions: Iterable[AlertDecision], new: AlertDecision) -> tuple[AlertDecision, ...]:
    """The decisions with `new` in the place of an earlier one of its kind about the same alert."""
    return (*without_decision(decisions, new.key, type(new)), new)


def without_decision(decisions: Iterable[AlertDecision], key: str, kind: type) -> tuple[AlertDecision, ...]:
    """The decisions without that of this kind about the alert."""
    return tuple(one for one in decisions if one.key != key or not isinstance(one, kind))


def until_words(decision: AlertDecision) -> str:
    """Such as `acknowledged by ops@example.com until 12:30 UTC: looking at it`."""
    who, until, words = decision.who, decision.until.astimezone(UTC), decision.note
    if isinstance(decision, Acknowledgement):
        return tr("acknowledged by {who} until {until:%H:%M} UTC: {words}", who=who, until=until, words=words)
    return tr("shelved by {who} until {until:%H:%M} UTC: {words}", who=who, until=until, words=words)


def decision_row(decision: AlertDecision) -> dict[str, str]:
    """A decision as plain values for a file or the journal."""
    return {
        "kind": "acknowledged" if isinstance(decision, Acknowledgement) else "shelved",
        "key": decision.key,
        "who": decision.who,
        "note": decision.note,
        "at": decision.at.isoformat(),
        "until": decision.until.isoformat(),
    }


def decisions_of(rows: Any, now: datetime) -> tuple[AlertDecision, ...]:
    """The decisions of a file that count at `now`; what is no decision, or one nobody could take, is left out."""
    if not isinstance(rows, list) or len(rows) > KEPT_MOST:
        return ()
    found = (_decision(row) for row in rows if isinstance(row, dict))
    return tuple(one for one in found if one is not None and one.active(now) and one.until - one.at <= LONGEST)


def _decision(row: Mapping[str, Any]) -> AlertDecision | None:
    texts = [row.get(name) for name in ("key", "who", "note", "at", "until")]
    if row.get("kind") not in ("acknowledged", "shelved") or not all(isinstance(text, str) for text in texts):
        return None
    key, who, note, at, until = map(str, texts)
    try:
        started, ends = datetime.fromisoformat(at), datetime.fromisoformat(until)
    except ValueError:
        return None
    if started.tzinfo is None or ends.tzinfo is None:
        return None
    kind = Acknowledgement if row["kind"] == "acknowledged" else Shelving
    return kind(key, who, as_one_line(note)[:WORDS_LONGEST], started, ends)
