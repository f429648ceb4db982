"""The Metrics page in tests, and what stands on it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.metrics_page import MetricsPage
from widgets.plot_card import PlotCard
from widgets.plot_wall import PlotWall

NOW_S = NOW.timestamp()


def metrics(qtbot: QtBot) -> MetricsPage:
    """The page with a dashboard of two plots and nothing drawn yet."""
    made = MetricsPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_dashboards(platforms.DASHBOARDS)
    made.show_state(platforms.healthy(), NOW)
    return made


def wall(page: MetricsPage) -> PlotWall:
    assert page._wall is not None
    return page._wall


def card(page: MetricsPage, place: int = 0) -> PlotCard:
    return wall(page).cards[place]


def legend(one: PlotCard) -> dict[str, str]:
    return {label: cells[0] for label, *cells in one._legend.words()}
