"""The SLO page: rows by what is least known and least left, details of the selected one, keys alone, ages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from api_client.exposition import FamilyType
from app.core.burn import Standing
from app.core.search_index import Metric
from tests.core.objectives_desk import AROUND, AT, ORDERS, MadeUp, burning, stands
from tests.widgets.page_desk import heard
from tests.widgets.states import calm
from widgets.explorer_page import ExplorerPage
from widgets.slo_page import SloPage
from widgets.table_model import CellRole

WELL = replace(ORDERS, early=None)


def named(name: str, source: MadeUp) -> Standing:
    return replace(stands(source, WELL), objective=replace(WELL, id=name, what=name))


STANDINGS = (
    named("kept", MadeUp(burning(0.1))),
    named("paged", MadeUp(burning(15))),
    named("between", MadeUp(between=60, bounds=AROUND)),
    named("idle", MadeUp(events=0)),
    Standing(replace(WELL, id="unseen", what="unseen")),
)


@pytest.fixture
def page(qtbot: QtBot) -> SloPage:
    made = SloPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def cells(page: SloPage, column: int) -> list[str]:
    return [str(page._model.index(row, column).data()) for row in range(page._model.rowCount())]


def test_it_is_born_without_a_claim(page: SloPage) -> None:
    page.show_state(calm(), AT)
    assert page._nothing.isVisible()
    assert not page._objectives.isVisible()
    assert (page.selected, page._heading.subtitle) == ("", "Nothing has been counted yet")


def test_rows_say_by_shape_and_word_how_each_stands(page: SloPage) -> None:
    page.show_standings(STANDINGS, AT)
    assert cells(page, 1) == ["Unseen", "Paged", "Between", "Kept", "Idle"]
    assert cells(page, 0) == ["UNKNOWN", "PAGE", "UNCLEAR", "KEPT", "NO EVENTS"]
    shapes = [page._model.index(row, 0).data(CellRole.SHAPE) for row in range(5)]
    assert shapes == ["◆", "■", "◆", "●", "○"]
    assert cells(page, 5)[1] == "15× > 14.4×"
    assert page._heading.subtitle.startswith("1 page, 1 unclear, 1 unknown, 1 no events, 1 kept · oldest samples 0 s")


def test_every_row_says_its_source_and_the_page_why_it_is_not_the_server(page: SloPage) -> None:
    page.show_standings((*STANDINGS[:1], replace(STANDINGS[1], by_server=True)), AT)
    assert dict(zip(cells(page, 1), cells(page, 9), strict=True)) == {"Kept": "Desk", "Paged": "Server"}
    assert page.details.facts["Source"] == "From Prometheus."
    assert not page._server.isVisible()
    page.show_server("From this desk's own scrapes: it is down.")
    assert page._server.isVisible()
    page.show_server("")
    assert not page._server.isVisible()


def test_the_details_are_those_of_the_selected_row(page: SloPage, qtbot: QtBot) -> None:
    page.show_standings(STANDINGS, AT)
    page._table.setFocus()
    qtbot.keyClick(page._table, Qt.Key.Key_Home)
    assert page.selected == "unseen"
    assert "nothing can be counted" in page.details.because
    assert page.details.promql.line.startswith("There is no expression")
    qtbot.keyClick(page._table, Qt.Key.Key_Down)
    assert page.selected == "paged"
    facts = page.details.facts
    assert facts["What to do"] == "1. Look.\n2. Act."
    assert facts["Conditions"].startswith(
        "Page when the burn rate is above 14.4× over 1 h (15× > 14.4×) and over 5 min"
    )
    assert facts["Budget left"] == "−1,400 % of 1,000 events in 1 d"
    page.show_standings(STANDINGS, AT)
    assert page.selected == "paged"  # news keep the selection
    page.show_standings((replace(STANDINGS[0], objective=replace(WELL, id="bare", steps=())),), AT)
    assert page.details.facts["What to do"] == "No steps are written down for this objective."


def test_rows_that_come_after_the_keyboard_have_a_current_one(page: SloPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    page.show_standings(STANDINGS, AT)
    assert (page._table.hasFocus(), page._table.selected_key()) == (True, "unseen")


def test_time_alone_turns_it_stale(page: SloPage) -> None:
    page.show_time(AT)
    page.show_standings(STANDINGS[:1], AT)
    assert cells(page, 0) == ["KEPT"]
    page.show_time(AT + timedelta(seconds=61))
    assert cells(page, 0) == ["STALE"]
    assert page._heading.subtitle.startswith("1 stale · oldest samples 1 min old")
    assert page.details.because.startswith("The newest samples are 1 min old")


def test_a_problem_of_the_own_file_is_said(page: SloPage) -> None:
    assert not page._problem.isVisible()
    page.show_problem("objectives.toml, line 3: objective.a.limit is missing.")
    assert page._problem.isVisible()
    page.show_problem("")
    assert not page._problem.isVisible()


def tabbed(page: SloPage, qtbot: QtBot, times: int) -> list[QWidget]:
    """Where Tab goes from the table."""
    found = []
    for _ in range(times):
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        assert there is not None
        found.append(there)
    return found


def test_keys_alone_open_the_plot_and_copy_the_expressions(page: SloPage, qtbot: QtBot) -> None:
    page.show_standings(STANDINGS, AT)
    opened = heard(page.plot_requested)
    page.activateWindow()
    page._table.setFocus()
    for _ in range(3):
        qtbot.keyClick(page._table, Qt.Key.Key_Down)
    assert page.selected == "kept"
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    reached = tabbed(page, qtbot, 12)
    plot, copy = page.details.plot, page.details.promql.copy_button
    assert plot in reached
    assert copy in reached
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert opened == [("kept",), ("kept",)]
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert copied == page.details.promql.line
    assert copied.startswith("# budget left over 1d\n1 - (1 - sum(increase(h_bucket")
    QGuiApplication.clipboard().clear()


def test_every_control_has_a_name(page: SloPage) -> None:
    page.show_standings(STANDINGS, AT)
    assert page.accessibleName() == "SLOs"
    assert page._table.accessibleName() == "Service level objectives"
    assert all(one.accessibleName() for one in (page.details.plot, page.details.promql.copy_button))


def test_the_explorer_draws_what_it_is_sent_to_as_soon_as_it_is_found(qtbot: QtBot) -> None:
    explorer = ExplorerPage()
    qtbot.addWidget(explorer)
    latency, other = (Metric(name, FamilyType.HISTOGRAM, "", ("oms",), {}, 12) for name in ("h", "other"))
    explorer.show_found((other,), 2)
    explorer.show_quantile(0.999)
    explorer.look_for("h")
    assert (explorer.search, explorer.exploration) == ("h", None)
    explorer.show_found((latency,), 2)
    assert explorer.exploration is not None
    assert explorer.exploration.title == "P99.9 of h"
    asked = heard(explorer.plots_requested)
    explorer.show_quantile(0.999)
    assert asked == []
    explorer.show_quantile(0.99)
    assert (len(asked), explorer.exploration.title) == (1, "P99 of h")
    explorer.look_for("other")
    explorer._list._search.setText("o")  # whoever types other letters wants something else
    explorer.show_found((other,), 2)
    assert explorer.exploration.title == "P99 of h"
