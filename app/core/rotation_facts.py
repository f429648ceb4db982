"""A rotation as plain JSON for the journal, and back, so that a restart goes on with its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import msgspec

from app.core.audit import Record
from app.core.aware import holds_naive
from app.core.halt_readings import same_account
from app.core.rotation import Rotation
from app.core.rotation_flavour import Flavour, Route
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.rotation_readings import Before
from app.core.rotation_steps import UNTIL_SENT, Approval, CheckItem, Step
from app.core.rotation_trial import Trial
from app.core.rotation_verdict import Submission, verdict_of

ROTATION: Final = "rotation"
"""The name of a rotation's facts in a record's body."""


class _Facts(msgspec.Struct):
    """Of the key only its fingerprint; directors by name, never what they signed in with."""

    request_id: str
    environment: str
    account: str
    requester: str
    flavour: Flavour
    route: Route
    started_at: datetime
    step: Step
    reason: str
    ticket: str
    fingerprint: str
    trials: tuple[Trial, ...]
    ticked: tuple[str, ...]
    asked_at: datetime | None
    digest: str
    approvers: tuple[Approval, ...]
    before: Before | None
    submission: Submission
    verdict: str
    word: RotationWord | None
    reached: dict[str, datetime]
    cancelled_at: datetime | None
    closed_at: datetime | None
    refusals: tuple[datetime, ...]


_SAME: Final = frozenset(_Facts.__struct_fields__) - {"ticked", "approvers", "verdict", "reached"}


def rotation_facts(rotation: Rotation) -> dict[str, Any]:
    """Return the rotation as plain JSON types; nothing of it is secret, and the keyed hash of its parts is left out."""
    facts = _Facts(
        **{name: getattr(rotation, name) for name in _SAME},
        ticked=tuple(sorted(item.name for item in rotation.ticked)),
        approvers=rotation.approvals,
        verdict=verdict_of(rotation.submission, rotation.flavour).words,
        reached={rung.name: at for rung, at in rotation.reached.items()},
    )
    # By way of its text: what a reader of the journal gets is then equal to what was written.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(facts))
    return plain


def rotation_from_facts(facts: Mapping[str, Any]) -> Rotation:
    """Return the rotation that `rotation_facts` wrote; raises ValueError for anything else.

    The key is not in the facts: one that was not sent begins again with the new key, its tests, ticks and approvals
    void. A request that had no answer yet is UNKNOWN: nobody waits for its answer any more.
    """
    try:
        read = msgspec.convert(dict(facts), _Facts)
        ticked = frozenset(CheckItem[name] for name in read.ticked)
        reached = {RotationRungId[name]: at for name, at in read.reached.items()}
    except (msgspec.ValidationError, KeyError):
        raise ValueError("not a rotation") from None
    if holds_naive(msgspec.to_builtins(read, builtin_types=(datetime,))):
        raise ValueError("a rotation's times must be aware")
    rotation = Rotation(
        **{name: getattr(read, name) for name in _SAME},
        ticked=ticked,
        approvals=read.approvers,
        reached=MappingProxyType(reached),
    )
    return _resumed(rotation)


def _resumed(rotation: Rotation) -> Rotation:
    if rotation.submission.left:
        step = Step.RUNGS if rotation.step is Step.SENT else rotation.step
        return replace(rotation, step=step, submission=rotation.submission.resumed())
    if not rotation.running:
        return rotation
    if rotation.step not in UNTIL_SENT:
        raise ValueError("not a rotation")
    step = Step.SCOPE if rotation.step is Step.SCOPE else Step.NEW_KEY
    kept = replace(rotation, step=step, refusals=rotation.key_refusals, trials=(), ticked=frozenset())
    return replace(kept, fingerprint="", asked_at=None, digest="", approvals=())


def rotations_of(records: Iterable[Record]) -> tuple[Rotation, ...]:
    """Every rotation that the records tell of as it stood last, newest first; what cannot be read is passed over."""
    newest: dict[str, Rotation] = {}
    for record in sorted(records, key=lambda record: record.sequence):
        facts = record.body.get(ROTATION)
        if not isinstance(facts, dict):
            continue
        try:
            rotation = rotation_from_facts(facts)
        except ValueError:
            continue
        newest[rotation.request_id] = rotation
    return tuple(sorted(newest.values(), key=lambda rotation: rotation.started_at, reverse=True))


def last_rotation(rotations: Iterable[Rotation], environment: str, account: str) -> Rotation | None:
    """The newest rotation of an account that brought a key, or may have; those without effect brought none."""
    found = [
        rotation
        for rotation in rotations
        if rotation.environment == environment
        and same_account(rotation.account, account)
        and _may_have_brought(rotation)
    ]
    return max(found, key=lambda rotation: rotation.submission.sent_at or rotation.started_at, default=None)


def _may_have_brought(rotation: Rotation) -> bool:
    submission = rotation.submission
    # Closed as UNKNOWN: a person saw that the stored key was as before, and may bring the same key again.
    given_up = rotation.closed_at is not None and rotation.word is RotationWord.UNKNOWN
    return submission.left and not submission.without_effect and not given_up
