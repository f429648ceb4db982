"""Answers over several targets and over a day: holes where one was silent, minutes where scrapes are gone."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from app.core.query import Function, Matcher, Query
from app.core.series import SeriesBook
from tests.core.scrapes import HOUR, asked, counter, gauge, latencies, line, scraped

NAN = math.nan


def two_targets(fail: range = range(0)) -> SeriesBook:
    book = scraped(range(0, 100, 5), lambda second: f"n_total {second}\n", "oms")
    return scraped(
        range(52, 90, 5), lambda second: "" if second in fail else f"n_total {2 * second}\n", "gateway", book
    )


def test_targets_are_chosen_by_a_label() -> None:
    book = two_targets()
    found = line(book, Query("n_total", Function.RATE, (Matcher("target", ("gateway",)),), window_s=10))
    assert found.label == {"target": "gateway"}
    assert [one.label for one in asked(book, Query("n_total", by=("target",))).series] == [
        {"target": "gateway"},
        {"target": "oms"},
    ]


def test_a_sum_over_targets_has_a_hole_where_one_of_them_is_silent() -> None:
    summed = line(two_targets(range(65, 75)), Query("n_total", by=()))
    known = dict(zip(summed.times.tolist(), summed.values.tolist(), strict=True))
    assert known[50] == 50  # the other was not there yet
    assert known[60] == 60 + 2 * 57
    assert math.isnan(known[70])
    assert math.isnan(known[75])
    assert known[80] == 80 + 2 * 77
    assert known[95] == 95 + 2 * 87
    rates = line(two_targets(), Query("n_total", Function.RATE, by=(), window_s=10))
    assert rates.values[-2] == pytest.approx(3)


def test_a_target_that_fell_silent_for_good_stands_for_a_moment_only() -> None:
    book = scraped(range(0, 200, 5), lambda second: f"n_total {second}\n", "oms")
    book = scraped(range(0, 50, 5), lambda second: f"n_total {second}\n", "gateway", book)
    found = line(book, Query("n_total", by=()))
    assert found.values[(found.times >= 5) & (found.times <= 60)].all()
    assert np.isnan(found.values[found.times > 60]).all()


def test_a_target_that_was_not_watched_in_the_window_adds_nothing() -> None:
    book = scraped(range(0, 50, 5), lambda second: f"n_total {second}\n", "oms")
    book = scraped(range(100, 120, 5), lambda second: f"n_total {second}\n", "gateway", book)
    assert line(book, Query("n_total", by=()), 0, 20).values.tolist() == [0, 5, 10, 15, 20]
    assert line(book, Query("n_total", by=()), 100, 110).values.tolist() == [100, 105, 110]


def test_an_absent_series_of_a_scraped_target_adds_nothing() -> None:
    book = scraped(range(0, 50, 5), lambda second: f"d {second}\n", "oms")
    book = scraped(range(0, 50, 5), lambda second: "other 1\n" if second == 20 else f"d {second}\n", "gateway", book)
    found = line(book, Query("d", by=()))
    assert found.values.tolist()[3:6] == [30, 20, 50]


def test_time_nobody_watched_is_a_hole() -> None:
    book = scraped(range(0, 20, 5), gauge)
    book = scraped(range(200, 210, 5), gauge, book=book)
    found = line(book, Query("depth", matchers=(Matcher("stream", ("a",)),)))
    assert found.times.tolist() == [0, 5, 10, 15, 107.5, 200, 205]
    np.testing.assert_equal(found.values, [0, 5, 10, 15, NAN, 200, 205])


def long_watched(text: Callable[[int], str], hours: int = 3) -> SeriesBook:
    return scraped(range(0, hours * 3600, 10), text, book=SeriesBook(capacity=360))


def test_what_is_older_than_the_scrapes_is_shown_by_minutes() -> None:
    book = long_watched(lambda second: gauge(second % 60))
    found = line(book, Query("depth", matchers=(Matcher("stream", ("a",)),), scale=-1.0))
    assert found.low is not None
    assert found.high is not None
    assert found.times[:2].tolist() == [60, 120]
    assert found.times[-1] == 3 * HOUR - 10
    assert (found.values == -25).all()
    assert (found.low == -50).all()
    assert (found.high == 0).all()
    recent = line(book, Query("depth", matchers=(Matcher("stream", ("a",)),)), 2.5 * HOUR)
    assert np.diff(recent.times).max() == 10
    summed = line(book, Query("depth", by=()))
    assert (summed.low, summed.high) == (None, None)
    assert (summed.values == 100).all()


def test_rates_and_quantiles_by_minutes_are_those_by_scrapes() -> None:
    book = long_watched(lambda second: counter(second) + latencies(second))
    for query in (
        Query("n_total", Function.RATE, by=(), window_s=300),
        Query("n_total", Function.INCREASE, by=(), window_s=300),
        Query("h", Function.QUANTILE, by=(), window_s=300),
    ):
        by_minutes, by_scrapes = line(book, query, 600), line(book, query, 2.5 * HOUR)
        assert by_minutes.times[-1] == 3 * HOUR - 60  # a minute that is not over is no whole window
        assert np.diff(by_minutes.times).max() == 60
        np.testing.assert_allclose(by_minutes.values, by_scrapes.values[-1], rtol=1e-6)


def test_the_age_by_minutes_is_that_of_the_newest_moment() -> None:
    book = long_watched(lambda second: f"moment {1e9 + second}\n")
    found = line(book, Query("moment", Function.AGE, scale=1.0))
    np.testing.assert_allclose(found.values[:-1] + 1e9, 10)


def test_a_gauge_has_no_rate_by_minutes_either() -> None:
    found = asked(long_watched(gauge), Query("depth", Function.INCREASE))
    assert (found.series, found.notice) == ((), "depth is a gauge: it may fall, so that it has no rate.")


def test_a_younger_target_is_read_by_minutes_beside_an_older_one() -> None:
    book = long_watched(counter)
    book = scraped(range(int(2.5 * HOUR), int(3 * HOUR), 10), counter, "gateway", book)
    gateway, oms = asked(book, Query("n_total", Function.RATE, by=("target",), window_s=300), 0).series
    assert np.diff(gateway.times).max() == 60
    assert oms.values[-1] == pytest.approx(3)
    both = line(book, Query("n_total", Function.RATE, by=(), window_s=300), 0)
    assert both.values[100] == pytest.approx(3)
    assert both.values[-1] == pytest.approx(6)
