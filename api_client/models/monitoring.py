"""What Prometheus and Alertmanager say: samples, loaded rules, scrape targets, the routing of alerts."""

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class VectorSample:
    """One series of an instant query's answer; `value` may be NaN or infinite. A scalar has no labels."""

    labels: Labels
    value: float


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """One rule as Prometheus has loaded it: `name` of the alert, or of the series a recording rule makes.

    `file` is the path on the server, `last_error` its own sentence about the last evaluation, redacted and shortened.
    """

    name: str
    file: str
    group: str
    query: str
    alerting: bool
    labels: Labels
    health: RuleHealth
    last_error: str = ""


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
