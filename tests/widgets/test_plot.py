"""A live plot shows what arrived and nothing else: gaps stay open, stale ends are hatched, nothing can be clicked."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from widgets import theme
from widgets.plot import Line, LivePlot
from widgets.plot_axes import time_ticks, time_words, value_step, value_words
from widgets.plot_style import line_style, plot_colours

END_S = 1_700_000_000.0


def line(label: str = "risk", last_s: float = 0.0, level: float = 50.0) -> Line:
    times = np.arange(END_S - 100, END_S - last_s, 1.0)
    return Line(label, times, np.full(times.size, level))


@pytest.fixture
def plot(qtbot: QtBot, dressed: QApplication) -> LivePlot:
    made = LivePlot("Request latency", objective=100.0)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def count(image: QImage, colour: QColor, columns: range) -> int:
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for x in columns for y in range(image.height()))


def show(plot: LivePlot, *lines: Line, stale_from_s: float | None = None) -> QImage:
    plot.show_lines(lines, END_S - 100, END_S, stale_from_s)
    return plot.grab().toImage()


def test_a_line_is_drawn_in_its_colour_on_the_surface(plot: LivePlot) -> None:
    image = show(plot, line())
    assert count(image, plot.style_of("risk").colour, range(60, 480)) > 300
    assert image.pixel(70, 3) == theme.colour("surface").rgb()


def test_a_gap_is_never_bridged(plot: LivePlot) -> None:
    times = np.arange(END_S - 100, END_S, 1.0)
    values = np.full(100, 50.0)
    values[30:70] = np.nan
    image = show(plot, Line("risk", times, values))
    colour = plot.style_of("risk").colour
    middle = range(240, 320)
    assert count(image, colour, range(60, 180)) > 50
    assert count(image, colour, middle) == 0


def test_a_stale_end_is_hatched_from_where_knowledge_ends(plot: LivePlot) -> None:
    fresh = show(plot, line(last_s=50))
    stale = show(plot, line(last_s=50), stale_from_s=END_S - 50)
    known, unknown = range(60, 250), range(300, 470)
    changed = lambda columns: sum(fresh.pixel(x, y) != stale.pixel(x, y) for x in columns for y in range(20, 150))  # noqa: E731
    assert changed(known) == 0
    assert changed(unknown) > 1000


def test_the_hatching_goes_when_values_arrive_again(plot: LivePlot) -> None:
    fresh = show(plot, line())
    show(plot, line(), stale_from_s=END_S - 50)
    assert show(plot, line()) == fresh


@pytest.mark.parametrize(("level", "drawn"), [(50.0, True), (400.0, True), (26.0, True), (24.0, False)])
def test_the_objective_is_drawn_while_the_values_come_near_it(plot: LivePlot, level: float, drawn: bool) -> None:
    image = show(plot, line(level=level))
    assert plot.objective_drawn is drawn
    assert (count(image, theme.colour("fail"), range(60, 480)) > 50) is drawn


def test_a_label_keeps_its_colour_when_another_line_goes_and_comes_back(plot: LivePlot) -> None:
    show(plot, line("kill-switch"), line("risk", level=60))
    before = {label: plot.style_of(label) for label in ("kill-switch", "risk")}
    show(plot, line("risk"))
    show(plot, line("risk"), line("kill-switch", level=60))
    assert {label: plot.style_of(label) for label in ("kill-switch", "risk")} == before


def test_it_follows_the_theme(plot: LivePlot, dressed: QApplication) -> None:
    show(plot, line())
    theme.apply(dressed, "light")
    image = plot.grab().toImage()
    assert image.pixel(70, 3) == theme.colour("surface").rgb()
    assert count(image, QColor(theme.themes()["light"].accent), range(60, 480)) > 300


def test_it_can_be_read_but_not_operated(plot: LivePlot, qtbot: QtBot) -> None:
    show(plot, line(), line("oms", level=float("nan")))
    view = plot._view
    assert view.accessibleName() == "Plot: Request latency"
    assert view.accessibleDescription() == "risk 50, oms –"
    range_before = view.getViewBox().viewRange()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 80))
    at = QPoint(200, 80)
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    )
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    qtbot.mouseMove(view.viewport(), QPoint(300, 90))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 90))
    assert not [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]
    assert view.getViewBox().viewRange() == range_before


@pytest.mark.parametrize(
    ("values", "value", "at_s"),
    [([1.0, 2.0], 2.0, 1.0), ([1.0, np.nan], 1.0, 0.0), ([np.nan, np.nan], None, None), ([], None, None)],
)
def test_the_last_value_is_the_last_number(values: list[float], value: float | None, at_s: float | None) -> None:
    made = Line("risk", np.arange(float(len(values))), np.array(values, dtype=np.float64))
    assert (made.last_value(), made.last_time_s()) == (value, at_s)


def test_nothing_at_all_can_be_shown(plot: LivePlot) -> None:
    show(plot)
    empty = np.array([], dtype=np.float64)
    show(plot, Line("risk", empty, empty))
    assert plot._view.accessibleDescription() == "risk –"


def test_two_lines_share_neither_colour_nor_dash(dressed: QApplication) -> None:
    colours = plot_colours()
    styles = [line_style(position, colours) for position in range(10)]
    assert len({(style.colour.name(), style.dash) for style in styles}) == 10
    assert styles[0].dash is Qt.PenStyle.SolidLine
    assert styles[1].dash is Qt.PenStyle.DashLine
    assert all(style.pen().width() == 1 and style.pen().isCosmetic() for style in styles)


# Viénot, Brettel and Mollon 1999: what is left of linear RGB without the red or the green cones.
DICHROMACY = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("kind", sorted(DICHROMACY))
def test_lines_of_the_same_dash_differ_for_the_colour_blind(dressed: QApplication, name: str, kind: str) -> None:
    theme.apply(dressed, name)
    colours = plot_colours()
    styles = [line_style(position, colours) for position in range(5)]
    for one, other in itertools.combinations(styles, 2):
        if one.dash is other.dash:
            assert distance(seen(one.colour, kind), seen(other.colour, kind)) > 25, (one, other)


def seen(colour: QColor, kind: str) -> np.ndarray:
    linear = (np.array(colour.getRgbF()[:3])) ** 2.2
    return np.clip(np.array(DICHROMACY[kind]) @ linear, 0.0, 1.0)


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """CIE76 difference of two linear RGB colours."""
    return float(np.linalg.norm(lab(one) - lab(other)))


def lab(linear: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(to_xyz @ linear / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(
    ("span_s", "width_px", "step_s"),
    [(60, 600, 10), (900, 900, 120), (900, 200, 600), (5, 900, 1), (864_000, 300, 259_200)],
)
def test_instants_are_round_and_have_room(span_s: float, width_px: float, step_s: float) -> None:
    ((step, instants),) = time_ticks(END_S - span_s, END_S, width_px)
    assert step == step_s
    assert instants
    assert all(END_S - span_s <= instant <= END_S and instant % step == 0 for instant in instants)
    assert len(instants) <= max(1, width_px / 84) + 1


@pytest.mark.parametrize(("step_s", "words"), [(1, "22:13:20"), (60, "22:13"), (86_400, "14 Nov")])
def test_instants_are_said_in_utc(step_s: float, words: str) -> None:
    assert time_words(END_S, step_s) == words


@pytest.mark.parametrize(
    ("span", "height_px", "step"),
    [(230, 200, 100), (1.0, 220, 0.2), (0.0035, 176, 0.001), (0, 100, 1.0), (10, 88, 5.0)],
)
def test_grid_lines_are_round_and_have_room(span: float, height_px: float, step: float) -> None:
    assert value_step(span, height_px) == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "step", "words"), [(150, 50, "150"), (0.2, 0.1, "0.2"), (12_000, 2000, "12\u202f000")]
)
def test_values_have_the_decimals_they_need(value: float, step: float, words: str) -> None:
    assert value_words(value, step) == words
