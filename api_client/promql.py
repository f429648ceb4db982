"""The HTTP APIs of Prometheus and Alertmanager: what is measured, watched, scraped, and whom alerts reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar
from urllib.parse import urlsplit

import msgspec

from api_client import answers, codec
from api_client.alert_routing import route_of
from api_client.errors import ContractError, Effect, Refused, shorten
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.models.common import Health, HealthStatus
from api_client.models.monitoring import (
    AlertmanagerStatus,
    Labels,
    LoadedRule,
    RuleHealth,
    ScrapeTarget,
    TargetHealth,
    VectorSample,
)
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply

T = TypeVar("T")

_ALERTING: Final = "alerting"


# The answers' own field names are kept below: they are decoded into these and go no further.


@dataclass(frozen=True, slots=True)
class _Complaint:
    error: str


@dataclass(frozen=True, slots=True)
class _Answered:
    resultType: str
    result: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _Queried:
    data: _Answered


@dataclass(frozen=True, slots=True)
class _Point:
    metric: dict[str, str]
    value: tuple[Decimal, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    type: str
    name: str
    query: str
    health: RuleHealth
    labels: dict[str, str] | None = None
    lastError: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    file: str
    rules: tuple[_Rule, ...]


@dataclass(frozen=True, slots=True)
class _Groups:
    groups: tuple[_Group, ...]


@dataclass(frozen=True, slots=True)
class _RulesBody:
    data: _Groups


@dataclass(frozen=True, slots=True)
class _Target:
    labels: dict[str, str]
    scrapePool: str
    scrapeUrl: str
    health: TargetHealth
    lastError: str = ""


@dataclass(frozen=True, slots=True)
class _Targets:
    activeTargets: tuple[_Target, ...]


@dataclass(frozen=True, slots=True)
class _TargetsBody:
    data: _Targets


@dataclass(frozen=True, slots=True)
class _Version:
    version: str


@dataclass(frozen=True, slots=True)
class _Config:
    original: str


@dataclass(frozen=True, slots=True)
class _StatusBody:
    versionInfo: _Version
    config: _Config


@dataclass(frozen=True, slots=True)
class _Receiver:
    name: str


class _Monitoring:
    """What both have in common: an optional bearer, their own health route and their own form of refusals."""

    def __init__(self, http: HttpService, bearer: SecretText | None = None) -> None:
        self._http = http
        self._bearer = bearer

    async def health(self) -> Health:
        """Whether the server runs, by its own `/-/healthy`, which has no checks. Raises ApiError."""
        await self._http.exchange(self._call("/-/healthy"), self._taken)
        return Health(HealthStatus.OK, ())

    def _call(self, path: str, params: Mapping[str, str] | None = None, *, kind: CallKind = CallKind.READ) -> Call:
        headers = {"authorization": f"Bearer {self._bearer.reveal()}"} if self._bearer else {}
        return Call(path=path, kind=kind, params=params or {}, headers=headers)

    async def _fetch(self, call: Call, model: type[T]) -> T:
        return await self._http.exchange(call, lambda reply: self._http.decoded(call, self._taken(reply), model))

    def _taken(self, reply: Reply) -> Reply:
        """A success, or the failure with the server's own sentence, which stands under `error` here."""
        if 400 <= reply.status < 500 and reply.status not in (401, 403, 429):
            said: str | None
            try:
                said = codec.decode(reply.body, _Complaint, service=self._http.name, effect=Effect.NONE).error
            except ContractError:
                said = answers.detail_of(reply)
            raise Refused(service=self._http.name, reason="status", status=reply.status, detail=said)
        return self._http.succeeded(Call(path="/"), reply)

    def _odd(self, path: str) -> ContractError:
        return ContractError(service=self._http.name, reason="wrong_type", path=path, effect=Effect.NONE, status=200)


class Prometheus(_Monitoring):
    """Reads series, loaded rules and scrape targets; `bearer` where a proxy before it asks for one."""

    async def query(self, expression: str) -> tuple[VectorSample, ...]:
        """The instant value of a PromQL expression now: a vector, or a scalar as one sample without labels.

        Empty when there is no such series. Raises ApiError; Refused (400, 422) for an expression that it rejects.
        """
        call = self._call("/api/v1/query", {"query": expression}, kind=CallKind.SLOW_READ)
        body = (await self._fetch(call, _Queried)).data
        raw = bytes(body.result)
        if body.resultType == "scalar":
            point = codec.decode(raw, tuple[Decimal, str], service=self._http.name, effect=Effect.NONE, status=200)
            return (VectorSample((), self._number(point[1])),)
        if body.resultType != "vector":
            raise self._odd("$.data.resultType")
        points = codec.decode(raw, tuple[_Point, ...], service=self._http.name, effect=Effect.NONE, status=200)
        return tuple(VectorSample(_labels(point.metric), self._number(point.value[1])) for point in points)

    async def rules(self) -> tuple[LoadedRule, ...]:
        """Every rule that is loaded, in the order of its groups. Raises ApiError."""
        body = await self._fetch(self._call("/api/v1/rules", kind=CallKind.SLOW_READ), _RulesBody)
        return tuple(
            LoadedRule(
                name=rule.name,
                file=group.file,
                group=group.name,
                query=rule.query,
                alerting=rule.type == _ALERTING,
                labels=_labels(rule.labels or {}),
                health=rule.health,
                last_error=shorten(rule.lastError),
            )
            for group in body.data.groups
            for rule in group.rules
        )

    async def targets(self) -> tuple[ScrapeTarget, ...]:
        """Every active scrape target. Raises ApiError."""
        call = self._call("/api/v1/targets", {"state": "active"}, kind=CallKind.SLOW_READ)
        body = await self._fetch(call, _TargetsBody)
        return tuple(
            ScrapeTarget(
                job=target.labels.get("job", target.scrapePool),
                url=_bare(target.scrapeUrl),
                labels=_labels(target.labels),
                health=target.health,
                last_error=shorten(target.lastError),
            )
            for target in body.data.activeTargets
        )

    def _number(self, text: str) -> float:
        try:
            return float(text)
        except ValueError:
            pass
        raise self._odd("$.data.result")  # out here: the ValueError quotes what it could not read


class Alertmanager(_Monitoring):
    """Reads how alerts are routed; `bearer` where a proxy before it asks for one."""

    async def status(self) -> AlertmanagerStatus:
        """The version and the routing tree of the running configuration. Raises ApiError."""
        body = await self._fetch(self._call("/api/v2/status"), _StatusBody)
        route = route_of(body.config.original)
        if route is None:
            raise self._odd("$.config.original")
        return AlertmanagerStatus(body.versionInfo.version, route)

    async def receivers(self) -> tuple[str, ...]:
        """The names of every receiver. Raises ApiError."""
        found = await self._fetch(self._call("/api/v2/receivers"), tuple[_Receiver, ...])
        return tuple(receiver.name for receiver in found)


def _labels(found: Mapping[str, str]) -> Labels:
    return tuple(sorted(found.items()))


def _bare(url: str) -> str:
    """The address without user, password and query: what a target is scraped with may be a secret."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{parts.scheme}://{host}{port}{parts.path}"
