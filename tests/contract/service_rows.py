"""The routes every service may have, and the guard before all others: where they exist and what they answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from api_client.errors import Refused
from api_client.exposition import parse_exposition
from api_client.models.common import Answer, HealthStatus
from api_client.platform import Platform
from app.core.readiness.routes import CALLED
from tests.contract.rows import BOTH, REPAIRED, SHIPPED, Fails, Row

HEALTHY = ("auth", "sim-mode", "safe-mode", "risk", "oms", "risk-engine")
"""The services whose health route is there in every profile; readiness is nowhere as shipped."""
MENDED = ("kill-switch", "secrets", "portfolio", "portfolio-risk", "hitl", "watchdog", "override")
"""Those that have health and readiness only once mended."""
EXPOSING = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms", "risk-engine", "portfolio-risk")
SILENT = ("portfolio", "hitl", "watchdog", "override", "config")
ALL = (*HEALTHY, *MENDED, "config")
NOT_THERE = Fails(Refused, 404, "Not Found")
GUARDED = {
    "kill-switch": "/risk/kill_events?limit=101",
    "risk": "/risk/limits",
    "secrets": "/secrets/status?account_id=company",
}


def _asks(name: str, what: str) -> Callable[[Platform], Awaitable[Any]]:
    async def ask(p: Platform) -> Any:
        return await getattr(p.routes(name), what)()

    return ask


def _well(found: Any) -> bool:
    return found.status is HealthStatus.OK and all(check.status is HealthStatus.OK for check in found.checks)


def _ready(found: Any) -> bool:
    return _well(found) and found.http_status == 200


def _never_ready(found: Any) -> bool:
    """The probe of the session store is broken, not the store."""
    ill = [check for check in found.checks if check.status is not HealthStatus.OK]
    return (found.status, found.http_status, [check.name for check in ill]) == (
        HealthStatus.ERROR,
        503,
        ["session_store"],
    )


def _certified(certificate: Any) -> bool:
    return (
        "127.0.0.1" in certificate.names
        and certificate.tls_version.startswith("TLSv1")
        and (certificate.not_before < certificate.not_after)
    )


def _described(name: str) -> Callable[[Any], bool]:
    called = next((routes for (service, _), routes in CALLED.items() if service == name), ())
    return lambda routes: set(called) <= set(routes)


def _series(found: Any) -> bool:
    return any(True for _ in parse_exposition(found, service="x").series())


def _guard(name: str) -> Callable[[Platform], Awaitable[Any]]:
    async def ask(p: Platform) -> Any:
        asked = p.routes(name).ask
        path = GUARDED[name]
        return (
            await asked(path, bearer=False, account=None, mfa="verified"),
            await asked(path, bearer=True, account="director-1", mfa="verified"),
            await asked(path, bearer=True, account="COMPANY", mfa="verified"),
        )

    return ask


def _guarded(answers: Any) -> bool:
    anonymous, foreign, own = answers
    return (
        anonymous == Answer(401, "Missing Authorization header.")
        and foreign == Answer(403, "Account header does not match authenticated session.")
        and own.status in (200, 422)
    )


def _in_clear(name: str) -> Callable[[Platform], Awaitable[Any]]:
    async def ask(p: Platform) -> Any:
        return await p.routes(name).in_clear("/healthz")

    return ask


def _refused_in_clear(answer: Any) -> bool:
    return answer.status is None and answer.reason in ("closed", "no_http")


def _row(name: str, what: str, says: str, ends: Callable[[Any], object] | Fails, *profiles: str) -> Row:
    return Row(f"routes.{what}", f"of {name} {says}", _asks(name, what), ends, profiles, None)


ROWS: tuple[Row, ...] = (
    *(_row(name, "health", "is well", _well, *BOTH) for name in HEALTHY),
    *(_row(name, "readiness", "is not provided", NOT_THERE, *BOTH) for name in HEALTHY),
    *(_row(name, "health", "is well", _well, REPAIRED) for name in MENDED),
    *(_row(name, "readiness", "is given", _ready, REPAIRED) for name in MENDED),
    *(_row(name, what, "is not provided", NOT_THERE, SHIPPED) for name in MENDED for what in ("health", "readiness")),
    *(_row(name, "exposition", "has series", _series, *BOTH) for name in EXPOSING),
    *(_row(name, "exposition", "is not provided", NOT_THERE, *BOTH) for name in SILENT),
    _row("config", "health", "is well", _well, REPAIRED),
    _row("config", "health", "is not provided", NOT_THERE, SHIPPED),
    _row("config", "readiness", "is given", _ready, REPAIRED),
    _row("config", "readiness", "is never good", _never_ready, SHIPPED),
    *(_row(name, "routes", "has all that is called", _described(name), *BOTH) for name in ALL),
    *(_row(name, "certificate", "is for this address", _certified, *BOTH) for name in ALL),
    _row("risk", "drain", "takes work", lambda found: not found.draining and found.service == "risk-service", *BOTH),
    *(_row(name, "drain", "is not provided", NOT_THERE, *BOTH) for name in ALL if name != "risk"),
    *(Row("routes.in_clear", f"of {name} is refused", _in_clear(name), _refused_in_clear, BOTH, None) for name in ALL),
    *(Row("routes.ask", f"at {name} needs a bearer and its own account", _guard(name), _guarded) for name in GUARDED),
)
