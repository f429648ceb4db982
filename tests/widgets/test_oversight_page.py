"""The Oversight page: what waits, what is decided under whose name, each card's trouble its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.freshness import Failure
from app.core.oversight_policy import PendingLimit, SetLimit
from app.core.state import Outcome, ReadingKind, SessionState, VerdictOfCommand
from tests.widgets.lookup_states import SERVICES, intents, oversight
from tests.widgets.page_desk import FAILURES, failing, heard, known, with_services
from tests.widgets.states import NOW
from widgets.oversight_page import OversightPage
from widgets.tokens import LINE_WIDTH


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
    page.show_state(oversight(), NOW)
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
    page.show_state(failing(oversight(), kind, SERVICES[kind], failure), NOW)
    assert [one for one, words in troubles(page).items() if words] == [kind]
    always = kind is ReadingKind.OVERRIDES and failure.status == 500
    assert ("this always fails" in page.overrides.remarks) is always


def test_what_is_not_there_offers_nothing(page: OversightPage) -> None:
    page.show_state(with_services(), NOW)
    assert all(words.startswith("This environment names no") for words in troubles(page).values())
    assert page.deciding.reason == "Which intents wait is not known."
    assert page.set_limit.reason == "The value in force is not known."
    assert not page.deciding.deny.isEnabled()
    page.show_state(known(oversight(), ReadingKind.INTENTS, "hitl", ()), NOW)
    assert page.intents.remarks.startswith("Nothing waits for this account.\nThe platform shows and lets decide")


@pytest.mark.parametrize("approved", [True, False])
def test_an_intent_is_decided_by_keyboard_with_a_reason(page: OversightPage, qtbot: QtBot, approved: bool) -> None:
    page.show_state(oversight(), NOW)
    asked = heard(page.decision_requested)
    assert page.deciding.reason == "Choose an intent."
    page.intents.table.select_key("i-2")
    qtbot.keyClick(page.deciding.approve if approved else page.deciding.deny, Qt.Key.Key_Return)
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


def test_an_old_sign_in_still_denies_and_offers_the_way_to_approve(page: OversightPage, qtbot: QtBot) -> None:
    asked, again = heard(page.decision_requested), heard(page.sign_in_requested)
    page.show_state(oversight(signed_in_s=720), NOW)
    assert page.deciding.again.isHidden()
    page.intents.table.select_key("i-2")
    deciding = page.deciding
    assert deciding.reason == "The last sign-in with a code was 12 min ago: sign in again, 5 min count."
    assert deciding.approve.accessibleDescription() == deciding.reason
    assert (deciding.approve.isEnabled(), deciding.deny.isEnabled(), deciding.again.isVisible()) == (False, True, True)
    qtbot.keyClick(deciding.again, Qt.Key.Key_Return)
    assert again == [()]
    page.show_state(oversight(), NOW)
    assert (deciding.approve.isEnabled(), deciding.again.isVisible()) == (True, False)
    page.show_state(oversight(signed_in_s=720), NOW)
    qtbot.keyClick(deciding.deny, Qt.Key.Key_Return)
    (line,) = page.intent_sheet.findChildren(QLineEdit)
    qtbot.keyClicks(line, "Too large")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked == [("i-2", False, "Too large")]


def test_a_sign_in_that_grows_old_under_the_sheet_stops_it(page: OversightPage, qtbot: QtBot) -> None:
    asked, again = heard(page.decision_requested), heard(page.sign_in_requested)
    page.show_state(oversight(signed_in_s=290), NOW)
    page.intents.table.select_key("i-2")
    qtbot.keyClick(page.deciding.approve, Qt.Key.Key_Return)
    sheet = page.intent_sheet
    (line,) = sheet.findChildren(QLineEdit)
    qtbot.keyClicks(line, "Looked at the book")
    assert (sheet.in_the_way, sheet.again.isVisible(), sheet.missing_words()) == ("", False, "")
    page.show_time(NOW + timedelta(seconds=11))
    assert sheet.in_the_way.startswith("The last sign-in with a code was 5 min ago")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (asked, sheet.isVisible(), sheet.missing_words()) == ([], True, "Not now")
    qtbot.keyClick(sheet.again, Qt.Key.Key_Return)
    assert again == [()]
    page.show_state(oversight(), NOW)
    assert (line.text(), sheet.in_the_way, sheet.again.isVisible()) == ("Looked at the book", "", False)
    page.show_time(NOW + timedelta(seconds=91))
    assert sheet.in_the_way.startswith("The list of pending intents is not known well enough")
    assert not sheet.again.isVisible()
    page.show_state(known(oversight(), ReadingKind.INTENTS, "hitl", ()), NOW)
    assert sheet.in_the_way == "This intent waits no longer."


def test_no_sheet_stays_over_a_locked_console(page: OversightPage) -> None:
    for opened in (page.deciding.approve.click, page.set_limit.button.click):
        page.show_state(oversight(), NOW)
        page.intents.table.select_key("i-1")
        opened()
        assert page.intent_sheet.isVisible() or page.limit_sheet.isVisible()
        page.show_state(replace(oversight(), locked=True), NOW)
        assert not page.intent_sheet.isVisible() and not page.limit_sheet.isVisible()


def test_the_choice_survives_a_refresh_and_ends_with_its_intent(page: OversightPage) -> None:
    page.show_state(oversight(), NOW)
    page.intents.table.select_key("i-2")
    page.show_state(known(oversight(), ReadingKind.INTENTS, "hitl", intents("i-0", "i-2")), NOW)
    assert (page.intents.table.selected_key(), page.deciding.reason) == ("i-2", "")
    page.show_state(known(oversight(), ReadingKind.INTENTS, "hitl", ()), NOW)
    assert page.deciding.reason == "No intent waits."


def test_a_narrow_table_scrolls_sideways_without_hiding_a_row(page: OversightPage, qtbot: QtBot) -> None:
    page.show_state(oversight(), NOW)
    table = page.intents.table
    for width, sideways in ((560, True), (1240, False)):
        page.resize(width, 900)
        qtbot.waitUntil(lambda sideways=sideways: table.horizontalScrollBar().isVisible() is sideways)
        qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() <= LINE_WIDTH)  # the last hairline is the frame


def test_a_limit_is_proposed_beside_the_one_in_force(page: OversightPage, qtbot: QtBot) -> None:
    page.show_pending(PendingLimit(Decimal(8_000_000), "director-1", NOW))
    page.show_state(oversight(), NOW)
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


def test_raising_the_limit_waits_for_a_fresh_sign_in(page: OversightPage, qtbot: QtBot) -> None:
    page.show_state(oversight(signed_in_s=400), NOW)
    again, asked = heard(page.sign_in_requested), heard(page.limit_requested)
    page.set_limit.button.click()
    sheet = page.limit_sheet
    amount, why = sheet.findChildren(QLineEdit)
    qtbot.keyClicks(why, "The desk asked")
    qtbot.keyClicks(amount, "8000000")
    assert sheet.in_the_way.startswith("The last sign-in with a code was 6 min ago")
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert (asked, sheet._gate.reason) == ([], "Not now")
    sheet.again.click()
    assert again == [()]
    amount.clear()
    qtbot.keyClicks(amount, "7000000")
    assert (sheet.in_the_way, sheet.again.isVisible(), sheet._gate.reason) == ("", False, "")
    amount.clear()
    qtbot.keyClicks(amount, "8000000")
    page.show_state(oversight(), NOW)
    assert (sheet.in_the_way, sheet._gate.reason) == ("", "")
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert asked == [("8000000", "The desk asked")]


def test_a_second_limit_waits_for_the_first_one_s_verdict_in_words(page: OversightPage, qtbot: QtBot) -> None:
    page.show_state(oversight(), NOW)
    page.set_limit.button.click()
    amount, why = page.limit_sheet.findChildren(QLineEdit)
    qtbot.keyClicks(amount, "7000000")
    qtbot.keyClicks(why, "The desk asked")
    first, asked = SetLimit(Decimal(6_000_000), "Before"), heard(page.limit_requested)
    for verdict, said in (
        (VerdictOfCommand.RUNNING, "A limit is being set already: wait for the verdict."),
        (VerdictOfCommand.DONE, ""),
    ):
        outcome = Outcome("first", verdict, first.words, NOW, first.flight)
        page.show_state(oversight().with_outcome(outcome), NOW)
        assert (page.set_limit.reason, page.limit_sheet.in_the_way) == (said, said)
        qtbot.keyClick(why, Qt.Key.Key_Return)
        assert bool(asked) is not bool(said)


def test_a_draft_does_not_change_hands(page: OversightPage) -> None:
    page.show_state(oversight(), NOW)
    page.set_limit.button.click()
    assert page.limit_sheet.isVisible()
    page.show_state(replace(oversight(), session=SessionState(email="other@example.com")), NOW)
    assert not page.limit_sheet.isVisible()
