"""One observed fact with its source, its age and the failure that hides it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final, Generic, TypeVar

from api_client.errors import (
    ApiError,
    AuthError,
    Busy,
    ContractError,
    Draining,
    Interrupted,
    Misconfigured,
    NotConfigured,
    Refused,
    ServerFault,
    Unreachable,
)
from app.core.language import tr

T = TypeVar("T")


class Freshness(Enum):
    """How far a fact can be trusted now."""

    UNKNOWN = "unknown"
    FRESH = "fresh"
    STALE = "stale"


class FailureKind(Enum):
    """Why a read failed, one kind for each branch of the client's error tree; the value is for files."""

    UNREACHABLE = "unreachable"
    NO_ANSWER = "no answer"
    SESSION = "session"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    BUSY = "busy"
    DRAINING = "draining"
    MISCONFIGURED = "misconfigured"
    SERVER_FAULT = "server fault"
    UNEXPECTED_ANSWER = "unexpected answer"
    NOT_CONFIGURED = "not configured"
    BUG = "bug"

    @property
    def words(self) -> str:
        """The kind as it is shown."""
        return _KIND_WORDS[self]


_KIND_WORDS: Final = {
    FailureKind.UNREACHABLE: tr("unreachable"),
    FailureKind.NO_ANSWER: tr("no answer"),
    FailureKind.SESSION: tr("session"),
    FailureKind.FORBIDDEN: tr("forbidden"),
    FailureKind.REFUSED: tr("refused"),
    FailureKind.BUSY: tr("busy"),
    FailureKind.DRAINING: tr("draining"),
    FailureKind.MISCONFIGURED: tr("misconfigured"),
    FailureKind.SERVER_FAULT: tr("server fault"),
    FailureKind.UNEXPECTED_ANSWER: tr("unexpected answer"),
    FailureKind.NOT_CONFIGURED: tr("not configured"),
    FailureKind.BUG: tr("bug"),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed exchange as a value: no traceback, no body, safe to keep and to show.

    `reason` is the client's short cause (`refused`, `certificate_expired` ...), `detail` the server's own
    sentence (at most 300 characters, redacted), `guard` the text of an unwired guard, `path` the JSON path that
    was not as agreed.
    """

    kind: FailureKind
    service: str
    reason: str = ""
    status: int | None = None
    detail: str | None = None
    retry_after_s: float | None = None
    path: str = ""

    @classmethod
    def of(cls, error: BaseException, service: str = "") -> Failure:
        """Translate any exception; what is not an `ApiError` is a bug of ours and keeps only its type's name."""
        if not isinstance(error, ApiError):
            return cls(FailureKind.BUG, service, reason=type(error).__name__)
        return cls(
            kind=_kind(error),
            service=error.service,
            reason=error.reason,
            status=error.status,
            detail=error.detail,
            retry_after_s=error.retry_after_s,
            path=getattr(error, "path", ""),
        )


_KINDS: tuple[tuple[type[ApiError], FailureKind], ...] = (
    (NotConfigured, FailureKind.NOT_CONFIGURED),
    (Unreachable, FailureKind.UNREACHABLE),
    (Interrupted, FailureKind.NO_ANSWER),
    (Refused, FailureKind.REFUSED),
    (Draining, FailureKind.DRAINING),
    (Busy, FailureKind.BUSY),
    (Misconfigured, FailureKind.MISCONFIGURED),
    (ServerFault, FailureKind.SERVER_FAULT),
    (ContractError, FailureKind.UNEXPECTED_ANSWER),
)


def _kind(error: ApiError) -> FailureKind:
    if isinstance(error, AuthError):
        return FailureKind.FORBIDDEN if error.forbidden else FailureKind.SESSION
    return next((kind for family, kind in _KINDS if isinstance(error, family)), FailureKind.BUG)


@dataclass(frozen=True)
class Slice(Generic[T]):
    """One fact: born unknown, fresh for `ttl_s` after a successful read, stale after a failure or past its time.

    `source` names where it comes from as an operator would ask for it ("GET /healthz"). `since` is when the fact
    last changed between readable and failing. The old value stays beside a failure: it is shown with its age.
    `asked_at` and `failure_asked_at` are when the requests behind the value and the failure were begun: what happened
    after that, they cannot know, however late they came.
    """

    source: str
    ttl_s: float
    value: T | None = None
    read_at: datetime | None = None
    asked_at: datetime | None = None
    failure: Failure | None = None
    failed_at: datetime | None = None
    failure_asked_at: datetime | None = None
    since: datetime | None = None

    def succeeded(self, value: T, now: datetime, asked_at: datetime | None = None) -> Slice[T]:
        """Return the fact as read at `now`, by a request of then if no other time is given."""
        since = self.since if self.read_at and not self.failure else now
        return Slice(self.source, self.ttl_s, value, read_at=now, asked_at=asked_at or now, since=since)

    def failed(self, failure: Failure, now: datetime, asked_at: datetime | None = None) -> Slice[T]:
        """Return the fact with a failed read at `now`, by a request of then if no other time is given.

        The last value stays.
        """
        since = self.since if self.failure and self.failure.kind is failure.kind else now
        return replace(self, failure=failure, failed_at=now, failure_asked_at=asked_at or now, since=since)

    def age_s(self, now: datetime) -> float | None:
        """Seconds since the value was read, never negative; None when it never was."""
        if self.read_at is None:
            return None
        return max(0.0, (now - self.read_at).total_seconds())

    def freshness(self, now: datetime) -> Freshness:
        """Judge by age and failure: a dead poller, a hung server and a lost network all end STALE."""
        age_s = self.age_s(now)
        if age_s is None:
            return Freshness.UNKNOWN
        if self.failure is not None or age_s > self.ttl_s:
            return Freshness.STALE
        return Freshness.FRESH

    def fresh_value(self, now: datetime) -> T | None:
        """The value while it may be trusted, else None."""
        return self.value if self.freshness(now) is Freshness.FRESH else None
