"""The risk limits compiled into the risk service, and how much of them each account has used."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from pydantic import BaseModel

from app.sandbox.risk_model import var_95_usd, var_99_usd


class RiskLimits(BaseModel):
    """An account's limits: US dollars, fractions of net asset value, basis points, seconds, minutes."""

    account_id: str
    max_daily_loss: float
    fee_budget: float
    max_nav_pct_per_trade: float
    notional_cap: float
    cooldown_minutes: int
    instrument_whitelist: list[str]
    var_95_limit: float | None = None
    var_99_limit: float | None = None
    spread_threshold_bps: float | None = None
    latency_stall_seconds: float | None = None
    exchange_outage_block: bool = False
    correlation_threshold: float | None = None
    correlation_lookback: int | None = None
    diversification_cluster_limits: dict[str, float] = {}


class RiskUsage(BaseModel):
    """What an account has used of its limits, in US dollars; in JSON the numbers are texts."""

    account_id: str
    realized_daily_loss: Decimal
    fees_paid: Decimal
    net_asset_value: Decimal
    var_95: Decimal | None
    var_99: Decimal | None


LIMITS = {
    limits.account_id: limits
    for limits in (
        RiskLimits(
            account_id="company",
            max_daily_loss=150_000.0,
            fee_budget=35_000.0,
            max_nav_pct_per_trade=0.35,
            notional_cap=7_500_000.0,
            cooldown_minutes=60,
            instrument_whitelist=["BTC-USD", "ETH-USD"],
            var_95_limit=250_000.0,
            var_99_limit=450_000.0,
            spread_threshold_bps=15.0,
            latency_stall_seconds=2.0,
        ),
        RiskLimits(
            account_id="director-1",
            max_daily_loss=50_000.0,
            fee_budget=10_000.0,
            max_nav_pct_per_trade=0.25,
            notional_cap=1_500_000.0,
            cooldown_minutes=120,
            instrument_whitelist=["SOL-USD"],
            var_95_limit=100_000.0,
            var_99_limit=175_000.0,
            spread_threshold_bps=20.0,
            latency_stall_seconds=3.0,
            exchange_outage_block=True,
            correlation_threshold=0.85,
            correlation_lookback=20,
            diversification_cluster_limits={"BTC": 0.4},
        ),
        RiskLimits(
            account_id="director-2",
            max_daily_loss=75_000.0,
            fee_budget=15_000.0,
            max_nav_pct_per_trade=0.3,
            notional_cap=2_000_000.0,
            cooldown_minutes=90,
            instrument_whitelist=["BTC-USD", "ETH-USD", "SOL-USD"],
        ),
    )
}
USUAL_NAV_USD = {"company": 1_000_000.0, "director-1": 400_000.0, "director-2": 250_000.0}
_CENT = Decimal("0.01")


def net_asset_value_usd(account_id: str, now: datetime) -> float:
    """Return an account's net asset value at ``now`` in US dollars: it breathes by about one percent."""
    return USUAL_NAV_USD[account_id] * (1 + 0.01 * _wave(now, 97) + 0.003 * _wave(now, 13))


def usage_at(limits: RiskLimits, now: datetime, exposure_usd: Mapping[str, float]) -> RiskUsage:
    """Return what the account has used at ``now`` (aware): fees grow from midnight UTC, losses come and go.

    ``exposure_usd`` are its positions by symbol, which decide the value at risk; without a limit there is none.
    """
    day_part = _seconds_of_day(now) / 86_400
    loss_usd = limits.max_daily_loss * (0.22 + 0.1 * _wave(now, 211) + 0.02 * _wave(now, 17))
    return RiskUsage(
        account_id=limits.account_id,
        realized_daily_loss=_dollars(loss_usd),
        fees_paid=_dollars(limits.fee_budget * 0.4 * day_part),
        net_asset_value=_dollars(net_asset_value_usd(limits.account_id, now)),
        var_95=None if limits.var_95_limit is None else _dollars(var_95_usd(exposure_usd)),
        var_99=None if limits.var_99_limit is None else _dollars(var_99_usd(exposure_usd)),
    )


def _dollars(value: float) -> Decimal:
    return Decimal(value).quantize(_CENT)


def _seconds_of_day(now: datetime) -> float:
    return now.astimezone(UTC).timestamp() % 86_400


def _wave(now: datetime, period_s: float) -> float:
    return math.sin(2 * math.pi * _seconds_of_day(now) / period_s)
