"""What each source says of alerts, in one form: Prometheus, Alertmanager, and this console's own evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from api_client.models.monitoring import Labels
from app.core.language import tr


class AlertPhase(Enum):
    """Where an alert is, most urgent first; what is unknown never looks inactive."""

    FIRING = tr("firing")
    UNKNOWN = tr("unknown")
    PENDING = tr("pending")
    INACTIVE = tr("inactive")


class AlertSource(StrEnum):
    """Who says it."""

    PROMETHEUS = "Prometheus"
    ALERTMANAGER = "Alertmanager"
    CONSOLE = tr("this console")


class Suppression(Enum):
    """Why an alert that fires is not annunciated."""

    SHELVED = "shelved"
    SILENCED = "silenced"
    INHIBITED = "inhibited"


@dataclass(frozen=True, slots=True)
class Limit:
    """What the deciding comparison holds values against; `value` is NaN where that is not one number."""

    operator: str
    value: float


@dataclass(frozen=True, slots=True)
class ReportedAlert:
    """What one source says of one alert, or of a whole rule that has no active alert when `labels` are its own.

    `labels` are without the alert's name. `since` is when the phase began, as far as the source tells; `value` and
    `limit` likewise. `why` is a clause that says why nothing is known. `silences` are the ids of Alertmanager's.
    `for_s` is how long the condition must hold before it fires, None where the source does not say.
    """

    source: AlertSource
    name: str
    labels: Labels
    phase: AlertPhase
    since: datetime | None = None
    value: float | None = None
    limit: Limit | None = None
    why: str = ""
    annotations: Labels = ()
    suppression: Suppression | None = None
    silences: tuple[str, ...] = ()
    whole_rule: bool = False
    for_s: float | None = None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """Everything one source says: `readable` is None before it was first asked; `since` is when that began.

    `why` is a sentence for a source that cannot be read. Its alerts are then the last ones it told of.
    """

    source: AlertSource
    readable: bool | None
    alerts: tuple[ReportedAlert, ...] = ()
    why: str = ""
    since: datetime | None = None
    read_at: datetime | None = None


def most_urgent(phases: Iterable[AlertPhase]) -> AlertPhase:
    """The phase that stands first in their order; INACTIVE of none."""
    order = tuple(AlertPhase)
    return min(phases, key=order.index, default=AlertPhase.INACTIVE)
