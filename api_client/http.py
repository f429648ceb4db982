"""One service over HTTP: send once, decode strictly, translate every failure."""

import asyncio
import logging
import ssl
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

import httpx

from api_client import answers, codec, failures
from api_client.endpoint import Endpoint
from api_client.errors import ApiError, ContractError, Effect, Unreachable
from api_client.models.common import Exchange
from api_client.network import NetworkTransport
from api_client.secret_body import SecretBody, overwrite
from api_client.secret_header import EXTENSION
from api_client.timeouts import TIMEOUTS
from api_client.wire import Call, Reply

T = TypeVar("T")

TransportFactory: TypeAlias = Callable[[Endpoint], httpx.AsyncBaseTransport]
Observer: TypeAlias = Callable[[Exchange], None]

BODY_LIMIT: Final = 16 * 1024 * 1024
"""Bytes of an answer that are read at most, unless its call says more."""

_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {"accept": "application/json", "accept-encoding": "identity", "user-agent": "aether-console"}
)
_log = logging.getLogger(__name__)


class HttpService:
    """The connection to one service, kept warm between calls.

    `transport_factory` replaces the network; `observe` is told of every call once, whatever it ended in.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        transport_factory: TransportFactory | None = None,
        observe: Observer | None = None,
    ) -> None:
        self.endpoint: Final = endpoint
        self._observe = observe
        self._closed = False
        headers = dict(_HEADERS)
        if endpoint.forwarded_proto:
            headers["x-forwarded-proto"] = "https"
        self._client = httpx.AsyncClient(
            transport=(transport_factory or _network)(endpoint),
            headers=headers,
            follow_redirects=False,
            trust_env=False,
        )
        # No session of the platform is a cookie: what a proxy sets must not be carried from call to call.
        self._client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))

    @property
    def name(self) -> str:
        """The service's name in the environment."""
        return self.endpoint.name

    async def fetch(self, call: Call, model: type[T]) -> T:
        """Send `call` and return its answer as `model`; raises ApiError."""
        return await self.exchange(call, lambda reply: self.decoded(call, self.succeeded(call, reply), model))

    async def send(self, call: Call) -> Reply:
        """Send `call` and return its answer, a 2xx whose body may be empty; raises ApiError."""
        return await self.exchange(call, lambda reply: self.succeeded(call, reply))

    async def exchange(self, call: Call, read: Callable[[Reply], T]) -> T:
        """Send `call` once and return what `read` makes of the answer, whatever its status.

        Raises ApiError when no answer comes, and whatever `read` raises. A GET is sent a second time only when the
        connection it was sent on had been idle and was gone.
        """
        began = time.perf_counter()
        progress = failures.Progress()
        reply: Reply | None = None
        error: ApiError | None = None
        try:
            reply = await self._reply(call, progress, began)
            try:
                return read(reply)
            finally:
                if call.secret_answer:
                    overwrite(reply.body)
        except ApiError as failure:
            error = failure
            raise
        except asyncio.CancelledError:
            error = failures.interruption("cancelled", progress, service=self.name, read=call.is_read)
            raise
        finally:
            self._record(call, progress, reply, error, time.perf_counter() - began)

    def succeeded(self, call: Call, reply: Reply) -> Reply:
        """Return `reply` if it is a success whose body was taken; raises ApiError otherwise."""
        failure = answers.failure(call, reply, service=self.name)
        if failure is not None:
            raise failure
        if reply.unread is not None:
            effect = _effect(call)
            raise ContractError(service=self.name, reason=reply.unread, path="$", effect=effect, status=reply.status)
        return reply

    def decoded(self, call: Call, reply: Reply, model: type[T]) -> T:
        """Return the body of `reply` as `model`; raises ContractError."""
        return codec.decode(reply.body, model, service=self.name, effect=_effect(call), status=reply.status)

    async def aclose(self) -> None:
        """Close the connections; calls made later are Unreachable."""
        self._closed = True
        await self._client.aclose()

    async def _reply(self, call: Call, progress: failures.Progress, began: float) -> Reply:
        if self._closed:
            raise Unreachable(service=self.name, reason="closed")
        failure: ApiError
        try:
            async with asyncio.timeout(TIMEOUTS[call.kind].total_s):
                return await self._sent(call, progress, began)
        except (httpx.RequestError, OSError) as error:
            failure = failures.transport_failure(error, progress, service=self.name, read=call.is_read)
        # Raised out here so that the transport's exception, which holds the request and its headers, is let go.
        raise failure

    async def _sent(self, call: Call, progress: failures.Progress, began: float) -> Reply:
        try:
            return await self._attempt(call, progress, began)
        except httpx.RequestError as error:
            if not (call.is_read and failures.is_drop(error) and progress.dropped_when_idle):
                raise
        progress.restart()
        return await self._attempt(call, progress, began)

    async def _attempt(self, call: Call, progress: failures.Progress, began: float) -> Reply:
        patience = TIMEOUTS[call.kind]
        request = self._client.build_request(
            call.method,
            self.endpoint.url + call.path,
            params=dict(call.params) or None,
            headers=_headers_of(call),
            content=call.body,
            timeout=httpx.Timeout(patience.answer_s, connect=patience.connect_s, pool=patience.connect_s),
            extensions={"trace": progress.note, EXTENSION: call.secret_headers},
        )
        response = await self._client.send(request, stream=True)
        try:
            progress.status = response.status_code
            body, unread = await _body(response, call.body_limit or BODY_LIMIT, secret=call.secret_answer)
        finally:
            await response.aclose()
        if isinstance(call.body, SecretBody):
            body = call.body.masked(body)
        return Reply(
            status=response.status_code,
            headers=MappingProxyType({name.lower(): value for name, value in response.headers.items()}),
            body=body,
            server_date=answers.server_date(response.headers),
            latency_s=time.perf_counter() - began,
            unread=unread,
        )

    def _record(
        self,
        call: Call,
        progress: failures.Progress,
        reply: Reply | None,
        error: ApiError | None,
        elapsed_s: float,
    ) -> None:
        if self._observe is None:
            return
        exchange = Exchange(
            service=self.name,
            method=call.method,
            path=call.path,
            status=progress.status if reply is None else reply.status,
            latency_s=elapsed_s if reply is None else reply.latency_s,
            server_date=None if reply is None else reply.server_date,
            at=datetime.now(UTC),
            error=error,
        )
        try:
            self._observe(exchange)
        except Exception as bug:
            # Its text might quote what it was told; its type is enough to find it.
            _log.error("an observer of %s failed with %s", self.name, type(bug).__name__)


async def _body(response: httpx.Response, limit: int, *, secret: bool) -> tuple[bytes, str | None]:
    """The bytes of an answer as they came, or why they were not taken: too many, or compressed unasked."""
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        return b"", "content_encoding"
    taken, too_large = bytearray(), False
    try:
        async for chunk in response.aiter_bytes():
            if too_large:
                break
            taken += chunk
            if secret:
                overwrite(chunk)
            if len(taken) > limit:
                too_large = True
                # Asked once more, its iterators end in the failure that this makes: left before, they leave a task.
                await response.aclose()
    except (httpx.HTTPError, httpx.StreamError):
        if not too_large:
            raise
    if too_large:
        return b"", "too_large"
    body = bytes(taken)
    if secret:
        taken[:] = bytes(len(taken))
    return body, None


def _headers_of(call: Call) -> dict[str, str]:
    headers = {**call.headers, **{header.name: header.placeholder for header in call.secret_headers}}
    if not call.body:
        return headers
    headers = {"content-type": "application/json", **headers}
    if isinstance(call.body, SecretBody):
        headers["content-length"] = str(len(call.body))  # else it would be sent in chunks, which copies it
    return headers


def _effect(call: Call) -> Effect:
    return Effect.NONE if call.is_read else Effect.UNKNOWN


def _network(endpoint: Endpoint) -> httpx.AsyncBaseTransport:
    # A context that trusts nobody serves plain http, where it is never used; httpx would build a full one.
    context = endpoint.context or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return NetworkTransport(context)
