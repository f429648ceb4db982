"""Values that every service of the platform shares: health, routes, certificates, one request's record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self, TypeAlias, TypeVar

from api_client.errors import ApiError

Fact: TypeAlias = Decimal | int | bool | str | None
ValueT = TypeVar("ValueT")


class HealthStatus(StrEnum):
    """What a health or readiness body says about itself."""

    OK = "ok"
    ERROR = "error"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """One named check of a health body; `error` is the service's own sentence, redacted and shortened."""

    name: str
    status: HealthStatus
    error: str | None


@dataclass(frozen=True, slots=True)
class Health:
    """The body of `/healthz`, which is sent with HTTP 200 even when the service is ill: judge by `status`."""

    status: HealthStatus
    checks: tuple[HealthCheck, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """The body of `/readyz` with the HTTP status that carried it (200 or 503)."""

    status: HealthStatus
    checks: tuple[HealthCheck, ...]
    http_status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Any HTTP answer taken as a fact: its status and the server's sentence, redacted and shortened."""

    status: int
    detail: str | None


@dataclass(frozen=True, slots=True)
class Takes:
    """What an operation is described to take: query, path and header names as written, the body's top-level fields."""

    query: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    body_required: tuple[str, ...] = ()
    secured: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Route:
    """One operation of a service's own description: upper-case method and path template.

    Two are equal when method and path are; `takes` is None where nothing is known of what it takes.
    """

    method: str
    path: str
    takes: Takes | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PlainHttp:
    """What came back to a request without TLS: no `status` where the server gave none (`reason` says how it ended).

    `redirects_to` is the scheme of a redirect's target, in lower case.
    """

    port: int
    status: int | None
    redirects_to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate a server presented: names as in its subject alternative names, `sha256` in lower-case hex."""

    subject: str
    names: tuple[str, ...]
    issuer: str
    not_before: datetime
    not_after: datetime
    sha256: str
    tls_version: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """The record of one request: what was asked, what came back and how long it took; no body, no header.

    `path` is without its query. `status` is None when no answer arrived. `server_date` is the answer's Date header
    (whole seconds); `at` is this machine's clock when the answer or the failure arrived.
    """

    service: str
    method: str
    path: str
    status: int | None
    latency_s: float
    server_date: datetime | None
    at: datetime
    error: ApiError | None


class FrozenMap(Mapping[str, ValueT]):
    """A small immutable, hashable mapping by name, in the order its items came in."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, ValueT]) -> None:
        self._items = tuple(items.items())

    def __getitem__(self, name: str) -> ValueT:
        for key, value in self._items:
            if key == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self._items)!r})"


class FactMap(FrozenMap[Fact]):
    """A service's own named facts: exact numbers, flags, words."""

    __slots__ = ()


class DecimalMap(FrozenMap[Decimal]):
    """Exact numbers by name."""

    __slots__ = ()


class TextMap(FrozenMap[str]):
    """Words by name."""

    __slots__ = ()
