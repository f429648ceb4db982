"""The risk service: limits and their use, position sizes, throttling and draining."""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ServiceContext
from app.sandbox.drain_routes import add_drain_routes
from app.sandbox.faults import FaultKind
from app.sandbox.guard import AccountGuard, admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_registry
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.position_size import PositionSize, size_position, spot_symbol
from app.sandbox.risk_limits import LIMITS, RiskLimits, RiskUsage, net_asset_value_usd
from app.sandbox.risk_validation import add_validation
from app.sandbox.scenario import StagedIncident

_THROTTLE_SHARE = 0.8
_UNIVERSE = ("BTC-USD", "ETH-USD", "SOL-USD")


class LimitsAndUsage(BaseModel):
    """An account's limits beside what is used of them."""

    account_id: str
    limits: RiskLimits
    usage: RiskUsage


class Throttle(BaseModel):
    """Whether trading is slowed down, and why."""

    active: bool
    reason: str | None


def build(context: ServiceContext) -> FastAPI:
    """Return the risk application; ``app.state.metrics`` holds its series, ``app.state.incident`` what is staged."""
    metrics = make_registry("risk-service", context.profile)
    incident = StagedIncident(PortfolioRecords(context.store, context.clock))

    def checks() -> dict[str, dict[str, Any]]:
        return {
            "database": {
                **check_store(context.store),
                "dialect": "sqlite",
                "driver": "pysqlite",
                "url": "sqlite://***",
            },
            "capital_allocator": {"status": "ok", "configured": False},
            "universe_service": {"status": "ok", "status_code": 200, "symbol_count": len(_UNIVERSE)},
        }

    app = make_metered_app(context, metrics, health=checks, title="Risk Service")
    app.state.incident = incident
    app.state.start_over = incident.end
    app.state.restart = context.drain.end
    admin = admin_account(context)
    _add_reads(app, context, admin, incident)
    _add_throttle(app, context, admin, incident)
    add_validation(app, context, admin, _limits_of)
    add_drain_routes(app, context)
    return app


def _limits_of(context: ServiceContext, account_id: str) -> RiskLimits:
    limits = LIMITS.get(account_id.lower())
    if limits is None or context.faults.find(FaultKind.NO_LIMITS) is not None:
        raise HTTPException(404, f"No risk limits configured for account '{account_id}'.")
    return limits


def _add_reads(app: FastAPI, context: ServiceContext, admin: AccountGuard, incident: StagedIncident) -> None:
    @app.get("/risk/limits")
    def limits(account: Annotated[str, Depends(admin)]) -> LimitsAndUsage:
        own = _limits_of(context, account)
        return LimitsAndUsage(account_id=own.account_id, limits=own, usage=incident.usage_at(own, context.clock()))

    @app.get("/risk/size")
    def size(account: Annotated[str, Depends(admin)], symbol: str) -> PositionSize:
        spot = spot_symbol(symbol)
        if spot is None:
            raise HTTPException(422, f"symbol '{symbol}' is not a supported USD spot market instrument")
        own, now = _limits_of(context, account), context.clock()
        nav_usd = net_asset_value_usd(own.account_id, now)
        try:
            return size_position(own, spot, nav_usd, now, precision_known=not context.shipped)
        except KeyError:
            raise HTTPException(500, "Unable to compute position size") from None


def _add_throttle(app: FastAPI, context: ServiceContext, admin: AccountGuard, incident: StagedIncident) -> None:
    def throttle(account: str) -> Throttle:
        own = _limits_of(context, account)
        used = float(incident.usage_at(own, context.clock()).realized_daily_loss) / own.max_daily_loss
        active = used >= _THROTTLE_SHARE
        return Throttle(active=active, reason="daily loss close to its limit" if active else None)

    if context.shipped:
        # The declared response type does not fit a bool: FastAPI refuses the service's own answer, always.
        @app.get("/risk/throttle/status", response_model=dict[str, str])
        def broken_throttle_status(account: Annotated[str, Depends(admin)]) -> dict[str, Any]:
            return throttle(account).model_dump()
    else:

        @app.get("/risk/throttle/status")
        def throttle_status(account: Annotated[str, Depends(admin)]) -> Throttle:
            return throttle(account)
