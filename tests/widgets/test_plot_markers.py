"""Markers tell on a plot when commands left: beneath the values, beside the words, and never in their way."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.markers import Marker, MarkerKind
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets import theme
from widgets.metrics_page import MetricsPage
from widgets.plot import Line, LivePlot
from widgets.plot_markers import word_starts

END_S = 1_700_000_000.0
KILL = Marker(END_S - 50, "kill company", MarkerKind.KILL)
SAFE_MODE = Marker(END_S - 20, "enter safe mode", MarkerKind.COMMAND)
LOST = Marker(END_S - 80, "enter simulation company, unknown", MarkerKind.UNCERTAIN)
STRIP_PX = 16
PLOT_ROWS = range(30, 170)


@pytest.fixture
def plot(qtbot: QtBot, dressed: QApplication) -> LivePlot:
    made = LivePlot("Request latency")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    times = np.arange(END_S - 100, END_S, 1.0)
    values = 50 + 40 * np.sin(np.arange(100) / 5)
    made.show_lines((Line("risk", times, values),), END_S - 100, END_S, None)
    return made


def picture(plot: LivePlot) -> QImage:
    return plot.grab().toImage()


def columns_of(image: QImage, colour: QColor, rows: range = PLOT_ROWS) -> dict[int, int]:
    """In which columns the colour stands within `rows`, and how often."""
    wanted = colour.rgb()
    counts = {x: sum(image.pixel(x, y) == wanted for y in rows) for x in range(image.width())}
    return {x: count for x, count in counts.items() if count}


def column_of(plot: LivePlot, at_s: float) -> float:
    scene = plot._box.mapViewToScene(plot._box.viewRect().topLeft())
    left, width = plot._view.mapFromScene(scene).x(), plot._box.width()
    return float(left + width * (at_s - (END_S - 100)) / 100)


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(("marker", "token"), [(KILL, "fail"), (SAFE_MODE, "muted"), (LOST, "muted")])
def test_a_marker_is_one_dashed_pixel_where_the_command_left(
    plot: LivePlot, dressed: QApplication, name: str, marker: Marker, token: str
) -> None:
    plot.show_markers((marker,))
    theme.apply(dressed, name)
    drawn = columns_of(picture(plot), theme.colour(token))
    assert len(drawn) == 1
    ((x, count),) = drawn.items()
    assert abs(x - column_of(plot, marker.at_s)) <= 1.5
    assert 0.3 < count / len(PLOT_ROWS) < 0.7


def test_it_covers_no_value(plot: LivePlot) -> None:
    at_every_second = tuple(Marker(END_S - ago, "kill company", MarkerKind.KILL) for ago in range(1, 100))
    before = picture(plot)
    plot.show_markers(at_every_second)
    after, curve = picture(plot), plot.style_of("risk").colour.rgb()
    places = [(x, y) for x in range(before.width()) for y in range(before.height()) if before.pixel(x, y) == curve]
    assert len(places) > 400
    assert [place for place in places if after.pixel(*place) != curve] == []


@pytest.mark.parametrize(("marker", "token"), [(KILL, "fail"), (SAFE_MODE, "muted"), (LOST, "muted")])
def test_its_shape_and_word_stand_above_the_plot(plot: LivePlot, marker: Marker, token: str) -> None:
    strip, bare = range(STRIP_PX), dict.fromkeys(range(plot.width()), STRIP_PX)
    assert plot._view.y() == STRIP_PX
    assert columns_of(picture(plot), theme.colour("surface"), strip) == bare
    plot.show_markers((marker,))
    image, at = picture(plot), column_of(plot, marker.at_s)
    shape = [x for x in columns_of(image, theme.colour(token), strip) if abs(x - at) <= 5]
    assert len(shape) >= 6
    unpainted = columns_of(image, theme.colour("surface"), strip)
    touched = [x for x in bare if unpainted.get(x, 0) < STRIP_PX]
    assert max(touched) - min(touched) > 60


def test_what_stays_is_kept_and_what_goes_is_removed(plot: LivePlot) -> None:
    plot.show_markers((KILL, SAFE_MODE))
    kept, gone = plot._markers._lines[KILL], plot._markers._lines[SAFE_MODE]
    plot.show_markers((LOST, KILL))
    assert plot._markers._lines[KILL] is kept
    assert set(plot._markers._lines) == {KILL, LOST}
    assert gone.scene() is None
    plot.show_markers(())
    assert columns_of(picture(plot), theme.colour("fail"), range(200)) == {}
    assert "commands" not in plot.words
    assert plot._markers.toolTip() == ""


def test_the_description_and_the_tip_list_what_is_in_view(plot: LivePlot) -> None:
    bare = "risk: last 82.5 1 s ago, least 10.0, most 90.0"
    assert plot.words == bare
    plot.show_markers((KILL, LOST, Marker(END_S - 101, "kill company", MarkerKind.KILL)))
    told = ("enter simulation company, unknown at 22:12:00 UTC", "kill company at 22:12:30 UTC")
    assert plot.words == f"{bare}; commands: {', '.join(told)}"
    assert plot._markers.toolTip() == "\n".join(told)
    plot.show_time(END_S - 60, END_S + 40, None)
    assert plot.words.endswith("; commands: kill company at 22:12:30 UTC")


def test_it_moves_with_the_window_of_time_and_leaves_with_it(plot: LivePlot) -> None:
    plot.show_markers((KILL,))
    (before,) = columns_of(picture(plot), theme.colour("fail"))
    plot.show_time(END_S - 75, END_S + 25, None)
    (after,) = columns_of(picture(plot), theme.colour("fail"))
    assert before - after == pytest.approx(plot._box.width() / 4, abs=1)
    plot.show_time(END_S, END_S + 100, None)
    assert columns_of(picture(plot), theme.colour("fail"), range(200)) == {}


def test_a_marker_of_the_future_waits_for_its_time(plot: LivePlot) -> None:
    plot.show_markers((Marker(END_S + 10, "kill company", MarkerKind.KILL),))
    assert columns_of(picture(plot), theme.colour("fail"), range(200)) == {}
    plot.show_time(END_S - 80, END_S + 20, None)
    assert len(columns_of(picture(plot), theme.colour("fail"))) == 1


def test_it_follows_the_size_of_the_plot(plot: LivePlot) -> None:
    plot.show_markers((KILL,))
    plot.resize(400, 160)
    image = picture(plot)
    ((x, _),) = columns_of(image, theme.colour("fail"), range(30, 130)).items()
    assert abs(x - column_of(plot, KILL.at_s)) <= 1.5
    assert columns_of(image, theme.colour("fail"), range(140, 160)) == {}, "it ends where the plot ends"


@pytest.mark.parametrize(
    ("xs", "widths", "starts"),
    [
        ([100], [50], [108]),
        ([180], [50], [122]),
        ([30], [190], [None]),
        ([10, 100], [50, 50], [18, 108]),
        ([70, 100], [50, 50], [12, 108]),
        ([96, 100], [50, 50], [38, 108]),
        ([100, 108], [120, 50], [None, 116]),
        ([60, 190], [80, 80], [None, 102]),
    ],
    ids=["right", "left", "nowhere", "each", "around a word", "side by side", "no room left", "the later one first"],
)
def test_words_stand_beside_their_shapes_and_never_on_each_other(
    xs: list[float], widths: list[float], starts: list[float | None]
) -> None:
    assert word_starts(xs, widths, right=200) == starts


@pytest.fixture
def page(qtbot: QtBot) -> MetricsPage:
    made = MetricsPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_state(platforms.healthy(), NOW)
    return made


def marker(ago_s: float) -> Marker:
    return Marker((NOW - timedelta(seconds=ago_s)).timestamp(), "kill company", MarkerKind.KILL)


def marked(page: MetricsPage) -> list[set[Marker]]:
    return [] if page._wall is None else [set(card._plot._markers._lines) for card in page._wall.cards]


def test_every_plot_of_the_page_has_them_whenever_they_came(page: MetricsPage) -> None:
    page.show_markers((marker(300),))
    page.show_plots(platforms.plots(), NOW)
    assert marked(page) == []
    page.show()
    assert marked(page) == [{marker(300)}, {marker(300)}]
    page.show_markers((marker(300), marker(5)))
    assert marked(page) == [{marker(300), marker(5)}] * 2
    page.hide()
    page.show_markers((marker(5),))
    assert marked(page) == [{marker(300), marker(5)}] * 2, "a hidden page draws nothing"
    page.show()
    assert marked(page) == [{marker(5)}] * 2
