"""What was scraped answers questions and the explorer's search, off the loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from app.core.query import Function, Matcher, Query
from app.core.query_answers import RepeatedAnswers
from app.core.series import SeriesBook
from app.core.state import AppState, ReadingKey, ReadingKind
from app.shell.scraping import Scraping
from app.shell.store import Store
from tests.core.states import NOW, environment
from tests.shell.poller_room import Clock

RISK = ReadingKey(ReadingKind.METRICS, "risk")
OMS = ReadingKey(ReadingKind.METRICS, "oms")
PATIENCE_S = 5.0


@pytest.fixture
def store() -> Iterator[Store]:
    bugs: list[Any] = []
    store = Store(AppState(environment()), lambda *bug: bugs.append(bug))
    yield store
    store.close()
    assert bugs == []


async def scraped(scraping: Scraping, clock: Any, *totals: int) -> None:
    for total in totals:
        clock.advance(5)
        for key in (RISK, OMS):
            await scraping.digested(key, f"# TYPE n_total counter\nn_total {total}\n".encode())


@pytest.mark.asyncio
async def test_questions_are_answered(store: Store) -> None:
    clock = Clock()
    scraping = Scraping(store, SeriesBook(), clock)
    await scraped(scraping, clock, 0, 5, 10)
    now_s = clock().timestamp()
    (rate, nothing) = await scraping.answers(
        (Query("n_total", Function.RATE, by=()), Query("other")), now_s - 60, now_s
    )
    assert rate.series[0].values.tolist()[1:] == [2, 2]
    assert rate.read_s == now_s
    assert nothing.series == ()


@pytest.mark.asyncio
async def test_a_question_that_was_asked_twice_is_answered_twice(store: Store) -> None:
    clock = Clock()
    scraping = Scraping(store, SeriesBook(), clock)
    await scraped(scraping, clock, 0, 5)
    first, other, again = await scraping.answers((Query("n_total"), Query("other"), Query("n_total")), 0, 1e10)
    assert first is again
    assert (len(first.series), other.series) == (2, ())


@pytest.mark.asyncio
async def test_the_index_is_made_anew_when_what_is_exposed_changes(store: Store) -> None:
    scraping = Scraping(store, SeriesBook(), lambda: NOW)
    assert len(await scraping.index()) == 0
    await scraping.digested(RISK, b"up 1\n")
    first = await scraping.index()
    await scraping.digested(RISK, b"up 2\n")
    assert await scraping.index() is first
    assert [metric.name for metric in first.search("up")] == ["up"]
    await scraping.digested(RISK, b"up 2\ndown 1\n")
    assert len(await scraping.index()) == 2


@pytest.mark.asyncio
async def test_what_the_budget_leaves_out_is_told(store: Store) -> None:
    clock = Clock()
    scraping = Scraping(store, SeriesBook(series_limit=1), clock)
    await scraped(scraping, clock, 0)
    assert scraping.notice == ""
    await scraped(scraping, clock, 5, 10)
    assert scraping.notice.startswith("1 series are not kept: the limit of 1 series")


@pytest.mark.asyncio
async def test_a_search_says_how_many_there_are(store: Store) -> None:
    scraping = Scraping(store, SeriesBook(), lambda: NOW)
    await scraping.digested(RISK, b"up 1\nupper 1\ndown 1\n")
    found, known = await scraping.found("up", 1)
    assert ([metric.name for metric in found], known) == (["up"], 3)


@pytest.mark.asyncio
async def test_questions_are_answered_off_the_loop(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[threading.Thread] = []
    real = RepeatedAnswers.answers
    monkeypatch.setattr(
        RepeatedAnswers, "answers", lambda *asked: where.append(threading.current_thread()) or real(*asked)
    )
    await Scraping(store, SeriesBook(), lambda: NOW).answers((Query("up"),), 0, 1)
    assert where
    assert threading.main_thread() not in where


@pytest.mark.asyncio
async def test_a_missed_scrape_does_not_wait_for_an_answer_and_is_in_the_next_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, began, noted = Clock(), threading.Event(), threading.Event()
    scraping, waited = Scraping(store, SeriesBook(), clock), []
    await scraped(scraping, clock, 0, 5)
    real = RepeatedAnswers.answers

    def slow(*asked: Any) -> Any:
        began.set()
        waited.append(not noted.wait(PATIENCE_S))
        return real(*asked)

    monkeypatch.setattr(RepeatedAnswers, "answers", slow)
    start_s, query = clock().timestamp() - 60, Query("n_total", matchers=(Matcher("target", ("risk",)),))
    asking = asyncio.create_task(scraping.answers((query,), start_s, clock().timestamp() + 60))
    await asyncio.to_thread(began.wait, PATIENCE_S)
    clock.advance(5)
    scraping.missed(RISK)
    noted.set()
    (before,) = await asking
    assert waited == [False], "the loop waited for the thread"
    assert before.series[0].values.tolist() == [0, 5]
    (after,) = await scraping.answers((query,), start_s, clock().timestamp())
    assert after.series[0].values[:2].tolist() == [0, 5]
    assert np.isnan(after.series[0].values[2])
    assert after.series[0].times[2] == clock().timestamp()
