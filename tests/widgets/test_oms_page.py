"""The OMS page: a flavour's cards and no others, reads with an effect off at first, each trouble its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from api_client.models.common import DecimalMap, FactMap
from api_client.models.oms import OrderPath, OrderStatus, RateLimit, RateLimits, ReconcileStatus, RoutingStatus
from api_client.models.oms_core import AccountBalances, AccountTrades, Ledger, LedgerDelta, ShadowPnl
from app.core.freshness import Failure
from app.core.oms_view import OrderLooked
from app.core.state import AppState, ReadingKind, ServiceAddress
from tests.widgets.page_desk import FAILURES, button, failing, heard, known, with_services
from tests.widgets.states import NOW
from widgets.oms_page import OmsPage

ZERO = Decimal(0)
LEDGER = Ledger(Decimal(10), Decimal(1), ZERO, (), ())
LIMITS = RateLimits(
    (
        RateLimit("company", OrderPath.REST, 20, 10.0, 1, 3, 4.0, 2),
        RateLimit("company", OrderPath.WEBSOCKET, 60, 10.0, 0, 60, 4.0, 0),
    )
)


def oms(flavour: str) -> AppState:
    return with_services(ServiceAddress("oms", "https://oms.example.com", flavour))


def full_async() -> AppState:
    state = known(oms("async"), ReadingKind.OMS_RATE_LIMITS, "oms", LIMITS)
    return known(state, ReadingKind.RECONCILE, "oms", ReconcileStatus(8, 3, 0, 0), account="")


def full_core() -> AppState:
    shadow = ShadowPnl(LEDGER, LEDGER, LedgerDelta(ZERO, ZERO, ZERO))
    state = known(oms("core"), ReadingKind.OMS_SHADOW, "oms", shadow)
    held = AccountBalances("company", DecimalMap({"BTC": Decimal("0.25")}), None, NOW)
    state = known(state, ReadingKind.OMS_BALANCES, "oms", held)
    trade = FactMap({"order_id": "O", "pair": "BTC/USD", "time": "2026-03-14T03:00:00Z", "price": "35000.10"})
    return known(state, ReadingKind.OMS_TRADES, "oms", AccountTrades((trade,)))


@pytest.fixture
def page(qtbot: QtBot) -> OmsPage:
    made = OmsPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def cards(page: OmsPage) -> set[str]:
    titles = {card: card.accessibleName() for card, _ in page._places}
    return {title for card, title in titles.items() if not card.isHidden()}


@pytest.mark.parametrize(
    ("flavour", "shown", "hidden"),
    [
        ("async", {"Routing", "Rate limits", "Impact of an order's size", "One order"}, {"Trades"}),
        ("core", {"Shadow against real", "Trades", "Balances at Kraken"}, {"Routing", "One order"}),
        ("root", {"One order", "Draining"}, {"Rate limits", "Reads that make the OMS call Kraken"}),
    ],
)
def test_a_flavour_shows_its_own_cards_and_says_what_it_cannot_tell(
    page: OmsPage, flavour: str, shown: set[str], hidden: set[str]
) -> None:
    page.show_state(oms(flavour), NOW)
    assert shown <= cards(page)
    assert not hidden & cards(page)
    assert f"({flavour} flavour)" in page._cannot_words.plain_text
    assert page._heading.subtitle == f"{flavour} flavour · This console places and cancels no orders."


def test_without_an_oms_the_page_says_so(page: OmsPage) -> None:
    page.show_time(NOW)
    page.show_state(with_services(), NOW)
    assert page._empty.isVisible()
    assert not page._cards.isVisible()


def test_reads_with_an_effect_are_off_until_a_person_turns_them_on(page: OmsPage, qtbot: QtBot) -> None:
    page.show_state(full_async(), NOW)
    turned, orders = heard(page.probing_requested), heard(page.order_requested)
    assert page.probing.words.startswith("OFF")
    assert page.facts["routing"].trouble == ""
    page.order_line.line.setText("demo-open")
    qtbot.keyClick(page.order_line.line, Qt.Key.Key_Return)
    assert (orders, page.order_line.reason) == ([], "Turn the reads above on first.")
    qtbot.keyClick(page.probing.button, Qt.Key.Key_Space)
    page.show_probing(on=True)
    assert page.probing.words.startswith("ON")
    qtbot.keyClick(page.order_line.line, Qt.Key.Key_Return)
    qtbot.keyClick(page.probing.button, Qt.Key.Key_Space)
    assert (turned, orders) == ([(True,), (False,)], [("demo-open",)])


def test_what_the_async_flavour_tells(page: OmsPage) -> None:
    state = known(full_async(), ReadingKind.OMS_ROUTING, "oms", RoutingStatus(1.9, None, OrderPath.REST))
    found = OrderStatus("OSBX", "open", ZERO, ZERO)
    state = known(state, ReadingKind.OMS_ORDER, "oms", OrderLooked("demo", found))
    page.show_state(state, NOW)
    assert page.budgets.cells()[0] == ("rest", "████████░░", "17 of 20 in 10 s", "3", "4 s", "2")
    assert page.facts["routing"].facts["REST"] == "not measured"
    assert page.facts["order"].facts["Asked for"] == "demo"
    assert page.facts["reconcile"].facts["Alerts"] == "0 since the start · one reading so far"
    assert page.facts["drain"].remarks == "No service of this environment tells whether it drains."
    nothing = known(state, ReadingKind.OMS_RATE_LIMITS, "oms", RateLimits(()))
    page.show_state(nothing, NOW)
    assert page.budgets.remarks.startswith("The OMS keeps no budget of this account")


def test_what_the_core_flavour_tells(page: OmsPage) -> None:
    page.show_state(full_core(), NOW)
    page.show_time(NOW + timedelta(minutes=2))
    assert page.shadow.cells()[0] == ("Realised profit", "$10.00", "$10.00", "$0.00")
    assert page.facts["balances"].facts == {"Net asset value": "–", "BTC": "0.25"}
    assert page.trades.cells()[0][:2] == ("2026-03-14 03:00:00", "BTC/USD")
    assert page.trades._age.text().endswith("2 min")


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.kind.value)
def test_a_cards_trouble_is_its_own(page: OmsPage, failure: Failure) -> None:
    at_oms = replace(failure, service="oms")
    page.show_state(failing(full_async(), ReadingKind.OMS_RATE_LIMITS, "oms", at_oms), NOW)
    assert page.budgets.trouble
    assert len(page.budgets.cells()) == 2
    assert not page.facts["reconcile"].trouble
    for kind, loud in (
        (ReadingKind.OMS_SHADOW, lambda: page.shadow.trouble),
        (ReadingKind.OMS_BALANCES, lambda: page.facts["balances"].trouble),
        (ReadingKind.OMS_TRADES, lambda: page.trades.trouble),
    ):
        page.show_state(failing(full_core(), kind, "oms", at_oms), NOW)
        all_three: list[Any] = [page.shadow.trouble, page.facts["balances"].trouble, page.trades.trouble]
        assert loud()
        assert sum(map(bool, all_three)) == 1


def test_what_else_leaves_the_page(page: OmsPage, qtbot: QtBot) -> None:
    page.show_state(full_async(), NOW)
    symbols, refreshes = heard(page.symbol_requested), heard(page.refresh_requested)
    qtbot.keyClick(page.symbol_line.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.symbol_line.line, " ETH/USD ")
    qtbot.keyClick(button(page, "Show"), Qt.Key.Key_Return)
    qtbot.keyClick(button(page, "Refresh"), Qt.Key.Key_Return)
    assert (symbols, refreshes) == ([("ETH/USD",)], [()])
