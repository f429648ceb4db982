"""The risk engine: what it refused before a trade, what it blocks, what it forecasts, how it would diversify."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api_client.models.common import DecimalMap, TextMap


@dataclass(frozen=True, slots=True)
class PretradeFailure:
    """One intent that was refused: by which invariant, and the engine's own reason; `notional` in USD.

    `timestamp` is the engine's clock, aware UTC.
    """

    symbol: str
    invariant: str
    action: str
    reason: str
    timestamp: datetime
    notional: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PretradeStatus:
    """An account's refusals since the engine started: how many by invariant, and the newest one by one."""

    account_id: str
    generated_at: datetime
    counts: DecimalMap
    recent_failures: tuple[PretradeFailure, ...]


@dataclass(frozen=True, slots=True)
class BlockedSymbol:
    """A symbol that the account may not trade now, and what tripped the circuit; `triggered_at` is aware UTC.

    `volatility` is a fraction of one; `safe_mode` is whether the engine was in safe mode when it tripped.
    """

    symbol: str
    reason: str
    spread_bps: Decimal
    volatility: Decimal
    triggered_at: datetime
    safe_mode: bool


@dataclass(frozen=True, slots=True)
class CircuitStatus:
    """The symbols that the account may not trade now."""

    account_id: str
    blocked: tuple[BlockedSymbol, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """The outcomes of all simulations, in USD; `percentiles` by their number as text, such as "5" and "95"."""

    mean: Decimal
    std: Decimal
    min: Decimal
    max: Decimal
    percentiles: DecimalMap


@dataclass(frozen=True, slots=True)
class Distributions:
    """Simulated net asset value, profit and loss at the horizon."""

    nav: Distribution
    pnl: Distribution
    loss: Distribution


@dataclass(frozen=True, slots=True)
class CvarForecast:
    """Value at risk and expected shortfall of one horizon ("24h", "2d", "1w"), in USD, by simulation.

    `probability_loss_cap_hit` is a fraction of one; `positions` by symbol, in the engine's own unit; `timestamp` is
    the engine's clock, aware UTC.
    """

    account_id: str
    horizon: str
    simulations: int
    timestamp: datetime
    var_95: Decimal
    cvar_95: Decimal
    probability_loss_cap_hit: Decimal
    loss_cap: Decimal
    positions: DecimalMap
    distribution: Distributions


@dataclass(frozen=True, slots=True)
class NavMetrics:
    """What a forecast of net asset value comes to, in USD; the probability is a fraction of one."""

    var_95: Decimal
    cvar_95: Decimal
    probability_loss_cap_hit: Decimal
    mean_nav: Decimal
    std_nav: Decimal
    loss_cap: Decimal


@dataclass(frozen=True, slots=True)
class NavForecast:
    """Net asset value at one horizon, by simulation; `timestamp` is the engine's clock, aware UTC."""

    account_id: str
    horizon: str
    simulations: int
    timestamp: datetime
    metrics: NavMetrics
    positions: DecimalMap


@dataclass(frozen=True, slots=True)
class DiversificationTargets:
    """What share of net asset value each instrument should have (fractions of one), and which bucket it is in."""

    account_id: str
    timestamp: datetime
    targets: DecimalMap
    buckets: TextMap
