"""The intents that wait for a human decision, each for three minutes at most."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.sandbox.store import Store
from app.sandbox.timestamps import offset_text

APPROVAL_TIMEOUT = timedelta(seconds=180)
PENDING, APPROVED, DENIED, EXPIRED = "pending", "approved", "denied", "expired"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS review_queue (
    holder TEXT NOT NULL, intent_id TEXT NOT NULL, account_id TEXT NOT NULL, details TEXT NOT NULL,
    status TEXT NOT NULL, submitted_at TEXT NOT NULL, carried_out INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (holder, intent_id)
);
"""


@dataclass(frozen=True, slots=True)
class QueuedIntent:
    """An intent as it was submitted at an aware UTC time; ``details`` are the trade's, as they came."""

    intent_id: str
    account_id: str
    details: dict[str, Any]
    status: str
    submitted_at: datetime

    @property
    def expires_at(self) -> datetime:
        """The aware UTC time from which on nobody can decide it."""
        return self.submitted_at + APPROVAL_TIMEOUT


class ReviewQueue:
    """The intents of every account. ``clock`` gives aware UTC.

    As shipped the queue falls back to the process's memory without a word: with ``forgets`` another start of the
    service finds nothing of what this one was given.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime], *, forgets: bool) -> None:
        self._store = store
        self._clock = clock
        self._holder = uuid.uuid4().hex if forgets else ""
        self._store.ensure(_SCHEMA)

    def submit(self, intent_id: str, account_id: str, details: dict[str, Any], *, age_s: float = 0.0) -> None:
        """Let an intent wait, in place of an earlier one of the same name, since ``age_s`` seconds ago."""
        submitted_at = offset_text(self._clock() - timedelta(seconds=age_s))
        self._store.execute(
            "INSERT OR REPLACE INTO review_queue VALUES (?, ?, ?, ?, ?, ?, 0)",
            (self._holder, intent_id, account_id, json.dumps(details), PENDING, submitted_at),
        )

    def find(self, intent_id: str) -> QueuedIntent | None:
        """Return an intent, expired if its time is over, or None when it never was here."""
        self._expire()
        found = self._select("intent_id = ?", intent_id)
        return found[0] if found else None

    def pending(self, account_id: str) -> list[QueuedIntent]:
        """Return what waits of an account, oldest first."""
        self._expire()
        return self._select("account_id = ? AND status = ?", account_id, PENDING)

    def decide(self, intent_id: str, *, approved: bool) -> bool:
        """Decide a pending intent; return whether it still was one."""
        self._expire()
        changed = self._store.execute(
            "UPDATE review_queue SET status = ? WHERE holder = ? AND intent_id = ? AND status = ?",
            (APPROVED if approved else DENIED, self._holder, intent_id, PENDING),
        )
        return changed > 0

    def take_approved(self) -> list[QueuedIntent]:
        """Return the approved intents that nobody has taken yet, oldest first."""
        with self._store.transaction():
            found = self._select("status = ? AND carried_out = 0", APPROVED)
            for intent in found:
                self._store.execute(
                    "UPDATE review_queue SET carried_out = 1 WHERE holder = ? AND intent_id = ?",
                    (self._holder, intent.intent_id),
                )
            return found

    def clear(self) -> None:
        """Forget every intent."""
        self._store.execute("DELETE FROM review_queue WHERE holder = ?", (self._holder,))

    def restart(self) -> None:
        """Find nothing of what was given before, as another process would."""
        self._holder = uuid.uuid4().hex

    def _expire(self) -> None:
        self._store.execute(
            "UPDATE review_queue SET status = ? WHERE holder = ? AND status = ? AND submitted_at <= ?",
            (EXPIRED, self._holder, PENDING, offset_text(self._clock() - APPROVAL_TIMEOUT)),
        )

    def _select(self, condition: str, *values: str) -> list[QueuedIntent]:
        rows = self._store.query(
            f"SELECT * FROM review_queue WHERE holder = ? AND {condition} ORDER BY submitted_at, rowid",  # noqa: S608 - ours
            (self._holder, *values),
        )
        return [
            QueuedIntent(
                row["intent_id"],
                row["account_id"],
                json.loads(row["details"]),
                row["status"],
                datetime.fromisoformat(row["submitted_at"]),
            )
            for row in rows
        ]
