"""The gate of accessibility: every page, in the states that a person meets, walked for what would stop anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.shell.panels import PANELS
from app.shell.window import Window
from tests.accessibility import walk
from tests.accessibility.rooms import AT_200_PERCENT, HEALTHY, OF_PAGES, STATES, WIDE, drawn, found
from tests.accessibility.sheets import scenes, sheets
from tests.widgets.tab_walk import reached_by_tab, to_be_reached
from widgets import theme
from widgets.hold_button import HoldButton
from widgets.status_badge import StatusBadge
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label

pytestmark = [
    pytest.mark.xdist_group("accessibility"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "dark")
    made = Window(HEALTHY.environment, PANELS)
    made.show()
    made.activateWindow()
    QTest.qWait(1)
    yield made
    made.let_close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "dark")


@pytest.mark.parametrize("size", [WIDE, AT_200_PERCENT])
@pytest.mark.parametrize("row", PANELS, ids=lambda row: row.page_id)
def test_a_page_has_names_roles_reasons_and_room(window: Window, row: object, size: tuple[int, int]) -> None:
    page_id = row.page_id  # type: ignore[attr-defined]
    said = []
    for name, state in STATES.items():
        said += found(f"{name}", drawn(window, page_id, state, size))
    for place, state in enumerate(OF_PAGES.get(page_id, ())):
        said += found(f"state {place}", drawn(window, page_id, state, size))
    assert said == []


@pytest.mark.parametrize("size", [WIDE, AT_200_PERCENT])
def test_the_bars_and_the_lock_screen_have_them_too(window: Window, size: tuple[int, int]) -> None:
    said = []
    for name, state in (*STATES.items(), ("locked", replace(HEALTHY, locked=True))):
        drawn(window, "board", state, size)
        for part in (window.annunciator, window.rail, window.strip, window.lock_screen):
            said += found(name, part)
    drawn(window, "board", HEALTHY, size)
    for drawer in (window.strip.open_outcomes, window.strip.open_notices):
        drawer()
        QTest.qWait(1)
        said += found("drawer", window.strip)
        said += found("page above a drawer", window.panels["board"])
    assert said == []


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("page_id", [row.page_id for row in PANELS])
def test_tab_reaches_everything_in_the_order_of_reading(window: Window, page_id: str, name: str) -> None:
    drawn(window, page_id, STATES[name])
    window.rail.setFocus()
    stops = reached_by_tab(window)
    of_rail = {one for one in window.rail.findChildren(QPushButton) if one.isCheckable()}  # one stop, then arrow keys
    assert [walk.known_as(one) for one in to_be_reached(window) - {*stops} - of_rail] == []
    assert {*stops} & {*walk.controls(window.panels[page_id]), *walk.controls(window.annunciator)}
    assert list(walk.backward(window, stops)) == []


def test_pages_with_much_on_them_have_them_too(window: Window) -> None:
    assert [one for where, part in scenes(window) for one in found(where, part)] == []


def test_sheets_have_names_roles_reasons_and_room(window: Window) -> None:
    said, seen = [], set()
    for where, sheet in sheets(window):
        said += found(where, sheet)
        seen.add(type(sheet).__name__)
        assert sheet.accessibleName() or sheet.windowTitle()
    assert said == []
    assert seen >= {
        "AlertSheet",
        "DirectorSheet",
        "IntentSheet",
        "LimitSheet",
        "ManualWindow",
        "WaiverSheet",
        "WizardSheet",
    }


def test_reduced_motion_leaves_no_motion(qapp: QApplication, qtbot: QtBot) -> None:
    button = HoldButton()
    qtbot.addWidget(button)
    theme.apply(qapp, "dark", reduced_motion=True)
    button.begin_hold()
    assert button.share == 0
    assert not button._frames.isActive()
    button.end_hold()
    theme.apply(qapp, "dark")
    button.begin_hold()
    assert button._frames.isActive()
    button.end_hold()


def narrow_table() -> TableView:
    column = Column[str]("State", lambda row: row, shape=lambda _: "●", width=64)
    model: SnapshotTableModel[str] = SnapshotTableModel((column, column), key=lambda row: row)
    model.show_rows(["A VERDICT OF SOME LENGTH"])
    table = TableView(model, "Rows")
    table.setFixedSize(100, 80)
    return table


def test_each_check_finds_what_it_is_there_for(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    column = QVBoxLayout(part)
    nameless, tiny, mute = QPushButton(), QPushButton("Go"), QPushButton("Export")
    mute.setEnabled(False)
    tiny.setFixedSize(20, 20)
    low = QLabel("Many words that need more than one line of text in so little room")
    low.setWordWrap(True)
    low.setFixedSize(80, 20)
    tight = QLabel("Words that are cut")
    tight.setFixedSize(20, 20)
    blank = StatusBadge()
    blank.show_status("■", " ")
    roleless = QWidget()
    roleless.setAccessibleName("What am I")
    roleless.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    roleless.setFixedSize(40, 40)
    for one in (nameless, tiny, mute, low, tight, blank, roleless, Label("fine")):
        column.addWidget(one)
    column.addWidget(narrow_table())
    away = QPushButton("Away", part)
    away.move(QPoint(-30, 0))
    part.show()
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    said = " | ".join(found("", part))
    for words in ("“” has no name", "“What am I” has no role", "“Export” does not say why", "“Go” is 20 × "):
        assert words in said
    for words in ("Many words", "“Words that are cut” has 20", "a status without a word", "“Away” lies at"):
        assert words in said
    for words in ("“Rows” scrolls sideways", "“Rows” cuts “A VERDICT OF SOME LENGTH” below “State”"):
        assert words in said
    assert "fine" not in said
    assert list(walk.unseen_focus(part)) == ["QWidget “What am I” looks the same"]


def test_a_step_back_is_found(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    row = QHBoxLayout(part)
    left, right = QPushButton("Left"), QPushButton("Right")
    row.addWidget(left)
    row.addWidget(right)
    part.show()
    assert list(walk.backward(part, [left, right])) == []
    assert list(walk.backward(part, [right, left])) == ["from QPushButton “Right” back to QPushButton “Left”"]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_keyboard_s_place_is_seen_in_both_themes(window: Window, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)  # last in this file, and dark only when the window has gone: to dress all pages takes long
    said = []
    for row in PANELS:
        drawn(window, row.page_id, HEALTHY)
        said += found(row.page_id, window, (walk.unseen_focus,))
    assert said == []
