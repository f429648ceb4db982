"""The trend's file: one SQLite table a workstation and environment, readable by its user alone."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from app.core.language import tr
from app.core.readiness.verdicts import Verdict
from app.core.trend import SubjectKind, TrendRow
from app.shell.paths import Paths, private_folder

_T = TypeVar("_T")

_VERSION = 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BUSY_S = 2.0
# Without a write-ahead log there is one file to protect, and SQLite takes back by itself what a crash left half done.
_EACH_TIME = """
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = FULL;
"""
_SETUP = f"""
BEGIN;
CREATE TABLE stretch (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (kind, name, since)
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_GROW = """
INSERT INTO stretch (kind, name, since, until, verdict) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (kind, name, since) DO UPDATE SET until = excluded.until, verdict = excluded.verdict
"""
_READ = "SELECT kind, name, since, until, verdict FROM stretch WHERE until >= ? ORDER BY since"
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class TrendError(Exception):
    """The trend cannot be kept or read just now; the text is a sentence that says why."""


class _ForeignTableError(Exception):
    """The file is a sound database, and not this console's."""


class TrendStore:
    """Rows of one file, each call on a thread and in one transaction: what was written survives a crash.

    A file that is broken or not ours is set aside beside itself and a new one begun; `set_aside` names the last one.
    Every method raises `TrendError` for anything else.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._turn = asyncio.Lock()

    async def write(self, rows: Iterable[TrendRow], forget_before: datetime) -> None:
        """Add rows or let them grow, and drop those that had ended by `forget_before`."""
        values = [_values(row) for row in rows]

        def work(database: sqlite3.Connection) -> None:
            database.executemany(_GROW, values)
            database.execute("DELETE FROM stretch WHERE until < ?", (_micros(forget_before),))

        await self._do(work)

    async def read(self, since: datetime) -> tuple[TrendRow, ...]:
        """The rows that reach into the time since then, oldest first; one that makes no sense is passed over."""
        found = await self._do(lambda database: database.execute(_READ, (_micros(since),)).fetchall())
        return tuple(row for row in map(_row, found) if row is not None)

    async def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        async with self._turn:
            return await asyncio.to_thread(self._work, work)

    def _work(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        try:
            try:
                return self._once(work)
            except (sqlite3.DatabaseError, _ForeignTableError) as error:
                if not _is_broken(error):
                    raise
                self._put_aside()
                return self._once(work)
        except OSError as error:
            raise TrendError(
                tr("The trend {path} cannot be opened: {strerror}.", path=self.path, strerror=error.strerror)
            ) from None
        except (sqlite3.Error, _ForeignTableError) as error:
            raise TrendError(tr("The trend {path} cannot be used: {error}.", path=self.path, error=error)) from None

    def _once(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        private_folder(self.path.parent)
        # SQLite would create it with the process's mask; its rollback journal takes over the mode of the file.
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)
        with closing(sqlite3.connect(self.path, timeout=_BUSY_S)) as database:
            database.executescript(_EACH_TIME)
            (version,) = database.execute("PRAGMA user_version").fetchone()
            (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if version != _VERSION and tables:
                raise _ForeignTableError(tr("it has the version {version}", version=version))
            if version != _VERSION:
                database.executescript(_SETUP)
            with database:
                return work(database)

    def _put_aside(self) -> None:
        names = (self.path.with_suffix(f".broken-{number}") for number in count(1))
        aside = next(name for name in names if not name.exists())
        self.path.replace(aside)
        # A rollback journal of the broken file must not be played back into the new one.
        Path(f"{self.path}-journal").unlink(missing_ok=True)
        self.set_aside = aside


def _is_broken(error: Exception) -> bool:
    if isinstance(error, _ForeignTableError):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    # A table that lacks a column is no busy file or full disk either: the statement itself cannot be prepared.
    return code is not None and (code & 0xFF in _BROKEN or code == sqlite3.SQLITE_ERROR)


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _moment(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


def _values(row: TrendRow) -> tuple[str, str, int, int, str]:
    kind, name = row.subject
    return kind.value, name, _micros(row.since), _micros(row.until), row.verdict.name


def _row(values: tuple[Any, ...]) -> TrendRow | None:
    kind, name, since, until, verdict = values
    try:
        subject = SubjectKind(kind), str(name)
        return TrendRow(subject, _moment(since), _moment(until), Verdict[verdict])
    except (KeyError, OverflowError, TypeError, ValueError):
        return None


def trend_store(paths: Paths, environment: str) -> TrendStore:
    """The trend of one environment on this workstation."""
    return TrendStore(paths.trend(environment))
