"""Growth of counters and quantiles of histograms, computed as Prometheus computes them, of scrapes that were seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from api_client.exposition import Floats

Matrix: TypeAlias = npt.NDArray[np.float64]


def increases(values: npt.NDArray[np.floating]) -> Matrix:
    """How much counters grew since the sample before, along the last axis; NaN where either sample is missing.

    The first sample has none before it. A counter that falls was reset: it grew by what it holds now.
    """
    exact = values.astype(np.float64, copy=False)
    grown = np.empty(exact.shape)
    grown[..., 0] = np.nan
    with np.errstate(invalid="ignore"):  # from infinite to infinite is unknown
        steps = np.subtract(exact[..., 1:], exact[..., :-1], out=grown[..., 1:])
    fallen = steps < 0
    if fallen.any():
        np.copyto(steps, exact[..., 1:], where=fallen)
    return grown


def window_starts(times: Floats, window_s: float) -> npt.NDArray[np.intp]:
    """The sample from which growth up to each of `times` counts: the nearest to `window_s` seconds before it.

    Nearest, so that a scrape that is late by a moment does not cost the window a whole step; and never the sample
    itself: the time between two scrapes is the shortest that can be told of.
    """
    if len(times) < 2:
        return np.zeros(len(times), np.intp)
    half = float(np.median(np.diff(times))) / 2
    starts = np.searchsorted(times, times - (window_s + half))
    return np.maximum(np.minimum(starts, np.arange(len(times)) - 1), 0)


def over_windows(steps: Matrix, starts: npt.NDArray[np.intp]) -> Matrix:
    """The sum of the known steps after each window's start, along the last axis; NaN where none of them is known."""
    unknown = np.isnan(steps)
    sums = np.where(unknown, 0.0, steps).cumsum(axis=-1)
    known = (~unknown).cumsum(axis=-1)
    with np.errstate(invalid="ignore"):  # what grew without end is unknown from then on
        return np.where(known > known[..., starts], sums - sums[..., starts], np.nan)


@dataclass(frozen=True, eq=False)
class Quantiles:
    """Quantiles and the bounds of the bucket that each lies in: `low` may be minus, `high` plus infinity."""

    values: Floats
    low: Floats
    high: Floats


def bucket_bound(le: str) -> float | None:
    """The upper bound that a bucket's label `le` states; None where it is absent or no number."""
    try:
        bound = float(le)
    except ValueError:
        return None
    return None if math.isnan(bound) else bound


def histogram_quantile(q: float, uppers: Floats, cumulative: Matrix) -> Floats:
    """The `q`-quantile of each column of cumulative bucket counts, one row an upper bound in growing order.

    Linear within a bucket; the upper bound of the last finite bucket when the quantile lies beyond it; NaN without
    observations, without an infinite bucket or with fewer than two buckets; infinite for a q outside 0 to 1.
    """
    return quantiles(q, uppers, cumulative).values


def quantiles(q: float, uppers: Floats, cumulative: Matrix) -> Quantiles:
    """The same with the bucket: what was observed lies within its bounds, wherever the line between them is drawn."""
    columns = cumulative.shape[1]
    if math.isnan(q) or len(uppers) < 2 or not math.isinf(uppers[-1]):
        return _everywhere(np.nan, columns)
    if q < 0 or q > 1:
        return _everywhere(math.copysign(math.inf, q), columns)
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
    lowest = (bucket == 0) & (uppers[0] <= 0)
    found = np.where(lowest, uppers[0], found)
    found = np.where(bucket == len(uppers) - 1, uppers[-2], found)
    known = (counts[-1] > 0) & ~np.isnan(cumulative).any(axis=0) & ~np.isnan(found)
    low = np.where(lowest, -np.inf, start)
    return Quantiles(*(np.where(known, row, np.nan) for row in (found, low, uppers[bucket])))


def _everywhere(value: float, columns: int) -> Quantiles:
    return Quantiles(*(np.full(columns, value) for _ in range(3)))
