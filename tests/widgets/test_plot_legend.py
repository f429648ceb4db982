"""The legend of a plot and its pictures: figures are whole or not there at all, and always in the tip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.core.units import Scale, Unit, scale_for
from widgets.plot_legend import MOST_ROWS, MOST_ROWS_ALONE, ROW_PX, LegendRow, PlotLegend
from widgets.plot_style import line_style, plot_colours
from widgets.plot_wall import png_with

TITLES = ("last", "min", "max", "mean")


def rows(scale: Scale, *values: float, label: str = "company") -> list[LegendRow]:
    cells = tuple(scale.figure(value) for value in values)
    return [LegendRow(label, line_style(0, plot_colours()), cells)]


def legend(qtbot: QtBot, width: int) -> PlotLegend:
    made = PlotLegend()
    qtbot.addWidget(made)
    made.resize(width, 40)
    made.show()
    return made


def test_short_figures_stand_with_their_unit(qtbot: QtBot) -> None:
    shown = legend(qtbot, 320)
    scale = scale_for(Unit.MILLISECONDS, 200)
    shown.show_rows(TITLES, rows(scale, 12, 3, 200, 40), scale.symbol)
    assert shown.drawn_cells() == (("12 ms", "3 ms", "200 ms", "40 ms"),)


@pytest.mark.parametrize("width", [320, 420])
def test_a_unit_without_room_stands_above(qtbot: QtBot, width: int) -> None:
    shown = legend(qtbot, width)
    scale = scale_for(Unit.USD_PER_SECOND, 99_999)
    shown.show_rows(TITLES, rows(scale, 99_999, 12_345, 99_999, 54_321), scale.symbol)
    (cells,) = shown.drawn_cells()
    assert cells == tuple(scale.figure(value).removesuffix(" USD/s") for value in (99_999, 12_345, 99_999, 54_321))
    assert "max 99\N{NARROW NO-BREAK SPACE}999 USD/s" in shown.accessibleName()
    assert "max 99\N{NARROW NO-BREAK SPACE}999 USD/s" in shown.toolTip()
    words = shown.grab(shown.rect().adjusted(0, 0, -shown.width() // 2, -shown.height() // 2)).toImage()
    shown.show_rows(TITLES, rows(Scale(1.0, ""), 1, 1, 1, 1))
    bare = shown.grab(shown.rect().adjusted(0, 0, -shown.width() // 2, -shown.height() // 2)).toImage()
    assert words != bare, "the unit is told above the names"


def test_wider_cells_take_the_room_there_is(qtbot: QtBot) -> None:
    shown = legend(qtbot, 900)
    scale = scale_for(Unit.USD_PER_SECOND, 99_999)
    shown.show_rows(TITLES, rows(scale, 99_999, 12_345, 99_999, 54_321), scale.symbol)
    (cells,) = shown.drawn_cells()
    assert all(cell.endswith(" USD/s") for cell in cells)


def test_half_a_number_is_never_drawn(qtbot: QtBot) -> None:
    shown = legend(qtbot, 320)
    shown.show_rows(TITLES, rows(Scale(1.0, ""), 123_456_789_012_345, 1, 2, 3))
    assert shown.drawn_cells() == (("…", "1", "2", "3"),)
    assert "last 123" in shown.toolTip()


def test_rows_are_still_hit_where_they_are(qtbot: QtBot) -> None:
    shown = legend(qtbot, 320)
    shown.show_rows(TITLES, rows(Scale(1.0, ""), 1, 1, 1, 1))
    with qtbot.waitSignal(shown.toggle_requested) as asked:
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(5, 25))
    assert asked.args == ["company"]


def test_a_plot_alone_lists_more_of_its_lines(qtbot: QtBot) -> None:
    shown = legend(qtbot, 320)
    shown.show_rows(TITLES, [rows(Scale(1.0, ""), 1, 1, 1, 1, label=str(number))[0] for number in range(12)])
    assert shown.height() == ROW_PX * (1 + MOST_ROWS + 1)
    shown.show_most(MOST_ROWS_ALONE)
    assert shown.height() == ROW_PX * (1 + 12)
    with qtbot.waitSignal(shown.toggle_requested) as asked:
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(5, ROW_PX * 12 + 5))
    assert asked.args == ["11"]


def test_a_picture_has_its_words_below_it(qtbot: QtBot) -> None:
    shown = legend(qtbot, 320)
    plain = shown.grab()
    made = QImage.fromData(png_with(plain, "environment staging, mode SIMULATION, 10:00:00 to 10:15:00 UTC"))
    assert made.width() == plain.width()
    below = range(plain.height() + 1, made.height())
    ground = made.pixel(0, made.height() - 1)
    assert sum(made.pixel(x, y) != ground for y in below for x in range(made.width())) > 100
