"""A day is kept by minutes, which say of each minute what its scrapes said."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.series import MinuteWindow, SeriesBook
from tests.core.states import exposition

NAN = math.nan


def scraped(book: SeriesBook, at_s: float, kind: str = "gauge", **values: float) -> None:
    lines = "".join(f"# TYPE {name} {kind}\n{name} {value}\n" for name, value in values.items())
    book.append("risk", at_s, exposition(lines))


def minutes_of(book: SeriesBook, name: str, since_s: float = 0.0) -> MinuteWindow:
    (window,) = by_minutes(book, name, since_s)
    return window


def by_minutes(book: SeriesBook, name: str, since_s: float = 0.0) -> tuple[MinuteWindow, ...]:
    return book.minutes("risk", [kept.key for kept in book.kept("risk", name)], since_s)


def test_a_gauge_s_minute_is_its_mean_least_and_most() -> None:
    book = SeriesBook()
    for at_s, value in ((0, 4), (20, 1), (40, 7), (60, 10), (90, 20)):
        scraped(book, at_s, a=value)
    found = minutes_of(book, "a")
    assert found.low is not None
    assert found.high is not None
    assert found.growth is None
    assert found.times.tolist() == [60, 90]
    assert (found.values.tolist(), found.low.tolist(), found.high.tolist()) == ([4, 15], [1, 10], [7, 20])


def test_a_counter_s_minute_is_its_growth_with_resets_and_its_last_value() -> None:
    book = SeriesBook()
    for at_s, value in ((0, 4), (20, 10), (40, 3), (60, 5), (90, 5), (120, 9)):
        scraped(book, at_s, "counter", a=value)
    found = minutes_of(book, "a")
    assert found.growth is not None
    assert (found.low, found.high) == (None, None)
    assert found.times.tolist() == [60, 120, 120]
    assert (found.values.tolist(), found.growth.tolist()) == ([3, 5, 9], [9, 2, 4])


def test_minutes_nobody_looked_at_are_holes() -> None:
    book = SeriesBook()
    for at_s, value in ((0, 1), (30, 2), (200, 3), (400, 4)):
        scraped(book, at_s, a=value)
    book.gap("risk", 430)
    scraped(book, 480, b=1)
    found = minutes_of(book, "a")
    assert found.times.tolist() == [60, 120, 180, 240, 300, 360, 420, 480, 480]
    np.testing.assert_equal(found.values, [1.5, NAN, NAN, 3, NAN, NAN, 4, NAN, NAN])
    np.testing.assert_equal(minutes_of(book, "b").values, [NAN] * 8 + [1])
    assert minutes_of(book, "a", since_s=300).times.tolist() == [360, 420, 480, 480]


def test_what_nobody_scraped_has_no_minutes() -> None:
    book = SeriesBook()
    assert by_minutes(book, "a") == ()
    scraped(book, 10, a=1)
    assert by_minutes(book, "b") == ()
    assert minutes_of(book, "a").times.tolist() == [10]


@pytest.mark.parametrize("kind", ["gauge", "counter"])
def test_a_series_that_never_moved_says_the_same_as_if_it_had(kind: str) -> None:
    """A row is made of it when it moves at last: it must not change what is said of the time before."""
    book = SeriesBook()
    for at_s in (0, 30, 60, 90, 150, 300):
        scraped(book, at_s, kind, a=5, b=at_s)
    book.gap("risk", 350)
    scraped(book, 370, kind, a=5, b=2)
    book.gap("risk", 430)
    before = minutes_of(book, "a")
    scraped(book, 440, kind, a=6, b=1)
    after = minutes_of(book, "a")
    assert book.moving_count == 2
    np.testing.assert_equal(after.values, [*before.values[:-1], 6])
    np.testing.assert_equal(before.values, [5, 5, 5, NAN, NAN, 5, 5, NAN])
    for ours, theirs in ((before.growth, after.growth), (before.high, after.high), (before.low, after.low)):
        if ours is not None and theirs is not None:
            np.testing.assert_equal(theirs[:-1], ours[:-1])
    if kind == "counter":
        assert before.growth is not None
        np.testing.assert_equal(before.growth, [0, 0, 0, NAN, NAN, 0, NAN, NAN])


def test_a_moment_keeps_its_digits_by_minutes() -> None:
    book = SeriesBook()
    for step in range(30):
        scraped(book, step * 5.0, clock=1_772_625_600.0 + step)
    found = minutes_of(book, "clock")
    assert found.high is not None
    assert found.high.tolist() == [1_772_625_611.0, 1_772_625_623.0, 1_772_625_629.0]


def test_a_gauge_that_grows_too_large_keeps_its_minutes() -> None:
    book = SeriesBook()
    for at_s, value in ((0, 1), (30, 2), (60, 2.0**30 + 1)):
        scraped(book, at_s, a=value)
    assert minutes_of(book, "a").values.tolist() == [1.5, 2.0**30 + 1]


def test_a_counter_beyond_four_bytes_is_infinite_and_no_error() -> None:
    book = SeriesBook()
    for at_s, value in ((0, 1), (30, 1e300), (60, 1e300)):
        scraped(book, at_s, "counter", a=value)
    assert minutes_of(book, "a").values.tolist() == [math.inf, 1e300]


def test_a_minute_with_every_infinity_has_no_mean() -> None:
    book = SeriesBook()
    for at_s, value in ((0, math.inf), (30, -math.inf), (60, 0)):
        scraped(book, at_s, a=value)
    np.testing.assert_equal(minutes_of(book, "a").values, [NAN, 0])


def test_a_clock_that_is_set_back_forgets_the_minutes_ahead() -> None:
    book = SeriesBook()
    for at_s in (0, 30, 60, 90, 120, 150, 180):
        scraped(book, at_s, a=at_s, still=1)
    scraped(book, 75, a=1000, still=1)
    found = minutes_of(book, "a")
    assert (found.times.tolist(), found.values.tolist()) == ([60, 75], [15, 530])
    for at_s in (130, 200):
        scraped(book, at_s, a=at_s, still=1)
    found = minutes_of(book, "a")
    assert (found.times.tolist(), found.values.tolist()) == ([60, 120, 180, 200], [15, 530, 130, 200])
    assert minutes_of(book, "still").values.tolist() == [1, 1, 1, 1]


def test_a_clock_that_is_set_back_to_before_everything_starts_anew() -> None:
    book = SeriesBook()
    for at_s in (600, 660, 720, 10, 20):
        scraped(book, at_s, a=at_s)
    found = minutes_of(book, "a")
    assert (found.times.tolist(), found.values.tolist()) == ([20], [15])


def test_only_the_newest_minutes_stay() -> None:
    book = SeriesBook(minutes=3)
    for minute in range(10):
        scraped(book, minute * 60.0, a=minute)
    found = minutes_of(book, "a")
    assert (found.times.tolist(), found.values.tolist()) == ([420, 480, 540, 540], [6, 7, 8, 9])
    scraped(book, 9_960, a=7)
    assert minutes_of(book, "a").times.tolist() == [480, 540, 600, 9_960]
    scraped(book, 10_020, a=8)
    np.testing.assert_equal(minutes_of(book, "a").values, [7, 8])


SCRAPE = st.tuples(st.integers(1, 150), st.none() | st.sampled_from([0.0, 1.0, 2.5, 7.0]) | st.integers(0, 1000))


@given(st.lists(SCRAPE, min_size=1, max_size=60), st.sampled_from(["gauge", "counter"]), st.integers(4, 500))
def test_minutes_are_those_of_the_raw_scrapes(
    scrapes: list[tuple[int, float | None]], kind: str, capacity: int
) -> None:
    """None is a scrape without the series; `keep` keeps the target answering."""
    book = SeriesBook(max(capacity, 64))
    times = np.cumsum([span for span, _ in scrapes])
    values = np.array([NAN if value is None else float(value) for _, value in scrapes])
    for at_s, value in zip(times, values, strict=True):
        scraped(book, float(at_s), kind, keep=1.0, **({} if np.isnan(value) else {"a": float(value)}))
    steps = np.array([NAN, *(b if b < a else b - a for a, b in pairwise(values))])
    for window in by_minutes(book, "a"):
        places = np.array([np.ceil((end + 1e-9) / 60) - 1 for end in window.times])
        places[:-1] = window.times[:-1] / 60 - 1
        for row, place in enumerate(places):
            own = values[times // 60 == place]
            known = own[~np.isnan(own)]
            grown = steps[(times // 60 == place) & ~np.isnan(steps)]
            if window.growth is None:
                assert window.low is not None
                assert window.high is not None
                mean = known.mean() if known.size else NAN
                np.testing.assert_allclose(window.values[row], mean, rtol=1e-6)
                np.testing.assert_equal(window.low[row], known.min() if known.size else NAN)
                np.testing.assert_equal(window.high[row], known.max() if known.size else NAN)
            else:
                np.testing.assert_equal(window.values[row], known[-1] if known.size else NAN)
                if not np.isnan(window.growth[row]) or grown.size:
                    np.testing.assert_allclose(window.growth[row], grown.sum(), rtol=1e-6)
