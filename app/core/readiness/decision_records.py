"""Waivers, votes and duties as records of the journal, and back, so that a restart forgets no decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec

from app.core.areas import Area
from app.core.audit import Record
from app.core.duties import DutyDone, with_duty_done
from app.core.readiness.decisions import (
    VOTE_KEPT,
    WAIVER_LONGEST,
    Vote,
    Waiver,
    active_waivers,
    with_lapsed,
    with_vote,
    with_waiver,
    without_waiver,
)

WAIVER: Final = "waiver"
WITHDRAWN: Final = "waiver withdrawn"
VOTE: Final = "vote"
LAPSED: Final = "vote lapsed"
DUTY: Final = "duty done"
"""The kinds of the journal's records."""

_AREAS: Final = {area.slug: area for area in Area}
_Time = Annotated[datetime, msgspec.Meta(tz=True)]


class _Waiver(msgspec.Struct):
    probe: str
    reason: str
    since: _Time
    until: _Time


class _Withdrawn(msgspec.Struct):
    probe: str


class _Vote(msgspec.Struct):
    area: str
    who: str
    note: str
    at: _Time
    inputs: str


class _Duty(msgspec.Struct):
    duty: str
    note: str
    at: _Time


_FORMS: Final[dict[str, type[msgspec.Struct]]] = {
    WAIVER: _Waiver,
    WITHDRAWN: _Withdrawn,
    VOTE: _Vote,
    LAPSED: _Vote,
    DUTY: _Duty,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What the journal says that people have decided: active waivers, votes of the last days, duties' last times."""

    waivers: tuple[Waiver, ...] = ()
    votes: tuple[Vote, ...] = ()
    duties: tuple[DutyDone, ...] = ()


def waiver_facts(waiver: Waiver) -> dict[str, Any]:
    """What a record of a waiver holds beside its author."""
    return _plain(_Waiver(waiver.probe_id, waiver.reason, waiver.since, waiver.until))


def withdrawn_facts(probe_id: str) -> dict[str, Any]:
    """What a record of a withdrawn waiver holds."""
    return _plain(_Withdrawn(probe_id))


def vote_facts(vote: Vote) -> dict[str, Any]:
    """What a record of a vote holds, and of one that lapsed: it names the voter, since nobody lets a vote lapse."""
    return _plain(_Vote(vote.area.slug, vote.who, vote.note, vote.at, vote.inputs))


def duty_facts(done: DutyDone) -> dict[str, Any]:
    """What a record of a duty holds beside its author."""
    return _plain(_Duty(done.duty_id, done.note, done.at))


def decided(records: Iterable[Record], now: datetime) -> Decided:
    """What stands at `now` after all these records, oldest first; what cannot be read is passed over."""
    found = Decided()
    for record in records:
        found = _after(found, record)
    recent = tuple(vote for vote in found.votes if vote.at > now - VOTE_KEPT)
    return replace(found, waivers=active_waivers(found.waivers, now), votes=recent)


def _after(found: Decided, record: Record) -> Decided:
    match _facts(record):
        case _Waiver() as facts:
            return replace(found, waivers=_waived(found.waivers, facts, record.actor))
        case _Withdrawn(probe=probe_id):
            return replace(found, waivers=without_waiver(found.waivers, probe_id))
        case _Vote() as facts:
            return replace(found, votes=_voted(found.votes, facts, record.at if record.kind == LAPSED else None))
        case _Duty(duty=duty_id, note=note, at=at):
            return replace(found, duties=with_duty_done(found.duties, DutyDone(duty_id, record.actor, at, note)))
    return found


def _waived(waivers: tuple[Waiver, ...], facts: _Waiver, who: str) -> tuple[Waiver, ...]:
    if facts.until - facts.since > WAIVER_LONGEST:
        return waivers  # nobody was ever allowed to waive for so long
    return with_waiver(waivers, Waiver(facts.probe, facts.reason, who, facts.since, facts.until))


def _voted(votes: tuple[Vote, ...], facts: _Vote, lapsed_at: datetime | None) -> tuple[Vote, ...]:
    area = _AREAS.get(facts.area)
    if area is None:
        return votes
    vote = Vote(area, facts.note, facts.who, facts.at, facts.inputs, lapsed_at)
    return with_vote(votes, vote) if lapsed_at is None else with_lapsed(votes, vote)


def _plain(facts: msgspec.Struct) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(facts)
    return plain


def _facts(record: Record) -> msgspec.Struct | None:
    form = _FORMS.get(record.kind)
    if form is None:
        return None
    try:
        return msgspec.convert(dict(record.body), form)
    except (msgspec.ValidationError, OverflowError):
        return None
