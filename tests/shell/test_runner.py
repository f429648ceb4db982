"""Commands: asked, sent, verdict; once each; and what a journal that cannot be written changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from api_client.errors import (
    ApiError,
    AuthError,
    Busy,
    ContractError,
    Draining,
    Effect,
    Interrupted,
    Misconfigured,
    NotConfigured,
    Refused,
    ServerFault,
    Unreachable,
)
from app.core.state import AppState, Environment, EnvironmentKind, VerdictOfCommand
from app.shell.journal import Journal, JournalError
from app.shell.runner import CommandRunner
from app.shell.store import Store
from tests.fakes.platform import Clock

STATE = AppState(Environment("x", EnvironmentKind.SANDBOX, "UTC", ("company",), ()))


class Bench:
    """A runner with its store and journal, and what it sent."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(STATE, lambda where, error: pytest.fail(f"{where}: {error!r}"))
        self.journal = Journal(folder / "x.jsonl", "x")
        self.runner = CommandRunner(self.store, self.journal, Clock())
        self.sent = 0
        self.arrived: asyncio.Queue[int] = asyncio.Queue()
        self.error: BaseException | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def send(self) -> str:
        self.sent += 1
        self.arrived.put_nowait(self.sent)
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        return "Done it."

    async def run(self, *, kind: str = "enter", raises_risk: bool = False) -> VerdictOfCommand | None:
        return await self.runner.run(
            kind,
            "Enter simulation",
            self.send,
            actor="ops@example.com",
            facts={"account": "a"},
            raises_risk=raises_risk,
        )

    def written(self) -> list[str]:
        return [record.kind for record in self.journal.verify_now().records]

    def bodies(self) -> list[dict[str, Any]]:
        return [dict(record.body) for record in self.journal.verify_now().records]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def broken_journal(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Call with how many appends still succeed."""
    append = bench.journal.append
    good = 0

    async def failing(*arguments: Any) -> Any:
        nonlocal good
        good -= 1
        if good < 0:
            raise JournalError("The journal cannot be written: No space left on device.")
        return await append(*arguments)

    def after(count: int) -> None:
        nonlocal good
        good = count
        monkeypatch.setattr(bench.journal, "append", failing)

    yield after


@pytest.mark.asyncio
async def test_a_command_is_journalled_before_and_after(bench: Bench) -> None:
    bench.gate.clear()
    task = asyncio.ensure_future(bench.run())
    await bench.arrived.get()
    assert bench.written() == ["asked", "sent"]
    assert bench.store.state.outcomes[0].verdict is VerdictOfCommand.RUNNING
    assert bench.store.state.outcomes[0].words == "Enter simulation"
    bench.gate.set()
    assert await task is VerdictOfCommand.DONE
    assert bench.written() == ["asked", "sent", "verdict"]
    asked, sent, verdict = bench.bodies()
    assert asked == sent
    assert asked["command"] == "enter"
    assert asked["account"] == "a"
    assert len({body["id"] for body in (asked, sent, verdict)}) == 1
    assert (verdict["verdict"], verdict["words"]) == ("done", "Done it.")
    (outcome,) = bench.store.state.outcomes
    assert (outcome.verdict, outcome.words) == (VerdictOfCommand.DONE, "Done it.")
    assert bench.store.state.journal.records == 3


@pytest.mark.asyncio
async def test_two_clicks_are_one_command(bench: Bench) -> None:
    bench.gate.clear()
    first = asyncio.ensure_future(bench.run())
    await bench.arrived.get()
    assert await bench.run() is None
    assert "Enter simulation" in bench.runner.in_flight
    other = asyncio.ensure_future(bench.run(kind="exit"))
    await bench.arrived.get()
    bench.gate.set()
    assert await first is await other is VerdictOfCommand.DONE
    assert bench.runner.in_flight == ()
    assert await bench.run() is VerdictOfCommand.DONE
    assert bench.sent == 3


@pytest.mark.asyncio
async def test_settling_waits_for_the_last(bench: Bench) -> None:
    await bench.runner.settle()
    bench.gate.clear()
    commands = [asyncio.ensure_future(bench.run(kind=kind)) for kind in ("enter", "exit")]
    await bench.arrived.get()
    await bench.arrived.get()
    settled = asyncio.ensure_future(bench.runner.settle())
    await asyncio.sleep(0)
    assert not settled.done()
    bench.gate.set()
    await settled
    await asyncio.gather(*commands)
    assert bench.runner.in_flight == ()


ERRORS: list[tuple[ApiError, VerdictOfCommand]] = [
    (NotConfigured(service="sim-mode"), VerdictOfCommand.REFUSED),
    (Unreachable(service="sim-mode", reason="refused"), VerdictOfCommand.REFUSED),
    (AuthError(service="sim-mode", forbidden=True, status=403), VerdictOfCommand.REFUSED),
    (Refused(service="sim-mode", reason="status", status=409, detail="Already on."), VerdictOfCommand.REFUSED),
    (Busy(service="sim-mode", reason="status", status=429, retry_after_s=3), VerdictOfCommand.REFUSED),
    (Draining(service="sim-mode", reason="status", status=503), VerdictOfCommand.REFUSED),
    (Misconfigured(service="sim-mode", guard="session_store", status=500), VerdictOfCommand.REFUSED),
    (Interrupted(service="sim-mode", reason="read_timeout"), VerdictOfCommand.UNKNOWN),
    (ServerFault(service="sim-mode", reason="status", status=500), VerdictOfCommand.UNKNOWN),
    (ContractError(service="sim-mode", reason="missing", path="$.active"), VerdictOfCommand.UNKNOWN),
    (ContractError(service="sim-mode", reason="x", path="$", effect=Effect.DONE), VerdictOfCommand.UNKNOWN),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("error", "verdict"), ERRORS, ids=lambda value: type(value).__name__)
async def test_the_effect_of_a_failure_decides_the_verdict(
    bench: Bench, error: ApiError, verdict: VerdictOfCommand
) -> None:
    bench.error = error
    assert await bench.run(raises_risk=True) is verdict
    assert bench.sent == 1
    assert bench.bodies()[-1]["verdict"] == verdict.value
    words = bench.store.state.outcomes[0].words
    assert words.startswith("Enter simulation: ")
    assert ("Nothing" in words) is (verdict is VerdictOfCommand.REFUSED)


@pytest.mark.asyncio
async def test_the_servers_sentence_is_said(bench: Bench) -> None:
    bench.error = Refused(service="sim-mode", reason="status", status=409, detail="Already on.")
    await bench.run()
    assert "Already on" in bench.store.state.outcomes[0].words


@pytest.mark.asyncio
async def test_a_bug_of_ours_is_unknown_and_goes_on_up(bench: Bench) -> None:
    bench.error = KeyError("canary")
    with pytest.raises(KeyError):
        await bench.run()
    (outcome,) = bench.store.state.outcomes
    assert outcome.verdict is VerdictOfCommand.UNKNOWN
    assert "canary" not in outcome.words
    assert bench.bodies()[-1]["verdict"] == "unknown"
    assert bench.runner.in_flight == ()
    await bench.runner.settle()


@pytest.mark.asyncio
async def test_a_command_that_is_stopped_is_unknown(bench: Bench) -> None:
    bench.gate.clear()
    task = asyncio.ensure_future(bench.run())
    await bench.arrived.get()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert bench.store.state.outcomes[0].verdict is VerdictOfCommand.UNKNOWN
    assert bench.bodies()[-1]["verdict"] == "unknown"
    assert bench.runner.in_flight == ()


@pytest.mark.asyncio
@pytest.mark.expects_log
@pytest.mark.parametrize("good", [0, 1])
async def test_without_a_journal_nothing_that_raises_risk_is_sent(
    bench: Bench, broken_journal: Callable[[int], None], good: int
) -> None:
    broken_journal(good)
    assert await bench.run(raises_risk=True) is VerdictOfCommand.REFUSED
    assert bench.sent == 0
    assert "journal cannot be written" in bench.store.state.outcomes[0].words
    assert bench.store.state.notices[0].notice_id == "journal"
    assert "No space left" in bench.store.state.journal.problem


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_without_a_journal_what_lowers_risk_goes_ahead_loudly(
    bench: Bench, broken_journal: Callable[[int], None]
) -> None:
    broken_journal(0)
    assert await bench.run(raises_risk=False) is VerdictOfCommand.DONE
    assert bench.sent == 1
    (notice,) = bench.store.state.notices
    assert "No space left" in notice.words
    assert bench.store.state.journal.problem
    assert bench.store.state.journal.records == 0


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_journal_that_works_again_is_said_to(bench: Bench, broken_journal: Callable[[int], None]) -> None:
    broken_journal(0)
    assert not await bench.runner.record("notice", "ops", {})
    broken_journal(1)
    assert await bench.runner.record("notice", "ops", {})
    assert bench.store.state.journal.problem == ""
    assert bench.store.state.journal.records == 1
