"""A table as high as some of its rows never hides the others without a bar that says so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView

AT_MOST = 5
TALL_PX = 900


@pytest.fixture
def model() -> SnapshotTableModel[int]:
    return SnapshotTableModel((Column[int]("Number", str),), key=lambda number: number)


@pytest.fixture
def card(qtbot: QtBot, dressed: QApplication, model: SnapshotTableModel[int]) -> TableCard:
    made = TableCard(TableView(model, "Numbers"))
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    column.addWidget(made)
    room.resize(600, TALL_PX)
    room.show()
    made.room = room  # type: ignore[attr-defined]  # kept for as long as its card
    return made


def fill(card: TableCard, model: SnapshotTableModel[int], rows: int) -> None:
    model.show_rows(range(rows))
    card.show_row_count(min(rows, AT_MOST))
    QApplication.processEvents()


def offers_to_scroll(card: TableCard) -> bool:
    bar = card._table.verticalScrollBar()
    return bar.isVisible() and bar.maximum() > 0


def test_rows_beyond_its_height_are_scrolled_to_in_a_tall_window(
    card: TableCard, model: SnapshotTableModel[int]
) -> None:
    fill(card, model, AT_MOST + 3)
    assert card.height() == card.maximumHeight() < TALL_PX
    assert offers_to_scroll(card)


def test_one_row_more_at_the_same_height_is_scrolled_to(card: TableCard, model: SnapshotTableModel[int]) -> None:
    fill(card, model, AT_MOST)
    assert not offers_to_scroll(card), "nothing is hidden but the last hairline"
    fill(card, model, AT_MOST + 1)
    assert offers_to_scroll(card)
    fill(card, model, AT_MOST)
    assert not offers_to_scroll(card)


def test_where_there_is_less_room_than_rows_it_scrolls(card: TableCard, model: SnapshotTableModel[int]) -> None:
    fill(card, model, AT_MOST)
    card.room.resize(600, card.minimumHeight() + 30)  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert offers_to_scroll(card)
