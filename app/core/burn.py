"""Error budgets and how fast they burn: what was counted, held against an objective as the SRE workbook does."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from app.core.burn_samples import EVER, Counted, SampleSource
from app.core.language import tr
from app.core.objective import Bound, Objective
from app.core.rates import quantiles

MINUTE_S: Final = 60.0
HOUR_S: Final = 3_600.0
DAY_S: Final = 86_400.0
SHOWN_S: Final = (5 * MINUTE_S, HOUR_S, 6 * HOUR_S)
"""The windows whose burn rates stand in the table."""
LATELY_S: Final = 5 * MINUTE_S
"""How far back the current quantile looks."""
FRESH_S: Final = 60.0
"""Samples older than this say nothing about now."""
_COVERED: Final = 0.9  # scrapes do not fall on a window's edges
_SAME: Final = 1e-9


class Call(Enum):
    """Whom a condition would call."""

    PAGE = "page"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class Condition:
    """Burning faster than `factor` over the long window, and over the short one still."""

    factor: float
    long_s: float
    short_s: float
    call: Call


CONDITIONS: Final = (
    Condition(14.4, HOUR_S, 5 * MINUTE_S, Call.PAGE),
    Condition(6.0, 6 * HOUR_S, 30 * MINUTE_S, Call.PAGE),
    Condition(3.0, DAY_S, 2 * HOUR_S, Call.TICKET),
    Condition(1.0, 3 * DAY_S, 6 * HOUR_S, Call.TICKET),
)
"""The workbook's, for a budget of 30 days: they spend 2 % of it in 1 h, 5 % in 6 h, 10 % in a day and in 3 days."""
WINDOWS_S: Final = tuple(sorted({*SHOWN_S, *(window for one in CONDITIONS for window in (one.long_s, one.short_s))}))


class Met(Enum):
    """Whether a condition holds."""

    YES = tr("met")
    BETWEEN = tr("met or not: the limit lies inside a bucket")
    UNWATCHED = tr("not known: not watched for long enough")
    NO = tr("not met")


@dataclass(frozen=True, slots=True)
class Burn:
    """How fast the budget burns over a window: 1 spends exactly what the objective allows.

    It lies between `least` and `most`, which are the same where the limit is the bound of a bucket, and NaN without
    events. `least` counts what lies in the limit's bucket as good, `most` as bad. `watched_s` as in `Counted`.
    """

    window_s: float
    least: float
    most: float
    events: float
    watched_s: float

    @property
    def covered(self) -> bool:
        """Whether the window was watched as a whole, but for its edges."""
        return self.watched_s >= self.window_s * _COVERED or math.isinf(self.watched_s)

    @property
    def left(self) -> tuple[float, float]:
        """The least and the most share of the window's budget that is left; below zero when it is overspent."""
        return 1.0 - self.most, 1.0 - self.least


@dataclass(frozen=True, slots=True)
class Level:
    """A quantile and the bounds of its bucket, in the objective's unit; NaN without events. `high` may be infinite."""

    bound: Bound
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How one objective stands. `lower` and `upper` are the bounds around its limit, in the histogram's unit.

    They are the same where the limit is a bound; `lower` is None where no bucket ends at or below it. `budget` is over
    the longest window the samples reach, or since the services began for what is rare. `burns` are by window.
    Everything is empty or None where nobody exposes the histogram.

    `by_server` where a Prometheus counted, `why` what it does not tell; `desk` is then how the desk's own scrapes see
    it. Samples older than `fresh_s` say nothing about now.
    """

    objective: Objective
    budget: Burn | None = None
    burns: Mapping[float, Burn] | None = None
    level: Level | None = None
    early: Level | None = None
    lower: float | None = None
    upper: float | None = None
    read_s: float | None = None
    by_server: bool = False
    why: str = ""
    desk: Standing | None = None
    fresh_s: float = FRESH_S

    def burn(self, window_s: float) -> Burn | None:
        """The burn rate over one of `WINDOWS_S`; None where it is not known."""
        return None if self.burns is None else self.burns.get(window_s)

    def met(self, condition: Condition) -> Met:
        """Whether a condition holds: refuted by one window alone, met only by both.

        Of the long window a part is enough to meet it, as it is for a Prometheus; the short one must be whole, so that
        the first events after a start call nobody.
        """
        long, short = self.burn(condition.long_s), self.burn(condition.short_s)
        both = (_exceeds(long, condition.factor, partly=True), _exceeds(short, condition.factor, partly=False))
        return next(met for met in (Met.NO, Met.UNWATCHED, Met.BETWEEN, Met.YES) if met in both)


def standing(objective: Objective, source: SampleSource, at_s: float) -> Standing:
    """How the objective stands at `at_s` (Unix seconds), as far as the source knows."""
    budget_s = EVER if objective.rare else source.reach_s
    whole = source.counted(objective.metric, budget_s, at_s)
    lately = whole if objective.rare else source.counted(objective.metric, LATELY_S, at_s)
    counted = [source.counted(objective.metric, window_s, at_s) for window_s in WINDOWS_S]
    if whole is None or lately is None:
        return Standing(objective)
    lower, upper = _around(objective, whole)
    return Standing(
        objective,
        budget=_burn(objective, whole),
        burns={one.window_s: _burn(objective, one) for one in counted if one is not None},
        level=_level(objective, objective.bound, lately),
        early=None if objective.early is None else _level(objective, objective.early, lately),
        lower=lower,
        upper=upper,
        read_s=whole.read_s,
    )


def _around(objective: Objective, counted: Counted) -> tuple[float | None, float]:
    """The greatest bound at or below the limit, if any, and the least at or above it."""
    limit = objective.limit
    below = [upper for upper in counted.uppers if upper <= limit or math.isclose(upper, limit, rel_tol=_SAME)]
    above = [upper for upper in counted.uppers if upper >= limit or math.isclose(upper, limit, rel_tol=_SAME)]
    return (below[-1] if below else None), above[0]


def _burn(objective: Objective, counted: Counted) -> Burn:
    lower, upper = _around(objective, counted)
    count = dict(zip(counted.uppers, counted.counts, strict=True))
    total = counted.counts[-1]
    if not total > 0:
        return Burn(counted.window_s, math.nan, math.nan, 0.0, counted.watched_s)
    surely_good = 0.0 if lower is None else count[lower]
    least, most = ((total - good) / total / objective.allowed for good in (count[upper], surely_good))
    return Burn(counted.window_s, least, most, total, counted.watched_s)


def _level(objective: Objective, bound: Bound, counted: Counted) -> Level:
    column = np.array(counted.counts).reshape(-1, 1)
    found = quantiles(bound.quantile, np.array(counted.uppers), column)
    value, low, high = (float(row[0]) * objective.scale for row in (found.values, found.low, found.high))
    return Level(bound, value, low, high)


def _exceeds(burn: Burn | None, factor: float, *, partly: bool) -> Met:
    """Whether the rate is above the factor; `partly` when a part of the window can prove that."""
    if burn is None or not (burn.covered or (partly and burn.least > factor)):
        return Met.UNWATCHED
    if burn.least > factor:
        return Met.YES
    return Met.BETWEEN if burn.most > factor else Met.NO
