"""PromQL in the Explorer: written with names offered, checked by the server, drawn, taken back; by keyboard alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from api_client.exposition import FamilyType
from app.core.dashboard import PlotData, PlotSeries
from app.core.history_words import Refusal
from app.core.promql_completion import NameKind, NamePlace
from app.core.search_index import Metric
from app.core.state import ServiceAddress
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.explorer_page import ExplorerPage

DEPTH = Metric("depth", FamilyType.GAUGE, "Messages that wait.", ("oms",), {}, 1)
SUM = "sum(up)"


@pytest.fixture
def page(qtbot: QtBot) -> ExplorerPage:
    made = ExplorerPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    with_server(made)
    return made


def with_server(page: ExplorerPage) -> None:
    state = platforms.healthy()
    services = (*state.environment.services, ServiceAddress("prometheus", "http://127.0.0.1:9"))
    page.show_state(replace(state, environment=replace(state.environment, services=services)), NOW)


def typed(page: ExplorerPage, qtbot: QtBot, text: str) -> None:
    page.promql.edit.setFocus()
    qtbot.keyClicks(page.promql.edit, text)


def asked(page: ExplorerPage, qtbot: QtBot, text: str = SUM) -> None:
    typed(page, qtbot, text)
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(page.promql.edit, Qt.Key.Key_Return)


def answer(page: ExplorerPage, **changes: object) -> PlotData:
    assert page.spec is not None
    times = NOW.timestamp() + np.arange(-5.0, 1.0)
    drawn = PlotData(page.spec, (PlotSeries("value", times, times),), NOW, archived=True, stale_after_s=45.0)
    return replace(drawn, **changes)  # type: ignore[arg-type]  # fields by name


def test_it_is_there_only_with_a_server_and_ctrl_m_leads_to_it(qtbot: QtBot) -> None:
    page = ExplorerPage()
    qtbot.addWidget(page)
    page.show()
    page.show_state(platforms.healthy(), NOW)
    assert page.promql.isHidden()
    with_server(page)
    assert page.promql.isVisible()
    with qtbot.waitActive(page):
        page.activateWindow()
    page._list._search.setFocus()
    qtbot.keyClick(page._list._search, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.promql.edit.hasFocus()


def test_an_expression_is_in_force_from_enter_and_drawn(page: ExplorerPage, qtbot: QtBot) -> None:
    typed(page, qtbot, SUM)
    assert page.spec is None
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(page.promql.edit, Qt.Key.Key_Enter)
    assert page.spec is not None
    assert (page.spec.title, page.spec.expression) == (SUM, SUM)
    page.show_plot(answer(page), NOW)
    assert page._views.currentIndex() == 1
    assert page._wall is not None
    assert page._wall.cards[0]._foot.text().startswith("Prometheus, asked in PromQL")
    assert page._wall.cards[0]._legend._origin == "archive"
    page.show_dashboards(())
    with qtbot.waitSignal(page.pin_requested) as pinned:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pinned.args == [""]


def test_an_answer_to_another_expression_is_dropped_and_a_reason_is_said(page: ExplorerPage, qtbot: QtBot) -> None:
    asked(page, qtbot)
    other = answer(page)
    page.promql.edit.clear()
    asked(page, qtbot, "up")
    page.show_plot(other, NOW)
    assert page._plots == ()
    page.show_plot(answer(page, series=(), read_at=None, history="History: Prometheus refuses connections."), NOW)
    assert "Prometheus refuses connections." in page._empty.accessibleName()


def test_escape_takes_back_what_was_typed_then_what_is_in_force(page: ExplorerPage, qtbot: QtBot) -> None:
    edit = page.promql.edit
    asked(page, qtbot)
    qtbot.keyClicks(edit, " + 1")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.text(), page.promql.expression) == (SUM, SUM)
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.text(), page.promql.expression, page.spec) == ("", "", None)


def test_another_metric_takes_its_place_but_not_the_same_one_again(page: ExplorerPage, qtbot: QtBot) -> None:
    page.show_found((DEPTH,), 1)
    page._list.metric_chosen.emit(DEPTH)
    asked(page, qtbot)
    assert page._question.isHidden()
    page._list.metric_chosen.emit(replace(DEPTH, series=2))
    assert page.promql.expression == SUM
    page._list.metric_chosen.emit(replace(DEPTH, name="other"))
    assert (page.promql.expression, page.promql.edit.text()) == ("", "")
    assert page._question.isVisible()
    assert page.spec is not None
    assert page.spec.queries[0].query.metric == "other"


def test_what_was_typed_is_checked_and_the_servers_sentence_is_shown(page: ExplorerPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.promql.check_requested) as checked:
        typed(page, qtbot, "rate(up")
    assert checked.args == ["rate(up"]
    said = page.promql._said
    page.promql.show_check("something else", None, "3 series now.")
    assert said.isHidden()
    page.promql.show_check("rate(up", Refusal("Prometheus cannot read it at character 5: unclosed.", 4), "")
    assert said.plain_text.startswith("Prometheus cannot read it at character 5")
    assert said.property("tone") == "warn"
    assert "character 5" in page.promql.edit.accessibleDescription()
    qtbot.keyClick(page.promql.edit, Qt.Key.Key_Return)
    page.promql.show_check("rate(up", Refusal("Prometheus cannot read it at character 5: unclosed.", 4), "")
    assert page.promql.edit.cursorPosition() == 4
    qtbot.keyClicks(page.promql.edit, "x")
    assert said.isHidden()
    assert "Enter asks Prometheus" in page.promql.edit.accessibleDescription()


def test_names_are_offered_and_taken_by_keys(page: ExplorerPage, qtbot: QtBot) -> None:
    edit = page.promql.edit
    typed(page, qtbot, "sum(")
    with qtbot.waitSignal(page.promql.names_requested) as wished:
        typed(page, qtbot, "u")
    place = NamePlace(NameKind.METRIC, 4, "u")
    assert wished.args == [place]
    page.promql.show_names(place, (("up", "gauge · Reached."), ("uptime", "")))
    assert edit._list.isVisible()
    assert (edit.offered, edit._names.stringList()) == (("up", "uptime"), ["up      gauge · Reached.", "uptime"])
    assert edit._list.windowType() is not Qt.WindowType.Popup
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(edit, key)
    assert edit.accessibleDescription() == "uptime: Enter takes it"
    page.promql.show_names(place, (("up", ""), ("uptime", "counter")))
    assert edit._list.currentIndex().row() == 1
    with qtbot.waitSignal(page.promql.check_requested):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.text(), page.promql.expression) == ("sum(uptime", "")
    assert edit._list.isHidden()
    page.promql.show_names(place, (("late", ""),))
    assert edit._list.isHidden()
    with qtbot.waitSignal(page.promql.names_requested) as again:
        qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert again.args == [NamePlace(NameKind.METRIC, 4, "uptime")]
    page.promql.show_names(again.args[0], (("uptime_seconds", ""),))
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    page.promql.show_names(again.args[0], (("late", ""),))
    assert (edit._list.isHidden(), edit.text()) == (True, "sum(uptime")
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    page.promql.show_names(again.args[0], (("uptime_seconds", ""),))
    qtbot.mouseClick(edit._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert edit.text() == "sum(uptime_seconds"
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    page.promql.show_names(NamePlace(NameKind.METRIC, 4, "uptime_seconds"), (("x", ""),))
    qtbot.keyClick(edit, Qt.Key.Key_Return)  # nothing is chosen: it asks
    assert (edit._list.isHidden(), page.promql.expression) == (True, "sum(uptime_seconds")
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    page.promql.show_names(NamePlace(NameKind.METRIC, 4, "uptime_seconds"), (("x", ""),))
    page._list._search.setFocus()
    assert edit._list.isHidden()


def test_earlier_expressions_come_back_and_the_draft_after_them(page: ExplorerPage, qtbot: QtBot) -> None:
    edit = page.promql.edit
    page.promql.show_earlier(("newest", "older"))
    typed(page, qtbot, "draft")
    shown = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(edit, key)
        shown.append(edit.text())
    assert shown == ["newest", "older", "older", "newest", "draft", "draft"]


def test_longer_ranges_are_open_with_a_server_and_say_why_not_without(qtbot: QtBot, page: ExplorerPage) -> None:
    spans = page._controls._spans
    qtbot.keyClick(spans, Qt.Key.Key_End)
    assert (spans.currentText(), page.window_of_time.span_s) == ("30 d", 30 * 86_400.0)
    alone = ExplorerPage()
    qtbot.addWidget(alone)
    alone.show_state(platforms.healthy(), NOW)
    qtbot.keyClick(alone._controls._spans, Qt.Key.Key_End)
    assert alone._controls._spans.currentText() == "1 d"
    assert "needs a Prometheus" in alone._controls._spans.accessibleDescription()
    assert spans.accessibleDescription() == ""
