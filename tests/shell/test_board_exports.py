"""The board leaves as a review or as JSON, and an earlier review comes to stand beside the one on it."""

from __future__ import annotations

import json
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.core.readiness.verdicts import Verdict
from app.core.review import parse_review
from app.core.state import VerdictOfCommand
from app.shell.paths import Paths
from tests.core.states import NOW
from tests.fakes.platform import Clock
from tests.shell.board_bench import REVIEW, Bench, H, opened

REFUSED = VerdictOfCommand.REFUSED


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    bench = await opened(Paths.below(tmp_path), Clock(NOW))
    bench.sign_in()
    yield bench
    await bench.console.close()


@pytest.mark.asyncio
async def test_the_board_is_exported_as_a_review_that_reads_back(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "out" / "board.md"
    assert await bench.room.export(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(parse_review(path.read_text(encoding="utf-8")).claims) == 9
    (record,) = bench.records("verdict")
    assert (record.body["command"], record.body["file"]) == ("export board", "board.md")
    assert len(str(record.body["sha256"])) == 64
    assert bench.outcome.words == f"Exported the board to {path}."


@pytest.mark.asyncio
async def test_the_board_is_exported_as_the_document_of_check(bench: Bench, tmp_path: Path) -> None:
    await bench.room.waive("certificate", "renewed", bench.clock() + H)
    assert await bench.room.export(tmp_path / "board.JSON")
    document = json.loads((tmp_path / "board.JSON").read_text(encoding="utf-8"))
    assert (document["environment"]["name"], len(document["areas"])) == ("fake", 9)
    assert [waiver["probe"] for waiver in document["waivers"]] == ["certificate"]
    assert {probe["verdict"] for area in document["areas"] for probe in area["probes"]} <= {v.name for v in Verdict}


@pytest.mark.asyncio
@pytest.mark.parametrize(("name", "why"), [("board.pdf", "exported as .md or .json"), ("file/board.md", "cannot be")])
async def test_what_cannot_be_exported_is_said(bench: Bench, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert not await bench.room.export(tmp_path / name)
    assert bench.outcome.verdict is REFUSED
    assert why in bench.outcome.words
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("board", "."))) == []


@pytest.mark.asyncio
async def test_an_earlier_review_stands_beside_the_one_on_the_board(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "bad.md").write_text("nothing", encoding="utf-8")
    await bench.room.compare(tmp_path / "old.md")
    await bench.room.compare(tmp_path / "bad.md")
    assert bench.outcome.verdict is REFUSED
    assert bench.state.claim is None
    assert bench.state.earlier_claim is not None
    assert bench.state.earlier_claim.name == "old.md"
    bench.room.forget_earlier()
    assert bench.state.earlier_claim is None
