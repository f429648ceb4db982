"""What the OMS, Oversight and Portfolio pages are shown in their tests: whole answers of every flavour and kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from api_client.models.common import DecimalMap, FactMap
from api_client.models.config import ConfigValue, ConfigVersion
from api_client.models.hitl import IntentStatus, PendingIntent, TradeDetails
from api_client.models.oms import ImpactCurve, ImpactPoint, OrderPath, RateLimit, RateLimits, ReconcileStatus
from api_client.models.oms_core import AccountBalances, AccountTrades, Ledger, LedgerDelta, ShadowPnl
from api_client.models.override import OverrideDecision, OverrideRecord
from api_client.models.portfolio import PortfolioBalances, PortfolioRows, RowsSource
from api_client.models.watchdog import Oversight, ReasonCount, Veto
from app.core.portfolio_view import Listed, Listing, TimeRange
from app.core.state import AppState, ReadingKind, ServiceAddress
from tests.widgets.page_desk import known, with_services
from tests.widgets.states import NOW

ZERO = Decimal(0)
LEDGER = Ledger(Decimal(10), Decimal(1), ZERO, (), ())
LIMITS = RateLimits(
    (
        RateLimit("company", OrderPath.REST, 20, 10.0, 1, 3, 4.0, 2),
        RateLimit("company", OrderPath.WEBSOCKET, 60, 10.0, 0, 60, 4.0, 0),
    )
)


CURVE = ImpactCurve(
    "BTC/USD",
    tuple(
        ImpactPoint(Decimal(size), Decimal(bps)) for size, bps in ((10000, "0.57"), (100000, "1.8"), (1000000, "5.7"))
    ),
    NOW - timedelta(seconds=9),
)


def oms(flavour: str) -> AppState:
    return with_services(ServiceAddress("oms", "https://oms.example.com", flavour))


def oms_async() -> AppState:
    state = known(oms("async"), ReadingKind.OMS_RATE_LIMITS, "oms", LIMITS)
    return known(state, ReadingKind.RECONCILE, "oms", ReconcileStatus(8, 3, 0, 0), account="")


def oms_core() -> AppState:
    shadow = ShadowPnl(LEDGER, LEDGER, LedgerDelta(ZERO, ZERO, ZERO))
    state = known(oms("core"), ReadingKind.OMS_SHADOW, "oms", shadow)
    held = AccountBalances("company", DecimalMap({"BTC": Decimal("0.25")}), None, NOW)
    state = known(state, ReadingKind.OMS_BALANCES, "oms", held)
    trade = FactMap({"order_id": "O", "pair": "BTC/USD", "time": "2026-03-14T03:00:00Z", "price": "35000.10"})
    return known(state, ReadingKind.OMS_TRADES, "oms", AccountTrades((trade,)))


SERVICES = {
    ReadingKind.INTENTS: "hitl",
    ReadingKind.VETOES: "watchdog",
    ReadingKind.OVERRIDES: "override",
    ReadingKind.CONFIGURATION: "config",
    ReadingKind.CONFIG_HISTORY: "config",
}
TRADE = TradeDetails("BTC-USD", "buy", Decimal(750_000), Decimal("0.58"), FactMap({}))
LIMIT = ConfigVersion(1, "global", "risk.max_notional", ConfigValue("7500000", 7_500_000), 1, ("director-1",), NOW)


def intents(*names: str) -> tuple[PendingIntent, ...]:
    ends = NOW + timedelta(seconds=90)
    return tuple(PendingIntent(name, "company", TRADE, IntentStatus.PENDING, NOW, ends) for name in names)


def oversight(signed_in_s: float = 60) -> AppState:
    veto = Veto("i-0", "company", "spread", NOW, FactMap({}))
    override = OverrideRecord("i-0", "company", "company", OverrideDecision.REJECT, "too large", NOW)
    values = {
        ReadingKind.INTENTS: intents("i-1", "i-2"),
        ReadingKind.VETOES: Oversight(1, (ReasonCount("spread", 1),), (veto,), NOW),
        ReadingKind.OVERRIDES: (override,),
        ReadingKind.CONFIGURATION: (LIMIT,),
        ReadingKind.CONFIG_HISTORY: (LIMIT,),
    }
    state = with_services(*(ServiceAddress(name, f"https://{name}.example.com") for name in set(SERVICES.values())))
    for kind, value in values.items():
        state = known(state, kind, SERVICES[kind], value)
    at = NOW - timedelta(seconds=signed_in_s)
    return replace(state, session=replace(state.session, signed_in_at=at))


BALANCES = PortfolioBalances(Decimal("900.50"), Decimal("99.50"), Decimal(1000), Decimal(3))
PORTFOLIO = ServiceAddress("portfolio", "https://portfolio.example.com")


def records(listing: Listing, count: int = 2, first: int = 0) -> Listed:
    def made(number: int) -> dict[str, Any]:
        match listing:
            case Listing.POSITIONS:
                return {"instrument": f"C{number}-USD", "quantity": f"{number}.5", "as_of": "2026-03-14T03:00:00Z"}
            case Listing.PNL:
                return {"pnl_usd": f"{number}.25", "bucket": f"2026-03-{number % 28 + 1:02}T00:00:00+00:00"}
            case Listing.ORDERS:
                return {"order_id": f"O-{number:04}", "instrument": "BTC-USD", "quantity": "1", "price": str(number)}
        return {"symbol": "BTC-USD", "qty": "0.5", "fill_time": f"2026-03-14T03:00:{number % 60:02}+00:00"}

    facts = tuple(FactMap(made(number)) for number in range(first, first + count))
    return Listed(TimeRange.DAY, PortfolioRows(RowsSource.CSV, facts, complete=True))


def portfolio(count: int = 2) -> AppState:
    state = known(with_services(PORTFOLIO), ReadingKind.BALANCES, "portfolio", BALANCES)
    for listing in Listing:
        state = known(state, listing.kind, "portfolio", records(listing, count))
    return state
