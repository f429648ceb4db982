"""The Oversight page: what waits, what is decided under whose name, each card's trouble its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from api_client.models.common import FactMap
from api_client.models.config import ConfigValue, ConfigVersion
from api_client.models.hitl import IntentStatus, PendingIntent, TradeDetails
from api_client.models.override import OverrideDecision, OverrideRecord
from api_client.models.watchdog import Oversight, ReasonCount, Veto
from app.core.freshness import Failure
from app.core.oversight_policy import PendingLimit
from app.core.state import AppState, ReadingKind, ServiceAddress, SessionState
from tests.widgets.page_desk import FAILURES, failing, heard, known, with_services
from tests.widgets.states import NOW
from widgets.oversight_page import OversightPage

SERVICES = {
    ReadingKind.INTENTS: "hitl",
    ReadingKind.VETOES: "watchdog",
    ReadingKind.OVERRIDES: "override",
    ReadingKind.CONFIGURATION: "config",
    ReadingKind.CONFIG_HISTORY: "config",
}
TRADE = TradeDetails("BTC-USD", "buy", Decimal(750_000), Decimal("0.58"), FactMap({}))
LIMIT = ConfigVersion(1, "global", "risk.max_notional", ConfigValue("7500000", 7_500_000), 1, ("director-1",), NOW)


def intents(*names: str) -> tuple[PendingIntent, ...]:
    ends = NOW + timedelta(seconds=90)
    return tuple(PendingIntent(name, "company", TRADE, IntentStatus.PENDING, NOW, ends) for name in names)


def full() -> AppState:
    veto = Veto("i-0", "company", "spread", NOW, FactMap({}))
    override = OverrideRecord("i-0", "company", "company", OverrideDecision.REJECT, "too large", NOW)
    values = {
        ReadingKind.INTENTS: intents("i-1", "i-2"),
        ReadingKind.VETOES: Oversight(1, (ReasonCount("spread", 1),), (veto,), NOW),
        ReadingKind.OVERRIDES: (override,),
        ReadingKind.CONFIGURATION: (LIMIT,),
        ReadingKind.CONFIG_HISTORY: (LIMIT,),
    }
    state = with_services(*(ServiceAddress(name, f"https://{name}.example.com") for name in set(SERVICES.values())))
    for kind, value in values.items():
        state = known(state, kind, SERVICES[kind], value)
    return state


@pytest.fixture
def page(qtbot: QtBot) -> OversightPage:
    made = OversightPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def troubles(page: OversightPage) -> dict[ReadingKind, str]:
    return {
        ReadingKind.INTENTS: page.intents.trouble,
        ReadingKind.VETOES: page.vetoes.trouble,
        ReadingKind.OVERRIDES: page.overrides.trouble,
        ReadingKind.CONFIGURATION: page.configuration.trouble,
        ReadingKind.CONFIG_HISTORY: page.versions.trouble,
    }


def test_everything_is_shown(page: OversightPage) -> None:
    page.show_time(NOW)
    page.show_state(full(), NOW)
    assert page.intents.cells()[0][:4] == ("1:30", "buy", "BTC-USD", "$750,000.00")
    assert page.vetoes.totals == "1 veto: spread 1"
    assert page.overrides.cells()[0][1] == "reject"
    assert page.configuration.facts["risk.max_notional"].startswith("$7,500,000.00")
    assert page.versions.cells()[0][0] == "1"
    assert not any(troubles(page).values())
    page.show_time(NOW + timedelta(seconds=31))
    assert page.intents.cells()[0][0] == "0:59"


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.kind.value)
@pytest.mark.parametrize("kind", SERVICES)
def test_a_cards_trouble_is_its_own(page: OversightPage, kind: ReadingKind, failure: Failure) -> None:
    page.show_state(failing(full(), kind, SERVICES[kind], failure), NOW)
    assert [one for one, words in troubles(page).items() if words] == [kind]
    always = kind is ReadingKind.OVERRIDES and failure.status == 500
    assert ("this always fails" in page.overrides.remarks) is always


def test_what_is_not_there_offers_nothing(page: OversightPage) -> None:
    page.show_state(with_services(), NOW)
    assert all(words.startswith("This environment names no") for words in troubles(page).values())
    assert (page.approve.reason, page.set_limit.reason) == ("No intent waits.", "The value in force is not known.")
    assert not page.deny.isEnabled()
    page.show_state(known(full(), ReadingKind.INTENTS, "hitl", ()), NOW)
    assert page.intents.remarks == "Nothing waits for this account."


@pytest.mark.parametrize("approved", [True, False])
def test_an_intent_is_decided_by_keyboard_with_a_reason(page: OversightPage, qtbot: QtBot, approved: bool) -> None:
    page.show_state(full(), NOW)
    asked = heard(page.decision_requested)
    assert page.approve.reason == "Choose an intent."
    page.intents.table.select_key("i-2")
    qtbot.keyClick(page.approve.button if approved else page.deny, Qt.Key.Key_Return)
    sheet = page.intent_sheet
    assert sheet.isVisible()
    assert "buy BTC-USD for $750,000.00" in sheet._what.plain_text
    (line,) = sheet.findChildren(QLineEdit)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (asked, sheet._gate.reason) == ([], "Say why")
    qtbot.keyClicks(line, "Looked at the book")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked == [("i-2", approved, "Looked at the book")]
    assert not sheet.isVisible()


def test_the_choice_survives_a_refresh_and_ends_with_its_intent(page: OversightPage) -> None:
    page.show_state(full(), NOW)
    page.intents.table.select_key("i-2")
    page.show_state(known(full(), ReadingKind.INTENTS, "hitl", intents("i-0", "i-2")), NOW)
    assert (page.intents.table.selected_key(), page.approve.reason) == ("i-2", "")
    page.show_state(known(full(), ReadingKind.INTENTS, "hitl", ()), NOW)
    assert page.approve.reason == "No intent waits."


def test_a_limit_is_proposed_beside_the_one_in_force(page: OversightPage, qtbot: QtBot) -> None:
    page.show_pending(PendingLimit(Decimal(8_000_000), "director-1", NOW))
    page.show_state(full(), NOW)
    assert "$8,000,000.00 was proposed here by director-1" in page.configuration.remarks
    asked = heard(page.limit_requested)
    qtbot.keyClick(page.set_limit.button, Qt.Key.Key_Return)
    sheet = page.limit_sheet
    amount, why = sheet.findChildren(QLineEdit)
    qtbot.keyClicks(amount, "8,000,000.50")
    assert sheet.compared == "In force: $7,500,000.00. New: $8,000,000.50. It goes up."
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert (asked, sheet._gate.reason) == ([], "Say why")
    qtbot.keyClicks(why, "The desk asked")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    assert asked == [("8000000.50", "The desk asked")]


def test_a_draft_does_not_change_hands(page: OversightPage) -> None:
    page.show_state(full(), NOW)
    page.set_limit.button.click()
    assert page.limit_sheet.isVisible()
    page.show_state(replace(full(), session=SessionState(email="other@example.com")), NOW)
    assert not page.limit_sheet.isVisible()
