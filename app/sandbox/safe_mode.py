"""The safe mode service: one global switch that restricts trading to hedging."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ADMINS, ServiceContext
from app.sandbox.faults import FaultKind
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import ServiceMetrics, make_registry
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.safe_mode_flag import SafeModeFlag
from app.sandbox.timestamps import offset_text


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
    """The stored switch. As shipped its actor is remembered by the process only, and so is a state it cannot load."""

    def __init__(self, context: ServiceContext, metrics: ServiceMetrics) -> None:
        self._context = context
        self._metrics = metrics
        self._store = context.store
        self._flag = SafeModeFlag(context.store)
        self._records = PortfolioRecords(context.store, context.clock)
        self._unread = False
        self.restart()

    def restart(self) -> None:
        """Begin as a new process does. As shipped it does not know the actor, and what it cannot load is inactive."""
        if self._context.shipped:
            self._unread = self._context.faults.find(FaultKind.STATE_LOST) is not None
            self._store.execute("UPDATE safe_mode SET actor = NULL")

    def status(self) -> SafeModeStatus:
        """Return the present state."""
        row = self._store.query_one("SELECT active, reason, since, actor FROM safe_mode")
        if row is None:
            raise LookupError("the safe mode row is missing")
        if self._unread:
            return SafeModeStatus(False, None, None, None)
        return SafeModeStatus(bool(row["active"]), row["reason"], row["since"], row["actor"])

    def enter(self, reason: str, actor: str) -> SafeModeStatus:
        """Engage safe mode and cancel every open order.

        While it is active it keeps its time; as shipped also the old reason and actor.
        """
        with self._store.transaction():
            before = self.status()
            if before.active and self._context.shipped:
                return before
            since = before.since if before.active else offset_text(self._context.clock())
            self._write(SafeModeStatus(True, reason, since, actor))
            if not before.active:
                self._metrics.increment("safe_mode_triggers", reason=reason)
                for account in ADMINS:
                    self._records.cancel_open_orders(account)
            return self.status()

    def leave(self, actor: str) -> SafeModeStatus:
        """Release safe mode; 409 when it is not active. The actor stays, as who released it."""
        with self._store.transaction():
            if not self.status().active:
                raise HTTPException(409, "Safe mode is not currently active")
            self._write(SafeModeStatus(False, None, None, actor))
            return self.status()

    def _write(self, status: SafeModeStatus) -> None:
        self._unread = False
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

    app = make_metered_app(context, metrics, health=checks, title="Safe Mode")
    app.state.restart = mode.restart
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
