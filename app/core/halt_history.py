"""Past kills: the journal's record of who did what, beside the platform's own events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from api_client.models.kill_switch import KillEvent
from app.core.audit import Record
from app.core.halt_facts import order_from_facts
from app.core.halt_ladder import HaltWord, Ladder, RungId
from app.core.halt_order import HaltOrder
from app.core.halt_readings import same_account
from app.core.halt_words import REASON_NAMES, listed
from app.core.language import tr

_SAME_KILL: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class KillRow:
    """One kill of one account. `took_s` is by rung, in seconds from firing; `word` is None where only the platform
    knows of it."""

    row_id: str
    at: datetime
    account: str
    reason: str
    channels: str
    actor: str
    word: HaltWord | None
    took_s: Mapping[RungId, float]


def kill_rows(records: Iterable[Record], events: Sequence[KillEvent], ladders: Sequence[Ladder]) -> tuple[KillRow, ...]:
    """Every known kill, newest first; an event that belongs to a recorded kill tells its channels."""
    live = {(ladder.fired_at, ladder.account): ladder.word for ladder in ladders}
    rows: list[KillRow] = []
    left = list(events)
    for order in _orders(records):
        for account in order.accounts:
            event = _taken(left, account, order)
            rows.append(_row(order, account, event, live.get((order.fired_at, account))))
    rows.extend(
        KillRow(
            f"event {event.ts.isoformat()} {event.account_id}",
            event.ts,
            event.account_id,
            REASON_NAMES[event.reason],
            _channels(event),
            "",
            None,
            {},
        )
        for event in left
    )
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True))


def _orders(records: Iterable[Record]) -> list[HaltOrder]:
    """The newest record of each fired kill; what cannot be read is passed over."""
    orders: dict[str, HaltOrder] = {}
    for record in records:
        facts = record.body.get("order")
        if not isinstance(facts, dict):
            continue
        try:
            order = order_from_facts(facts)
        except ValueError:
            continue
        if order.fired_at is not None:
            orders[order.order_id] = order
    return list(orders.values())


def _taken(left: list[KillEvent], account: str, order: HaltOrder) -> KillEvent | None:
    fired_at = order.fired_at or order.armed_at
    for event in left:
        if same_account(event.account_id, account) and abs(event.ts - fired_at) < _SAME_KILL:
            left.remove(event)
            return event
    return None


def _row(order: HaltOrder, account: str, event: KillEvent | None, live: HaltWord | None) -> KillRow:
    fired_at = order.fired_at or order.armed_at
    reached = order.reached.get(account, {})
    return KillRow(
        row_id=f"{order.order_id} {account}",
        at=fired_at,
        account=account,
        reason=REASON_NAMES[order.reason],
        channels="" if event is None else _channels(event),
        actor=order.actor,
        word=live or _word(order, account),
        took_s={rung: max(0.0, (at - fired_at).total_seconds()) for rung, at in reached.items()},
    )


def _word(order: HaltOrder, account: str) -> HaltWord:
    shot, reached = order.shot(account), order.reached.get(account, {})
    if shot.accepted or RungId.FLAG in reached:
        return HaltWord.HALTED if {RungId.ORDERS, RungId.POSITIONS} <= reached.keys() else HaltWord.ENGAGED
    return HaltWord.REFUSED if shot.without_effect else HaltWord.UNKNOWN


def _channels(event: KillEvent) -> str:
    return listed(event.channels_sent) or tr("none")
