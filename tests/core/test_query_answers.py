"""Questions that come again get what `answer` would say, read once for all that read the same, and not for nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import query_answer, query_answers
from app.core.query import Answer, Function, Matcher, Query
from app.core.query_answer import answer, reading
from app.core.query_answers import KEPT_S, RepeatedAnswers, alike
from app.core.series import SeriesBook
from tests.core.scrapes import counter, gauge, latencies, scraped
from tests.core.states import exposition

P50 = Query("h", Function.QUANTILE, by=(), quantile=0.5, window_s=30)
P95 = Query("h", Function.QUANTILE, by=(), quantile=0.95, window_s=30, scale=1000.0)
BUY = Query("n_total", Function.RATE, (Matcher("side", ("buy",)),), window_s=20)
QUERIES = (P50, BUY, Query("depth"), P95, Query("n_total", Function.INCREASE, by=(), window_s=20), Query("later"), P50)


def same(found: Answer, expected: Answer) -> bool:
    assert (found.read_s, found.notice) == (expected.read_s, expected.notice)
    assert [line.labels for line in found.series] == [line.labels for line in expected.series]
    for ours, theirs in zip(found.series, expected.series, strict=True):
        for name in ("times", "values", "low", "high"):
            np.testing.assert_array_equal(getattr(ours, name), getattr(theirs, name), err_msg=name)
    return True


def asked_each(repeated: RepeatedAnswers, start_s: float, end_s: float) -> dict[Query, Answer]:
    return {
        query: one
        for together in alike(QUERIES)
        for query, one in zip(together, repeated.answers(together, start_s, end_s), strict=True)
    }


def everything(second: int) -> str:
    later = f"later {second}\n" if second > 70 else ""
    still = f"still_total {int(second > 90)}\n"
    return gauge(second) + counter(second) + latencies(second) + later + still


def test_what_reads_the_same_is_asked_together_and_once() -> None:
    assert [len(together) for together in alike(QUERIES)] == [2, 1, 1, 1, 1]
    assert next(alike(QUERIES)) == (P50, P95)
    assert reading(P50) == reading(P95) != reading(BUY)


def test_all_quantiles_of_a_histogram_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read, real = [], query_answer.read_tracks
    monkeypatch.setattr(query_answer, "read_tracks", lambda *asked: read.append(asked) or real(*asked))
    book = scraped(range(0, 60, 5), latencies)
    median, high = RepeatedAnswers(book).answers((P50, P95), 0, 60)
    assert len(read) == 1
    monkeypatch.undo()
    assert same(median, answer(book, P50, 0, 60))
    assert same(high, answer(book, P95, 0, 60))


def test_a_window_that_moves_on_is_not_read_again_until_something_is_new() -> None:
    book = scraped(range(0, 60, 5), everything)
    repeated = RepeatedAnswers(book)
    (first,) = repeated.answers((BUY,), 0, 60)
    assert repeated.answers((BUY,), 1, 61) == (first,)
    assert repeated.answers((BUY,), KEPT_S, 60 + KEPT_S) == (first,)
    book.append("gateway", 60, exposition("other 1\n"))
    (another,) = repeated.answers((BUY,), 2, 62)
    assert another is not first, "a new target may have more of it"
    book.gap("gateway", 61)
    assert repeated.answers((BUY,), 3, 63) == (another,), "a target without such series is none of its business"
    book.gap("oms", 63)
    (gone,) = repeated.answers((BUY,), 4, 64)
    assert gone is not another
    assert math.isnan(gone.series[0].values[-1])


@pytest.mark.parametrize(("start_s", "end_s"), [(-1, 59), (0, 61), (0, 59), (KEPT_S + 1, 61 + KEPT_S), (1, 60)])
def test_another_window_is_read_again(start_s: float, end_s: float) -> None:
    book = scraped(range(0, 60, 5), everything)
    repeated = RepeatedAnswers(book)
    (first,) = repeated.answers((BUY,), 0, 60)
    (again,) = repeated.answers((BUY,), start_s, end_s)
    assert again is not first
    assert same(again, answer(book, BUY, start_s, end_s))


def test_what_is_shared_cannot_be_written_to() -> None:
    (found,) = RepeatedAnswers(scraped(range(0, 60, 5), everything)).answers((P50,), 0, 60)
    with pytest.raises(ValueError, match="read-only"):
        found.series[0].values[0] = 1.0


def test_a_series_that_begins_is_found_and_nothing_is_remembered_of_nothing() -> None:
    book = SeriesBook()
    repeated = RepeatedAnswers(book)
    later = Query("later")
    assert repeated.answers((later,), 0, 60)[0].notice == ""
    scraped(range(0, 70, 5), everything, book=book)
    assert repeated.answers((later,), 0, 60)[0].notice.startswith("No series of later fits")
    scraped(range(70, 80, 5), everything, book=book)
    assert repeated.answers((later,), 0, 80)[0].series[0].values[-1] == 75


def test_a_series_that_is_forgotten_while_its_target_is_silent_is_not_asked_for() -> None:
    book = SeriesBook(capacity=4, minutes=1)
    scraped(range(0, 10, 5), counter, book=book)
    repeated = RepeatedAnswers(book)
    assert repeated.answers((BUY,), 0, 60)[0].series != ()
    for minute in range(1, 12):
        book.gap("oms", 60.0 * minute)
        (found,) = repeated.answers((BUY,), 0, 60.0 * minute)
        assert same(found, answer(book, BUY, 0, 60.0 * minute))
    assert book.kept("oms", "n_total") == ()
    assert found.series == ()


def test_so_many_questions_that_all_is_found_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_answers, "_MOST", 1)
    book = scraped(range(0, 100, 5), everything)
    repeated = RepeatedAnswers(book)
    for _ in range(2):
        for query, found in asked_each(repeated, 0, 100).items():
            assert same(found, answer(book, query, 0, 100))
    assert len(repeated._known) <= 2
    assert len(repeated._choices) <= 2
    assert len(repeated._meant) <= 2


steps = st.tuples(
    st.sampled_from(["oms", "gateway"]),
    st.sampled_from(["scraped", "missed", "bare", "set back", "nothing"]),
    st.integers(1, 30),
    st.sampled_from([0.0, 1.0, 20.0]),
)


@given(st.lists(steps, min_size=1, max_size=30))
def test_whatever_happens_an_answer_is_that_of_a_window_since_which_nothing_is_new(
    happened: list[tuple[str, str, int, float]],
) -> None:
    book = SeriesBook(capacity=8, series_limit=40)
    repeated, known = RepeatedAnswers(book), dict[Query, tuple[Answer, float, float]]()
    now = {"oms": 0, "gateway": 0}
    start_s = 0.0
    for target, what, seconds, moved_s in happened:
        now[target] += -3 * seconds if what == "set back" else seconds
        if what == "missed":
            book.gap(target, float(now[target]))
        elif what != "nothing":
            words = "up 1\n" if what == "bare" else everything(abs(now[target]))
            book.append(target, float(now[target]), exposition(words))
        start_s += moved_s
        for query, found in asked_each(repeated, start_s, start_s + 120).items():
            before, asked_from_s, asked_to_s = known.get(query, (None, 0.0, 0.0))
            if found is not before:
                asked_from_s, asked_to_s = start_s, start_s + 120
            known[query] = (found, asked_from_s, asked_to_s)
            assert start_s - asked_from_s <= KEPT_S
            assert same(found, answer(book, query, asked_from_s, asked_to_s))
