"""What live histograms say about the platform's service level objectives, service by service."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from api_client.exposition import Exposition
from app.core.objective import Bound, Objective
from app.core.objective_file import OBJECTIVES
from app.core.rates import bucket_bound, histogram_quantile, increases
from app.core.samples import samples_named
from app.core.series import SeriesBook, SeriesWindow

WINDOW_S: Final = 300.0
"""How far back the quantiles of what happens all the time look, as the platform's own alerts do."""

LEAST_SPAN_S: Final = WINDOW_S / 2
"""A shorter time says too little: until so much of it was watched, all that a service ever observed is judged."""

SCALING_METRIC: Final = "scaling_evaluations_total"
SCALING_WINDOW_S: Final = 900.0


@dataclass(frozen=True, slots=True)
class Level:
    """How one objective stands at one service.

    `value` and `early_value` are quantiles in the objective's unit, NaN without observations, of the group that
    stands worst; `beyond` when the quantile lies past the histogram's last bound, so that `value` is only the least it
    can be. `observations` were counted over `span_s` seconds, or since the service began when that is 0; without a
    value they are all from before those seconds.
    """

    objective: str
    value: float
    early_value: float
    observations: float
    span_s: float
    group: str = ""
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """How much a counter grew over `span_s` seconds, and all it ever counted."""

    growth: float
    span_s: float
    total: float


@dataclass(frozen=True, slots=True)
class Levels:
    """What one scrape of a service says about objectives; `scaling` when it evaluates scaling at all."""

    levels: tuple[Level, ...]
    scaling: Movement | None = None

    def level(self, objective: str) -> Level | None:
        """The objective's level here, if the service exposes its histogram."""
        return next((level for level in self.levels if level.objective == objective), None)


def measure(book: SeriesBook, target: str, exposition: Exposition, at_s: float) -> Levels | None:
    """What the newest scrape of `target` at `at_s` Unix seconds, and those before it, say; None when nothing.

    `exposition` is that scrape, already in the book: it tells what is declared without a series yet.
    """
    levels = tuple(
        _level(book, target, objective, at_s) for objective in OBJECTIVES if objective.metric in exposition.families
    )
    scaling = _scaling(book, target, exposition, at_s)
    return Levels(levels, scaling) if levels or scaling else None


def _level(book: SeriesBook, target: str, objective: Objective, at_s: float) -> Level:
    windows = book.window(target, f"{objective.metric}_bucket", since_s=at_s - WINDOW_S)
    groups: dict[str, list[SeriesWindow]] = {}
    for window in windows:
        name = ", ".join(window.label.get(label, "") for label in objective.by)
        groups.setdefault(name, []).append(window)
    ever = [_stand(objective, name, found, 0.0) for name, found in sorted(groups.items())]
    active = {level.group for level in ever if level.observations}
    times = windows[0].times if windows else np.empty(0)
    span_s = float(times[-1] - times[0]) if times.size > 1 else 0.0
    if objective.rare or not active or span_s < LEAST_SPAN_S:
        return _worst(objective, ever)
    lately = [_stand(objective, name, found, span_s) for name, found in sorted(groups.items()) if name in active]
    found = _worst(objective, lately)
    # Nothing lately is not the same as nothing ever: the words need to know which.
    return found if found.observations else _quiet(found, ever, span_s)


def _quiet(lately: Level, ever: Sequence[Level], span_s: float) -> Level:
    """Active once, but not over the window."""
    return Level(lately.objective, math.nan, math.nan, sum(level.observations for level in ever), span_s)


def _worst(objective: Objective, levels: Sequence[Level]) -> Level:
    """The group that stands worst, with the observations of all."""
    observed = [level for level in levels if level.observations > 0]
    if not observed:
        return Level(objective.id, math.nan, math.nan, 0.0, 0.0)
    worst = max(observed, key=lambda level: (level.value, level.early_value))
    count = sum(level.observations for level in observed)
    return Level(worst.objective, worst.value, worst.early_value, count, worst.span_s, worst.group, beyond=worst.beyond)


def _stand(objective: Objective, group: str, windows: Sequence[SeriesWindow], span_s: float) -> Level:
    """One group's quantiles over the windows (`span_s` > 0), or over all that its counters hold now."""
    counted: dict[float, float] = {}
    for window in windows:
        upper = bucket_bound(window.label.get("le", ""))
        if span_s > 0:
            grown = increases(window.values)
            value = float(np.nansum(grown))
        else:
            value = float(np.nan_to_num(window.values[-1]))
        if upper is not None:
            counted[upper] = counted.get(upper, 0.0) + value
    uppers = np.array(sorted(counted))
    cumulative = np.array([counted[upper] for upper in uppers]).reshape(-1, 1)

    def at(bound: Bound | None) -> float:
        if bound is None:
            return math.nan
        return float(histogram_quantile(bound.quantile, uppers, cumulative)[0]) * objective.scale

    value = at(objective.bound)
    if math.isnan(value):  # nothing observed, or no histogram that could tell
        return Level(objective.id, math.nan, math.nan, 0.0, span_s, group)
    last = float(uppers[-2]) * objective.scale
    return Level(
        objective.id, value, at(objective.early), float(cumulative[-1, 0]), span_s, group, beyond=value >= last
    )


def _scaling(book: SeriesBook, target: str, exposition: Exposition, at_s: float) -> Movement | None:
    """How scaling evaluations moved; every service exposes the counter at zero, so only what ever counted is asked."""
    total = sum(sample.value for sample in samples_named(exposition, SCALING_METRIC) if sample.value > 0)
    windows = book.window(target, SCALING_METRIC, since_s=at_s - SCALING_WINDOW_S)
    if not windows:
        return None
    born = min((sample.value for sample in samples_named(exposition, "scaling_evaluations_created")), default=0.0)
    if 0 <= at_s - born <= SCALING_WINDOW_S:
        return Movement(total, SCALING_WINDOW_S, total)  # all it counted is within the window
    growth = sum(float(np.nansum(increases(window.values))) for window in windows)
    return Movement(growth, float(windows[0].times[-1] - windows[0].times[0]), total)
