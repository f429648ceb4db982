"""Answers in Kraken's place when a service checks credentials there: pairs it was told of, lock-out, outages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from app.sandbox.faults import FaultKind, KrakenFailure, ServiceFaults
from app.sandbox.store import Store

LOCKOUT_AFTER = 5
LOCKOUT_WINDOW = timedelta(minutes=10)
LOCKOUT_LASTS = timedelta(minutes=15)
SEEDED_PAIR = "seeded"
"""Stands for the pairs that a new sandbox holds: nobody knows them, and they are accepted."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kraken_pairs (pair_digest TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS kraken_checks (
    id INTEGER PRIMARY KEY, checked_at TEXT NOT NULL, answer TEXT NOT NULL, imposed INTEGER NOT NULL
);
"""


class KrakenAnswer(StrEnum):
    """How a check of credentials ends: accepted, or one of `KrakenFailure`."""

    ACCEPTED = "accepted"
    REJECTED = KrakenFailure.REJECTED.value
    THROTTLED = KrakenFailure.THROTTLED.value
    LOCKED_OUT = KrakenFailure.LOCKED_OUT.value
    ERROR = KrakenFailure.ERROR.value
    UNREACHABLE = KrakenFailure.UNREACHABLE.value
    UNEXPECTED = KrakenFailure.UNEXPECTED.value


def pair_digest(api_key: str, api_secret: str) -> str:
    """Return the hex SHA-256 of a pair, which is all that the sandbox ever keeps of one."""
    return hashlib.sha256(json.dumps([api_key, api_secret]).encode()).hexdigest()


class KrakenStandIn:
    """Accepts the pairs it was told of; five refusals in a row within 10 minutes lock everybody out for 15.

    What a fault imposes is counted, but leads to no lock-out.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        store.ensure(_SCHEMA)
        self.accept(SEEDED_PAIR)

    def accept(self, digest: str) -> None:
        """Accept the pair with this digest from now on."""
        self._store.execute("INSERT OR IGNORE INTO kraken_pairs VALUES (?)", (digest,))

    def revoke(self, digest: str) -> bool:
        """Accept the pair no longer; return whether it was accepted until now."""
        return self._store.execute("DELETE FROM kraken_pairs WHERE pair_digest = ?", (digest,)) > 0

    def check(self, digest: str, faults: ServiceFaults, path: str) -> KrakenAnswer:
        """Return what Kraken says to a pair that a service checks while it serves `path`."""
        fault = faults.take(FaultKind.KRAKEN, path)
        answer = self._own_answer(digest) if fault is None else KrakenAnswer(fault.parameter or KrakenFailure.REJECTED)
        self._store.execute(
            "INSERT INTO kraken_checks (checked_at, answer, imposed) VALUES (?, ?, ?)",
            (self._clock().isoformat(), answer, fault is not None),
        )
        return answer

    def locked_until(self) -> datetime | None:
        """Return the end of a lock-out that lasts, or None."""
        rows = self._store.query(
            "SELECT checked_at, answer FROM kraken_checks WHERE imposed = 0 AND answer IN (?, ?)"
            " ORDER BY id DESC LIMIT ?",
            (KrakenAnswer.ACCEPTED, KrakenAnswer.REJECTED, LOCKOUT_AFTER),
        )
        if len(rows) < LOCKOUT_AFTER or any(row["answer"] == KrakenAnswer.ACCEPTED for row in rows):
            return None
        last, first = (datetime.fromisoformat(rows[index]["checked_at"]) for index in (0, -1))
        until = last + LOCKOUT_LASTS
        return until if last - first <= LOCKOUT_WINDOW and self._clock() < until else None

    def checks(self) -> dict[str, int]:
        """Return how many checks ended in each answer."""
        rows = self._store.query("SELECT answer, COUNT(*) AS checks FROM kraken_checks GROUP BY answer")
        return {row["answer"]: row["checks"] for row in rows}

    def forget(self) -> None:
        """Forget every check, and with them a lock-out; the accepted pairs stay."""
        self._store.execute("DELETE FROM kraken_checks")

    def _own_answer(self, digest: str) -> KrakenAnswer:
        if self.locked_until() is not None:
            return KrakenAnswer.LOCKED_OUT
        known = self._store.query_one("SELECT 1 FROM kraken_pairs WHERE pair_digest = ?", (digest,))
        return KrakenAnswer.REJECTED if known is None else KrakenAnswer.ACCEPTED
