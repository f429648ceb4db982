"""As many points as there are pixels: what a plot cannot show apart is not drawn apart, and no peak is lost."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating]
Places: TypeAlias = npt.NDArray[np.int64]

_WORTH_IT: Final = 4
"""Points a pixel column from which decimating costs less than drawing."""


def decimate(times: Floats, values: Floats, start_s: float, end_s: float, columns: int) -> tuple[Floats, Floats]:
    """Return the lowest and the highest value of each pixel column, in this order, at the column's first time.

    `times` (ascending) and `values` have the same length; NaN stays where a whole column has no number. Fewer than four
    points a column are returned as they are.
    """
    starts = _column_starts(times, start_s, end_s, columns)
    if starts is None:
        return times, values
    extremes = np.empty(2 * len(starts), dtype=values.dtype)
    extremes[0::2] = np.fmin.reduceat(values, starts)
    extremes[1::2] = np.fmax.reduceat(values, starts)
    return np.repeat(times[starts], 2), extremes


def widen(
    times: Floats, low: Floats, high: Floats, start_s: float, end_s: float, columns: int
) -> tuple[Floats, Floats, Floats]:
    """Return the lowest `low` and the highest `high` of each pixel column, at the column's first time.

    The shapes and the cases in which nothing is done are those of `decimate`.
    """
    starts = _column_starts(times, start_s, end_s, columns)
    if starts is None:
        return times, low, high
    return times[starts], np.fmin.reduceat(low, starts), np.fmax.reduceat(high, starts)


def _column_starts(times: Floats, start_s: float, end_s: float, columns: int) -> Places | None:
    """Where in `times` each pixel column begins; None when there is nothing to gain."""
    if columns < 1 or end_s <= start_s or len(times) < _WORTH_IT * columns:
        return None
    # Columns stand still on the axis of time while the window moves over them: peaks would shimmer otherwise.
    places = np.floor(times * (columns / (end_s - start_s))).astype(np.int64)
    return np.flatnonzero(np.diff(places, prepend=places[0] - 1))
