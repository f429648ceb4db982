"""The Explorer: found by a few letters, asked by boxes, drawn, pinned; all of it by keyboard alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.dashboard import Dashboard
from app.core.query import Aggregation, Function
from tests.widgets.explorer_states import DEPTH, LATENCY, ORDERS, TIERS, answer, chosen, explorer, words
from tests.widgets.page_states import NOW
from tests.widgets.tab_walk import reached_by_tab
from widgets.explorer_page import ExplorerPage
from widgets.table_cell import cell_width
from widgets.table_model import CellRole


@pytest.fixture
def page(qtbot: QtBot) -> ExplorerPage:
    return explorer(qtbot)


def test_it_is_born_saying_what_would_be_here_and_pins_nothing(qtbot: QtBot) -> None:
    page = ExplorerPage()
    qtbot.addWidget(page)
    assert page._heading.subtitle == "Nothing has been scraped yet"
    assert "No service has answered a scrape" in page._empty.accessibleName()
    assert not page._controls._pin.isEnabled()
    assert page.exploration is None


def test_why_nothing_can_be_pinned_yet_stands_beside_the_button(page: ExplorerPage, qtbot: QtBot) -> None:
    controls = page._controls
    assert (controls._gate.reason, controls._dashboards.isVisible()) == ("Choose a metric first", False)
    chosen(page, qtbot)
    assert (controls._gate.reason, controls._dashboards.isVisible(), controls._pin.isEnabled()) == ("", True, True)


@pytest.mark.parametrize("width", [888, 1240])
def test_names_that_differ_in_one_word_look_different(page: ExplorerPage, width: int) -> None:
    names = ["strategy_daily_realized_pnl_usd_total", "strategy_daily_unrealized_pnl_usd_total"]
    page.resize(width, 480)
    page.show_found([replace(DEPTH, name=name) for name in names], 40)
    table = page._list._table
    room = table.columnWidth(0)
    assert all(cell_width(table.model().index(row, 0).data(CellRole.LOOK)) <= room for row in range(2))


def test_letters_are_searched_for_and_down_goes_to_the_list(page: ExplorerPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.search_requested) as asked:
        qtbot.keyClick(page._list._search, "x")
    assert asked.args == ["x"]
    assert page.search == "x"
    assert page._list._count.text() == "3 of 40"
    qtbot.keyClick(page._list._search, Qt.Key.Key_Escape)
    assert page.search == ""
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(page._list._search, Qt.Key.Key_Down)
    assert page.exploration is not None
    assert page.exploration.metric == "policy_latency_ms"


def test_a_metric_is_asked_the_usual_of_its_type(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    question = page._question
    asked = page.exploration
    assert asked is not None
    assert (asked.function, asked.quantile, asked.window_s, asked.together) == (Function.QUANTILE, 0.95, 300.0, None)
    assert question._quantile.isVisible()
    assert "How long a decision took." in question._help.text()
    assert list(question._labels) == ["target", "service", "symbol_tier"]
    assert "symbol_tier: not given" in words(question._labels["symbol_tier"])
    chosen(page, qtbot, 2)
    asked = page.exploration
    assert asked is not None
    assert (asked.metric, asked.function) == ("reorder_depth", Function.VALUE)
    assert not question._quantile.isVisible()
    assert not question._window.isVisible()
    assert question._labels == {}


def test_boxes_narrow_keep_apart_and_put_together(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    boxes = page._question._labels
    for key, box in ((Qt.Key.Key_Down, boxes["symbol_tier"]), (Qt.Key.Key_End, boxes["service"])):
        with qtbot.waitSignal(page.plots_requested):
            qtbot.keyClick(box, key)
    asked = page.exploration
    assert asked is not None
    assert (asked.together, asked.apart, asked.only) == (Aggregation.SUM, ("symbol_tier",), (("service", "policy"),))
    qtbot.keyClick(page._question._together, Qt.Key.Key_Home)
    asked = page.exploration
    assert asked is not None
    assert (asked.together, asked.apart) == (None, ()), "every series is apart already"
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(page._question._function, Qt.Key.Key_Down)
    asked = page.exploration
    assert asked is not None
    assert asked.query.metric == "policy_latency_ms_count"


def test_news_of_the_same_metric_keep_what_is_chosen_and_ask_nothing(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    qtbot.keyClick(page._question._labels["service"], Qt.Key.Key_End)
    before = page.exploration
    asked: list[None] = []
    page.plots_requested.connect(lambda: asked.append(None))
    page.show_found((replace(LATENCY, labels={**TIERS, "zone": ("a", "b")}), ORDERS), 41)
    assert page.exploration == before
    assert asked == []
    assert "zone" in page._question._labels
    page.show_found((replace(LATENCY, labels={}), ORDERS), 41)
    assert len(asked) == 1, "a value that is not exposed any more cannot be meant"


def test_the_answer_is_drawn_and_one_to_another_question_is_dropped(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    late = answer(page)
    chosen(page, qtbot, 1)
    page.show_plot(late, NOW)
    assert page._wall is None
    page.show_plot(answer(page), NOW)
    wall = page._wall
    assert wall is not None
    assert page._views.currentIndex() == 1
    (first,) = wall.cards
    assert first._title.text() == "Rate of orders_total"
    chosen(page, qtbot, 1)
    assert page._views.currentIndex() == 0, "the plot of another question is no answer"
    page.show_plot(answer(page), NOW)
    assert [card._title.text() for card in wall.cards] == ["Value of reorder_depth"]
    assert len(wall._all) == 1, "the cards of earlier questions are given back"


def test_why_there_is_no_line_is_said(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    page.show_plot(answer(page, 0, "policy_latency_ms has not observed anything."), NOW)
    assert page._views.currentIndex() == 0
    assert "has not observed anything" in page._empty.accessibleName()
    page.show_budget("3 series are not kept.")
    assert page._budget.isVisible()
    page.show_budget("")
    assert not page._budget.isVisible()


def test_keys_in_the_plot_move_time_and_the_pointer(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    page.show_plot(answer(page), NOW)
    assert page._wall is not None
    card = page._wall.cards[0]
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(card, Qt.Key.Key_Left)
    assert not page.window_of_time.live
    assert page._controls._live.text() == "Live"
    qtbot.keyClick(card, Qt.Key.Key_Home)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert not page.window_of_time.live
    qtbot.keyClick(page._controls._live, Qt.Key.Key_Space)
    assert page.window_of_time.live
    qtbot.keyClick(card, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page._wall.pointer.at_s is not None
    assert page.window_of_time.live, "the pointer moves, not the window"
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert page._wall.pointer.at_s is None
    card._plot.window_requested.emit(NOW.timestamp() - 600, NOW.timestamp() - 300)
    assert page.window_of_time.span_s == 300.0
    with qtbot.waitSignal(page.plots_requested):
        qtbot.keyClick(page._controls._spans, Qt.Key.Key_Down)
    assert page.window_of_time.span_s == 3600.0


def test_pinning_says_to_which_dashboard(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    with qtbot.waitSignal(page.pin_requested) as pinned:
        qtbot.keyClick(page._list._table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pinned.args == [""]
    page.show_dashboards((Dashboard("own:mine", "Mine", (), own=True), Dashboard("own:b", "B", (), own=True)))
    assert words(page._controls._dashboards) == ["to Mine", "to B", "to a new dashboard"]
    qtbot.keyClick(page._controls._dashboards, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.pin_requested) as pinned:
        qtbot.keyClick(page._controls._pin, Qt.Key.Key_Return)
    assert pinned.args == ["own:mine"]


def test_a_plot_is_saved_under_its_question(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    page.show_plot(answer(page), NOW)
    assert page._wall is not None
    with qtbot.waitSignal(page.save_requested) as saved:
        qtbot.keyClick(page._wall.cards[0], Qt.Key.Key_C)
    assert saved.args[0].startswith("aether-staging-policy-latency-ms-p95-2026")


def test_every_control_is_named_and_reached_by_tab(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot)
    page.show_plot(answer(page), NOW)
    page._list.focus_search()
    # Forwards, a page that is a window of its own would begin again at its focus proxy, not at its first control.
    reached = reached_by_tab(page, Qt.Key.Key_Backtab)
    assert [part for part in reached if not part.accessibleName()] == []
    assert page._wall is not None
    wanted = (
        page._list._table,
        page._question._function,
        page._question._labels["service"],
        page._question._filter._edit,
        page._controls._spans,
        page._controls._zones,
        page._controls._live,
        page._controls._pin,
        page._controls._dashboards,
        page._wall.cards[0],
    )
    assert [part for part in wanted if part not in reached] == []
