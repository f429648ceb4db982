"""The journal fails at every boundary of every write, by an error and by a crash, and loses nothing acknowledged."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.audit_check import Damage
from app.shell.journal import Journal, JournalError
from app.shell.journal_file import AppendFile, DiskFile

AT = datetime(2025, 10, 11, 18, 43, tzinfo=UTC)
CALLS = ("open", "lock", "size", "read", "write", "truncate", "sync", "sync_entry", "close")


class Crash(BaseException):
    """The process is gone: nothing that comes after it reaches the disk."""


class Disk:
    """Counts the calls to its files and breaks at one of them; with `half`, a write takes its first half before."""

    def __init__(self, break_at: int, failure: Callable[[], BaseException], *, half: bool = False) -> None:
        self.calls: list[str] = []
        self._break_at = break_at
        self._failure = failure
        self._half = half
        self._crashed = False

    def open(self, path: Path) -> AppendFile:
        self.step("open")
        return BreakingFile(self, DiskFile(path))  # type: ignore[return-value]  # its calls are made by name

    def step(self, call: str, before: Callable[[], object] = lambda: None) -> None:
        if self._crashed:
            raise Crash
        self.calls.append(call)
        if len(self.calls) == self._break_at:
            if self._half:
                before()
            failure = self._failure()
            self._crashed = isinstance(failure, Crash)
            raise failure


class BreakingFile:
    def __init__(self, disk: Disk, file: DiskFile) -> None:
        self._disk = disk
        self._file = file

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            if name == "close":
                self._file.close()  # what the system does for a process that has gone
            real = getattr(self._file, name)
            halved = [part[: max(1, len(part) // 2)] for part in arguments if isinstance(part, memoryview)]
            self._disk.step(name, (lambda: real(*halved)) if halved else lambda: None)
            return None if name == "close" else real(*arguments)

        return call


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def write(journal: Journal, number: int) -> bool:
    """Whether the record was acknowledged. Called without a loop, which would not survive the crash."""
    try:
        journal._append("asked", "ops", {"number": number}, AT)
    except (JournalError, Crash):
        return False
    return True


def numbers(journal: Journal) -> list[Any]:
    return [record.body["number"] for record in journal.verify_now().records]


def prepared(path: Path, torn: bytes) -> Journal:
    journal = Journal(path, "staging")
    assert write(journal, 1)
    with path.open("ab") as file:
        file.write(torn)
    return journal


def calls_of_one_append(folder: Path, torn: bytes) -> list[str]:
    disk = Disk(0, full)
    prepared(folder / "whole.jsonl", torn)
    assert write(Journal(folder / "whole.jsonl", "staging", opener=disk.open), 2)
    return disk.calls


@pytest.mark.expects_log
@pytest.mark.parametrize("torn", [b"", b'{"actor":"o'], ids=["whole", "torn"])
@pytest.mark.parametrize(("failure", "half"), [(full, False), (full, True), (Crash, False), (Crash, True)])
def test_a_break_at_any_call_loses_nothing_acknowledged(
    tmp_path: Path, torn: bytes, failure: Callable[[], BaseException], half: bool
) -> None:
    calls = calls_of_one_append(tmp_path, torn)
    assert {"open", "lock", "size", "read", "write", "sync", "close"} <= set(calls)
    assert {"truncate", "sync_entry"} <= set(calls) or not torn
    for number in range(1, len(calls) + 1):
        path = tmp_path / f"{number}.jsonl"
        prepared(path, torn)
        disk = Disk(number, failure, half=half)
        acknowledged = write(Journal(path, "staging", opener=disk.open), 2)
        assert disk.calls[number - 1] in CALLS
        again = Journal(path, "staging")
        assert write(again, 3), disk.calls
        kept = numbers(again)
        # An error leaves nothing behind; a crash after the last byte may leave what nobody was told of.
        allowed = [[1, 2, 3]] if acknowledged else [[1, 3]] if failure is full else [[1, 3], [1, 2, 3]]
        assert kept in allowed, disk.calls
        assert again.verify_now().problems == ()


def test_only_closing_may_fail_after_the_record_counts(tmp_path: Path) -> None:
    calls = calls_of_one_append(tmp_path, b"")
    told = []
    for number in range(1, len(calls) + 1):
        path = tmp_path / f"{number}.jsonl"
        prepared(path, b"")
        told.append(write(Journal(path, "staging", opener=Disk(number, full).open), 2))
    assert told == [call == "close" for call in calls]


@pytest.mark.parametrize("call", ["open", "write", "sync", "sync_entry"])
def test_the_very_first_record_fails_whole(tmp_path: Path, call: str) -> None:
    watched = Disk(0, full)
    assert write(Journal(tmp_path / "first.jsonl", "staging", opener=watched.open), 1)
    path = tmp_path / "x.jsonl"
    disk = Disk(watched.calls.index(call) + 1, full)
    assert not write(Journal(path, "staging", opener=disk.open), 1)
    again = Journal(path, "staging")
    assert write(again, 2)
    assert numbers(again) == [2]


@pytest.mark.expects_log
def test_a_torn_record_is_kept_once_however_often_setting_it_aside_is_broken_off(tmp_path: Path) -> None:
    torn = b'{"torn'
    for number in range(1, len(calls_of_one_append(tmp_path, torn)) + 1):
        path = tmp_path / f"{number}.jsonl"
        prepared(path, torn)
        write(Journal(path, "staging", opener=Disk(number, Crash, half=True).open), 2)
        again = Journal(path, "staging")
        assert write(again, 3)
        kept = [aside.read_bytes() for aside in again.set_aside()]
        assert kept.count(torn) == 1
        assert all(piece == torn or torn not in piece for piece in kept)


def test_a_write_that_was_cut_off_is_torn_and_no_broken_chain(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    prepared(path, b"")
    calls = Disk(0, full)
    write(Journal(path, "staging", opener=calls.open), 2)
    disk = Disk(calls.calls.index("write") + 1, Crash, half=True)
    assert not write(Journal(path, "staging", opener=disk.open), 3)
    verification = Journal(path, "staging").verify_now()
    assert [problem.damage for problem in verification.problems] == [Damage.TORN]
    assert verification.chain_holds
