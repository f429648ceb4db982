"""The operations this console calls, and whether services describe them."""

from __future__ import annotations

from typing import Final

from api_client.models.common import Route
from app.core.freshness import Failure
from app.core.language import tr
from app.core.readiness.probe import Opinion, ProbeView
from app.core.readiness.verdicts import Verdict
from app.core.state import ServiceAddress


def _routes(*operations: str) -> tuple[Route, ...]:
    return tuple(Route(method, path) for method, path in (operation.split(" ") for operation in operations))


CALLED: Final[dict[tuple[str, str | None], tuple[Route, ...]]] = {
    ("auth", None): _routes("POST /auth/login"),
    ("kill-switch", None): _routes("POST /risk/kill", "GET /risk/kill_events"),
    ("risk-engine", None): _routes(
        "GET /risk/pretrade/status",
        "GET /risk/circuit/status",
        "GET /risk/cvar",
        "GET /risk/nav_forecast",
        "GET /diversification/targets",
    ),
    ("portfolio-risk", None): _routes("GET /risk/portfolio/status"),
    ("portfolio", None): _routes(
        "GET /portfolio/balances",
        "GET /portfolio/orders",
        "GET /portfolio/positions",
        "GET /portfolio/fills",
        "GET /portfolio/pnl",
    ),
    ("hitl", None): _routes("GET /hitl/pending", "POST /hitl/approve"),
    ("watchdog", None): _routes("GET /oversight/status"),
    ("override", None): _routes("GET /override/history", "POST /override/trade"),
    ("config", None): _routes("GET /config/current", "GET /config/history", "POST /config/update"),
    ("sim-mode", None): _routes("GET /sim/status", "POST /sim/enter", "POST /sim/exit"),
    ("safe-mode", None): _routes("GET /safe_mode/status", "POST /safe_mode/enter", "POST /safe_mode/exit"),
    ("secrets", "k8s"): _routes(
        "GET /secrets/status",
        "GET /secrets/kraken/status",
        "GET /secrets/audit",
        "POST /secrets/rotate",
        "POST /secrets/rotate_encrypted",
        "POST /secrets/kraken/test",
        "POST /secrets/kraken/force_rotate",
    ),
    ("secrets", "root"): _routes(
        "GET /secrets/kraken/status", "GET /secrets/audit", "POST /secrets/kraken", "POST /secrets/kraken/test"
    ),
    ("secrets", "gateway"): _routes("GET /secrets/kraken/status", "POST /secrets/kraken"),
    ("risk", None): _routes("GET /risk/limits", "GET /risk/size", "GET /risk/throttle/status", "GET /ops/drain/status"),
    ("oms", "async"): _routes(
        "GET /oms/routing/status",
        "GET /oms/rate_limits/status",
        "GET /oms/warm_start/status",
        "GET /oms/warm_start/report",
        "GET /oms/impact_curve",
        "GET /oms/status",
        "GET /oms/reconcile/status",
    ),
    ("oms", "core"): _routes(
        "GET /oms/shadow_pnl",
        "GET /oms/accounts/{account_id}/balances",
        "GET /oms/accounts/{account_id}/trades",
        "GET /ops/drain/status",
    ),
    ("oms", "root"): _routes("GET /oms/status", "GET /ops/drain/status"),
}
"""By service and flavour; None is for services of which there is one kind."""


def judge_routes(_view: ProbeView, address: ServiceAddress, published: frozenset[Route]) -> Opinion:
    """Every operation the console calls must be in the service's own description."""
    called = CALLED.get((address.name, address.flavour), CALLED.get((address.name, None), ()))
    missing = [f"{route.method} {route.path}" for route in called if route not in published]
    if missing:
        return Opinion(Verdict.FAIL, tr("does not have {missing}", missing=", ".join(missing)), len(missing))
    if not called:
        return Opinion(Verdict.PASS, tr("nothing called beyond health and metrics"), -1)
    return Opinion(Verdict.PASS, tr("has every operation that is called"))


def judge_routes_failure(failure: Failure) -> Opinion | None:
    """A service that does not describe itself cannot be compared."""
    return Opinion(Verdict.UNKNOWN, tr("publishes no description of its routes")) if failure.status == 404 else None
