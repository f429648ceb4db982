"""Names stay on one line where there is room, and leave two thirds to the texts where there is not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from widgets.fact_grid import NAME_WIDTH_PX, FactGrid, NamedFact

_LONG = "Failed requests of the gateway"


@pytest.mark.parametrize("width", [480, 240])
def test_a_long_name_has_up_to_a_third_of_what_there_is_now(qtbot: QtBot, width: int) -> None:
    grid, column = FactGrid(), QScrollArea()
    qtbot.addWidget(column)
    column.setWidgetResizable(True)
    column.setWidget(grid)
    grid.show_facts([NamedFact("Age", "3 s"), NamedFact(_LONG, "none")])
    column.resize(1200, 200)
    column.show()
    name, _ = grid._rows[_LONG]
    assert name.height() < 2 * name.fontMetrics().height()
    column.resize(width, 200)
    qtbot.waitUntil(lambda: grid.width() <= width)
    assert grid._grid.columnMinimumWidth(0) == max(NAME_WIDTH_PX, grid.width() // 3)


def test_short_names_keep_their_column(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show_facts([NamedFact("Age", "3 s")])
    grid.resize(1200, 100)
    grid.show()
    assert grid._grid.columnMinimumWidth(0) == NAME_WIDTH_PX
