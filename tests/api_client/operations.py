"""Every operation of the client: how to call it, what leaves, what the platform answers to it."""

import copy
import ssl
from collections.abc import Awaitable, Sequence
from datetime import UTC, datetime
from typing import Any

from api_client.endpoint import Endpoint
from api_client.models.auth import SecretText, Session
from api_client.models.kill_switch import KillReason
from api_client.platform import Platform
from tests.api_client.operation import (
    CANARY_BEARER,
    CANARY_CODE,
    CANARY_MFA,
    CANARY_PASSWORD,
    CANARY_TOKEN,
    COMPANY,
    Operation,
)
from tests.api_client.oversight_operations import OVERSIGHT_OPERATIONS
from tests.api_client.payloads import (
    CHANGE,
    DRAIN,
    EVENT,
    KILL,
    LIMIT,
    LIMITS,
    ORDER,
    SAFE,
    SIZE,
    USAGE,
    WARM,
)
from tests.api_client.risk_operations import RISK_OPERATIONS
from tests.api_client.secret_operations import SECRET_OPERATIONS
from tests.fakes.transport import FakeNetwork

SESSION = Session(SecretText(CANARY_TOKEN), "company", "ops@example.com", datetime(2026, 11, 20, 23, 0, tzinfo=UTC))
SERVICES = (
    "auth",
    "kill-switch",
    "sim-mode",
    "safe-mode",
    "secrets",
    "risk",
    "risk-engine",
    "portfolio-risk",
    "oms",
    "hitl",
    "watchdog",
    "override",
    "config",
)
CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def platform(
    network: FakeNetwork, *, observe: Any = None, signed_in: bool = True, services: Sequence[str] = SERVICES
) -> Platform:
    """The client of these services; a test that asks one of them a thousand times gives only that."""
    endpoints = [Endpoint(name, f"https://{name}.example.com/api", context=CONTEXT) for name in services]
    made = Platform(
        endpoints,
        transport_factory=network,
        observe=observe,
        bearers={"secrets": SecretText(CANARY_BEARER)},
        mfa_tokens={"secrets": SecretText(CANARY_MFA)},
    )
    # Whatever flavour an operation is of: that another one is not misread is tested with the platform.
    made._service = lambda name, flavour=None: Platform._service(made, name)  # type: ignore[method-assign]
    if signed_in:
        made.use(SESSION)
    return made


def answer_of(name: str) -> Any:
    """A copy of what the operation `name` is answered, to spoil."""
    return copy.deepcopy(next(operation.answer for operation in OPERATIONS if operation.name == name))


def _sign_in(p: Platform) -> Awaitable[Any]:
    return p.auth.sign_in("ops@example.com", SecretText(CANARY_PASSWORD), SecretText(CANARY_CODE))


HEALTH = {
    "status": "error",
    "checks": {"store": {"status": "ok"}, "queue": {"status": "error", "error": "gone", "x": 1}},
}

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "auth.sign_in",
        "auth",
        "POST",
        "/auth/login",
        _sign_in,
        {"token": "t0ken", "admin_id": "company", "expires_at": "2026-11-20T22:22:27.020054+00:00"},
        bearer=False,
        body={"email": "ops@example.com", "password": CANARY_PASSWORD, "mfa_code": CANARY_CODE},
    ),
    Operation(
        "kill_switch.engage",
        "kill-switch",
        "POST",
        "/risk/kill",
        lambda p: p.kill_switch.engage("company", KillReason.LATENCY_STALL),
        KILL,
        params={"account_id": "company", "reason_code": "latency_stall"},
    ),
    Operation(
        "kill_switch.events",
        "kill-switch",
        "GET",
        "/risk/kill_events",
        lambda p: p.kill_switch.events("acc-zed", 5),
        [EVENT],
        params={"account_id": "acc-zed", "limit": "5"},
    ),
    Operation(
        "simulation.status",
        "sim-mode",
        "GET",
        "/sim/status",
        lambda p: p.simulation.status(),
        {"active": True, "accounts": [{key: value for key, value in CHANGE.items() if key != "actor"}]},
        bearer=False,
    ),
    Operation(
        "simulation.enter",
        "sim-mode",
        "POST",
        "/sim/enter",
        lambda p: p.simulation.enter("drill", "director-1"),
        CHANGE,
        body={"reason": "drill", "account_id": "director-1"},
    ),
    Operation(
        "simulation.exit",
        "sim-mode",
        "POST",
        "/sim/exit",
        lambda p: p.simulation.exit("director-1"),
        {**CHANGE, "active": False, "reason": None},
        params={"account_id": "director-1"},
    ),
    Operation(
        "safe_mode.status",
        "safe-mode",
        "GET",
        "/safe_mode/status",
        lambda p: p.safe_mode.status(),
        {"active": False, "reason": None, "since": None, "actor": None},
        bearer=False,
    ),
    Operation(
        "safe_mode.enter",
        "safe-mode",
        "POST",
        "/safe_mode/enter",
        lambda p: p.safe_mode.enter("degraded"),
        SAFE,
        body={"reason": "degraded"},
    ),
    Operation("safe_mode.exit", "safe-mode", "POST", "/safe_mode/exit", lambda p: p.safe_mode.exit(), SAFE),
    *SECRET_OPERATIONS,
    *OVERSIGHT_OPERATIONS,
    Operation(
        "risk.limits",
        "risk",
        "GET",
        "/risk/limits",
        lambda p: p.risk.limits(),
        {"account_id": "company", "limits": LIMITS, "usage": USAGE},
    ),
    Operation(
        "risk.size",
        "risk",
        "GET",
        "/risk/size",
        lambda p: p.risk.size("BTC-USD"),
        SIZE,
        params={"symbol": "BTC-USD"},
    ),
    Operation(
        "risk.throttle",
        "risk",
        "GET",
        "/risk/throttle/status",
        lambda p: p.risk.throttle(),
        {"active": True, "reason": "drawdown"},
    ),
    Operation("risk.drain", "risk", "GET", "/ops/drain/status", lambda p: p.risk.drain(), DRAIN, bearer=False),
    *RISK_OPERATIONS,
    Operation(
        "oms.routing",
        "oms",
        "GET",
        "/oms/routing/status",
        lambda p: p.oms.routing("company"),
        {"ws_latency": 1.89, "rest_latency": None, "preferred_path": "websocket"},
        params=COMPANY,
    ),
    Operation(
        "oms.rate_limits",
        "oms",
        "GET",
        "/oms/rate_limits/status",
        lambda p: p.oms.rate_limits(),
        {"company": {"rest": LIMIT, "websocket": {**LIMIT, "limit": 60, "remaining": 56}}},
    ),
    Operation("oms.warm_start", "oms", "GET", "/oms/warm_start/status", lambda p: p.oms.warm_start(), WARM),
    Operation(
        "oms.warm_start_report", "oms", "GET", "/oms/warm_start/report", lambda p: p.oms.warm_start_report(), WARM
    ),
    Operation(
        "oms.impact_curve",
        "oms",
        "GET",
        "/oms/impact_curve",
        lambda p: p.oms.impact_curve("BTC/USD"),
        {"symbol": "BTC/USD", "points": [{"size": "0.5", "impact_bps": 1.25}], "as_of": "2026-11-20T21:23:35.266599Z"},
        params={"symbol": "BTC/USD"},
    ),
    Operation(
        "oms.order",
        "oms",
        "GET",
        "/oms/status",
        lambda p: p.oms.order("company", "c-1"),
        ORDER,
        params={"account_id": "company", "client_id": "c-1"},
    ),
    Operation(
        "oms.reconcile",
        "oms",
        "GET",
        "/oms/reconcile/status",
        lambda p: p.oms.reconcile(),
        {"balances_checked": 8, "orders_checked": 1, "mismatches_fixed": 0, "alerts": 0},
        bearer=False,
    ),
    Operation("routes.health", "risk", "GET", "/healthz", lambda p: p.routes("risk").health(), HEALTH, bearer=False),
    Operation(
        "routes.readiness", "risk", "GET", "/readyz", lambda p: p.routes("risk").readiness(), HEALTH, bearer=False
    ),
    Operation(
        "routes.routes",
        "risk",
        "GET",
        "/openapi.json",
        lambda p: p.routes("risk").routes(),
        {"openapi": "3.1.0", "paths": {"/risk/kill": {"post": {}, "parameters": []}, "/metrics": {"get": {"x": [1]}}}},
        bearer=False,
    ),
)
