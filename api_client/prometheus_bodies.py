"""The shapes in which Prometheus' HTTP API answers."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from api_client.models.monitoring import AlertState, RuleHealth, TargetHealth

# The answers' own field names are kept below: they are decoded into these and go no further.

Success = Literal["success"]


@dataclass(frozen=True, slots=True)
class Noted:
    """What may stand beside the data of any answer; `isPartial` is VictoriaMetrics'."""

    status: Success
    warnings: tuple[str, ...] | None = None
    infos: tuple[str, ...] | None = None
    isPartial: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An instant query's answer, whose form its type decides."""

    resultType: str
    result: msgspec.Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class QueriedBody(Noted):
    """The answer to `/api/v1/query`."""

    data: Answered


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeBody(Noted):
    """The answer to `/api/v1/query_range`."""

    data: Tracks


@dataclass(frozen=True, slots=True)
class HistogramBody:
    """The same where a series has no values."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesBody(Noted):
    """The answer to `/api/v1/rules`."""

    data: Groups


@dataclass(frozen=True, slots=True)
class Alerts:
    """Every active alert."""

    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertsBody(Noted):
    """The answer to `/api/v1/alerts`."""

    data: Alerts


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsBody(Noted):
    """The answer to `/api/v1/targets`."""

    data: Targets


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBody(Noted):
    """The answer to `/api/v1/series`."""

    data: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesBody(Noted):
    """The answer to `/api/v1/labels` and to what lists a label's values."""

    data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What some targets say of a metric."""

    type: str
    help: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataBody(Noted):
    """The answer to `/api/v1/metadata`."""

    data: dict[str, tuple[Description, ...]]
