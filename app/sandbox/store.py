"""SQLite storage shared by the sandbox's services; it survives a restart."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Parameters = Sequence[Any]


class Store:
    """One SQLite database behind a lock, usable from any thread.

    Each service creates its own tables with `ensure`. Every statement outside `transaction` commits by itself.
    Raises `sqlite3.Error` when the file cannot be opened or is not a database.
    """

    def __init__(self, path: Path) -> None:
        # Created before SQLite opens it, so that it never exists with wider permissions.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")

    def ensure(self, schema_sql: str) -> None:
        """Run `schema_sql`, one or more idempotent statements such as CREATE TABLE IF NOT EXISTS."""
        with self._lock:
            self._connection.executescript(schema_sql)

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one writing statement and return the number of rows it changed."""
        with self._lock:
            return self._connection.execute(sql, parameters).rowcount

    def query(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return every row; columns are read by name (`row["account_id"]`)."""
        with self._lock:
            return self._connection.execute(sql, parameters).fetchall()

    def query_one(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row or None."""
        with self._lock:
            row: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
            return row

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the enclosed statements atomic and exclusive; a nested transaction joins the outer one."""
        with self._lock:
            self._depth += 1
            try:
                if self._depth == 1:
                    self._connection.execute("BEGIN IMMEDIATE")
                yield
            except BaseException:
                if self._depth == 1 and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            else:
                if self._depth == 1:
                    self._connection.execute("COMMIT")
            finally:
                self._depth -= 1

    def close(self) -> None:
        """Close the database; the store is unusable afterwards."""
        with self._lock:
            self._connection.close()
