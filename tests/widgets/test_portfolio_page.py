"""The Portfolio page: rows with totals, each card's trouble its own, what leaves the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.freshness import Failure
from app.core.portfolio_view import AS_CSV, Listing, TimeRange
from app.core.state import ReadingKind, SessionState
from tests.widgets.lookup_states import PORTFOLIO, portfolio, records
from tests.widgets.page_desk import FAILURES, button, failing, heard, known, with_services
from tests.widgets.states import NOW
from widgets.portfolio_page import PortfolioPage


@pytest.fixture
def page(qtbot: QtBot) -> PortfolioPage:
    made = PortfolioPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def test_every_card_shows_its_rows_its_total_and_its_age(page: PortfolioPage) -> None:
    page.show_state(portfolio(), NOW)
    assert page._balances.facts["Available"] == "$900.50"
    assert page.cards[Listing.PNL].cells()[1] == ("2026-03-02 00:00:00", "$1.25", "")
    assert page.cards[Listing.PNL].totals == "$1.50 over 2 buckets."
    assert page.cards[Listing.ORDERS].cells()[0][1] == "O-0000"
    assert AS_CSV in page.cards[Listing.FILLS].remarks
    assert page.cards[Listing.FILLS]._age.text() == "GET listed fills · 3 s"
    assert page._heading.subtitle.startswith("company · ")


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.kind.value)
@pytest.mark.parametrize("listing", Listing)
def test_a_cards_trouble_is_its_own(page: PortfolioPage, listing: Listing, failure: Failure) -> None:
    page.show_state(failing(portfolio(), listing.kind, "portfolio", failure), NOW)
    for one, card in page.cards.items():
        assert bool(card.trouble) is (one is listing)
        assert len(card.cells()) == 2  # what was read before stays, with its age
    assert page.cards[listing]._age.property("tone") == "stale"
    assert not page._balances.trouble


def test_balances_that_kraken_does_not_tell_are_no_trouble_of_the_rows(page: PortfolioPage) -> None:
    detail = "Failed to fetch balances from Kraken"
    state = failing(portfolio(), ReadingKind.BALANCES, "portfolio", replace(FAILURES[5], status=502, detail=detail))
    page.show_state(state, NOW)
    assert "As shipped it never can." in page._balances.trouble
    assert not any(card.trouble for card in page.cards.values())


def test_without_the_service_or_a_session_every_card_says_so(page: PortfolioPage) -> None:
    page.show_state(with_services(), NOW)
    assert page.cards[Listing.FILLS].trouble.startswith("This environment names no portfolio service.")
    page.show_state(replace(portfolio(), session=SessionState()), NOW)
    assert page.cards[Listing.FILLS].trouble.startswith("Nobody is signed in.")
    assert page.cards[Listing.FILLS].cells() == []


def test_what_was_never_read_is_not_counted_as_none(page: PortfolioPage) -> None:
    card = page.cards[Listing.ORDERS]
    page.show_state(with_services(PORTFOLIO), NOW)
    assert (card.trouble, card._remark.text()) == ("It has not been read yet.", "")
    page.show_state(portfolio(), NOW)
    assert card._remark.text() == "2"
    page.show_state(known(portfolio(), Listing.ORDERS.kind, "portfolio", records(Listing.ORDERS, 0)), NOW)
    assert card._remark.text() == "0"


def test_ages_advance_without_news(page: PortfolioPage) -> None:
    page.show_time(NOW)
    page.show_state(portfolio(), NOW)
    page.show_time(NOW + timedelta(minutes=2))
    assert page.cards[Listing.ORDERS]._age.text().endswith("2 min")


def test_selection_sorting_and_scroll_survive_a_refresh(page: PortfolioPage, qtbot: QtBot) -> None:
    state = portfolio(500)
    page.show_state(state, NOW)
    table = page.cards[Listing.ORDERS].table
    table.select_key("O-0300 #1")
    table.setFocus()
    bar = table.verticalScrollBar()
    at = bar.value()
    assert at > 0
    page.show_state(known(state, Listing.ORDERS.kind, "portfolio", records(Listing.ORDERS, 500, first=0)), NOW)
    assert (table.selected_key(), bar.value()) == ("O-0300 #1", at)
    qtbot.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page.show_state(known(state, Listing.ORDERS.kind, "portfolio", records(Listing.ORDERS, 500, first=5)), NOW)
    assert table.selected_key() == "O-0300 #1"


def test_one_search_goes_through_all_rows(page: PortfolioPage, qtbot: QtBot) -> None:
    page.show_state(portfolio(), NOW)
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page._search, "o-0001")
    assert [len(page.cards[one].cells()) for one in Listing] == [0, 0, 1, 0]
    assert "Esc empties the search." in page.cards[Listing.FILLS].remarks
    qtbot.keyClick(page._search, Qt.Key.Key_Escape)
    assert [len(page.cards[one].cells()) for one in Listing] == [2, 2, 2, 2]


def test_what_leaves_the_page(page: PortfolioPage, qtbot: QtBot) -> None:
    ranges, exports, refreshes = (
        heard(page.range_requested),
        heard(page.export_requested),
        heard(page.refresh_requested),
    )
    assert not button(page, "Export fills as CSV").isEnabled()
    page.show_state(portfolio(), NOW)
    page._ranges.setFocus()
    qtbot.keyClick(page._ranges, Qt.Key.Key_Down)
    assert (ranges, page.over) == ([("WEEK",)], TimeRange.WEEK)
    page.show_state(portfolio(), NOW)
    assert "the last 7 days is being read" in page.cards[Listing.FILLS].remarks
    qtbot.keyClick(button(page, "Export fills as CSV"), Qt.Key.Key_Return)
    qtbot.keyClick(button(page, "Refresh"), Qt.Key.Key_Space)
    assert (exports, refreshes) == ([("FILLS",)], [()])
