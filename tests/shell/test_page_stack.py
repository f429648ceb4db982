"""Pages are made when they are first asked for, and are then connected, drawn and reached by Tab like any other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.shell.page_stack import PageStack
from app.shell.panels import PANELS, PanelRow
from app.shell.window import Window
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import REPOSITORY, RunningSandbox
from tests.widgets.states import NOW, calm
from widgets.panel import Panel

_LOADED_BY_A_START = """
import sys
from app.shell.loop import application
import app.shell.main
from widgets import theme
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.widgets.states import NOW, calm
app = application()
theme.apply(app, "dark")
state = calm()
window = Window(state.environment, PANELS)
window.show_state(state, NOW)
window.show()
app.processEvents()
print(*(row.page_id for row in PANELS if window.panels.is_made(row.page_id)))
print(*sorted(name for name in sys.modules if name.startswith("widgets.") and name.endswith("_page")))
print("pyqtgraph" in sys.modules)
"""


class _Page(Panel):
    """A page with one button."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("Press")
        QVBoxLayout(self).addWidget(self.button)


class _Rows:
    """Rows of pages `a`, `b` and `c`, and which of them were made."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.rows = [PanelRow(page_id, "Watch", page_id.upper(), "", self._maker(page_id)) for page_id in "abc"]

    def _maker(self, page_id: str) -> Callable[[], Panel]:
        def make() -> Panel:
            self.made.append(page_id)
            return _Page()

        return make


def test_a_page_is_made_once_and_then_connected_by_all_who_wait_for_it(qtbot: QtBot) -> None:
    rows = _Rows()
    stack = PageStack(rows.rows)
    qtbot.addWidget(stack)
    heard: list[tuple[str, Panel]] = []
    stack.on_made("b", lambda page: heard.append(("first", page)))
    stack.on_made("b", lambda page: heard.append(("second", page)))
    assert rows.made == [] and not stack.is_made("b")
    page = stack["b"]
    assert stack["b"] is page and stack.is_made("b") and stack.indexOf(page) >= 0
    stack.make("b")
    assert rows.made == ["b"]
    stack.on_made("b", lambda page: heard.append(("late", page)))
    assert heard == [("first", page), ("second", page), ("late", page)]


def test_a_page_that_the_table_does_not_have_is_a_mistake_of_the_caller(qtbot: QtBot) -> None:
    stack = PageStack(_Rows().rows)
    qtbot.addWidget(stack)
    with pytest.raises(KeyError, match="nowhere"):
        stack["nowhere"]
    with pytest.raises(KeyError, match="nowhere"):
        stack.on_made("nowhere", lambda _page: None)


def test_a_window_makes_the_page_it_shows_and_no_other(qtbot: QtBot) -> None:
    rows, state = _Rows(), calm()
    window = Window(state.environment, rows.rows)
    qtbot.addWidget(window)
    window.show_state(state, NOW)
    window.show_time(NOW)
    assert (rows.made, window.page_id) == (["a"], "a")
    window.show_page("c")
    assert (rows.made, window.page_id) == (["a", "c"], "c")
    assert window.panels.currentWidget() is window.panels["c"]


def window_with_keyboard(qtbot: QtBot) -> Window:
    """A window of the pages a, b and c in which the keyboard is somewhere."""
    state = calm()
    window = Window(state.environment, _Rows().rows)
    qtbot.addWidget(window)
    window.show_state(state, NOW)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def test_tab_goes_from_the_rail_through_a_page_made_late_to_the_strip_and_round(qtbot: QtBot) -> None:
    window = window_with_keyboard(qtbot)
    first = QApplication.focusWidget()
    assert window.annunciator.isAncestorOf(first), "the keyboard begins at the top"
    for page_id in ("b", "c", "a"):
        window.show_page(page_id)
        page = window.panels[page_id]
        assert isinstance(page, _Page)
        assert page.isAncestorOf(QApplication.focusWidget()) or QApplication.focusWidget() is page
        first.setFocus()
        parts = []
        for _step in range(100):
            focus = QApplication.focusWidget()
            parts.append(
                next(
                    part
                    for part in (window.annunciator, window.rail, page, window.strip)
                    if part.isAncestorOf(focus)  # fails where the keyboard is on a hidden page
                )
            )
            QTest.keyClick(focus, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is first:
                break
        assert [part for part, before in zip(parts, [None, *parts], strict=False) if part is not before] == [
            window.annunciator,
            window.rail,
            page,
            window.strip,
        ]


def test_the_keyboard_goes_to_the_page_that_is_opened_and_stays_on_the_rail(qtbot: QtBot) -> None:
    window = window_with_keyboard(qtbot)
    one, other = window.panels["a"], window.panels["b"]
    assert isinstance(one, _Page)
    assert isinstance(other, _Page)
    other.begin_at(other.button)
    window.show_page("a")
    assert window.focusWidget() is one
    window.show_page("b")
    assert window.focusWidget() is other.button
    one.button.setEnabled(False)
    window.show_page("a")
    assert window.focusWidget() is one
    rail = window.rail.findChildren(QPushButton)[1]
    rail.setFocus()
    window.show_page("b")
    assert window.focusWidget() is rail


def test_the_rail_marks_the_page_that_a_window_begins_with(qtbot: QtBot) -> None:
    window = Window(calm().environment, _Rows().rows, "b")
    qtbot.addWidget(window)
    marked = [one.accessibleName() for one in window.rail.findChildren(QPushButton) if one.isChecked()]
    assert marked == ["B"]


class _OwnWindows(QObject):
    """Which widgets were shown as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


@pytest.mark.parametrize("row", PANELS, ids=lambda row: row.page_id)
def test_to_make_a_page_shows_no_part_of_it_as_a_window_which_would_take_the_keyboard(
    qapp: QApplication, qtbot: QtBot, row: PanelRow
) -> None:
    stack, watch = PageStack([row]), _OwnWindows()
    qtbot.addWidget(stack)
    qapp.installEventFilter(watch)
    try:
        stack.make(row.page_id)
    finally:
        qapp.removeEventFilter(watch)
    assert watch.shown == []


def printed_by(program: str) -> list[str]:
    """The lines that a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_start_makes_and_loads_the_board_only() -> None:
    assert printed_by(_LOADED_BY_A_START) == ["board", "widgets.area_page widgets.board_page", "False"]


_LOADED_BEFORE_QT = """
import sys
from app.cli import main

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6":
            loaded.append({module for module in sys.modules if module.split(".")[0] in ("api_client", "app", "numpy")})

loaded = []
sys.meta_path.insert(0, Watch())
code = main(["--environments", "pyproject.toml"])  # none, which is said when all is loaded
(before,) = loaded
print(code, *("app.shell.console" in before, "numpy" in before))
late = {module for module in sys.modules if module.startswith(("api_client", "app.core."))} - before
print(len(late) < len(before) / 4)
print(*({"click", "cryptography", "pyqtgraph", "yaml"} & sys.modules.keys()))
"""


def test_a_start_loads_qt_behind_most_of_what_needs_none_and_leaves_out_what_few_need() -> None:
    assert printed_by(_LOADED_BEFORE_QT) == ["64 True True", "True", ""]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("pages") / "state") as running:
        yield running


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)
def test_the_halt_page_is_made_ahead_but_not_behind_an_armed_kill(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch")) as view:
            console, panels = view.console, view.window.panels
            view.wiring._ahead.stop()  # signing in may take longer than its first round
            await signed_in(console, sandbox)
            console.halting.arm(("company",))
            await until(view.window.arm_card.isVisible, "armed")
            view.wiring._ahead.start(50)
            rounds = []
            view.wiring._ahead.timeout.connect(lambda: rounds.append(panels.is_made("halt")))
            await until(lambda: len(rounds) > 1, "two rounds behind the armed kill")
            assert rounds[:2] == [False, False]
            await by_hand(lambda: console.halting.disarm("it was a test"))
            await until(lambda: panels.is_made("halt"), "made in an idle moment")
            assert not view.wiring._ahead.isActive()
            others = {row.page_id for row in PANELS} - {"board", "halt"}
            assert not any(map(panels.is_made, others)), "nobody has opened another"

    on_qt_loop(main)


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)
def test_a_locked_console_whose_pages_nobody_opened_makes_none(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch")) as view:
            console, panels = view.console, view.window.panels
            view.wiring._ahead.stop()
            await signed_in(console, sandbox)
            await console.lock()
            await until(view.window.lock_screen.isVisible, "covered")
            await signed_in(console, sandbox, "director-1")
            await until(lambda: not view.window.lock_screen.isVisible(), "uncovered")
            assert [row.page_id for row in PANELS if panels.is_made(row.page_id)] == ["board"]
            for row in PANELS:
                await by_hand(lambda row=row: view.window.show_page(row.page_id))
                assert panels[row.page_id].isVisible()

    on_qt_loop(main)
