"""What Alertmanager says of the alerts it was sent, and of silences."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from api_client.models.monitoring import Labels, Matcher


class RoutedState(StrEnum):
    """What Alertmanager does with an alert; SUPPRESSED when a silence or another alert keeps it back."""

    UNPROCESSED = "unprocessed"
    ACTIVE = "active"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


class SilenceState(StrEnum):
    """Whether a silence is in force; PENDING before its start."""

    PENDING = "pending"
    ACTIVE = "active"
    EXPIRED = "expired"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class RoutedAlert:
    """One alert that Alertmanager holds; `annotations` are redacted and shortened.

    `fingerprint` is made of the labels and tells alerts apart; `silenced_by` are ids of silences, `inhibited_by`
    fingerprints of other alerts. It counts as resolved from `ends_at` on, unless it is sent again before.
    """

    fingerprint: str
    labels: Labels
    annotations: Labels
    state: RoutedState
    silenced_by: tuple[str, ...]
    inhibited_by: tuple[str, ...]
    receivers: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    updated_at: datetime

    @property
    def name(self) -> str:
        """The alert's name."""
        return dict(self.labels).get("alertname", "")


@dataclass(frozen=True, slots=True)
class Silence:
    """Keeps alerts whose labels meet every matcher from being sent; `created_by` and `comment` are people's words."""

    id: str
    matchers: tuple[Matcher, ...]
    starts_at: datetime
    ends_at: datetime
    updated_at: datetime
    created_by: str
    comment: str
    state: SilenceState
