"""Admin sessions: opaque tokens with a fixed lifetime, stored as digests."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.sandbox.store import Store

SESSION_TTL = timedelta(minutes=60)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    token_digest TEXT PRIMARY KEY, account_id TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in account; the times are aware UTC."""

    account_id: str
    created_at: datetime
    expires_at: datetime


class Sessions:
    """The session store that every wired service shares."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(_SCHEMA)

    def open(self, account_id: str, now: datetime) -> tuple[str, Session]:
        """Create a session and return its token (43 characters, base64url) beside it."""
        token = secrets.token_urlsafe(32)
        session = Session(account_id, now, now + SESSION_TTL)
        with self._store.transaction():
            self._store.execute("DELETE FROM sessions WHERE expires_at <= ?", (_stamp(now),))
            self._store.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?)",
                (_digest(token), account_id, _stamp(session.created_at), _stamp(session.expires_at)),
            )
        return token, session

    def find(self, token: str, now: datetime) -> Session | None:
        """Return the session of `token`, or None when it is unknown or has expired."""
        row = self._store.query_one(
            "SELECT account_id, created_at, expires_at FROM sessions WHERE token_digest = ?", (_digest(token),)
        )
        if row is None:
            return None
        session = Session(
            row["account_id"], datetime.fromisoformat(row["created_at"]), datetime.fromisoformat(row["expires_at"])
        )
        return session if now < session.expires_at else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _stamp(moment: datetime) -> str:
    # Always with microseconds: texts of equal width compare as the moments do.
    return moment.isoformat(timespec="microseconds")
