"""The HTTP API of Alertmanager, version 2: which alerts reach whom, and silences."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from api_client.alert_routing import route_of
from api_client.errors import shorten
from api_client.models.alertmanager import RoutedAlert, RoutedState, Silence, SilenceState
from api_client.models.monitoring import AlertmanagerStatus, Matcher
from api_client.monitoring_http import MonitoringHttp
from api_client.prometheus_answers import annotations_of, labels_of
from api_client.timeouts import CallKind
from api_client.wire import json_body

# The answers' own field names are kept below: they are decoded into these and go no further.


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


@dataclass(frozen=True, slots=True)
class _AlertStatus:
    state: RoutedState
    silencedBy: tuple[str, ...]
    inhibitedBy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Alert:
    fingerprint: str
    labels: dict[str, str]
    annotations: dict[str, str]
    status: _AlertStatus
    receivers: tuple[_Receiver, ...]
    startsAt: datetime
    endsAt: datetime
    updatedAt: datetime


@dataclass(frozen=True, slots=True)
class _Matcher:
    name: str
    value: str
    isRegex: bool
    isEqual: bool = True  # Alertmanager before 0.22 knows no other


@dataclass(frozen=True, slots=True)
class _SilenceStatus:
    state: SilenceState


@dataclass(frozen=True, slots=True)
class _Silence:
    id: str
    status: _SilenceStatus
    matchers: tuple[_Matcher, ...]
    startsAt: datetime
    endsAt: datetime
    updatedAt: datetime
    createdBy: str
    comment: str


@dataclass(frozen=True, slots=True)
class _Created:
    silenceID: str


_OPERATORS: Final[Mapping[tuple[bool, bool], str]] = {
    (True, False): "=",
    (False, False): "!=",
    (True, True): "=~",
    (False, True): "!~",
}
_FORMS: Final = {operator: form for form, operator in _OPERATORS.items()}


class Alertmanager(MonitoringHttp):
    """Reads alerts, silences and how alerts are routed; makes and ends silences.

    `bearer` where a proxy before it asks for one. Every method raises ApiError; the two writes are sent once.
    """

    async def status(self) -> AlertmanagerStatus:
        """The version and the routing tree of the running configuration."""
        body = await self._fetch(self._call("/api/v2/status"), _StatusBody)
        route = await asyncio.to_thread(route_of, body.config.original)  # thousands of routes take a moment
        if route is None:
            raise self._odd("$.config.original")
        return AlertmanagerStatus(body.versionInfo.version, route)

    async def receivers(self) -> tuple[str, ...]:
        """The names of every receiver."""
        found = await self._fetch(self._call("/api/v2/receivers"), tuple[_Receiver, ...])
        return tuple(receiver.name for receiver in found)

    async def alerts(
        self, *, active: bool = True, silenced: bool = True, inhibited: bool = True
    ) -> tuple[RoutedAlert, ...]:
        """The alerts that it holds; without `active`, `silenced` or `inhibited`, those are left out."""
        wanted = {"active": active, "silenced": silenced, "inhibited": inhibited, "unprocessed": active}
        params = {name: str(flag).lower() for name, flag in wanted.items()}
        found = await self._fetch(self._call("/api/v2/alerts", params, kind=CallKind.SLOW_READ), tuple[_Alert, ...])
        return tuple(map(_routed, found))

    async def silences(self) -> tuple[Silence, ...]:
        """Every silence, also those that have ended and are not forgotten yet."""
        call = self._call("/api/v2/silences", kind=CallKind.SLOW_READ)
        return tuple(map(_silence, await self._fetch(call, tuple[_Silence, ...])))

    async def create_silence(
        self, matchers: Sequence[Matcher], starts_at: datetime, ends_at: datetime, created_by: str, comment: str
    ) -> str:
        """Keep back every alert whose labels meet all `matchers` in that time; the new silence's id.

        A start that has passed becomes now. Raises ValueError, with nothing sent, without a matcher, for an unknown
        operator, and for times that are naive or in the wrong order.
        """
        if not matchers:
            raise ValueError("a silence needs a matcher")
        if any(matcher.operator not in _FORMS for matcher in matchers):
            raise ValueError("a matcher's operator is one of = != =~ !~")
        if starts_at.tzinfo is None or ends_at.tzinfo is None or ends_at <= starts_at:
            raise ValueError("a silence ends after it starts, and both times are aware")
        content = {
            "matchers": [_asked(matcher) for matcher in matchers],
            "startsAt": starts_at.astimezone(UTC).isoformat(),
            "endsAt": ends_at.astimezone(UTC).isoformat(),
            "createdBy": created_by,
            "comment": comment,
        }
        call = self._call("/api/v2/silences", method="POST", kind=CallKind.WRITE, body=json_body(content))
        return (await self._fetch(call, _Created)).silenceID

    async def expire_silence(self, silence_id: str) -> None:
        """End a silence now; nothing happens to one that has ended. Some versions refuse an unknown id, others fail.

        Raises ValueError, with nothing sent, without an id.
        """
        if not silence_id:
            raise ValueError("a silence has an id")
        path = f"/api/v2/silence/{quote(silence_id, safe='')}"
        await self._read(self._call(path, method="DELETE", kind=CallKind.WRITE), lambda _: None)


def _routed(alert: _Alert) -> RoutedAlert:
    return RoutedAlert(
        fingerprint=alert.fingerprint,
        labels=labels_of(alert.labels),
        annotations=annotations_of(alert.annotations),
        state=alert.status.state,
        silenced_by=alert.status.silencedBy,
        inhibited_by=alert.status.inhibitedBy,
        receivers=tuple(receiver.name for receiver in alert.receivers),
        starts_at=alert.startsAt,
        ends_at=alert.endsAt,
        updated_at=alert.updatedAt,
    )


def _silence(found: _Silence) -> Silence:
    return Silence(
        id=found.id,
        matchers=tuple(Matcher(one.name, _OPERATORS[one.isEqual, one.isRegex], one.value) for one in found.matchers),
        starts_at=found.startsAt,
        ends_at=found.endsAt,
        updated_at=found.updatedAt,
        created_by=shorten(found.createdBy),
        comment=shorten(found.comment),
        state=found.status.state,
    )


def _asked(matcher: Matcher) -> dict[str, object]:
    equal, regex = _FORMS[matcher.operator]
    return {"name": matcher.name, "value": matcher.value, "isRegex": regex, "isEqual": equal}
