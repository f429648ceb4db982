"""Rates of counters and quantiles of histograms, computed as Prometheus computes them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from app.core.series import Floats, SeriesBook, SeriesWindow

Matrix: TypeAlias = npt.NDArray[np.float64]


def increases(values: npt.NDArray[np.floating]) -> Matrix:
    """How much counters grew since the sample before, along the last axis; NaN where either sample is missing.

    The first sample has none before it. A counter that falls was reset: it grew by what it holds now.
    """
    exact = values.astype(np.float64, copy=False)
    grown = np.empty(exact.shape)
    grown[..., 0] = np.nan
    steps = np.subtract(exact[..., 1:], exact[..., :-1], out=grown[..., 1:])
    fallen = steps < 0
    if fallen.any():
        np.copyto(steps, exact[..., 1:], where=fallen)
    return grown


def rate(times: Floats, values: npt.NDArray[np.floating], window_s: float) -> Floats:
    """A counter's growth a second over the last `window_s` seconds before each of `times`, NaN where unknown."""
    return summed_rate(times, np.atleast_2d(values), window_s)


def summed_rate(times: Floats, values: npt.NDArray[np.floating], window_s: float) -> Floats:
    """The rate of the sum of several counters, one a row of `values`.

    Only steps between two neighbouring scrapes count, so that a hole adds neither growth nor time. NaN where no
    counter was scraped or no step lies in the window.
    """
    grown = increases(values)
    missing = np.isnan(grown)
    stepped = ~missing.all(axis=0)
    grown[missing] = 0.0
    growth = grown.sum(axis=0)
    spans = np.zeros(times.shape)
    spans[1:] = np.diff(times)
    starts = np.searchsorted(times, times - window_s)
    risen, passed = np.cumsum(growth), np.cumsum(np.where(stepped, spans, 0.0))
    scraped = ~np.isnan(values).all(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates: Floats = (risen - risen[starts]) / (passed - passed[starts])
    return np.where(scraped & (passed - passed[starts] > 0), rates, np.nan)


def histogram_quantile(q: float, uppers: Floats, cumulative: Matrix) -> Floats:
    """The `q`-quantile of each column of cumulative bucket counts, one row an upper bound in growing order.

    Linear within a bucket; the upper bound of the last finite bucket when the quantile lies beyond it; NaN without
    observations, without an infinite bucket or with fewer than two buckets; infinite for a q outside 0 to 1.
    """
    columns = cumulative.shape[1]
    if math.isnan(q) or len(uppers) < 2 or not math.isinf(uppers[-1]):
        return np.full(columns, np.nan)
    if q < 0 or q > 1:
        return np.full(columns, math.copysign(math.inf, q))
    # Buckets are scraped one after the other; a lower bound may be ahead of a higher one for a moment.
    counts = np.maximum.accumulate(cumulative, axis=0)
    rank = q * counts[-1]
    with np.errstate(invalid="ignore", divide="ignore"):
        reached = counts[:-1] >= rank
        bucket = np.where(reached.any(axis=0), reached.argmax(axis=0), len(uppers) - 1)
        column = np.arange(columns)
        below = np.where(bucket > 0, counts[bucket - 1, column], 0.0)
        start = np.where(bucket > 0, uppers[bucket - 1], 0.0)
        found = start + (uppers[bucket] - start) * ((rank - below) / (counts[bucket, column] - below))
    found = np.where((bucket == 0) & (uppers[0] <= 0), uppers[0], found)
    found = np.where(bucket == len(uppers) - 1, uppers[-2], found)
    return np.where((counts[-1] > 0) & ~np.isnan(cumulative).any(axis=0), found, np.nan)


def request_rate(
    book: SeriesBook, target: str, metric: str, window_s: float, since_s: float = 0.0
) -> tuple[Floats, Floats]:
    """Times (Unix seconds) and the growth a second of all the target's counters called `metric`."""
    windows = book.window(target, metric, since_s=since_s)
    if not windows:
        return np.empty(0), np.empty(0)
    times = windows[0].times.copy()
    return times, summed_rate(times, _stacked(windows), window_s)


def latency_quantile(
    book: SeriesBook, target: str, metric: str, q: float, window_s: float, since_s: float = 0.0
) -> tuple[Floats, Floats]:
    """Times (Unix seconds) and the `q`-quantile, in the histogram's unit, of all the target's series of `metric`."""
    by_upper: dict[float, list[SeriesWindow]] = {}
    idle = _idle_labels(book, target, metric)
    for window in book.window(target, f"{metric}_bucket", since_s=since_s):
        labels = window.label
        upper = _upper(labels.pop("le", ""))
        if upper is not None and frozenset(labels.items()) not in idle:
            by_upper.setdefault(upper, []).append(window)
    if not by_upper:
        return np.empty(0), np.empty(0)
    uppers = np.array(sorted(by_upper))
    times = by_upper[uppers[0]][0].times.copy()
    rates = np.stack([summed_rate(times, _stacked(by_upper[upper]), window_s) for upper in uppers])
    return times, histogram_quantile(q, uppers, rates)


def _idle_labels(book: SeriesBook, target: str, metric: str) -> set[frozenset[tuple[str, str]]]:
    """The labels of histograms that never observed anything: services expose many in the names of others."""
    counts = book.window(target, f"{metric}_count")
    return {frozenset(count.labels) for count in counts if not (count.values > 0).any()}


def _stacked(windows: Sequence[SeriesWindow]) -> Matrix:
    return np.stack([window.values for window in windows]).astype(np.float64, copy=False)


def _upper(text: str) -> float | None:
    try:
        upper = float(text)
    except ValueError:
        return None
    return None if math.isnan(upper) else upper
