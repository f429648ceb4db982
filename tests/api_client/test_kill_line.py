"""The kill leaves at most once, on a line of its own, whatever the network answers."""

import asyncio
import logging

import httpx
import pytest

from api_client import kill_line
from api_client.endpoint import Endpoint
from api_client.errors import ApiError, AuthError, ContractError, Effect, Interrupted, Refused, ServerFault, Unreachable
from api_client.kill_line import KillLine
from api_client.models.common import Exchange
from api_client.models.kill_switch import KillReason, KillStatus
from tests.api_client.kill_lines import REASON, SERVICE, URL, failed, line, session
from tests.api_client.payloads import EVENT, KILL
from tests.fakes.transport import FakeNetwork


def kills(network: FakeNetwork) -> int:
    return len(network.requests(SERVICE, "/risk/kill"))


@pytest.mark.asyncio
async def test_a_kill_leaves_once_and_tells_when() -> None:
    network, observed, told = FakeNetwork(), list[Exchange](), list[str]()
    network.answer(SERVICE, "POST", "/risk/kill", status=207, json={**KILL, "failed_channels": ["sms"]})
    made = line(network, observed=observed)
    receipt = await made.engage(
        "company",
        REASON,
        on_started=lambda: told.append(f"started, {kills(network)} received"),
        on_exchange=lambda exchange: told.append(f"{exchange.path} {exchange.status}"),
    )
    assert (receipt.status, receipt.partial, receipt.failed_channels) == (KillStatus.OK, True, ("sms",))
    assert told == ["started, 0 received", "/risk/kill 207"]
    (received,) = network.received
    assert received.params == {"account_id": "company", "reason_code": "loss_cap_breach"}
    assert [item.status for item in observed] == [207]


class Closable(httpx.AsyncBaseTransport):
    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner, self.closed = inner, False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        self.closed = True


CONNECT = httpx.ConnectError("refused")
FAILURES: list[tuple[str, dict[str, object], type[ApiError], Effect]] = [
    ("401", {"status": 401, "json": {"detail": "Invalid or expired session token."}}, AuthError, Effect.NONE),
    ("403", {"status": 403, "json": {"detail": "Account is not authorized"}}, AuthError, Effect.NONE),
    ("422", {"status": 422, "json": {"detail": [{"msg": "x", "loc": ["query"]}]}}, Refused, Effect.NONE),
    ("400", {"status": 400, "json": {"detail": "Account identifier must not be empty."}}, Refused, Effect.NONE),
    ("500", {"status": 500, "content": b"Internal Server Error"}, ServerFault, Effect.UNKNOWN),
    ("307", {"status": 307, "headers": {"location": "/risk/kill2"}}, ServerFault, Effect.UNKNOWN),
    ("200 unreadable", {"content": b"<html>"}, ContractError, Effect.UNKNOWN),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("scripted", "kind", "effect"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES]
)
async def test_an_answer_that_is_a_failure_is_never_asked_for_again(
    scripted: dict[str, object], kind: type[ApiError], effect: Effect
) -> None:
    network = FakeNetwork()
    network.answer(SERVICE, "POST", "/risk/kill", **scripted)  # type: ignore[arg-type]
    error = await failed(line(network))
    assert isinstance(error, kind)
    assert error.effect is effect
    assert len(network.received) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadError("reset"),
        httpx.WriteError("reset"),
        httpx.RemoteProtocolError("gone"),
        httpx.ReadTimeout("slow"),
        httpx.WriteTimeout("slow"),
        httpx.ConnectError("named misleadingly"),
        httpx.PoolTimeout("named misleadingly"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_what_began_to_leave_is_never_sent_again(error: Exception) -> None:
    network, started = FakeNetwork(), list[int]()
    network.fail(SERVICE, "POST", "/risk/kill", error, sent=True)
    failure = await failed(line(network), on_started=lambda: started.append(1))
    assert isinstance(failure, Interrupted)
    assert failure.effect is Effect.UNKNOWN
    assert (len(network.received), started) == (1, [1])


@pytest.mark.asyncio
@pytest.mark.parametrize("error", [CONNECT, httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full")])
async def test_what_never_left_is_tried_on_a_second_connection(error: Exception) -> None:
    fresh, transports, started = list[FakeNetwork](), list[Closable](), list[int]()

    def network(endpoint: Endpoint) -> httpx.AsyncBaseTransport:
        made = FakeNetwork()
        fresh.append(made)
        if len(fresh) == 1:
            made.fail(SERVICE, "POST", "/risk/kill", error, sent=False)
        else:
            made.answer(SERVICE, "POST", "/risk/kill", json=KILL)
        transports.append(Closable(made(endpoint)))
        return transports[-1]

    observed: list[Exchange] = []
    made = KillLine(Endpoint(SERVICE, URL), network, observed.append)
    made.use(session())
    receipt = await made.engage("company", REASON, on_started=lambda: started.append(1))
    assert receipt.status is KillStatus.OK
    assert [len(one.received) for one in fresh] == [0, 0, 1]
    assert started == [1]
    assert [item.status for item in observed] == [None, 200]
    assert [one.closed for one in transports] == [False, False, True]
    await made.aclose()
    assert all(one.closed for one in transports)


@pytest.mark.asyncio
async def test_two_connections_are_all_that_is_tried() -> None:
    network, observed, started = FakeNetwork(), list[Exchange](), list[int]()
    network.fail(SERVICE, "POST", "/risk/kill", CONNECT, sent=False)
    error = await failed(line(network, observed=observed), on_started=lambda: started.append(1))
    assert isinstance(error, Unreachable)
    assert error.__context__ is None
    assert (len(observed), started, network.received) == (2, [], [])


@pytest.mark.asyncio
async def test_a_second_connection_that_drops_is_the_last() -> None:
    fresh: list[FakeNetwork] = []

    def network(endpoint: Endpoint) -> httpx.AsyncBaseTransport:
        fresh.append(FakeNetwork())
        fresh[-1].fail(SERVICE, "POST", "/risk/kill", httpx.ReadError("x"), sent=len(fresh) > 1)
        return fresh[-1](endpoint)

    made = KillLine(Endpoint(SERVICE, URL), network)
    made.use(session())
    assert isinstance(await failed(made), Interrupted)
    assert [len(one.received) for one in fresh] == [0, 0, 1]


@pytest.mark.asyncio
async def test_without_a_session_or_with_an_unknown_reason_nothing_leaves() -> None:
    network, observed = FakeNetwork(), list[Exchange]()
    made = line(network, observed=observed)
    with pytest.raises(ValueError, match="no unknown reason"):
        await made.engage("company", KillReason.UNKNOWN)
    made.use(None)
    error = await failed(made)
    assert isinstance(error, AuthError)
    assert error.reason == "no_session"
    assert (network.received, observed) == ([], [])


@pytest.mark.asyncio
async def test_a_closed_line_opens_no_second_connection() -> None:
    observed: list[Exchange] = []
    made = line(FakeNetwork(), observed=observed)
    await made.aclose()
    made.use(session())
    error = await failed(made)
    assert (type(error), error.reason) == (Unreachable, "closed")
    assert len(observed) == 1


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_watcher_that_fails_stops_no_kill(caplog: pytest.LogCaptureFixture) -> None:
    network, observed = FakeNetwork(), list[Exchange]()
    network.answer(SERVICE, "POST", "/risk/kill", json=KILL)

    def broken(*_: object) -> None:
        raise RuntimeError("hunter2")

    receipt = await line(network, observed=observed).engage("company", REASON, on_started=broken, on_exchange=broken)
    assert receipt.status is KillStatus.OK
    assert (len(observed), kills(network)) == (1, 1)
    assert [record.levelno for record in caplog.records if "RuntimeError" in record.message] == [logging.ERROR] * 2
    assert "hunter2" not in caplog.text


@pytest.mark.asyncio
async def test_kills_side_by_side_know_their_own_watchers() -> None:
    network, told = FakeNetwork(), list[tuple[str, int | None]]()
    network.answer(SERVICE, "POST", "/risk/kill", json=KILL)
    network.answer(SERVICE, "GET", "/metrics", content=b"# TYPE kill_switch_state gauge\n")
    made = line(network)
    accounts = [f"account-{number}" for number in range(12)]
    await asyncio.gather(
        *(
            made.engage(name, REASON, on_exchange=lambda item, name=name: told.append((name, item.status)))  # type: ignore[misc]
            for name in accounts
        ),
        made.gauges(),
    )
    assert sorted(told) == sorted((name, 200) for name in accounts)
    assert [item.params["account_id"] for item in network.requests(SERVICE, "/risk/kill")] == accounts


@pytest.mark.asyncio
async def test_what_the_line_reads_to_prove_itself() -> None:
    network = FakeNetwork()
    text = b'# TYPE kill_switch_state gauge\nkill_switch_state{account_id="company"} 1.0\n'
    network.answer(SERVICE, "GET", "/metrics", content=text)
    network.answer(SERVICE, "GET", "/risk/kill_events", json=[EVENT])
    made = line(network)
    assert dict(await made.gauges()) == {"company": 1.0}
    assert await made.exposition() == text
    assert (await made.events("acc-zed", 5))[0].account_id == "acc-zed"
    network.answer(SERVICE, "GET", "/risk/kill_events", status=422, json={"detail": "too many"})
    assert (await made.prove()).status == 422
    asked = network.requests(SERVICE, "/risk/kill_events")
    assert [item.params for item in asked] == [{"limit": "5", "account_id": "acc-zed"}, {"limit": "101"}]
    assert all("authorization" in item.headers for item in asked)
    assert {item.method for item in network.received} == {"GET"}


@pytest.mark.asyncio
async def test_what_is_read_often_leaves_the_kill_s_own_connection_free(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh: list[FakeNetwork] = []

    def network(endpoint: Endpoint) -> httpx.AsyncBaseTransport:
        made = FakeNetwork()
        made.answer(SERVICE, "GET", "/metrics", content=b"# TYPE kill_switch_state gauge\n")
        made.answer(SERVICE, "GET", "/risk/kill_events", status=422, json={"detail": "limit"})
        fresh.append(made)
        return made(endpoint)

    clock_s = [100.0]
    monkeypatch.setattr(kill_line.time, "monotonic", lambda: clock_s[0])
    made = KillLine(Endpoint(SERVICE, URL), network)
    made.use(session())
    for age_s in (0.0, 1.0, 2.9, 3.0):
        clock_s[0] = 100.0 + age_s
        await made.exposition()
    await made.gauges()
    await made.prove()
    own, beside = fresh
    assert [request.path for request in own.received] == ["/metrics", "/metrics"]
    assert len(beside.received) == 4
    await made.aclose()
