"""What is read to prove a halt, and what one account's part of it says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from api_client.exposition import Exposition
from api_client.models.common import Fact, FactMap
from api_client.models.kill_switch import KillEvent
from api_client.models.portfolio import PortfolioRows
from api_client.models.risk_engine import PretradeFailure, PretradeStatus
from app.core.freshness import Slice
from app.core.halt_order import Baseline
from app.core.samples import samples_named

NOT_READ: Final[Slice[Any]] = Slice("", 0.0)
"""A fact that nothing reads."""

_KILL: Final = "kill"
_ENDED: Final = frozenset({"filled", "closed", "cancelled", "canceled", "rejected", "expired", "done"})
_QUANTITIES: Final = ("quantity", "qty", "size")


@dataclass(frozen=True)
class HaltReadings:
    """Everything that the ladder is climbed by, as far as it was read.

    `gauge` maps accounts to `kill_switch_state`, `rejected_intents` is the risk engine's whole exposition. `orders`,
    `positions` and `pretrade` are of `own_account`, the session's, empty when nobody is signed in. `configured` names
    the services of the environment.
    """

    gauge: Slice[Mapping[str, float]] = NOT_READ
    events: Slice[tuple[KillEvent, ...]] = NOT_READ
    pretrade: Slice[PretradeStatus] = NOT_READ
    rejected_intents: Slice[Exposition] = NOT_READ
    orders: Slice[PortfolioRows] = NOT_READ
    positions: Slice[PortfolioRows] = NOT_READ
    own_account: str = ""
    configured: frozenset[str] = frozenset()

    def owns(self, account: str) -> bool:
        """Whether the session is of this account."""
        return bool(self.own_account) and same_account(account, self.own_account)


def same_account(one: str, other: str) -> bool:
    """Whether both name one account: the kill switch writes them in lower case, whatever it was sent."""
    return one.strip().lower() == other.strip().lower()


def read_since(fact: Slice[Any], at: datetime) -> bool:
    """Whether the value was asked for after a moment: what was asked before it proves nothing about what came of it."""
    return fact.asked_at is not None and fact.asked_at > at


def gauge_of(account: str, gauges: Mapping[str, float]) -> float | None:
    """The account's gauge; None without a series or with one that is not a number."""
    found = [value for name, value in gauges.items() if same_account(name, account) and not math.isnan(value)]
    return max(found, default=None)


def others_engaged(account: str, gauges: Mapping[str, float]) -> bool:
    """Whether any other account's gauge is up."""
    return any(value > 0 and not same_account(name, account) for name, value in gauges.items())


def event_since(account: str, events: Iterable[KillEvent], at: datetime) -> KillEvent | None:
    """The account's oldest recorded kill at or after a moment of the platform's clock."""
    found = [event for event in events if same_account(event.account_id, account) and event.ts >= at]
    return min(found, key=lambda event: event.ts, default=None)


def kill_refusals(status: PretradeStatus) -> tuple[PretradeFailure, ...]:
    """The refusals that name the kill switch: other invariants refuse intents too, and prove no halt."""
    return tuple(
        failure
        for failure in status.recent_failures
        if any(_KILL in text.lower() for text in (failure.invariant, failure.action, failure.reason))
    )


def refused_intents(exposition: Exposition) -> float:
    """How many intents were refused for a kill since the engine started, of all accounts; 0 without a series."""
    return sum(
        sample.value
        for sample in samples_named(exposition, "rejected_intents_total")
        if _KILL in dict(sample.labels).get("reason", "").lower() and not math.isnan(sample.value)
    )


def open_orders(listing: PortfolioRows) -> int | None:
    """How many orders have not ended; None when a row does not say, or the list was cut off before all was seen.

    A status that is not known to be an end counts as open.
    """
    statuses = [row.get("status") for row in listing.rows]
    if not all(isinstance(status, str) and status.strip() for status in statuses):
        return None
    still_open = sum(str(status).strip().lower() not in _ENDED for status in statuses)
    return still_open if still_open or listing.complete else None


def held_positions(listing: PortfolioRows) -> int | None:
    """How many positions are not zero; None when a row does not say, or the list was cut off before all was seen."""
    quantities = [_quantity(row) for row in listing.rows]
    if any(quantity is None for quantity in quantities):
        return None
    held = sum(quantity != 0 for quantity in quantities)
    return held if held or listing.complete else None


def _quantity(row: FactMap) -> Decimal | None:
    found = [row[name] for name in _QUANTITIES if name in row]
    return _number(found[0]) if found else None


def _number(value: Fact) -> Decimal | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def take_baseline(account: str, readings: HaltReadings, now: datetime) -> Baseline:
    """What is known of an account before its kill; only facts that are fresh at `now` count."""
    own = readings.owns(account)
    gauges = readings.gauge.fresh_value(now)
    orders = readings.orders.fresh_value(now) if own else None
    positions = readings.positions.fresh_value(now) if own else None
    pretrade = readings.pretrade.fresh_value(now) if own else None
    exposition = readings.rejected_intents.fresh_value(now)
    return Baseline(
        at=now,
        gauge=None if gauges is None else gauge_of(account, gauges),
        open_orders=None if orders is None else open_orders(orders),
        positions=None if positions is None else held_positions(positions),
        refused_intents=None if exposition is None else refused_intents(exposition),
        # By the engine's clock: whatever is newer was not known then.
        pretrade_latest=None if pretrade is None else pretrade.generated_at,
        gauge_read=gauges is not None,
    )
