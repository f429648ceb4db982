"""What becomes of a halted account's orders and positions, with a halt consumer and without; a kill's faults."""

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from app.sandbox import halt_consumer
from app.sandbox.context import Profile, utc_now
from app.sandbox.halt_consumer import HaltConsumer
from app.sandbox.halt_flags import HaltFlags
from app.sandbox.portfolio_records import POSITIONS, PortfolioRecords
from app.sandbox.store import Store
from tests.fakes.sandbox import RunningSandbox
from tests.sandbox.in_process import MovableClock

KILL = "/risk/kill"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "state.sqlite3")
    yield store
    store.close()


def quantities(records: PortfolioRecords, account: str) -> set[float]:
    return {row["quantity"] for row in records.rows(POSITIONS, account)}


def test_cancels_first_and_flattens_then_for_halted_accounts_only(store: Store) -> None:
    clock = MovableClock()
    records, flags = PortfolioRecords(store, clock), HaltFlags(store)
    consumer = HaltConsumer(flags, records, clock)
    consumer.step()
    flags.engage("company", clock())
    seen = []
    for _ in range(8):
        consumer.step()
        seen.append((records.open_orders("company"), quantities(records, "company") == {0.0}))
        clock.advance(0.5)
    assert seen == [(2, False)] * 2 + [(0, False)] * 4 + [(0, True)] * 2
    assert records.open_orders("director-1") == 2
    assert quantities(records, "director-1") != {0.0}


def test_runs_until_cancelled(store: Store) -> None:
    records, flags = PortfolioRecords(store, utc_now), HaltFlags(store)
    flags.engage("company", utc_now() - timedelta(minutes=1))

    async def scenario() -> None:
        task = asyncio.create_task(halt_consumer.run(HaltConsumer(flags, records, utc_now)))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(scenario())
    assert records.open_orders("company") == 0


@pytest.fixture(scope="module", params=list(Profile))
def obeying(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    state = tmp_path_factory.mktemp("obeying") / "state"
    with RunningSandbox(state, profile=request.param, options=["--halt-consumer"]) as sandbox:
        yield sandbox


@pytest.fixture
def caller(obeying: RunningSandbox) -> Iterator[dict[str, str]]:
    yield {"Authorization": f"Bearer {obeying.sign_in('company')}"}
    obeying.clear()
    obeying.control.post("/control/reset-halts").raise_for_status()


def kill(sandbox: RunningSandbox, headers: dict[str, str], timeout_s: float = 10.0) -> httpx.Response:
    with sandbox.client("kill-switch", timeout=timeout_s) as client:
        return client.post(KILL, headers=headers, params={"account_id": "company"})


def engaged(sandbox: RunningSandbox) -> bool:
    with sandbox.client("kill-switch") as client:
        return 'kill_switch_state{account_id="company"} 1.0' in client.get("/metrics").text


def listed(sandbox: RunningSandbox, headers: dict[str, str], path: str) -> str:
    with sandbox.client("portfolio") as client:
        params = {"account_id": "company", "format": "csv"}
        return client.get(f"/portfolio/{path}", headers=headers, params=params).raise_for_status().text


def position_lines(sandbox: RunningSandbox, headers: dict[str, str]) -> list[str]:
    return listed(sandbox, headers, "positions").splitlines()[1:]


def refused(sandbox: RunningSandbox, headers: dict[str, str]) -> int:
    with sandbox.client("risk-engine") as client:
        body = client.get("/risk/pretrade/status", headers=headers, params={"account_id": "company"}).json()
    return int(body["counts"].get("kill_switch", 0))


def eventually(condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
    deadline_s = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline_s, "it did not come about"
        time.sleep(0.1)  # the sandbox is another process: there is no event to await


def test_a_kill_ends_orders_and_positions_and_a_reset_restores_them(
    obeying: RunningSandbox, caller: dict[str, str]
) -> None:
    assert obeying.control.get("/control/state").json()["halt_consumer"] is True
    assert ",open," in listed(obeying, caller, "orders")
    assert kill(obeying, caller).status_code == 200
    eventually(lambda: ",open," not in listed(obeying, caller, "orders"))
    eventually(lambda: [row.split(",")[2] for row in position_lines(obeying, caller)] == ["0.0", "0.0"])
    eventually(lambda: refused(obeying, caller) > 0)
    assert ",cancelled," in listed(obeying, caller, "orders")
    assert engaged(obeying)
    obeying.control.post("/control/reset-halts").raise_for_status()
    assert not engaged(obeying)
    assert listed(obeying, caller, "orders").count(",open,") >= 2
    assert refused(obeying, caller) == 0
    with obeying.client("kill-switch") as client:
        assert client.get("/risk/kill_events", headers=caller).json() == []


def test_resetting_is_for_the_holder_of_the_nonce(obeying: RunningSandbox) -> None:
    answer = httpx.post(
        f"{obeying.control_url}/control/reset-halts", verify=obeying.ssl_context, trust_env=False, timeout=10
    )
    assert answer.status_code == 401
    with obeying.client("kill-switch") as client:
        assert client.post("/control/reset-halts").status_code == 404


@pytest.mark.parametrize("fault", ["text_500_after", "drop_after", "hang_after"])
def test_the_answer_is_lost_and_the_switch_is_engaged(
    obeying: RunningSandbox, caller: dict[str, str], fault: str
) -> None:
    before = obeying.handled("kill-switch").get(f"POST {KILL}", 0)
    obeying.set_fault("kill-switch", fault, route=KILL, times=1)
    if fault == "text_500_after":
        answer = kill(obeying, caller)
        assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    else:
        with pytest.raises(httpx.ReadTimeout if fault == "hang_after" else httpx.TransportError):
            kill(obeying, caller, timeout_s=1.0)
    assert engaged(obeying)  # at once, on the same service: the fault is the route's
    assert obeying.handled("kill-switch")[f"POST {KILL}"] == before + 1


@pytest.mark.parametrize("fault", ["text_500", "drop_before", "hang_before", "unwired", "session_lost"])
def test_the_request_is_refused_and_nothing_is_engaged(
    obeying: RunningSandbox, caller: dict[str, str], fault: str
) -> None:
    before = obeying.handled("kill-switch").get(f"POST {KILL}", 0)
    obeying.set_fault("kill-switch", fault, route=KILL, times=1)
    if fault in ("drop_before", "hang_before"):
        with pytest.raises(httpx.ReadTimeout if fault == "hang_before" else httpx.TransportError):
            kill(obeying, caller, timeout_s=1.0)
    else:
        answer = kill(obeying, caller)
        texts = {
            "text_500": (500, "Internal Server Error"),
            "unwired": (500, '{"detail":"Authentication session store is not configured."}'),
            "session_lost": (401, '{"detail":"Invalid or expired session token."}'),
        }
        assert (answer.status_code, answer.text) == texts[fault]
    assert not engaged(obeying)
    assert obeying.handled("kill-switch").get(f"POST {KILL}", 0) == before
    assert kill(obeying, caller).status_code == 200


def test_without_a_consumer_orders_and_positions_stay(sandbox: RunningSandbox) -> None:
    headers = {"Authorization": f"Bearer {sandbox.sign_in('company')}"}
    try:
        assert kill(sandbox, headers).status_code == 200
        kept = listed(sandbox, headers, "orders"), listed(sandbox, headers, "positions")
        # Two refusals: the account would have traded twice since.
        eventually(lambda: refused(sandbox, headers) >= 2)
        assert (listed(sandbox, headers, "orders"), listed(sandbox, headers, "positions")) == kept
        assert ",open," in kept[0]
    finally:
        sandbox.control.post("/control/reset-halts").raise_for_status()
