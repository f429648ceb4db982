"""Long answers of a Prometheus on real sockets: a limit while reading, and leaving in the middle."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from api_client import promql
from api_client.endpoint import Endpoint
from api_client.errors import ContractError, Effect
from api_client.http import BODY_LIMIT, HttpService
from api_client.models.monitoring import Matrix
from api_client.promql import RANGE_BODY_LIMIT, Prometheus
from tests.api_client.socket_server import Server, serving

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
PIECE = b" " * (64 * 1024)
EMPTY = b'{"status":"success","data":{"resultType":"matrix","result":[]}}'


class Endless:
    """Answers with blanks for ever; `begun` once some were taken, `gone` once nobody takes them any more."""

    def __init__(self) -> None:
        self.begun, self.gone = asyncio.Event(), asyncio.Event()

    async def __call__(self, server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await server.head(reader)
        writer.write(HEAD)
        try:
            while True:
                writer.write(chunk(PIECE))
                await writer.drain()
                self.begun.set()
        finally:
            self.gone.set()


def chunk(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(body), body)


@asynccontextmanager
async def prometheus(url: str) -> AsyncIterator[Prometheus]:
    http = HttpService(Endpoint("prometheus", url))
    try:
        yield Prometheus(http)
    finally:
        await http.aclose()


async def ranged(asked: Prometheus) -> Matrix:
    return await asked.query_range("up", 0.0, 60.0, 15.0)


@pytest.mark.asyncio
async def test_an_answer_without_an_end_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert RANGE_BODY_LIMIT > BODY_LIMIT
    monkeypatch.setattr(promql, "RANGE_BODY_LIMIT", 1024 * 1024)
    endless = Endless()
    async with serving(endless) as server, prometheus(server.url) as asked:
        with pytest.raises(ContractError) as caught:
            await ranged(asked)
        assert (caught.value.reason, caught.value.effect) == ("too_large", Effect.NONE)
        await endless.gone.wait()


@pytest.mark.asyncio
async def test_a_range_may_be_longer_than_other_answers() -> None:
    async def long(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await server.head(reader)
        length = BODY_LIMIT + len(EMPTY)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (length, EMPTY))
        for _ in range(BODY_LIMIT // len(PIECE)):
            writer.write(PIECE)
            await writer.drain()

    async with serving(long) as server, prometheus(server.url) as asked:
        assert await ranged(asked) == Matrix(())
        with pytest.raises(ContractError) as caught:
            await asked.alerts()
        assert caught.value.reason == "too_large"


@pytest.mark.asyncio
async def test_leaving_in_the_middle_ends_the_connection_and_the_next_question_is_answered() -> None:
    endless = Endless()

    async def first_endless(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if server.connections == 1:
            await endless(server, reader, writer)
        await server.head(reader)
        writer.write(HEAD + chunk(EMPTY) + chunk(b""))
        await writer.drain()

    async with serving(first_endless) as server, prometheus(server.url) as asked:
        waiting = asyncio.ensure_future(ranged(asked))
        await endless.begun.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await endless.gone.wait()
        assert await ranged(asked) == Matrix(())
        assert server.connections == 2
