"""Rates survive resets and holes; quantiles are those of Prometheus."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api_client.exposition import Exposition
from app.core.rates import histogram_quantile, increases, latency_quantile, rate, request_rate
from app.core.series import SeriesBook
from tests.core.states import exposition

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


def test_a_rate_counts_only_steps_it_saw() -> None:
    times = np.array([0.0, 10.0, 20.0, 30.0, 40.0, 50.0])
    values = np.array([0.0, 10.0, 20.0, NAN, 1000.0, 1030.0])
    np.testing.assert_allclose(rate(times, values, 20.0), [NAN, 1.0, 1.0, NAN, NAN, 3.0])
    np.testing.assert_allclose(rate(times, values, 60.0), [NAN, 1.0, 1.0, NAN, 1.0, 5 / 3])


def test_a_reset_is_no_negative_rate() -> None:
    times = np.array([0.0, 10.0, 20.0])
    np.testing.assert_allclose(rate(times, np.array([100.0, 110.0, 5.0]), 10.0), [NAN, 1.0, 0.5])


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=30), st.floats(1, 100))
def test_rates_are_never_negative(values: list[float], window_s: float) -> None:
    found = rate(np.arange(len(values), dtype=np.float64) * 2.0, np.array(values), window_s)
    assert not (found < -1e-6).any()


def test_a_latency_quantile_from_scrapes() -> None:
    book = SeriesBook()
    text = "# TYPE h histogram\n"
    for step in range(4):
        rows = {"0.1": 90 * step, "0.5": 100 * step, "+Inf": 100 * step, "odd": 1, "nan": 1}
        for label in ("GET", "POST"):
            text += "".join(f'h_bucket{{le="{le}",method="{label}"}} {count}\n' for le, count in rows.items())
        book.append("risk", step * 10.0, _untyped(text))
        text = "# TYPE h histogram\n"
    times, values = latency_quantile(book, "risk", "h", 0.95, 60.0)
    assert times.tolist() == [0, 10, 20, 30]
    np.testing.assert_allclose(values, [NAN, 0.3, 0.3, 0.3])
    assert latency_quantile(book, "oms", "h", 0.95, 60.0)[0].size == 0


def _untyped(text: str) -> Exposition:
    """Odd bounds would be refused in a typed histogram, not in samples of no type."""
    return exposition(text.replace("# TYPE h histogram\n", ""))


def test_a_request_rate_sums_all_labels() -> None:
    book = SeriesBook()
    for step in range(3):
        book.append("risk", step * 2.0, exposition(f'n_total{{a="1"}} {step * 4}\nn_total{{a="2"}} {step * 2}\n'))
    times, values = request_rate(book, "risk", "n_total", 60.0)
    assert times.tolist() == [0, 2, 4]
    np.testing.assert_allclose(values, [NAN, 3.0, 3.0])
    assert request_rate(book, "risk", "other", 60.0)[1].size == 0


def test_results_outlive_the_next_scrape() -> None:
    book = SeriesBook(capacity=2)
    for step in range(2):
        book.append("risk", float(step), exposition(f"n_total {step}\n"))
    times, values = request_rate(book, "risk", "n_total", 60.0)
    for step in range(2, 9):
        book.append("risk", float(step), exposition(f"n_total {step}\n"))
    assert times.tolist() == [0, 1]
    assert values[1] == 1.0
