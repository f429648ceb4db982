"""The override service: what people decided over the machine's head, and why."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends, FastAPI
from pydantic import BaseModel, Field

from app.sandbox.app_factory import make_app
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.store import Store
from app.sandbox.timestamps import offset_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS override_log (
    id INTEGER PRIMARY KEY, intent_id TEXT NOT NULL, account_id TEXT NOT NULL, actor TEXT NOT NULL,
    decision TEXT NOT NULL, reason TEXT NOT NULL, ts TEXT NOT NULL
);
"""


class OverrideDecision(StrEnum):
    """What becomes of the intent."""

    APPROVE = "approve"
    REJECT = "reject"


class TradeOverride(BaseModel):
    """A decision on one intent, with its reason."""

    intent_id: str = Field(min_length=1)
    decision: OverrideDecision
    reason: str = Field(min_length=1)


class OverrideRecord(TradeOverride):
    """A recorded decision: whose account, by whom, when."""

    account_id: str
    actor: str
    ts: datetime


class OverrideHistory(BaseModel):
    """Every decision asked for, newest first; there are no pages."""

    overrides: list[OverrideRecord]


class OverrideLog:
    """The recorded decisions. ``clock`` gives aware UTC.

    As shipped nothing ever creates the table: with ``missing`` both reading and recording raise `LookupError`.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime], *, missing: bool) -> None:
        self._store = store
        self._clock = clock
        self.missing = missing
        if not missing:
            self._store.ensure(_SCHEMA)

    def record(self, override: TradeOverride, account_id: str, *, age_s: float = 0.0) -> OverrideRecord:
        """Record what ``account_id`` decided ``age_s`` seconds ago."""
        self._need_table()
        at = self._clock() - timedelta(seconds=age_s)
        record = OverrideRecord(**override.model_dump(), account_id=account_id, actor=account_id, ts=at)
        self._store.execute(
            "INSERT INTO override_log (intent_id, account_id, actor, decision, reason, ts) VALUES (?, ?, ?, ?, ?, ?)",
            (record.intent_id, account_id, account_id, record.decision, record.reason, offset_text(at)),
        )
        return record

    def history(self, account_id: str | None) -> list[OverrideRecord]:
        """Return one account's decisions, or everybody's, newest first."""
        self._need_table()
        rows = self._store.query(
            "SELECT * FROM override_log WHERE ? IS NULL OR account_id = ? ORDER BY ts DESC, id DESC",
            (account_id, account_id),
        )
        return [OverrideRecord.model_validate(dict(row)) for row in rows]

    def clear(self) -> None:
        """Forget every decision."""
        if not self.missing:
            self._store.execute("DELETE FROM override_log")

    def _need_table(self) -> None:
        if self.missing:
            raise LookupError('relation "override_log" does not exist')


def build(context: ServiceContext) -> FastAPI:
    """Return the override's application; ``app.state.overrides`` holds what it shows. It exposes no metrics."""
    overrides = OverrideLog(context.store, context.clock, missing=context.shipped)

    def checks() -> dict[str, dict[str, Any]]:
        return {"override_log": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_app(context, health=health, ready=health, metrics=None, request_id=False, title="Override Service")
    app.state.overrides = overrides
    app.state.start_over = overrides.clear
    admin = admin_account(context)

    @app.post("/override/trade", status_code=201)
    def override_trade(account: Annotated[str, Depends(admin)], override: TradeOverride) -> OverrideRecord:
        return overrides.record(override, account)

    @app.get("/override/history", dependencies=[Depends(admin)])
    def override_history(account_id: str | None = None) -> OverrideHistory:
        return OverrideHistory(overrides=overrides.history(account_id))

    return app
