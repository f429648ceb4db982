"""What people decide about the board: a probe that is waived for a time, an area that is voted GO."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from api_client.redact import redact
from app.core.areas import Area
from app.core.language import tr

WAIVER_DEFAULT: Final = timedelta(hours=8)
WAIVER_LONGEST: Final = timedelta(days=7)
VOTE_KEPT: Final = timedelta(days=7)
"""How long a vote is remembered, whether it stands or not."""

WORDS_LONGEST: Final = 500
"""Characters of a reason or a note."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One probe that does not block GO until `until`, because `who` took that upon themselves for `reason`."""

    probe_id: str
    reason: str
    who: str
    since: datetime
    until: datetime

    def active(self, now: datetime) -> bool:
        """Whether it still counts."""
        return self.since <= now < self.until


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's GO for an area; `inputs` is a digest of all that it was given for.

    `lapsed_at` is when one of these was first seen to have changed: the vote does not come back with it.
    """

    area: Area
    note: str
    who: str
    at: datetime
    inputs: str
    lapsed_at: datetime | None = None


def waiver_words(waiver: Waiver, now: datetime) -> str:
    """Who waived it until when and why; the end in UTC, with its day where that is not today."""
    until, today = waiver.until.astimezone(UTC), now.astimezone(UTC).date()
    end = f"{until:%H:%M}" if until.date() == today else tr("{until:%Y-%m-%d %H:%M}", until=until)
    return tr("waived by {who} until {end} UTC: {reason}", who=waiver.who, end=end, reason=waiver.reason)


def active_waivers(waivers: Iterable[Waiver], now: datetime) -> tuple[Waiver, ...]:
    """Those that count now, the one that ends soonest first."""
    active = (waiver for waiver in waivers if waiver.active(now))
    return tuple(sorted(active, key=lambda waiver: (waiver.until, waiver.probe_id)))


def waiver_for(probe_id: str, waivers: Iterable[Waiver], now: datetime) -> Waiver | None:
    """The waiver that counts for a probe now: the newest, where there are several."""
    found = [waiver for waiver in waivers if waiver.probe_id == probe_id and waiver.active(now)]
    return max(found, key=lambda waiver: waiver.since, default=None)


def with_waiver(waivers: Iterable[Waiver], new: Waiver) -> tuple[Waiver, ...]:
    """The waivers with `new` in the place of an earlier one of the same probe."""
    return (*without_waiver(waivers, new.probe_id), new)


def without_waiver(waivers: Iterable[Waiver], probe_id: str) -> tuple[Waiver, ...]:
    """The waivers of all other probes."""
    return tuple(waiver for waiver in waivers if waiver.probe_id != probe_id)


def with_vote(votes: Iterable[Vote], new: Vote) -> tuple[Vote, ...]:
    """The votes, newest first, with `new` in the place of the same person's earlier one for the same area."""
    others = tuple(vote for vote in votes if (vote.area, vote.who) != (new.area, new.who))
    return tuple(sorted((new, *others), key=lambda vote: vote.at, reverse=True))


def with_lapsed(votes: Iterable[Vote], lapsed: Vote) -> tuple[Vote, ...]:
    """The votes with `lapsed` in its own place; a later vote of the same person stays."""
    return tuple(
        lapsed if (vote.area, vote.who, vote.at) == (lapsed.area, lapsed.who, lapsed.at) else vote for vote in votes
    )


def as_one_line(text: str) -> str:
    """A person's words as they are kept and shown: one line, nothing invisible, no secret that is named."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return redact(" ".join(printable.split()))
