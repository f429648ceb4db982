"""The frame around every service's routes: health, readiness, metrics, request ids, faults and counting."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from prometheus_client import CollectorRegistry, generate_latest

from app.sandbox.context import ServiceContext
from app.sandbox.fault_gate import FaultGate
from app.sandbox.faults import FaultKind, ServiceFaults
from app.sandbox.metrics import ServiceMetrics
from app.sandbox.request_ids import RequestIds

Checks = dict[str, dict[str, Any]]
Observe = Callable[[str, int, float], None]

METRICS_CONTENT_TYPE = "text/plain; version=1.0.0; charset=utf-8"


def make_app(
    context: ServiceContext,
    *,
    health: Callable[[], Checks] | None,
    metrics: CollectorRegistry | None,
    request_id: bool,
    ready: Callable[[], Checks] | None = None,
    correlation_id: bool = False,
    observe: Observe | None = None,
    title: str | None = None,
) -> FastAPI:
    """Return an application without any business route yet.

    `health` and `ready` return the checks by name, each with at least a `status` of "ok" or "error"; the routes exist
    only when they are given. `observe(method, status, duration_s)` is called after each request that was let in.
    """
    app = FastAPI(title=title or context.label)
    app.router.route_class = counted_route(context.faults)
    if health is not None:
        _add_health(app, context.faults, health)
    if ready is not None:
        _add_readiness(app, context.faults, ready)
    if metrics is not None:
        _add_metrics(app, metrics)
    if request_id or correlation_id:
        app.add_middleware(RequestIds, request_id=request_id, correlation_id=correlation_id)
    app.add_middleware(FaultGate, context=context, observe=observe)
    app.state.metrics = None
    return app


def make_metered_app(
    context: ServiceContext,
    metrics: ServiceMetrics,
    *,
    health: Callable[[], Checks] | None,
    ready: Callable[[], Checks] | None = None,
    correlation_id: bool = False,
    title: str | None = None,
) -> FastAPI:
    """The same on the platform's shared set-up: requests bear ids and are counted in `metrics`, `app.state.metrics`."""
    app = make_app(
        context,
        health=health,
        ready=ready,
        metrics=metrics.registry,
        request_id=True,
        correlation_id=correlation_id,
        observe=metrics.observe_request,
        title=title,
    )
    app.state.metrics = metrics
    return app


def counted_route(faults: ServiceFaults) -> type[APIRoute]:
    """Return a route class whose handlers count their calls in `faults` once guards and validation have passed."""

    class CountedRoute(APIRoute):
        def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
            method = min(options.get("methods") or {"GET"})
            super().__init__(path, _counted(endpoint, faults, method, path), **options)

    return CountedRoute


def _counted(endpoint: Callable[..., Any], faults: ServiceFaults, method: str, path: str) -> Callable[..., Any]:
    if inspect.iscoroutinefunction(endpoint):

        @functools.wraps(endpoint)
        async def call_async(*args: Any, **kwargs: Any) -> Any:
            faults.count_handled(method, path)
            return await endpoint(*args, **kwargs)

        return call_async

    @functools.wraps(endpoint)
    def call(*args: Any, **kwargs: Any) -> Any:
        faults.count_handled(method, path)
        return endpoint(*args, **kwargs)

    return call


def _summary(faults: ServiceFaults, path: str, checks: Checks) -> dict[str, Any]:
    fault = faults.take(FaultKind.UNHEALTHY, path)
    if fault is not None:
        name = fault.parameter or next(iter(checks), "service")
        checks = {**checks, name: {"status": "error", "error": f"{name} did not answer"}}
    healthy = all(check.get("status") == "ok" for check in checks.values())
    return {"status": "ok" if healthy else "error", "checks": checks}


def _add_health(app: FastAPI, faults: ServiceFaults, health: Callable[[], Checks]) -> None:
    @app.get("/healthz")
    async def healthz() -> dict[str, Any]:
        return _summary(faults, "/healthz", health())  # 200 whatever it says: the body is the verdict


def _add_readiness(app: FastAPI, faults: ServiceFaults, ready: Callable[[], Checks]) -> None:
    @app.get("/readyz")
    async def readyz() -> JSONResponse:
        body = _summary(faults, "/readyz", ready())
        return JSONResponse(body, status_code=200 if body["status"] == "ok" else 503)


def _add_metrics(app: FastAPI, registry: CollectorRegistry) -> None:
    @app.get("/metrics")
    def metrics() -> Response:  # in a thread: a large exposition takes some milliseconds
        return Response(generate_latest(registry), headers={"content-type": METRICS_CONTENT_TYPE})
