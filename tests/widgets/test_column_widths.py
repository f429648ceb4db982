"""Columns are as wide as their titles, their samples and what they show; where there is no room some leave."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.board_page import BoardPage
from widgets.card_frame import CardFrame
from widgets.column_widths import LEAST_SHARED, least_width
from widgets.empty_state import EmptyState
from widgets.explorer_page import ExplorerPage
from widgets.filter_box import FilterBox
from widgets.table_cell import cell_width
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView

Row = tuple[str, str, str]
LONG = "a sentence that is longer than its column is by itself"
COLUMNS = (
    Column[Row]("State", lambda row: row[0], shape=lambda _: "●", samples=("UP", "DEGRADED")),
    Column[Row]("Said", lambda row: row[1], width=60, most=200, spare=1),
    Column[Row]("A title that needs room", lambda row: row[1], width=60, spare=2),
    Column[Row]("Rest", lambda row: row[2], width=90, elastic=True),
)
SAID = 1


def make(qtbot: QtBot, width: int = 900) -> tuple[SnapshotTableModel[Row], TableView]:
    model: SnapshotTableModel[Row] = SnapshotTableModel(COLUMNS, lambda row: row[0])
    model.show_rows([("UP", "short", "x")])
    view = TableView(model, "Rows")
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    return model, view


def hidden(view: TableView) -> list[int]:
    return [number for number in range(len(COLUMNS)) if view.isColumnHidden(number)]


def hidden_are(view: TableView, numbers: list[int]) -> bool:
    return hidden(view) == numbers


def test_titles_and_samples_are_whole(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    assert view.columnWidth(0) >= cell_width(COLUMNS[0].sample("DEGRADED"))
    title = view.horizontalHeader().fontMetrics().horizontalAdvance(COLUMNS[2].title)
    assert view.columnWidth(2) > title
    assert not hidden(view)


def test_a_column_without_a_width_shares_the_rest(qtbot: QtBot) -> None:
    assert least_width(Column[Row]("Rest", lambda row: row[2])) == LEAST_SHARED
    _, view = make(qtbot)
    narrower = view.columnWidth(3)
    view.resize(1000, 300)
    qtbot.waitUntil(lambda: view.columnWidth(3) == narrower + 100)


def test_a_column_widens_for_what_it_shows_up_to_its_most_and_never_narrows(qtbot: QtBot) -> None:
    model, view = make(qtbot)
    assert view.columnWidth(SAID) == max(60, least_width(COLUMNS[SAID]))
    model.show_rows([("UP", "somewhat longer", "x")])
    wider = view.columnWidth(SAID)
    assert wider == cell_width(COLUMNS[SAID].sample("somewhat longer"))
    model.show_rows([("UP", "short", "x")])
    assert view.columnWidth(SAID) == wider
    model.show_rows([("UP", "short", "x"), ("DOWN", LONG, "x")])
    assert view.columnWidth(SAID) == 200


def test_where_there_is_too_little_room_the_most_spare_leaves_first_and_comes_back(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    for width, gone in ((380, [2]), (240, [1, 2]), (900, [])):
        view.resize(width, 300)
        qtbot.waitUntil(partial(hidden_are, view, gone))
        assert view.horizontalScrollBar().maximum() == 0


def test_what_gives_way_narrows_after_all_that_is_spare_has_left(qtbot: QtBot) -> None:
    columns = (
        Column[Row]("Name", lambda row: row[0], samples=("a name of some length",), least=80),
        Column[Row]("Spare", lambda row: row[1], width=100, spare=1),
        Column[Row]("Why", lambda row: row[2], width=200, elastic=True),
    )
    model: SnapshotTableModel[Row] = SnapshotTableModel(columns, lambda row: row[0])
    view = TableView(model, "Rows")
    qtbot.addWidget(view)
    view.show()
    whole = least_width(columns[0])
    for others, name, spare in ((300, whole, True), (200, whole, False), (170, whole - 30, False)):
        view.resize(whole + others + 2 * view.frameWidth(), 300)
        qtbot.waitUntil(lambda name=name: view.columnWidth(0) == name)
        assert view.isColumnHidden(1) is not spare
        assert view.columnWidth(2) == 200
    view.resize(200, 300)
    qtbot.waitUntil(lambda: view.columnWidth(0) == 80)
    view.resize(900, 300)
    qtbot.waitUntil(lambda: view.columnWidth(0) == whole)


def test_a_column_that_is_left_out_stays_out_and_needs_no_room(qtbot: QtBot) -> None:
    _, view = make(qtbot)
    others = sum(least_width(column) for number, column in enumerate(COLUMNS) if number != SAID)
    view.resize(others + 2 * view.frameWidth(), 300)
    qtbot.waitUntil(partial(hidden_are, view, [2]))
    view.leave_out((SAID,))
    assert hidden(view) == [SAID]
    view.resize(900, 300)
    qtbot.waitUntil(partial(hidden_are, view, [SAID]))
    view.leave_out(())
    assert hidden(view) == []


def test_a_filter_has_room_for_its_name(qtbot: QtBot) -> None:
    box = FilterBox("Zuständigkeit")
    qtbot.addWidget(box)
    assert box.minimumSizeHint().width() > box.fontMetrics().horizontalAdvance("Zuständigkeit: all")


@pytest.mark.parametrize("width", [320, 900])
def test_an_empty_page_breaks_its_sentences_where_the_room_ends(qtbot: QtBot, width: int) -> None:
    empty = EmptyState()
    card = CardFrame(empty)
    qtbot.addWidget(card)
    empty.show_words("What", LONG * 3, LONG)
    card.resize(width, 400)
    card.show()
    qtbot.waitUntil(lambda: all(label.geometry().right() < width for label in empty.findChildren(QLabel)))


def test_the_explorer_s_two_halves_stand_beside_each_other_in_a_small_window(qtbot: QtBot) -> None:
    page = ExplorerPage()
    qtbot.addWidget(page)
    page.resize(748, 500)
    page.show_state(platforms.healthy(), NOW)
    page.show()
    left, right = page._list, page._views.currentWidget()
    assert right is not None
    qtbot.waitUntil(lambda: left.geometry().right() < right.geometry().left())
    assert right.geometry().right() < page.width()


def test_what_the_review_says_stands_below_the_verdict_in_a_small_window(qtbot: QtBot) -> None:
    page = BoardPage()
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_state(platforms.judged(platforms.claimed(platforms.healthy())), NOW)
    card = page._verdict
    assert card._review.x() > card._words.geometry().right()
    page.resize(748, 500)
    qtbot.waitUntil(lambda: card._review.y() >= card._words.geometry().bottom())
    assert card._claimed.alignment() & Qt.AlignmentFlag.AlignLeft
    page.resize(1200, 800)
    qtbot.waitUntil(lambda: card._review.x() > card._words.geometry().right())
