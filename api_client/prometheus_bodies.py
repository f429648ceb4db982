"""The shapes in which Prometheus' HTTP API answers."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar

import msgspec

from api_client.models.monitoring import AlertState, RuleHealth, TargetHealth

# The answers' own field names are kept below: they are decoded into these and go no further.

Success = Literal["success"]
Data = TypeVar("Data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Generic[Data]):
    """Any answer: its data, and what may stand beside them; `isPartial` is VictoriaMetrics'."""

    status: Success
    data: Data
    warnings: tuple[str, ...] | None = None
    infos: tuple[str, ...] | None = None
    isPartial: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An instant query's answer, whose form its type decides."""

    resultType: str
    result: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Point:
    """One sample of a vector; a native histogram has no value."""

    metric: dict[str, str]
    value: tuple[float, str] | None = None
    histogram: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class HistogramTrack:
    """What a series of native histograms holds in the place of values, or beside them."""

    histograms: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(HistogramTrack):
    """One series of a matrix; its points stay bytes, so that each series is decoded for itself."""

    metric: dict[str, str]
    values: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Tracks:
    """A range query's answer."""

    resultType: str
    result: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class HistogramTracks:
    """The same where a series has no values."""

    result: tuple[HistogramTrack, ...]


@dataclass(frozen=True, slots=True)
class HistogramBody:
    """As much of a range query's answer as tells that series have no values."""

    data: HistogramTracks


@dataclass(frozen=True, slots=True)
class Alert:
    """One active alert."""

    labels: dict[str, str]
    annotations: dict[str, str]
    state: AlertState
    value: str
    activeAt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One loaded rule; all but the first four is there for alerting rules only, or in newer servers."""

    type: str
    name: str
    query: str
    health: RuleHealth
    labels: dict[str, str] | None = None
    lastError: str = ""
    state: AlertState = AlertState.UNKNOWN
    duration: Decimal = Decimal(0)
    keepFiringFor: Decimal = Decimal(0)
    annotations: dict[str, str] | None = None
    alerts: tuple[Alert, ...] | None = None
    lastEvaluation: datetime | None = None
    evaluationTime: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The rules that are evaluated together."""

    name: str
    file: str
    rules: tuple[Rule, ...]
    interval: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Groups:
    """Every group."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Alerts:
    """Every active alert."""

    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One active target."""

    labels: dict[str, str]
    scrapePool: str
    scrapeUrl: str
    health: TargetHealth
    lastError: str = ""


@dataclass(frozen=True, slots=True)
class Targets:
    """Every active target."""

    activeTargets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What some targets say of a metric."""

    type: str
    help: str = ""
    unit: str = ""
