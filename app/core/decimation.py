"""As many points as there are pixels: what a plot cannot show apart is not drawn apart, and no peak is lost."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating]

_WORTH_IT: Final = 4
"""Points a pixel column from which decimating costs less than drawing."""


def decimate(times: Floats, values: Floats, start_s: float, end_s: float, columns: int) -> tuple[Floats, Floats]:
    """Return the lowest and the highest value of each pixel column, in this order, at the column's first time.

    `times` (ascending) and `values` have the same length; NaN stays where a whole column has no number. Fewer than four
    points a column are returned as they are.
    """
    if columns < 1 or end_s <= start_s or len(times) < _WORTH_IT * columns:
        return times, values
    # Columns stand still on the axis of time while the window moves over them: peaks would shimmer otherwise.
    places = np.floor(times * (columns / (end_s - start_s))).astype(np.int64)
    starts = np.flatnonzero(np.diff(places, prepend=places[0] - 1))
    extremes = np.empty(2 * len(starts), dtype=values.dtype)
    extremes[0::2] = np.fmin.reduceat(values, starts)
    extremes[1::2] = np.fmax.reduceat(values, starts)
    return np.repeat(times[starts], 2), extremes
