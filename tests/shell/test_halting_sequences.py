"""What surrounds the one request: arming and its end, sign-ins, locks, several accounts, restarts, notes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from api_client.models.kill_switch import KillReason
from app.core.halt_ladder import HaltWord, RungId, RungState
from app.core.halt_order import ShotPhase
from app.core.state import ReadingKey, ReadingKind, SessionPhase, VerdictOfCommand
from tests.fakes.running_console import on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import (
    EVENTS,
    KILL_ONLY,
    HaltingRoom,
    ShiftedClock,
    halting_room,
    kill_settings,
    start_over,
)

pytestmark = [pytest.mark.xdist_group("halting-sequences"), pytest.mark.usefixtures("qapp")]
PROOF = ReadingKey(ReadingKind.KILL_PATH, "kill-switch")
AGAIN = "kill sent again after a sign-in"


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("sequences") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_halted(sandbox: RunningSandbox) -> Iterator[None]:
    start_over(sandbox)
    yield
    start_over(sandbox)


async def turned_away(room: HaltingRoom) -> None:
    """A kill that the platform refuses because it has lost its sessions."""
    room.sandbox.set_fault("kill-switch", "session_lost")
    await room.kill("company")
    assert room.waits_for() == ("company", ShotPhase.REFUSED)


def test_a_kill_without_a_session_is_sent_once_after_the_sign_in(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            await turned_away(room)
            first = room.order.order_id
            room.console.poller.kick_one(PROOF)
            await until(lambda: room.console.store.state.session.phase is SessionPhase.EXPIRED, "the loss is noticed")
            assert room.waits_for() == ("company", ShotPhase.REFUSED), "that a session ended is no reason to send again"
            await signed_in(room.console, sandbox)
            await room.console.halting.settle()
            assert (room.order.order_id, *room.waits_for()) == (first, "", ShotPhase.ACCEPTED)
            await room.until_word(HaltWord.ENGAGED)
            await signed_in(room.console, sandbox)
            await room.console.halting.settle()
            assert room.handled() == 1
            kinds = [kind for kind, _ in await room.records()]
            assert [kind for kind in kinds if kind != "rung"] == ["kill", "kill verdict", AGAIN, "kill verdict"]

    on_qt_loop(main)


def test_escape_drops_what_a_sign_in_would_send(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            await turned_away(room)
            room.console.halting.drop_waiting()
            await signed_in(room.console, sandbox)
            await room.console.halting.settle()
            assert (room.handled(), *room.waits_for()) == (0, "", ShotPhase.REFUSED)

    on_qt_loop(main)


def test_a_minute_after_arming_nothing_is_sent_again(sandbox: RunningSandbox, tmp_path: Path) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY), now=clock) as room:
            await turned_away(room)
            clock.advance(61)
            await signed_in(room.console, sandbox)  # before anything else has noticed the time
            await room.console.halting.settle()
            assert (room.handled(), *room.waits_for()) == (0, "", ShotPhase.REFUSED)
            assert AGAIN not in [kind for kind, _ in await room.records()]

    on_qt_loop(main)


def test_the_promise_to_send_again_ends_by_itself(sandbox: RunningSandbox, tmp_path: Path) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY), now=clock) as room:
            await turned_away(room)
            clock.advance(58)
            await room.until_word(HaltWord.REFUSED)
            assert room.waits_for() == ("company", ShotPhase.REFUSED)
            clock.advance(3)
            await until(lambda: not room.halt.waiting, "no longer promised")

    on_qt_loop(main)


def test_all_accounts_are_sent_at_once_and_each_has_its_own_verdict(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            accounts = room.console.store.state.environment.accounts
            assert len(accounts) == 3
            sandbox.set_fault("kill-switch", "text_500", route="/risk/kill", times=1)
            room.arm(*accounts)
            room.console.halting.fire()
            assert [room.phase(account) for account in accounts] == [ShotPhase.SENT] * 3
            await room.console.halting.settle()
            phases = sorted(room.phase(account).value for account in accounts)
            assert phases == ["accepted", "accepted", "unknown"]
            assert room.outcome.verdict is VerdictOfCommand.UNKNOWN
            for account in accounts:
                accepted = room.phase(account) is ShotPhase.ACCEPTED
                await room.until_word(HaltWord.ENGAGED if accepted else HaltWord.UNKNOWN, account)
                await room.until_rung(RungId.FLAG, RungState.OK if accepted else RungState.PENDING, account)
            assert room.handled() == 2
            verdicts = [body["order"]["parts"] for kind, body in await room.records() if kind == "kill verdict"]
            assert len(verdicts) == 3

    on_qt_loop(main)


def test_some_refused_and_some_accepted_is_partial_and_not_unknown(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            sandbox.set_fault("kill-switch", "draining_503", route="/risk/kill", times=1)
            await room.kill("company", "director-1")
            assert room.outcome.verdict is VerdictOfCommand.PARTIAL
            assert room.handled() == 1

    on_qt_loop(main)


@pytest.mark.expects_log
def test_while_one_answer_is_missing_the_kill_is_running(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            sandbox.set_fault("kill-switch", "hang_after", route="/risk/kill", times=1)
            room.arm("company", "director-1")
            room.console.halting.fire()
            answered = {ShotPhase.SENT, ShotPhase.ACCEPTED}
            await until(lambda: {room.phase("company"), room.phase("director-1")} == answered, "one answer")
            assert room.outcome.verdict is VerdictOfCommand.RUNNING
            # The flag is seen before the answer is there; cutting the connection ends the wait for it.
            hung = "company" if room.phase("company") is ShotPhase.SENT else "director-1"
            await room.until_rung(RungId.FLAG, RungState.OK, hung)
            assert room.ladder(hung).word is HaltWord.ENGAGED
            await asyncio.to_thread(sandbox.set_fault, "kill-switch", "refused")
            await room.console.halting.settle()
            assert room.phase(hung) is ShotPhase.UNKNOWN
            assert room.handled() == 2

    on_qt_loop(main)


def test_an_armed_kill_disarms_by_itself_and_does_not_fire_late(sandbox: RunningSandbox, tmp_path: Path) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY), now=clock) as room:
            halting = room.console.halting
            room.arm("company")
            clock.advance(14.0)
            assert room.is_armed
            clock.advance(1.5)
            await until(lambda: not room.is_armed, "disarmed by itself")
            assert "15 s passed" in room.console.store.state.outcomes[0].words
            room.arm("company")
            clock.advance(16)
            halting.fire()  # before the loop has had its turn to disarm
            await halting.settle()
            assert (room.is_armed, len(room.halt.orders), room.handled()) == (False, 0, 0)
            assert "armed for too long" in room.console.store.state.outcomes[0].words
            room.arm("company")
            halting.disarm("a key was pressed")
            halting.fire()
            await halting.settle()
            assert (len(room.halt.orders), room.handled(), await room.records()) == (0, 0, [])

    on_qt_loop(main)


def test_only_configured_accounts_can_be_armed(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            room.console.halting.arm(("nobody",))
            assert not room.is_armed, "another account must never be armed in its place"
            room.console.halting.arm(("nobody", "director-1"), KillReason.LATENCY_STALL)
            armed = room.halt.armed
            assert armed is not None
            assert (armed.accounts, armed.reason) == (("director-1",), KillReason.LATENCY_STALL)
            room.console.halting.arm()
            assert room.halt.armed is not None
            assert room.halt.armed.accounts == ("company",)

    on_qt_loop(main)


def test_locked_it_fires_and_the_journal_says_that_the_person_is_unproven(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    email = sandbox.user("company").email

    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            await room.console.lock()
            await room.kill("company")
            assert room.phase() is ShotPhase.ACCEPTED
            room.console.halting.note("  seen by the night shift ")
            records = await room.records()
            assert {body["order"]["person"] for _, body in records} == {
                f"locked, by session of {email}, person unproven"
            }
            (note,) = (body for kind, body in records if kind == "kill note")  # a rung may be recorded after it
            assert note["order"]["note"] == "seen by the night shift"

    on_qt_loop(main)


def test_a_restart_goes_on_with_the_ladder(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        settings = kill_settings(sandbox, KILL_ONLY)
        async with halting_room(sandbox, tmp_path, settings) as room:
            await room.console.lock()
            await room.kill("company")
            await room.until_rung(RungId.FLAG, RungState.OK)
            order = room.order
            took_s = room.ladder().rung(RungId.FLAG).took_s
        async with halting_room(sandbox, tmp_path, settings) as room:
            await room.until_rung(RungId.FLAG, RungState.OK)
            assert (room.order.order_id, room.order.fired_at) == (order.order_id, order.fired_at)
            assert room.order.locked
            assert room.ladder().word is HaltWord.ENGAGED
            assert room.ladder().rung(RungId.FLAG).took_s == took_s, "its clock stopped before the restart"
            await room.until_rung(RungId.RECORDED, RungState.OK)
            assert room.handled() == 0, "a resumed kill is never sent again"

    on_qt_loop(main)


def test_an_hour_of_proof_never_kills_and_is_never_measured(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            measured = response_count(sandbox)
            for _ in range(300):
                await room.until_read(ReadingKind.KILL_PATH, "kill-switch", room.console.around.now())
                answer = room.console.store.state.readings[PROOF].value
                assert answer is not None
                assert answer.status == 422
            assert room.console.store.state.readings[PROOF].failure is None
            assert (room.handled(), room.handled(EVENTS)) == (0, 0)
            assert response_count(sandbox) == measured

    on_qt_loop(main)


def response_count(sandbox: RunningSandbox) -> float:
    """How many answers the platform has counted into its own kill response time."""
    with sandbox.client("kill-switch") as client:
        lines = client.get("/metrics").text.splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith("kill_switch_response_seconds_count"))
