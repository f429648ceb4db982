"""What the OMS page says: what each flavour tells and cannot tell, what reading it starts, counters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from api_client.models.oms import OrderStatus, ReconcileStatus, RoutingStatus, WarmStart
from api_client.models.oms_core import LedgerDelta, ShadowPnl
from api_client.models.oms_root import RootOrder
from app.core.answer_words import answer_words
from app.core.card_view import Meaning, exact_words, fact_words, usd_words
from app.core.freshness import Slice
from app.core.language import figure, tr
from app.core.present import age_words, amount_words
from app.core.record_rows import Form, RecordColumn
from app.core.state import Environment

PROBING_WORDS: Final = tr(
    "Reading the routing or an order makes the OMS open the account's connection to "
    "Kraken and send two validate-only orders every 30 s, within Kraken's rate limit. "
    "The contract names no way to stop them short of an OMS restart; closing this panel "
    "does not."
)
PROBING_ON: Final = tr("Turned on: the routing and the order are read every 30 s while this page is open.")
PROBING_OFF: Final = tr("Both are off. What an earlier reading started goes on until the OMS restarts.")
NO_ORDERS_FROM_HERE: Final = tr("This console places and cancels no orders.")

OMS_MEANINGS: Final = {
    "unknown order": Meaning(
        tr("The OMS knows no order of this account by this id."), tr("Check the id."), harmless=True
    ),
    "order not found": Meaning(
        tr("The OMS knows no order of this account by this id."), tr("Check the id."), harmless=True
    ),
    "reconciler not initialised": Meaning(
        tr("The reconciler has not started."), tr("Nothing is reconciled until it does.")
    ),
    "kraken credentials unavailable": Meaning(
        tr("The OMS has no Kraken credentials of this account."),
        tr("See which secrets service it reads on the keys' page."),
    ),
    "kraken credentials have expired": Meaning(
        tr("Kraken's credentials of this account have expired."), tr("Rotate the key.")
    ),
    "account mismatch": Meaning(
        tr("The OMS does not show this account to this session."), tr("Sign in as that account.")
    ),
}

_CANNOT: Final = {
    "async": tr("This OMS (async flavour) tells no balances, no trades, no shadow profit, and has no way to drain."),
    "core": tr(
        "This OMS (core flavour) tells no routing, rate limits, warm start, impact, "
        "reconciliation or single order, and no route lists the circuit breakers that it "
        "obeys."
    ),
    "root": tr(
        "This OMS (root flavour) tells one order by the platform's own id and whether it "
        "drains, nothing else. It asks nobody who they are: anybody who reaches it reads and "
        "places orders."
    ),
}
_TRAIL: Final = 10

TRADE_COLUMNS: Final = (
    RecordColumn("time", tr("Time (UTC)"), Form.TIME),
    RecordColumn("pair", tr("Pair")),
    RecordColumn("side", tr("Side")),
    RecordColumn("quantity", tr("Quantity"), Form.NUMBER),
    RecordColumn("price", tr("Price"), Form.MONEY),
    RecordColumn("fee", tr("Fee"), Form.MONEY),
)
TRADE_IDENTITY: Final = ("order_id", "time", "quantity")


def flavour_of(environment: Environment) -> str | None:
    """Which OMS runs here: async, core or root; None without one."""
    address = next((one for one in environment.services if one.name == "oms"), None)
    return None if address is None else address.flavour or "async"


def cannot_words(flavour: str | None) -> str:
    """What this flavour cannot tell, so that nobody waits for it."""
    return _CANNOT.get(flavour or "", "")


def routing_facts(routing: RoutingStatus | None) -> tuple[tuple[str, str], ...]:
    """Latency by transport and the one that orders take."""
    if routing is None:
        return ()
    return (
        (tr("Orders go by"), answer_words(routing.preferred_path.value)),
        ("WebSocket", _milliseconds(routing.ws_latency)),
        ("REST", _milliseconds(routing.rest_latency)),
    )


def _milliseconds(value: float | None) -> str:
    return tr("not measured") if value is None else tr("{millis} ms", millis=amount_words(value, 1))


def warm_start_facts(start: WarmStart | None) -> tuple[tuple[str, str], ...]:
    """What the OMS took over when it started."""
    if start is None:
        return ()
    return (
        (tr("Orders resynced"), figure(start.orders_resynced, ",")),
        (tr("Fills replayed"), figure(start.fills_replayed, ",")),
        (tr("Took"), tr("{millis} ms", millis=amount_words(start.latency_ms))),
    )


@dataclass(frozen=True, slots=True)
class CounterTrail:
    """The last readings of the reconciler's counters, oldest first; forgotten when the OMS starts over."""

    readings: tuple[tuple[datetime, ReconcileStatus], ...] = ()

    def seen(self, fact: Slice[Any]) -> CounterTrail:
        """The trail with this reading; the same one again changes nothing."""
        if fact.value is None or fact.read_at is None:
            return self
        if not self.readings:
            return CounterTrail(((fact.read_at, fact.value),))
        at, last = self.readings[-1]
        if fact.read_at <= at:
            return self
        if any(new < old for new, old in zip(_counters(fact.value), _counters(last), strict=True)):
            return CounterTrail(((fact.read_at, fact.value),))
        return CounterTrail((*self.readings, (fact.read_at, fact.value))[-_TRAIL:])


_NAMES: Final = (tr("Balances checked"), tr("Orders checked"), tr("Mismatches fixed"), tr("Alerts"))


def _counters(status: ReconcileStatus) -> tuple[int, ...]:
    return (status.balances_checked, status.orders_checked, status.mismatches_fixed, status.alerts)


def reconcile_facts(trail: CounterTrail) -> tuple[tuple[str, str], ...]:
    """Each counter since the OMS started and how it grew over the readings of this page."""
    if not trail.readings:
        return ()
    (first_at, first), (last_at, last) = trail.readings[0], trail.readings[-1]
    over = "" if first_at == last_at else tr(" in {age}", age=age_words((last_at - first_at).total_seconds()))
    return tuple(
        (
            name,
            tr("{new:,} since the start", new=new)
            + (f" · {figure(new - old, '+,')}{over}" if over else tr(" · one reading so far")),
        )
        for name, old, new in zip(_NAMES, _counters(first), _counters(last), strict=True)
    )


def reconcile_remark(trail: CounterTrail) -> str:
    """What the reconciler found, and whether it works at all."""
    if not trail.readings:
        return ""
    (first_at, first), (last_at, last) = trail.readings[0], trail.readings[-1]
    if last.alerts or last.mismatches_fixed:
        return tr("The reconciler found what did not agree with the exchange: read the service's log.")
    if (last_at - first_at).total_seconds() >= 120 and _counters(first) == _counters(last):
        return tr("Nothing was checked since this page first looked: the reconciler may stand still.")
    return ""


@dataclass(frozen=True, slots=True)
class OrderLooked:
    """What the OMS told of the order that was asked for last; no id before one was."""

    order_id: str
    found: OrderStatus | RootOrder | None = None


def order_facts(looked: OrderLooked | None) -> tuple[tuple[str, str], ...]:
    """The order as the OMS tells it."""
    match looked:
        case OrderLooked(order_id, OrderStatus() as found):
            return (
                (tr("Asked for"), order_id),
                (tr("At Kraken"), fact_words(found.exchange_order_id)),
                (tr("Status"), fact_words(found.status)),
                (tr("Filled"), exact_words(found.filled_qty)),
                (tr("Average price"), usd_words(found.avg_price)),
                (tr("Errors"), fact_words(", ".join(found.errors or ()) or None)),
            )
        case OrderLooked(order_id, RootOrder(facts)):
            return ((tr("Asked for"), order_id), *((name, fact_words(value)) for name, value in facts.items()))
    return ()


@dataclass(frozen=True, slots=True)
class ShadowRow:
    """One measure of the real ledger beside the shadow's."""

    name: str
    real: str
    shadow: str
    delta: str


def shadow_rows(pnl: ShadowPnl | None) -> tuple[ShadowRow, ...]:
    """Profit, fees and slippage of both, and the difference as the service says it."""
    if pnl is None:
        return ()
    pairs = ((tr("Realised profit"), "realized_pnl"), (tr("Fees"), "fees"), (tr("Slippage"), "slippage"))
    return tuple(
        ShadowRow(name, *(usd_words(getattr(side, part)) for side in (pnl.real, pnl.shadow, pnl.delta)))
        for name, part in pairs
    )


def shadow_remark(pnl: ShadowPnl | None) -> str:
    """Whether the difference that the service claims is the one of its own two ledgers."""
    if pnl is None:
        return ""
    real, shadow = pnl.real, pnl.shadow
    own = LedgerDelta(real.realized_pnl - shadow.realized_pnl, real.fees - shadow.fees, real.slippage - shadow.slippage)
    turned = LedgerDelta(-own.realized_pnl, -own.fees, -own.slippage)
    if pnl.delta in (own, turned):
        return tr("{own:,} real fills, {shadow:,} of the shadow.", own=len(real.fills), shadow=len(shadow.fills))
    return tr("The difference that the service tells is not the difference of its two ledgers: do not rely on it.")
