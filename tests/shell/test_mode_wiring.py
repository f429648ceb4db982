"""The Simulation page in the running window: one key away, its wishes reach the platform once, the frame follows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from api_client.services.simulation import Simulation
from app.core import leave_gate
from app.core.leave_gate import Leaving
from app.core.mode_desk import ModeTarget, ModeVerdict
from app.core.readiness.verdicts import Overall
from app.core.state import SessionPhase, VerdictOfCommand
from app.shell.main import View
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.mode_page import ModePage

pytestmark = [
    pytest.mark.xdist_group("modes"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
ACCOUNTS = ("company", "director-1", "director-2")
MODES = ("auth", "sim-mode", "safe-mode")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("mode-wiring") / "state") as running:
        yield running


@asynccontextmanager
async def switching(app: QApplication, sandbox: RunningSandbox, root: Path) -> AsyncIterator[View]:
    """A console in which somebody has signed in, and which reads back at once."""
    async with running_console(app, sandbox, root, MODES) as view:
        view.console.modes._sending._after_s = 0.0
        await signed_in(view.console, sandbox)
        yield view


def page_of(view: View) -> ModePage:
    page = view.window.panels["simulation"]
    assert isinstance(page, ModePage)
    return page


def test_the_page_switches_and_everything_around_it_follows(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_gate, "overall_without", lambda *_: (Overall.GO, "all of it. 1 probe."))

    async def main() -> None:
        async with switching(qapp, sandbox, tmp_path) as view:
            console, page = view.console, page_of(view)
            await by_hand(lambda: view.window.show_page("simulation"))
            await until(lambda: "LIVE" in view.window.windowTitle(), "the title says LIVE")
            assert view.window._frame.live
            await by_hand(lambda: page.enter_requested.emit(ACCOUNTS, "drill"))
            await until(lambda: "SIMULATION" in view.window.windowTitle(), "the title says SIMULATION")
            await until(lambda: not view.window._frame.live, "the frame is dashed")
            await until(lambda: page.subtitle.startswith("SIMULATION. Simulated: company"), "the page says it")
            await by_hand(page.buttons[1].click)
            assert list(page.leave_sheet.accounts.ticks) == list(ACCOUNTS)
            user = sandbox.user("director-1")
            second = page.leave_sheet.second_sheet._sign_in
            await by_hand(lambda: second._email.setText(user.email))
            await by_hand(lambda: page.second_requested.emit(page.leave_sheet.leaving, user.email))
            await until(lambda: console.store.state.modes.failure, "a second person is not needed")
            await by_hand(page.sign_in_requested.emit)
            await until(view.wiring.sheet.isVisible, "the sign-in sheet")
            await by_hand(view.wiring.sheet.reject)
            leaving = Leaving(ModeTarget.SIMULATION, ACCOUNTS, "drill over", " ".join(ACCOUNTS))
            await by_hand(lambda: page.leave_requested.emit(leaving))
            await until(lambda: view.window._frame.live, "the frame is whole again")
            assert {one.verdict for one in console.store.state.modes.verdicts} == {VerdictOfCommand.DONE}
            assert sandbox.handled("sim-mode")["POST /sim/exit"] == len(ACCOUNTS)
            await by_hand(lambda: page.safe_mode_requested.emit("drill"))
            await by_hand(lambda: page.remind_requested.emit("23:59"))
            await until(lambda: console.store.state.modes.reminders, "a reminder")
            reminder = console.store.state.modes.reminders[0].reminder_id
            await by_hand(lambda: page.reminder_dropped.emit(reminder))
            await until(lambda: page.safe_mode.words["Reason"] == "drill", "safe mode on the page")
            assert console.store.state.modes.reminders == ()
            await by_hand(page.buttons[0].click)
            await console.lock()
            await until(lambda: not page.simulation_sheet.isVisible(), "no sheet over a locked console")

    on_qt_loop(main)


async def told(view: View, *names: str) -> list[ModeVerdict]:
    """The verdicts of these, once each was read back."""
    found: dict[str, ModeVerdict] = {}

    def all_read_back() -> bool:
        found.update({one.name: one for one in view.console.store.state.modes.verdicts})
        return all(found[name].read_back for name in names if name in found) and found.keys() >= set(names)

    await until(all_read_back, f"verdicts of {names}")
    return [found[name] for name in names]


def journalled(view: View, kind: str, command: str) -> list[tuple[str, str]]:
    """Account and words of what the journal has of a command."""
    records = [one.body for one in view.console.journal.verify_now().records if one.kind == kind]
    words = "words" if kind == "verdict" else "read_back"
    return [(body.get("account", ""), body[words]) for body in records if body.get("command") == command]


def test_a_session_that_is_lost_on_the_way_in_is_asked_for_once_and_nothing_is_sent_again(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with switching(qapp, sandbox, tmp_path) as view:
            console, page = view.console, page_of(view)
            view.window.show_page("simulation")
            phases: list[SessionPhase] = []
            console.store.subscribe(lambda state: phases.append(state.session.phase))
            before = sandbox.handled("sim-mode").get("POST /sim/enter", 0)
            sandbox.set_fault("sim-mode", "session_lost", route="/sim/enter")
            await by_hand(lambda: page.enter_requested.emit(ACCOUNTS, "drill"))
            for verdict in await told(view, *ACCOUNTS):
                assert verdict.verdict is VerdictOfCommand.REFUSED
                assert verdict.words == (
                    'Sim-mode does not accept the session: "Invalid or expired session token". Nothing happened.'
                )
                assert verdict.read_back.startswith("Read back: live since ")
            await until(lambda: console.store.state.session.phase is SessionPhase.EXPIRED, "the session has ended")
            assert console.store.state.session.failure == "The platform no longer knows this session: sign in again."
            assert not view.wiring.sheet.isVisible()  # offered in the bar: nothing pops up over what a person does
            bar = view.window.annunciator
            await until(lambda: bar.field_words()["session"].word == "Session ended", "said in the bar")
            await signed_in(console, sandbox)
            await until(lambda: phases[-1] is SessionPhase.ACTIVE, "signed in again")
            assert [phase for phase, _ in groupby(phases)][1:] == [SessionPhase.EXPIRED, SessionPhase.ACTIVE]
            assert sandbox.handled("sim-mode").get("POST /sim/enter", 0) == before
            assert sorted(account for account, _ in journalled(view, "verdict", "enter simulation")) == sorted(ACCOUNTS)
            read_back = journalled(view, "mode read back", "enter simulation")
            assert [words[:16] for _, words in read_back] == ["Read back: live "] * 3
            sandbox.clear()

    on_qt_loop(main)


def test_a_session_that_is_lost_between_two_accounts_leaves_the_rest_as_they_are(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_gate, "overall_without", lambda *_: (Overall.GO, "all of it. 1 probe."))

    async def main() -> None:
        async with switching(qapp, sandbox, tmp_path) as view:
            console, page = view.console, page_of(view)
            view.window.show_page("simulation")
            await by_hand(lambda: page.enter_requested.emit(ACCOUNTS, "drill"))
            await until(lambda: page.subtitle.startswith("SIMULATION."), "all are in simulation")
            await console.runner.settle()
            await told(view, *ACCOUNTS)
            leave = Simulation.exit

            async def left_then_lost(service: Simulation, account: str | None = None) -> Any:
                change = await leave(service, account)
                sandbox.set_fault("sim-mode", "session_lost", route="/sim/exit")
                return change

            monkeypatch.setattr(Simulation, "exit", left_then_lost)
            before = sandbox.handled("sim-mode").get("POST /sim/exit", 0)
            leaving = Leaving(ModeTarget.SIMULATION, ACCOUNTS, "drill over", " ".join(ACCOUNTS))
            await by_hand(lambda: page.leave_requested.emit(leaving))
            await until(lambda: console.store.state.session.phase is SessionPhase.EXPIRED, "the session has ended")
            first, second = await told(view, *ACCOUNTS[:2])
            third = next(one for one in console.store.state.modes.verdicts if one.name == ACCOUNTS[2])
            assert (first.verdict, first.read_back[:15]) == (VerdictOfCommand.DONE, "Read back: live")
            assert second.verdict is third.verdict is VerdictOfCommand.REFUSED
            assert "does not accept the session" in second.words
            assert second.read_back.endswith("UTC: drill.")  # still in simulation
            assert third.words.startswith("Not sent: the one before it did not end well.")
            assert sandbox.handled("sim-mode")["POST /sim/exit"] == before + 1
            assert [account for account, _ in journalled(view, "verdict", "leave simulation")] == [*ACCOUNTS[:2]]
            sandbox.clear()

    on_qt_loop(main)


def test_who_may_not_switch_stays_signed_in_and_sees_what_is_so(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_gate, "overall_without", lambda *_: (Overall.GO, "all of it. 1 probe."))
    forbidden = 'Safe-mode does not allow this to the signed-in account: "Account is not authorized for administrative'

    async def main() -> None:
        async with switching(qapp, sandbox, tmp_path) as view:
            console, page = view.console, page_of(view)
            view.window.show_page("simulation")
            sandbox.set_fault("safe-mode", "not_listed", route="/safe_mode/exit")
            before = sandbox.handled("safe-mode").get("POST /safe_mode/exit", 0)
            await by_hand(lambda: page.safe_mode_requested.emit("drill"))
            await until(lambda: page.safe_mode.words["Reason"] == "drill", "safe mode on")
            (entered,) = await told(view, "Safe mode")
            leaving = Leaving(ModeTarget.SAFE_MODE, (), "drill over", "sandbox")
            await by_hand(lambda: page.leave_requested.emit(leaving))
            await until(lambda: journalled(view, "mode read back", "leave safe mode"), "read back")
            (refused,) = await told(view, "Safe mode")
            assert (entered.verdict, refused.verdict) == (VerdictOfCommand.DONE, VerdictOfCommand.REFUSED)
            assert refused.words.startswith(forbidden) and refused.words.endswith("Nothing happened.")
            assert refused.read_back.startswith("Read back: on since ") and refused.read_back.endswith(": drill.")
            await until(lambda: any("Read back: on" in one.text for one in page.verdicts), "said on the page")
            assert console.store.state.session.phase is SessionPhase.ACTIVE
            assert sandbox.handled("safe-mode").get("POST /safe_mode/exit", 0) == before
            ((_, words),) = journalled(view, "verdict", "leave safe mode")
            assert "does not allow this to the signed-in account" in words
            sandbox.clear()

    on_qt_loop(main)
