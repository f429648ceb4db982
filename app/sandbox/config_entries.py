"""The configuration's versions in the store, and the guarded changes that wait for a second author."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from app.sandbox.store import Store
from app.sandbox.timestamps import offset_text

GLOBAL = "global"
GUARDED_KEYS = frozenset({"risk.max_notional", "trading.kill_switch"})
_AT_START: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("ui.theme", "dark", ("company",)),
    ("trading.kill_switch", False, ("director-1", "director-2")),
    ("risk.max_notional", 7_500_000, ("director-1", "director-2")),
)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS config_versions (
    id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL,
    approvers TEXT NOT NULL, ts TEXT NOT NULL, UNIQUE (account_id, key, version)
);
"""


class ConfigVersion(BaseModel):
    """One value of a key, with those who set it."""

    id: int
    account_id: str
    key: str
    value: Any
    version: int
    approvers: list[str]
    ts: datetime


class RefusedChange(Exception):
    """A guarded change that does not go on; the text is what the service answers."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a change: ``applied`` is None while it waits for a second author."""

    approvers: tuple[str, ...]
    required_approvals: int
    applied: ConfigVersion | None


class ConfigEntries:
    """Every version of every key. ``clock`` gives aware UTC.

    What waits for a second author is known to the process only: it has no end, no list, and is gone with a restart.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._pending: dict[tuple[str, str], tuple[str, Any]] = {}
        self._store.ensure(_SCHEMA)
        if self._store.query_one("SELECT 1 FROM config_versions") is None:
            self._begin()

    def current(self, account_id: str) -> dict[str, ConfigVersion]:
        """Return the newest version of each key of an account, by key."""
        versions = self._select("account_id = ? ORDER BY key, version", account_id)
        return {version.key: version for version in versions}

    def history(self, key: str) -> list[ConfigVersion]:
        """Return every version of a key, oldest first."""
        return self._select("key = ? ORDER BY id", key)

    def change(self, account_id: str, key: str, value: Any, author: str) -> Change:
        """Set a value, or for a guarded key note it until a second author sets the same.

        Raises `RefusedChange` when the second author is the first, or sets another value.
        """
        if key not in GUARDED_KEYS:
            return Change((author,), 1, self._apply(account_id, key, value, (author,)))
        with self._lock:
            first = self._pending.get((account_id, key))
            if first is None:
                self._pending[account_id, key] = (author, value)
                return Change((author,), 2, None)
            if first[0] == author:
                raise RefusedChange("second_author_required")
            if first[1] != value:
                raise RefusedChange("value_mismatch")
            del self._pending[account_id, key]
        approvers = (first[0], author)
        return Change(approvers, 2, self._apply(account_id, key, value, approvers))

    def restart(self) -> None:
        """Forget what waits, as another process would."""
        with self._lock:
            self._pending.clear()

    def start_over(self) -> None:
        """Forget every version and everything that waits, and begin with those of a new sandbox."""
        self.restart()
        with self._store.transaction():
            self._store.execute("DELETE FROM config_versions")
            self._begin()

    def _begin(self) -> None:
        with self._store.transaction():
            for key, value, approvers in _AT_START:
                self._apply(GLOBAL, key, value, approvers)

    def _apply(self, account_id: str, key: str, value: Any, approvers: tuple[str, ...]) -> ConfigVersion:
        with self._store.transaction():
            last = self._store.query_one(
                "SELECT COALESCE(MAX(version), 0) AS version FROM config_versions WHERE account_id = ? AND key = ?",
                (account_id, key),
            )
            version = 1 if last is None else int(last["version"]) + 1
            at = offset_text(self._clock())
            self._store.execute(
                "INSERT INTO config_versions (account_id, key, value, version, approvers, ts)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (account_id, key, json.dumps(value), version, json.dumps(approvers), at),
            )
            return self._select("account_id = ? AND key = ? AND version = ?", account_id, key, version)[0]

    def _select(self, condition: str, *values: str | int) -> list[ConfigVersion]:
        rows = self._store.query(f"SELECT * FROM config_versions WHERE {condition}", values)  # noqa: S608 - our own
        return [
            ConfigVersion.model_validate(
                {**dict(row), "value": json.loads(row["value"]), "approvers": json.loads(row["approvers"])}
            )
            for row in rows
        ]
