"""A file attached as evidence is looked at as it is: what cannot be read is said, and nothing waits for it."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.evidence import EvidenceFile
from app.core.junit import JUnitReport
from app.shell import evidence as evidence_module
from app.shell.evidence import read_evidence

pytestmark = pytest.mark.asyncio
JUNIT = b'<testsuite tests="1" failures="0" errors="0"><testcase name="a"/></testsuite>'
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "record.txt"
    path.write_bytes(b"restored in 12 min")
    os.utime(path, (AT.timestamp(), AT.timestamp()))
    return path


async def test_size_hash_and_age(file: Path) -> None:
    found = await read_evidence(str(file))
    assert (found.size, found.modified_at, found.problem) == (18, AT, "")
    assert found.sha256 == hashlib.sha256(b"restored in 12 min").hexdigest()
    assert (found.report, found.not_junit) == (None, "is not well-formed XML (line 1)")
    assert found.mark == f"sha256 {found.sha256[:12]}…"


async def test_the_numbers_of_a_test_report(file: Path) -> None:
    file.write_bytes(JUNIT)
    assert (await read_evidence(str(file))).report == JUnitReport(1, 0, 0, 0)


async def test_a_changed_file_has_another_hash(file: Path) -> None:
    before = await read_evidence(str(file))
    file.write_bytes(b"restored in 99 min")
    assert (await read_evidence(str(file))).sha256 != before.sha256


async def test_what_cannot_be_read_is_said(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    problems = {
        name: (await read_evidence(str(tmp_path / name))).problem
        for name in ("gone", "pipe", ".", "empty", "loop", "\0")
    }
    assert problems == {
        "gone": "gone is not there",
        "pipe": "pipe is not a file",
        ".": f"{tmp_path.name} cannot be read: Is a directory",
        "empty": "empty is empty",
        "loop": "loop cannot be read: Too many levels of symbolic links",
        "\0": "\0 cannot be read: ValueError",
    }
    monkeypatch.setattr(evidence_module, "LIMIT_BYTES", 17)
    assert await read_evidence(str(file)) == EvidenceFile(problem="record.txt is larger than 0 MB")
