"""Plots of what was scraped: loaded late, aged honestly, stale in words, moved by keys."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.dashboard import Dashboard, PlotSeries
from tests.widgets import page_states as platforms
from tests.widgets.metrics_states import NOW_S, card, legend, metrics, wall
from tests.widgets.page_states import NOW
from widgets.metrics_page import MetricsPage


@pytest.fixture
def page(qtbot: QtBot) -> MetricsPage:
    return metrics(qtbot)


@pytest.fixture
def shown(page: MetricsPage) -> MetricsPage:
    page.show_plots(platforms.plots(), NOW)
    page.show()
    return page


def test_the_plotting_library_loads_when_the_page_is_first_shown() -> None:
    program = """
import sys
from PySide6.QtWidgets import QApplication
from widgets import metrics_page
app = QApplication([])
page = metrics_page.MetricsPage()
assert "pyqtgraph" not in sys.modules, "loaded by the import"
from tests.widgets import page_states
page.show_dashboards(page_states.DASHBOARDS)
page.show_state(page_states.healthy(), page_states.NOW)
page.show_plots(page_states.plots(), page_states.NOW)
page.show_time(page_states.NOW)
assert "pyqtgraph" not in sys.modules, "loaded before it was shown"
page.show()
assert "pyqtgraph" in sys.modules
assert len(page._wall.cards) == 2
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def test_it_is_born_saying_what_would_be_here(qtbot: QtBot) -> None:
    page = MetricsPage()
    qtbot.addWidget(page)
    assert page._views.currentIndex() == 0
    assert "No service has answered a scrape" in page._empty.accessibleName()
    assert page._heading.subtitle == "Nothing has been scraped yet"


def test_scrapes_without_these_series_are_said(page: MetricsPage) -> None:
    page.show_plots(tuple(replace(plot, series=()) for plot in platforms.plots()), NOW)
    page.show()
    assert page._views.currentIndex() == 0
    assert "a rate needs two of them" in page._empty.accessibleName()


def test_a_plot_says_what_it_shows_how_old_it_is_and_its_figures(shown: MetricsPage) -> None:
    one = card(shown)
    assert shown._views.currentIndex() == 1
    assert shown._heading.subtitle == "Live, last 15 min, scraped directly from 7 services. Times in UTC"
    assert (one._title.text(), one._age.text()) == ("Request latency, p95", "2 s")
    assert one._foot.text().startswith("objective 200 ms · GET /metrics")
    assert list(legend(one)) == list(platforms.NAMES[:6])
    assert legend(one)["auth"].endswith(" ms")
    assert legend(one)["sim-mode"] == "42 s ago", "its line has ended: its last value is not a value of now"
    assert legend(card(shown, 1))["oms"].endswith(" /min")


def test_ages_grow_and_turn_stale_in_words(shown: MetricsPage) -> None:
    one = card(shown)
    shown.show_time(NOW + timedelta(seconds=5))
    assert (one._age.text(), one._age.property("tone")) == ("7 s", "faint")
    shown.show_time(NOW + timedelta(seconds=30))
    assert (one._age.text(), one._age.property("tone")) == ("32 s", "stale")
    assert one._foot.text() == "Stale for 32 s: what is drawn was true until then."
    assert shown._heading.subtitle == "Not live: the newest scrape is 32 s old. Times in UTC"
    assert not one._plot._canvas.stale_rect.isEmpty()
    assert legend(one)["auth"] == "32 s ago"
    shown.show_plots(platforms.plots(), NOW)
    assert one._plot._canvas.stale_rect.isEmpty()
    assert one._foot.text().startswith("objective")


def test_some_stale_plots_are_counted(page: MetricsPage) -> None:
    latency, orders = platforms.plots()
    page.show_plots((replace(latency, read_at=NOW - timedelta(seconds=90)), orders), NOW)
    page.show()
    assert "1 of 2 plots stale" in page._heading.subtitle


def test_an_empty_plot_says_all_of_why(page: MetricsPage) -> None:
    latency, orders = platforms.plots()
    why = "No series of kill_switch_response_seconds_bucket fits: none is exposed by the service. " * 2
    page.show_plots((replace(latency, series=(), read_at=None, notice=why.strip()), orders), NOW)
    page.show()
    one = card(page)
    assert (one._why_empty.plain_text, one._why_empty.isHidden()) == (why.strip(), False)
    assert one._foot.isHidden() and one._why_empty.height() > one._why_empty.fontMetrics().height() * 2
    assert not wall(page).widget().hasHeightForWidth(), "or every card of the wall is as high as it would like"
    page.show_plots((latency, orders), NOW)
    assert one._why_empty.isHidden() and not one._foot.isHidden()


def test_a_far_objective_is_told_instead_of_drawn(page: MetricsPage) -> None:
    page.show_plots(platforms.plots(scale=0.1), NOW)
    page.show()
    assert "objective 200 ms, above this view" in card(page)._foot.text()


def test_a_series_without_a_value_has_none(page: MetricsPage) -> None:
    latency, orders = platforms.plots()
    nothing = PlotSeries("oms", latency.series[0].times, np.full(latency.series[0].times.size, np.nan))
    page.show_plots((replace(latency, series=(nothing,), notice="2 series left out"), orders), NOW)
    page.show()
    assert legend(card(page)) == {"oms": "–"}
    assert card(page)._foot.text().endswith("2 series left out")


def test_what_arrives_while_it_is_hidden_is_drawn_when_it_is_shown_again(shown: MetricsPage) -> None:
    shown.hide()
    shown.show_plots(platforms.plots(span_s=60.0), NOW + timedelta(seconds=1))
    assert card(shown)._lines[0].times.size > 500
    shown.show()
    assert card(shown)._lines[0].times.size < 50


def test_what_is_out_of_sight_is_drawn_when_it_comes_into_sight(page: MetricsPage) -> None:
    spec = platforms.LATENCY
    specs = [replace(spec, id=f"plot-{number}") for number in range(12)]
    first = platforms.plots()[0]
    page.resize(420, 500)
    page.show_plots(tuple(replace(first, spec=one) for one in specs), NOW)
    page.show()
    QApplication.processEvents()
    page.show_plots(tuple(replace(first, spec=one, notice="newer") for one in specs), NOW)
    drawn = [one.data.notice for one in wall(page).cards if one.data is not None]
    assert drawn[0] == "newer"
    assert drawn[-1] == "", "far below: nothing was done for it"
    wall(page).verticalScrollBar().setValue(wall(page).verticalScrollBar().maximum())
    data = wall(page).cards[-1].data
    assert data is not None
    assert data.notice == "newer"


def test_the_cards_are_made_once(shown: MetricsPage) -> None:
    first = card(shown)
    shown.show_plots(platforms.plots(), NOW + timedelta(seconds=2))
    assert card(shown) is first


def test_keys_move_zoom_hold_and_follow_all_plots(shown: MetricsPage, qtbot: QtBot) -> None:
    asked: list[None] = []
    shown.plots_requested.connect(lambda: asked.append(None))

    def press(key: Qt.Key) -> tuple[float, float]:
        qtbot.keyClick(card(shown), key)
        windows = {tuple(one._plot._box.viewRange()[0]) for one in wall(shown).cards}
        assert len(windows) == 1
        start_s, end_s = windows.pop()
        return round(end_s - NOW_S), round(end_s - start_s)

    assert press(Qt.Key.Key_Left) == (-180, 900)
    assert shown._heading.subtitle.startswith("Held at 02:54:44 to 03:09:44")
    assert press(Qt.Key.Key_Plus) == (-405, 450)
    assert press(Qt.Key.Key_Minus) == (-180, 900)
    assert press(Qt.Key.Key_Right) == (0, 900)
    assert press(Qt.Key.Key_Home) == (0, 900)
    assert shown.window_of_time.live
    assert press(Qt.Key.Key_Space) == (0, 900)
    assert not shown.window_of_time.live
    assert shown._controls._live.text() == "Live"
    shown.show_time(NOW + timedelta(seconds=60))
    assert tuple(card(shown)._plot._box.viewRange()[0])[1] == pytest.approx(NOW_S)
    press(Qt.Key.Key_Space)
    assert shown.window_of_time.live
    assert len(asked) == 7


def test_a_dragged_plot_takes_the_others_along(shown: MetricsPage) -> None:
    card(shown)._plot.window_requested.emit(NOW_S - 600, NOW_S - 300)
    ranges = [one._plot._box.viewRange()[0] for one in wall(shown).cards]
    assert ranges == [[NOW_S - 600, NOW_S - 300]] * 2
    assert not shown.window_of_time.live


def test_the_pointer_is_shared_and_its_values_stand_in_every_legend(shown: MetricsPage) -> None:
    card(shown)._plot.pointed.emit(NOW_S - 100.0)
    for one in wall(shown).cards:
        assert one._legend._titles[0] == "03:11:04"
        assert one._plot._canvas.scene_shown.pointer_s == NOW_S - 100
    line = card(shown, 1)._lines[0]
    assert legend(card(shown, 1))["oms"].split(" ")[0] == f"{line.value_at(NOW_S - 100):.1f}"
    card(shown)._plot.pointed.emit(None)
    assert card(shown, 1)._legend._titles[0] == "last"


def test_digits_hide_a_line_alt_leaves_it_alone(shown: MetricsPage, qtbot: QtBot) -> None:
    one = card(shown)
    qtbot.keyClick(one, Qt.Key.Key_2)
    assert one._hidden == {platforms.NAMES[1]}
    qtbot.keyClick(one, Qt.Key.Key_2)
    assert one._hidden == frozenset()
    qtbot.keyClick(one, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert one._hidden == set(platforms.NAMES[:6]) - {platforms.NAMES[2]}
    qtbot.keyClick(one, Qt.Key.Key_0)
    assert one._hidden == frozenset()
    qtbot.keyClick(one, Qt.Key.Key_L)
    assert one._plot._canvas.scene_shown.logarithmic


@pytest.mark.parametrize(
    ("held", "hidden"),
    [
        (Qt.KeyboardModifier.NoModifier, {platforms.NAMES[0]}),
        (Qt.KeyboardModifier.ControlModifier, set(platforms.NAMES[1:6])),
    ],
)
def test_a_click_in_the_legend_does_the_same(
    shown: MetricsPage, qtbot: QtBot, held: Qt.KeyboardModifier, hidden: set[str]
) -> None:
    table = card(shown)._legend
    qtbot.mouseClick(table, Qt.MouseButton.LeftButton, held, QPoint(40, 27))
    assert card(shown)._hidden == hidden
    qtbot.mouseClick(table, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 5))
    assert card(shown)._hidden == hidden


@pytest.mark.parametrize(
    ("key", "suffix", "begins"), [(Qt.Key.Key_C, "csv", b"# Aether"), (Qt.Key.Key_P, "png", b"\x89PNG")]
)
def test_a_plot_is_saved_with_where_it_is_from(
    shown: MetricsPage, qtbot: QtBot, key: Qt.Key, suffix: str, begins: bytes
) -> None:
    with qtbot.waitSignal(shown.save_requested) as saved:
        qtbot.keyClick(card(shown), key)
    name, contents = saved.args
    assert name.startswith("aether-staging-request-latency-2026")
    assert name.endswith(f".{suffix}")
    assert bytes(contents).startswith(begins)


def test_another_dashboard_service_range_or_clock_is_asked_for(shown: MetricsPage, qtbot: QtBot) -> None:
    other = Dashboard("own:mine", "Mine", (platforms.ORDERS,), own=True)
    shown.show_dashboards((*platforms.DASHBOARDS, other), "mine.toml, line 3: title is missing.")
    controls = shown._controls
    assert controls._notice.isVisible()
    assert controls._notice.toolTip() == "mine.toml, line 3: title is missing."
    for box, key in ((controls._dashboards, Qt.Key.Key_Down), (controls._targets, Qt.Key.Key_Down)):
        with qtbot.waitSignal(shown.plots_requested):
            qtbot.keyClick(box, key)
    assert shown.dashboard_id == "own:mine"
    assert shown.target == sorted(platforms.NAMES)[0]
    with qtbot.waitSignal(shown.plots_requested):
        qtbot.keyClick(controls._spans, Qt.Key.Key_Down)
    assert (shown.window_of_time.span_s, shown.window_of_time.live) == (3600.0, True)
    shown.show_plots(platforms.plots()[1:], NOW)
    assert [one._title.text() for one in wall(shown).cards] == ["Orders a minute"]
    qtbot.keyClick(controls._zones, Qt.Key.Key_Down)
    assert "Times in Europe/London" in shown._heading.subtitle
    assert wall(shown)._zone == controls.zone
