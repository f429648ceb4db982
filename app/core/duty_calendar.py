"""When each recurring duty is due: what was seen goes before what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from api_client.models.secrets import SecretStatus
from app.core.duties import DUE_SOON, DUTIES, Duty, DutyCondition, DutyDone, last_done
from app.core.evidence import SERVICE_PREFIX, EvidenceFile
from app.core.freshness import Slice
from app.core.language import tr
from app.core.state import AppState, ReadingKind

_AHEAD: Final = timedelta(minutes=5)
_URGENCY: Final = {condition: place for place, condition in enumerate(DutyCondition)}


@dataclass(frozen=True, slots=True)
class DutyView:
    """One duty now: when it is `due` (None where nothing is known), who `done` it last, and what that rests on."""

    duty: Duty
    condition: DutyCondition
    due: datetime | None
    done: DutyDone | None
    because: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a duty that has its own date, such as one account's key."""

    at: datetime | None
    words: str


def duty_views(state: AppState, now: datetime) -> tuple[DutyView, ...]:
    """Every duty, the most urgent first; a duty of several parts is as urgent as its most urgent one."""
    views = [_view(duty, state, now) for duty in DUTIES]
    return tuple(sorted(views, key=lambda view: (_URGENCY[view.condition], view.due or now)))


def _view(duty: Duty, state: AppState, now: datetime) -> DutyView:
    done = last_done((one for one in state.duties if one.at <= now + _AHEAD), duty.id)
    parts = _parts(duty, done, state, now)
    conditions = [_condition(duty, part.at, now) for part in parts]
    dates = [part.at for part in parts if part.at is not None]
    return DutyView(
        duty=duty,
        condition=min(conditions, key=_URGENCY.__getitem__),
        due=min(dates) + timedelta(days=duty.every_days) if dates else None,
        done=done,
        because="; ".join(part.words for part in parts),
    )


def _condition(duty: Duty, at: datetime | None, now: datetime) -> DutyCondition:
    if at is None:
        return DutyCondition.NEVER_DONE
    left = at + timedelta(days=duty.every_days) - now
    if left <= timedelta():
        return DutyCondition.OVERDUE
    return DutyCondition.DUE_SOON if left <= DUE_SOON else DutyCondition.DONE


def _parts(duty: Duty, done: DutyDone | None, state: AppState, now: datetime) -> list[_Part]:
    if duty.id == "restore-drill":
        return [_drill(done, state, now)]
    if duty.id == "credential-rotation" and state.environment.has("secrets"):
        return [_key(account, done, state, now) for account in state.environment.accounts] or [_said(done)]
    return [_said(done)]


def _drill(done: DutyDone | None, state: AppState, now: datetime) -> _Part:
    """The drill's record, while it can be read, tells more than somebody's word."""
    attached = any(item.id == "restore-drill" for item in state.environment.evidence)
    fact: Slice[EvidenceFile] = state.reading(ReadingKind.EVIDENCE, f"{SERVICE_PREFIX}restore-drill")
    file = fact.fresh_value(now) if attached else None
    if file is None or file.problem or not _past(file.modified_at, now):
        return _said(done)
    return _Part(
        file.modified_at,
        tr("its record is of {modified_at:%Y-%m-%d}, {mark}", modified_at=file.modified_at, mark=file.mark),
    )


def _key(account: str, done: DutyDone | None, state: AppState, now: datetime) -> _Part:
    """A rotation that somebody recorded counts until the platform was asked again."""
    fact: Slice[SecretStatus] = state.reading(ReadingKind.SECRET_STATUS, "secrets", account)
    status = fact.value
    if status is None or not _past(status.last_rotated_at, now):
        said = _said(done)
        return _Part(said.at, f"{account}: {said.words}")
    if done is not None and fact.read_at is not None and done.at > fact.read_at:
        return _Part(done.at, tr("{account}: {words}, not read since", account=account, words=_said(done).words))
    return _Part(
        status.last_rotated_at,
        tr("{account}: rotated on {last_rotated_at:%Y-%m-%d}", account=account, last_rotated_at=status.last_rotated_at),
    )


def _said(done: DutyDone | None) -> _Part:
    if done is None:
        return _Part(None, tr("nobody has recorded it here"))
    return _Part(
        done.at,
        tr("done on {at:%Y-%m-%d} by {who}", at=done.at, who=done.who) + (f": {done.note}" if done.note else ""),
    )


def _past(at: datetime | None, now: datetime) -> bool:
    """Whether it lies in the past, give or take two clocks."""
    return at is not None and at <= now + _AHEAD
