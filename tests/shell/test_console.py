"""The console without a window: what it writes down, what it forgets, and how it bears its own bugs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn, cast

import pytest
import pytest_asyncio

from api_client.errors import Unreachable
from api_client.models.common import Answer
from app.core.state import AppState, ReadingKind, SessionPhase, VerdictOfCommand
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.environments import parse_environments
from app.shell.journal import JournalError
from app.shell.paths import Paths
from app.shell.sandbox_process import SandboxProcess
from tests.fakes.platform import CODE, EMAIL, PASSWORD, Clock, FakePlatform

REVIEW = "| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | Ready | fine |\n"


class Bench:
    def __init__(self, fake: FakePlatform, console: Console) -> None:
        self.fake = fake
        self.console = console

    @property
    def state(self) -> AppState:
        return self.console.store.state

    def journal(self) -> list[tuple[str, str]]:
        records = self.console.journal.verify_now().records
        return [(record.kind, record.actor) for record in records]

    async def sign_in(self) -> bool:
        return await self.console.sign_in(EMAIL, PASSWORD, CODE)


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    clock = Clock()
    fake = FakePlatform(clock)
    around = Surroundings(Paths.below(tmp_path), now=clock, transport_factory=fake.network)
    console = await Console.open(fake.settings(), around)
    yield Bench(fake, console)
    await console.close()


@pytest.mark.asyncio
async def test_opening_sends_nothing(bench: Bench) -> None:
    assert bench.fake.network.received == []
    assert bench.console.scope.names == ()


@pytest.mark.asyncio
async def test_a_start_reads_every_service_and_signing_in_the_guarded_rest(bench: Bench) -> None:
    await bench.console.start()
    await bench.console.poller.first_round(signed_in=False)
    for service in bench.fake.services:
        assert bench.state.reading(ReadingKind.HEALTH, service).failure is None
        assert bench.state.reading(ReadingKind.METRICS, service).failure is None
        assert bench.state.reading(ReadingKind.CLOCK, service).value is None
    assert bench.state.metrics_version > 0
    assert bench.state.reading(ReadingKind.KILL_PATH, "kill-switch").read_at is None
    assert await bench.sign_in()
    await bench.console.poller.first_round(signed_in=True)
    answer = bench.state.reading(ReadingKind.KILL_PATH, "kill-switch").value
    assert isinstance(answer, Answer)
    assert answer.status == 422
    assert all(request.method == "GET" for request in bench.fake.network.received if request.service != "auth")


@pytest.mark.asyncio
async def test_signing_in_renewing_and_unlocking_are_journalled_by_name(bench: Bench) -> None:
    assert await bench.sign_in()
    assert await bench.sign_in()  # at the same second: the end is the same, the session is not
    await bench.console.lock()
    await bench.console.lock()
    locked = [bench.state.locked]
    assert await bench.sign_in()
    assert [*locked, bench.state.locked] == [True, False]
    commands = [
        record.body.get("command") for record in bench.console.journal.verify_now().records if record.kind == "asked"
    ]
    assert commands == ["sign in", "renew session", "unlock"]
    words = [record.body.get("words") for record in bench.console.journal.verify_now().records]
    assert words.count("Locked this console.") == 1
    assert {actor for _, actor in bench.journal()} == {EMAIL}
    assert bench.fake.sessions == 3


@pytest.mark.asyncio
async def test_a_denied_sign_in_is_said_and_not_sent(bench: Bench) -> None:
    assert not await bench.console.sign_in(" ", PASSWORD, CODE)
    assert "e-mail" in bench.state.session.failure
    assert bench.fake.network.received == []
    assert bench.journal() == []


@pytest.mark.asyncio
async def test_a_review_is_loaded_and_a_bad_one_leaves_it(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "bad.md").write_text("nothing", encoding="utf-8")
    await bench.console.load_review(tmp_path / "good.md")
    await bench.console.load_review(tmp_path / "bad.md")
    assert bench.state.claim is not None
    assert bench.state.claim.name == "good.md"
    assert [outcome.verdict for outcome in bench.state.outcomes] == [VerdictOfCommand.REFUSED, VerdictOfCommand.DONE]
    assert len(bench.journal()) == 2


@pytest.mark.asyncio
async def test_what_is_not_proven_of_the_journal_stays_said_after_another_record(bench: Bench) -> None:
    await bench.sign_in()
    path = bench.console.journal.path
    path.write_bytes(path.read_bytes() + b'{"torn')
    await bench.console.verify_journal()
    doubt = bench.state.journal.doubt
    assert (bench.state.journal.intact, doubt != "", bench.state.journal.problem) == (True, True, "")
    bench.console.store.update(lambda state: state.with_journal_record())
    assert bench.state.journal.doubt == doubt


@pytest.mark.asyncio
async def test_the_journals_condition_is_shown(bench: Bench) -> None:
    await bench.sign_in()
    await bench.console.verify_journal()
    assert (bench.state.journal.records, bench.state.journal.intact, bench.state.journal.problem) == (3, True, "")
    path = bench.console.journal.path
    path.write_bytes(path.read_bytes().replace(b"sign in", b"sign on", 1))
    await bench.console.verify_journal()
    assert bench.state.journal.intact is False
    assert "changed" in bench.state.journal.problem


@pytest.mark.asyncio
async def test_a_journal_that_cannot_be_read_is_shown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*, anew: bool) -> NoReturn:
        raise JournalError("The journal cannot be read: Input/output error.")

    monkeypatch.setattr(bench.console.journal, "verify", refuse)
    await bench.console.verify_journal()
    assert "Input/output error" in bench.state.journal.problem


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_listener_that_always_fails_is_said_once_and_does_not_spin(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    calls = 0

    def broken(_: AppState) -> None:
        nonlocal calls
        calls += 1
        raise KeyError("canary")

    bench.console.store.subscribe(broken)
    bench.console.store.update(lambda state: replace(state, metrics_version=1))
    for _ in range(50):
        await asyncio.sleep(0)
    assert calls <= 2
    (notice,) = bench.state.notices
    assert "state listener: KeyError" in notice.words
    assert "canary" not in notice.words
    assert [record.getMessage() for record in caplog.records].count("state listener failed: KeyError") == 1


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_bug_that_comes_back_after_it_was_seen_is_said_again(bench: Bench) -> None:
    async def fail() -> None:
        raise KeyError("ours")

    def see(state: AppState) -> AppState:
        return replace(state, notices=tuple(replace(notice, seen=True) for notice in state.notices))

    for _ in range(2):
        task = bench.console.scope.start(fail(), name="plot")
        assert task is not None
        await asyncio.wait([task])
        await asyncio.sleep(0)
        assert [notice.seen for notice in bench.state.notices] == [False]
        bench.console.store.update(see)


@pytest.mark.asyncio
async def test_a_notice_is_journalled(bench: Bench) -> None:
    bench.console.notice("settings", "Preferences were set aside.")
    assert bench.state.notices[0].words == "Preferences were set aside."
    (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "journal notice")
    await task
    assert bench.journal() == [("notice", "nobody signed in")]


@pytest.mark.asyncio
async def test_the_demo_sign_in_needs_this_runs_own_sandbox(bench: Bench) -> None:
    assert not await bench.console.sign_in_demo()
    assert bench.fake.network.received == []


@pytest.mark.asyncio
async def test_a_sandbox_that_does_not_answer_is_said_on_the_sheet(bench: Bench) -> None:
    class Control:
        async def operator(self) -> NoReturn:
            raise Unreachable(service="sandbox-control", reason="refused")

    class Sandbox:
        control = Control()

    bench.console.around = replace(bench.console.around, sandbox=cast(SandboxProcess, Sandbox()))
    assert not await bench.console.sign_in_demo()
    assert "refuses connections" in bench.state.session.failure
    assert bench.state.session.phase is SessionPhase.SIGNED_OUT


@pytest.mark.asyncio
async def test_the_end_leaves_nothing_running_and_no_session(bench: Bench) -> None:
    await bench.console.start()
    await bench.sign_in()
    await bench.console.close()
    assert bench.console.scope.names == ()
    sent = len(bench.fake.network.received)
    with pytest.raises(Unreachable):
        await bench.console.platform.routes("risk").health()
    assert len(bench.fake.network.received) == sent


@pytest.mark.asyncio
async def test_only_port_forwards_claim_https(tmp_path: Path) -> None:
    text = (
        '[environment.x]\nkind = "staging"\naccounts = ["company"]\nforwarded_proto = true\n'
        '[environment.x.services]\nrisk = "http://127.0.0.1:1"\nauth = "https://admin.example.com"\n'
    )
    fake = FakePlatform(Clock(), ("risk", "auth"))
    settings = parse_environments(text, tmp_path / "e.toml")["x"]
    around = Surroundings(Paths.below(tmp_path), transport_factory=fake.network)
    console = await Console.open(settings, around)
    for service in ("risk", "auth"):
        await console.platform.routes(service).health()
    await console.close()
    claimed = {request.service: request.headers.get("x-forwarded-proto") for request in fake.network.received}
    assert claimed == {"risk": "https", "auth": None}
