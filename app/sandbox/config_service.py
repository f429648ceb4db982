"""The configuration service: current values, their history, and changes of which some need two authors."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from app.sandbox.app_factory import Checks, make_app
from app.sandbox.config_entries import GLOBAL, ConfigEntries, ConfigVersion, RefusedChange
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store

# The probe waits for a client that does not have to be waited for.
_PROBE_FAILS = (
    "Redis probe failed: ping failed with TypeError('An asyncio.Future, a coroutine or an awaitable is required')"
)


class ConfigUpdate(BaseModel):
    """A value to set; the author is the session's account, whatever is written here."""

    key: str = Field(min_length=1)
    value: Any
    author: str = Field(min_length=1)


class ConfigChange(BaseModel):
    """What became of a change; version and time are null while it waits for a second author."""

    status: str
    account_id: str
    key: str
    value: Any
    approvers: list[str]
    version: int | None
    ts: datetime | None
    required_approvals: int


def build(context: ServiceContext) -> FastAPI:
    """Return the configuration's application. It exposes no metrics; as shipped it is never ready."""
    entries = ConfigEntries(context.store, context.clock)

    def checks() -> Checks:
        store = check_store(context.store)
        return {"postgres_read": store, "postgres_write": store}

    def ready() -> Checks:
        broken = context.shipped and context.wired
        session_store = {"status": "error", "error": _PROBE_FAILS} if broken else {"status": "ok"}
        return {**checks(), "session_store": session_store}

    health = None if context.shipped else checks
    app = make_app(context, health=health, ready=ready, metrics=None, request_id=False, title="Config Service")
    app.state.entries = entries
    app.state.start_over = entries.start_over
    app.state.restart = entries.restart
    _add_reads(app, context, entries)
    _add_update(app, context, entries)
    return app


def _add_reads(app: FastAPI, context: ServiceContext, entries: ConfigEntries) -> None:
    admin = admin_account(context)

    @app.get("/config/current", dependencies=[Depends(admin)])
    def current(account_id: str = GLOBAL) -> dict[str, ConfigVersion]:
        return entries.current(account_id)

    # As shipped anybody may read who set what and when.
    @app.get("/config/history", dependencies=[] if context.shipped else [Depends(admin)])
    def history(key: str) -> list[ConfigVersion]:
        return entries.history(key)


def _add_update(app: FastAPI, context: ServiceContext, entries: ConfigEntries) -> None:
    @app.post("/config/update", response_model=ConfigChange)
    def update(
        account: Annotated[str, Depends(admin_account(context))], wanted: ConfigUpdate, account_id: str = GLOBAL
    ) -> JSONResponse:
        try:
            change = entries.change(account_id, wanted.key, wanted.value, account)
        except RefusedChange as refusal:
            raise HTTPException(400, str(refusal)) from None
        applied = change.applied
        body = ConfigChange(
            status="pending" if applied is None else "applied",
            account_id=account_id,
            key=wanted.key,
            value=wanted.value,
            approvers=list(change.approvers),
            version=None if applied is None else applied.version,
            ts=None if applied is None else applied.ts,
            required_approvals=change.required_approvals,
        )
        return JSONResponse(jsonable_encoder(body), status_code=202 if applied is None else 200)
