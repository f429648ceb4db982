"""The kill leaves at most once on real sockets, where only the transport's trace knows what left."""

import asyncio
import socket
import ssl
from pathlib import Path

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError, Effect, Interrupted, ServerFault, Unreachable
from api_client.kill_line import KillLine
from api_client.models.common import Exchange
from api_client.models.kill_switch import KillStatus
from api_client.timeouts import CallKind, Patience
from tests.api_client.authority import Authority
from tests.api_client.kill_lines import REASON, SERVICE, failed, line, session
from tests.api_client.payloads import KILL
from tests.api_client.socket_server import Connection, Server, serving
from tests.fakes.transport import encode

RECEIPT = encode(KILL)


def answer_bytes(status: bytes, body: bytes, kind: bytes = b"application/json") -> bytes:
    head = b"HTTP/1.1 %s\r\ndate: Sat, 21 Nov 2026 01:02:03 GMT\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n"
    return head % (status, kind, len(body)) + body


async def _receipt(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await server.head(reader)
        writer.write(answer_bytes(b"200 OK", RECEIPT))
        await writer.drain()


async def _drop(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)


async def _drop_second(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    writer.write(answer_bytes(b"200 OK", b"# TYPE kill_switch_state gauge\n", b"text/plain"))
    await writer.drain()
    await server.head(reader)


async def _silence(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    await asyncio.get_running_loop().create_future()


async def _redirect(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    writer.write(b"HTTP/1.1 307 Moved\r\nlocation: " + server.url.encode() + b"/else\r\ncontent-length: 0\r\n\r\n")
    await writer.drain()


async def _text_500(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)
    writer.write(answer_bytes(b"500 Oops", b"Internal Server Error", b"text/plain"))
    await writer.drain()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("connection", "kind", "reason"),
    [(_drop, Interrupted, "dropped"), (_redirect, ServerFault, "redirect"), (_text_500, ServerFault, "status")],
)
async def test_on_a_real_socket_a_kill_that_left_is_not_sent_again(
    connection: Connection, kind: type[ApiError], reason: str
) -> None:
    dates: list[object] = []
    async with serving(connection) as server:
        made = line(url=server.url)
        error = await failed(made, on_exchange=lambda exchange: dates.append(exchange.server_date))
        assert (type(error), error.reason) == (kind, reason)
        assert (len(server.heads), server.connections) == (1, 1)
        await made.aclose()
    assert (dates[0] is not None) == (connection is _text_500)


@pytest.mark.asyncio
async def test_a_kill_on_a_kept_connection_that_breaks_is_not_sent_again() -> None:
    async with serving(_drop_second) as server:
        made = line(url=server.url)
        await made.exposition()
        assert isinstance(await failed(made), Interrupted)
        assert [head.split()[0] for head in server.heads] == [b"GET", b"POST"]
        assert server.connections == 1
        await made.aclose()


@pytest.mark.asyncio
async def test_a_kill_that_is_not_answered_in_time_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api_client.http.TIMEOUTS", dict.fromkeys(CallKind, Patience(connect_s=0.05, answer_s=0.05)))
    async with serving(_silence) as server:
        made = line(url=server.url)
        error = await failed(made)
        assert (type(error), error.reason, error.effect) == (Interrupted, "read_timeout", Effect.UNKNOWN)
        assert len(server.heads) == 1
        await made.aclose()


@pytest.mark.asyncio
async def test_a_refused_port_is_tried_twice_and_nothing_left() -> None:
    observed: list[Exchange] = []
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))  # bound, not listening: nobody else can take it
        error = await failed(line(url=f"http://127.0.0.1:{probe.getsockname()[1]}", observed=observed))
    assert (type(error), error.reason) == (Unreachable, "refused")
    assert len(observed) == 2


@pytest.mark.asyncio
async def test_a_port_that_opens_after_the_first_try_gets_the_kill_once() -> None:
    probe, server, listening = socket.socket(), Server(), list[asyncio.Future[asyncio.Server]]()
    probe.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{probe.getsockname()[1]}"

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await server.head(reader)
        writer.write(answer_bytes(b"200 OK", RECEIPT))
        await writer.drain()
        writer.close()

    def listen(exchange: Exchange) -> None:
        if exchange.status is None:
            probe.listen()
            listening.append(asyncio.ensure_future(asyncio.start_server(accepted, sock=probe)))

    receipt = await line(url=url).engage("company", REASON, on_exchange=listen)
    assert receipt.status is KillStatus.OK
    assert (len(listening), len(server.heads)) == (1, 1)
    (await listening[0]).close()


@pytest.mark.asyncio
async def test_the_line_is_warm_and_held_by_no_read() -> None:
    async with serving(_receipt) as server:
        made = line(url=server.url)
        for _ in range(3):
            await made.engage("company", REASON)
        assert server.connections == 1
        await made.aclose()
    async with serving(_silence) as server:
        made = line(url=server.url)
        reads = [asyncio.ensure_future(made.gauges()) for _ in range(20)]
        tries: list[Exchange] = []
        kill = asyncio.ensure_future(made.engage("company", REASON, on_exchange=tries.append))
        while not any(head.startswith(b"POST") for head in server.heads):
            server.arrived.clear()
            await server.arrived.wait()
        assert tries == []  # the first try got a connection: none was given up waiting for one
        for task in (*reads, kill):
            task.cancel()
        await asyncio.gather(*reads, kill, return_exceptions=True)
        await made.aclose()


@pytest.mark.asyncio
async def test_the_line_trusts_what_the_environment_trusts(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    presented = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    presented.load_cert_chain(authority.leaf("kill"))
    heads: list[bytes] = []

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer_bytes(b"200 OK", RECEIPT))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(accepted, "127.0.0.1", 0, ssl=presented)
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    for context, kind in (
        (ssl.create_default_context(cafile=authority.ca_file), None),
        (ssl.create_default_context(), Unreachable),
    ):
        made = KillLine(Endpoint(SERVICE, url, context=context))
        made.use(session())
        if kind is None:
            await made.engage("company", REASON)
        else:
            assert (await failed(made)).reason == "certificate_untrusted"
        await made.aclose()
    assert len(heads) == 1
    server.close()
