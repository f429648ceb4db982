"""What is observed in passing: the loop's pulse, the platform's clocks, the series of scraped metrics."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from api_client.errors import ContractError
from api_client.models.common import Exchange
from app.core.series import SeriesBook
from app.core.state import AppState, Environment, EnvironmentKind, ReadingKey, ReadingKind
from app.shell import vitals
from app.shell.scraping import Scraping
from app.shell.store import Store
from app.shell.tasks import TaskScope
from app.shell.vitals import ClockWatch, LoopPulse
from tests.fakes.platform import Clock

METRICS = ReadingKey(ReadingKind.METRICS, "risk")


@pytest.fixture
def store() -> Store:
    state = AppState(Environment("x", EnvironmentKind.SANDBOX, "UTC", ("company",), ()))
    return Store(state, lambda where, error: pytest.fail(f"{where}: {error!r}"))


def exchange(clock: Clock, skew_s: float | None) -> Exchange:
    date = None if skew_s is None else clock() + timedelta(seconds=skew_s)
    return Exchange("risk", "GET", "/healthz", 200, 0.01, date, clock(), None)


@pytest.mark.asyncio
async def test_a_service_s_clock_is_read_from_its_answers(store: Store) -> None:
    clock = Clock()
    watch = ClockWatch(store, clock)
    watch.observe(exchange(clock, 90))
    fact = store.state.reading(ReadingKind.CLOCK, "risk")
    assert fact.value is not None
    assert fact.value.skew_s == pytest.approx(90, abs=1.5)
    assert fact.read_at == clock.at
    watch.observe(exchange(clock, 5))
    assert store.state.reading(ReadingKind.CLOCK, "risk") is fact
    clock.advance(1.0)
    watch.observe(exchange(clock, 5))
    later = store.state.reading(ReadingKind.CLOCK, "risk").value
    assert later is not None
    assert later.skew_s == pytest.approx(5, abs=1.5)


@pytest.mark.asyncio
async def test_an_answer_without_a_date_says_nothing(store: Store) -> None:
    clock = Clock()
    before = store.state
    ClockWatch(store, clock).observe(exchange(clock, None))
    assert store.state is before


@pytest.mark.asyncio
async def test_the_loops_lag_is_measured(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vitals, "_BEAT_S", 0.0001)
    monkeypatch.setattr(vitals, "_SAY_EVERY", 3)
    heard = asyncio.Event()
    store.subscribe(lambda _: heard.set())
    scope = TaskScope(lambda where, error: pytest.fail(f"{where}: {error!r}"))
    scope.start(LoopPulse(store).beat(), name="pulse")
    await heard.wait()
    await scope.close()
    assert store.state.console.loop_lag_ms is not None
    assert store.state.console.loop_lag_ms >= 0


@pytest.mark.asyncio
async def test_metrics_are_parsed_and_kept_as_series(store: Store) -> None:
    clock = Clock()
    scraping = Scraping(store, SeriesBook(), clock)
    exposition = await scraping.digested(METRICS, b"# TYPE up gauge\nup 1\n")
    assert "up" in exposition.families
    assert scraping.book.targets == ("risk",)
    assert scraping.book.read_s("risk") == clock().timestamp()
    version = store.state.metrics_version
    assert version == scraping.book.version
    clock.advance(2)
    scraping.missed(METRICS)
    assert store.state.metrics_version == scraping.book.version


@pytest.mark.asyncio
async def test_each_service_has_a_layout_that_an_error_forgets(store: Store) -> None:
    scraping = Scraping(store, SeriesBook(), Clock())
    other = ReadingKey(ReadingKind.METRICS, "oms")
    first = await scraping.digested(METRICS, b"up 1\n")
    elsewhere = await scraping.digested(other, b"up 1\n")
    second = await scraping.digested(METRICS, b"up 2\n")
    assert second.columns.layout is first.columns.layout is not elsewhere.columns.layout
    with pytest.raises(ContractError) as caught:
        await scraping.digested(METRICS, b"up x\n")
    assert (caught.value.service, caught.value.path) == ("risk", "line 1")
    third = await scraping.digested(METRICS, b"up 3\n")
    assert third.columns.layout is not first.columns.layout
    assert [float(window.values[-1]) for window in scraping.book.window("risk", "up")] == [3.0]


@pytest.mark.asyncio
async def test_other_answers_pass_unchanged(store: Store) -> None:
    scraping = Scraping(store, SeriesBook(), Clock())
    key = ReadingKey(ReadingKind.HEALTH, "risk")
    raw = object()
    assert await scraping.digested(key, raw) is raw
    scraping.missed(key)
    assert scraping.book.targets == ()


@pytest.mark.asyncio
async def test_what_is_no_exposition_is_an_error_and_no_series(store: Store) -> None:
    scraping = Scraping(store, SeriesBook(), Clock())
    with pytest.raises(ContractError):
        await scraping.digested(METRICS, b"<html>not metrics</html>\n")
    assert scraping.book.targets == ()
