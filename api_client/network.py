"""The network as the HTTP library sees it: secret headers are filled in at the last moment, past all its copies."""

import sys
from collections.abc import Iterable
from ssl import SSLContext
from typing import Any, Final, cast

import httpcore
import httpx

from api_client.secret_body import overwrite
from api_client.secret_header import EXTENSION, SecretHeader

# httpcore asks for it several times a request, and Python looks through every folder each time it is not there. Where
# it is, anyio has loaded it by now.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

_LIMITS: Final = httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=60.0)
_OWN_REFERENCES: Final = 2
"""A local name and the argument of the question itself."""


class NetworkTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport over streams that fill in the secret headers of the requests in flight."""

    def __init__(self, context: SSLContext) -> None:
        super().__init__(verify=context, http2=False, retries=0, trust_env=False, limits=_LIMITS)
        self._in_flight: list[SecretHeader] = []
        # httpx offers no way to name a backend; its own pool has opened nothing yet.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=_LIMITS.max_connections,
            max_keepalive_connections=_LIMITS.max_keepalive_connections,
            keepalive_expiry=_LIMITS.keepalive_expiry,
            http1=True,
            http2=False,
            retries=0,
            network_backend=_Backend(self._in_flight),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request; its secret headers are known to the streams until its answer begins."""
        headers: tuple[SecretHeader, ...] = request.extensions.get(EXTENSION, ())
        self._in_flight.extend(headers)
        try:
            return await super().handle_async_request(request)
        finally:
            for header in headers:
                self._in_flight.remove(header)


class _Backend(httpcore.AnyIOBackend):
    def __init__(self, in_flight: list[SecretHeader]) -> None:
        self._in_flight = in_flight

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = await super().connect_tcp(host, port, timeout, local_address, socket_options)
        return _Stream(stream, self._in_flight)


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream, in_flight: list[SecretHeader]) -> None:
        self._inner = inner
        self._in_flight = in_flight
        self._read: list[bytes] = []

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        # By now the library has taken the piece before into a buffer of its own.
        self._forget()
        self._read.append(await self._inner.read(max_bytes, timeout))
        return self._read[-1]

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        for header in self._in_flight:
            if header.stands_in(buffer):
                buffer = cast(bytes, header.filled(buffer))  # sockets and TLS take any buffer
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        self._forget()
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        return _Stream(await self._inner.start_tls(ssl_context, server_hostname, timeout), self._in_flight)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _forget(self) -> None:
        """Overwrite what was read last, if nobody else holds it: a sign-in's answer would lie about for long."""
        while self._read:
            piece = self._read.pop()
            if sys.getrefcount(piece) == _OWN_REFERENCES:
                overwrite(piece)
