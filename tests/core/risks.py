"""Readings of risk for tests: limits with usage, forecasts, breakers, exposure; and states that hold them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from api_client.models.common import DecimalMap, FactMap, TextMap
from api_client.models.portfolio_risk import AccountRisk, Breach, PortfolioRiskStatus, PortfolioTotals
from api_client.models.risk import PositionSize, RiskLimits, RiskReport, RiskUsage, ThrottleStatus
from api_client.models.risk_engine import (
    BlockedSymbol,
    CircuitStatus,
    CvarForecast,
    Distribution,
    Distributions,
    DiversificationTargets,
    NavForecast,
    NavMetrics,
    PretradeFailure,
    PretradeStatus,
)
from app.core.freshness import Failure, FailureKind, Slice
from app.core.risk_card import RiskCard
from app.core.risk_look import RiskLook
from app.core.risk_view import CARDS, RiskSubject
from app.core.state import (
    AppState,
    Environment,
    EnvironmentKind,
    ReadingKey,
    ReadingKind,
    ServiceAddress,
    SessionPhase,
    SessionState,
)

NOW = datetime(2026, 3, 14, 3, 12, 44, tzinfo=UTC)
SERVICES = ("risk", "risk-engine", "portfolio-risk")
SESSION = SessionState(SessionPhase.ACTIVE, "ops@example.com", "company", NOW + timedelta(minutes=41))
UNREACHABLE = Failure(FailureKind.UNREACHABLE, "risk", "refused")
NO_LIMITS = Failure(FailureKind.REFUSED, "risk", "status", 404, "No risk limits configured for account 'company'.")
SOURCES = {
    ReadingKind.LIMITS: ("risk", "GET /risk/limits"),
    ReadingKind.THROTTLE: ("risk", "GET /risk/throttle/status"),
    ReadingKind.CIRCUIT: ("risk-engine", "GET /risk/circuit/status"),
    ReadingKind.PRETRADE: ("risk-engine", "GET /risk/pretrade/status"),
    ReadingKind.CVAR_24H: ("risk-engine", "GET /risk/cvar"),
    ReadingKind.CVAR_1W: ("risk-engine", "GET /risk/cvar"),
    ReadingKind.NAV_24H: ("risk-engine", "GET /risk/nav_forecast"),
    ReadingKind.DIVERSIFICATION: ("risk-engine", "GET /diversification/targets"),
    ReadingKind.PORTFOLIO_RISK: ("portfolio-risk", "GET /risk/portfolio/status"),
}


def usd(value: str) -> Decimal:
    return Decimal(value)


def limits(**changes: Any) -> RiskLimits:
    made = RiskLimits(
        "company",
        usd("150000"),
        usd("35000"),
        usd("0.35"),
        usd("7500000"),
        60,
        ("BTC-USD", "ETH-USD"),
        usd("250000"),
        usd("450000"),
        usd("15"),
        usd("2"),
        False,
        None,
        None,
        DecimalMap({}),
    )
    return replace(made, **changes)


def usage(loss: str = "30000", **changes: Any) -> RiskUsage:
    made = RiskUsage("company", usd(loss), usd("7000.50"), usd("1000000"), usd("20000"), usd("30000"))
    return replace(made, **changes)


def report(loss: str = "30000", **changes: Any) -> RiskReport:
    return RiskReport("company", limits(), usage(loss, **changes))


def size(**changes: Any) -> PositionSize:
    made = PositionSize(
        "company",
        "BTC-USD",
        usd("312500"),
        usd("8.9337"),
        "within_limits",
        usd("1000000"),
        usd("1000000"),
        usd("0.32"),
        usd("100000"),
        usd("312500"),
        usd("12"),
        usd("8"),
        usd("2"),
        usd("5"),
        "neutral",
        usd("34980"),
        NOW,
        FactMap({"volatility_floor": usd("0.05"), "precision_metadata_missing": False, "note": "", "lots": 3}),
        usd("8.9337"),
    )
    return replace(made, **changes)


def distribution(*values: str, low: str = "-9000", high: str = "9500", mean: str = "12.5") -> Distribution:
    told = values or ("-6000", "-3000", "-1000", "0", "1100", "3100", "6200")
    ranks = ("1", "5", "25", "50", "75", "95", "99")
    percentiles = DecimalMap({rank: usd(value) for rank, value in zip(ranks, told, strict=True)})
    return Distribution(usd(mean), usd("2500"), usd(low), usd(high), percentiles)


def cvar(**changes: Any) -> CvarForecast:
    one = distribution()
    made = CvarForecast(
        "company",
        "24h",
        5000,
        NOW,
        usd("3000"),
        usd("4500"),
        usd("0.012"),
        usd("150000"),
        DecimalMap({"BTC-USD": usd("120000"), "ETH-USD": usd("80000")}),
        Distributions(one, one, one),
    )
    return replace(made, **changes)


def nav(**changes: Any) -> NavForecast:
    metrics = NavMetrics(usd("3000"), usd("4500"), usd("0.012"), usd("1000012.50"), usd("2500"), usd("150000"))
    made = NavForecast("company", "24h", 5000, NOW, metrics, DecimalMap({"BTC-USD": usd("120000")}))
    return replace(made, **changes)


def circuit(*blocked: BlockedSymbol) -> CircuitStatus:
    return CircuitStatus("company", blocked)


def blocked(symbol: str = "BTC-USD", *, safe_mode: bool = False) -> BlockedSymbol:
    return BlockedSymbol(symbol, "spread_widening", usd("22.5"), usd("0.031"), NOW - timedelta(minutes=4), safe_mode)


def refusal(seconds: float = 60.0, notional: str | None = "5000") -> PretradeFailure:
    at = NOW - timedelta(seconds=seconds)
    return PretradeFailure(
        "ETH-USD", "fat_finger", "reject", "Notional exceeds limit.", at, None if notional is None else usd(notional)
    )


def pretrade(*failures: PretradeFailure, **counts: str) -> PretradeStatus:
    return PretradeStatus("company", NOW, DecimalMap({name: usd(count) for name, count in counts.items()}), failures)


def account(name: str = "company", *, known: bool = True, **exposure: str) -> AccountRisk:
    amounts = {symbol.replace("_", "-"): usd(value) for symbol, value in exposure.items()}
    at = NOW - timedelta(minutes=3) if known else None
    return AccountRisk(name, sum(amounts.values(), usd("0")), DecimalMap(amounts), usd("9000"), usd("12000"), at)


def portfolio(*accounts: AccountRisk, **changes: Any) -> PortfolioRiskStatus:
    totals = PortfolioTotals(
        usd("400000"),
        DecimalMap({"BTC-USD": usd("250000")}),
        DecimalMap({}),
        usd("9000"),
        usd("12000"),
        usd("1.1"),
        usd("0.8"),
    )
    made = PortfolioRiskStatus(totals, accounts, True, (), usd("1"))
    return replace(made, **changes)


def breach(detail: str = "gross exposure is too high") -> Breach:
    return Breach("max_gross_exposure", usd("700000"), usd("650000"), detail)


def targets(**shares: str) -> DiversificationTargets:
    told = shares or {"BTC_USD": "0.25", "ETH_USD": "0.25", "CASH": "0.5"}
    named = {symbol.replace("_", "-"): usd(share) for symbol, share in told.items()}
    return DiversificationTargets("company", NOW, DecimalMap(named), TextMap({"BTC-USD": "btc_core"}))


def silent(*services: str, session: SessionState = SESSION, look: RiskLook | None = None) -> AppState:
    """Signed in, and nothing read yet."""
    names = services or SERVICES
    addresses = tuple(ServiceAddress(name, f"https://{name}.example.com") for name in names)
    place = Environment("aether-staging", EnvironmentKind.STAGING, "UTC", ("company", "director-1"), addresses)
    return AppState(place, session=session, risk=look or RiskLook())


def fact(kind: ReadingKind, value: Any, age_s: float = 5.0) -> Slice[Any]:
    return Slice[Any](SOURCES[kind][1], 45.0).succeeded(value, NOW - timedelta(seconds=age_s))


def having(state: AppState, kind: ReadingKind, value: Any, age_s: float = 5.0) -> AppState:
    """The state with a value that was read so long ago."""
    return state.with_reading(ReadingKey(kind, SOURCES[kind][0]), fact(kind, value, age_s))


def failing(state: AppState, kind: ReadingKind, failure: Failure, age_s: float = 3.0) -> AppState:
    """The state with a read that failed so long ago; what was read before stays."""
    key = ReadingKey(kind, SOURCES[kind][0])
    known = state.readings.get(key, Slice[Any](SOURCES[kind][1], 45.0))
    return state.with_reading(key, known.failed(failure, NOW - timedelta(seconds=age_s)))


def healthy() -> AppState:
    """Everything read and well."""
    state = silent(look=RiskLook(symbol="BTC-USD", account="company", size=sized(size())))
    values = {
        ReadingKind.LIMITS: report(),
        ReadingKind.THROTTLE: ThrottleStatus(False),
        ReadingKind.CIRCUIT: circuit(),
        ReadingKind.PRETRADE: pretrade(),
        ReadingKind.CVAR_24H: cvar(),
        ReadingKind.NAV_24H: nav(),
        ReadingKind.DIVERSIFICATION: targets(),
        ReadingKind.PORTFOLIO_RISK: portfolio(account(BTC_USD="250000", SOL_USD="50000")),
    }
    for kind, value in values.items():
        state = having(state, kind, value)
    return state


def sized(value: PositionSize, age_s: float = 4.0) -> Slice[PositionSize]:
    return Slice[PositionSize]("GET /risk/size", 60.0).succeeded(value, NOW - timedelta(seconds=age_s))


def card(state: AppState, subject: RiskSubject) -> RiskCard:
    """What the page says in one card."""
    return CARDS[subject](state, NOW)


def facts(found: RiskCard) -> dict[str, str]:
    """The card's facts by name."""
    return {fact.name: fact.text for fact in found.facts}
