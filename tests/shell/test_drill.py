"""A whole drill on a real loop in this run's own sandbox: staged, noticed, armed, fired, followed, put away."""

from __future__ import annotations

import json
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from app.core.drill import FALSE_ALARM, Drill, DrillPhase
from app.core.drill_facts import drills_of
from app.core.halt_ladder import HaltWord, RungId
from app.core.present import halt_views
from app.core.state import SessionPhase
from app.shell.console import Console
from app.shell.drill import Drilling, unannounced_delay_s
from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.drill_page import DrillPage
from widgets.status_badge import StatusBadge

pytestmark = [
    pytest.mark.begins_first,
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.shell.drill.DELAY_S", (0.2, 0.4))


class DrillRoom:
    """A console on its own sandbox, signed in, with the drill's page open."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.console: Console = view.console
        self.drilling: Drilling = view.wiring._halt.drilling
        page = view.window.panels["drill"]
        assert isinstance(page, DrillPage)
        self.page = page

    @property
    def drill(self) -> Drill:
        assert self.drilling.drill is not None
        return self.drilling.drill

    def button(self, name: str) -> QPushButton:
        return next(one for one in self.page.findChildren(QPushButton) if one.accessibleName() == name)

    def badges(self) -> set[str]:
        return {one.word for one in self.page.findChildren(StatusBadge) if one.isVisible()}

    async def start(self) -> None:
        await by_hand(self.button("Start drill").click)
        assert self.drill.phase is DrillPhase.WAITING

    async def until_phase(self, phase: DrillPhase) -> None:
        await until(lambda: self.drill.phase is phase, f"the drill is {phase.value}")

    async def until_away(self) -> None:
        await until(lambda: not self.drilling.busy and self.drilling.drills, "the drill is put away")

    async def arm(self) -> None:
        await by_hand(lambda: QTest.keyClick(self.view.window.windowHandle(), Qt.Key.Key_K, _CHORD))

    async def hold_space(self) -> None:
        window = self.view.window.windowHandle()
        await by_hand(lambda: QTest.keyPress(window, Qt.Key.Key_Space))
        await self.until_phase(DrillPhase.FIRED)
        await by_hand(lambda: QTest.keyRelease(window, Qt.Key.Key_Space))


@asynccontextmanager
async def drill_room(app: QApplication, root: Path) -> AsyncIterator[DrillRoom]:
    selection = Selection(Paths.below(root), sandbox=True, sandbox_state=root / "s")
    async with opened(selection) as console, shown(app, console) as view:
        view.window.show()
        view.window.activateWindow()
        assert await console.sign_in_demo()
        await console.poller.first_round(signed_in=True)
        view.window.show_page("drill")
        await until(lambda: view.console.store.state.session.phase is SessionPhase.ACTIVE, "signed in")
        yield DrillRoom(view)


def test_a_drill_from_the_start_to_its_sheet(qapp: QApplication, tmp_path: Path) -> None:
    sheet = tmp_path / "sheets" / "drill.json"

    async def main() -> None:
        async with drill_room(qapp, tmp_path) as room:
            await room.start()
            await until(lambda: "Daily loss within the cap" in room.badges(), "the account is well")
            await room.until_phase(DrillPhase.STAGED)
            assert "WATCH" in room.badges()
            await until(lambda: "Daily loss beyond the cap" in room.badges(), "the incident is seen")
            await room.arm()
            await room.until_phase(DrillPhase.ARMED)
            await room.hold_space()
            await until(lambda: {RungId.FLAG, RungId.RECORDED} <= room.drill.took_s.keys(), "flag and record")
            assert room.drill.word is HaltWord.ENGAGED
            await by_hand(room.button("End the drill now").click)
            await room.until_away()
            await room.drilling.export(sheet, "json")
            await check_result(room)
            await until_released(room.console)

    on_qt_loop(main)
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    told = json.loads(sheet.read_text())
    assert told["drill"]["keystrokes"] == 2
    assert told["objective"] == "NOT PROVEN"
    assert told["trend"]["done"] == 1


async def check_result(room: DrillRoom) -> None:
    drill = room.drill
    assert drill.phase is DrillPhase.DONE
    assert (drill.account, drill.word) == ("company", HaltWord.ENGAGED)
    assert drill.detection_s is not None and drill.detection_s > 0
    assert drill.decision_s is not None and drill.decision_s >= 1  # Space was held for a second
    assert (drill.keystrokes, drill.clicks, drill.disarms) == (2, 0, 0)
    assert RungId.ORDERS not in drill.took_s  # nothing in this sandbox obeys the flag
    assert drill.cap_usd == 150_000
    records = (await room.console.journal.verify()).records
    assert drills_of(records) == room.drilling.drills == (drill,)
    room.view.window.show_page("drill")
    assert "OBJECTIVE NOT PROVEN" in room.badges()


async def until_released(console: Console) -> None:
    console.poller.kick("kill-switch")

    def released() -> bool:
        views = halt_views(console.store.state, console.around.now())
        return not any(view.word == "ENGAGED" for view in views)

    await until(released, "the halt is released")


def test_arming_before_anything_happened_is_a_false_alarm_and_takes_nothing_along(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.shell.drill.DELAY_S", (20.0, 20.0))

    async def main() -> None:
        async with drill_room(qapp, tmp_path) as room:
            await room.start()
            await room.arm()
            await room.until_phase(DrillPhase.ABORTED)
            await room.until_away()
            assert room.drill.why == FALSE_ALARM
            assert room.drill.staged_at is None
            assert room.drilling.drills == (room.drill,)
            await by_hand(lambda: QTest.keyClick(room.view.window.windowHandle(), Qt.Key.Key_Escape))
            await until(lambda: room.console.store.state.halt.armed is None, "disarmed")
            await stop_with_escape(room)
            await no_staging_no_drill(room)
            await export_by_the_dialog(room, tmp_path)

    on_qt_loop(main)


async def stop_with_escape(room: DrillRoom) -> None:
    """Esc on the page ends a drill that nothing was fired in; the key that ends it is one keystroke."""
    await room.start()
    await by_hand(lambda: QTest.keyClick(room.view.window.windowHandle(), Qt.Key.Key_Escape))
    await room.until_phase(DrillPhase.ABORTED)
    await until(lambda: len(room.drilling.drills) == 2, "both are kept")
    assert room.drill.keystrokes == 1
    assert "ABORTED" in room.badges()


async def no_staging_no_drill(room: DrillRoom) -> None:
    """Without the control endpoint there is no incident; the drill says so instead of waiting for one."""
    sandbox = room.console.around.sandbox
    assert sandbox is not None
    await sandbox.control.aclose()
    await by_hand(room.button("Start drill").click)
    await room.until_phase(DrillPhase.ABORTED)
    await until(lambda: len(room.drilling.drills) == 3, "it is kept")
    assert room.drill.why.startswith("the incident could not be staged: ")
    assert [notice.notice_id for notice in room.console.store.state.notices] == ["drill"]


def test_another_sandbox_is_none_of_ours(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        with RunningSandbox(tmp_path / "theirs") as sandbox:
            async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
                await signed_in(view.console, sandbox)
                view.window.show_page("drill")
                page = view.window.panels["drill"]
                start = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == "Start drill")
                assert not start.isVisible()
                view.wiring._halt.drilling.start()
                assert view.wiring._halt.drilling.drill is None
                assert "/control/scenario" not in sandbox.errors()

    on_qt_loop(main)


def test_the_delay_cannot_be_foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.shell.drill.DELAY_S", (3.0, 10.0))
    waits = {unannounced_delay_s() for _ in range(50)}
    assert len(waits) == 50
    assert all(3.0 <= wait <= 10.0 for wait in waits)


async def export_by_the_dialog(room: DrillRoom, folder: Path) -> None:
    """The page's button opens a dialog; what it chooses is written, or the reason is said why not."""
    await by_hand(room.button("Export Markdown…").click)
    dialog = room.view.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    sheet = folder / "sheet.md"
    await by_hand(lambda: dialog.fileSelected.emit(str(sheet)))
    await by_hand(dialog.reject)
    await until(sheet.exists, "the sheet is written")
    assert sheet.read_text().startswith("# Kill drill, company, ")
    await room.drilling.export(sheet / "below-a-file.md", "markdown")
    said = [outcome.words for outcome in room.console.store.state.outcomes]
    assert any("cannot be written" in words for words in said)
