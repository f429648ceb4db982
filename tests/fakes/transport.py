"""A network of answers: the platform's services for tests, without sockets, with the real transport's trace."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx

from api_client.endpoint import Endpoint
from api_client.secret_header import EXTENSION

Behaviour = Callable[[httpx.Request], Awaitable[httpx.Response]]


@dataclass(frozen=True, slots=True)
class Received:
    """One request as the service got it."""

    service: str
    method: str
    path: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body, decoded."""
        return json.loads(self.body)


@dataclass(slots=True)
class _Script:
    behaviour: Behaviour
    sent: bool = True


@dataclass(slots=True)
class FakeNetwork:
    """Use as `transport_factory`: scripted answers by service, method and path; anything else is a 404.

    Every request that is sent announces the trace events that httpx's own transport does, so that "never sent" is
    decided as in production; `received` holds, in order, every request that left.
    """

    received: list[Received] = field(default_factory=list)
    _scripts: dict[tuple[str, str, str], _Script] = field(default_factory=dict)

    def __call__(self, endpoint: Endpoint) -> httpx.AsyncBaseTransport:
        """The transport to `endpoint`."""
        return _FakeTransport(self, endpoint)

    def answer(
        self,
        service: str,
        method: str,
        path: str,
        *,
        status: int = 200,
        json: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer with `json`, or with `content` as it is."""

        async def behaviour(request: httpx.Request) -> httpx.Response:
            stream = httpx.ByteStream(encode(json) if content is None else content)
            kind = {"content-type": "application/json"} if content is None else {}
            return httpx.Response(status, headers={**kind, **(headers or {})}, stream=stream, request=request)

        self._scripts[service, method, path] = _Script(behaviour)

    def fail(self, service: str, method: str, path: str, error: Exception, *, sent: bool) -> None:
        """Raise `error` before, or after, the request has begun to leave."""

        async def behaviour(request: httpx.Request) -> httpx.Response:
            raise error

        self._scripts[service, method, path] = _Script(behaviour, sent)

    def hang(self, service: str, method: str, path: str, *, sent: bool = True) -> None:
        """Never answer."""

        async def behaviour(request: httpx.Request) -> httpx.Response:
            await asyncio.get_running_loop().create_future()
            raise AssertionError

        self._scripts[service, method, path] = _Script(behaviour, sent)

    def script(self, service: str, method: str, path: str, behaviour: Behaviour) -> None:
        """Let `behaviour` answer."""
        self._scripts[service, method, path] = _Script(behaviour)

    def requests(self, service: str, path: str | None = None) -> list[Received]:
        """What `service` received, at `path` or anywhere."""
        return [item for item in self.received if item.service == service and path in (None, item.path)]

    def script_for(self, service: str, method: str, path: str) -> _Script | None:
        """What is scripted there."""
        return self._scripts.get((service, method, path))


class _FakeTransport(httpx.AsyncBaseTransport):
    def __init__(self, network: FakeNetwork, endpoint: Endpoint) -> None:
        self._network = network
        self._service = endpoint.name
        self._prefix = httpx.URL(endpoint.url).path.rstrip("/")
        self._connected = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix(self._prefix)
        script = self._network.script_for(self._service, request.method, path)
        trace = request.extensions["trace"]
        if not self._connected:
            await trace("connection.connect_tcp.started", {})
        if script is not None and not script.sent:
            return await script.behaviour(request)
        self._connected = True
        await trace("http11.send_request_headers.started", {})
        body = bytes(bytearray(await request.aread()))  # a copy: a body with secrets is overwritten afterwards
        self._network.received.append(
            Received(
                self._service,
                request.method,
                path,
                dict(parse_qsl(request.url.query.decode())),
                _headers(request),
                body,
            )
        )
        if script is None:
            stream = httpx.ByteStream(encode({"detail": "Not Found"}))
            response = httpx.Response(404, headers={"content-type": "application/json"}, stream=stream)
        else:
            response = await script.behaviour(request)
        await trace("http11.receive_response_headers.complete", {})
        return response


def _headers(request: httpx.Request) -> dict[str, str]:
    """The headers as they would have left, those with secrets filled in as at the network."""
    filled = {header.name: header.filled(header.placeholder.encode()) for header in request.extensions[EXTENSION]}
    return {**request.headers, **{name: value.decode() for name, value in filled.items()}}


def encode(content: Any) -> bytes:
    """`content` as a service writes JSON; nothing at all for None."""
    return b"" if content is None else json.dumps(content).encode()
