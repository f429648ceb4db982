"""Plots of what was scraped: loaded late, aged honestly, stale in words."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.dashboard import PlotSeries
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.metrics_page import MetricsPage
from widgets.plot_card import PlotCard, figure_words


@pytest.fixture
def page(qtbot: QtBot) -> MetricsPage:
    made = MetricsPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_state(platforms.healthy(), NOW)
    return made


def card(page: MetricsPage, identifier: str = "request-latency") -> PlotCard:
    return page._cards[identifier]


def test_the_plotting_library_loads_when_the_page_is_first_shown() -> None:
    program = """
import sys
from PySide6.QtWidgets import QApplication
from widgets import metrics_page
app = QApplication([])
page = metrics_page.MetricsPage()
assert "pyqtgraph" not in sys.modules, "loaded by the import"
from tests.widgets import page_states
page.show_state(page_states.healthy(), page_states.NOW)
page.show_plots(page_states.plots(), page_states.NOW)
page.show_time(page_states.NOW)
assert "pyqtgraph" not in sys.modules, "loaded before it was shown"
page.show()
assert "pyqtgraph" in sys.modules
assert len(page._cards) == 2
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
    assert page._views.currentIndex() == 0
    assert "a rate needs two of them" in page._empty.accessibleName()


def test_a_plot_says_what_it_shows_how_old_it_is_and_its_last_values(page: MetricsPage) -> None:
    page.show_plots(platforms.plots(), NOW)
    page.show()
    shown = card(page)
    assert page._views.currentIndex() == 1
    assert page._heading.subtitle == "Live, scraped directly from 7 services. Times in UTC"
    assert (shown._title.text(), shown._age.text()) == ("Request latency, p95 over 60 s", "2 s")
    assert shown._foot.text().startswith("ms · objective 200 · GET /metrics")
    legend = dict(shown._legend.words())
    assert list(legend) == list(platforms.NAMES[:6])
    assert legend["auth"].endswith(" ms")
    assert legend["sim-mode"] == "42 s ago", "its line has ended: its last value is not a value of now"
    assert dict(card(page, "order-rate")._legend.words())["oms"].endswith(" orders/min")


def test_ages_grow_and_turn_stale_in_words(page: MetricsPage) -> None:
    page.show_plots(platforms.plots(), NOW)
    page.show()
    shown = card(page)
    page.show_time(NOW + timedelta(seconds=5))
    assert (shown._age.text(), shown._age.property("tone")) == ("7 s", "faint")
    page.show_time(NOW + timedelta(seconds=30))
    assert (shown._age.text(), shown._age.property("tone")) == ("32 s", "stale")
    assert shown._foot.text() == "Stale: no scrape has arrived for 32 s. What is drawn was true until then."
    assert page._heading.subtitle == "Not live: the newest scrape is 32 s old. Times in UTC"
    assert shown._plot._tail.isVisible()
    assert dict(shown._legend.words())["auth"] == "32 s ago"
    page.show_plots(platforms.plots(), NOW)
    assert not shown._plot._tail.isVisible()
    assert shown._foot.text().startswith("ms")


def test_a_far_objective_is_told_instead_of_drawn(page: MetricsPage) -> None:
    page.show_plots(platforms.plots(scale=0.1), NOW)
    page.show()
    assert "objective 200, above this view" in card(page)._foot.text()


def test_a_series_without_a_value_has_none(page: MetricsPage) -> None:
    latency, orders = platforms.plots()
    nothing = PlotSeries("oms", latency.series[0].times, np.full(latency.series[0].times.size, np.nan))
    page.show_plots((replace(latency, series=(nothing,), notice="2 series left out"), orders), NOW)
    page.show()
    assert card(page)._legend.words() == (("oms", "–"),)
    assert card(page)._foot.text().endswith("2 series left out")


def test_what_arrives_while_it_is_hidden_is_drawn_when_it_is_shown_again(page: MetricsPage) -> None:
    page.show_plots(platforms.plots(), NOW)
    page.show()
    page.hide()
    page.show_plots(platforms.plots(span_s=60.0), NOW + timedelta(seconds=1))
    assert card(page)._lines[0].times.size > 500
    page.show()
    assert card(page)._lines[0].times.size < 50


def test_a_short_history_fills_the_plot(page: MetricsPage) -> None:
    page.show_plots(platforms.plots(span_s=120.0), NOW)
    page.show()
    (start_s, end_s), _ = card(page)._plot._box.viewRange()
    assert end_s == pytest.approx(NOW.timestamp())
    assert end_s - start_s == pytest.approx(122.0)


def test_the_cards_are_made_once(page: MetricsPage, qapp: QApplication) -> None:
    page.show_plots(platforms.plots(), NOW)
    page.show()
    first = card(page)
    page.show_plots(platforms.plots(), NOW + timedelta(seconds=2))
    assert card(page) is first


@pytest.mark.parametrize(("value", "words"), [(0.123, "0.12"), (12.34, "12.3"), (123.4, "123"), (12345.6, "12,346")])
def test_figures_are_short(value: float, words: str) -> None:
    assert figure_words(value) == words
