"""A server that should speak TLS is asked in the clear, with nothing but a Host header, and its ending is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from api_client import plain_http
from api_client.endpoint import Endpoint
from api_client.errors import Interrupted, Unreachable
from api_client.models.common import PlainHttp
from api_client.plain_http import ask_in_clear
from api_client.platform import Platform
from tests.api_client.operations import CONTEXT
from tests.fakes.transport import FakeNetwork

pytestmark = pytest.mark.asyncio


class Server:
    """Answers every connection with the same bytes, and keeps what it was sent."""

    def __init__(self, answer: bytes | None) -> None:
        self.answer = answer
        self.asked = b""
        self.port = 0
        self.done = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked = await reader.readuntil(b"\r\n\r\n")
        if self.answer is None:
            await self.done.wait()
        else:
            writer.write(self.answer)
        writer.close()


@asynccontextmanager
async def server(answer: bytes | None) -> AsyncIterator[Server]:
    serving = Server(answer)
    listener = await asyncio.start_server(serving.serve, "127.0.0.1", 0)
    serving.port = listener.sockets[0].getsockname()[1]
    async with listener:
        yield serving
        serving.done.set()


@pytest.mark.parametrize(
    ("answer", "status", "scheme", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\nbody", 200, "", ""),
        (b"HTTP/1.1 308 Permanent Redirect\r\nLocation: HTTPS://risk.test/x\r\n\r\n", 308, "https", ""),
        (b"HTTP/1.1 302 Found\r\ndate: x\r\nlocation:http://risk.test\r\n\r\n", 302, "http", ""),
        (b"HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\n\r\n", 301, "", ""),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", 304, "", ""),
        (b"HTTP/1.1 200 OK\r\nLocation: https://x\r\n\r\n", 200, "", ""),
        (b"HTTP/1.0 400 Bad Request", 400, "", ""),
        (b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 9000, 200, "", ""),
        (b"HTTP/1.1 20\xb2 OK\r\n\r\n", None, "", "no_http"),
        (b"\x15\x03\x03\x00\x02\x02\x50", None, "", "no_http"),
        (b"", None, "", "closed"),
    ],
)
async def test_how_it_ends_is_told(answer: bytes, status: int | None, scheme: str, reason: str) -> None:
    async with server(answer) as serving:
        url = f"https://127.0.0.1:{serving.port}/api"
        assert await ask_in_clear(url, "/healthz", 5.0, service="risk") == PlainHttp(
            serving.port, status, scheme, reason
        )
        assert serving.asked == f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n\r\n".encode()


async def test_a_server_that_neither_answers_nor_closes_is_interrupted() -> None:
    async with server(None) as serving:
        with pytest.raises(Interrupted) as caught:
            await ask_in_clear(f"https://127.0.0.1:{serving.port}", "/", 0.05, service="risk")
    assert (caught.value.service, caught.value.reason) == ("risk", "read_timeout")


async def test_nobody_at_its_own_port_is_no_answer() -> None:
    async with server(b"") as serving:
        port = serving.port
    with pytest.raises(Unreachable) as caught:
        await ask_in_clear(f"https://127.0.0.1:{port}", "/", 5.0, service="risk")
    assert caught.value.reason == "refused"


async def test_at_the_default_port_http_s_own_is_asked_where_nobody_is_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []

    async def refused(host: str, port: int, **_: Any) -> Any:
        asked.append((host, port))
        raise ConnectionRefusedError

    monkeypatch.setattr(plain_http.asyncio, "open_connection", refused)
    for url in ("https://risk.test", "https://risk.test:443", "https://[::1]"):
        assert await ask_in_clear(url, "/", 5.0, service="risk") == PlainHttp(80, None, reason="refused")
    assert asked == [("risk.test", 80), ("risk.test", 80), ("::1", 80)]


async def test_a_connection_that_cannot_be_made_in_time_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(*_: Any, **__: Any) -> Any:
        raise TimeoutError

    monkeypatch.setattr(plain_http.asyncio, "open_connection", slow)
    with pytest.raises(Unreachable) as caught:
        await ask_in_clear("https://risk.test", "/", 5.0, service="risk")
    assert caught.value.reason == "connect_timeout"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://127.0.0.1", "/"),
        ("https://", "/"),
        ("https://risk.test", "x"),
        ("https://risk.test", "/x y"),
        ("https://risk.test", "/x\r\nHost: other"),
    ],
)
async def test_only_an_address_with_tls_and_a_plain_path_are_asked(url: str, path: str) -> None:
    with pytest.raises(ValueError, match=r"https|path"):
        await ask_in_clear(url, path, 1.0, service="risk")


async def test_an_address_without_tls_is_not_asked() -> None:
    platform = Platform([Endpoint("risk", "http://127.0.0.1:9")], transport_factory=FakeNetwork())
    assert await platform.routes("risk").in_clear("/healthz") is None
    await platform.aclose()


async def test_a_service_is_asked_by_its_own_address() -> None:
    async with server(b"HTTP/1.1 400 Bad Request\r\n\r\n") as serving:
        endpoint = Endpoint("risk", f"https://127.0.0.1:{serving.port}", context=CONTEXT)
        platform = Platform([endpoint], transport_factory=FakeNetwork())
        assert await platform.routes("risk").in_clear("/healthz") == PlainHttp(serving.port, 400)
        await platform.aclose()
