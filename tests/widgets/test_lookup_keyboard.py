"""Simulation, Risk, OMS, Oversight and Portfolio by keyboard alone: Tab reaches all, keys do all, places are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from api_client.models.common import FactMap
from api_client.models.hitl import PendingIntent
from api_client.models.oms_core import AccountTrades
from api_client.models.watchdog import Oversight, Veto
from app.core.mode_desk import ModeReminder, ModesDesk
from app.core.portfolio_view import Listing
from app.core.state import AppState, ReadingKind
from tests.core import mode_rooms, risks
from tests.core.states import NOW as MODES_NOW
from tests.core.states import certificate, read, state
from tests.widgets import lookup_states as lookups
from tests.widgets.page_desk import FAILURES, failing, heard, known, with_services
from tests.widgets.states import NOW
from tests.widgets.tab_walk import missed_by_tab, reached_by_tab, to_be_reached
from widgets.metrics_choice import ChoiceBox
from widgets.mode_page import ModePage
from widgets.oms_page import OmsPage
from widgets.oversight_page import OversightPage
from widgets.panel import Panel
from widgets.portfolio_page import PortfolioPage
from widgets.risk_page import RiskPage
from widgets.section import SectionCard
from widgets.table_view import TableView

REMINDED = ModesDesk(reminders=(ModeReminder("a", MODES_NOW + timedelta(hours=2), "ops@example.com"),))
BAD = {(ReadingKind.CERTIFICATE, "oms"): read(certificate(1))}
IMPACT = known(lookups.oms_async(), ReadingKind.OMS_IMPACT, "oms", lookups.CURVE)
SCENES: dict[str, tuple[type[Panel], AppState, datetime]] = {
    "simulation": (ModePage, mode_rooms.room("company"), MODES_NOW),
    "simulation-safe-mode": (ModePage, mode_rooms.room(safe=mode_rooms.safe_mode_on(), desk=REMINDED), MODES_NOW),
    "simulation-unknown": (ModePage, state(), MODES_NOW),
    "simulation-absent": (ModePage, state(names=("auth",)), MODES_NOW),
    "risk": (RiskPage, risks.healthy(), risks.NOW),
    "risk-silent": (RiskPage, risks.silent(), risks.NOW),
    "oms-async": (OmsPage, IMPACT, NOW),
    "oms-failing": (OmsPage, failing(IMPACT, ReadingKind.OMS_RATE_LIMITS, "oms", FAILURES[3]), NOW),
    "oms-core": (OmsPage, lookups.oms_core(), NOW),
    "oms-root": (OmsPage, lookups.oms("root"), NOW),
    "oms-absent": (OmsPage, with_services(), NOW),
    "oversight": (OversightPage, lookups.oversight(), NOW),
    "oversight-old-sign-in": (OversightPage, lookups.oversight(720), NOW),
    "oversight-nothing": (OversightPage, known(lookups.oversight(), ReadingKind.INTENTS, "hitl", ()), NOW),
    "oversight-absent": (OversightPage, with_services(), NOW),
    "portfolio": (PortfolioPage, lookups.portfolio(), NOW),
    "portfolio-absent": (PortfolioPage, with_services(), NOW),
}


def opened(qtbot: QtBot, name: str) -> Panel:
    kind, given, now = SCENES[name]
    page = kind()
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_state(given, now)
    if isinstance(page, OversightPage):
        page.intents.table.select_key("i-2")
    return page


def card_of(widget: QWidget) -> QWidget | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, SectionCard):
        above = above.parentWidget()
    return above


@pytest.mark.parametrize("name", SCENES)
def test_tab_reaches_everything_by_its_name_and_goes_down_the_page(qtbot: QtBot, name: str) -> None:
    page = opened(qtbot, name)
    assert missed_by_tab(page) == set()
    assert not any(map(nameless, to_be_reached(page)))
    cards = [card_of(stop) for stop in reached_by_tab(page)]
    # What comes after the last of the heading's own stops is the first below it.
    lasts = [place for place, card in enumerate(cards) if card is None and cards[(place + 1) % len(cards)] is not None]
    first = lasts[-1] + 1 if lasts else 0
    cards = cards[first:] + cards[:first]
    tops = [card.mapTo(page, card.rect().topLeft()).y() for card in cards if card is not None]
    assert tops == sorted(tops)


def test_gauges_and_the_curve_are_stops_of_their_own(qtbot: QtBot) -> None:
    page = opened(qtbot, "oms-async")
    assert isinstance(page, OmsPage)
    stops = reached_by_tab(page)
    assert {*page.budgets.gauges, page.curve} <= set(stops)


def take_keyboard(qtbot: QtBot, sheet: QDialog) -> None:
    """Wait until the keyboard is in the sheet; no window system gives it back here when one above is closed."""
    sheet.activateWindow()
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.isAncestorOf(QApplication.focusWidget() or sheet.parent()))


def nameless(widget: QWidget) -> bool:
    return not widget.accessibleName()


@pytest.mark.parametrize("name", SCENES)
def test_every_button_works_by_enter_and_space(qtbot: QtBot, name: str) -> None:
    page = opened(qtbot, name)
    buttons = [one for one in to_be_reached(page) if isinstance(one, QAbstractButton)]
    for button, key in product(buttons, (Qt.Key.Key_Return, Qt.Key.Key_Space)):
        clicked = heard(button.clicked)
        button.setFocus()
        qtbot.keyClick(button, key)
        assert len(clicked) == 1, button.accessibleName()
        for sheet in page.findChildren(QDialog):
            if sheet.isVisible():
                take_keyboard(qtbot, sheet)
                qtbot.keyClick(sheet, Qt.Key.Key_Escape)
                assert not sheet.isVisible()


@pytest.mark.parametrize("name", ["risk", "portfolio"])
def test_every_choice_is_made_with_the_arrows(qtbot: QtBot, name: str) -> None:
    page = opened(qtbot, name)
    (box,) = page.findChildren(ChoiceBox)
    before, chosen = box.key, heard(box.chosen)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert chosen == [(box.key,)] and box.key != before


def leave_sheet(page: ModePage) -> QDialog:
    page.buttons[1].click()
    page.leave_sheet._reason.setText("drill over")
    return page.leave_sheet


def second_sheet(page: ModePage) -> QDialog:
    page.leave_sheet._second.click()
    return page.leave_sheet.second_sheet


def clicked(button: QAbstractButton, sheet: QDialog) -> QDialog:
    button.click()
    return sheet


MODES = mode_rooms.room("company", safe=mode_rooms.safe_mode_on(), readings=BAD)
TWO = mode_rooms.room("company", "director-1", readings=BAD)
OLD = replace(TWO, session=replace(TWO.session, signed_in_at=None))
SHEETS: dict[str, tuple[str, AppState | None, Callable[..., list[QDialog]]]] = {
    "enter-simulation": ("simulation", None, lambda page: [clicked(page.buttons[0], page.simulation_sheet)]),
    "enter-safe-mode": ("simulation", None, lambda page: [clicked(page.safe_mode._enter, page.safe_mode_sheet)]),
    "leave-and-second": ("simulation", MODES, lambda page: [leave_sheet(page), second_sheet(page)]),
    "leave-old-sign-in": ("simulation", OLD, lambda page: [leave_sheet(page)]),
    "approve": ("oversight", None, lambda page: [clicked(page.deciding.approve, page.intent_sheet)]),
    "deny": ("oversight-old-sign-in", None, lambda page: [clicked(page.deciding.deny, page.intent_sheet)]),
    "limit": ("oversight", None, lambda page: [clicked(page.set_limit.button, page.limit_sheet)]),
}


@pytest.mark.parametrize("name", SHEETS)
def test_tab_reaches_everything_of_a_sheet_and_escape_closes_it(qtbot: QtBot, name: str) -> None:
    scene, given, open_sheets = SHEETS[name]
    page = opened(qtbot, scene)
    if given is not None:
        page.show_state(given, SCENES[scene][2])
    sheets = open_sheets(page)
    for sheet in reversed(sheets):
        take_keyboard(qtbot, sheet)
        assert missed_by_tab(sheet) == set()
        assert not any(map(nameless, to_be_reached(sheet)))
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


def many_intents(first: int) -> tuple[PendingIntent, ...]:
    return lookups.intents(*(f"i-{number}" for number in range(first, 60)))


def many_vetoes(first: int) -> Oversight:
    at = NOW - timedelta(minutes=1)
    vetoes = [Veto(f"i-{number}", "company", "spread", at, FactMap({})) for number in range(first, 60)]
    return Oversight(len(vetoes), (), tuple(vetoes), NOW)


def many_trades(first: int) -> AccountTrades:
    return AccountTrades(
        tuple(
            FactMap({"order_id": f"O-{number}", "time": f"2026-03-14T03:00:{number:02}Z", "quantity": "1"})
            for number in range(first, 60)
        )
    )


Grown = Callable[[int], AppState]
TABLES: dict[str, tuple[str, Callable[..., TableView], Grown]] = {
    "intents": (
        "oversight",
        lambda page: page.intents.table,
        lambda first: known(lookups.oversight(), ReadingKind.INTENTS, "hitl", many_intents(first)),
    ),
    "vetoes": (
        "oversight",
        lambda page: page.vetoes.table,
        lambda first: known(lookups.oversight(), ReadingKind.VETOES, "watchdog", many_vetoes(first)),
    ),
    "trades": (
        "oms-core",
        lambda page: page.trades.table,
        lambda first: known(lookups.oms_core(), ReadingKind.OMS_TRADES, "oms", many_trades(first)),
    ),
    "orders": (
        "portfolio",
        lambda page: page.cards[Listing.ORDERS].table,
        lambda _first: lookups.portfolio(60),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_its_row_its_scroll_and_the_keyboard_through_refreshes(qtbot: QtBot, name: str) -> None:
    scene, find, grown = TABLES[name]
    page = opened(qtbot, scene)
    table = find(page)
    page.show_state(grown(1), NOW)
    table.setFocus()
    for _ in range(25):
        QTest.keyClick(table, Qt.Key.Key_Down)
    chosen, at = table.selected_key(), table.verticalScrollBar().value()
    assert chosen is not None and at > 0
    page_bar = table.mapTo(page, table.rect().topLeft())
    for first in (1, 0, 0):
        page.show_state(grown(first), NOW + timedelta(seconds=1))
        page.show_time(NOW + timedelta(seconds=2))
        assert (table.selected_key(), QApplication.focusWidget()) == (chosen, table)
        top = table.verticalScrollBar().value() - at
        assert 0 <= top <= table.rowHeight(0), "the chosen row stays in sight"
        assert table.mapTo(page, table.rect().topLeft()) == page_bar


def test_accounts_keep_their_row_when_their_mode_changes(qtbot: QtBot) -> None:
    page = opened(qtbot, "simulation")
    (table,) = page.findChildren(TableView)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_key() == "director-1"
    page.show_state(mode_rooms.room("director-1", "company"), MODES_NOW)
    assert (table.selected_key(), QApplication.focusWidget()) == ("director-1", table)
