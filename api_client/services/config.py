"""The configuration service: values, their history, and changes that may need a second author."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from api_client import codec
from api_client.credentials import Credentials
from api_client.errors import AuthError, Effect
from api_client.http import HttpService
from api_client.models.common import Fact, FactMap
from api_client.models.config import ChangeStatus, ConfigChange, ConfigValue, ConfigVersion
from api_client.timeouts import CallKind
from api_client.wire import Call

GLOBAL: Final = "global"
# A limit is an amount: it leaves as the number that was typed, never through a float.
_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class _Version:
    id: int
    account_id: str
    key: str
    value: msgspec.Raw
    version: int
    approvers: tuple[str, ...]
    ts: datetime


@dataclass(frozen=True, slots=True)
class _Change:
    status: ChangeStatus
    account_id: str
    key: str
    value: msgspec.Raw
    approvers: tuple[str, ...]
    version: int | None
    ts: datetime | None
    required_approvals: int


class Config:
    """Reads and changes configuration; some keys change only when two authors set the same value."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def current(self, account: str = GLOBAL) -> tuple[ConfigVersion, ...]:
        """The version in force of every key, in the service's order. Raises ApiError."""
        found = await self._http.fetch(self._read("/config/current", {"account_id": account}), dict[str, _Version])
        return tuple(self._version(version) for version in found.values())

    async def history(self, key: str) -> tuple[ConfigVersion, ...]:
        """Every version of `key`, in the service's order. Raises ApiError."""
        found = await self._http.fetch(self._read("/config/history", {"key": key}), tuple[_Version, ...])
        return tuple(self._version(version) for version in found)

    async def update(self, key: str, value: Fact, account: str = GLOBAL) -> ConfigChange:
        """Set `key`, as the session's account. A guarded key is PENDING until another account sets the same value.

        Raises ApiError; Refused (400) `second_author_required` when the first author is the same, `value_mismatch` when
        the first one set another value. Nothing tells beforehand whether a change waits, and nothing takes one back.
        """
        session = self._credentials.session
        if session is None:
            raise AuthError(service=self._http.name, reason="no_session", forbidden=False)
        call = Call(
            method="POST",
            path="/config/update",
            kind=CallKind.WRITE,
            params={"account_id": account},
            headers=self._credentials.headers(self._http.name),
            body=_ENCODER.encode({"key": key, "value": value, "author": session.account_id}),
            guarded=True,
        )
        change = await self._http.fetch(call, _Change)
        return ConfigChange(
            change.status,
            change.account_id,
            change.key,
            self._value(change.value, Effect.UNKNOWN),
            change.approvers,
            change.version,
            change.ts,
            change.required_approvals,
        )

    def _version(self, found: _Version) -> ConfigVersion:
        value = self._value(found.value, Effect.NONE)
        return ConfigVersion(found.id, found.account_id, found.key, value, found.version, found.approvers, found.ts)

    def _value(self, raw: msgspec.Raw, effect: Effect) -> ConfigValue:
        text = bytes(raw)
        # Read as one named fact: exact, and left out when it is no plain value.
        facts = codec.decode(b'{"value":' + text + b"}", FactMap, service=self._http.name, effect=effect)
        return ConfigValue(text.decode(), facts.get("value"))

    def _read(self, path: str, params: dict[str, str]) -> Call:
        return Call(path=path, params=params, headers=self._credentials.headers(self._http.name), guarded=True)
