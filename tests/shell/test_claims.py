"""A readiness review from a file: read, or refused in a sentence that names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.shell.claims import ClaimError, read_review

REVIEW = """# Readiness

| Area | Status | Notes |
| --- | --- | --- |
| Architecture & Deployment | Ready | fine |
| Security & Compliance | Needs fix | MFA |
"""


@pytest.mark.asyncio
async def test_a_review_is_read(tmp_path: Path) -> None:
    file = tmp_path / "review.md"
    file.write_text(REVIEW, encoding="utf-8-sig")
    review = await read_review(file)
    assert len(review.claims) == 9
    assert "Ready" in {claim.words for claim in review.claims}


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no table of areas"),
        (b"# Shopping\n- milk\n", "no table of areas"),
        (b"\xff\xfe\x00", "not a text in UTF-8"),
        (b"x" * 2_000_001, "larger than 2 MB"),
    ],
)
async def test_what_is_no_review_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "review.md"
    file.write_bytes(content)
    with pytest.raises(ClaimError, match=rf"review\.md.*{words}"):
        await read_review(file)


@pytest.mark.asyncio
async def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match=r"gone\.md cannot be read: No such file"):
        await read_review(tmp_path / "gone.md")


@pytest.mark.asyncio
async def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ClaimError, match="is not a file"):
        await read_review(tmp_path)


@pytest.mark.asyncio
async def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ClaimError, match="is not a file"):
        await read_review(tmp_path / "pipe")
