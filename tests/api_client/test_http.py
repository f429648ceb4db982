"""One service over HTTP: sizes, sentences, observers, waits; nothing of a secret in what it leaves behind."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from api_client import http as http_module
from api_client.endpoint import Endpoint
from api_client.errors import ApiError, Busy, ContractError, Draining, Effect, Misconfigured, Refused, ServerFault
from api_client.http import HttpService
from api_client.models.common import Exchange
from api_client.timeouts import TIMEOUTS, CallKind
from api_client.wire import Call
from tests.api_client.operation import CANARIES
from tests.api_client.operations import CONTEXT, OPERATIONS, Operation, platform
from tests.fakes.transport import FakeNetwork

GET = Call(path="/x")
POST = Call(method="POST", path="/x", kind=CallKind.WRITE, body=b'{"a": 1}')


def service(network: FakeNetwork, observe: Any = None) -> HttpService:
    return HttpService(Endpoint("risk", "https://risk.example.com", context=CONTEXT), network, observe)


async def failure(network: FakeNetwork, call: Call = GET) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await service(network).send(call)
    return caught.value


def test_every_kind_of_call_has_its_patience() -> None:
    assert {kind: (item.connect_s, item.answer_s) for kind, item in TIMEOUTS.items()} == {
        CallKind.READ: (3, 5),
        CallKind.SLOW_READ: (3, 20),
        CallKind.WRITE: (3, 15),
        CallKind.ROTATION: (3, 30),
        CallKind.KILL: (3, 45),
        CallKind.PROBE: (3, 4),
    }
    assert TIMEOUTS[CallKind.KILL].total_s == 51


@pytest.mark.asyncio
async def test_every_call_is_made_with_the_patience_of_its_kind() -> None:
    asked: dict[str, float] = {}
    for operation in OPERATIONS:
        network = FakeNetwork()

        async def note(request: httpx.Request, name: str = operation.name) -> httpx.Response:
            asked[name] = request.extensions["timeout"]["read"]
            raise ConnectionResetError

        network.script(operation.service, operation.method, operation.path, note)
        with pytest.raises(ApiError):
            await operation.call(platform(network, services=[operation.service]))
    assert asked.pop("kill_switch.engage") == 45
    slow = {"secrets.status", "secrets.kraken_status", "secrets.audit", "risk.size", "oms.routing", "oms.impact_curve"}
    slow |= {"oms.order", "routes.routes", "secrets_root.status", "secrets_root.kraken_status", "secrets_root.audit"}
    slow |= {
        "secrets_gateway.kraken_status",
        "risk_engine.cvar",
        "risk_engine.nav_forecast",
        "oms_core.shadow_pnl",
        "override.history",
        "oms_root.order",
        "oms_core.trades",
        "oms_core.balances",
    }
    for name in ("secrets.rotate", "secrets.rotate_encrypted", "secrets.test", "secrets_gateway.rotate"):
        assert asked.pop(name) == 30
    assert asked.pop("secrets_root.rotate") == asked.pop("secrets_root.test") == 30
    writes = {operation.name for operation in OPERATIONS if not operation.is_read}
    for name, read_s in asked.items():
        assert read_s == (15 if name in writes else 20 if name in slow - {"oms.impact_curve"} else 5), name


@pytest.mark.asyncio
@pytest.mark.parametrize("extra", [0, 1])
async def test_an_answer_is_read_up_to_its_limit(extra: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_module, "BODY_LIMIT", 1000)
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(10 + 100 * extra):
            taken += 100
            yield b"x" * 100

    async def flood(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=endless())

    network = FakeNetwork()
    network.script("risk", "GET", "/x", flood)
    if not extra:
        assert len((await service(network).send(GET)).body) == 1000
        return
    error = await failure(network)
    assert isinstance(error, ContractError)
    assert (error.reason, error.path, error.status, error.effect) == ("too_large", "$", 200, Effect.NONE)
    assert taken == 1200  # closed and asked once more, which ends it on a network; the rest was never asked for
    for _ in range(5):  # the loop closes the generators that were left
        await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_a_large_or_compressed_refusal_is_a_refusal_without_words() -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/x", status=400, json={"detail": "x" * 70_000})
    assert (await failure(network)).detail is None
    network.answer("risk", "GET", "/x", status=400, json={"detail": "x"}, headers={"content-encoding": "br"})
    error = await failure(network)
    assert isinstance(error, Refused)
    assert error.detail is None


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"detail": "a sentence"}, "a sentence"),
        ({"detail": "api_key=canary"}, "api_key=•••"),
        ({"detail": []}, None),
        ({"detail": ["x", {"msg": 1}, {"loc": ["a"]}]}, None),
        ({"detail": [{"msg": "m1"}, {"msg": "m2", "loc": ["body", 0, None], "input": "canary"}]}, "m1; m2 (body.0)"),
        (["detail"], None),
        ("detail", None),
        ({"other": "x"}, None),
    ],
)
async def test_the_server_s_sentence(body: Any, detail: str | None) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/x", status=422, json=body)
    error = await failure(network)
    assert error.detail == detail
    assert "canary" not in repr(vars(error))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("content", "kind", "detail"),
    [
        (b"Invalid host header", "text/plain; charset=utf-8", "Invalid host header"),
        (b"  ", "text/plain", None),
        (b"\xff", "text/plain", "�"),
        (b"<html>no</html>", "text/html", None),
        (b"{broken", "application/json", None),
        (b"[" * 5000, "application/json", None),
    ],
)
async def test_a_sentence_outside_json(content: bytes, kind: str, detail: str | None) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/x", status=400, content=content, headers={"content-type": kind})
    assert (await failure(network)).detail == detail


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("header", "retry_after_s"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "999999999"}, 86400.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "Fri, 20 Nov 2026 21:00:30 GMT", "date": "Fri, 20 Nov 2026 21:00:00 GMT"}, 30.0),
        ({"retry-after": "Fri, 20 Nov 2026 20:00:00 GMT", "date": "Fri, 20 Nov 2026 21:00:00 GMT"}, 0.0),
        ({"retry-after": "Fri, 20 Nov 2020 20:00:00 GMT", "date": "today"}, 0.0),
    ],
)
async def test_when_to_ask_again(header: dict[str, str], retry_after_s: float | None) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/x", status=429, json={}, headers=header)
    busy = await failure(network)
    assert isinstance(busy, Busy)
    network.answer("risk", "GET", "/x", status=503, json={"status": {}}, headers=header)
    draining = await failure(network)
    assert isinstance(draining, Draining)
    assert busy.retry_after_s == draining.retry_after_s == retry_after_s


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("detail", "guard"),
    [
        ("Authentication session store is not configured.", "session_store"),
        ("ADMIN_ALLOWLIST: is required but was not provided.", "allowlist"),
    ],
)
async def test_a_guard_that_is_not_wired_is_named(detail: str, guard: str) -> None:
    network = FakeNetwork()
    network.answer("risk", "POST", "/x", status=500, json={"detail": detail})
    error = await failure(network, POST)
    assert isinstance(error, Misconfigured)
    assert (error.guard, error.detail, error.effect) == (guard, detail, Effect.NONE)
    network.answer("risk", "POST", "/x", status=502, json={"detail": detail})
    assert isinstance(await failure(network, POST), ServerFault)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "date", ["Sat, 21 Nov 2026 01:02:03 GMT", "Sat, 21 Nov 2026 02:02:03 +0100", "21 Nov 2026 01:02:03 -0000"]
)
async def test_the_server_s_clock(date: str) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/x", json={}, headers={"date": date})
    exchanges: list[Exchange] = []
    reply = await service(network, exchanges.append).send(GET)
    assert reply.server_date == exchanges[0].server_date == datetime(2026, 11, 21, 1, 2, 3, tzinfo=UTC)


@pytest.mark.asyncio
async def test_an_exchange_tells_what_happened() -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/x", json={})
    exchanges: list[Exchange] = []
    before = datetime.now(UTC)
    await service(network, exchanges.append).send(Call(path="/x", params={"account_id": "company"}))
    (exchange,) = exchanges
    assert (exchange.service, exchange.method, exchange.path, exchange.status) == ("risk", "GET", "/x", 200)
    assert before <= exchange.at <= datetime.now(UTC)
    assert exchange.latency_s >= 0
    assert exchange.error is None


@pytest.mark.expects_log
@pytest.mark.asyncio
async def test_a_broken_observer_breaks_no_call(caplog: pytest.LogCaptureFixture) -> None:
    def broken(exchange: Exchange) -> None:
        raise RuntimeError(f"canary {exchange}")

    network = FakeNetwork()
    network.answer("risk", "GET", "/x", json={})
    assert (await service(network, broken).send(GET)).status == 200
    assert "an observer of risk failed with RuntimeError" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.asyncio
async def test_a_bug_of_ours_is_not_dressed_up() -> None:
    network = FakeNetwork()
    network.fail("risk", "GET", "/x", ZeroDivisionError(), sent=True)
    with pytest.raises(ZeroDivisionError):
        await service(network).send(GET)


@pytest.mark.asyncio
async def test_the_forwarded_header_goes_where_it_is_configured() -> None:
    network = FakeNetwork()
    for forwarded in (True, False):
        endpoint = Endpoint("risk", "http://127.0.0.1:1", forwarded_proto=forwarded)
        with pytest.raises(Refused):
            await HttpService(endpoint, network).send(GET)
        assert network.received[-1].headers.get("x-forwarded-proto") == ("https" if forwarded else None)


def test_neither_call_nor_reply_shows_what_it_carries() -> None:
    call = Call(path="/x", headers={"authorization": "canary"}, body=b"canary")
    assert "canary" not in repr(call)


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
@pytest.mark.parametrize("echo", [200, 401, 422, 500])
async def test_no_secret_is_left_behind(operation: Operation, echo: int, caplog: pytest.LogCaptureFixture) -> None:
    """Even a server that sends back all it received leaves nothing in error, record or log."""

    async def parrot(request: httpx.Request) -> httpx.Response:
        heard = f"{dict(request.headers)} {request.content.decode()}"
        entry = {"msg": heard, "loc": ["body"], "input": heard}
        return httpx.Response(echo, json={"detail": heard if echo != 422 else [entry], "ts": heard})

    caplog.set_level(logging.DEBUG)
    network = FakeNetwork()
    network.script(operation.service, operation.method, operation.path, parrot)
    exchanges: list[Exchange] = []
    left: list[Any] = [exchanges]
    try:
        await operation.call(platform(network, observe=exchanges.append, services=[operation.service]))
    except ApiError as error:
        left += [error, vars(error), error.args, error.__context__]
    for canary in CANARIES:
        assert canary not in f"{left!r} {[str(item) for item in left]} {caplog.text}"
