"""The kill's own thread: works while the window's loop stands still, and ends without leaving anything behind."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError, AuthError
from api_client.models.common import Exchange
from api_client.models.kill_switch import KillReason
from app.shell.kill_thread import Departure, KillThread
from tests.api_client.kill_lines import SERVICE, URL, session
from tests.api_client.payloads import KILL
from tests.fakes.transport import FakeNetwork

PATIENCE_S = 10.0


@pytest.fixture(scope="module", autouse=True)
def no_qt_garbage() -> None:
    """What Qt tests of this process left behind must not be collected on a thread of these."""
    gc.collect()


@pytest.fixture
def network() -> FakeNetwork:
    made = FakeNetwork()
    made.answer(SERVICE, "POST", "/risk/kill", json=KILL)
    made.answer(SERVICE, "GET", "/metrics", content=b'kill_switch_state{account_id="company"} 1\n')
    return made


@pytest.fixture
def told() -> list[tuple[str, Exchange]]:
    return []


@pytest.fixture
def thread(network: FakeNetwork, told: list[tuple[str, Exchange]]) -> Iterator[KillThread]:
    made = KillThread(
        Endpoint(SERVICE, URL),
        transport_factory=network,
        observe=lambda exchange: told.append((threading.current_thread().name, exchange)),
    )
    made.use(session())
    yield made
    asyncio.run(made.aclose())
    assert "kill line" not in [running.name for running in threading.enumerate()]


def test_a_kill_leaves_while_no_other_loop_runs(
    thread: KillThread, network: FakeNetwork, told: list[tuple[str, Exchange]]
) -> None:
    receipt = thread.submit(thread.line.engage("company", KillReason.LOSS_CAP_BREACH)).result(PATIENCE_S)
    assert receipt.channels_sent == tuple(KILL["channels_sent"])
    assert len(network.requests(SERVICE, "/risk/kill")) == 1
    assert [name for name, _ in told] == ["kill line"], "whoever watches has to come back to his own loop"


def test_a_hanging_read_does_not_stand_before_a_kill(thread: KillThread, network: FakeNetwork) -> None:
    network.hang(SERVICE, "GET", "/metrics")
    hanging = thread.submit(thread.line.exposition())
    thread.submit(thread.line.engage("company", KillReason.LOSS_CAP_BREACH)).result(PATIENCE_S)
    assert not hanging.done()


def test_the_session_is_the_one_that_is_used_last(thread: KillThread, network: FakeNetwork) -> None:
    thread.use(None)
    with pytest.raises(AuthError):
        thread.submit(thread.line.engage("company", KillReason.LOSS_CAP_BREACH)).result(PATIENCE_S)
    assert network.received == []
    thread.use(session())
    thread.submit(thread.line.engage("company", KillReason.LOSS_CAP_BREACH)).result(PATIENCE_S)
    assert [request.headers["authorization"] for request in network.received] == ["Bearer canary-t0ken"]


@pytest.mark.asyncio
async def test_another_loop_awaits_a_value_a_failure_and_can_give_up(thread: KillThread, network: FakeNetwork) -> None:
    assert b"kill_switch_state" in await thread.call(lambda line: line.exposition())
    network.fail(SERVICE, "GET", "/metrics", ConnectionRefusedError(), sent=False)
    with pytest.raises(ApiError):
        await thread.call(lambda line: line.exposition())
    network.hang(SERVICE, "GET", "/metrics")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await thread.call(lambda line: line.exposition())


def test_closing_cuts_what_still_hangs(network: FakeNetwork, told: list[tuple[str, Exchange]]) -> None:
    network.hang(SERVICE, "POST", "/risk/kill")
    thread = KillThread(
        Endpoint(SERVICE, URL), transport_factory=network, observe=lambda exchange: told.append(("", exchange))
    )
    thread.use(session())
    left = threading.Event()
    kill = thread.submit(thread.line.engage("company", KillReason.LOSS_CAP_BREACH, on_started=left.set))
    assert left.wait(PATIENCE_S)
    asyncio.run(thread.aclose())
    with pytest.raises(CancelledError):
        kill.result(PATIENCE_S)
    assert [exchange.error.effect.value for _, exchange in told if exchange.error] == ["unknown"]


def test_the_window_stands_aside_until_every_request_leaves_but_not_for_ever() -> None:
    departure = Departure(2)
    departure.one_left()
    departure.wait()  # the second does not leave: the wait ends by itself
    assert not departure.all_left
    departure.one_left()
    assert departure.all_left
    departure.wait()
