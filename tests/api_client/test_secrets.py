"""What is particular to Kraken credentials: overwritten bodies, repeated secrets, static tokens, ended sessions."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError, AuthError, Effect, NotConfigured, Refused
from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from api_client.platform import Platform
from api_client.services.secrets import SESSION_OR_APPROVAL
from tests.api_client.operation import CANARY_KEY, CANARY_PRIVATE, Operation
from tests.api_client.operations import OPERATIONS, platform
from tests.fakes.transport import FakeNetwork

CARRYING = [item for item in OPERATIONS if item.body and "api_secret" in item.body]
APPROVALS = (SecretText("one"), SecretText("two"))
Behaviour = Callable[[httpx.Request], Awaitable[httpx.Response]]


async def _answers(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={}, request=request)


async def _refuses(request: httpx.Request) -> httpx.Response:
    return httpx.Response(403, json={"detail": "no"}, request=request)


async def _drops(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("gone")


async def _fails(request: httpx.Request) -> httpx.Response:
    raise ZeroDivisionError


async def _cancels(request: httpx.Request) -> httpx.Response:
    raise asyncio.CancelledError


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", CARRYING, ids=str)
@pytest.mark.parametrize("behaviour", [_answers, _refuses, _drops, _fails, _cancels])
async def test_what_was_sent_is_overwritten_whatever_it_ended_in(operation: Operation, behaviour: Behaviour) -> None:
    left: list[bytes] = []

    async def keep(request: httpx.Request) -> httpx.Response:
        left.append(request.content)
        assert CANARY_PRIVATE.encode() in left[0]
        return await behaviour(request)

    network = FakeNetwork()
    network.script(operation.service, operation.method, operation.path, keep)
    with contextlib.suppress(ApiError, ZeroDivisionError, asyncio.CancelledError):
        await operation.call(platform(network))
    assert left[0] == bytes(len(left[0]))


@pytest.mark.asyncio
async def test_the_caller_s_buffers_are_left_as_they_are() -> None:
    key, private = SecretBuffer(CANARY_KEY.encode()), SecretBuffer(CANARY_PRIVATE.encode())
    network = FakeNetwork()
    for _ in range(2):
        with pytest.raises(Refused):
            await platform(network).secrets.rotate("company", key, private, APPROVALS)
    assert [item.json()["api_secret"] for item in network.received] == [CANARY_PRIVATE] * 2
    private.wipe()
    with pytest.raises(ValueError, match="overwritten"):
        await platform(network).secrets.rotate("company", key, private, APPROVALS)
    assert len(network.received) == 2


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", CARRYING, ids=str)
async def test_a_sentence_that_repeats_a_secret_is_masked(operation: Operation) -> None:
    network = FakeNetwork()
    words = f"the pair {CANARY_KEY} with {CANARY_PRIVATE} is wrong"
    network.answer(operation.service, operation.method, operation.path, status=400, json={"detail": words})
    with pytest.raises(Refused) as caught:
        await operation.call(platform(network))
    assert caught.value.detail == "the pair ••• with ••• is wrong"


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["secrets.rotate", "secrets.rotate_encrypted", "secrets.force_rotate"])
async def test_what_the_service_says_of_the_oms_is_cut_and_redacted(name: str) -> None:
    (operation,) = (item for item in OPERATIONS if item.name == name)
    for said, told in (("reloads soon", "reloads soon"), ("token=abc", "token=•••"), ("x" * 999, "x" * 299 + "…")):
        network = FakeNetwork()
        network.answer(
            "secrets",
            "POST",
            operation.path,
            status=operation.status,
            json=operation.answer,
            headers={"X-OMS-Watcher": said},
        )
        assert (await operation.call(platform(network))).watcher == told


@pytest.mark.asyncio
async def test_the_root_flavour_s_sentences_are_cut_and_redacted() -> None:
    network = FakeNetwork()
    network.answer("secrets", "GET", "/secrets/status", json={"status": "api_key: abc"})
    rows = [{"actor": "a", "rotated_at": "2026-11-20T21:23:29+00:00", "notes": notes} for notes in ("x" * 999, None)]
    network.answer("secrets", "GET", "/secrets/audit", json=rows)
    made = platform(network).secrets_root
    assert (await made.status()).status == "api_key: •••"
    assert [row.notes for row in await made.audit()] == ["x" * 299 + "…", None]


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", [item for item in OPERATIONS if item.service == "secrets"], ids=str)
async def test_only_a_rotation_leaves_open_whose_session_has_ended(operation: Operation) -> None:
    network = FakeNetwork()
    expired = {"detail": "Invalid or expired session token."}
    network.answer(operation.service, operation.method, operation.path, status=401, json=expired)
    with pytest.raises(ApiError) as caught:
        await operation.call(platform(network))
    assert caught.value.effect is Effect.NONE
    assert isinstance(caught.value, Refused if operation.static else AuthError)
    assert (caught.value.reason == SESSION_OR_APPROVAL) == operation.approved


@pytest.mark.asyncio
@pytest.mark.parametrize("bearers", [{}, {"secrets": SecretText("")}, {"secrets": SecretText("b")}])
@pytest.mark.parametrize("mfa_tokens", [{}, {"secrets": SecretText("")}])
async def test_without_both_static_tokens_nothing_is_sent(
    bearers: dict[str, SecretText], mfa_tokens: dict[str, SecretText]
) -> None:
    network = FakeNetwork()
    endpoint = Endpoint("secrets", "http://127.0.0.1:1", flavour="root")
    made = Platform([endpoint], transport_factory=network, bearers=bearers, mfa_tokens=mfa_tokens)
    pair = SecretBuffer(b"key"), SecretBuffer(b"secret")
    root = made.secrets_root
    calls: list[Awaitable[Any]] = [
        root.status(),
        root.kraken_status("company"),
        root.audit(),
        root.rotate("company", *pair),
        root.test("company"),
    ]
    for call in calls:
        with pytest.raises(NotConfigured) as caught:
            await call
        assert (caught.value.reason, caught.value.effect) == ("no_service_token", Effect.NONE)
    assert network.received == []


@pytest.mark.asyncio
async def test_a_stored_pair_that_does_not_succeed_is_not_accepted() -> None:
    network = FakeNetwork()
    network.answer("secrets", "POST", "/secrets/kraken/test", json={"result": "failure", "data": {}})
    assert (await platform(network).secrets_root.test("company")).accepted is False
