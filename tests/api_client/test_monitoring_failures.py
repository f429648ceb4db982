"""Every method of the clients of Prometheus and Alertmanager against every way to fail; each request is sent once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from api_client.alertmanager import Alertmanager
from api_client.errors import ApiError, Busy, ContractError, Effect, Interrupted, Refused, ServerFault, Unreachable
from api_client.monitoring_http import TENANT_HEADER
from api_client.promql import Prometheus
from tests.api_client.monitoring_calls import BEARER, CALLS, MonitoringCall, ask, platform
from tests.fakes.transport import FakeNetwork

NONE, UNKNOWN = Effect.NONE, Effect.UNKNOWN
HTML = b"<html><head><title>Sign in</title></head><body>token=abc</body></html>"


@dataclass(frozen=True)
class Failure:
    """`effect` is that on a write; `answered` when the body's form is at fault, which some calls do not look at."""

    name: str
    cause: Callable[[FakeNetwork, MonitoringCall], None]
    error: type[ApiError]
    effect: Effect
    reason: str
    status: int | None = None
    detail: str | None = None
    sent: bool = True
    answered: bool = False

    def __str__(self) -> str:
        return self.name


def status(code: int, body: Any = None, **more: Any) -> Callable[[FakeNetwork, MonitoringCall], None]:
    return lambda network, call: network.answer(call.service, call.method, call.path, status=code, json=body, **more)


def raising(error: Exception, *, sent: bool) -> Callable[[FakeNetwork, MonitoringCall], None]:
    return lambda network, call: network.fail(call.service, call.method, call.path, error, sent=sent)


def told(code: int, word: str, sentence: str = "so it is") -> Callable[[FakeNetwork, MonitoringCall], None]:
    return status(code, {"status": "error", "errorType": word, "error": sentence})


def page(code: int, **headers: str) -> Callable[[FakeNetwork, MonitoringCall], None]:
    return status(code, content=HTML, headers={"content-type": "text/html", **headers})


def text(code: int, body: bytes) -> Callable[[FakeNetwork, MonitoringCall], None]:
    return status(code, content=body, headers={"content-type": "text/plain; charset=utf-8"})


SO = "so it is"
FAILURES = (
    Failure("refused", raising(httpx.ConnectError("no"), sent=False), Unreachable, NONE, "unreachable", sent=False),
    Failure("slow", raising(httpx.ConnectTimeout("no"), sent=False), Unreachable, NONE, "connect_timeout", sent=False),
    Failure("read timeout", raising(httpx.ReadTimeout("no"), sent=True), Interrupted, UNKNOWN, "read_timeout"),
    Failure("dropped", raising(httpx.RemoteProtocolError("no"), sent=True), Interrupted, UNKNOWN, "dropped"),
    Failure("bad data", told(400, "bad_data", "password=x1"), Refused, NONE, "bad_data", 400, "password=•••"),
    Failure("execution", told(422, "execution"), Refused, NONE, "execution", 422, SO),
    Failure("query timeout", told(503, "timeout"), ServerFault, UNKNOWN, "timeout", 503, SO),
    Failure("canceled", told(499, "canceled"), ServerFault, UNKNOWN, "canceled", 499, SO),
    Failure("unavailable", told(503, "unavailable"), ServerFault, UNKNOWN, "unavailable", 503, SO),
    Failure("internal", told(500, "internal"), ServerFault, UNKNOWN, "internal", 500, SO),
    Failure("another word", told(503, "moon"), ServerFault, UNKNOWN, "status", 503, SO),
    Failure("a bare text", status(400, "end time is past"), Refused, NONE, "status", 400, "end time is past"),
    Failure("a message", status(422, {"code": 612, "message": SO}), Refused, NONE, "status", 422, SO),
    Failure(
        "a fault's text", status(500, "silence not found"), ServerFault, UNKNOWN, "status", 500, "silence not found"
    ),
    Failure("a detail", status(404, {"detail": "Not Found"}), Refused, NONE, "status", 404, "Not Found"),
    Failure("no tenant", text(401, b"no org id"), Refused, NONE, "status", 401, "no org id"),
    Failure("401 of a proxy", page(401), Refused, NONE, "status", 401),
    Failure("403 of a proxy", page(403), Refused, NONE, "status", 403),
    Failure("404 of a proxy", page(404), Refused, NONE, "status", 404),
    Failure("429", told(429, "too_many_requests"), Busy, NONE, "status", 429, SO),
    Failure("to a sign-in page", page(302, location="https://sso"), ServerFault, UNKNOWN, "redirect", 302),
    Failure("502 of a proxy", page(502), ServerFault, UNKNOWN, "status", 502),
    Failure(
        "compressed",
        status(200, {}, headers={"content-encoding": "gzip"}),
        ContractError,
        UNKNOWN,
        "content_encoding",
        200,
    ),
    Failure("200 with a sign-in page", page(200), ContractError, UNKNOWN, "not_json", 200, answered=True),
    Failure("nothing", status(200), ContractError, UNKNOWN, "not_json", 200, answered=True),
    Failure("null", status(200, content=b"null"), ContractError, UNKNOWN, "wrong_type", 200, answered=True),
    Failure("200 that is none", told(200, "bad_data"), Refused, NONE, "bad_data", 200, SO, answered=True),
    Failure("200 that failed", told(200, "timeout"), ServerFault, UNKNOWN, "timeout", 200, SO, answered=True),
    Failure("200 with an odd error", told(200, "moon"), ServerFault, UNKNOWN, "status", 200, SO, answered=True),
)
CASES = [(call, failure) for call in CALLS for failure in FAILURES if not (failure.answered and call.answer is None)]


@pytest.mark.parametrize(("service", "client"), [("prometheus", Prometheus), ("alertmanager", Alertmanager)])
def test_no_method_is_left_out(service: str, client: type) -> None:
    methods = {name for name in dir(client) if not name.startswith("_")}
    assert {call.name for call in CALLS if call.service == service} == methods


@pytest.mark.asyncio
@pytest.mark.parametrize(("call", "failure"), CASES, ids=str)
async def test_every_failure_of_every_method(call: MonitoringCall, failure: Failure) -> None:
    network = FakeNetwork()
    failure.cause(network, call)
    with pytest.raises(ApiError) as caught:
        await ask(network, call.ask, bearer=BEARER)
    error = caught.value
    assert type(error) is failure.error
    assert error.effect is (NONE if call.is_read else failure.effect)
    assert (error.service, error.reason, error.status) == (call.service, failure.reason, failure.status)
    assert error.detail == failure.detail
    assert error.__context__ is None
    assert BEARER not in f"{error!r} {error} {error.detail}"
    assert len(network.received) == failure.sent  # once, or never


@pytest.mark.asyncio
@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_every_method_sends_bearer_and_tenant_behind_a_path_of_its_own(call: MonitoringCall) -> None:
    network = FakeNetwork()
    network.answer(call.service, call.method, call.path, json=call.answer)
    await ask(network, call.ask, bearer=BEARER, prefix="/monitoring", tenant="desk|night")
    (request,) = network.received
    assert (request.method, request.path) == (call.method, call.path)
    assert request.headers["authorization"] == f"Bearer {BEARER}"
    assert request.headers[TENANT_HEADER] == "desk|night"
    assert request.headers["accept-encoding"] == "identity"


@pytest.mark.asyncio
@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_without_them_neither_is_sent(call: MonitoringCall) -> None:
    network = FakeNetwork()
    network.answer(call.service, call.method, call.path, json=call.answer)
    await ask(network, call.ask)
    assert not {"authorization", TENANT_HEADER} & set(network.received[0].headers)


@pytest.mark.asyncio
@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_who_leaves_waits_no_longer_and_the_next_question_is_answered(call: MonitoringCall) -> None:
    network, arrived = FakeNetwork(), asyncio.Event()

    async def hanging(_request: httpx.Request) -> httpx.Response:
        arrived.set()
        await asyncio.Event().wait()
        raise AssertionError

    network.script(call.service, call.method, call.path, hanging)
    asked = platform(network)
    waiting = asyncio.ensure_future(call.ask(asked))
    await arrived.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    network.answer(call.service, call.method, call.path, json=call.answer)
    await call.ask(asked)
    await asked.aclose()
