"""Answers show what was scraped: rates and quantiles as Prometheus makes them, in the bounds that are known."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.query import Aggregation, Function, Matcher, Query
from app.core.series import SeriesBook
from tests.core.scrapes import asked, counter, gauge, latencies, line, scraped

NAN = math.nan
INF = math.inf


def test_values_are_one_line_a_series_with_the_target() -> None:
    found = asked(scraped(range(0, 20, 5), gauge), Query("depth"))
    assert [one.label for one in found.series] == [{"target": "oms", "stream": "a"}, {"target": "oms", "stream": "b"}]
    assert found.series[0].times.tolist() == [0, 5, 10, 15]
    assert found.series[1].values.tolist() == [100, 95, 90, 85]
    assert (found.series[0].low, found.read_s, found.notice) == (None, 15, "")


def test_only_the_range_is_shown() -> None:
    found = line(scraped(range(0, 60, 5), gauge), Query("depth", matchers=(Matcher("stream", ("a",)),)), 10, 20)
    assert found.times.tolist() == [10, 15, 20]


@pytest.mark.parametrize(
    ("aggregation", "values"),
    [
        (Aggregation.SUM, [100, 100, 100]),
        (Aggregation.MEAN, [50, 50, 50]),
        (Aggregation.MIN, [0, 5, 10]),
        (Aggregation.MAX, [100, 95, 90]),
    ],
)
def test_series_are_aggregated(aggregation: Aggregation, values: list[float]) -> None:
    found = line(scraped(range(0, 15, 5), gauge), Query("depth", by=(), aggregation=aggregation, scale=2.0))
    assert (found.labels, found.values.tolist()) == ((), [2.0 * value for value in values])


def test_labels_are_kept_apart_and_a_missing_one_is_empty() -> None:
    book = scraped(range(0, 10, 5), lambda second: f'd{{a="1",b="1"}} {second}\nd{{a="1",b="2"}} 1\nd{{b="1"}} 7\n')
    found = asked(book, Query("d", by=("a",))).series
    assert [(one.label, one.values.tolist()) for one in found] == [({"a": ""}, [7, 7]), ({"a": "1"}, [1, 6])]


def test_rates_and_increases_of_a_steady_counter() -> None:
    book = scraped(range(0, 600, 5), counter)
    by_side = Query("n_total", Function.RATE, by=("side",), window_s=60)
    buy, sell = asked(book, by_side, 100).series
    assert np.allclose(buy.values, 2)
    assert np.allclose(sell.values, 1)
    increase = line(book, Query("n_total", Function.INCREASE, by=(), window_s=60), 100)
    assert np.allclose(increase.values, 180)
    assert np.isnan(line(book, Query("n_total", Function.RATE, by=(), window_s=60)).values[0])


def test_the_first_point_looks_back_over_its_window() -> None:
    book = scraped(range(0, 600, 5), lambda second: f"n_total {max(0, second - 300)}\n")
    found = line(book, Query("n_total", Function.INCREASE, window_s=100), 400, 450)
    assert found.times[0] == 400
    assert np.allclose(found.values, 100)


def test_a_reset_is_no_fall_and_a_hole_is_not_bridged() -> None:
    book = scraped(range(0, 100, 10), lambda second: "" if second == 50 else f"n_total {second % 40}\n")
    found = line(book, Query("n_total", Function.INCREASE, window_s=20))
    np.testing.assert_equal(found.values, [NAN, 10, 20, 20, 10, NAN, NAN, 10, 10, 10])


def test_a_series_that_appears_is_rated_over_the_time_that_was_watched() -> None:
    """It did not count before it was there: its first step is not the rate of the whole window."""
    book = scraped(
        range(0, 125, 5), lambda second: "up 1\nmore_total 1\n" + (f"n_total {second - 99}\n" if second >= 100 else "")
    )
    found = line(book, Query("n_total", Function.RATE, window_s=60))
    np.testing.assert_allclose(found.values[-5:], [NAN, 5 / 60, 10 / 60, 15 / 60, 20 / 60])


def extrapolated_rate(times: list[float], values: list[float], start_s: float, end_s: float) -> float:
    """Prometheus' `rate` over the samples of a window that is closed at both ends, written out plainly."""
    first, last = times[0], times[-1]
    grown = sum(after if after < before else after - before for before, after in pairwise(values))
    average = (last - first) / (len(times) - 1)
    to_start, to_end = first - start_s, end_s - last
    if grown > 0 and values[0] >= 0:
        to_start = min(to_start, (last - first) * values[0] / grown)
    threshold = average * 1.1
    reach = (last - first) + (to_start if to_start < threshold else average / 2)
    reach += to_end if to_end < threshold else average / 2
    return grown * reach / (last - first) / (end_s - start_s)


@given(st.lists(st.integers(0, 50), min_size=30, max_size=30), st.sampled_from([20.0, 60.0, 100.0]))
def test_rates_are_those_of_prometheus_where_nothing_was_missed(steps: list[int], window_s: float) -> None:
    totals = (1000 + np.cumsum(steps)).tolist()
    book = scraped(range(0, 150, 5), lambda second: f"n_total {totals[second // 5]}\n")
    found = line(book, Query("n_total", Function.RATE, window_s=window_s), 100)
    for at_s, value in zip(found.times.tolist(), found.values.tolist(), strict=True):
        inside = [place for place in range(30) if at_s - window_s <= place * 5 <= at_s]
        expected = extrapolated_rate(
            [place * 5.0 for place in inside], [totals[p] for p in inside], at_s - window_s, at_s
        )
        assert value == pytest.approx(expected)


def test_quantiles_lie_in_their_bucket() -> None:
    book = scraped(range(0, 60, 5), latencies)
    found = line(book, Query("h", Function.QUANTILE, by=(), quantile=0.95, window_s=30, scale=1000.0))
    assert found.low is not None
    assert found.high is not None
    np.testing.assert_allclose(found.values[1:], 300)
    np.testing.assert_allclose(found.low[1:], 100)
    np.testing.assert_allclose(found.high[1:], 500)
    assert np.isnan([found.values[0], found.low[0], found.high[0]]).all()


def test_a_histogram_that_never_observed_is_no_line() -> None:
    book = scraped(range(0, 60, 5), latencies)
    found = asked(book, Query("h", Function.QUANTILE, quantile=0.5))
    assert [one.label for one in found.series] == [
        {"target": "oms", "method": "GET"},
        {"target": "oms", "method": "POST"},
    ]
    nothing = asked(book, Query("h", Function.QUANTILE, matchers=(Matcher("method", ("PUT",)),)))
    assert (nothing.series, nothing.notice) == ((), "h has not observed anything.")


def test_a_quantile_beyond_the_last_bound_has_no_upper_one() -> None:
    book = scraped(range(0, 30, 5), lambda second: f'h_bucket{{le="1"}} 0\nh_bucket{{le="+Inf"}} {second}\n')
    found = line(book, Query("h", Function.QUANTILE, quantile=0.5))
    assert found.low is not None
    assert found.high is not None
    assert (found.values[-1], found.low[-1], found.high[-1]) == (1, 1, INF)
    upside_down = line(book, Query("h", Function.QUANTILE, quantile=0.5, scale=-1.0))
    assert upside_down.low is not None
    assert upside_down.high is not None
    assert (upside_down.low[-1], upside_down.high[-1]) == (-INF, -1)


def test_odd_bounds_are_no_buckets() -> None:
    book = scraped(range(0, 60, 5), lambda second: latencies(second) + f'h_bucket{{le="odd",method="GET"}} {second}\n')
    book = scraped(
        range(60, 90, 5), lambda second: latencies(second) + f'h_bucket{{le="nan",method="GET"}} {second}\n', book=book
    )
    found = line(book, Query("h", Function.QUANTILE, by=(), quantile=0.95, window_s=30))
    np.testing.assert_allclose(found.values[1:], 0.3)


def test_idle_counters_are_left_out_beside_active_ones() -> None:
    book = scraped(range(0, 20, 5), lambda second: f'n_total{{s="oms"}} {second}\nn_total{{s="risk"}} 0\n')
    assert [one.label["s"] for one in asked(book, Query("n_total", Function.RATE)).series] == ["oms"]
    assert len(asked(book, Query("n_total")).series) == 2
    idle = line(book, Query("n_total", Function.RATE, (Matcher("s", ("risk",)),)))
    np.testing.assert_equal(idle.values, [NAN, 0, 0, 0])


def test_the_age_of_a_moment() -> None:
    book = scraped(range(1000, 1300, 5), lambda second: f"moment {second - 20 if second > 1010 else 0}\n")
    found = line(book, Query("moment", Function.AGE))
    np.testing.assert_equal(found.values[:4], [NAN, NAN, NAN, 20])
    assert (found.values[3:] == 20).all()


def test_a_gauge_has_no_rate_and_a_counter_no_quantile() -> None:
    book = scraped(range(0, 20, 5), lambda second: gauge(second) + counter(second))
    assert asked(book, Query("depth", Function.RATE)).notice == "depth is a gauge: it may fall, so that it has no rate."
    assert asked(book, Query("n_total", Function.QUANTILE)).notice == "n_total is no histogram: it has no quantiles."
    nothing = "No series of {} fits: none is exposed, or none has these labels."
    assert asked(book, Query("other")).notice == nothing.format("other")
    assert asked(book, Query("other", Function.QUANTILE)).notice == nothing.format("other_bucket")
    assert asked(book, Query("depth", matchers=(Matcher("stream", ("c",)),))).notice == nothing.format("depth")
    assert asked(SeriesBook(), Query("depth")).notice == ""


def test_what_was_left_out_is_said() -> None:
    book = scraped(range(0, 20, 5), lambda second: f"up 1\n{counter(second)}", book=SeriesBook(series_limit=1))
    found = asked(book, Query("n_total", Function.RATE, by=()))
    assert len(found.series) == 1
    assert found.notice == "1 series of n_total at oms are not kept: the limit of series is reached."
    assert asked(book, Query("up")).notice == ""


def test_a_range_in_which_nothing_was_scraped_yet_is_empty() -> None:
    book = scraped(range(1000, 1100, 5), counter)
    found = asked(book, Query("n_total", by=()), 0, 500)
    assert [one.times.size for one in found.series] == [0]
    quantile = asked(scraped(range(1000, 1100, 5), latencies), Query("h", Function.QUANTILE, by=()), 0, 500)
    assert [one.times.size for one in quantile.series] == [0]


@pytest.mark.parametrize("function", Function)
def test_a_range_after_the_newest_scrape_is_empty(function: Function) -> None:
    book = scraped(range(0, 100, 5), lambda second: counter(second) + latencies(second))
    metric = "h" if function is Function.QUANTILE else "n_total"
    found = asked(book, Query(metric, function, by=(), window_s=60), 5000, 6000)
    assert [one.times.size for one in found.series] == [0]
    assert found.read_s == 95


def test_an_answer_outlives_the_next_scrape() -> None:
    book = scraped(range(0, 20, 5), gauge, book=SeriesBook(capacity=4))
    found = line(book, Query("depth", matchers=(Matcher("stream", ("a",)),)))
    scraped(range(20, 100, 5), gauge, book=book)
    assert found.values.tolist() == [0, 5, 10, 15]
