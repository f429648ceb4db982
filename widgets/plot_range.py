"""How high and how low the view of a plot reaches, and which limits lie within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, isnan

import numpy as np

from app.core.dashboard import Limit
from widgets.plot_lines import Line

HEADROOM = 1.15
LIMIT_REACH = 4.0
"""A limit this many times above the highest value would press the lines flat: it is told, not drawn."""
LEAST_DECADES = 10.0


@dataclass(frozen=True, slots=True)
class ValueRange:
    """The view's lowest and highest value; `logarithmic` only when there is something above zero to show."""

    low: float
    high: float
    logarithmic: bool
    highest: float
    """The highest value of the lines; 0 without one."""


def value_range(
    lines: Sequence[Line], limits: Sequence[Limit], start_s: float, end_s: float, *, logarithmic: bool
) -> ValueRange:
    """The view of values for the lines between two instants (epoch seconds)."""
    shown = [_within(line, start_s, end_s) for line in lines]
    highest = _known(max, (float(np.fmax.reduce(values)) for values in shown if values.size), 0.0)
    lowest = _known(min, (float(np.fmin.reduce(values)) for values in shown if values.size), 0.0)
    near = [one.value for one in limits if highest <= 0 or one.value <= highest * LIMIT_REACH]
    top = max((highest, *near))
    if logarithmic and top > 0:
        least = _known(min, (_least_above_zero(values) for values in shown), top)
        low = min(least / 1.5, top / LEAST_DECADES)
        return ValueRange(low, top * 1.5, logarithmic=True, highest=highest)
    low = lowest * HEADROOM if lowest < 0 else 0.0
    high = top * HEADROOM if top > 0 else (0.0 if low < 0 else 1.0)
    return ValueRange(low, high, logarithmic=False, highest=max(highest, -lowest))


def _within(line: Line, start_s: float, end_s: float) -> np.ndarray:
    first, last = np.searchsorted(line.times, (start_s, end_s))
    found: np.ndarray = line.values[first : last + 1]
    return found


def _known(pick: object, values: Iterable[float], default: float) -> float:
    numbers = [value for value in values if isfinite(value)]
    return float(pick(numbers)) if numbers else default  # type: ignore[operator]


def _least_above_zero(values: np.ndarray) -> float:
    with np.errstate(invalid="ignore"):
        above = values[values > 0]
    return float(above.min()) if above.size and not isnan(above[0]) else float("nan")
