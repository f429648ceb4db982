"""One row a configured service: its state, how old that is, what it says of itself and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from api_client.models.common import Certificate, HealthCheck, HealthStatus
from app.core.answer_words import answer_words
from app.core.attempts import attempted_at
from app.core.failure_words import Sentence, explain_failure
from app.core.freshness import Failure, FailureKind, Slice
from app.core.language import tr
from app.core.present import NONE_YET
from app.core.state import AppState, ReadingKind, ServiceAddress

DAY_S: Final = 86_400.0
NOT_PROVIDED: Final = "not provided"
"""The key for what a service has no route for; `own_words` says it."""


class ServiceCondition(Enum):
    """What a service is doing, as far as is known."""

    DOWN = "down"
    DRAINING = "draining"
    DEGRADED = "degraded"
    UNKNOWN = "unknown"
    STALE = "stale"
    UP = "up"

    @property
    def word(self) -> str:
        """The word shown beside the shape."""
        return _WORDS[self]

    @property
    def shape(self) -> str:
        """The one character that says the same without colour."""
        return _SHAPES[self]


_SHAPES: Final = {
    ServiceCondition.DOWN: "■",
    ServiceCondition.DRAINING: "■",
    ServiceCondition.DEGRADED: "▲",
    ServiceCondition.UNKNOWN: "◆",
    ServiceCondition.STALE: "◌",
    ServiceCondition.UP: "●",
}
_WORDS: Final = {
    ServiceCondition.DOWN: tr("DOWN"),
    ServiceCondition.DRAINING: tr("DRAINING"),
    ServiceCondition.DEGRADED: tr("DEGRADED"),
    ServiceCondition.UNKNOWN: tr("UNKNOWN"),
    ServiceCondition.STALE: tr("STALE"),
    ServiceCondition.UP: tr("UP", "it answers"),
}
_SILENT: Final = (FailureKind.UNREACHABLE, FailureKind.NO_ANSWER)
_VITAL: Final = (ReadingKind.METRICS, ReadingKind.HEALTH)
_OPTIONAL: Final = (ReadingKind.HEALTH, ReadingKind.READINESS, ReadingKind.ROUTES, ReadingKind.METRICS)
Kinds = tuple[ReadingKind, ...]


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """What is known of one service. Times are seconds, days are whole; None where it is not known.

    `age_s` is the age of the newest answer. `because` names what makes the condition other than up. `health` and
    `readiness` are the service's own words ("ok", "error", "not provided", "–"), `error` the last failure.
    """

    name: str
    url: str
    condition: ServiceCondition
    because: str
    since: datetime | None
    read_at: datetime | None
    age_s: float | None
    latency_s: float | None
    certificate: Certificate | None
    certificate_days: int | None
    health: str
    checks: tuple[HealthCheck, ...]
    readiness: str
    error: Sentence | None
    failure: Failure | None

    @property
    def what_to_do(self) -> str:
        """The next step, or nothing when nothing is wrong."""
        return "" if self.error is None else self.error.next_step


@dataclass(frozen=True, slots=True)
class ServiceCount:
    """How many of the configured services are up."""

    up: int
    total: int

    @property
    def words(self) -> str:
        """Such as `6 of 7 up`."""
        return tr("{up} of {total} up", up=self.up, total=self.total)


def service_rows(state: AppState, now: datetime) -> tuple[ServiceRow, ...]:
    """Every configured service in the environment's order, then what is scraped besides."""
    return tuple(_row(state, address, now) for address in state.environment.targets)


def service_conditions(state: AppState, now: datetime) -> dict[str, ServiceCondition]:
    """How every row of `service_rows` is, by name in its order: all that a bar drawn at any news needs."""
    return {
        address.name: _condition(_facts(state, address, _VITAL), now, _optional(state, address))[0]
        for address in state.environment.targets
    }


def service_count(state: AppState, now: datetime) -> ServiceCount:
    """Count the rows of `service_rows` that are up; degraded ones are not."""
    conditions = service_conditions(state, now).values()
    return ServiceCount(sum(condition is ServiceCondition.UP for condition in conditions), len(conditions))


def _facts(state: AppState, address: ServiceAddress, kinds: Iterable[ReadingKind]) -> dict[ReadingKind, Slice[Any]]:
    return {kind: state.reading(kind, address.name) for kind in kinds}


def _row(state: AppState, address: ServiceAddress, now: datetime) -> ServiceRow:
    facts = _facts(state, address, ReadingKind)
    optional = _optional(state, address)
    condition, because, decided_by = _condition(facts, now, optional)
    read_at = max((fact.read_at for kind in _VITAL if (fact := facts[kind]).read_at), default=None)
    health = facts[ReadingKind.HEALTH]
    failure = _worst_failure(facts, now, optional)
    certificate = facts[ReadingKind.CERTIFICATE].value
    clock = facts[ReadingKind.CLOCK].value
    return ServiceRow(
        name=address.name,
        url=address.url,
        condition=condition,
        because=because,
        since=decided_by.since,
        read_at=read_at,
        age_s=None if read_at is None else max(0.0, (now - read_at).total_seconds()),
        latency_s=None if clock is None else clock.latency_s,
        certificate=certificate,
        certificate_days=_days_left(certificate, now),
        health=_own_word(health),
        checks=() if health.value is None else health.value.checks,
        readiness=_own_word(facts[ReadingKind.READINESS]),
        error=None if failure is None else explain_failure(failure),
        failure=failure,
    )


def _optional(state: AppState, address: ServiceAddress) -> Kinds:
    """What it need not provide: whatever is scraped besides the services is there for its metrics alone."""
    return () if address in state.environment.scrape else _OPTIONAL


def _condition(
    facts: dict[ReadingKind, Slice[Any]], now: datetime, optional: Kinds
) -> tuple[ServiceCondition, str, Slice[Any]]:
    """The condition, why, and the fact that decides it: the newest attempt outweighs an older success."""
    tried = [(at, fact) for kind in _VITAL if (at := attempted_at(fact := facts[kind])) is not None]
    if not tried:
        return ServiceCondition.UNKNOWN, tr("not read yet"), facts[ReadingKind.HEALTH]
    at, newest = max(tried, key=lambda attempt: attempt[0])
    if (now - at).total_seconds() > newest.ttl_s:
        return ServiceCondition.STALE, tr("nothing was heard of it for too long"), newest
    draining = next((fact for _, fact in tried if _failed_with(fact, FailureKind.DRAINING)), None)
    if draining is not None:
        return ServiceCondition.DRAINING, tr("takes no more work"), draining
    mute = all(_failed_with(fact, *_SILENT) for _, fact in tried)
    if newest.failure is not None and (mute or newest.failure.kind is FailureKind.UNREACHABLE):
        return ServiceCondition.DOWN, explain_failure(newest.failure).what, newest
    return _answering(facts, now, optional)


def _answering(
    facts: dict[ReadingKind, Slice[Any]], now: datetime, optional: Kinds
) -> tuple[ServiceCondition, str, Slice[Any]]:
    health = facts[ReadingKind.HEALTH]
    if health.failure is not None and health.failure.status != 404:
        return ServiceCondition.DEGRADED, explain_failure(health.failure).what, health
    body = health.fresh_value(now)
    if body is not None and body.status is not HealthStatus.OK:
        ill = ", ".join(check.name for check in body.checks if check.status is not HealthStatus.OK)
        return (
            ServiceCondition.DEGRADED,
            tr("says {status}", status=answer_words(body.status.value)) + (f": {ill}" if ill else ""),
            health,
        )
    metrics = facts[ReadingKind.METRICS]
    if metrics.failure is not None and not (metrics.failure.status == 404 and ReadingKind.METRICS in optional):
        return ServiceCondition.DEGRADED, explain_failure(metrics.failure).what, metrics
    return ServiceCondition.UP, "", max((facts[kind] for kind in _VITAL), key=_begun)


def _begun(fact: Slice[Any]) -> float:
    """Since when it is as it is: a service is up since the last of its vital facts was, whichever is read next."""
    return fact.since.timestamp() if fact.since is not None else 0.0


def _failed_with(fact: Slice[Any], *kinds: FailureKind) -> bool:
    return fact.failure is not None and fact.failure.kind in kinds


def _worst_failure(facts: dict[ReadingKind, Slice[Any]], now: datetime, optional: Kinds) -> Failure | None:
    """The failure worth showing: silence explains everything else; a route that is not provided is no failure."""
    failures = [
        fact.failure
        for kind, fact in facts.items()
        if fact.failure is not None
        and not (fact.failure.status == 404 and kind in optional)
        and (kind in _VITAL or _still_asked(fact, now))
    ]
    return min(failures, key=lambda failure: failure.kind not in _SILENT, default=None)


def _still_asked(fact: Slice[Any], now: datetime) -> bool:
    """Whether the last try is young enough: what a page alone reads is not asked any more once it is closed."""
    return fact.failed_at is not None and (now - fact.failed_at).total_seconds() <= fact.ttl_s


def own_words(word: str) -> str:
    """A service's word for its health or readiness, as it is shown: what it said itself is quoted."""
    return tr("not provided") if word == NOT_PROVIDED else answer_words(word)


def _own_word(fact: Slice[Any]) -> str:
    if fact.failure is not None:
        return NOT_PROVIDED if fact.failure.status == 404 else NONE_YET
    return NONE_YET if fact.value is None else str(fact.value.status.value)


def _days_left(certificate: Certificate | None, now: datetime) -> int | None:
    return None if certificate is None else int((certificate.not_after - now).total_seconds() // DAY_S)
