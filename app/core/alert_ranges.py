"""What is made of the samples of a range: growth as Prometheus extrapolates it, and functions over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from app.core.alert_samples import Points

BY_MINUTES: Final = frozenset(
    {
        *("rate", "increase", "avg_over_time", "min_over_time", "max_over_time"),
        *("present_over_time", "absent_over_time"),
    }
)
"""What can be said of minutes too; everything else needs single scrapes."""
_NEAR: Final = 1.1


def over_range(name: str, points: Points) -> float | None:
    """What the function makes of at least one point; None of too few."""
    return _FUNCTIONS[name](points)


def _growth(points: Points, *, counter: bool) -> float | None:
    """From the first to the last point, extrapolated to the range's ends where those are near."""
    times, values = points.times, points.values
    if len(times) < 2:
        return None
    steps = np.diff(values)
    if counter:
        steps = np.where(steps < 0, values[1:], steps)  # a counter that falls was reset
    grown = float(steps.sum())
    sampled_s = float(times[-1] - times[0])
    between_s = sampled_s / (len(times) - 1)
    to_start_s, to_end_s = float(times[0]) - points.start_s, points.end_s - float(times[-1])
    if counter and grown > 0 and values[0] >= 0:
        to_start_s = min(to_start_s, sampled_s * float(values[0]) / grown)  # it began at zero
    for edge_s in (to_start_s, to_end_s):
        sampled_s += edge_s if edge_s < between_s * _NEAR else between_s / 2
    return grown * sampled_s / float(times[-1] - times[0])


def _rate(points: Points) -> float | None:
    grown = _growth(points, counter=True)
    return None if grown is None else grown / (points.end_s - points.start_s)


def _instant_rate(points: Points) -> float | None:
    if len(points.times) < 2:
        return None
    before, last = float(points.values[-2]), float(points.values[-1])
    grown = last if last < before else last - before
    return grown / float(points.times[-1] - points.times[-2])


def _changes(points: Points) -> float:
    return float(np.count_nonzero(np.diff(points.values)))


def _resets(points: Points) -> float:
    return float(np.count_nonzero(np.diff(points.values) < 0))


_FUNCTIONS: Final[dict[str, Callable[[Points], float | None]]] = {
    "rate": _rate,
    "irate": _instant_rate,
    "increase": lambda points: _growth(points, counter=True),
    "delta": lambda points: _growth(points, counter=False),
    "changes": _changes,
    "resets": _resets,
    "avg_over_time": lambda points: float(points.values.mean()),
    "sum_over_time": lambda points: float(points.values.sum()),
    "min_over_time": lambda points: float((points.values if points.low is None else points.low).min()),
    "max_over_time": lambda points: float((points.values if points.high is None else points.high).max()),
    "count_over_time": lambda points: float(len(points.values)),
    "last_over_time": lambda points: float(points.values[-1]),
    "present_over_time": lambda _points: 1.0,
}
