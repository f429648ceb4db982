"""The risk engine's forecasts: value at risk and net asset value by simulation, and how to diversify."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean, pstdev
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

from app.sandbox.context import ServiceContext
from app.sandbox.guard import AccountGuard
from app.sandbox.portfolio_records import START_USD, PortfolioRecords
from app.sandbox.risk_limits import LIMITS, USUAL_NAV_USD, net_asset_value_usd
from app.sandbox.risk_model import simulated_pnl_usd

SIMULATIONS = 5000
DELAY_S = 0.4
"""How long an answer takes at least, as if more had to be computed."""
SHIPPED_LOSS_CAP_USD = 50_000.0
"""As shipped the engine has a cap of its own for everybody, whatever the risk service's limits say."""
PERCENTILES = (1, 5, 25, 50, 75, 95, 99)
CASH = "CASH"
_HORIZON = re.compile(r"([1-9]\d{0,3})([hdw])")
_DAYS = {"h": 1 / 24, "d": 1.0, "w": 7.0}
_BUCKETS = {"BTC-USD": "btc_core", "ETH-USD": "top_cap_alts", "SOL-USD": "mid_cap_alts", CASH: "cash"}
_SHIPPED_SHARE = 0.25


class Distribution(BaseModel):
    """The outcomes of all simulations in US dollars."""

    mean: float
    std: float
    min: float
    max: float
    percentiles: dict[str, float]


class Cvar(BaseModel):
    """Value at risk and expected shortfall at a horizon."""

    account_id: str
    horizon: str
    simulations: int
    timestamp: datetime
    var_95: float
    cvar_95: float
    probability_loss_cap_hit: float
    loss_cap: float
    positions: dict[str, float]
    distribution: dict[str, Distribution]


class NavForecast(BaseModel):
    """Net asset value at a horizon."""

    account_id: str
    horizon: str
    simulations: int
    timestamp: datetime
    metrics: dict[str, float]
    positions: dict[str, float]


class Diversification(BaseModel):
    """What share of net asset value each instrument should have, and its bucket."""

    account_id: str
    timestamp: datetime
    targets: dict[str, float]
    buckets: dict[str, str]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One run: positions and outcomes in US dollars, the latter in ascending order; `at` is aware UTC."""

    at: datetime
    nav_usd: float
    positions_usd: dict[str, float]
    pnl_usd: list[float]
    loss_cap_usd: float

    @property
    def var_95(self) -> float:
        """The loss that is exceeded once in twenty."""
        return max(0.0, -_percentile(self.pnl_usd, 5))

    @property
    def cvar_95(self) -> float:
        """The mean loss of the worst in twenty."""
        return max(0.0, -fmean(self.pnl_usd[: max(1, len(self.pnl_usd) // 20)]))

    @property
    def probability_loss_cap_hit(self) -> float:
        """The share of outcomes that lose the cap or more."""
        return sum(-pnl >= self.loss_cap_usd for pnl in self.pnl_usd) / len(self.pnl_usd)


def forecast(context: ServiceContext, records: PortfolioRecords, account_id: str, horizon: str) -> Forecast:
    """Simulate an account; 400 for a horizon that cannot be read. Within one minute equal positions give equal runs."""
    found = _HORIZON.fullmatch(horizon)
    if found is None:
        raise HTTPException(400, "Invalid horizon format. Use values like '24h', '2d', or '1w'.")
    now, own = context.clock(), LIMITS[account_id.lower()]
    positions_usd = records.exposure_usd(own.account_id)
    seed = f"{own.account_id} {horizon} {now:%Y-%m-%d %H:%M}"
    days = int(found[1]) * _DAYS[found[2]]
    return Forecast(
        now,
        net_asset_value_usd(own.account_id, now),
        positions_usd,
        simulated_pnl_usd(positions_usd, days, SIMULATIONS, seed),
        SHIPPED_LOSS_CAP_USD if context.shipped else own.max_daily_loss,
    )


def add_forecasts(app: FastAPI, context: ServiceContext, records: PortfolioRecords, own_account: AccountGuard) -> None:
    """Add the routes; `own_account` gives the account that is asked for once it is the caller's."""

    async def simulated(account_id: str, horizon: str) -> Forecast:
        run = await asyncio.to_thread(forecast, context, records, account_id, horizon)
        await asyncio.sleep(DELAY_S)
        return run

    @app.get("/risk/cvar")
    async def cvar(account_id: Annotated[str, Depends(own_account)], horizon: str = "24h") -> Cvar:
        run = await simulated(account_id, horizon)
        nav, loss = [run.nav_usd + pnl for pnl in run.pnl_usd], sorted(max(0.0, -pnl) for pnl in run.pnl_usd)
        return Cvar(
            account_id=account_id,
            horizon=horizon,
            simulations=SIMULATIONS,
            timestamp=run.at,
            var_95=run.var_95,
            cvar_95=run.cvar_95,
            probability_loss_cap_hit=run.probability_loss_cap_hit,
            loss_cap=run.loss_cap_usd,
            positions=run.positions_usd,
            distribution={"nav": _distribution(nav), "pnl": _distribution(run.pnl_usd), "loss": _distribution(loss)},
        )

    @app.get("/risk/nav_forecast")
    async def nav_forecast(account_id: Annotated[str, Depends(own_account)], horizon: str = "24h") -> NavForecast:
        run = await simulated(account_id, horizon)
        metrics = {
            "var_95": run.var_95,
            "cvar_95": run.cvar_95,
            "probability_loss_cap_hit": run.probability_loss_cap_hit,
            "mean_nav": run.nav_usd + fmean(run.pnl_usd),
            "std_nav": pstdev(run.pnl_usd),
            "loss_cap": run.loss_cap_usd,
        }
        return NavForecast(
            account_id=account_id,
            horizon=horizon,
            simulations=SIMULATIONS,
            timestamp=run.at,
            metrics=metrics,
            positions=run.positions_usd,
        )

    @app.get("/diversification/targets")
    def diversification(account_id: Annotated[str, Depends(own_account)]) -> Diversification:
        targets = _targets(context, account_id.lower())
        buckets = {symbol: _BUCKETS[symbol] for symbol in targets}
        return Diversification(account_id=account_id, timestamp=context.clock(), targets=targets, buckets=buckets)


def _targets(context: ServiceContext, account_id: str) -> dict[str, float]:
    share = _SHIPPED_SHARE if context.shipped else round(START_USD / USUAL_NAV_USD[account_id], 4)
    targets = dict.fromkeys(LIMITS[account_id].instrument_whitelist, share)
    return {**targets, CASH: round(1 - sum(targets.values()), 4)}


def _distribution(ascending: Sequence[float]) -> Distribution:
    return Distribution(
        mean=fmean(ascending),
        std=pstdev(ascending),
        min=ascending[0],
        max=ascending[-1],
        percentiles={str(rank): _percentile(ascending, rank) for rank in PERCENTILES},
    )


def _percentile(ascending: Sequence[float], rank: int) -> float:
    return ascending[min(len(ascending) - 1, len(ascending) * rank // 100)]
