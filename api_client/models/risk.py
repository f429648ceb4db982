"""Risk limits, their usage, position sizes, throttling and draining."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api_client.models.common import DecimalMap, FactMap


@dataclass(frozen=True, slots=True)
class RiskLimits:
    """An account's limits: money in USD, percentages as fractions of one, `*_bps` in basis points."""

    account_id: str
    max_daily_loss: Decimal
    fee_budget: Decimal
    max_nav_pct_per_trade: Decimal
    notional_cap: Decimal
    cooldown_minutes: int
    instrument_whitelist: tuple[str, ...]
    var_95_limit: Decimal | None
    var_99_limit: Decimal | None
    spread_threshold_bps: Decimal | None
    latency_stall_seconds: Decimal | None
    exchange_outage_block: bool
    correlation_threshold: Decimal | None
    correlation_lookback: int | None
    diversification_cluster_limits: DecimalMap


@dataclass(frozen=True, slots=True)
class RiskUsage:
    """How much of the limits is used, in USD."""

    account_id: str
    realized_daily_loss: Decimal
    fees_paid: Decimal
    net_asset_value: Decimal
    var_95: Decimal | None
    var_99: Decimal | None


@dataclass(frozen=True, slots=True)
class RiskReport:
    """Limits and usage of the session's account."""

    account_id: str
    limits: RiskLimits
    usage: RiskUsage


@dataclass(frozen=True, slots=True)
class PositionSize:
    """The largest position the risk service would allow now, and what it computed that from."""

    account_id: str
    symbol: str
    max_size_usd: Decimal
    size_units: Decimal
    reason: str
    nav: Decimal
    available_balance: Decimal | None
    volatility: Decimal
    risk_budget: Decimal
    base_size_usd: Decimal
    expected_edge_bps: Decimal
    fee_bps_estimate: Decimal
    slippage_bps: Decimal
    safety_margin_bps: Decimal
    regime: str
    price: Decimal
    timestamp: datetime
    diagnostics: FactMap
    max_position: Decimal


@dataclass(frozen=True, slots=True)
class ThrottleStatus:
    """Whether the account is throttled, and why."""

    active: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DrainStatus:
    """Whether the service is draining; there is no way back but a restart. `elapsed_seconds` since it began."""

    service: str
    draining: bool
    inflight: int
    started_at: datetime | None
    elapsed_seconds: float | None
    allowed_paths: tuple[str, ...]
