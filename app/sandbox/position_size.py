"""How large a position the risk service allows in one instrument."""

import math
import re
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from app.sandbox.risk_limits import RiskLimits
from app.sandbox.risk_model import ANNUAL_VOLATILITY

_SPOT = re.compile(r"[A-Z0-9]{2,10}-USD")
MID_PRICES_USD = {"BTC-USD": 34_980.0, "ETH-USD": 1_870.0, "SOL-USD": 41.5}
_VOLATILITY_FLOOR = 0.05
_NAV_RISK_SHARE = 0.1
_CASH_RISK_SHARE = 0.5


class PositionSize(BaseModel):
    """An allowed size with how it came about; dollars, units of the instrument, basis points."""

    account_id: str
    symbol: str
    max_size_usd: float
    size_units: float
    reason: str
    nav: float
    available_balance: float | None
    volatility: float
    risk_budget: float
    base_size_usd: float
    expected_edge_bps: float
    fee_bps_estimate: float
    slippage_bps: float
    safety_margin_bps: float
    regime: str
    price: float
    timestamp: datetime
    diagnostics: dict[str, Any]
    max_position: float


def spot_symbol(text: str) -> str | None:
    """Return ``BASE-USD`` for a spot symbol written with a dash or a slash, None for any other instrument."""
    symbol = text.strip().upper().replace("/", "-")
    return symbol if _SPOT.fullmatch(symbol) else None


def size_position(
    limits: RiskLimits, symbol: str, nav_usd: float, now: datetime, *, precision_known: bool
) -> PositionSize:
    """Size a position; without the instrument's precision the answer is zero. KeyError: no price for the symbol."""
    price, volatility = MID_PRICES_USD[symbol], ANNUAL_VOLATILITY[symbol]
    budget_usd = min(_NAV_RISK_SHARE * nav_usd, _CASH_RISK_SHARE * nav_usd)
    base_usd = budget_usd / max(volatility, _VOLATILITY_FLOOR)
    diagnostics: dict[str, Any] = {
        "nav_risk_budget": _NAV_RISK_SHARE * nav_usd,
        "cash_risk_budget": _CASH_RISK_SHARE * nav_usd,
        "notional_cap": limits.notional_cap,
        "volatility_floor": _VOLATILITY_FLOOR,
        "available_balance": nav_usd,
        "nav": nav_usd,
        "mid_price": price,
        "volatility_input": volatility,
        "base_size_usd": base_usd,
    }
    if precision_known:
        allowed_usd, reason = min(base_usd, limits.notional_cap, limits.max_nav_pct_per_trade * nav_usd), "sized"
    else:
        allowed_usd, reason = 0.0, "precision_metadata_missing"
        diagnostics["precision_metadata_missing"] = True
    return PositionSize(
        account_id=limits.account_id,
        symbol=symbol,
        max_size_usd=allowed_usd,
        size_units=math.floor(allowed_usd / price * 1e8) / 1e8,
        reason=reason,
        nav=nav_usd,
        available_balance=nav_usd,
        volatility=volatility,
        risk_budget=budget_usd,
        base_size_usd=base_usd,
        expected_edge_bps=24.0 if precision_known else 12.0,
        fee_bps_estimate=8.0,
        slippage_bps=2.0,
        safety_margin_bps=5.0,
        regime="neutral",
        price=price,
        timestamp=now,
        diagnostics=diagnostics,
        max_position=allowed_usd,
    )
