"""The order management service, core flavour: shadow profit, balances and trades as the exchange tells them."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ServiceContext
from app.sandbox.drain_routes import add_drain_routes
from app.sandbox.exchange_calls import ACCOUNTS_WITH_CREDENTIALS
from app.sandbox.faults import FaultKind, KrakenFailure
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_registry
from app.sandbox.portfolio_records import KEPT_ROWS, ORDERS, POSITIONS, PortfolioRecords
from app.sandbox.risk_limits import net_asset_value_usd
from app.sandbox.shadow_pnl import ShadowPnl, compare, fee_usd

_CENT = Decimal("0.01")


class AccountBalances(BaseModel):
    """What the exchange holds for an account, by asset; in JSON the numbers are texts."""

    account_id: str
    balances: dict[str, Decimal]
    net_asset_value: Decimal | None
    timestamp: datetime


class Trade(BaseModel):
    """One trade of an account; in JSON the numbers are texts."""

    order_id: str
    pair: str
    side: str
    price: Decimal
    quantity: Decimal
    fee: Decimal
    time: datetime


class AccountTrades(BaseModel):
    """An account's trades, newest first."""

    trades: list[Trade]


def build(context: ServiceContext) -> FastAPI:
    """Return the OMS application of this flavour; ``app.state.metrics`` holds its series."""
    metrics = make_registry(context.label, context.profile)
    records = PortfolioRecords(context.store, context.clock)

    def checks() -> dict[str, dict[str, Any]]:
        return {"session_store": check_store(context.store), "kraken_transport": {"status": "ok"}}

    app = make_metered_app(context, metrics, health=checks, title="OMS")
    app.state.restart = context.drain.end
    admin = admin_account(context)

    def own_account(account: Annotated[str, Depends(admin)], account_id: str) -> str:
        if account_id != account:
            raise HTTPException(403, "Account mismatch between header and payload.")
        return account

    @app.get("/oms/shadow_pnl")
    def shadow_pnl(account: Annotated[str, Depends(own_account)]) -> ShadowPnl:
        return compare(_filled(records, account)[::-1])

    _add_exchange_reads(app, context, records, own_account)
    add_drain_routes(app, context)
    return app


def _add_exchange_reads(
    app: FastAPI, context: ServiceContext, records: PortfolioRecords, own_account: Callable[..., str]
) -> None:
    def ask_kraken(account: str, path: str) -> None:
        # As shipped it looks for a file that no secrets service writes.
        if context.shipped or account not in ACCOUNTS_WITH_CREDENTIALS:
            raise HTTPException(503, "Kraken credentials unavailable.")
        fault = context.faults.take(FaultKind.KRAKEN, path)
        if fault is not None and fault.parameter in (None, KrakenFailure.REJECTED):
            raise HTTPException(403, "Kraken credentials have expired.")
        if fault is not None:
            raise HTTPException(502, "Kraken request failed.")

    @app.get("/oms/accounts/{account_id}/balances")
    def balances(request: Request, account: Annotated[str, Depends(own_account)]) -> AccountBalances:
        ask_kraken(account, request.url.path)
        now = context.clock()
        deployed_usd = records.deployed_usd(account)
        nav_usd = max(net_asset_value_usd(account, now), deployed_usd)
        held = {
            row["instrument"].removesuffix("-USD"): Decimal(str(row["quantity"]))
            for row in records.rows(POSITIONS, account)
        }
        cash = Decimal(str(nav_usd - deployed_usd)).quantize(_CENT)
        return AccountBalances(
            account_id=account,
            balances={**held, "USD": cash},
            net_asset_value=Decimal(str(nav_usd)).quantize(_CENT),
            timestamp=now,
        )

    @app.get("/oms/accounts/{account_id}/trades")
    def trades(
        request: Request,
        account: Annotated[str, Depends(own_account)],
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
    ) -> AccountTrades:
        ask_kraken(account, request.url.path)
        return AccountTrades(trades=[_trade(row) for row in _filled(records, account)[:limit]])


def _filled(records: PortfolioRecords, account: str) -> list[dict[str, Any]]:
    """The filled orders that are still known, the newest fill first."""
    rows = [row for row in records.rows(ORDERS, account, limit=2 * KEPT_ROWS) if row["status"] == "filled"]
    return sorted(rows, key=lambda row: row["updated_at"], reverse=True)


def _trade(row: dict[str, Any]) -> Trade:
    price, quantity = Decimal(str(row["price"])), Decimal(str(row["quantity"]))
    return Trade(
        order_id=row["order_id"],
        pair=row["instrument"].replace("-", "/"),
        side=row["side"],
        price=price,
        quantity=quantity,
        fee=fee_usd(quantity, price),
        time=row["updated_at"],
    )
