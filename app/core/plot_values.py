"""What all plots of a page are worth at the instant that is pointed at, and which instant is next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.core.dashboard import PlotData
from app.core.units import scale_for

Numbers = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """What one line of a plot is worth: `figure` with its unit, `number` for sorting (NaN counts as the least).

    `plot` is a title, which several plots of a page may bear; `plot_id` tells them apart.
    """

    plot: str
    line: str
    figure: str
    number: float
    plot_id: str


def value_at(times: Numbers, values: Numbers, at_s: float) -> float | None:
    """The newest sample at or before an instant (epoch seconds); None where that is a gap, or before the first."""
    place = int(np.searchsorted(times, at_s, side="right")) - 1
    if place < 0 or not np.isfinite(values[place]):
        return None
    return float(values[place])


def values_at(plots: Sequence[PlotData], at_s: float) -> tuple[ValueRow, ...]:
    """Every line of every plot at an instant (epoch seconds), in their order; a dash where nothing is known."""
    rows: list[ValueRow] = []
    for plot in plots:
        found = [(one.label, value_at(one.times, one.values, at_s)) for one in plot.series]
        scale = scale_for(plot.spec.unit, max((abs(value) for _, value in found if value is not None), default=0.0))
        rows += [
            ValueRow(plot.spec.title, label, scale.figure(value), -math.inf if value is None else value, plot.spec.id)
            for label, value in found
        ]
    return tuple(rows)


def next_instant(
    plots: Sequence[PlotData], at_s: float | None, between: tuple[float, float], step: int
) -> float | None:
    """The instant of the next sample of any line after one (`step` above zero) or before it, within a window.

    All are epoch seconds. Without an instant yet, the newest sample; where there is no further one, the same again.
    """
    times = [one.times for plot in plots for one in plot.series]
    known = np.unique(np.concatenate(times)) if times else np.empty(0)
    known = known[(known >= between[0]) & (known <= between[1])]
    known = (known[known > at_s] if step > 0 else known[known < at_s][::-1]) if at_s is not None else known[::-1]
    return float(known[0]) if known.size else at_s
