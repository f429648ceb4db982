"""The portfolio service: an account's orders, positions, fills, profit and balances, as JSON or CSV."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from app.sandbox.app_factory import make_app
from app.sandbox.context import ServiceContext
from app.sandbox.faults import FaultKind, KrakenFailure
from app.sandbox.guard import AccountGuard, admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.portfolio_records import FILLS, ORDERS, PNL, POSITIONS, Listing, PortfolioRecords
from app.sandbox.risk_limits import net_asset_value_usd

Format = Annotated[str | None, Query(pattern="^(json|csv)$")]
Offset = Annotated[int, Query(ge=0)]
_DEPEG_BPS = 3.0


def build(context: ServiceContext) -> FastAPI:
    """Return the portfolio's application; ``app.state.records`` holds what it lists. It exposes no metrics."""
    records = PortfolioRecords(context.store, context.clock)

    def checks() -> dict[str, dict[str, Any]]:
        return {"portfolio_store": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_app(context, health=health, ready=health, metrics=None, request_id=False, title="Portfolio Service")
    app.state.records = records
    app.state.start_over = records.start_over
    scope = _account_scope(admin_account(context))
    _add_balances(app, context, records, scope)
    _add_positions(app, context, records, scope)
    for path, listing in (("pnl", PNL), ("orders", ORDERS), ("fills", FILLS)):
        _add_listing(app, context, records, scope, path, listing)
    return app


def _account_scope(admin: AccountGuard) -> AccountGuard:
    def dependency(account: Annotated[str, Depends(admin)], account_id: str) -> str:
        # A session's only scope is its account in lower case, and it is compared by exact case.
        if account_id != account.lower():
            raise HTTPException(403, "Account scope is not authorised")
        return account_id

    return dependency


def _add_balances(app: FastAPI, context: ServiceContext, records: PortfolioRecords, scope: AccountGuard) -> None:
    @app.get("/portfolio/balances")
    def balances(account_id: Annotated[str, Depends(scope)]) -> dict[str, float]:
        fault = context.faults.take(FaultKind.KRAKEN, "/portfolio/balances")
        if fault is not None and fault.parameter == KrakenFailure.UNREACHABLE:
            raise HTTPException(503, "Kraken is unreachable")
        if context.shipped or fault is not None:
            raise HTTPException(502, "Failed to fetch balances from Kraken")
        deployed_usd = records.deployed_usd(account_id)
        total_usd = round(max(net_asset_value_usd(account_id, context.clock()), deployed_usd), 2)
        return {
            "available_usd": round(total_usd - deployed_usd, 2),
            "deployed_usd": deployed_usd,
            "total_nav_usd": total_usd,
            "stablecoin_depeg_bps": _DEPEG_BPS,
        }


def _add_positions(app: FastAPI, context: ServiceContext, records: PortfolioRecords, scope: AccountGuard) -> None:
    @app.get("/portfolio/positions")
    def positions(
        request: Request,
        account_id: Annotated[str, Depends(scope)],
        limit: Annotated[int, Query(ge=1, le=10_000)] = 100,
        offset: Offset = 0,
        format: Format = None,
    ) -> Response:
        rows = records.rows(POSITIONS, account_id, limit=limit, offset=offset)
        if _wants_csv(request, format):
            return _csv(rows, f"positions_{account_id}.csv")
        return _json(context, rows, limit, offset)


def _add_listing(
    app: FastAPI, context: ServiceContext, records: PortfolioRecords, scope: AccountGuard, path: str, listing: Listing
) -> None:
    def listed(
        request: Request,
        account_id: Annotated[str, Depends(scope)],
        start: Annotated[str | None, Query(alias="from")] = None,
        end: Annotated[str | None, Query(alias="to")] = None,
        limit: Annotated[int, Query(ge=1, le=50_000)] = 500,
        offset: Offset = 0,
        format: Format = None,
    ) -> Response:
        period = {"start": _instant(start), "end": _instant(end)}
        rows = records.rows(listing, account_id, **period, limit=limit, offset=offset)
        if _wants_csv(request, format):
            return _csv(rows, f"{path}_{account_id}.csv")
        return _json(context, rows, limit, offset)

    register: Callable[..., Any] = app.get(f"/portfolio/{path}", operation_id=f"get_{path}")
    register(listed)


def _instant(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise HTTPException(422, f"Invalid datetime: {text}") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _wants_csv(request: Request, format: str | None) -> bool:
    return format == "csv" or (format is None and "text/csv" in request.headers.get("accept", ""))


def _csv(rows: list[dict[str, Any]], filename: str) -> Response:
    text = io.StringIO()
    if rows:  # without rows not even the header is written
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    headers = {"Content-Disposition": f"attachment; filename={filename}"}
    return Response(text.getvalue(), media_type="text/csv", headers=headers)


def _json(context: ServiceContext, rows: list[dict[str, Any]], limit: int, offset: int) -> Response:
    # As shipped nothing converts the instants, and the plain encoder fails on the first of them.
    data = rows if context.shipped else jsonable_encoder(rows)
    return JSONResponse({"data": data, "pagination": {"limit": limit, "offset": offset, "returned": len(rows)}})
