"""The watchdog: which intents it vetoed, and why."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel

from app.sandbox.app_factory import make_app
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.store import Store
from app.sandbox.timestamps import offset_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS watchdog_vetoes (
    id INTEGER PRIMARY KEY, intent_id TEXT NOT NULL, account_id TEXT NOT NULL, reason TEXT NOT NULL, score REAL,
    ts TEXT NOT NULL, details TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Veto:
    """One intent of an account that may not become an order; ``score`` from 0 to 1 where a model gave one."""

    intent_id: str
    account_id: str
    reason: str
    score: float | None
    details: Mapping[str, Any]


class RecordedVeto(BaseModel):
    """A veto with the time it was given."""

    intent_id: str
    account_id: str
    reason: str
    score: float | None
    ts: datetime
    details: dict[str, Any]


class ReasonCount(BaseModel):
    """How often one reason was given."""

    reason: str
    count: int


class OversightStatus(BaseModel):
    """Every veto counted, and the newest of them."""

    total_vetoes: int
    reason_counts: list[ReasonCount]
    recent_vetoes: list[RecordedVeto]
    last_updated: datetime


class VetoLog:
    """The vetoes of every account. ``clock`` gives aware UTC."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._store.ensure(_SCHEMA)

    def record(self, veto: Veto, *, age_s: float = 0.0) -> None:
        """Keep a veto that was given ``age_s`` seconds ago."""
        at = offset_text(self._clock() - timedelta(seconds=age_s))
        self._store.execute(
            "INSERT INTO watchdog_vetoes (intent_id, account_id, reason, score, ts, details) VALUES (?, ?, ?, ?, ?, ?)",
            (veto.intent_id, veto.account_id, veto.reason, veto.score, at, json.dumps(dict(veto.details))),
        )

    def status(self, limit: int) -> OversightStatus:
        """Return the counts, the most frequent reason first, and the last ``limit`` vetoes, newest first."""
        counts = self._store.query(
            "SELECT reason, COUNT(*) AS given FROM watchdog_vetoes GROUP BY reason ORDER BY given DESC, reason"
        )
        rows = self._store.query("SELECT * FROM watchdog_vetoes ORDER BY ts DESC, id DESC LIMIT ?", (limit,))
        return OversightStatus(
            total_vetoes=sum(row["given"] for row in counts),
            reason_counts=[ReasonCount(reason=row["reason"], count=row["given"]) for row in counts],
            recent_vetoes=[
                RecordedVeto.model_validate({**dict(row), "details": json.loads(row["details"])}) for row in rows
            ],
            last_updated=self._clock(),
        )

    def clear(self) -> None:
        """Forget every veto."""
        self._store.execute("DELETE FROM watchdog_vetoes")


def build(context: ServiceContext) -> FastAPI:
    """Return the watchdog's application; ``app.state.vetoes`` holds what it shows. It exposes no metrics."""
    vetoes = VetoLog(context.store, context.clock)

    def checks() -> dict[str, dict[str, Any]]:
        return {"veto_log": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_app(context, health=health, ready=health, metrics=None, request_id=False, title="Watchdog")
    app.state.vetoes = vetoes
    app.state.start_over = vetoes.clear
    admin = admin_account(context)

    @app.get("/oversight/status", dependencies=[Depends(admin)])
    def oversight_status(limit: Annotated[int, Query(ge=1, le=200)] = 20) -> OversightStatus:
        return vetoes.status(limit)

    return app
