"""A live plot shows what arrived and nothing else: gaps stay open, stale ends are hatched; it asks, never does."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.units import Unit
from tests.widgets.plot_states import END_S, count, line, show
from widgets import theme
from widgets.plot import Line, LivePlot

NO_KEY = Qt.KeyboardModifier.NoModifier
NO_PHASE = Qt.ScrollPhase.NoScrollPhase


@pytest.fixture
def plot(qtbot: QtBot, dressed: QApplication) -> LivePlot:
    made = LivePlot("Request latency", objective=100.0)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


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


def test_it_can_be_read_by_who_cannot_see_it(plot: LivePlot) -> None:
    show(plot, line(), line("oms", level=float("nan")))
    assert plot._view.accessibleName() == "Plot: Request latency"
    assert plot.words == "risk: last 50 1 s ago, least 50, most 50; oms: no value"


def test_dragging_asks_for_another_window_of_time(plot: LivePlot, qtbot: QtBot) -> None:
    show(plot, line())
    viewport = plot._view.viewport()
    with qtbot.waitSignal(plot.window_requested) as asked:
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 80))
        for x in (230, 260, 300):
            qtbot.mouseMove(viewport, QPoint(x, 80))
            qtbot.wait(1)
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 80))
    start_s, end_s = asked.args
    assert start_s < END_S - 100
    assert end_s - start_s == pytest.approx(100.0)


@pytest.mark.parametrize(("held", "asks"), [(Qt.KeyboardModifier.ControlModifier, True), (NO_KEY, False)])
def test_only_with_ctrl_the_wheel_zooms(plot: LivePlot, held: Qt.KeyboardModifier, asks: bool) -> None:
    show(plot, line())
    asked: list[tuple[float, float]] = []
    plot.window_requested.connect(lambda start_s, end_s: asked.append((start_s, end_s)))
    viewport = plot._view.viewport()
    at = QPointF(250, 80)
    wheel = QWheelEvent(
        at, viewport.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, held, NO_PHASE, False
    )
    QApplication.sendEvent(viewport, wheel)
    assert bool(asked) is asks
    if asks:
        assert asked[0][1] - asked[0][0] < 100


def test_it_has_no_menu(plot: LivePlot, qtbot: QtBot) -> None:
    show(plot, line())
    view, at = plot._view, QPoint(200, 80)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=at)
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    )
    assert not [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]


def test_pointing_tells_the_instant_and_leaving_tells_none(plot: LivePlot) -> None:
    show(plot, line())
    told: list[float | None] = []
    plot.pointed.connect(told.append)
    box = plot._box.sceneBoundingRect()
    plot._on_pointed(QPointF(box.center().x(), box.center().y()))
    plot._on_pointed(QPointF(1.0, 1.0))
    QApplication.sendEvent(plot._view, QEvent(QEvent.Type.Leave))
    assert told[0] == pytest.approx(END_S - 50)
    assert told[1:] == [None, None]


def test_the_pointer_is_one_line_and_goes_again(plot: LivePlot) -> None:
    before = show(plot, line())
    plot.show_pointer(END_S - 25)
    pointed = plot.grab().toImage()
    columns = [x for x in range(60, 480) if sum(before.pixel(x, y) != pointed.pixel(x, y) for y in range(30, 160)) > 60]
    assert len(columns) == 1
    plot.show_pointer(None)
    assert plot.grab().toImage() == before


def test_a_hidden_line_is_not_drawn_and_keeps_its_colour(plot: LivePlot) -> None:
    show(plot, line(), line("oms", level=80.0))
    colour = plot.style_of("risk").colour
    plot.show_hidden(frozenset({"risk"}))
    assert count(plot.grab().toImage(), colour, range(60, 480)) == 0
    plot.show_hidden(frozenset())
    assert plot.style_of("risk").colour == colour
    assert count(plot.grab().toImage(), colour, range(60, 480)) > 300


def test_logarithms_leave_what_is_not_above_zero_open(plot: LivePlot) -> None:
    values = np.full(100, 50.0)
    values[30:70] = 0.0
    plot.show_scale(logarithmic=True)
    image = show(plot, Line("risk", np.arange(END_S - 100, END_S, 1.0), values))
    colour = plot.style_of("risk").colour
    assert count(image, colour, range(60, 180)) > 50
    assert count(image, colour, range(240, 320)) == 0
    assert plot._canvas.scene_shown.logarithmic
    show(plot, line(level=0.0))
    assert plot._canvas.scene_shown.logarithmic, "the objective can be drawn"


def test_without_anything_above_zero_there_is_no_logarithm(qtbot: QtBot) -> None:
    plain = LivePlot("nothing")
    qtbot.addWidget(plain)
    plain.show_scale(logarithmic=True)
    show(plain, line(level=0.0))
    assert not plain._canvas.scene_shown.logarithmic


def test_values_below_zero_are_in_view(plot: LivePlot) -> None:
    show(plot, line(level=-40.0))
    scene = plot._canvas.scene_shown
    assert scene.low == pytest.approx(-46.0)
    assert scene.high >= 0


def test_an_interval_is_filled_beside_the_line(plot: LivePlot) -> None:
    bare = show(plot, line())
    known = line()
    high = np.full(known.values.size, 70.0)
    high[50:] = np.inf
    image = show(plot, Line("risk", known.times, known.values, known.values - 20, high))
    changed = lambda columns: sum(bare.pixel(x, y) != image.pixel(x, y) for x in columns for y in range(20, 165))  # noqa: E731
    assert changed(range(100, 200)) > 2000
    assert changed(range(350, 450)) > changed(range(100, 200)), "beyond the last bound it reaches the top"


def test_a_value_between_two_gaps_is_a_dot(plot: LivePlot) -> None:
    values = np.full(100, np.nan)
    values[50] = 50.0
    image = show(plot, Line("risk", np.arange(END_S - 100, END_S, 1.0), values))
    assert 4 <= count(image, plot.style_of("risk").colour, range(60, 480)) <= 9


def test_a_hidden_plot_does_no_work(plot: LivePlot) -> None:
    plot.hide()
    plot.show_lines((line(),), END_S - 100, END_S, None)
    QApplication.processEvents()
    assert plot._canvas._drawn is None
    plot.show()
    plot.grab()
    assert plot._canvas._drawn is not None


def test_words_of_axes_are_drawn_once(plot: LivePlot) -> None:
    show(plot, line())
    words = dict(plot._canvas._words)
    assert {"0", "50", "100"} <= set(words)
    plot.show_lines((line(),), END_S - 99, END_S + 1, None)
    plot.grab()
    assert all(plot._canvas._words[text] is picture for text, picture in words.items())


def test_instants_are_told_on_the_zone_s_clock(plot: LivePlot) -> None:
    plot.show_zone(ZoneInfo("Asia/Kolkata"))
    plot.resize(900, 200)
    show(plot, line())
    assert any(word.startswith("03:4") for word in plot._canvas._words), set(plot._canvas._words)


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
    assert plot.words == "risk: no value"


def test_the_axis_is_labelled_in_what_fits_the_values(qtbot: QtBot) -> None:
    plot = LivePlot("latency", unit=Unit.SECONDS)
    qtbot.addWidget(plot)
    plot.resize(500, 200)
    plot.show()
    show(plot, line(level=0.05))
    assert "20" in plot._canvas._words


def test_the_axis_says_its_unit_and_no_instant_covers_it(qtbot: QtBot) -> None:
    plot = LivePlot("spend", unit=Unit.USD_PER_SECOND)
    qtbot.addWidget(plot)
    plot.resize(500, 200)
    plot.show()
    image = show(plot, line(level=200_000.0))
    assert "k USD/s" in plot._canvas._words
    corner = [(x, y) for x in range(46) for y in range(182, image.height())]
    surface = theme.colour("surface").rgb()
    drawn = {place: image.pixel(*place) for place in corner}
    assert any(pixel != surface for pixel in drawn.values())
    for moved_s in range(31):
        plot.show_lines((line(level=200_000.0),), END_S - 100 + moved_s, END_S + moved_s, None)
        again = plot.grab().toImage()
        assert {place: again.pixel(*place) for place in corner} == drawn, "an instant at the edge is drawn over it"


def test_limits_are_lines_with_a_band_beyond_each(qtbot: QtBot, dressed: QApplication) -> None:
    made = LivePlot("Order latency", objective=100.0, warning=60.0)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    image = show(made, line(level=50.0))
    assert count(image, theme.colour("fail"), range(60, 480)) > 50
    assert count(image, theme.colour("warn"), range(60, 480)) > 50
    box, mapping = made._canvas._box, made._canvas._mapping()
    shades = [QColor(image.pixel(100, round(mapping.y(value)) + 3)).rgb() for value in (40.0, 80.0, 104.0)]
    assert box.top() < mapping.y(104.0), "all three are in view"
    assert len(set(shades)) == 3, "below the warning, beyond it, and beyond the objective"
