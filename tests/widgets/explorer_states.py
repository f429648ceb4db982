"""What the Explorer is shown in tests, and how it is asked by keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from api_client.exposition import FamilyType
from app.core.dashboard import PlotData
from app.core.search_index import Metric
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.explorer_page import ExplorerPage
from widgets.metrics_choice import ChoiceBox

TIERS = {"service": ("oms", "policy"), "symbol_tier": ("", "major", "minor")}
LATENCY = Metric("policy_latency_ms", FamilyType.HISTOGRAM, "How long a decision took.", ("policy", "oms"), TIERS, 12)
ORDERS = Metric("orders_total", FamilyType.COUNTER, "", ("oms",), {"side": ("buy", "sell")}, 2)
DEPTH = Metric("reorder_depth", FamilyType.GAUGE, "Messages that wait.", ("oms",), {}, 1)
FOUND = (LATENCY, ORDERS, DEPTH)


def explorer(qtbot: QtBot) -> ExplorerPage:
    """The page with three metrics found among forty."""
    made = ExplorerPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_state(platforms.healthy(), NOW)
    made.show_found(FOUND, 40)
    made.show()
    return made


def chosen(page: ExplorerPage, qtbot: QtBot, row: int = 0) -> None:
    page._list._table.setFocus()
    for _ in range(row):
        qtbot.keyClick(page._list._table, Qt.Key.Key_Down)


def answer(page: ExplorerPage, lines: int = 2, notice: str = "") -> PlotData:
    asked = page.exploration
    assert asked is not None
    drawn = platforms.plots()[0]
    return replace(drawn, spec=asked.spec, series=drawn.series[:lines], notice=notice)


def words(box: ChoiceBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def typed(page: ExplorerPage, qtbot: QtBot, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    edit = page._question._filter._edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, key)
