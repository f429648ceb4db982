"""Headers that hold secrets: what the library gets, what leaves, what is left; and sessions that become no string."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.auth import AuthService
from api_client.endpoint import Endpoint
from api_client.errors import ApiError, ContractError, Effect
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from api_client.network import _Stream
from api_client.redact import MASK
from api_client.secret_header import SecretHeader
from api_client.wire import Call
from tests.api_client.socket_server import Server, client, serving
from tests.fakes.transport import FakeNetwork

ONE, OTHER = "first-session-token", "second-session-token"
EXPIRES = "2026-11-21T09:00:00+00:00"
PRINTABLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters=","), max_size=40)


def parts() -> tuple[SecretBuffer, SecretBuffer]:
    return SecretBuffer(ONE.encode()), SecretBuffer(OTHER.encode())


@given(first=PRINTABLE, second=PRINTABLE, before=st.binary(max_size=40), behind=st.binary(max_size=40))
def test_the_secrets_stand_where_the_placeholder_stood(first: str, second: str, before: bytes, behind: bytes) -> None:
    with SecretHeader("x-any", (SecretBuffer(first.encode()), SecretText(second))) as header:
        head = before + header.placeholder.encode() + behind
        assert header.stands_in(head)
        assert header.filled(head) == before + f"{first},{second}".encode() + behind
        assert not header.stands_in(before + behind)


@pytest.mark.parametrize("text", ["a,b", "a b", "a\r\nx: y", "\x7f", "é", "\0"])
@pytest.mark.parametrize("kind", [SecretText, lambda text: SecretBuffer(text.encode())])
def test_what_would_be_another_header_is_refused(text: str, kind: Any) -> None:
    with pytest.raises(ValueError, match="printable ASCII") as caught:
        SecretHeader("x-any", (kind(ONE + text),))
    assert ONE not in repr(caught.value)


def test_what_was_filled_in_is_overwritten_and_the_owner_s_buffers_are_not() -> None:
    held = parts()
    with SecretHeader("x-any", held) as header:
        filled = header.filled(header.placeholder.encode())
        assert filled == f"{ONE},{OTHER}".encode()
        assert repr(header) == MASK
        assert ONE not in header.placeholder
    assert filled == bytes(len(filled))
    assert held[0].view() == ONE.encode()
    with SecretHeader("x-any", (SecretText(ONE),)) as header:
        own = header._own[0]
    assert own.wiped


async def _answer(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await server.head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")


async def _drop(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await server.head(reader)


@pytest.mark.asyncio
async def test_the_secrets_leave_with_their_own_request_alone() -> None:
    async with serving(_answer) as server, client(server.url) as (http, _):
        held = parts()
        with SecretHeader("x-director-approvals", held) as header:
            call = Call(path="/x", headers={"x-other": "y"}, secret_headers=(header,))
            await http.send(call)
            await http.send(Call(path="/x", headers={"x-other": header.placeholder}))  # not of this request
            assert ONE not in repr(call)
    first, second = server.heads
    assert f"x-director-approvals: {ONE},{OTHER}\r\n".encode() in first
    assert b"x-other: y\r\n" in first
    assert ONE.encode() not in second
    assert header.placeholder.encode() in second


@pytest.mark.asyncio
async def test_two_requests_at_once_keep_their_own_secrets() -> None:
    async with serving(_answer) as server, client(server.url) as (http, _):
        with SecretHeader("x-a", (SecretText(ONE),)) as one, SecretHeader("x-a", (SecretText(OTHER),)) as other:
            await asyncio.gather(*(http.send(Call(path="/x", secret_headers=(header,))) for header in (one, other)))
    assert sorted(ONE.encode() in head for head in server.heads) == [False, True]
    assert sorted(OTHER.encode() in head for head in server.heads) == [False, True]


@pytest.mark.asyncio
async def test_a_request_that_fails_leaves_no_secret_with_the_connection() -> None:
    async with serving(_drop) as server, client(server.url) as (http, _):
        with SecretHeader("x-a", parts()) as header:
            with contextlib.suppress(ApiError):
                await http.send(Call(method="POST", path="/x", secret_headers=(header,)))
            (filled,) = header._filled
            assert http._client._transport._in_flight == []  # type: ignore[attr-defined]
    assert filled == bytes(len(filled))
    assert ONE.encode() in server.heads[0]


class _Pieces:
    def __init__(self) -> None:
        self.closed = False

    async def read(self, *_: object) -> bytes:
        return bytes(bytearray(b"piece that was read"))

    async def aclose(self) -> None:
        self.closed = True


@pytest.mark.asyncio
async def test_a_piece_that_was_read_is_overwritten_unless_somebody_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    overwritten: list[bytes] = []
    monkeypatch.setattr("api_client.network.overwrite", lambda piece: overwritten.append(bytes(bytearray(piece))))
    stream = _Stream(_Pieces(), [])  # type: ignore[arg-type]
    await stream.read(100)
    assert overwritten == []
    held = await stream.read(100)
    assert len(overwritten) == 1
    await stream.read(100)
    assert len(overwritten) == 1  # the second is held
    assert held == b"piece that was read"
    await stream.aclose()
    assert len(overwritten) == 2


def network(**changes: Any) -> tuple[FakeNetwork, AuthService]:
    made = FakeNetwork()
    made.answer("auth", "POST", "/auth/login", json={"token": ONE, "admin_id": "d", "expires_at": EXPIRES, **changes})
    return made, AuthService(HttpService(Endpoint("auth", "http://127.0.0.1:1"), made))


@pytest.mark.asyncio
async def test_an_approval_is_a_session_in_a_buffer() -> None:
    made, auth = network()
    approval = await auth.approve("d@example.com", SecretText("p"), SecretText("1"), "10.1.2.3")
    assert approval.token.view() == ONE.encode()
    assert (approval.account_id, approval.email, approval.expires_at.isoformat()) == ("d", "d@example.com", EXPIRES)
    assert ONE not in repr(approval)
    sent = {"email": "d@example.com", "password": "p", "mfa_code": "1", "ip_address": "10.1.2.3"}
    assert made.received[0].json() == sent


@pytest.mark.asyncio
@pytest.mark.parametrize("token", ["", "a b", 'a"b', "a\\b", "a,b", "é", "a\n", 7, None, ["a"]])
async def test_a_token_that_cannot_be_a_header_is_no_approval(token: object) -> None:
    _, auth = network(token=token)
    with pytest.raises(ContractError) as caught:
        await auth.approve("d@example.com", SecretText("p"), SecretText("1"))
    assert (caught.value.path, caught.value.effect) == ("$.token", Effect.UNKNOWN)


@pytest.mark.asyncio
async def test_an_approval_of_nobody_is_refused() -> None:
    _, auth = network(admin_id="")
    with pytest.raises(ContractError) as caught:
        await auth.approve("d@example.com", SecretText("p"), SecretText("1"))
    assert caught.value.path == "$.admin_id"


@pytest.mark.asyncio
@pytest.mark.parametrize("secret", [True, False])
async def test_a_secret_answer_is_overwritten_once_it_was_read(secret: bool) -> None:
    made = FakeNetwork()
    made.answer("auth", "GET", "/x", json={"token": ONE})
    http = HttpService(Endpoint("auth", "http://127.0.0.1:1"), made)
    bodies: list[bytes] = []

    def read(reply: Any) -> None:
        assert ONE.encode() in reply.body
        bodies.append(reply.body)

    await http.exchange(Call(path="/x", secret_answer=secret), read)
    assert (ONE.encode() in bodies[0]) is not secret
