"""What Prometheus says: series, loaded rules, active alerts, scrape targets; and how Alertmanager routes alerts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self, TypeAlias

Labels: TypeAlias = tuple[tuple[str, str], ...]
"""Label names and values, sorted by name."""


class TargetHealth(StrEnum):
    """How the last scrape of a target went."""

    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


class RuleHealth(StrEnum):
    """How the last evaluation of a rule went."""

    OK = "ok"
    ERROR = "err"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


class AlertState(StrEnum):
    """What Prometheus makes of an alert; UNKNOWN where it has not evaluated it, or says nothing."""

    INACTIVE = "inactive"
    PENDING = "pending"
    FIRING = "firing"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class VectorSample:
    """One series of an instant query's answer; `value` may be NaN or infinite. A scalar has no labels."""

    labels: Labels
    value: float


@dataclass(frozen=True, slots=True)
class AnswerNotes:
    """What a server says beside an answer: its `warnings` and `infos`, redacted and shortened.

    `partial` when it says that some of its sources did not answer, so that series may be missing or too short.
    """

    warnings: tuple[str, ...] = ()
    infos: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class InstantVector:
    """The answer of an instant query."""

    samples: tuple[VectorSample, ...]
    notes: AnswerNotes = AnswerNotes()


@dataclass(frozen=True, slots=True)
class MatrixSeries:
    """One series of a range query's answer, ready for numpy: both tuples are equally long and not empty.

    `times` are Unix seconds in rising order; `values` may be NaN or infinite.
    """

    labels: Labels
    times: tuple[float, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The answer of a range query. Where a series has no value a point is left out: gaps are longer steps."""

    series: tuple[MatrixSeries, ...]
    notes: AnswerNotes = AnswerNotes()


@dataclass(frozen=True, slots=True)
class MetricMetadata:
    """What a target says of a metric: `type` as it writes it (counter, gauge ...), `unit` empty where it has none.

    A metric that targets describe differently has one entry for each description.
    """

    name: str
    type: str
    help: str
    unit: str


@dataclass(frozen=True, slots=True)
class ActiveAlert:
    """An alert that is pending or fires, with the labels of its series and of its rule, `alertname` among them.

    `annotations` are sentences of the rule, redacted and shortened; `value` is that of its expression, when
    it was last evaluated; `active_at` when it became pending.
    """

    labels: Labels
    annotations: Labels
    state: AlertState
    active_at: datetime | None
    value: float

    @property
    def name(self) -> str:
        """The alert's name."""
        return dict(self.labels).get("alertname", "")


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """One rule as Prometheus has loaded it: `name` of the alert, or of the series a recording rule makes.

    `file` is the path on the server, `last_error` its own sentence about the last evaluation, redacted and shortened.
    `for_s` and `keep_firing_s` are how long an alert is pending before it fires, and fires after its cause is gone;
    `alerts` are the active ones of it. The last evaluation began at `evaluated_at` and took `evaluation_s`, None where
    there was none. `interval_s` lies between evaluations, 0 where the server does not say it.
    """

    name: str
    file: str
    group: str
    query: str
    alerting: bool
    labels: Labels
    health: RuleHealth
    last_error: str = ""
    state: AlertState = AlertState.UNKNOWN
    for_s: float = 0.0
    keep_firing_s: float = 0.0
    annotations: Labels = ()
    alerts: tuple[ActiveAlert, ...] = ()
    interval_s: float = 0.0
    evaluated_at: datetime | None = None
    evaluation_s: float | None = None


@dataclass(frozen=True, slots=True)
class ScrapeTarget:
    """One active target: its `url` without credentials, `last_error` redacted and shortened."""

    job: str
    url: str
    labels: Labels
    health: TargetHealth
    last_error: str = ""


@dataclass(frozen=True, slots=True)
class Matcher:
    """A demand on one label: `operator` is one of `=`, `!=`, `=~`, `!~`."""

    name: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class AlertRoute:
    """One node of the routing tree; a route without a receiver of its own has its parent's."""

    receiver: str
    matchers: tuple[Matcher, ...] = ()
    goes_on: bool = False
    routes: "tuple[AlertRoute, ...]" = ()

    def walk(self) -> "Iterator[AlertRoute]":
        """This route and all below it, parents first."""
        yield self
        for route in self.routes:
            yield from route.walk()


@dataclass(frozen=True, slots=True)
class AlertmanagerStatus:
    """What a running Alertmanager says of itself: its version and the routing tree of its configuration."""

    version: str
    route: AlertRoute
