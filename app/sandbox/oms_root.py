"""The order management service, root flavour: the status of one order, for anybody who asks."""

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ServiceContext
from app.sandbox.drain_routes import add_drain_routes
from app.sandbox.metrics import make_registry
from app.sandbox.portfolio_records import PortfolioRecords


class OrderState(BaseModel):
    """One order as the gateway knows it; ``quantity`` in units, ``price`` in US dollars."""

    account_id: str
    order_id: str
    instrument: str
    side: str
    status: str
    quantity: float
    price: float


def build(context: ServiceContext) -> FastAPI:
    """Return the OMS application of this flavour; ``app.state.metrics`` holds its series. It tells no health."""
    metrics = make_registry(context.label, context.profile)
    records = PortfolioRecords(context.store, context.clock)
    app = make_metered_app(context, metrics, health=None, title="OMS Service")
    app.state.restart = context.drain.end

    @app.get("/oms/status")
    def order_status(account_id: str, order_id: str) -> OrderState:
        row = records.order(account_id, order_id)
        if row is None:
            raise HTTPException(404, "order not found")
        return OrderState.model_validate(row)

    add_drain_routes(app, context)
    return app
