"""What people decide on the pages arrives where decisions are made, and comes back into the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core.areas import Area
from app.core.readiness.verdicts import Verdict
from app.core.review import parse_review
from app.shell.main import View
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.board_page import BoardPage
from widgets.compare_page import ComparePage
from widgets.tasks_page import TasksPage

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
REVIEWS = sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("wiring") / "state") as running:
        yield running


def board_of(view: View) -> BoardPage:
    page = view.window.panels["board"]
    assert isinstance(page, BoardPage)
    return page


def tasks_of(view: View) -> TasksPage:
    page = view.window.panels["tasks"]
    assert isinstance(page, TasksPage)
    return page


def compare_of(view: View) -> ComparePage:
    page = view.window.panels["compare"]
    assert isinstance(page, ComparePage)
    return page


def dialogs(view: View) -> list[QFileDialog]:
    """The file dialogs that are open."""
    return [dialog for dialog in view.window.findChildren(QFileDialog) if dialog.isVisible()]


async def answer(view: View, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = dialogs(view)
    await by_hand(lambda: dialog.fileSelected.emit(str(path)))
    await by_hand(dialog.reject)


def test_a_waiver_goes_from_the_sheet_to_the_annunciator_and_back(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            store = view.console.store
            await signed_in(view.console, sandbox)
            page = board_of(view)
            await by_hand(lambda: page.waive_requested.emit("health", "Ships on Monday", timedelta(hours=1)))
            await until(lambda: store.state.waivers, "the waiver is in the state")
            (waiver,) = store.state.waivers
            assert (waiver.probe_id, waiver.reason) == ("health", "Ships on Monday")
            assert timedelta(minutes=59) < waiver.until - waiver.since <= timedelta(hours=1)
            bar = view.window.annunciator
            await until(lambda: bar.field_words()["waivers"].word == "1 waived", "the annunciator lists it")
            view.window.show_page("journal")
            await by_hand(bar._waivers.click)
            assert view.window.page_id == "board"
            assert page._waived.lines[0][0] == "health"
            await by_hand(lambda: page.withdraw_requested.emit("health"))
            await until(lambda: not store.state.waivers, "the waiver is withdrawn")
            await until(bar._waivers.isHidden, "the annunciator lists none")

    on_qt_loop(main)


def test_votes_and_duties_are_recorded(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            store = view.console.store
            await signed_in(view.console, sandbox)

            def passing() -> list[Area]:
                judged = store.state.judged
                return [] if judged is None else [one.area for one in judged.board.areas if one.verdict is Verdict.PASS]

            await until(passing, "an area passes")
            area = passing()[0]
            await by_hand(lambda: board_of(view).vote_requested.emit(area, "looked at each probe"))
            await until(lambda: store.state.votes, "the vote is recorded")
            assert (store.state.votes[0].area, store.state.votes[0].note) == (area, "looked at each probe")
            view.window.show_page("tasks")
            await by_hand(lambda: tasks_of(view).duty_done_requested.emit("slo-review", "all whole"))
            await until(lambda: store.state.duties, "the duty is recorded")
            await until(lambda: tasks_of(view)._duties.words["slo-review"][0] == "DONE", "the page says so")

    on_qt_loop(main)


def test_reviews_are_chosen_compared_and_dropped(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            store, page = view.console.store, compare_of(view)
            view.window.show_page("compare")
            await by_hand(page._newer.click)
            await answer(view, REVIEWS[-1])
            await until(lambda: store.state.claim is not None, "the review is loaded")
            await by_hand(page._earlier.click)
            await answer(view, REVIEWS[0])
            await until(lambda: page._model.rowCount() > 0, "the changes are listed")
            await by_hand(page._drop.click)
            await until(lambda: store.state.earlier_claim is None, "the earlier one is dropped")
            await until(lambda: page._model.rowCount() == 0, "nothing is compared any more")
            await by_hand(tasks_of(view)._choose.click)
            await answer(view, REVIEWS[0])
            await until(lambda: store.state.claim and store.state.claim.name == REVIEWS[0].name, "another is loaded")

    on_qt_loop(main)


def test_one_key_exports_the_board_from_any_page_but_not_a_locked_one(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            await signed_in(view.console, sandbox)
            window = view.window
            window.show_page("journal")
            window.activateWindow()
            await until(window.isActiveWindow, "the window has the keyboard")
            ask = (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
            await by_hand(lambda: QTest.keyClick(window, *ask))
            assert len(dialogs(view)) == 1
            for name in ("board.md", "board.json"):
                if not dialogs(view):
                    await by_hand(board_of(view)._export.click)
                await answer(view, tmp_path / name)
                await until((tmp_path / name).exists, f"{name} is written")
            assert len(parse_review((tmp_path / "board.md").read_text()).claims) == len(Area)
            await view.console.lock()
            await until(window.lock_screen.isVisible, "locked")
            window.activateWindow()
            await until(window.isActiveWindow, "the window has the keyboard again")
            assert dialogs(view) == []
            await by_hand(lambda: QTest.keyClick(window, *ask))
            assert dialogs(view) == []

    on_qt_loop(main)
