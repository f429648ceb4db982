"""A plot has the same weight on a fine screen as on a coarse one: each line one logical pixel, each dash as long."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from app.core.dashboard import Limit
from widgets import theme
from widgets.hatch import paint_hatch
from widgets.plot_canvas import PlotCanvas, Scene
from widgets.plot_lines import Line
from widgets.plot_style import LineStyle, line_style, nib, plot_colours

SIDE = 200
TIMES = np.arange(0.0, 100.0)
ACROSS = 150
"""A logical column that no label, dash or upright line of these scenes touches."""


def blank(ratio: float) -> QImage:
    image = QImage(round(SIDE * ratio), round(SIDE * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("surface"))
    return image


def drawn(ratio: float, style: LineStyle, limits: tuple[Limit, ...] = (), pointer_s: float | None = None) -> QImage:
    """A flat line at half height, and grid lines, limits and the pointer around it."""
    line = Line("risk", TIMES, np.full(TIMES.size, 52.0))
    canvas = PlotCanvas(plot_colours())
    whole = QRectF(0, 0, SIDE, SIDE)
    canvas.show_size(whole, whole.adjusted(60, 10, -10, -20), ratio)
    canvas.show_scene(Scene(0.0, 100.0, 0.0, 100.0, pointer_s=pointer_s, limits=limits, lines=(line,), styles=(style,)))
    image = blank(ratio)
    painter = QPainter(image)
    canvas.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return image


def runs(image: QImage, colour: QColor, *, column: int | None = None, row: int | None = None) -> list[int]:
    """How many pixels of the colour stand together, one after the other down a column or along a row."""
    places = range(image.height() if row is None else image.width())
    hits = [image.pixel(column, at) if row is None else image.pixel(at, row) for at in places]  # type: ignore[arg-type]
    lengths, before = [], False
    for hit in hits:
        same = hit == colour.rgb()
        if same and not before:
            lengths.append(0)
        if same:
            lengths[-1] += 1
        before = same
    return lengths


@pytest.mark.parametrize(("ratio", "wide"), [(1, 1), (1.25, 1), (1.5, 2), (2, 2), (3, 3)])
def test_lines_grid_and_pointer_are_one_logical_pixel_wide(dressed: QApplication, ratio: float, wide: int) -> None:
    style, colours = line_style(0, plot_colours()), plot_colours()
    image = drawn(ratio, style, pointer_s=50.0)
    assert runs(image, style.colour, column=round(ACROSS * ratio)) == [wide]
    assert set(runs(image, colours.line, column=round(ACROSS * ratio))) == {wide}, "and every line as wide"
    assert runs(image, colours.pointer, row=round(30 * ratio)) == [wide]


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_limit_is_dotted_and_as_wide(dressed: QApplication, ratio: int) -> None:
    image = drawn(ratio, line_style(0, plot_colours()), limits=(Limit(80.0, early=False),))
    dots = [row for row in range(image.height()) if len(runs(image, theme.colour("fail"), row=row)) > 30]
    assert len(dots) == ratio, "as many rows of device pixels as make a logical one"
    assert set(runs(image, theme.colour("fail"), row=dots[0])[1:-1]) == {ratio}


def test_a_dash_is_as_long_at_twice_the_pixels(dressed: QApplication) -> None:
    style = line_style(1, plot_colours())
    assert style.dash is Qt.PenStyle.DashLine

    def longest(ratio: int) -> float:
        image = drawn(ratio, style)
        return max(max(runs(image, style.colour, row=row), default=0) for row in range(image.height())) / ratio

    assert longest(2) == pytest.approx(longest(1), abs=1.0)


def test_the_nib_covers_a_logical_pixel_and_no_more(dressed: QApplication) -> None:
    assert [(at.x(), at.y()) for at in nib(1.0)] == [(0.0, 0.0)]
    assert [(at.x(), at.y()) for at in nib(1.25)] == [(0.0, 0.0)]
    assert [(at.x(), at.y()) for at in nib(2.0)] == [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5)]


@pytest.mark.parametrize(("ratio", "across"), [(1, 1), (2, 3)])
def test_hatching_is_as_wide_and_as_far_apart(dressed: QApplication, ratio: int, across: int) -> None:
    image, colour = blank(ratio), theme.colour("stale")
    painter = QPainter(image)
    paint_hatch(painter, QRectF(0, 0, SIDE, SIDE), colour, 8)
    painter.end()
    lines = runs(image, colour, row=100 * ratio)[1:-1]
    assert set(lines) == {across}, "a row goes through a diagonal aslant"
    assert len(lines) == pytest.approx(SIDE / 8, abs=2)
