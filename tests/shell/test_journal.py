"""The journal's file: one chain whoever writes, private, and honest about what did not reach the disk."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.audit import GENESIS, seal
from app.shell.journal import Journal, JournalError

AT = datetime(2025, 10, 11, 18, 43, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "state" / "journal" / "staging.jsonl", "staging")


async def append(journal: Journal, *numbers: int) -> None:
    for number in numbers:
        await journal.append("asked", "ops@example.com", {"number": number}, AT)


def numbers(journal: Journal) -> list[Any]:
    verification = journal.verify_now()
    assert verification.problems == ()
    return [record.body.get("number") for record in verification.records]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.asyncio
async def test_records_are_chained_and_read_back(journal: Journal) -> None:
    first = await journal.append("asked", "ops@example.com", {"number": 1}, AT)
    second = await journal.append("sent", "ops@example.com", {}, AT)
    assert (first.sequence, first.previous) == (1, GENESIS)
    assert (second.sequence, second.previous) == (2, first.digest)
    assert second.body == {}
    assert (first.environment, first.at) == ("staging", AT)
    verification = await journal.verify()
    assert verification.records == (first, second)
    assert verification.head == second.digest
    assert verification.problems == ()


@pytest.mark.asyncio
async def test_a_journal_that_is_not_there_is_empty_and_intact(journal: Journal) -> None:
    verification = await journal.verify()
    assert (verification.count, verification.problems) == (0, ())
    assert not journal.path.exists()
    assert await journal.last(5) == ()


@pytest.mark.asyncio
async def test_the_newest_come_first(journal: Journal) -> None:
    await append(journal, 1, 2, 3)
    assert [record.body["number"] for record in await journal.last(2)] == [3, 2]
    assert len(await journal.last(10)) == 3


@pytest.mark.asyncio
async def test_only_the_user_can_read_it(journal: Journal, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        await append(journal, 1)
    finally:
        os.umask(before)
    assert mode(journal.path) == 0o600
    assert mode(journal.path.parent) == 0o700
    assert mode(tmp_path / "state") == 0o700


@pytest.mark.asyncio
async def test_a_record_larger_than_the_first_reading_step_stays_one(journal: Journal) -> None:
    await append(journal, 1)
    huge = await journal.append("notice", "ops@example.com", {"words": "å" * 90_000}, AT)
    after = await journal.append("asked", "ops@example.com", {"number": 3}, AT)
    assert after.previous == huge.digest
    assert (await journal.verify()).problems == ()


@pytest.mark.asyncio
async def test_a_huge_first_record_is_found_again(journal: Journal) -> None:
    huge = await journal.append("notice", "ops@example.com", {"words": "x" * 70_000}, AT)
    assert (await journal.append("asked", "ops@example.com", {}, AT)).previous == huge.digest


@pytest.mark.asyncio
async def test_appends_that_wait_for_each_other_all_arrive(journal: Journal) -> None:
    other = Journal(journal.path, "staging")
    await asyncio.gather(*(append(writer, number) for number in range(10) for writer in (journal, other)))
    assert sorted(numbers(journal)) == sorted([*range(10), *range(10)])


def test_two_processes_write_one_chain(journal: Journal) -> None:
    writer = (
        "import asyncio, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from app.shell.journal import Journal\n"
        "async def main():\n"
        "    journal = Journal(Path(sys.argv[1]), 'staging')\n"
        "    sys.stdin.read(1)\n"
        "    for number in range(25):\n"
        "        await journal.append('asked', sys.argv[2], {'number': number}, datetime.now(UTC))\n"
        "asyncio.run(main())\n"
    )
    command = [sys.executable, "-c", writer, str(journal.path)]
    writers = [subprocess.Popen([*command, name], cwd=ROOT, stdin=subprocess.PIPE) for name in ("one", "two")]
    for process in writers:
        assert process.stdin is not None
        process.stdin.write(b"g")
        process.stdin.close()
    assert [process.wait(60) for process in writers] == [0, 0]
    verification = journal.verify_now()
    assert verification.problems == ()
    for name in ("one", "two"):
        assert [item.body["number"] for item in verification.records if item.actor == name] == list(range(25))


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_tail_torn_at_any_byte_is_set_aside(tmp_path: Path) -> None:
    whole = Journal(tmp_path / "whole.jsonl", "staging")
    await append(whole, 1)
    first = whole.path.read_bytes()
    await append(whole, 2)
    line = whole.path.read_bytes()[len(first) :]
    for cut in range(1, len(line), 7):
        journal = Journal(tmp_path / f"cut-{cut}.jsonl", "staging")
        journal.path.write_bytes(first + line[:cut])
        (problem,) = journal.verify_now().problems
        assert "incomplete" in problem.words
        await append(journal, 3)
        assert numbers(journal) == [1, 3]
        (aside,) = tmp_path.glob(f"cut-{cut}.torn-*")
        assert aside.read_bytes() == line[:cut]
        assert mode(aside) == 0o600


@pytest.mark.asyncio
@pytest.mark.expects_log
@pytest.mark.parametrize("torn", [b"{", b'{"sequence":1', b"\0" * 20_000, b"x" * 200_000])
async def test_a_first_record_that_was_torn_leaves_a_new_chain(journal: Journal, torn: bytes) -> None:
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(torn)
    assert (await journal.append("asked", "ops@example.com", {"number": 1}, AT)).previous == GENESIS
    assert numbers(journal) == [1]


class FullDisk:
    """Stands in for a system call and fails after `good` calls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, good: int = 0) -> None:
        self._real = getattr(os, name)
        self._good = good
        monkeypatch.setattr(os, name, self)

    def __call__(self, *arguments: Any) -> Any:
        if self._good <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._good -= 1
        return self._real(*arguments)


@pytest.mark.asyncio
@pytest.mark.parametrize("call", ["write", "fsync"])
async def test_a_full_disk_is_said_and_nothing_of_the_record_counts(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    await append(journal, 1)
    before = journal.path.read_bytes()
    with monkeypatch.context() as full:
        FullDisk(full, call)
        with pytest.raises(JournalError, match=r"staging\.jsonl cannot be written: No space left on device"):
            await append(journal, 2)
    assert journal.path.read_bytes() == before
    await append(journal, 3)
    assert numbers(journal) == [1, 3]


@pytest.mark.asyncio
async def test_half_a_write_is_taken_back(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    await append(journal, 1)
    before = journal.path.read_bytes()
    write = os.write
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda descriptor, view: write(descriptor, bytes(view[:10])))
        await append(journal, 2)  # short writes alone are no failure
        FullDisk(full, "write", good=2)
        with pytest.raises(JournalError):
            await append(journal, 3)
    assert numbers(journal) == [1, 2]
    assert journal.path.read_bytes().startswith(before)


@pytest.mark.asyncio
async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    journal = Journal(tmp_path / "file" / "journal" / "x.jsonl", "x")
    with pytest.raises(JournalError, match="cannot be opened"):
        await append(journal, 1)


@pytest.mark.asyncio
async def test_a_journal_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be read"):
        await Journal(tmp_path, "x").verify()


@pytest.mark.asyncio
@pytest.mark.parametrize("change", ["edit", "remove", "swap", "forge"])
async def test_tampering_is_found(journal: Journal, change: str) -> None:
    await append(journal, 1, 2, 3, 4)
    lines = journal.path.read_bytes().splitlines(keepends=True)
    match change:
        case "edit":
            lines[1] = lines[1].replace(b'"number":2', b'"number":7')
        case "remove":
            del lines[1]
        case "swap":
            lines[1], lines[2] = lines[2], lines[1]
        case "forge":
            _, lines[1] = seal(
                sequence=2, at=AT, kind="asked", actor="eve", environment="staging", body={}, previous=GENESIS
            )
    journal.path.write_bytes(b"".join(lines))
    problems = (await journal.verify()).problems
    assert problems
    assert problems[0].line == 2
    await append(journal, 5)
    assert (await journal.verify()).problems == problems


@pytest.mark.asyncio
async def test_what_is_secret_never_reaches_the_file(journal: Journal) -> None:
    await journal.append("asked", "ops", {"password": "canary-1", "headers": "Authorization: Bearer canary-2"}, AT)
    assert b"canary" not in journal.path.read_bytes()
