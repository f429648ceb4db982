"""A server on a real socket that does what a test wants with each connection, and the client to ask it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError
from api_client.http import HttpService
from api_client.models.common import Exchange
from api_client.wire import Call

Connection = Callable[["Server", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    url: str = ""
    heads: list[bytes] = field(default_factory=list)
    connections: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def head(self, reader: asyncio.StreamReader) -> bytes:
        """Read one request's head and body, and remember it."""
        head = await reader.readuntil(b"\r\n\r\n")
        length = [
            int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
        ]
        if length:
            await reader.readexactly(length[0])
        self.heads.append(head)
        self.arrived.set()
        return head


@asynccontextmanager
async def serving(connection: Connection) -> AsyncIterator[Server]:
    server = Server()
    handlers: set[asyncio.Task[None]] = set()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.connections += 1
        task = asyncio.current_task()
        assert task is not None
        handlers.add(task)
        try:
            await connection(server, reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    listener = await asyncio.start_server(accepted, "127.0.0.1", 0)
    server.url = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listener.close()
        for handler in handlers:
            handler.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)


@asynccontextmanager
async def client(url: str) -> AsyncIterator[tuple[HttpService, list[Exchange]]]:
    exchanges: list[Exchange] = []
    http = HttpService(Endpoint("risk", url), observe=exchanges.append)
    try:
        yield http, exchanges
    finally:
        await http.aclose()


async def failed(http: HttpService, call: Call) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await http.send(call)
    assert caught.value.__context__ is None  # nothing of the transport stays attached
    return caught.value
