"""The Simulation page in the running window: one key away, its wishes reach the platform once, the frame follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core import leave_gate
from app.core.leave_gate import Leaving
from app.core.mode_desk import ModeTarget
from app.core.readiness.verdicts import Overall
from app.core.state import VerdictOfCommand
from app.shell.main import View
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.mode_page import ModePage

pytestmark = [
    pytest.mark.xdist_group("modes"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
ACCOUNTS = ("company", "director-1", "director-2")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("mode-wiring") / "state") as running:
        yield running


def page_of(view: View) -> ModePage:
    page = view.window.panels["simulation"]
    assert isinstance(page, ModePage)
    return page


def test_the_page_switches_and_everything_around_it_follows(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_gate, "overall_without", lambda *_: (Overall.GO, "all of it. 1 probe."))

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path) as view:
            console, page = view.console, page_of(view)
            console.modes._sending._after_s = 0.0
            await signed_in(console, sandbox)
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
