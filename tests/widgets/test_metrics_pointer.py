"""The pointer of the Metrics page by keys, the table of all values at it, and what the budget leaves out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets import page_states as platforms
from tests.widgets.metrics_states import NOW_S, card, legend, metrics, wall
from tests.widgets.page_states import NOW
from tests.widgets.tab_walk import reached_by_tab
from widgets.metrics_page import MetricsPage


@pytest.fixture
def page(qtbot: QtBot) -> MetricsPage:
    return metrics(qtbot)


@pytest.fixture
def shown(page: MetricsPage) -> MetricsPage:
    page.show_plots(platforms.plots(), NOW)
    page.show()
    return page


def test_the_pointer_moves_by_keys_from_scrape_to_scrape(shown: MetricsPage, qtbot: QtBot) -> None:
    held, pointer = Qt.KeyboardModifier.ControlModifier, wall(shown).pointer
    times = np.unique(np.concatenate([one.times for plot in platforms.plots() for one in plot.series]))
    newest = times[times <= shown.window_of_time.bounds(NOW_S)[1]][::-1]
    for place, key in ((0, Qt.Key.Key_Left), (1, Qt.Key.Key_Left), (2, Qt.Key.Key_Left), (1, Qt.Key.Key_Right)):
        qtbot.keyClick(card(shown), key, held)
        assert pointer.at_s == newest[place]
        assert card(shown, 1)._plot._canvas.scene_shown.pointer_s == newest[place]
    assert shown.window_of_time.live, "the pointer moves, not the window"
    qtbot.keyClick(card(shown), Qt.Key.Key_Escape)
    assert pointer.at_s is None
    assert card(shown, 1)._legend._titles[0] == "last"


def test_one_table_holds_the_values_of_all_plots(shown: MetricsPage, qtbot: QtBot) -> None:
    drawer, model = shown._values, shown._values._model
    assert not drawer.isVisible()
    qtbot.keyClick(card(shown), Qt.Key.Key_V)
    assert drawer.isVisible()
    assert wall(shown).pointer.at_s is not None, "a table without an instant says nothing"
    assert model.rowCount() == sum(len(plot.series) for plot in platforms.plots())
    qtbot.keyClick(drawer._table, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    card(shown)._plot.pointed.emit(NOW_S - 100.0)
    assert drawer.heading == "At 03:11:04"
    rows = {(model.index(row, 0).data(), model.index(row, 1).data()): model.index(row, 2).data() for row in range(7)}
    assert rows["Orders a minute", "oms"] == legend(card(shown, 1))["oms"]
    assert rows["Request latency, p95", "auth"] == legend(card(shown))["auth"]
    qtbot.keyClick(drawer._table, Qt.Key.Key_Escape)
    assert drawer.heading == "Nothing is pointed at"
    assert model.rowCount() == 0
    qtbot.keyClick(drawer._table, Qt.Key.Key_V)
    assert not drawer.isVisible()
    assert card(shown).hasFocus()
    qtbot.keyClick(shown._controls._values, Qt.Key.Key_Space)
    assert drawer.isVisible()


def test_plots_of_one_title_have_their_values_side_by_side(shown: MetricsPage, qtbot: QtBot) -> None:
    first = platforms.plots()[0]
    twice = tuple(replace(first, spec=replace(first.spec, id=name)) for name in ("pinned", "pinned-2"))
    shown.show_plots(twice, NOW)
    qtbot.keyClick(card(shown), Qt.Key.Key_V)
    assert shown._values._model.rowCount() == 2 * len(first.series)


def test_a_plot_that_comes_into_sight_has_the_pointer_too(page: MetricsPage) -> None:
    first = platforms.plots()[0]
    page.resize(420, 500)
    page.show_plots(tuple(replace(first, spec=replace(first.spec, id=str(number))) for number in range(12)), NOW)
    page.show()
    QApplication.processEvents()
    card(page)._plot.pointed.emit(NOW_S - 100.0)
    page.show_plots(tuple(replace(first, spec=replace(first.spec, id=str(number))) for number in range(12)), NOW)
    wall(page).verticalScrollBar().setValue(wall(page).verticalScrollBar().maximum())
    assert card(page, 11)._plot._canvas.scene_shown.pointer_s == NOW_S - 100


@pytest.mark.parametrize("mode", ["SIMULATION", "LIVE (UNKNOWN)"])
def test_no_plot_is_pushed_out_of_the_page_by_its_title_and_the_mode(page: MetricsPage, mode: str) -> None:
    page.resize(1200, 700)
    first = platforms.plots()[0]
    title = "Kill-switch response p99, by status, of a service with a long name"
    page.show_plots(tuple(replace(first, spec=replace(first.spec, id=str(n), title=title)) for n in range(3)), NOW)
    page.show()
    wall(page).show_environment("prod", mode)
    QApplication.processEvents()
    room = wall(page).viewport().width()
    widths = {card.width() for card in wall(page).cards}
    assert max(card.geometry().right() for card in wall(page).cards) < room
    assert max(widths) - min(widths) <= 1
    assert all(card._remark.width() >= card._remark.sizeHint().width() for card in wall(page).cards), "never the mode"


def test_what_the_budget_leaves_out_is_said(shown: MetricsPage) -> None:
    assert not shown._budget.isVisible()
    shown.show_budget("48 series are not kept.")
    assert shown._budget.isVisible()
    assert "48 series are not kept." in shown._budget.text()
    shown.show_budget("")
    assert not shown._budget.isVisible()


def test_every_control_is_named_and_reached_by_tab(shown: MetricsPage) -> None:
    shown._controls._dashboards.setFocus()
    reached = reached_by_tab(shown)
    assert [part for part in reached if not part.accessibleName()] == []
    controls = shown._controls
    boxes = (controls._targets, controls._spans, controls._zones, controls._values, controls._live)
    assert [part for part in (*boxes, *wall(shown).cards) if part not in reached] == []
