"""A question to the kept samples as data, and the lines that answer it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from api_client.exposition import Floats, Labels
from app.core.label_pattern import label_pattern
from app.core.language import tr

TARGET_LABEL: Final = "target"
"""The label that says which scraped target a series is from; it is ours, and stands before one of that name."""
RATE_WINDOW_S: Final = 300.0
"""How far back rates, increases and quantiles look unless told: as the platform's own alerts do."""


class Function(StrEnum):
    """What is made of the samples of a metric."""

    VALUE = "value"
    """As they are."""
    RATE = "rate"
    """A counter's growth a second over the window."""
    INCREASE = "increase"
    """How much a counter grew in the window: what was counted, never extrapolated."""
    QUANTILE = "quantile"
    """A quantile of what a histogram observed in the window, in its own unit."""
    AGE = "age"
    """Seconds since the moment (Unix seconds) that a gauge holds; nothing where it holds zero."""


class Aggregation(StrEnum):
    """What becomes of the series that share the labels of `Query.by`."""

    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"


WINDOWED: Final = frozenset({Function.RATE, Function.INCREASE, Function.QUANTILE})
"""The functions that look back over a window."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Keeps the series whose label has one of the values, or none of them when `negated`; a missing label is empty."""

    label: str
    values: tuple[str, ...]
    negated: bool = False

    def keeps(self, labels: Mapping[str, str]) -> bool:
        """Whether a series with these labels is meant."""
        return (labels.get(self.label, "") in self.values) is not self.negated


@dataclass(frozen=True, slots=True)
class PatternMatcher:
    """Keeps the series whose label is, as a whole, what a pattern describes, or is not when `negated`.

    Raises `PatternError`, a ValueError with a sentence, for a pattern that is wrong.
    """

    label: str
    pattern: str
    negated: bool = False

    def __post_init__(self) -> None:
        label_pattern(self.pattern)

    def keeps(self, labels: Mapping[str, str]) -> bool:
        """Whether a series with these labels is meant."""
        return label_pattern(self.pattern).matches(labels.get(self.label, "")) is not self.negated


AnyMatcher: TypeAlias = Matcher | PatternMatcher
"""A demand on one label."""


@dataclass(frozen=True, slots=True)
class Query:
    """One metric, and what to make of it; raises ValueError with a sentence for what cannot be asked.

    `metric` is the name samples are exposed under; of a histogram, for a quantile, the name without `_bucket`.
    `by` are the labels that are kept apart while all series that share them are aggregated: None aggregates nothing,
    () everything. A quantile sums its buckets over them, or over nothing but targets' own series. `window_s` counts
    for rates, increases and quantiles, `quantile` (0 to 1) for quantiles; `scale` multiplies the answer.
    """

    metric: str
    function: Function = Function.VALUE
    matchers: tuple[AnyMatcher, ...] = ()
    by: tuple[str, ...] | None = None
    window_s: float = RATE_WINDOW_S
    quantile: float = 0.95
    aggregation: Aggregation = Aggregation.SUM
    scale: float = 1.0

    def __post_init__(self) -> None:
        if not self.metric:
            raise ValueError(tr("A query needs the name of a metric."))
        if not (math.isfinite(self.window_s) and self.window_s > 0):
            raise ValueError(tr("A query's window is a number of seconds above zero."))
        if not 0 <= self.quantile <= 1:
            raise ValueError(tr("A quantile lies between 0 and 1."))
        if not (math.isfinite(self.scale) and self.scale):
            raise ValueError(tr("A query's scale is a number other than zero."))
        if self.function is Function.QUANTILE and self.aggregation is not Aggregation.SUM:
            raise ValueError(tr("The buckets of a histogram can only be summed."))
        if self.by is not None and "le" in self.by and self.function is Function.QUANTILE:
            raise ValueError(tr("A quantile is made of all buckets: the label le cannot be kept apart."))


@dataclass(frozen=True, eq=False)
class SeriesData:
    """One line of an answer: `times` are Unix seconds in growing order, `values` NaN where nothing is known.

    `low` and `high` are what the value is known to lie between, where that is known: the bounds of a quantile's bucket,
    or the least and the most of a minute. `high` is infinite beyond a histogram's last finite bound, where the value is
    only the least it can be. All arrays have the same length and are the reader's own.
    """

    labels: Labels
    times: Floats
    values: Floats
    low: Floats | None = None
    high: Floats | None = None

    @property
    def label(self) -> dict[str, str]:
        """The labels by name, as a dictionary of the caller's own."""
        return dict(self.labels)


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known: `read_s` is the newest successful scrape behind the lines (Unix seconds), None before the first.

    `notice` says in sentences what is left out, or why there is no line where one could be expected.
    """

    series: tuple[SeriesData, ...]
    read_s: float | None = None
    notice: str = ""
