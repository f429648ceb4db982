"""The trend's file: private, exact, survives a crash, and is set aside when it is broken."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.readiness.verdicts import Verdict
from app.core.trend import SubjectKind, TrendRow
from app.shell.paths import Paths
from app.shell.trend_store import TrendError, TrendStore, trend_store

NOW = datetime(2026, 3, 4, 12, 0, 0, 123457, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def row(
    name: str = "certificate", since_s: float = 0, until_s: float = 60, verdict: Verdict = Verdict.PASS
) -> TrendRow:
    subject = (SubjectKind.PROBE, name)
    return TrendRow(subject, NOW + timedelta(seconds=since_s), NOW + timedelta(seconds=until_s), verdict)


@pytest.fixture
def file(tmp_path: Path) -> TrendStore:
    return trend_store(Paths.below(tmp_path), "staging")


@pytest.mark.asyncio
async def test_what_was_written_is_read_to_the_microsecond_and_grows(file: TrendStore) -> None:
    await file.write([row(), row("clocks", 0, 10, Verdict.UNKNOWN)], NOW)
    await file.write([row(until_s=90.000001)], NOW)
    assert await TrendStore(file.path).read(NOW) == (row(until_s=90.000001), row("clocks", 0, 10, Verdict.UNKNOWN))
    assert await file.read(NOW + timedelta(seconds=11)) == (row(until_s=90.000001),)


@pytest.mark.asyncio
async def test_what_ended_long_ago_is_forgotten(file: TrendStore) -> None:
    await file.write([row(), row("clocks", 0, 10)], NOW)
    await file.write([], NOW + timedelta(seconds=11))
    assert await file.read(NOW - timedelta(days=99)) == (row(),)


@pytest.mark.asyncio
async def test_it_is_for_this_user_alone(file: TrendStore, tmp_path: Path) -> None:
    assert file.path == tmp_path / "state" / "trend" / "staging.sqlite"
    await file.write([row()], NOW)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    file.path.chmod(0o644)
    await file.read(NOW)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert [path.name for path in file.path.parent.iterdir()] == ["staging.sqlite"]


@pytest.mark.asyncio
async def test_it_is_not_written_through_a_link(file: TrendStore, tmp_path: Path) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TrendError, match="cannot be opened"):
        await file.write([row()], NOW)
    assert not (tmp_path / "elsewhere").exists()


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE other (x)")


def _another_form(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE stretch (x); PRAGMA user_version = 1")


def _torn(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE stretch (x)")
        database.executemany("INSERT INTO stretch VALUES (?)", [("x" * 500,)] * 100)
        database.execute("PRAGMA user_version = 1")
        database.commit()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database, but long enough to look like one" * 40),
        _foreign,
        _another_form,
        _torn,
    ],
)
async def test_a_file_that_is_broken_or_not_ours_is_set_aside(file: TrendStore, spoil: object) -> None:
    assert callable(spoil)
    file.path.parent.mkdir(parents=True)
    spoil(file.path)
    before = file.path.read_bytes()
    await file.write([row()], NOW)
    assert await file.read(NOW) == (row(),)
    assert file.set_aside == file.path.with_suffix(".broken-1")
    assert file.set_aside.read_bytes() == before
    file.path.write_bytes(b"broken again " * 100)
    assert await file.read(NOW) == ()
    assert file.set_aside == file.path.with_suffix(".broken-2")


@pytest.mark.asyncio
async def test_rows_that_make_no_sense_are_passed_over(file: TrendStore) -> None:
    await file.write([row()], NOW)
    bad = [
        ("galaxy", "x", 1, 2**62, "PASS"),
        ("probe", "x", 1, 2**62, "PASS"),
        ("probe", "y", 1, 2_000_000_000_000_000, "SPLENDID"),
        ("probe", "z", "soon", "later", "PASS"),
    ]
    with closing(sqlite3.connect(file.path)) as database, database:
        database.executemany("INSERT INTO stretch VALUES (?, ?, ?, ?, ?)", bad)
    assert await file.read(NOW) == (row(),)
    assert file.set_aside is None


@pytest.mark.asyncio
async def test_a_busy_file_is_said_and_stays(file: TrendStore, monkeypatch: pytest.MonkeyPatch) -> None:
    await file.write([row()], NOW)
    monkeypatch.setattr("app.shell.trend_store._BUSY_S", 0.0)
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(TrendError, match="locked"):
            await file.write([row(until_s=90)], NOW)
        other.execute("ROLLBACK")
    assert await file.read(NOW) == (row(),)
    assert file.set_aside is None


@pytest.mark.asyncio
async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(TrendError, match="cannot be opened"):
        await trend_store(Paths.below(tmp_path), "staging").write([row()], NOW)


@pytest.mark.asyncio
async def test_it_survives_a_process_that_is_killed_in_the_middle_of_a_change(file: TrendStore) -> None:
    await file.write([row()], NOW)
    killed = (
        "import os, pathlib, signal, sys\n"
        "from app.shell.trend_store import TrendStore\n"
        "def work(database):\n"
        "    database.execute('PRAGMA cache_size = 1')\n"  # what is half done reaches the file
        "    database.execute('DELETE FROM stretch')\n"
        "    rows = [('probe', str(n) * 200, n, n + 1, 'FAIL') for n in range(5000)]\n"
        "    database.executemany('INSERT INTO stretch VALUES (?, ?, ?, ?, ?)', rows)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "TrendStore(pathlib.Path(sys.argv[1]))._work(work)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, os.fspath(file.path)], cwd=ROOT)
    assert done.returncode == -9
    assert Path(f"{file.path}-journal").exists()
    assert await file.read(NOW) == (row(),)
    assert file.set_aside is None
