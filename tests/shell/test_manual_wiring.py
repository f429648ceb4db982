"""F1 opens the manual at the page or the sheet it was pressed in, and the console goes on behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.manual import Place
from app.core.manual_contents import FIRST, LOCKED, SHEETS
from app.core.state import Environment, EnvironmentKind
from app.shell.manual_pages import shipped_manual
from app.shell.manual_wiring import ManualWiring
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.manual_window import ManualWindow
from widgets.note_sheet import NoteSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("manual") / "state") as running:
        yield running


class Desk:
    """A window with all pages, the manual connected, and no console behind it."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        environment = Environment("sandbox", EnvironmentKind.SANDBOX, "UTC", ("company",), ())
        self.window = Window(environment, PANELS)
        self.wiring = ManualWiring(self.window, qapp)
        self.window.show()
        self.has_keyboard(self.window)

    @property
    def manual(self) -> ManualWindow:
        """The manual's window; it has to be open."""
        sheet = self.wiring.sheet
        assert sheet is not None and sheet.isVisible()
        self.has_keyboard(sheet)
        return sheet

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """One key, as it comes from a keyboard, where the widget has the focus."""
        widget.activateWindow()
        self.has_keyboard(widget.window())
        QTest.keyClick(widget, key)

    def has_keyboard(self, window: QWidget) -> None:
        """Wait until the application, too, knows that this is the window that keys go to."""
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def here(self) -> Place:
        """Where the manual is open."""
        return self.wiring._desk._trail.here


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, qtbot)
    qtbot.addWidget(made.window)
    yield made
    made.wiring.stop()


def test_nothing_is_made_before_the_first_time(desk: Desk) -> None:
    assert desk.wiring.sheet is None
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow) and one.isVisible()]


def test_f1_opens_the_page_that_is_open(desk: Desk) -> None:
    for row in PANELS:
        desk.window.show_page(row.page_id)
        desk.press(desk.window, Qt.Key.Key_F1)
        assert desk.here() == Place(row.page_id), row.title
        assert desk.manual.browser.toPlainText().startswith(desk.wiring._desk._manual.pages[row.page_id].title)
        QTest.keyClick(desk.manual.browser, Qt.Key.Key_Escape)
        assert not desk.wiring.sheet or not desk.wiring.sheet.isVisible()


def test_f1_in_a_sheet_opens_its_section_and_the_sheet_stays(desk: Desk) -> None:
    desk.window.show_page("tasks")
    sheet = NoteSheet("Note", "", desk.window)
    sheet.open_for("Done", "It is done.", "", "company", "Record")
    desk.press(sheet, Qt.Key.Key_F1)
    assert desk.here() == SHEETS["NoteSheet", "tasks"]
    manual = desk.manual
    QTest.keyClick(manual.windowHandle(), Qt.Key.Key_Escape)  # as the desktop sends it: a locked window would not hear
    assert sheet.isVisible() and not manual.isVisible()
    desk.press(sheet, Qt.Key.Key_F1)
    assert manual.isVisible() and sheet.isVisible()
    sheet.reject()


def test_the_rail_has_a_button_for_it(desk: Desk) -> None:
    desk.window.show_page("risk")
    (button,) = [one for one in desk.window.rail.findChildren(QPushButton) if one.text() == "Manual (F1)"]
    button.click()
    assert desk.here() == Place("risk") and desk.manual.isVisible()


def test_the_way_back_and_forward(desk: Desk) -> None:
    desk.press(desk.window, Qt.Key.Key_F1)
    alt = Qt.KeyboardModifier.AltModifier
    manual = desk.manual
    QTest.keyClick(manual.browser, Qt.Key.Key_Left, alt)
    assert desk.here() == Place("board")
    manual.link_followed.emit("journal.md#when-it-is-broken")
    assert desk.here() == Place("journal", "when-it-is-broken")
    manual.link_followed.emit("https://example.com/")
    assert desk.here() == Place("journal", "when-it-is-broken")
    QTest.keyClick(manual.browser, Qt.Key.Key_F1)
    assert desk.here() == FIRST
    for key, place in ((Qt.Key.Key_Left, "journal"), (Qt.Key.Key_Left, "board"), (Qt.Key.Key_Right, "journal")):
        QTest.keyClick(manual.browser, key, alt)
        assert desk.here().page_id == place
    assert manual.list.currentItem().text() == "When it is broken"


def test_a_message_that_is_pasted_finds_its_entry(desk: Desk) -> None:
    desk.press(desk.window, Qt.Key.Key_F1)
    manual = desk.manual
    manual.search.setText("The name of risk-engine cannot be resolved. Nothing was sent.")
    assert manual.list.item(0).text() == '"The name of … cannot be resolved."'
    manual.search.setFocus()
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    QTest.keyClick(manual.list, Qt.Key.Key_Return)
    assert desk.here() == Place("messages", "a-service-does-not-answer", "cannot be resolved.")
    assert manual.browser.textCursor().selectedText() == "cannot be resolved."
    assert manual.list.count() > 0 and manual.search.text()  # the findings stay beside the page
    manual.search.clear()
    assert manual.list.currentItem().text() == "A service does not answer"


def test_the_window_closes_the_manual_with_it(desk: Desk) -> None:
    desk.press(desk.window, Qt.Key.Key_F1)
    manual = desk.manual
    desk.wiring.stop()
    assert not manual.isVisible() and desk.wiring.sheet is None
    desk.wiring = ManualWiring(desk.window, QApplication.instance())  # type: ignore[arg-type]


def test_the_console_goes_on_behind_the_manual_and_the_kill_puts_it_away(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch", "oms")) as view:
            own = view.window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
            explained = shipped_manual((row.group, row.page_id) for row in PANELS).pages["keyboard"].markdown
            assert [one.key().toString() for one in own if f"| {one.key().toString()} |" not in explained] == []
            view.wiring.open_sign_in()
            await until(view.wiring.sheet.isActiveWindow, "the sheet has the keyboard")
            await by_hand(lambda: QTest.keyClick(view.wiring.sheet, Qt.Key.Key_F1))
            manual = view.wiring.manual.sheet
            assert manual is not None and manual.isVisible() and view.wiring.sheet.isVisible()
            assert "Getting started" in manual.windowTitle()
            handled = sandbox.handled("oms")
            await until(lambda: sandbox.handled("oms") != handled, "polls behind the manual")
            await until(manual.isActiveWindow, "the manual has the keyboard")
            chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            await by_hand(lambda: QTest.keyClick(manual.browser, Qt.Key.Key_K, chord))
            armed = view.console.store.state.halt.armed
            assert armed is not None
            await until(lambda: not manual.isVisible(), "the manual is put away")
            await until(view.window.arm_card.isVisible, "the card of the armed kill")
            view.console.halting.disarm("the test is over")
            view.wiring.sheet.close()
            await by_hand(view.wiring.manual.open)
            assert manual.isVisible() and view.wiring.manual._desk._trail.here == Place("board")
            await signed_in(view.console, sandbox)
            await view.console.lock()
            await until(view.window.lock_screen.isVisible, "the console is locked")
            view.window.activateWindow()
            await until(lambda: QApplication.activeWindow() is view.window, "the window has the keyboard")
            await by_hand(lambda: QTest.keyClick(view.window, Qt.Key.Key_F1))
            assert view.wiring.manual._desk._trail.here == LOCKED
        assert view.wiring.manual.sheet is None

    on_qt_loop(main)
