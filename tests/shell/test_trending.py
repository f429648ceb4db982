"""Verdicts are written as they come and go, and what a file does not take waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.core.judgement import Judgement, judge
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, ReadingKind
from app.core.trend import Span, TrendRow
from app.shell.store import Store
from app.shell.trend_store import TrendError, TrendStore
from app.shell.trending import Trending
from tests.core.states import NOW, certificate, healthy, read, state
from tests.fakes.platform import Clock

GOOD = judge(state(healthy()), NOW)
BAD = judge(state({**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(1))}), NOW)


class CountingFile(TrendStore):
    """A trend's file that counts its writes, and refuses them while it is `full`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.writes = 0
        self.full = False

    async def write(self, rows: Iterable[TrendRow], forget_before: datetime) -> None:
        if self.full:
            raise TrendError("The trend cannot be used: database or disk is full.")
        self.writes += 1
        await super().write(rows, forget_before)


class Bench:
    def __init__(self, path: Path) -> None:
        self.clock = Clock(NOW)
        self.store = Store(state(healthy()), lambda where, error: pytest.fail(f"{where}: {error!r}"))
        self.file = CountingFile(path / "trend.sqlite")
        self.told: list[tuple[str, str]] = []
        self.trending = self.another()

    def another(self) -> Trending:
        return Trending(self.store, self.file, self.clock, lambda name, words: self.told.append((name, words)))

    async def pass_time(self, seconds: int, judged: Judgement | None) -> None:
        """Let this be judged each second, and looked at."""
        for _ in range(seconds):
            self.clock.advance(1)
            new = None if judged is None else replace(judged, at=self.clock())
            self.store.update(lambda known, new=new: replace(known, judged=new))
            await self.trending.look()

    @property
    def certificate(self) -> list[tuple[float, float, Verdict | None]]:
        return [tuple_of(span) for span in self.given.trend.probes["certificate"]]

    @property
    def given(self) -> AppState:
        return self.store.state


def tuple_of(span: Span) -> tuple[float, float, Verdict | None]:
    return ((span.since - NOW).total_seconds(), (span.until - NOW).total_seconds(), span.verdict)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


DAY_S = 86_400.0


@pytest.mark.asyncio
async def test_a_change_is_written_at_once_and_the_rest_every_half_minute(bench: Bench) -> None:
    await bench.pass_time(1, GOOD)
    assert bench.file.writes == 1
    await bench.pass_time(29, GOOD)
    assert bench.file.writes == 1
    await bench.pass_time(1, GOOD)
    assert bench.file.writes == 2
    assert bench.certificate == [(31 - DAY_S, 1, None), (1, 31, Verdict.PASS)]
    await bench.pass_time(1, BAD)
    assert bench.file.writes == 3
    assert bench.certificate[-1] == (1, 31, Verdict.PASS)  # the strip is drawn anew every half minute only
    await bench.pass_time(30, BAD)
    assert bench.certificate == [(61 - DAY_S, 1, None), (1, 32, Verdict.PASS), (32, 61, Verdict.FAIL)]
    assert bench.told == []


@pytest.mark.asyncio
async def test_while_nobody_judges_and_after_a_restart_there_is_a_hole(bench: Bench) -> None:
    await bench.pass_time(10, GOOD)
    bench.clock.advance(20)  # the judgement of second 10 is too old by now
    await bench.trending.look()
    await bench.pass_time(35, GOOD)
    bench.trending = bench.another()
    bench.clock.advance(100)
    await bench.pass_time(40, GOOD)
    holes = [(begin, end) for begin, end, verdict in bench.certificate if verdict is None]
    # Written at second 61 for the last time: what was seen after that was lost with the sudden end.
    assert holes[1:] == [(10, 31), (61, 166)]
    await bench.pass_time(40, None)
    assert bench.certificate[-1][2] is None


@pytest.mark.asyncio
async def test_what_a_full_disk_does_not_take_waits_and_is_said_once(bench: Bench) -> None:
    await bench.pass_time(5, GOOD)
    bench.file.full = True
    await bench.pass_time(60, BAD)
    assert bench.told == [("trend", "The trend cannot be used: database or disk is full.")]
    bench.file.full = False
    await bench.pass_time(60, GOOD)
    assert [verdict for _, _, verdict in bench.certificate] == [None, Verdict.PASS, Verdict.FAIL, Verdict.PASS]


@pytest.mark.asyncio
async def test_a_clock_that_was_set_back_does_not_stop_the_strip(bench: Bench) -> None:
    await bench.pass_time(40, GOOD)
    bench.clock.advance(-3_600)
    await bench.pass_time(1, GOOD)
    assert bench.given.trend.probes["certificate"][-1].until == bench.clock()


@pytest.mark.asyncio
async def test_a_broken_file_is_said(bench: Bench) -> None:
    bench.file.path.write_bytes(b"broken " * 200)
    await bench.pass_time(2, GOOD)
    ((name, words),) = bench.told
    assert name == "trend"
    assert "set aside as trend.broken-1" in words
    assert bench.file.path.with_suffix(".broken-1").exists()
    await bench.pass_time(60, GOOD)
    assert bench.certificate[-1][2] is Verdict.PASS
    assert len(bench.told) == 1
