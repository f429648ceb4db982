"""Risk and order management over HTTPS: exact numbers, and what the platform as shipped gets wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from api_client.errors import AuthError, Refused, ServerFault
from api_client.models.oms import OrderPath, OrderStatus, RateLimits, RoutingStatus, WarmStart
from api_client.models.risk import ThrottleStatus
from api_client.platform import Platform
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rows import REPAIRED, SHIPPED, Fails, Row, recent

CRASHED = Fails(ServerFault, 500, "Internal Server Error")
MISMATCH = Fails(Refused, 403, "Account mismatch")


def _company_limits(report: Any) -> bool:
    limits, usage = report.limits, report.usage
    return (
        report.account_id == limits.account_id == usage.account_id == "company"
        and limits.max_daily_loss == Decimal("150000.0")
        and limits.max_nav_pct_per_trade == Decimal("0.35")
        and limits.cooldown_minutes == 60
        and limits.instrument_whitelist == ("BTC-USD", "ETH-USD")
        and limits.correlation_threshold is None
        and limits.exchange_outage_block is False
        and isinstance(usage.net_asset_value, Decimal)
        and usage.net_asset_value.as_tuple().exponent == -2
        and Decimal(0) < usage.realized_daily_loss < limits.max_daily_loss
        and isinstance(usage.var_95, Decimal)
    )


def _director_limits(report: Any) -> bool:
    return (
        report.limits.exchange_outage_block is True
        and report.limits.correlation_lookback == 20
        and dict(report.limits.diversification_cluster_limits) == {"BTC": Decimal("0.4")}
    )


def _sized(size: Any) -> bool:
    return (
        (size.account_id, size.symbol, size.reason) == ("company", "BTC-USD", "sized")
        and Decimal(0) < size.max_size_usd <= size.nav
        and size.price == Decimal("34980.0")
        and isinstance(size.diagnostics["notional_cap"], Decimal)
        and recent(size.timestamp)
    )


def _not_sized(size: Any) -> bool:
    return (size.max_size_usd, size.reason) == (Decimal(0), "precision_metadata_missing") and size.diagnostics[
        "precision_metadata_missing"
    ] is True


def _budgets(found: RateLimits) -> bool:
    by_transport = {limit.transport: limit for limit in found.limits}
    return (
        {limit.account for limit in found.limits} == {"company"}
        and {name: limit.limit for name, limit in by_transport.items()} == {OrderPath.REST: 20, OrderPath.WEBSOCKET: 60}
        and all(limit.remaining == limit.limit - limit.inflight and limit.window == 10.0 for limit in found.limits)
    )


def _routed(status: RoutingStatus) -> bool:
    return (
        status.preferred_path is OrderPath.WEBSOCKET
        and status.ws_latency is not None
        and status.rest_latency is not None
        and 0 < status.ws_latency < status.rest_latency
    )


async def _both_reports(p: Platform) -> Any:
    return await p.oms.warm_start(), await p.oms.warm_start_report()


RISK_ROWS: tuple[Row, ...] = (
    Row("risk.limits", "are exact numbers beside their use", lambda p: p.risk.limits(), _company_limits),
    Row("risk.limits", "carry cluster limits", lambda p: p.risk.limits(), _director_limits, account="director-1"),
    Row(
        "risk.limits",
        "may be unset",
        lambda p: p.risk.limits(),
        lambda report: (report.limits.var_95_limit, report.usage.var_99) == (None, None),
        account="director-2",
    ),
    Row("risk.limits", "as an auditor are forbidden", lambda p: p.risk.limits(), NOT_ADMIN, account="auditor"),
    Row("risk.size", "is allowed", lambda p: p.risk.size("BTC-USD"), _sized, (REPAIRED,)),
    Row("risk.size", "is zero without precision metadata", lambda p: p.risk.size("BTC-USD"), _not_sized, (SHIPPED,)),
    Row(
        "risk.size",
        "of what is no spot market is refused",
        lambda p: p.risk.size("BTC-PERP"),
        Fails(Refused, 422, "symbol 'BTC-PERP' is not a supported USD spot market instrument"),
    ),
    Row(
        "risk.size",
        "without a price fails",
        lambda p: p.risk.size("DOGE-USD"),
        Fails(ServerFault, 500, "Unable to compute position size"),
    ),
    Row("risk.throttle", "always crashes", lambda p: p.risk.throttle(), CRASHED, (SHIPPED,)),
    Row(
        "risk.throttle",
        "is off",
        lambda p: p.risk.throttle(),
        lambda status: status == ThrottleStatus(False, None),
        (REPAIRED,),
    ),
    Row(
        "risk.drain",
        "is told to anybody",
        lambda p: p.risk.drain(),
        lambda status: (
            (status.service, status.draining, status.started_at, status.elapsed_seconds)
            == ("risk-service", False, None, None)
            and "/metrics" in status.allowed_paths
            and "/healthz" not in status.allowed_paths
        ),
        account=None,
    ),
)

OMS_ROWS: tuple[Row, ...] = (
    Row("oms.routing", "prefers the faster path", lambda p: p.oms.routing("company"), _routed, (REPAIRED,)),
    Row("oms.routing", "crashes on its websocket", lambda p: p.oms.routing("company"), CRASHED, (SHIPPED,)),
    Row("oms.routing", "of another account is refused", lambda p: p.oms.routing("director-1"), MISMATCH),
    Row(
        "oms.routing",
        "without mounted credentials crashes",
        lambda p: p.oms.routing("director-2"),
        CRASHED,
        account="director-2",
    ),
    Row("oms.rate_limits", "are the own connection's", lambda p: p.oms.rate_limits(), _budgets),
    Row(
        "oms.rate_limits",
        "are none without a connection",
        lambda p: p.oms.rate_limits(),
        lambda found: found == RateLimits(()),
        account="director-2",
    ),
    Row("oms.rate_limits", "as an auditor are forbidden", lambda p: p.oms.rate_limits(), NOT_ADMIN, account="auditor"),
    Row(
        "oms.rate_limits",
        "signed out are not asked for",
        lambda p: p.oms.rate_limits(),
        Fails(AuthError, None, None, facts={"reason": "no_session"}),
        account=None,
    ),
    Row("oms.warm_start", "is counted", lambda p: p.oms.warm_start(), lambda found: found == WarmStart(3, 1, 106)),
    Row("oms.warm_start_report", "says the same", _both_reports, lambda found: found[0] == found[1]),
    Row(
        "oms.impact_curve",
        "grows with the size",
        lambda p: p.oms.impact_curve("BTC/USD"),
        lambda curve: (
            len(curve.points) == 6
            and list(curve.points) == sorted(curve.points, key=lambda point: point.impact_bps)
            and recent(curve.as_of)
        ),
        (REPAIRED,),
    ),
    Row(
        "oms.impact_curve",
        "has no points",
        lambda p: p.oms.impact_curve("BTC/USD"),
        lambda curve: (curve.symbol, curve.points) == ("BTC/USD", ()),
        (SHIPPED,),
    ),
    Row(
        "oms.order",
        "is exact to the last digit",
        lambda p: p.oms.order("company", "demo-filled"),
        lambda order: (
            order == OrderStatus("OSBX01-FILLED-000001", "filled", Decimal("0.25"), Decimal("34975.10"))
            and str(order.filled_qty) == "0.25000000"
        ),
    ),
    Row(
        "oms.order",
        "says why the exchange rejected it",
        lambda p: p.oms.order("director-1", "demo-rejected"),
        lambda order: (order.status, order.errors) == ("rejected", ("EOrder:Insufficient funds",)),
        account="director-1",
    ),
    Row(
        "oms.order", "unknown is not found", lambda p: p.oms.order("company", "x"), Fails(Refused, 404, "Unknown order")
    ),
    Row("oms.order", "of another account is refused", lambda p: p.oms.order("director-1", "x"), MISMATCH),
    Row(
        "oms.reconcile",
        "counts for anybody",
        lambda p: p.oms.reconcile(),
        lambda found: found.balances_checked > 0 and (found.mismatches_fixed, found.alerts) == (0, 0),
        account=None,
    ),
)
