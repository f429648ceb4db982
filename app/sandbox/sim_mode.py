"""The simulation mode service: which trading accounts are simulated, since when and why."""

import sqlite3
import threading
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field

from app.sandbox.app_factory import make_metered_app
from app.sandbox.context import ADMINS, ServiceContext
from app.sandbox.faults import FaultKind
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_registry

CACHED_FOR = timedelta(seconds=2)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sim_modes (
    account_id TEXT PRIMARY KEY, active INTEGER NOT NULL, reason TEXT, since TEXT NOT NULL
);
"""


class SimAccount(BaseModel):
    """The mode of one account."""

    account_id: str
    active: bool
    reason: str | None
    since: datetime


class SimStatus(BaseModel):
    """The modes asked for; ``active`` when any of them is."""

    active: bool
    accounts: list[SimAccount]


class SimEntry(BaseModel):
    """What enters simulation; white space is accepted as a reason."""

    reason: str = Field(min_length=1)
    account_id: str | None = Field(default=None, min_length=1)


class SimTransition(SimAccount):
    """The mode after a switch, with who made it."""

    actor: str


class SimModes:
    """The stored modes. A mode that was never touched starts inactive when it is first read.

    A process answers from memory for two seconds after it read or switched a mode: what another process switched
    meanwhile is not seen.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._store = context.store
        self._store.ensure(_SCHEMA)
        self._lock = threading.Lock()
        self._cached: dict[str, tuple[SimAccount, datetime]] = {}
        for account_id in ADMINS:
            self._create(account_id)

    def read(self, account_id: str) -> SimAccount:
        """Return an account's mode, at most two seconds old. As shipped even an unknown account gets a row by this."""
        now = self._context.clock()
        with self._lock:
            mode, read_at = self._cached.get(account_id, (None, now))
        if mode is None or now - read_at >= CACHED_FOR:
            mode = self._stored(account_id)
            self._remember(mode)
        return mode

    def switch(self, account_id: str, *, active: bool, reason: str | None) -> SimAccount:
        """Enter or leave simulation; 404 for an account that is not listed (by exact case), 409 if nothing changes."""
        if account_id not in ADMINS:
            raise HTTPException(404, f"Unknown trading account '{account_id}'")
        with self._store.transaction():
            before = self._stored(account_id)
            if before.active == active:
                raise HTTPException(409, f"Simulation mode already {'active' if active else 'inactive'}")
            self._store.execute(
                "UPDATE sim_modes SET active = ?, reason = ?, since = ? WHERE account_id = ?",
                (int(active), reason, self._context.clock().isoformat(), account_id),
            )
            after = self._stored(account_id)
        # Where reads are another process's, that one has just read the mode as it was.
        self._remember(after if self._context.faults.find(FaultKind.OTHER_REPLICA) is None else before)
        return after

    def restart(self) -> None:
        """Forget what the process remembers."""
        with self._lock:
            self._cached.clear()

    def _remember(self, mode: SimAccount) -> None:
        with self._lock:
            self._cached[mode.account_id] = (mode, self._context.clock())

    def _stored(self, account_id: str) -> SimAccount:
        row = self._find(account_id)
        if row is None and not self._context.shipped:
            return SimAccount(account_id=account_id, active=False, reason=None, since=self._context.clock())
        if row is None:
            self._create(account_id)
            row = self._find(account_id)
        if row is None:
            raise LookupError("a simulation mode vanished while it was read")
        return SimAccount.model_validate(dict(row))

    def _find(self, account_id: str) -> sqlite3.Row | None:
        return self._store.query_one(
            "SELECT account_id, active, reason, since FROM sim_modes WHERE account_id = ?", (account_id,)
        )

    def _create(self, account_id: str) -> None:
        self._store.execute(
            "INSERT OR IGNORE INTO sim_modes VALUES (?, 0, NULL, ?)", (account_id, self._context.clock().isoformat())
        )


def build(context: ServiceContext) -> FastAPI:
    """Return the simulation mode's application; ``app.state.metrics`` holds its series."""
    modes = SimModes(context)
    metrics = make_registry("sim-mode", context.profile)

    def checks() -> dict[str, dict[str, Any]]:
        return {"repository": check_store(context.store)}

    app = make_metered_app(context, metrics, health=checks, title="Simulation Mode")
    app.state.restart = modes.restart
    admin = admin_account(context)

    @app.get("/sim/status")
    def status(account_id: str | None = None) -> SimStatus:
        accounts = [modes.read(account) for account in ((account_id,) if account_id else ADMINS)]
        return SimStatus(active=any(account.active for account in accounts), accounts=accounts)

    @app.post("/sim/enter")
    def enter(account: Annotated[str, Depends(admin)], entry: SimEntry) -> SimTransition:
        mode = modes.switch(entry.account_id or account, active=True, reason=entry.reason)
        return SimTransition(**mode.model_dump(), actor=account)

    @app.post("/sim/exit")
    def leave(account: Annotated[str, Depends(admin)], account_id: str | None = None) -> SimTransition:
        mode = modes.switch(account_id or account, active=False, reason=None)
        return SimTransition(**mode.model_dump(), actor=account)

    return app
