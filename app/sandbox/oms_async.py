"""The order management service, asynchronous flavour: routing, rate limits, warm start, orders, reconciliation."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ServiceContext
from app.sandbox.exchange_calls import ACCOUNTS_WITH_CREDENTIALS, RATE_LIMITS, ExchangeCalls
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import ServiceMetrics, make_registry
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.timestamps import zulu_text

METRICS_LABEL = "service"  # what the platform's asynchronous OMS calls itself in its series
RECONCILE_PERIOD_S = 30.0

_BALANCES_AN_ACCOUNT = 2
_IMPACT_BPS_AT_100K = {"BTC/USD": 1.8, "ETH/USD": 2.9, "SOL/USD": 6.5}
_IMPACT_SIZES_USD = (10_000, 50_000, 100_000, 250_000, 500_000, 1_000_000)


class OrderStatus(BaseModel):
    """What the exchange says of an order; in JSON the numbers are texts."""

    exchange_order_id: str
    status: str
    filled_qty: Decimal
    avg_price: Decimal
    errors: list[str] | None = None


@dataclass(frozen=True, slots=True)
class WarmStart:
    """What was taken over from the exchange at the start."""

    orders_resynced: int
    fills_replayed: int
    latency_ms: int


_ORDERS = {
    ("company", "demo-filled"): OrderStatus(
        exchange_order_id="OSBX01-FILLED-000001",
        status="filled",
        filled_qty=Decimal("0.25000000"),
        avg_price=Decimal("34975.10"),
    ),
    ("company", "demo-open"): OrderStatus(
        exchange_order_id="OSBX02-OPENED-000002", status="open", filled_qty=Decimal("0"), avg_price=Decimal("0")
    ),
    ("director-1", "demo-rejected"): OrderStatus(
        exchange_order_id="OSBX03-REJECT-000003",
        status="rejected",
        filled_qty=Decimal("0"),
        avg_price=Decimal("0"),
        errors=["EOrder:Insufficient funds"],
    ),
}


class OrderRouting:
    """The accounts' connections to the exchange since the service started."""

    def __init__(self, context: ServiceContext, metrics: ServiceMetrics) -> None:
        self._context = context
        self._metrics = metrics
        self._records = PortfolioRecords(context.store, context.clock)
        self._lock = threading.Lock()
        self.restart()
        self.warm_start = WarmStart(orders_resynced=len(_ORDERS), fills_replayed=1, latency_ms=106)
        for endpoint in ("websocket_token", "open_orders_snapshot", "own_trades_snapshot", "/private/Balance"):
            metrics.increment("api_calls", len(self._calls), endpoint=endpoint)
        for account in self._calls:
            for transport in RATE_LIMITS:
                self._bind_remaining(account, transport)

    def restart(self) -> None:
        """Connect anew, as another process would: nothing else ever ends the probes. Series never go back."""
        with self._lock:
            self._started_at = self._context.clock()
            self._probes_counted = dict.fromkeys(ACCOUNTS_WITH_CREDENTIALS, 0)
            self._calls = {account: ExchangeCalls(self._started_at) for account in ACCOUNTS_WITH_CREDENTIALS}

    def status(self, account: str) -> dict[str, Any]:
        """Return both paths' latencies in milliseconds and the preferred one; from then on the account is probed.

        Raises FileNotFoundError for an account without credentials and, as shipped, TypeError for any other.
        """
        if account not in self._calls:
            raise FileNotFoundError("no credentials are mounted for the account")
        if self._context.shipped:
            raise TypeError("connect() got an unexpected keyword argument 'extra_headers'")
        now = self._context.clock()
        self._probe(account, now)
        turn = math.sin(2 * math.pi * (now.timestamp() % 240) / 240)
        ws_ms, rest_ms = 1.9 + 0.4 * turn, 7.4 + 1.5 * turn
        return {
            "ws_latency": ws_ms,
            "rest_latency": rest_ms,
            "preferred_path": "websocket" if ws_ms <= rest_ms else "rest",
        }

    def order(self, account: str, client_id: str) -> OrderStatus | None:
        """Return an order by its client's name, None when it is unknown; once mended, asking starts the probes too.

        Raises FileNotFoundError for an account without credentials.
        """
        if account not in self._calls:
            raise FileNotFoundError("no credentials are mounted for the account")
        if not self._context.shipped:
            self._probe(account, self._context.clock())
        return _ORDERS.get((account, client_id)) or _recorded(self._records.order(account, client_id))

    def rate_limits(self, account: str) -> dict[str, Any]:
        """Return the limits of the account's own connection, empty when it has none."""
        calls = self._calls.get(account)
        return {} if calls is None else {account: calls.rate_limits(self._context.clock())}

    def reconciliation(self) -> dict[str, int]:
        """Return the reconciler's counters since the start."""
        elapsed_s = (self._context.clock() - self._started_at).total_seconds()
        runs = 1 + int(elapsed_s // RECONCILE_PERIOD_S)
        return {
            "balances_checked": runs * _BALANCES_AN_ACCOUNT * len(self._calls),
            "orders_checked": runs * len(_ORDERS),
            "mismatches_fixed": 0,
            "alerts": 0,
        }

    def _probe(self, account: str, now: datetime) -> None:
        if self._calls[account].probing_since is None:
            self._calls[account] = replace(self._calls[account], probing_since=now)
        self._count_probes(account, now)

    def _bind_remaining(self, account: str, transport: Any) -> None:
        self._metrics.bind_gauge(
            "rate_limit_remaining",
            lambda: float(self._calls[account].remaining(transport, self._context.clock())),
            account=account,
            transport=transport,
        )

    def _count_probes(self, account: str, now: datetime) -> None:
        with self._lock:
            due = max(self._calls[account].probes(now) - self._probes_counted[account], 0)
            self._probes_counted[account] += due
        for endpoint in ("ws_latency_probe", "rest_latency_probe"):
            self._metrics.increment("api_calls", due, endpoint=endpoint)


def _recorded(row: dict[str, Any] | None) -> OrderStatus | None:
    """An order of the platform's own records: it is filled at once and whole, or not at all."""
    if row is None:
        return None
    filled = row["status"] == "filled"
    return OrderStatus(
        exchange_order_id=row["order_id"],
        status=row["status"],
        filled_qty=Decimal(str(row["quantity"])) if filled else Decimal(0),
        avg_price=Decimal(str(row["price"])) if filled else Decimal(0),
    )


def account_guard(context: ServiceContext, metrics: ServiceMetrics) -> Callable[..., str]:
    """Return the guard of this service: the account header is mandatory, and every refusal is counted."""
    admin = admin_account(context)

    def dependency(
        request: Request,
        authorization: Annotated[str | None, Header()] = None,
        x_account_id: Annotated[str | None, Header(alias="X-Account-ID")] = None,
    ) -> str:
        if not x_account_id or not x_account_id.strip():
            metrics.increment("oms_auth_failures", reason="missing_account_id")
            raise HTTPException(401, "Missing X-Account-ID header")
        try:
            return admin(request, authorization, x_account_id)
        except HTTPException as error:
            if error.status_code in (401, 403):
                reason = "unauthorized" if error.status_code == 401 else "forbidden"
                metrics.increment("oms_auth_failures", reason=reason)
            raise

    return dependency


def build(context: ServiceContext) -> FastAPI:
    """Return the OMS application; ``app.state.metrics`` holds its series."""
    metrics = make_registry(METRICS_LABEL, context.profile)
    routing = OrderRouting(context, metrics)

    def checks() -> dict[str, dict[str, Any]]:
        return {"impact_store": check_store(context.store)}

    app = make_metered_app(context, metrics, health=checks, title="Async OMS")
    app.state.restart = routing.restart
    guard = account_guard(context, metrics)
    _add_account_routes(app, routing, guard)
    _add_service_routes(app, context, routing, guard)
    return app


def _add_account_routes(app: FastAPI, routing: OrderRouting, guard: Callable[..., str]) -> None:
    def own_account(account: Annotated[str, Depends(guard)], account_id: str) -> str:
        if account_id != account:
            raise HTTPException(403, "Account mismatch")
        return account

    @app.get("/oms/routing/status")
    def routing_status(account: Annotated[str, Depends(own_account)]) -> dict[str, Any]:
        return routing.status(account)

    @app.get("/oms/status")
    def order_status(account: Annotated[str, Depends(own_account)], client_id: str) -> OrderStatus:
        order = routing.order(account, client_id)
        if order is None:
            raise HTTPException(404, "Unknown order")
        return order


def _add_service_routes(
    app: FastAPI, context: ServiceContext, routing: OrderRouting, guard: Callable[..., str]
) -> None:
    @app.get("/oms/rate_limits/status")
    def rate_limits(account: Annotated[str, Depends(guard)]) -> dict[str, Any]:
        return routing.rate_limits(account)

    @app.get("/oms/warm_start/status", dependencies=[Depends(guard)])
    @app.get("/oms/warm_start/report", dependencies=[Depends(guard)])
    def warm_start() -> WarmStart:
        return routing.warm_start

    @app.get("/oms/impact_curve", dependencies=[Depends(guard)])
    def impact_curve(symbol: str) -> dict[str, Any]:
        at_100k_bps = None if context.shipped else _IMPACT_BPS_AT_100K.get(symbol.upper().replace("-", "/"))
        sizes = () if at_100k_bps is None else _IMPACT_SIZES_USD
        points = [{"size": size, "impact_bps": (at_100k_bps or 0.0) * math.sqrt(size / 100_000)} for size in sizes]
        return {"symbol": symbol, "points": points, "as_of": zulu_text(context.clock())}

    @app.get("/oms/reconcile/status")
    def reconcile_status() -> dict[str, int]:
        return routing.reconciliation()
