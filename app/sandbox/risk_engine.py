"""The risk engine's service: the pre-trade refusals, blocked symbols and forecasts of the caller's account."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account
from app.sandbox.halt_flags import HaltFlags
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_registry
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.risk_engine_checks import BlockedSymbol, Refusal, RiskEngine
from app.sandbox.risk_forecasts import add_forecasts
from app.sandbox.safe_mode_flag import SafeModeFlag


class PretradeStatus(BaseModel):
    """What was refused: how often by invariant, and the newest refusals first."""

    account_id: str
    generated_at: datetime
    counts: dict[str, int]
    recent_failures: list[Refusal]


class CircuitStatus(BaseModel):
    """The symbols that the account may not trade now."""

    account_id: str
    blocked: list[BlockedSymbol]


def build(context: ServiceContext) -> FastAPI:
    """Return the risk engine's application; ``app.state.engine`` decides, ``app.state.metrics`` holds its series."""
    metrics = make_registry(context.label, context.profile)
    engine = RiskEngine(HaltFlags(context.store), SafeModeFlag(context.store), metrics, context.clock)

    def checks() -> dict[str, dict[str, Any]]:
        return {"risk_engine": check_store(context.store)}

    app = make_metered_app(context, metrics, health=checks, title="Risk Engine Service")
    app.state.engine = engine
    app.state.start_over = engine.start_over
    app.state.restart = engine.start_over
    admin = admin_account(context)

    def own_account(account: Annotated[str, Depends(admin)], account_id: str) -> str:
        if account_id != account:
            raise HTTPException(403, "Account mismatch between header and query parameter.")
        return account_id

    @app.get("/risk/pretrade/status")
    def pretrade_status(
        account_id: Annotated[str, Depends(own_account)], limit: Annotated[int, Query(ge=1, le=200)] = 20
    ) -> PretradeStatus:
        counts, refusals = engine.refusals(account_id, limit)
        return PretradeStatus(
            account_id=account_id, generated_at=context.clock(), counts=counts, recent_failures=refusals
        )

    @app.get("/risk/circuit/status")
    def circuit_status(account_id: Annotated[str, Depends(own_account)]) -> CircuitStatus:
        return CircuitStatus(account_id=account_id, blocked=engine.blocked(account_id))

    add_forecasts(app, context, PortfolioRecords(context.store, context.clock), own_account)
    return app
