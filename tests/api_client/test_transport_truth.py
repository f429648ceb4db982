"""Whether a request left, decided on real sockets: the trace of the real transport, not an exception's name."""

import asyncio
import errno
import importlib.abc
import socket
import sys

import pytest

from api_client.errors import Effect, Interrupted, ServerFault, Unreachable
from api_client.failures import unsent_reason
from api_client.timeouts import CallKind, Patience
from api_client.wire import Call
from tests.api_client.socket_server import Connection, Server, client, failed, serving

GET = Call(path="/x")
POST = Call(method="POST", path="/x", kind=CallKind.WRITE, body=b"{}")
OK = b"HTTP/1.1 200 OK\r\ndate: Sat, 21 Nov 2026 01:02:03 GMT\r\ncontent-length: 2\r\n\r\n{}"


@pytest.mark.asyncio
async def test_a_refused_connection_never_left() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))  # bound, not listening: nobody else can take it
        async with client(f"http://127.0.0.1:{probe.getsockname()[1]}") as (http, exchanges):
            for call in (GET, POST):
                error = await failed(http, call)
                assert isinstance(error, Unreachable)
                assert (error.effect, error.reason, error.status) == (Effect.NONE, "refused", None)
    assert [item.error.reason for item in exchanges if item.error] == ["refused", "refused"]


@pytest.mark.asyncio
async def test_every_address_of_a_name_may_refuse() -> None:
    async with client("http://localhost:1") as (http, _):
        assert (await failed(http, POST)).reason == "refused"  # two addresses, a group of refusals


@pytest.mark.asyncio
async def test_a_name_without_an_address_never_left(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    async with client("http://localhost:1") as (http, _):
        error = await failed(http, POST)
        assert isinstance(error, Unreachable)
        assert error.reason == "dns"


async def _drop_after_request(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)


async def _drop_at_once(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _drop_in_body(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
    await writer.drain()


async def _garbage(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    writer.write(b"SSH-2.0-OpenSSH_9.2p1\r\n\r\n")
    await writer.drain()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("connection", "status"),
    [(_drop_after_request, None), (_drop_at_once, None), (_drop_in_body, 200), (_garbage, None)],
)
async def test_a_drop_after_sending_is_unknown_for_a_write(connection: Connection, status: int | None) -> None:
    async with serving(connection) as server, client(server.url) as (http, exchanges):
        error = await failed(http, POST)
        assert isinstance(error, Interrupted)
        assert (error.effect, error.reason, error.status) == (Effect.UNKNOWN, "dropped", status)
        assert server.connections == 1
        assert len(exchanges) == 1
        assert exchanges[0].error is error


@pytest.mark.asyncio
async def test_a_drop_on_a_fresh_connection_is_not_retried_even_for_a_read() -> None:
    async with serving(_drop_after_request) as server, client(server.url) as (http, _):
        error = await failed(http, GET)
        assert isinstance(error, Interrupted)
        assert error.effect is Effect.NONE
        assert len(server.heads) == 1


async def _answer_once_then_drop(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The first answer of every connection arrives; the second request on it is read and dropped."""
    await server.head(reader)
    writer.write(OK)
    await writer.drain()
    await server.head(reader)


class Searches(importlib.abc.MetaPathFinder):
    """Notes each module that Python has to look for, and finds none."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> None:
        self.names.append(fullname)


@pytest.mark.asyncio
async def test_no_request_looks_for_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    searches = Searches()
    async with serving(_answer_once_then_drop) as server, client(server.url) as (http, _):
        await http.send(GET)
        monkeypatch.setattr(sys, "meta_path", [searches, *sys.meta_path])
        await http.send(GET)
    assert searches.names == []


@pytest.mark.asyncio
async def test_a_read_is_sent_again_once_when_its_idle_connection_was_gone() -> None:
    async with serving(_answer_once_then_drop) as server, client(server.url) as (http, exchanges):
        await http.send(GET)
        await http.send(GET)
        assert (len(server.heads), server.connections) == (3, 2)
        assert [item.error for item in exchanges] == [None, None]


@pytest.mark.asyncio
async def test_a_write_is_never_sent_again() -> None:
    async with serving(_answer_once_then_drop) as server, client(server.url) as (http, _):
        await http.send(GET)
        error = await failed(http, POST)
        assert isinstance(error, Interrupted)
        assert error.effect is Effect.UNKNOWN
        assert (len(server.heads), server.connections) == (2, 1)


async def _drop_every_second(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    if server.connections == 1:
        writer.write(OK)
        await writer.drain()
        await server.head(reader)


@pytest.mark.asyncio
async def test_the_second_sending_is_the_last() -> None:
    async with serving(_drop_every_second) as server, client(server.url) as (http, _):
        await http.send(GET)
        assert isinstance(await failed(http, GET), Interrupted)
        assert len(server.heads) == 3


async def _silence(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    await reader.read()


async def _drip(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n")
    while not writer.is_closing():
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0)


@pytest.mark.asyncio
@pytest.mark.parametrize(("connection", "status"), [(_silence, None), (_drip, 200)])
async def test_a_server_that_does_not_finish_is_given_up(
    connection: Connection, status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = Patience(connect_s=0.5, answer_s=0.05)
    monkeypatch.setattr("api_client.http.TIMEOUTS", dict.fromkeys(CallKind, patience))
    async with serving(connection) as server, client(server.url) as (http, _):
        for call, effect in ((GET, Effect.NONE), (POST, Effect.UNKNOWN)):
            error = await failed(http, call)
            assert isinstance(error, Interrupted)
            assert (error.reason, error.effect, error.status) == ("read_timeout", effect, status)
        assert len(server.heads) == 2


@pytest.mark.asyncio
async def test_a_cancelled_call_is_recorded_and_stays_cancelled() -> None:
    async with serving(_silence) as server, client(server.url) as (http, exchanges):
        task = asyncio.ensure_future(http.send(POST))
        await server.arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    (exchange,) = exchanges
    assert isinstance(exchange.error, Interrupted)
    assert (exchange.error.reason, exchange.error.effect) == ("cancelled", Effect.UNKNOWN)


@pytest.mark.asyncio
async def test_a_call_cancelled_before_it_left_never_left() -> None:
    async with client("http://127.0.0.1:1") as (http, exchanges):
        task = asyncio.ensure_future(http.send(POST))
        asyncio.get_running_loop().call_soon(task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await task
    assert isinstance(exchanges[0].error, Unreachable)
    assert exchanges[0].error.reason == "cancelled"


def test_causes_that_go_in_circles_end() -> None:
    first, second = OSError("a"), socket.gaierror("b")
    first.__cause__, second.__cause__ = second, first
    assert unsent_reason(first) == "dns"
    assert unsent_reason(OSError(errno.ENETUNREACH, "x")) == "unreachable"


def test_several_addresses_fail_as_one() -> None:
    failure = OSError("All connection attempts failed")
    failure.__cause__ = ExceptionGroup("both", [OSError(errno.ENETUNREACH, "x"), ConnectionRefusedError()])
    assert unsent_reason(failure) == "refused"


async def _redirect(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    location = server.url.encode() + b"/elsewhere"
    writer.write(b"HTTP/1.1 307 Moved\r\nlocation: " + location + b"\r\ncontent-length: 0\r\n\r\n")
    await writer.drain()


@pytest.mark.asyncio
async def test_redirects_are_not_followed() -> None:
    async with serving(_redirect) as server, client(server.url) as (http, _):
        error = await failed(http, POST)
        assert isinstance(error, ServerFault)
        assert (error.reason, error.effect, error.status) == ("redirect", Effect.UNKNOWN, 307)
        assert len(server.heads) == 1


async def _cookie(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await server.head(reader)
        writer.write(OK.replace(b"content-length", b"set-cookie: who=me; path=/\r\ncontent-length"))
        await writer.drain()


@pytest.mark.asyncio
async def test_headers_of_every_request_and_no_cookies() -> None:
    async with serving(_cookie) as server, client(server.url) as (http, exchanges):
        await http.send(GET)
        await http.send(POST)
        assert server.connections == 1
    for head in server.heads:
        assert b"accept-encoding: identity" in head.lower()
        assert b"cookie" not in head.lower()
        assert b"x-forwarded-proto" not in head.lower()
    assert exchanges[0].server_date is not None
    assert exchanges[0].server_date.isoformat() == "2026-11-21T01:02:03+00:00"


@pytest.mark.asyncio
async def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    async with serving(_cookie) as server, client(server.url) as (http, _):
        await http.send(GET)
        assert len(server.heads) == 1


@pytest.mark.asyncio
async def test_a_closed_service_sends_nothing() -> None:
    async with serving(_cookie) as server, client(server.url) as (http, _):
        await http.aclose()
        error = await failed(http, POST)
        assert isinstance(error, Unreachable)
        assert error.reason == "closed"
        assert not server.heads
