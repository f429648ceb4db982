"""The kill switch service: engages one account's switch, notifies the channels, lists what was engaged."""

import json
from enum import StrEnum
from time import perf_counter
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.responses import JSONResponse

from app.sandbox.app_factory import make_app
from app.sandbox.context import ADMINS, ServiceContext
from app.sandbox.faults import NOTIFICATION_CHANNELS
from app.sandbox.guard import admin_account
from app.sandbox.halt_flags import HaltFlags
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_kill_switch_registry
from app.sandbox.timestamps import offset_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS risk_events (
    id INTEGER PRIMARY KEY, ts TEXT NOT NULL, account_id TEXT NOT NULL, event_type TEXT NOT NULL, payload TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS kill_events (
    id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, reason TEXT NOT NULL, ts TEXT NOT NULL,
    channels_sent TEXT NOT NULL
);
"""
_ACTIONS = ("CANCEL_OPEN_ORDERS", "FLATTEN_POSITIONS")


class KillReason(StrEnum):
    """Why a switch is engaged; there is neither a manual reason nor free text."""

    SPREAD_WIDENING = "spread_widening"
    LATENCY_STALL = "latency_stall"
    LOSS_CAP_BREACH = "loss_cap_breach"


class KillSwitch:
    """The flags, events and series behind the routes.

    Flags are stored in both profiles. Events and the gauge live in the process as shipped, in the store repaired.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._store = context.store
        self._store.ensure(_SCHEMA)
        self._flags = HaltFlags(context.store)
        self._remembered: list[dict[str, Any]] = []
        self.metrics = make_kill_switch_registry(context.profile)
        self._show_flags()

    def engage(self, account_id: str, reason: KillReason, actor: str) -> dict[str, Any]:
        """Engage the switch of any account named, existing or not, and return the body of the answer.

        Raises HTTPException 400 when only white space names the account.
        """
        account = account_id.strip().lower()
        if not account:
            raise HTTPException(400, "Account identifier must not be empty.")
        now = self._context.clock()
        ts = offset_text(now)
        # The flag comes first: whatever fails afterwards, the switch is engaged.
        self._flags.engage(account, now)
        self.metrics.set_gauge("kill_switch_state", 1, account_id=account)
        self._publish(account, reason, ts, actor)
        failing = self._context.faults.failed_channels()
        failed = [name for name in NOTIFICATION_CHANNELS if name in failing]
        sent = [name for name in NOTIFICATION_CHANNELS if name not in failed]
        self._record({"account_id": account, "reason": reason.value, "ts": ts, "channels_sent": sent})
        return {
            "status": "partial" if failed else "ok",
            "ts": ts,
            "reason_code": reason.value,
            "channels_sent": sent,
            "failed_channels": failed,
        }

    def events(self, account_id: str | None, limit: int) -> list[dict[str, Any]]:
        """Return at most ``limit`` events, newest first, of one account or of all."""
        events = self._remembered[::-1] if self._context.shipped else self._stored_events()
        wanted = account_id.strip().lower() if account_id else None
        return [event for event in events if wanted is None or event["account_id"] == wanted][:limit]

    def start_over(self) -> None:
        """Forget every flag, event and gauge; no route leads here."""
        self._flags.clear()
        self._store.execute("DELETE FROM risk_events")
        self._store.execute("DELETE FROM kill_events")
        self._remembered.clear()
        self.metrics.forget_gauge("kill_switch_state")
        self._show_flags()

    def observe(self, status: str, started_s: float) -> None:
        """Count an answer that took from ``started_s`` (perf_counter seconds) until now."""
        self.metrics.observe("kill_switch_response_seconds", perf_counter() - started_s, status=status)

    def _show_flags(self) -> None:
        if self._context.shipped:
            return
        # Mended: an account that was never halted says 0 instead of saying nothing.
        for account in ADMINS:
            self.metrics.set_gauge("kill_switch_state", 0, account_id=account)
        for account in self._flags.engaged_since():
            self.metrics.set_gauge("kill_switch_state", 1, account_id=account)

    def _publish(self, account: str, reason: KillReason, ts: str, actor: str) -> None:
        payload = json.dumps({"reason": reason.value, "actions": _ACTIONS, "actor": actor})
        self._store.execute(
            "INSERT INTO risk_events (ts, account_id, event_type, payload) VALUES (?, ?, 'KILL_SWITCH_TRIGGERED', ?)",
            (ts, account, payload),
        )

    def _record(self, event: dict[str, Any]) -> None:
        if self._context.shipped:
            self._remembered.append(event)
            return
        self._store.execute(
            "INSERT INTO kill_events (account_id, reason, ts, channels_sent) VALUES (?, ?, ?, ?)",
            (event["account_id"], event["reason"], event["ts"], json.dumps(event["channels_sent"])),
        )

    def _stored_events(self) -> list[dict[str, Any]]:
        rows = self._store.query("SELECT account_id, reason, ts, channels_sent FROM kill_events ORDER BY id DESC")
        return [{**dict(row), "channels_sent": json.loads(row["channels_sent"])} for row in rows]


def build(context: ServiceContext) -> FastAPI:
    """Return the kill switch's application; ``app.state.metrics`` holds its series."""
    switch = KillSwitch(context)

    def checks() -> dict[str, dict[str, Any]]:
        return {"kill_switch_store": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_app(
        context, health=health, ready=health, metrics=switch.metrics.registry, request_id=False, title="Kill Switch"
    )
    app.state.metrics = switch.metrics
    app.state.start_over = switch.start_over
    admin = admin_account(context)

    @app.post("/risk/kill")
    def kill(
        account: Annotated[str, Depends(admin)],
        account_id: Annotated[str, Query(min_length=1)],
        reason_code: KillReason = KillReason.LOSS_CAP_BREACH,
    ) -> JSONResponse:
        started_s, status = perf_counter(), "error"
        try:
            body = switch.engage(account_id, reason_code, account)
            status = body["status"]
        finally:
            switch.observe(status, started_s)
        return JSONResponse(body, status_code=207 if status == "partial" else 200)

    @app.get("/risk/kill_events", dependencies=[Depends(admin)])
    def kill_events(
        account_id: str | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 20
    ) -> list[dict[str, Any]]:
        started_s = perf_counter()
        events = switch.events(account_id, limit)
        # Reading is counted like killing: polling this route dilutes the response time objective.
        switch.observe("ok", started_s)
        return events

    return app
