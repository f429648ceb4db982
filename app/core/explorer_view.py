"""What the Explorer asks of one metric: which functions it can have, the question, its title, and how much is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from api_client.exposition import FamilyType
from app.core.dashboard import PlotData, PlotQuery, PlotSpec
from app.core.label_filter import filter_words
from app.core.language import tr
from app.core.present import age_words
from app.core.query import (
    RATE_WINDOW_S,
    TARGET_LABEL,
    WINDOWED,
    Aggregation,
    AnyMatcher,
    Function,
    Matcher,
    Query,
)
from app.core.search_index import Metric
from app.core.units import unit_of

MOST_LINES: Final = 12
"""More lines than this cannot be told apart by colour and dash."""
QUANTILES: Final = (0.5, 0.9, 0.95, 0.99)
WINDOWS_S: Final = (60.0, 300.0, 900.0, 3600.0)
_FUNCTIONS: Final = {
    FamilyType.COUNTER: (Function.RATE, Function.INCREASE, Function.VALUE),
    FamilyType.HISTOGRAM: (Function.QUANTILE, Function.RATE, Function.INCREASE),
    FamilyType.GAUGE: (Function.VALUE,),
}
_FUNCTION_WORDS: Final = {
    Function.VALUE: tr("value"),
    Function.RATE: tr("rate"),
    Function.INCREASE: tr("increase"),
    Function.AGE: tr("age"),
}
_AGGREGATION_WORDS: Final = {
    Aggregation.SUM: tr("sum"),
    Aggregation.MEAN: tr("mean"),
    Aggregation.MIN: tr("min", "an aggregation"),
    Aggregation.MAX: tr("max", "an aggregation"),
}
_ANY: Final = (Function.VALUE, Function.RATE, Function.INCREASE)
_MOMENTS: Final = ("_created", "_timestamp_seconds")
_NOT_BARE: Final = re.compile(r"[^a-z0-9]+")


def functions_of(metric: Metric) -> tuple[Function, ...]:
    """What can be asked of a metric, the usual first; a rate of a histogram is that of its observations."""
    if metric.name.endswith(_MOMENTS):
        return (Function.AGE, Function.VALUE)
    return _FUNCTIONS.get(metric.type, _ANY)


def labels_of(metric: Metric) -> dict[str, tuple[str, ...]]:
    """The labels that tell the metric's series apart, with their values; the scraped service first."""
    labels = {TARGET_LABEL: metric.targets, **metric.labels}
    return {label: values for label, values in labels.items() if len(values) > 1}


@dataclass(frozen=True, slots=True)
class Exploration:
    """One question as it is put together on the page.

    `together` None draws every series as a line; else series are aggregated, those with other values of a label in
    `apart` into another line. `only` are labels with the one value that is meant, `demands` what was typed besides.
    """

    metric: str
    type: FamilyType
    function: Function
    quantile: float = 0.95
    window_s: float = RATE_WINDOW_S
    together: Aggregation | None = None
    apart: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    demands: tuple[AnyMatcher, ...] = ()

    @property
    def query(self) -> Query:
        """The question to the kept samples."""
        counted = self.type is FamilyType.HISTOGRAM and self.function is not Function.QUANTILE
        return Query(
            metric=f"{self.metric}_count" if counted else self.metric,
            function=self.function,
            matchers=(*(Matcher(label, (value,)) for label, value in self.only), *self.demands),
            by=None if self.together is None else self.apart,
            window_s=self.window_s,
            quantile=self.quantile,
            aggregation=self._aggregation,
        )

    @property
    def title(self) -> str:
        """The question in words; two questions never have the same."""
        asked = _FUNCTION_WORDS.get(self.function, self._asked)
        words = [tr("{asked} of {metric}", asked=asked, metric=self.metric)]
        if self.function in WINDOWED and self.window_s != RATE_WINDOW_S:
            words.append(tr("over {age}", age=age_words(self.window_s)))
        if self.together is not None:
            words.append(f"· {_AGGREGATION_WORDS[self._aggregation]}")
            if self.apart:
                words.append(tr("by {apart}", apart=", ".join(self.apart)))
        if self.only:
            meant = (f"{label} {value or tr('not given')}" for label, value in self.only)
            words.append(f"· {', '.join(meant)}")
        if self.demands:
            words.append(f"· {filter_words(self.demands)}")
        text = " ".join(words)
        return text[:1].upper() + text[1:]

    @property
    def spec(self) -> PlotSpec:
        """The plot of it; its id is made of the metric and what is asked."""
        query = self.query
        identifier = _NOT_BARE.sub("-", f"{self.metric}-{self._asked}".lower()).strip("-")
        # How many were observed is a number, whatever unit they were observed in.
        unit = unit_of("" if query.metric != self.metric else self.metric, self.function)
        return PlotSpec(identifier, self.title, unit, (PlotQuery(query),))

    @property
    def _aggregation(self) -> Aggregation:
        if self.together is None or self.function is Function.QUANTILE:
            return Aggregation.SUM
        return self.together

    @property
    def _asked(self) -> str:
        return f"p{self.quantile * 100:g}" if self.function is Function.QUANTILE else self.function.value


def bounded(plot: PlotData) -> PlotData:
    """The plot with at most `MOST_LINES` lines, those whose newest value is largest, and a notice of the others."""
    if len(plot.series) <= MOST_LINES:
        return plot
    sizes = np.array([-np.inf if one.last is None else one.last for one in plot.series])
    kept = sorted(np.argsort(-sizes, kind="stable")[:MOST_LINES])
    words = tr(
        "{most} of {count} lines are drawn, those with the largest values: choose "
        "values of labels, or sum them, to see the others.",
        most=MOST_LINES,
        count=len(plot.series),
    )
    notice = " ".join(filter(None, (words, plot.notice)))
    return replace(plot, series=tuple(plot.series[place] for place in kept), notice=notice)
