"""Secrets that can be overwritten, and request bodies made of them."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import string
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client import secret_body
from api_client.models.secret_buffer import SecretBuffer
from api_client.redact import MASK
from api_client.secret_body import SecretBody

CANARY = "canary-private-key"
PRINTABLE = st.text(string.ascii_letters + string.digits + string.punctuation + " ")


def buffer(text: str = CANARY) -> SecretBuffer:
    return SecretBuffer(text.encode())


async def sent(body: SecretBody) -> list[bytes]:
    return [part async for part in body]


def test_a_buffer_shows_itself_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    secret = buffer()
    logging.getLogger("x").info("%s %r %s", secret, secret, [secret])
    assert {repr(secret), str(secret), f"{secret}"} == {MASK}
    assert CANARY not in caplog.text
    assert not hasattr(secret, "__dict__")
    for encode in (json.dumps, msgspec.json.encode, pickle.dumps, bytes):
        with pytest.raises(TypeError) as caught:
            encode(secret)  # type: ignore[operator]
        assert CANARY not in str(caught.value)


def test_a_buffer_is_never_duplicated() -> None:
    secret = buffer()
    assert copy.copy(secret) is secret
    assert copy.deepcopy([secret])[0] is secret
    with pytest.raises(TypeError):
        hash(secret)


def test_buffers_compare_by_what_they_hold() -> None:
    assert buffer() == buffer()
    assert buffer() != buffer("another")
    assert buffer() != CANARY
    gone = buffer()
    gone.wipe()
    assert gone != SecretBuffer(bytes(len(CANARY)))
    assert (len(buffer()), bool(buffer("")), len(gone), bool(gone)) == (len(CANARY), False, 0, False)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_the_source_is_copied_and_stays_its_owner_s(kind: Any) -> None:
    source = bytearray(CANARY.encode())
    secret = SecretBuffer(kind(source))
    source[:] = bytes(len(source))
    assert secret.view() == CANARY.encode()
    assert secret.view().readonly


def test_a_wiped_buffer_holds_zeros_and_is_not_read_again() -> None:
    secret = buffer()
    view = secret.view()
    for _ in range(2):
        secret.wipe()
    assert secret.wiped
    assert view == bytes(len(CANARY))
    with pytest.raises(ValueError, match="overwritten"):
        secret.view()


@pytest.mark.asyncio
@given(public=st.dictionaries(st.text(), st.text(), max_size=2), first=PRINTABLE, second=PRINTABLE)
async def test_a_body_is_the_json_of_all_its_parts(public: dict[str, str], first: str, second: str) -> None:
    secrets = {"api_key": first, 'a "name"': second}
    body = SecretBody(public, {name: buffer(text) for name, text in secrets.items()})
    (piece,) = await sent(body)
    assert json.loads(piece) == {**public, **secrets}
    assert len(body) == len(piece)


@pytest.mark.asyncio
async def test_a_body_without_secrets_is_one_as_well() -> None:
    assert await sent(SecretBody({"a": "b"}, {})) == [b'{"a":"b"}']
    assert await sent(SecretBody({}, {})) == [b"{}"]


@pytest.mark.parametrize("text", ["tab\t", "line\n", "nul\0", "é", "\x7f"])
def test_what_json_would_have_to_spell_out_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="printable ASCII") as caught:
        SecretBody({}, {"api_key": buffer(CANARY + text)})
    assert CANARY not in repr(caught.value)


def test_a_wiped_secret_makes_no_body() -> None:
    gone = buffer()
    gone.wipe()
    with pytest.raises(ValueError, match="overwritten"):
        SecretBody({}, {"api_key": gone})


@pytest.mark.asyncio
async def test_a_body_is_overwritten_with_what_was_sent_from_it() -> None:
    secret = buffer()
    with SecretBody({}, {"api_key": secret}) as body:
        first, second = (await sent(body))[0], (await sent(body))[0]
        assert first is second  # one object, however often it is asked for
        assert CANARY.encode() in first
        assert repr(body) == MASK
    assert first == bytes(len(first))
    assert secret.view() == CANARY.encode()
    with pytest.raises(ValueError, match="overwritten"):
        await sent(body)
    body.wipe()


@pytest.mark.asyncio
async def test_elsewhere_than_on_cpython_the_sent_object_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere:
        implementation = type("Implementation", (), {"name": "pypy"})

    body = SecretBody({}, {"api_key": buffer()})
    (piece,) = await sent(body)
    monkeypatch.setattr(secret_body, "sys", Elsewhere)
    body.wipe()
    assert CANARY.encode() in piece


def test_an_answer_that_repeats_a_secret_is_masked() -> None:
    body = SecretBody({}, {"api_key": buffer("abcdef"), "short": buffer("xyz"), "none": buffer("")})
    assert body.masked(b"abcdef xyz abcdefabcdef").decode() == f"{MASK} xyz {MASK}{MASK}"
