"""Rates survive resets and holes; quantiles are those of Prometheus."""

from __future__ import annotations

import math
import statistics
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.rates import bucket_bound, histogram_quantile, increases, over_windows, quantiles, window_starts

NAN = math.nan
INF = math.inf


def reference_quantile(q: float, buckets: list[tuple[float, float]]) -> float:
    """The algorithm of Prometheus' `histogram_quantile`, one column, written out plainly."""
    if math.isnan(q):
        return NAN
    if q < 0:
        return -INF
    if q > 1:
        return INF
    if len(buckets) < 2 or buckets[-1][0] != INF:
        return NAN
    counts = [max(count for _, count in buckets[: index + 1]) for index in range(len(buckets))]
    if counts[-1] == 0 or any(math.isnan(count) for count in counts):
        return NAN
    rank = q * counts[-1]
    bucket = next((index for index in range(len(counts) - 1) if counts[index] >= rank), len(counts) - 1)
    if bucket == len(counts) - 1:
        return buckets[-2][0]
    if bucket == 0 and buckets[0][0] <= 0:
        return buckets[0][0]
    start, count = 0.0, counts[bucket]
    if bucket > 0:
        start = buckets[bucket - 1][0]
        count -= counts[bucket - 1]
        rank -= counts[bucket - 1]
    return start + (buckets[bucket][0] - start) * (rank / count) if count else NAN


def quantile(q: float, buckets: list[tuple[float, float]]) -> float:
    uppers = np.array([upper for upper, _ in buckets])
    cumulative = np.array([[count] for _, count in buckets], dtype=np.float64).reshape(len(buckets), 1)
    return float(histogram_quantile(q, uppers, cumulative)[0])


@pytest.mark.parametrize(
    ("q", "buckets", "expected"),
    [
        (0.5, [(0.1, 5.0), (0.2, 10.0), (INF, 10.0)], 0.1),
        (0.95, [(0.1, 5.0), (0.2, 10.0), (INF, 10.0)], 0.19),
        (0.25, [(0.1, 5.0), (0.2, 10.0), (INF, 10.0)], 0.05),
        (0.99, [(0.1, 5.0), (0.2, 6.0), (INF, 10.0)], 0.2),
        (0.5, [(0.1, 0.0), (INF, 0.0)], NAN),
        (0.5, [(0.1, 1.0), (0.2, 2.0)], NAN),
        (0.5, [(INF, 2.0)], NAN),
        (0.1, [(-1.0, 4.0), (1.0, 8.0), (INF, 8.0)], -1.0),
        (-0.1, [(0.1, 1.0), (INF, 1.0)], -INF),
        (1.1, [(0.1, 1.0), (INF, 1.0)], INF),
        (NAN, [(0.1, 1.0), (INF, 1.0)], NAN),
        (0.5, [(0.1, 5.0), (0.2, 4.0), (0.3, 9.0), (INF, 10.0)], 0.1),
        (0.5, [(0.1, NAN), (INF, 10.0)], NAN),
        (1.0, [(0.1, 1.0), (0.2, 3.0), (INF, 3.0)], 0.2),
    ],
)
def test_quantiles(q: float, buckets: list[tuple[float, float]], expected: float) -> None:
    assert quantile(q, buckets) == pytest.approx(expected, nan_ok=True)


@settings(deadline=None)
@given(
    q=st.floats(0, 1),
    counts=st.lists(st.floats(0, 1e6), min_size=1, max_size=8),
    last=st.floats(0, 1e6),
    first=st.sampled_from([-1.0, 0.0, 0.005]),
)
def test_quantiles_are_those_of_the_reference(q: float, counts: list[float], last: float, first: float) -> None:
    uppers = [first + 0.3 * index for index in range(len(counts))] + [INF]
    buckets = list(zip(uppers, [*np.cumsum(counts).tolist(), sum(counts) + last], strict=True))
    assert quantile(q, buckets) == pytest.approx(reference_quantile(q, buckets), nan_ok=True)


def test_columns_are_independent() -> None:
    uppers = np.array([1.0, 2.0, INF])
    cumulative = np.array([[1.0, 0.0, NAN], [2.0, 4.0, 1.0], [2.0, 4.0, 1.0]])
    found = histogram_quantile(0.5, uppers, cumulative)
    np.testing.assert_allclose(found, [1.0, 1.5, NAN])


def test_increases_see_resets_and_holes() -> None:
    found = increases(np.array([1.0, 4.0, 2.0, NAN, 5.0, 6.0]))
    np.testing.assert_equal(found, [NAN, 3, 2, NAN, NAN, 1])


def test_growth_over_windows_counts_only_steps_it_saw() -> None:
    times = np.array([0.0, 10.0, 20.0, 30.0, 40.0, 50.0])
    steps = increases(np.array([0.0, 10.0, 20.0, NAN, 1000.0, 1030.0]))
    np.testing.assert_equal(over_windows(steps, window_starts(times, 20.0)), [NAN, 10, 20, 10, NAN, 30])
    np.testing.assert_equal(over_windows(steps, window_starts(times, 60.0)), [NAN, 10, 20, 20, 20, 50])


def test_a_window_begins_with_the_nearest_scrape() -> None:
    times = np.array([0.0, 10.0, 20.1, 30.0])
    assert window_starts(times, 20.0).tolist() == [0, 0, 0, 1]
    assert window_starts(times, 10.0).tolist() == [0, 0, 1, 2]


def test_a_window_shorter_than_the_interval_between_scrapes_is_that_interval() -> None:
    assert window_starts(np.array([0.0, 10.0, 20.0]), 1.0).tolist() == [0, 0, 1]


@pytest.mark.parametrize("times", [[], [5.0]])
def test_no_scrape_and_a_single_one_have_no_window(times: list[float]) -> None:
    starts = window_starts(np.array(times), 60.0)
    assert starts.tolist() == [0] * len(times)
    assert np.isnan(over_windows(np.full((2, len(times)), NAN), starts)).all()


def test_growth_without_end_is_no_number_and_no_error() -> None:
    steps = np.array([NAN, 1.0, INF, 1.0, 1.0])
    np.testing.assert_equal(over_windows(steps, np.array([0, 0, 1, 2, 3])), [NAN, 1, INF, NAN, NAN])


def test_a_reset_is_no_fall() -> None:
    np.testing.assert_equal(increases(np.array([100.0, 110.0, 5.0])), [NAN, 10, 5])


def test_from_infinite_to_infinite_is_unknown() -> None:
    np.testing.assert_equal(increases(np.array([1.0, INF, INF])), [NAN, INF, NAN])


@given(
    st.lists(st.tuples(st.floats(0.5, 20), st.none() | st.integers(0, 1000)), min_size=1, max_size=30),
    st.floats(0.5, 100),
)
def test_growth_is_that_of_brute_force(scrapes: list[tuple[float, int | None]], window_s: float) -> None:
    """Step by step: each pair of neighbouring scrapes that both saw the counter, from the nearest start on."""
    times = np.cumsum([span for span, _ in scrapes])
    values = [value for _, value in scrapes]
    found = over_windows(
        increases(np.array([NAN if value is None else value for value in values])), window_starts(times, window_s)
    )
    half = statistics.median([b - a for a, b in pairwise(times.tolist())] or [0.0]) / 2
    for here in range(len(times)):
        earliest = next(place for place in range(len(times)) if times[place] >= times[here] - (window_s + half))
        grown = [
            after if after < before else after - before
            for before, after in pairwise(values[max(0, min(earliest, here - 1)) : here + 1])
            if before is not None and after is not None
        ]
        np.testing.assert_equal(found[here], float(sum(grown)) if grown else NAN)


@pytest.mark.parametrize(
    ("q", "buckets", "expected"),
    [
        (0.5, [(0.1, 5.0), (0.2, 10.0), (INF, 10.0)], (0.1, 0.0, 0.1)),
        (0.95, [(0.1, 5.0), (0.2, 10.0), (INF, 10.0)], (0.19, 0.1, 0.2)),
        (0.99, [(0.1, 5.0), (0.2, 6.0), (INF, 10.0)], (0.2, 0.2, INF)),
        (0.1, [(-1.0, 4.0), (1.0, 8.0), (INF, 8.0)], (-1.0, -INF, -1.0)),
        (0.5, [(0.1, 0.0), (INF, 0.0)], (NAN, NAN, NAN)),
        (1.1, [(0.1, 1.0), (INF, 1.0)], (INF, INF, INF)),
    ],
)
def test_a_quantile_lies_in_a_bucket(
    q: float, buckets: list[tuple[float, float]], expected: tuple[float, float, float]
) -> None:
    uppers = np.array([upper for upper, _ in buckets])
    found = quantiles(q, uppers, np.array([[count] for _, count in buckets]))
    np.testing.assert_allclose([found.values[0], found.low[0], found.high[0]], expected)


@given(st.lists(st.floats(0.0, 12.0), min_size=1, max_size=40), st.floats(0.0, 1.0, exclude_max=True))
def test_what_was_observed_at_the_rank_lies_in_the_bucket(observed: list[float], place: float) -> None:
    uppers = np.array([1.0, 2.5, 5.0, 10.0, INF])
    cumulative = np.array([[float(sum(one <= upper for one in observed))] for upper in uppers])
    rank = int(place * len(observed))
    found = quantiles((rank + 0.5) / len(observed), uppers, cumulative)
    assert found.low[0] <= sorted(observed)[rank] <= found.high[0]
    assert found.low[0] <= found.values[0] <= found.high[0]


@pytest.mark.parametrize(
    ("le", "bound"), [("0.5", 0.5), ("+Inf", math.inf), ("1e3", 1000.0), ("", None), ("wide", None), ("NaN", None)]
)
def test_the_bound_of_a_bucket_is_a_number_or_none(le: str, bound: float | None) -> None:
    assert bucket_bound(le) == bound
