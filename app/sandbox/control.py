"""The control endpoint: faults, incidents, restarts, counters, one-click sign-in, stop; for this run's nonce only."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.sandbox.context import utc_now
from app.sandbox.faults import Fault, FaultKind
from app.sandbox.running_platform import RunningPlatform
from app.sandbox.scenario import Scenario
from app.sandbox.secrets_control import add_secrets

MAX_CHALLENGE_LENGTH = 256


class FaultOrder(BaseModel):
    """A fault to switch on for one service; `parameter` may be a number or a list for convenience."""

    model_config = ConfigDict(extra="forbid")

    service: str
    fault: FaultKind
    route: str | None = None
    times: int | None = Field(default=None, ge=1)
    parameter: str | float | list[str] | None = None

    def to_fault(self) -> Fault:
        """Return the fault; raises `ValueError` with a sentence when its details do not fit its kind."""
        parameter = self.parameter
        if isinstance(parameter, list):
            parameter = ",".join(parameter)
        return Fault(self.fault, self.route, self.times, None if parameter is None else str(parameter))


class ScenarioOrder(BaseModel):
    """An incident to stage for one account."""

    model_config = ConfigDict(extra="forbid")

    scenario: Scenario
    account: str


class LocalOnly:
    """Refuses what a web page could send: a foreign Host header (DNS rebinding) or any Origin header."""

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = (f"127.0.0.1:{port}".encode(), f"localhost:{port}".encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        headers: Sequence[tuple[bytes, bytes]] = scope.get("headers", ())
        hosts = [value.lower() for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            await JSONResponse({"detail": "Unknown host."}, 400)(scope, receive, send)
        elif any(name == b"origin" for name, _ in headers):
            await JSONResponse({"detail": "Requests from web pages are refused."}, 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def prove(nonce: str, challenge: str) -> str:
    """Return the hex HMAC-SHA256 of `challenge` under `nonce`: it shows the nonce is known without telling it."""
    return hmac.new(nonce.encode(), challenge.encode(), hashlib.sha256).hexdigest()


def build_control(platform: RunningPlatform, nonce: str, port: int, stop: Callable[[], None]) -> FastAPI:
    """Return the control application for `port`. Every route but the proof needs `Authorization: Bearer <nonce>`."""
    app = FastAPI(title="sandbox-control", openapi_url=None)
    app.add_middleware(LocalOnly, port=port)
    holder = [Depends(_nonce_required(nonce))]

    @app.get("/control/nonce-proof")
    async def nonce_proof(
        challenge: Annotated[str, Query(min_length=1, max_length=MAX_CHALLENGE_LENGTH)],
    ) -> dict[str, str]:
        return {"proof": prove(nonce, challenge)}

    @app.get("/control/state", dependencies=holder)
    async def state() -> dict[str, Any]:
        return {
            "profile": platform.options.profile,
            "halt_consumer": platform.options.halt_consumer,
            "services": {name: _describe(platform, name) for name in platform.running},
        }

    @app.get("/control/handled", dependencies=holder)
    async def handled() -> dict[str, dict[str, int]]:
        return {
            name: {f"{method} {path}": count for (method, path), count in context.faults.handled.items()}
            for name, context in platform.contexts.items()
        }

    @app.post("/control/reset-halts", dependencies=holder)
    async def reset_halts() -> dict[str, str]:
        platform.start_over()
        return {"status": "reset"}

    @app.post("/control/restart", dependencies=holder)
    async def restart(service: str) -> dict[str, str]:
        if not platform.restart(_known(platform, service)):
            raise HTTPException(422, f"{service} keeps nothing that a restart would lose.")
        return {"status": "restarted"}

    @app.post("/control/stop", status_code=202, dependencies=holder)
    async def stop_all() -> dict[str, str]:
        stop()
        return {"status": "stopping"}

    _add_faults(app, platform, holder)
    _add_scenario(app, platform, holder)
    _add_operator(app, platform, holder)
    add_secrets(app, platform, holder)
    return app


def _add_faults(app: FastAPI, platform: RunningPlatform, holder: list[Any]) -> None:
    @app.post("/control/faults", dependencies=holder)
    async def set_fault(order: FaultOrder) -> dict[str, Any]:
        name = _known(platform, order.service)
        try:
            fault = order.to_fault()
        except ValueError as error:
            raise HTTPException(422, str(error)) from None
        platform.contexts[name].faults.set(fault)
        await platform.settle(name)
        return _describe(platform, name)

    @app.delete("/control/faults", dependencies=holder)
    async def clear_faults(service: str | None = None) -> dict[str, Any]:
        names = list(platform.contexts) if service is None else [_known(platform, service)]
        for name in names:
            platform.contexts[name].faults.clear()
            await platform.settle(name)
        return {name: _describe(platform, name) for name in names}


def _add_scenario(app: FastAPI, platform: RunningPlatform, holder: list[Any]) -> None:
    @app.post("/control/scenario", dependencies=holder)
    async def start_scenario(order: ScenarioOrder) -> dict[str, str]:
        try:
            platform.incident.start(order.scenario, order.account)
        except KeyError:
            raise HTTPException(404, f"There is no account {order.account!r}.") from None
        return {"status": "staged"}

    @app.delete("/control/scenario", dependencies=holder)
    async def end_scenario() -> dict[str, str]:
        platform.incident.end()
        return {"status": "ended"}


def _add_operator(app: FastAPI, platform: RunningPlatform, holder: list[Any]) -> None:
    @app.get("/control/operator", dependencies=holder)
    async def operator(email: str | None = None) -> dict[str, str]:
        found = next((one for one in platform.operators if email is None or one.email == email), None)
        if found is None:
            raise HTTPException(404, "Nobody with this e-mail can sign in.")
        return {
            "email": found.email,
            "account": found.account,
            "password": found.password,
            "mfa_code": found.code(utc_now()),
        }


def _nonce_required(nonce: str) -> Callable[[Request], None]:
    expected = f"Bearer {nonce}".encode()

    def dependency(request: Request) -> None:
        given = request.headers.get("authorization", "").encode()
        if not hmac.compare_digest(given, expected):
            raise HTTPException(401, "The nonce of this run is required.")

    return dependency


def _known(platform: RunningPlatform, name: str) -> str:
    if name not in platform.contexts:
        raise HTTPException(404, f"There is no service {name!r}; there are {', '.join(platform.contexts)}.")
    return name


def _describe(platform: RunningPlatform, name: str) -> dict[str, Any]:
    context, service = platform.contexts[name], platform.running[name]
    return {
        "url": service.url,
        "wired": context.wired,
        "draining": context.drain.draining,
        "faults": [
            {"fault": fault.kind, "route": fault.route, "times": fault.times, "parameter": fault.parameter}
            for fault in context.faults.active()
        ],
    }
