"""The safe mode service: one global switch that restricts trading to hedging."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

from app.sandbox.app_factory import make_app
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import ServiceMetrics, make_registry
from app.sandbox.timestamps import offset_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS safe_mode (
    id INTEGER PRIMARY KEY CHECK (id = 1), active INTEGER NOT NULL, reason TEXT, since TEXT, actor TEXT
);
INSERT OR IGNORE INTO safe_mode VALUES (1, 0, NULL, NULL, NULL);
"""


class SafeModeEntry(BaseModel):
    """What enters safe mode."""

    reason: str


@dataclass(frozen=True, slots=True)
class SafeModeStatus:
    """The switch; ``since`` is ISO text with an offset, ``actor`` who moved it last."""

    active: bool
    reason: str | None
    since: str | None
    actor: str | None


class SafeMode:
    """The stored switch. As shipped its actor is remembered by the process only."""

    def __init__(self, context: ServiceContext, metrics: ServiceMetrics) -> None:
        self._context = context
        self._metrics = metrics
        self._store = context.store
        self._store.ensure(_SCHEMA)
        if context.shipped:
            self._store.execute("UPDATE safe_mode SET actor = NULL")

    def status(self) -> SafeModeStatus:
        """Return the present state."""
        row = self._store.query_one("SELECT active, reason, since, actor FROM safe_mode")
        if row is None:
            raise LookupError("the safe mode row is missing")
        return SafeModeStatus(bool(row["active"]), row["reason"], row["since"], row["actor"])

    def enter(self, reason: str, actor: str) -> SafeModeStatus:
        """Engage safe mode. While it is active it keeps its time; as shipped also the old reason and actor."""
        with self._store.transaction():
            before = self.status()
            if before.active and self._context.shipped:
                return before
            since = before.since if before.active else offset_text(self._context.clock())
            self._write(SafeModeStatus(True, reason, since, actor))
            if not before.active:
                self._metrics.increment("safe_mode_triggers", reason=reason)
            return self.status()

    def leave(self, actor: str) -> SafeModeStatus:
        """Release safe mode; 409 when it is not active. The actor stays, as who released it."""
        with self._store.transaction():
            if not self.status().active:
                raise HTTPException(409, "Safe mode is not currently active")
            self._write(SafeModeStatus(False, None, None, actor))
            return self.status()

    def _write(self, status: SafeModeStatus) -> None:
        self._store.execute(
            "UPDATE safe_mode SET active = ?, reason = ?, since = ?, actor = ?",
            (int(status.active), status.reason, status.since, status.actor),
        )


def build(context: ServiceContext) -> FastAPI:
    """Return safe mode's application; ``app.state.metrics`` holds its series."""
    metrics = make_registry("safe-mode", context.profile)
    mode = SafeMode(context, metrics)

    def checks() -> dict[str, dict[str, Any]]:
        return {"controller": check_store(context.store)}

    app = make_app(
        context,
        health=checks,
        metrics=metrics.registry,
        request_id=True,
        observe=metrics.observe_request,
        title="Safe Mode",
    )
    app.state.metrics = metrics
    admin = admin_account(context)

    @app.get("/safe_mode/status")
    def status() -> SafeModeStatus:
        return mode.status()

    @app.post("/safe_mode/enter")
    def enter(account: Annotated[str, Depends(admin)], entry: SafeModeEntry | None = None) -> SafeModeStatus:
        reason = entry.reason.strip() if entry else ""
        if not reason:
            raise HTTPException(400, "reason is required")
        return mode.enter(reason, account)

    @app.post("/safe_mode/exit")
    def leave(account: Annotated[str, Depends(admin)]) -> SafeModeStatus:
        return mode.leave(account)

    return app
