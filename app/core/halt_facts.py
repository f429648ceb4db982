"""A halt order as plain JSON for the journal, and back, so that a restart goes on with its ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import msgspec

from api_client.models.kill_switch import KillReason
from app.core.aware import holds_naive
from app.core.halt_ladder import RungId
from app.core.halt_order import Baseline, HaltOrder, Shot, ShotPhase
from app.core.halt_words import CHOSEN_BY_HAND, DEFAULT_REASON_WORDS

_REASON_WORDS: Final = {"platform_default": DEFAULT_REASON_WORDS, "chosen_by_hand": CHOSEN_BY_HAND}
"""What is no finding is kept by a code: whoever reads it may read another language."""
_REASON_CODES: Final = {
    **{words: code for code, words in _REASON_WORDS.items()},
    # As English windows wrote them before there were codes.
    "the platform's default, not a finding": "platform_default",
    "chosen by hand": "chosen_by_hand",
}
_LOST: Final = frozenset({ShotPhase.READY, ShotPhase.SENT})


class _Account(msgspec.Struct):
    """One account's part; a list of these, since an account used as a name could read like a secret's."""

    account: str
    shot: Shot
    baseline: Baseline | None
    reached: dict[str, datetime]


class _Order(msgspec.Struct):
    order_id: str
    reason: KillReason
    reason_words: str
    armed_at: datetime
    fired_at: datetime | None
    actor: str
    locked: bool
    note: str
    parts: tuple[_Account, ...]


def order_facts(order: HaltOrder) -> dict[str, Any]:
    """Return the order as plain JSON types; nothing of it is secret."""
    parts = tuple(
        _Account(
            account=account,
            shot=order.shot(account),
            baseline=order.baselines.get(account),
            reached={rung.name: at for rung, at in order.reached.get(account, {}).items()},
        )
        for account in order.accounts
    )
    facts = _Order(
        order_id=order.order_id,
        reason=order.reason,
        reason_words=_REASON_CODES.get(order.reason_words, order.reason_words),
        armed_at=order.armed_at,
        fired_at=order.fired_at,
        actor=order.actor,
        locked=order.locked,
        note=order.note,
        parts=parts,
    )
    # By way of its text: what a reader of the journal gets is then equal to what was written.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(facts))
    return plain


def order_from_facts(facts: Mapping[str, Any]) -> HaltOrder:
    """Return the order that `order_facts` wrote, to go on with; raises ValueError for anything else.

    A request of a fired order that had no answer yet becomes UNKNOWN: nobody waits for its answer any more.
    """
    order = order_as_recorded(facts)
    if order.fired_at is None:
        return order
    shots = {account: _resumed(shot) for account, shot in order.shots.items()}
    return replace(order, shots=MappingProxyType(shots))


def order_as_recorded(facts: Mapping[str, Any]) -> HaltOrder:
    """Return the order as it was when `order_facts` wrote it; raises ValueError for anything else."""
    try:
        order = msgspec.convert(dict(facts), _Order)
        reached = {part.account: _rungs(part.reached) for part in order.parts if part.reached}
    except (msgspec.ValidationError, KeyError):
        raise ValueError("not a halt order") from None
    if holds_naive(msgspec.to_builtins(order, builtin_types=(datetime,))):
        raise ValueError("a halt order's times must be aware")
    return HaltOrder(
        order_id=order.order_id,
        accounts=tuple(part.account for part in order.parts),
        reason=order.reason,
        reason_words=_told(order.reason_words),
        armed_at=order.armed_at,
        fired_at=order.fired_at,
        actor=order.actor,
        locked=order.locked,
        shots=MappingProxyType({part.account: part.shot for part in order.parts}),
        baselines=MappingProxyType({part.account: part.baseline for part in order.parts if part.baseline is not None}),
        note=order.note,
        reached=MappingProxyType(reached),
    )


def _told(reason: str) -> str:
    return _REASON_WORDS.get(_REASON_CODES.get(reason, reason), reason)


def _rungs(reached: Mapping[str, datetime]) -> Mapping[RungId, datetime]:
    return MappingProxyType({RungId[name]: at for name, at in reached.items()})


def _resumed(shot: Shot) -> Shot:
    return replace(shot, phase=ShotPhase.UNKNOWN) if shot.phase in _LOST else shot
