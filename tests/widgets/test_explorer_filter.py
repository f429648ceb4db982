"""The Explorer's filter, typed as Prometheus writes it; its clock, and the commands that it marks."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.markers import Marker, MarkerKind
from app.core.query import Matcher, PatternMatcher
from tests.widgets.explorer_states import answer, chosen, explorer, typed, words
from tests.widgets.page_states import NOW
from widgets.explorer_page import ExplorerPage


@pytest.fixture
def page(qtbot: QtBot) -> ExplorerPage:
    return explorer(qtbot)


def test_a_filter_is_typed_and_in_force_on_enter(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot, 1)
    with qtbot.waitSignal(page.plots_requested):
        typed(page, qtbot, 'side!="buy", account_id=~"director-.*"')
    asked = page.exploration
    assert asked is not None
    assert asked.query.matchers == (
        Matcher("side", ("buy",), negated=True),
        PatternMatcher("account_id", "director-.*"),
    )
    assert asked.title == 'Rate of orders_total · side!="buy", account_id=~"director-.*"'
    with qtbot.assertNotEmitted(page.plots_requested):
        typed(page, qtbot, 'side!="buy",account_id=~"director-.*"')
    chosen(page, qtbot, 1)
    asked = page.exploration
    assert asked is not None
    assert (asked.metric, asked.demands) == ("reorder_depth", ()), "another metric has other labels"
    assert page._question._filter._edit.text() == ""


def test_a_filter_that_cannot_be_read_is_said_and_not_in_force(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot, 1)
    typed(page, qtbot, "side=buy")
    part = page._question._filter
    with qtbot.assertNotEmitted(page.plots_requested), qtbot.assertNotEmitted(page.pin_requested):
        typed(page, qtbot, "side=~(buy")
        qtbot.keyClick(part._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert part._problem.isVisible()
    assert part._edit.accessibleDescription() == "Not in force: The pattern has a ( without its )."
    assert part._edit.accessibleDescription() in part._problem.text()
    assert part.demands == (Matcher("side", ("buy",)),)
    qtbot.keyClick(part._edit, Qt.Key.Key_Escape)
    assert part._edit.text() == 'side="buy"'
    assert not part._problem.isVisible()
    typed(page, qtbot, "side=~(buy")
    qtbot.keyClick(part._edit, ")")
    assert not part._problem.isVisible(), "what was said is over once it is typed on"


def test_a_filter_that_was_only_typed_is_pinned_too(page: ExplorerPage, qtbot: QtBot) -> None:
    chosen(page, qtbot, 1)
    page._question._filter._edit.setFocus()
    qtbot.keyClicks(page._question._filter._edit, "side!~b.*")
    with qtbot.waitSignal(page.pin_requested):
        qtbot.keyClick(page._question._filter._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asked = page.exploration
    assert asked is not None
    assert asked.demands == (PatternMatcher("side", "b.*", negated=True),)


def test_instants_are_told_on_the_chosen_clock(page: ExplorerPage, qtbot: QtBot) -> None:
    assert words(page._controls._zones) == ["UTC", "London"]
    assert page._heading.subtitle == "40 metrics are exposed. Live, last 15 min. Times in UTC"
    chosen(page, qtbot)
    page.show_plot(answer(page), NOW)
    assert page._wall is not None
    canvas = page._wall.cards[0]._plot._canvas
    assert canvas.scene_shown.zone is UTC
    qtbot.keyClick(page._controls._zones, Qt.Key.Key_Down)
    assert canvas.scene_shown.zone == ZoneInfo("Europe/London")
    assert page._heading.subtitle.endswith("Times in Europe/London")
    chosen(page, qtbot, 1)
    page.show_plot(answer(page), NOW)
    assert page._wall.cards[0]._plot._canvas.scene_shown.zone == ZoneInfo("Europe/London")
    qtbot.keyClick(page._wall.cards[0], Qt.Key.Key_Space)
    assert "Held: nothing newer is drawn" in page._heading.subtitle


def test_the_first_plot_is_on_the_clock_that_was_chosen_before(page: ExplorerPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page._controls._zones, Qt.Key.Key_Down)
    chosen(page, qtbot)
    page.show_plot(answer(page), NOW)
    assert page._wall is not None
    assert page._wall.cards[0]._plot._canvas.scene_shown.zone == ZoneInfo("Europe/London")


def test_commands_are_marked_whenever_they_came(page: ExplorerPage, qtbot: QtBot) -> None:
    at_s = NOW.timestamp() - 100
    page.show_markers((Marker(at_s, "simulate company", MarkerKind.COMMAND),))
    chosen(page, qtbot)
    page.show_plot(answer(page), NOW)
    assert page._wall is not None
    assert "simulate company" in page._wall.cards[0]._plot.words
    page.show_markers((Marker(at_s, "kill company", MarkerKind.KILL),))
    assert "kill company" in page._wall.cards[0]._plot.words
    chosen(page, qtbot, 1)
    page.show_plot(answer(page), NOW)
    assert "kill company" in page._wall.cards[0]._plot.words
