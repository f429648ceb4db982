"""The two drain routes of a service; nobody is asked who they are, and there is no way back."""

from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from app.sandbox.context import ServiceContext


def add_drain_routes(app: FastAPI, context: ServiceContext) -> None:
    """Add `/ops/drain/status` and `/ops/drain/start`, which answers 202 the first time and 200 from then on."""

    @app.get("/ops/drain/status")
    def drain_status() -> dict[str, Any]:
        return context.drain.status(context.clock())

    @app.post("/ops/drain/start", status_code=202)
    def drain_start() -> JSONResponse:
        now = context.clock()
        started = context.drain.start(now)
        return JSONResponse(context.drain.status(now), status_code=202 if started else 200)
