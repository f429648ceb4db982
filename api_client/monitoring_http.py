"""What the clients of Prometheus and Alertmanager have in common: bearer, tenant, their own form of failures."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeVar

import msgspec

from api_client import answers
from api_client.errors import ApiError, Busy, ContractError, Effect, Refused, ServerFault
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.models.common import Health, HealthStatus
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply

T = TypeVar("T")

TENANT_HEADER: Final = "x-scope-orgid"
"""Names the tenant to servers that hold the measurements of several, as Mimir does."""

_COMPLAINT_LIMIT: Final = 64 * 1024
# What takes longer to decode than a frame lasts must not be decoded between two of them.
_THREAD_FROM: Final = 128 * 1024
_DECLINED: Final = frozenset({"bad_data", "execution", "not_found", "not_acceptable"})
_FAILED: Final = frozenset({"timeout", "canceled", "unavailable", "internal"})


class MonitoringHttp:
    """One server that watches the platform: sends with its bearer and tenant, translates its failures."""

    def __init__(self, http: HttpService, bearer: SecretText | None = None) -> None:
        self._http = http
        self._bearer = bearer

    async def health(self) -> Health:
        """Whether the server runs, by its own `/-/healthy`, which has no checks. Raises ApiError."""
        await self._read(self._call("/-/healthy"), lambda _: None)
        return Health(HealthStatus.OK, ())

    def _call(
        self,
        path: str,
        params: Mapping[str, str | tuple[str, ...]] | None = None,
        *,
        method: Literal["GET", "POST", "DELETE"] = "GET",
        kind: CallKind = CallKind.READ,
        body: bytes | None = None,
        body_limit: int | None = None,
    ) -> Call:
        headers = {"authorization": f"Bearer {self._bearer.reveal()}"} if self._bearer else {}
        if self._http.endpoint.tenant:
            headers[TENANT_HEADER] = self._http.endpoint.tenant
        return Call(
            path=path, method=method, kind=kind, params=params or {}, headers=headers, body=body, body_limit=body_limit
        )

    async def _fetch(self, call: Call, model: type[T]) -> T:
        return await self._read(call, lambda reply: self._decoded(call, reply, model))

    async def _read(self, call: Call, read: Callable[[Reply], T]) -> T:
        """What `read` makes of the success; in a thread where the answer is long, for plots go on meanwhile."""

        def taken(reply: Reply) -> T | Reply:
            failure = _failure(call, reply, self._http.name)
            if failure is not None:
                raise failure
            self._http.succeeded(call, reply)
            return reply if len(reply.body) > _THREAD_FROM else read(reply)

        found = await self._http.exchange(call, taken)
        return await asyncio.to_thread(read, found) if isinstance(found, Reply) else found

    def _decoded(self, call: Call, reply: Reply, model: type[T]) -> T:
        """The body as `model`; where it is none, the failure that it may tell of in spite of its status."""
        failure: ApiError
        try:
            return self._http.decoded(call, reply, model)
        except ContractError as error:
            failure = error
        told = _told(reply)
        if isinstance(told, Mapping) and told.get("status") == "error":
            failure = _worded(call, reply, self._http.name, None) or failure
        raise failure

    def _odd(self, path: str, reason: str = "wrong_type") -> ContractError:
        return ContractError(service=self._http.name, reason=reason, path=path, effect=Effect.NONE, status=200)


def _failure(call: Call, reply: Reply, service: str) -> ApiError | None:
    """The failure that an answer is, with the server's own sentence; None for a success."""
    usual = answers.failure(call, reply, service=service)
    return None if usual is None else _worded(call, reply, service, usual)


def _worded(call: Call, reply: Reply, service: str, usual: ApiError | None) -> ApiError | None:
    """`usual` with the server's sentence, and of the class that the server's own word for it deserves."""
    told = _told(reply)
    sentence, word = _sentence(told), _text(told, "errorType")
    facts: dict[str, Any] = {"service": service, "status": reply.status}
    effect = Effect.NONE if call.is_read else Effect.UNKNOWN
    if word in _DECLINED:
        return Refused(**facts, reason=word, detail=sentence)
    if word in _FAILED:
        return ServerFault(**facts, reason=word, effect=effect, detail=sentence)
    if usual is None:
        return ServerFault(**facts, reason="status", effect=effect, detail=sentence)
    if usual.detail is None and sentence is not None and isinstance(usual, Busy | Refused | ServerFault):
        return type(usual)(
            **facts,
            reason=usual.reason,
            effect=usual.effect,
            detail=sentence,
            retry_after_s=usual.retry_after_s,
        )
    return usual


def _told(reply: Reply) -> object:
    """The body of a failure as JSON; None when it is no JSON, or far longer than a sentence."""
    if not reply.body or len(reply.body) > _COMPLAINT_LIMIT:
        return None
    try:
        return msgspec.json.decode(reply.body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _sentence(told: object) -> str | None:
    """Prometheus puts it under `error`, Alertmanager under `message` or writes it as a bare text."""
    if isinstance(told, str):
        return told
    return _text(told, "error") or _text(told, "message")


def _text(told: object, key: str) -> str | None:
    found = told.get(key) if isinstance(told, dict) else None
    return found if isinstance(found, str) else None
