"""Simulation and safe mode against a platform as it is shipped: every end of a switch, sent once, shown as read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from api_client.models.auth import SecretText
from app.core import leave_gate
from app.core.leave_gate import OVERRIDE_PHRASE
from app.core.mode_view import NOT_OURS, account_rows
from app.core.readiness.verdicts import Overall
from app.core.state import VerdictOfCommand
from app.shell.mode_sending import READ_BACK_AFTER_S
from tests.fakes.running_console import on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import ShiftedClock
from tests.shell.modes_room import ACCOUNTS, SAFE, all_off, leaving, room_of

pytestmark = [pytest.mark.xdist_group("modes"), pytest.mark.usefixtures("qapp")]

DONE, REFUSED, UNKNOWN = VerdictOfCommand.DONE, VerdictOfCommand.REFUSED, VerdictOfCommand.UNKNOWN
ENTER, EXIT = "POST /sim/enter", "POST /sim/exit"
ENTER_SAFE, EXIT_SAFE = "POST /safe_mode/enter", "POST /safe_mode/exit"


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("modes") / "state", profile="shipped") as running:
        yield running


@pytest.fixture(scope="module")
def bearer(sandbox: RunningSandbox) -> dict[str, str]:
    return {"Authorization": f"Bearer {sandbox.sign_in('company')}"}


@pytest.fixture(autouse=True)
def live(sandbox: RunningSandbox, bearer: dict[str, str]) -> None:
    all_off(sandbox, bearer)


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leave_gate, "overall_without", lambda *_: (Overall.GO, ""))


def test_accounts_enter_and_leave_one_verdict_each_and_the_journal_knows_who(
    sandbox: RunningSandbox, tmp_path: Path, go: None
) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            await room.modes.enter_simulation(("company", "director-1"), "  drill \n today ")
            assert room.writes() == {ENTER: 2}
            for name in ("company", "director-1"):
                verdict = room.verdict(name)
                assert verdict.verdict is DONE
                assert verdict.words.startswith(f"{name} is in simulation since 20")
                assert verdict.read_back.endswith("UTC: drill today.")
            await room.until_simulated("company", "director-1")
            rows = account_rows(room.console.store.state, room.console.around.now())
            assert [row.who for row in rows] == [sandbox.user("company").email] * 2 + [NOT_OURS]
            await room.modes.leave(leaving("company", "director-1"))
            assert room.writes() == {ENTER: 2, EXIT: 2}
            assert [room.verdict(name).verdict for name in ACCOUNTS[:2]] == [DONE, DONE]
            assert room.verdict("director-1").read_back.startswith("Read back: live since")
            assert sorted(body["account"] for body in room.records("mode switched")) == sorted([*ACCOUNTS[:2]] * 2)
            asked = [body for body in room.records("asked") if body["command"] == "leave simulation"]
            assert [body["reason"] for body in asked] == ["drill over"] * 2

    on_qt_loop(main)


@pytest.mark.expects_log
def test_a_lost_answer_is_resolved_by_reading_and_never_sent_again(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            sent = 0
            for account, fault, happens in (
                ("company", "drop_after", True),
                ("director-1", "drop_before", False),
                ("director-2", "text_500_after", True),
            ):
                sandbox.set_fault("sim-mode", fault, route="/sim/enter", times=1)
                await room.modes.enter_simulation((account,), "drill")
                verdict, sent = room.verdict(account), sent + happens
                assert verdict.verdict is (DONE if happens else UNKNOWN)
                assert ("in simulation since" in verdict.read_back) is happens
                assert ("Whether the request still arrives is not known" in verdict.read_back) is not happens
                assert room.writes().get(ENTER, 0) == sent
                told = [body["verdict"] for body in room.records("verdict") if body.get("account") == account]
                assert told == (["unknown", "done"] if happens else ["unknown"])
                assert room.console.store.state.outcomes[0].verdict is verdict.verdict

    on_qt_loop(main)


def test_what_cannot_be_read_back_is_said_and_another_replica_s_memory_is_waited_for(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path, after_s=READ_BACK_AFTER_S) as room:
            sandbox.set_fault("sim-mode", "other_replica")
            await room.modes.enter_simulation(("company",), "drill")
            assert (room.verdict().verdict, "in simulation" in room.verdict().read_back) == (DONE, True)
            room.modes._sending._after_s = 0.0
            await room.modes.enter_simulation(("director-1",), "drill")
            assert room.verdict("director-1").verdict is UNKNOWN
            assert room.verdict("director-1").read_back.endswith("That is not as asked.")
            sandbox.set_fault("safe-mode", "garbage_json", route="/safe_mode/status")
            await room.modes.enter_safe_mode("drill")
            assert room.verdict("Safe mode").read_back.startswith("It could not be read back: Safe-mode answered in an")

    on_qt_loop(main)


def test_the_gate_keeps_what_does_not_hold_from_leaving(sandbox: RunningSandbox, tmp_path: Path) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with room_of(sandbox, tmp_path, clock=clock) as room:
            await room.modes.enter_simulation(("company",))
            await room.until_simulated("company")
            await room.modes.leave(leaving("company"))
            assert f"type {OVERRIDE_PHRASE}" in room.failure
            await room.modes.leave(leaving("company", phrase=OVERRIDE_PHRASE))
            assert "A second person has to sign in." in room.failure
            await room.modes.leave(leaving("company", typed="COMPANY"))
            await room.modes.leave(leaving("company", "director-2"))
            assert "Not read to be in simulation: director-2" in room.failure
            clock.advance(360)
            await room.modes.leave(leaving("company"))
            assert "sign in again" in room.failure
            assert room.failure.endswith("Nothing was sent.")
            assert room.writes() == {ENTER: 1}
            assert room.console.store.state.outcomes[0].verdict is REFUSED

    on_qt_loop(main)


def test_a_second_person_overrides_the_board_for_this_leaving_alone(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            wanted = leaving("company", phrase=OVERRIDE_PHRASE)
            await room.modes.enter_simulation(("company", "director-2"))
            await room.until_simulated("company", "director-2")
            session = room.console.store.state.session
            for email in (session.email, "an.alias@example.com"):
                room.rename(email)
                await room.second(wanted, "company")
                assert room.failure.startswith("That is who is signed in here")
            room.rename(session.email)
            user = sandbox.user("director-1")
            await room.modes.second_person(wanted, user.email, SecretText("wrong"), SecretText("000000"))
            assert room.console.store.state.modes.second is None
            await room.second(wanted)
            assert room.failure == ""
            await room.modes.leave(replace(wanted, reason="another reason"))
            assert "was changed" in room.failure
            await room.modes.leave(leaving("company", "director-2", phrase=OVERRIDE_PHRASE))
            assert "was changed" in room.failure
            await room.modes.leave(wanted)
            assert room.verdict().verdict is DONE
            assert room.writes() == {ENTER: 2, EXIT: 1}
            assert room.records("asked")[-1]["overridden_with"] == user.email
            assert [body["account"] for body in room.records("second person")] == ["director-1"]
            assert room.console.store.state.modes.second is None

    on_qt_loop(main)


def test_who_signs_in_or_locks_meanwhile_voids_the_second_person(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            await room.modes.enter_safe_mode()
            await room.until_safe()
            await room.second(SAFE)
            assert room.console.store.state.modes.second is not None
            await room.console.lock()
            await until(lambda: room.console.store.state.modes.second is None, "locked: forgotten", 5.0)
            await signed_in(room.console, sandbox)
            await room.second(SAFE)
            assert room.console.store.state.modes.second is not None
            await signed_in(room.console, sandbox, "director-2")
            assert room.console.store.state.modes.second is None

    on_qt_loop(main)


def test_two_clicks_are_one_switch(sandbox: RunningSandbox, tmp_path: Path, go: None) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            await room.modes.enter_safe_mode("drill")
            await room.until_safe()
            room.modes._sending._after_s = 0.3
            first = asyncio.ensure_future(room.modes.enter_simulation(("company",)))
            await until(lambda: room.writes().get(ENTER), "answered, not yet read back", 5.0)
            await room.modes.enter_simulation(("company",))
            await first
            await asyncio.gather(room.modes.leave(SAFE), room.modes.leave(SAFE))
            assert room.writes() == {ENTER_SAFE: 1, ENTER: 1, EXIT_SAFE: 1}
            assert (room.verdict("Safe mode").verdict, room.verdict("Safe mode").read_back) == (DONE, "Read back: off.")

    on_qt_loop(main)


@pytest.mark.expects_log
def test_nothing_is_left_that_cannot_be_written_down_and_entering_goes_ahead(
    sandbox: RunningSandbox, tmp_path: Path, go: None
) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            await room.modes.enter_simulation(("company",))
            await room.until_simulated("company")
            room.console.journal.path.unlink()
            room.console.journal.path.mkdir()
            await room.modes.leave(leaving("company"))
            assert room.verdict().words == "Not sent, because the journal cannot be written. Nothing has happened."
            await room.second(leaving("company"))
            await room.modes.enter_simulation(("director-1",))
            assert (room.verdict("director-1").verdict, room.writes()) == (DONE, {ENTER: 2})
            await room.modes.remind(room.console.around.now() + timedelta(hours=1))
            assert "lost when the console is closed" in room.failure

    on_qt_loop(main)


@pytest.mark.expects_log
def test_the_next_account_does_not_follow_one_that_ended_badly(
    sandbox: RunningSandbox, tmp_path: Path, go: None
) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path) as room:
            await room.modes.enter_simulation(("company", "director-1"))
            await room.until_simulated("company", "director-1")
            sandbox.set_fault("sim-mode", "drop_before", route="/sim/exit", times=1)
            await room.modes.leave(leaving("company", "director-1"))
            assert (room.verdict().verdict, room.verdict("director-1").verdict) == (UNKNOWN, REFUSED)
            assert room.verdict("director-1").words.startswith("Not sent: the one before it did not end well.")
            assert room.writes() == {ENTER: 2}

    on_qt_loop(main)


def test_a_reminder_is_said_when_it_is_due_survives_a_restart_and_does_nothing(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with room_of(sandbox, tmp_path, clock=clock) as room:
            await room.modes.enter_safe_mode("drill")
            now = clock()
            for minutes in (0, 60 * 24 * 8):
                await room.modes.remind(now + timedelta(minutes=minutes))
                assert room.failure.startswith("Choose a time within 7 days")
            for minutes in (30, 20, 10):
                await room.modes.remind(now + timedelta(minutes=minutes))
            dropped = room.console.store.state.modes.reminders[0]
            await room.modes.drop_reminder(dropped.reminder_id)
            await room.modes.drop_reminder(dropped.reminder_id)
        async with room_of(sandbox, tmp_path, clock=clock) as room:
            await until(lambda: len(room.console.store.state.modes.reminders) == 2, "reminders are back", 5.0)
            await room.until_safe()
            clock.advance(21 * 60)
            await until(lambda: len(room.console.store.state.modes.reminders) == 1, "the first is said", 5.0)
            await room.until_safe()
            said = [one.words for one in room.console.store.state.notices if "reminded" in one.words]
            assert len(said) == 1
            assert said[0].endswith("This console has done nothing about it.")
            assert room.writes() == {}
            await until(lambda: room.records("mode reminder due"), "written down", 5.0)

    on_qt_loop(main)
