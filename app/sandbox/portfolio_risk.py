"""The portfolio risk service: exposure and value at risk of all accounts, and which constraints they break."""

import math
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ADMINS, ServiceContext
from app.sandbox.guard import AccountGuard, admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_registry
from app.sandbox.portfolio_records import POSITIONS, PortfolioRecords
from app.sandbox.risk_model import CORRELATION, cvar_95_usd, var_95_usd

AUTHORIZED_VIEWERS = ("company", "director-1")
PLACEHOLDERS = ("alpha", "beta", "gamma")
"""The accounts that are compiled in; as shipped nobody replaced them, and nothing is known of them."""
UNKNOWN_VAR_USD = 250_000.0
MAX_GROSS_USD = 650_000.0
MAX_INSTRUMENT_USD = 300_000.0
MAX_CLUSTER_USD = 500_000.0
MAX_VAR_95_USD = 20_000.0
MAX_BETA_TO_BTC = 1.5
MAX_CORRELATION = 0.9
_CLUSTERS = {"BTC-USD": "BTC", "ETH-USD": "ALT", "SOL-USD": "ALT"}
_BETA_TO_BTC = {"BTC-USD": 1.0, "ETH-USD": 1.15, "SOL-USD": 1.4}


class Totals(BaseModel):
    """All accounts together, in US dollars; beta and correlation have no unit."""

    gross_exposure: float
    instrument_exposure: dict[str, float]
    cluster_exposure: dict[str, float]
    var_95: float
    cvar_95: float
    beta_to_btc: float
    max_correlation: float


class AccountRisk(BaseModel):
    """One account in US dollars, with when its positions changed last."""

    account_id: str
    gross_exposure: float
    instrument_exposure: dict[str, float]
    var_95: float
    cvar_95: float
    snapshot_ts: datetime | None


class Breach(BaseModel):
    """A constraint that is broken."""

    constraint: str
    value: float
    limit: float
    detail: str


class PortfolioStatus(BaseModel):
    """The portfolio's risk; ``risk_adjustment`` scales new positions from 0 to 1."""

    totals: Totals
    accounts: list[AccountRisk]
    constraints_ok: bool
    breaches: list[Breach]
    risk_adjustment: float


def build(context: ServiceContext) -> FastAPI:
    """Return the portfolio risk's application; ``app.state.metrics`` holds its series."""
    metrics = make_registry(context.label, context.profile)
    records = PortfolioRecords(context.store, context.clock)

    def checks() -> dict[str, dict[str, Any]]:
        return {"portfolio_store": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_metered_app(context, metrics, health=health, ready=health, title="Portfolio Risk Service")
    viewer = _viewer(admin_account(context))

    @app.get("/risk/portfolio/status", dependencies=[Depends(viewer)])
    def status() -> PortfolioStatus:
        accounts = _placeholders() if context.shipped else [_account(records, account) for account in ADMINS]
        return portfolio_status(accounts, context.clock())

    return app


def portfolio_status(accounts: list[AccountRisk], now: datetime) -> PortfolioStatus:
    """Return the accounts with what they come to at ``now`` (aware) and the constraints that this breaks."""
    totals = _totals(accounts, now)
    breaches = _breaches(totals)
    return PortfolioStatus(
        totals=totals,
        accounts=accounts,
        constraints_ok=not breaches,
        breaches=breaches,
        risk_adjustment=min((round(breach.limit / breach.value, 4) for breach in breaches), default=1.0),
    )


def _viewer(admin: AccountGuard) -> AccountGuard:
    def dependency(account: Annotated[str, Depends(admin)]) -> str:
        if account.lower() not in AUTHORIZED_VIEWERS:
            raise HTTPException(403, "Account is not authorized to view portfolio risk.")
        return account

    return dependency


def _placeholders() -> list[AccountRisk]:
    return [
        AccountRisk(
            account_id=name,
            gross_exposure=0.0,
            instrument_exposure={},
            var_95=UNKNOWN_VAR_USD,
            cvar_95=UNKNOWN_VAR_USD,
            snapshot_ts=None,
        )
        for name in PLACEHOLDERS
    ]


def _account(records: PortfolioRecords, account_id: str) -> AccountRisk:
    exposure_usd = records.exposure_usd(account_id)
    newest = records.rows(POSITIONS, account_id, limit=1)
    return AccountRisk(
        account_id=account_id,
        gross_exposure=round(sum(exposure_usd.values()), 2),
        instrument_exposure=exposure_usd,
        var_95=var_95_usd(exposure_usd),
        cvar_95=cvar_95_usd(exposure_usd),
        snapshot_ts=newest[0]["as_of"] if newest else None,
    )


def _totals(accounts: list[AccountRisk], now: datetime) -> Totals:
    instruments: dict[str, float] = {}
    clusters: dict[str, float] = {}
    for account in accounts:
        for symbol, usd in account.instrument_exposure.items():
            cluster = _CLUSTERS[symbol]
            instruments[symbol] = round(instruments.get(symbol, 0.0) + usd, 2)
            clusters[cluster] = round(clusters.get(cluster, 0.0) + usd, 2)
    gross_usd = round(sum(account.gross_exposure for account in accounts), 2)
    leaning_usd = sum(usd * _BETA_TO_BTC[symbol] for symbol, usd in instruments.items())
    return Totals(
        gross_exposure=gross_usd,
        instrument_exposure=instruments,
        cluster_exposure=clusters,
        # Added as if accounts were independent, but their tails as if they were one: the platform does both.
        var_95=math.sqrt(math.fsum(account.var_95**2 for account in accounts)),
        cvar_95=math.fsum(account.cvar_95 for account in accounts),
        beta_to_btc=leaning_usd / gross_usd if gross_usd else 0.0,
        max_correlation=_max_correlation(instruments, now),
    )


def _max_correlation(instruments: dict[str, float], now: datetime) -> float:
    if len(instruments) < 2:
        return 0.0
    return round(CORRELATION + 0.06 * math.sin(2 * math.pi * now.astimezone(UTC).timestamp() / 173), 4)


def _breaches(totals: Totals) -> list[Breach]:
    if not totals.gross_exposure:
        return []  # nothing is held: what is assumed of unknown accounts breaks no limit
    measured = [
        ("max_gross_exposure", totals.gross_exposure, MAX_GROSS_USD, "all accounts together"),
        *(
            ("max_instrument_exposure", usd, MAX_INSTRUMENT_USD, name)
            for name, usd in totals.instrument_exposure.items()
        ),
        *(("max_cluster_exposure", usd, MAX_CLUSTER_USD, name) for name, usd in totals.cluster_exposure.items()),
        ("max_var_95", totals.var_95, MAX_VAR_95_USD, "one day"),
        ("max_beta_to_btc", totals.beta_to_btc, MAX_BETA_TO_BTC, "weighted by exposure"),
        ("max_correlation", totals.max_correlation, MAX_CORRELATION, "of any two instruments"),
    ]
    return [
        Breach(constraint=constraint, value=value, limit=limit, detail=detail)
        for constraint, value, limit, detail in measured
        if value > limit
    ]
