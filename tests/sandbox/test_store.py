"""The store: privacy, durability, atomicity and use from several threads."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.sandbox.sessions import Sessions
from app.sandbox.store import Store

SCHEMA = "CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "state.db")
    store.ensure(SCHEMA)
    store.execute("INSERT INTO counters VALUES ('hits', 0)")
    yield store
    store.close()


def hits(store: Store) -> int:
    row = store.query_one("SELECT value FROM counters WHERE name = 'hits'")
    assert row is not None
    value: int = row["value"]
    return value


def test_files_are_private(store: Store, tmp_path: Path) -> None:
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_survives_a_restart(tmp_path: Path) -> None:
    first = Store(tmp_path / "state.db")
    first.ensure(SCHEMA)
    assert first.execute("INSERT INTO counters VALUES ('hits', 7)") == 1
    first.close()
    second = Store(tmp_path / "state.db")
    second.ensure(SCHEMA)
    assert hits(second) == 7
    second.close()


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.execute("UPDATE counters SET value = 9")
        with store.transaction():
            store.execute("UPDATE counters SET value = 10")
        _ = 1 / 0
    assert hits(store) == 0
    with store.transaction():
        store.execute("UPDATE counters SET value = 3")
    assert hits(store) == 3


def test_read_and_write_in_a_transaction_lose_no_update(store: Store) -> None:
    def add(_: int) -> None:
        with store.transaction():
            store.execute("UPDATE counters SET value = ?", (hits(store) + 1,))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(200)))
    assert hits(store) == 200


def test_a_transaction_keeps_other_processes_from_writing_even_before_it_writes(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "state.db", timeout=0)) as other, store.transaction():
        assert hits(store) == 0
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE counters SET value = 5")


def test_a_missing_row_is_none(store: Store) -> None:
    assert store.query_one("SELECT * FROM counters WHERE name = 'other'") is None
    assert store.query("SELECT * FROM counters WHERE name = 'other'") == []


def test_a_wrong_statement_raises(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        store.execute("UPDATE nothing SET value = 1")


def test_sessions_end_after_sixty_minutes_whatever_happens_in_between(store: Store) -> None:
    sessions = Sessions(store)
    token, session = sessions.open("company", NOW)
    assert len(token) == 43
    assert session.expires_at - session.created_at == timedelta(minutes=60)
    just_before = NOW + timedelta(minutes=60) - timedelta(microseconds=1)
    assert sessions.find(token, just_before) == session
    assert sessions.find(token, NOW + timedelta(minutes=60)) is None
    assert sessions.find("unknown", NOW) is None


def test_opening_a_session_forgets_the_expired_ones_only(store: Store) -> None:
    sessions = Sessions(store)
    sessions.open("company", NOW)
    live, _ = sessions.open("director-1", NOW + timedelta(minutes=30))
    sessions.open("director-2", NOW + timedelta(minutes=60))
    accounts = [row["account_id"] for row in store.query("SELECT account_id FROM sessions ORDER BY created_at")]
    assert accounts == ["director-1", "director-2"]
    assert sessions.find(live, NOW + timedelta(minutes=60)) is not None


def test_tokens_are_not_stored(store: Store, tmp_path: Path) -> None:
    token, _ = Sessions(store).open("company", NOW)
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"company" in stored
    assert token.encode() not in stored
