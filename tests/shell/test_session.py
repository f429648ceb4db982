"""The session: one at a time, renewed beside itself, ended by time or by the platform, and never told to anybody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from api_client.errors import Interrupted, Refused
from app.core.state import AppState, Environment, EnvironmentKind, Notice, SessionPhase
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.paths import Paths
from app.shell.session import SessionKeeper
from app.shell.store import Store
from app.shell.tasks import TaskScope
from tests.fakes.platform import CANARIES, CODE, EMAIL, PASSWORD, TOKEN, Clock, FakePlatform

LOGIN = ("auth", "POST", "/auth/login")


class Desk:
    """A keeper of sessions with everything around it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.fake = FakePlatform(self.clock, ("auth", "risk"))
        self.platform = self.fake.client()
        self.bugs: list[str] = []
        self.store = Store(
            AppState(Environment("x", EnvironmentKind.SANDBOX, "UTC", ("company",), ())),
            lambda where, error: self.bugs.append(f"{where} {error!r}"),
        )
        self.scope = TaskScope(lambda where, error: self.bugs.append(f"{where} {error!r}"))
        self.changes = 0
        self.changed = asyncio.Event()
        self.said: list[str] = []
        hears = {"on_change": self.note, "notice": self.notice}
        self.keeper = SessionKeeper(
            self.store, self.platform, scope=self.scope, now=self.clock, client_ip=None, **hears
        )

    def notice(self, notice_id: str, words: str) -> None:
        self.said.append(words)
        self.store.update(lambda state: state.with_notice(Notice(notice_id, words, self.clock())))

    def note(self) -> None:
        self.changes += 1
        self.changed.set()

    async def sign_in(self) -> None:
        await self.keeper.sign_in(EMAIL, PASSWORD, CODE)

    async def bearer(self) -> str | None:
        """The token that a guarded request carries now."""
        await self.platform.routes("risk").ask("/risk/limits", bearer=True, account=None, mfa=None)
        return self.fake.network.received[-1].headers.get("authorization")

    async def close(self) -> None:
        await self.scope.close()
        self.store.close()
        await self.platform.aclose()
        assert self.bugs == []


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.close()


async def turns() -> None:
    """Let what was cancelled end."""
    for _ in range(3):
        await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_a_sign_in_is_sent_once_and_used_at_once(desk: Desk) -> None:
    await desk.sign_in()
    session = desk.store.state.session
    assert session.phase is SessionPhase.ACTIVE
    assert (session.email, session.account) == (EMAIL, "company")
    assert session.expires_at == desk.clock.at + timedelta(hours=1)
    assert (session.busy, session.failure) == (False, "")
    assert desk.changes == 1
    (request,) = desk.fake.network.requests("auth")
    assert request.json() == {"email": EMAIL, "password": PASSWORD.reveal(), "mfa_code": CODE.reveal()}
    assert await desk.bearer() == f"Bearer {TOKEN}"


@pytest.mark.asyncio
async def test_the_registered_address_is_sent_where_it_is_configured(desk: Desk) -> None:
    keeper = SessionKeeper(
        desk.store, desk.platform, scope=desk.scope, now=desk.clock, client_ip="192.0.2.7", on_change=desk.note
    )
    await keeper.sign_in(EMAIL, PASSWORD, CODE)
    assert desk.fake.network.received[0].json()["ip_address"] == "192.0.2.7"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("invalid credentials", "password is wrong"),
        ("mfa_required", "code was not accepted"),
        ("ip_not_allowed", "client_ip"),
    ],
)
async def test_a_refusal_is_said_in_plain_words(desk: Desk, detail: str, words: str) -> None:
    desk.fake.network.answer(*LOGIN, status=401, json={"detail": detail})
    with pytest.raises(Refused):
        await desk.sign_in()
    session = desk.store.state.session
    assert session.phase is SessionPhase.SIGNED_OUT
    assert words in session.failure
    assert not session.busy
    assert desk.changes == 0


@pytest.mark.asyncio
async def test_a_sign_in_without_an_answer_may_be_tried_again(desk: Desk) -> None:
    desk.fake.network.fail(*LOGIN, httpx.ReadTimeout("no answer"), sent=True)
    with pytest.raises(Interrupted):
        await desk.sign_in()
    assert len(desk.fake.network.requests("auth")) == 1
    assert "try again" in desk.store.state.session.failure
    assert not desk.store.state.session.busy


@pytest.mark.asyncio
async def test_a_sign_in_that_is_stopped_leaves_nobody_busy(desk: Desk) -> None:
    desk.fake.network.hang(*LOGIN)
    task = asyncio.ensure_future(desk.sign_in())
    await asyncio.sleep(0)
    busy = [desk.store.state.session.busy]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [*busy, desk.store.state.session.busy] == [True, False]
    assert desk.store.state.session.phase is SessionPhase.SIGNED_OUT


@pytest.mark.asyncio
async def test_a_new_attempt_takes_the_old_words_away(desk: Desk) -> None:
    desk.fake.network.answer(*LOGIN, status=401, json={"detail": "mfa_required"})
    with pytest.raises(Refused):
        await desk.sign_in()
    desk.fake.network.hang(*LOGIN)
    task = asyncio.ensure_future(desk.sign_in())
    await asyncio.sleep(0)
    assert desk.store.state.session.failure == ""
    task.cancel()
    await asyncio.wait([task])


@pytest.mark.asyncio
async def test_a_renewal_keeps_the_old_session_until_the_new_one_is_there(desk: Desk) -> None:
    await desk.sign_in()
    desk.clock.advance(50 * 60)
    come, go = asyncio.Event(), asyncio.Event()

    async def slow(request: httpx.Request) -> httpx.Response:
        come.set()
        await go.wait()
        return await desk.fake.sign_in(request)

    desk.fake.network.script(*LOGIN, slow)
    renewal = asyncio.ensure_future(desk.sign_in())
    await come.wait()
    assert desk.store.state.session.phase is SessionPhase.ACTIVE
    assert desk.store.state.session.busy
    assert await desk.bearer() == f"Bearer {TOKEN}"
    go.set()
    await renewal
    assert await desk.bearer() == f"Bearer {TOKEN}-2"
    assert desk.store.state.session.left_s(desk.clock()) == 3600
    assert desk.changes == 2
    await turns()
    assert desk.scope.names == ("session end",)


@pytest.mark.asyncio
async def test_a_renewal_that_fails_leaves_the_running_session(desk: Desk) -> None:
    await desk.sign_in()
    ends = desk.store.state.session.expires_at
    desk.fake.network.answer(*LOGIN, status=401, json={"detail": "mfa_required"})
    with pytest.raises(Refused):
        await desk.sign_in()
    session = desk.store.state.session
    assert (session.phase, session.expires_at, session.busy) == (SessionPhase.ACTIVE, ends, False)
    assert session.failure
    assert await desk.bearer() == f"Bearer {TOKEN}"


@pytest.mark.asyncio
async def test_a_session_ends_by_the_wall_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    naps: list[float] = []
    sleep = asyncio.sleep

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        desk.clock.advance(1700)  # longer than was slept, as on a laptop that was closed
        await sleep(0)

    monkeypatch.setattr("app.shell.session.asyncio.sleep", nap)
    await desk.sign_in()
    desk.changed.clear()
    await desk.changed.wait()
    session = desk.store.state.session
    assert naps == [30.0, 30.0, 30.0]
    assert session.phase is SessionPhase.EXPIRED
    assert session.expires_at is None
    assert (session.email, session.account) == (EMAIL, "company")
    assert "sign in again" in session.failure
    assert desk.changes == 2
    assert desk.said == ["The session ends at 19:43:00 UTC: renew it."]


@pytest.mark.asyncio
async def test_its_end_is_said_once_and_a_renewal_answers_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bool, ...]] = []
    sleep = asyncio.sleep

    async def nap(_seconds: float) -> None:
        seen.append(tuple(notice.seen for notice in desk.store.state.notices))
        desk.clock.advance(60 if seen[-1:] == [(False,)] else 3301)
        await (desk.sign_in() if len(seen) == 3 else sleep(0))

    monkeypatch.setattr("app.shell.session.asyncio.sleep", nap)
    await desk.sign_in()
    while len(seen) < 4:
        await sleep(0)
    assert seen == [(), (False,), (False,), (True,)]
    assert len(desk.said) == 1


@pytest.mark.asyncio
async def test_what_the_platform_no_longer_knows_is_over(desk: Desk) -> None:
    await desk.sign_in()
    desk.keeper.refused("risk")
    assert desk.store.state.session.phase is SessionPhase.EXPIRED
    assert "no longer knows" in desk.store.state.session.failure
    assert desk.changes == 2
    desk.keeper.refused("oms")
    assert desk.changes == 2
    await turns()
    assert desk.scope.names == ()


@pytest.mark.asyncio
async def test_a_new_sign_in_after_the_end_is_a_new_session(desk: Desk) -> None:
    await desk.sign_in()
    desk.keeper.refused("risk")
    await desk.sign_in()
    assert desk.store.state.session.phase is SessionPhase.ACTIVE
    assert desk.store.state.session.failure == ""
    assert await desk.bearer() == f"Bearer {TOKEN}-2"


@pytest.mark.asyncio
async def test_forgetting_takes_the_token_out_of_every_call(desk: Desk) -> None:
    await desk.sign_in()
    desk.keeper.forget()
    sent = len(desk.fake.network.received)
    with pytest.raises(Exception, match="no_session"):
        await desk.bearer()
    assert len(desk.fake.network.received) == sent


@pytest.mark.asyncio
async def test_no_secret_is_in_state_journal_or_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    clock = Clock()
    fake = FakePlatform(clock, ("auth", "risk"))
    around = Surroundings(Paths.below(tmp_path), now=clock, transport_factory=fake.network)
    console = await Console.open(fake.settings(), around)
    try:
        echo = {"detail": [{"loc": ["body", "mfa_code"], "msg": "wrong", "input": CODE.reveal()}]}
        fake.network.answer(*LOGIN, status=422, json=echo)
        assert not await console.sign_in(EMAIL, PASSWORD, CODE)
        fake.network.answer(*LOGIN, status=401, json={"detail": f"password={PASSWORD.reveal()} is wrong"})
        assert not await console.sign_in(EMAIL, PASSWORD, CODE)
        fake.network.script(*LOGIN, fake.sign_in)
        assert await console.sign_in(EMAIL, PASSWORD, CODE)
        shown = repr(console.store.state) + repr(console.store.state.outcomes) + repr(console.session.__dict__)
    finally:
        await console.close()
    shown += console.journal.path.read_text(encoding="utf-8") + caplog.text
    assert EMAIL in shown
    for canary in CANARIES:
        assert canary not in shown
