"""The table is walked, sorted and opened by keyboard, and keeps its place through refreshes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from widgets.row_in_full import RowInFull
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Paragraph
from widgets.tokens import HEADER_HEIGHT, ROW_HEIGHT

Row = tuple[str, str]
LONG = "a very long sentence that cannot possibly fit into the column that it was given here " * 3
COLUMNS = (Column[Row]("Name", lambda row: row[0], width=90), Column[Row]("Text", lambda row: row[1]))


def make(qtbot: QtBot, *, opens_rows: bool = False, count: int = 30) -> tuple[SnapshotTableModel[Row], TableView]:
    model: SnapshotTableModel[Row] = SnapshotTableModel(COLUMNS, lambda row: row[0])
    model.show_rows([(f"row {number:02}", LONG) for number in range(count)])
    view = TableView(model, "Rows", opens_rows=opens_rows)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    return model, view


def test_rows_and_header_have_the_grid_s_heights(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    assert view.rowHeight(3) == ROW_HEIGHT
    assert view.horizontalHeader().height() == HEADER_HEIGHT
    assert not view.showGrid()
    assert not view.alternatingRowColors()


def test_selection_and_scroll_survive_a_refresh_that_reorders(qtbot: QtBot) -> None:
    model, view = make(qtbot)
    view.select_key("row 20")
    view.verticalScrollBar().setValue(200)
    model.show_rows([(f"row {number:02}", "new") for number in range(29, -1, -1) if number != 5])
    assert view.selected_key() == "row 20"
    assert view.verticalScrollBar().value() == 200
    assert [index.row() for index in view.selectionModel().selectedRows()] == [9]


def test_a_row_that_goes_takes_only_its_own_selection(qtbot: QtBot) -> None:
    model, view = make(qtbot)
    view.select_key("row 03")
    seen: list[object] = []
    view.row_selected.connect(seen.append)
    model.show_rows([])
    assert view.selected_key() is None
    assert seen[-1] is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_row_where_the_page_asked_for_it(qtbot: QtBot, key: Qt.Key) -> None:
    _, view = make(qtbot, opens_rows=True)
    view.select_key("row 02")
    with qtbot.waitSignal(view.row_opened) as opened:
        qtbot.keyClick(view, key)
    assert opened.args == ["row 02"]


def test_double_click_opens_once(qtbot: QtBot) -> None:
    _, view = make(qtbot, opens_rows=True)
    opened: list[object] = []
    view.row_opened.connect(opened.append)
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["row 01"]


def test_enter_shows_the_whole_text_elsewhere(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    view.select_key("row 02")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    (sheet,) = view.window().findChildren(RowInFull)
    assert [part.plain_text for part in sheet.findChildren(Paragraph)] == ["row 02", LONG]
    assert view.window().rect().contains(sheet.geometry().topLeft())
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert view.window().findChildren(RowInFull) == []


def test_sorting_by_keyboard_goes_up_down_and_back(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    view.select_key("row 00")
    firsts = []
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        firsts.append(view.model().index(0, 0).data())
    assert firsts == ["row 00", "row 29", "row 00"]
    assert not view.horizontalHeader().isSortIndicatorShown()
    assert view.selected_key() == "row 00"


def test_the_keyboard_gets_a_place_and_a_mark(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.currentIndex().row() == 0
    marked = view.viewport().grab().toImage()
    view.clearFocus()
    assert view.viewport().grab().toImage() != marked


def test_rows_that_come_after_the_keyboard_give_it_its_place(qtbot: QtBot) -> None:
    model, view = make(qtbot)
    rows = [model.row_at(model.index(number, 0)) for number in range(model.rowCount())]
    model.show_rows([])
    with qtbot.waitActive(view):
        view.activateWindow()
    view.clearFocus()
    model.show_rows(rows)
    assert view.selected_key() is None, "nobody is in the table"
    model.show_rows([])
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    model.show_rows(rows)
    assert view.selected_key() == "row 00"
    view.select_key("row 03")
    model.show_rows([("row -1", "new"), *rows])
    assert view.selected_key() == "row 03"


def test_a_cell_s_tooltip_shows_what_a_service_wrote_and_draws_none_of_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", staticmethod(lambda _at, text, *_of: told.append(text)))
    model, view = make(qtbot)
    model.show_rows([("a row", f"<img src='file:///x'> {LONG}")])
    place = view.visualRect(model.index(0, 1)).center()
    pointed = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), pointed)
    (text,) = told
    assert "<img" not in text
    assert "&lt;img" in text


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    assert not view.tabKeyNavigation()
    assert view.accessibleName() == "Rows"
