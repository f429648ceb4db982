"""Dashboards as data, and what their plots show: lines from answers, with age, gaps and limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from app.core.language import tr
from app.core.query import TARGET_LABEL, Answer, Matcher, Query, SeriesData
from app.core.units import Unit

Floats: TypeAlias = npt.NDArray[np.float64]

STALE_AFTER_S: Final = 15.0
SPANS_S: Final = (300.0, 900.0, 3600.0, 10_800.0, 21_600.0, 43_200.0, 86_400.0)
"""The ranges a page offers, 5 minutes to 24 hours."""
LONG_SPANS_S: Final = (172_800.0, 604_800.0, 2_592_000.0)
"""Longer ones, of which only a server knows enough: 2, 7 and 30 days."""
USUAL_SPAN_S: Final = 900.0


@dataclass(frozen=True, slots=True)
class Limit:
    """A line across a plot, in its unit: an objective that must not be passed, or an earlier warning."""

    value: float
    early: bool = False

    @property
    def word(self) -> str:
        """What the limit is called."""
        return tr("warning") if self.early else tr("objective")


@dataclass(frozen=True, slots=True)
class PlotQuery:
    """One question of a plot; `name` precedes the labels in what its lines are called, and may be empty."""

    query: Query
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlotSpec:
    """What a plot shows. `id` is unique in its dashboard, `limits` are in the plot's unit."""

    id: str
    title: str
    unit: Unit
    queries: tuple[PlotQuery, ...]
    limits: tuple[Limit, ...] = ()
    logarithmic: bool = False
    expression: str = ""
    """What is asked of a server in PromQL, in place of questions."""

    @property
    def objective(self) -> float | None:
        """The limit that must not be passed, if there is one."""
        return next((limit.value for limit in self.limits if not limit.early), None)

    @property
    def source(self) -> str:
        """Where its values are from, in words."""
        if self.expression:
            return tr("Prometheus, asked in PromQL")
        return "GET /metrics: " + ", ".join(dict.fromkeys(one.query.metric for one in self.queries))


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Plots that are looked at together; `own` when it is the user's."""

    id: str
    title: str
    plots: tuple[PlotSpec, ...]
    own: bool = False


@dataclass(frozen=True, eq=False)
class PlotSeries:
    """One line: `times` are Unix seconds, `values` in the plot's unit, NaN where nothing is known; same length.

    `low` and `high` are what the value is known to lie between, where that is known; `high` may be infinite.
    """

    label: str
    times: Floats
    values: npt.NDArray[np.floating]
    low: npt.NDArray[np.floating] | None = None
    high: npt.NDArray[np.floating] | None = None

    @property
    def last(self) -> float | None:
        """The newest known value."""
        known = self.values[~np.isnan(self.values)]
        return float(known[-1]) if known.size else None


@dataclass(frozen=True, eq=False)
class PlotData:
    """A plot's lines now. `read_at` is the newest successful scrape behind them, `notice` what is left out.

    `seam_s` (Unix seconds) is where a server's past ends and the console's own samples begin, where both are drawn.
    `history` says what is the matter with that past. `archived` when all of it is from the server; it is stale
    `stale_after_s` after it was read.
    """

    spec: PlotSpec
    series: tuple[PlotSeries, ...]
    read_at: datetime | None
    notice: str = ""
    seam_s: float | None = None
    history: str = ""
    archived: bool = False
    stale_after_s: float = STALE_AFTER_S

    def age_s(self, now: datetime) -> float | None:
        """Seconds since the newest scrape; None before the first."""
        return None if self.read_at is None else max(0.0, (now - self.read_at).total_seconds())

    def stale(self, now: datetime) -> bool:
        """Whether the newest scrape is too old to be called live."""
        age_s = self.age_s(now)
        return age_s is None or age_s > self.stale_after_s


def queries_of(spec: PlotSpec, target: str = "") -> tuple[Query, ...]:
    """The questions of a plot; with a `target`, about that scraped service only."""
    asked = tuple(one.query for one in spec.queries)
    if not target:
        return asked
    only = Matcher(TARGET_LABEL, (target,))
    return tuple(_narrowed(query, only) for query in asked)


def _narrowed(query: Query, only: Matcher) -> Query:
    return Query(
        query.metric,
        query.function,
        (*query.matchers, only),
        query.by,
        query.window_s,
        query.quantile,
        query.aggregation,
        query.scale,
    )


def plot_data(spec: PlotSpec, answers: Sequence[Answer]) -> PlotData:
    """What a plot shows of the `answers` to its questions, in their order.

    Lines without a single number are left out, and so are labels that all lines of a question share.
    """
    lines: list[PlotSeries] = []
    for asked, answer in zip(spec.queries, answers, strict=True):
        known = [one for one in answer.series if not np.isnan(one.values).all()]
        shared = _shared(known)
        lines.extend(_line(asked.name, asked.query.metric, one, shared) for one in known)
    reads = [answer.read_s for answer in answers if answer.read_s is not None]
    notices = dict.fromkeys(answer.notice for answer in answers if answer.notice)
    read_at = datetime.fromtimestamp(max(reads), UTC) if reads else None
    return PlotData(spec, _told_apart(lines), read_at, " ".join(notices))


def expression_data(spec: PlotSpec, answer: Answer) -> PlotData:
    """What a plot shows of a server's answer to its expression; every line is the server's."""
    known = [one for one in answer.series if not np.isnan(one.values).all()]
    shared = _shared(known)
    lines = [_line("", tr("value"), one, shared) for one in known]
    read_at = None if answer.read_s is None else datetime.fromtimestamp(answer.read_s, UTC)
    return PlotData(spec, _told_apart(lines), read_at, answer.notice, archived=True)


def _line(name: str, otherwise: str, one: SeriesData, shared: frozenset[str]) -> PlotSeries:
    words = [value for label, value in one.labels if value and label not in shared]
    label = " ".join(filter(None, (name, ", ".join(words)))) or otherwise
    return PlotSeries(label, one.times, one.values, one.low, one.high)


def _shared(lines: Sequence[SeriesData]) -> frozenset[str]:
    """The labels that do not tell the lines apart; a lone line is called by its only telling label, if it has one."""
    first, *others = [one.label for one in lines] or [{}]
    if not others:
        return frozenset(first) if len(first) > 1 else frozenset()
    return frozenset(label for label, value in first.items() if all(other.get(label) == value for other in others))


def _told_apart(lines: Sequence[PlotSeries]) -> tuple[PlotSeries, ...]:
    """The lines, each with a label of its own: a colour belongs to a label."""
    seen: dict[str, int] = {}
    told = []
    for one in lines:
        number = seen[one.label] = seen.get(one.label, 0) + 1
        label = one.label if number == 1 else f"{one.label} ({number})"
        told.append(PlotSeries(label, one.times, one.values, one.low, one.high))
    return tuple(told)
