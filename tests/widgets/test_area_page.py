"""An area in full: each probe with all it knows, the claim beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from app.core.state import AppState, SessionState
from tests.widgets import decisions
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.area_page import AreaPage
from widgets.board_page import BoardPage
from widgets.claim_card import NO_REVIEW
from widgets.probe_table import STRIP_COLUMN


@pytest.fixture
def board(qtbot: QtBot) -> BoardPage:
    made = BoardPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_state(platforms.judged(platforms.claimed(platforms.troubled())), NOW)
    return made


@pytest.fixture
def page(board: BoardPage) -> AreaPage:
    board.open_area(Area.SECURITY)
    return board._area


def test_the_worst_probe_is_open_with_everything_it_knows(page: AreaPage) -> None:
    facts = page._probe.facts
    assert page._heading.subtitle == "oms: certificate has 1 day left; 5 of 7 pass"
    assert facts["Observed"] == "oms: certificate has 1 day left; 5 of 7 pass"
    assert facts["Passes when"].startswith("trusted, for this name, at least 21 days left")
    assert facts["Source"] == "GET oms certificate"
    assert facts["Read"] == "40 s ago, at 03:12:04 UTC"
    assert facts["What to do"].startswith("Renew the certificate.")
    lines = page._probe._subjects.lines
    assert [(line.word, line.name, line.age) for line in lines[:3]] == [
        ("FAIL", "oms", "40 s"),
        ("WARN", "risk", "40 s"),
        ("PASS", "auth", "1 s"),
    ]


def test_the_verdict_is_whole_where_the_title_is_not(board: BoardPage, page: AreaPage, qtbot: QtBot) -> None:
    board.resize(400, 500)
    board.show()
    badge = page._badge
    for word in ("FAIL", "NOT CONFIGURED AT ALL"):
        badge.show_status("■", word)
        qtbot.waitUntil(lambda: badge.width() >= badge.sizeHint().width())
    assert page._heading._title.is_cut()


def test_the_arrow_keys_walk_through_the_probes(page: AreaPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_Down)
    assert page._probe._question.plain_text == "Is a session required?"
    assert page._probe._badge.word == "FAIL · required for GO"
    qtbot.keyClick(page._table, Qt.Key.Key_Down)
    assert page._probe._question.plain_text == "Is a request without TLS refused?"
    page.select_probe("mfa")
    assert page._probe._badge.word == "WARN · not required for GO"


def test_the_probe_stays_selected_through_news(board: BoardPage, page: AreaPage) -> None:
    page._table.select_key("mfa")
    board.show_state(platforms.judged(platforms.healthy()), NOW)
    assert page._table.selected_key() == "mfa"
    assert page._probe._question.plain_text == "Is MFA required to read about credentials?"
    assert page._badge.word == "UNKNOWN"


def test_a_probe_that_passes_asks_for_nothing(board: BoardPage) -> None:
    board.show_state(platforms.judged(platforms.healthy()), NOW)
    board.open_area(Area.GOVERNANCE)
    assert board._area._probe.facts["What to do"] == "Nothing: it passes."


def test_what_was_never_read_says_so(board: BoardPage) -> None:
    board.open_area(Area.DATA)
    assert board._area._probe.facts["Read"] == "never"


def test_another_area_opens_at_its_own_worst_probe(board: BoardPage, page: AreaPage) -> None:
    page._table.select_key("mfa")
    page.back_requested.emit()
    board.open_area(Area.RELIABILITY)
    assert page._probe._question.plain_text == "Is every service healthy by its own word?"
    assert page.area is Area.RELIABILITY


def test_the_claim_stands_beside_with_its_marks_collapsed(board: BoardPage, qtbot: QtBot) -> None:
    board.open_area(Area.RELIABILITY)
    claim = board._area._claim
    assert claim._facts.words() == {
        "Status": "Ready",
        "Compared": "claim too good",
        "Because of": "health: FAIL",
        "Review": "readiness-2025-10-11.md",
    }
    assert "【" not in claim._notes.plain_text
    assert claim._toggle.text() == "Show 2 evidence marks"
    assert claim._evidence.isHidden()
    qtbot.mouseClick(claim._toggle, Qt.MouseButton.LeftButton)
    assert not claim._evidence.isHidden()
    assert claim._evidence.plain_text == "F:rules.yaml†L1-L40\nF:metrics.py†L8-L20"
    (pending, done) = board._area._listed.words["Remediation tasks"]
    assert pending.said == "RMT-003 · Give the OMS latency series the name the rules use"
    assert pending.seen.startswith("Pending; blind-alerts: UNKNOWN")
    assert done.said.startswith("RMT-014 · ")


def test_without_a_review_nothing_is_claimed(board: BoardPage) -> None:
    board.show_state(platforms.judged(platforms.troubled()), NOW)
    board.open_area(Area.RELIABILITY)
    claim = board._area._claim
    assert claim._notes.plain_text == NO_REVIEW
    assert claim._facts.words() == {}
    assert claim._toggle.isHidden()
    assert board._area._listed.isHidden()


def test_the_button_leads_back(board: BoardPage, page: AreaPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_requested):
        qtbot.mouseClick(page._back, Qt.MouseButton.LeftButton)
    assert page.area is None
    assert board._views.currentIndex() == 0


def test_long_words_wrap_and_are_whole(board: BoardPage) -> None:
    board.resize(900, 600)
    board.show()
    board.open_area(Area.GOVERNANCE)
    observed = board._area._probe._facts._rows["Observed"][1]
    assert observed.wordWrap()
    assert observed.height() >= observed.heightForWidth(observed.width())
    assert "Authentication session store is not configured" in observed.plain_text


def opened(board: BoardPage, state: AppState, area: Area) -> AreaPage:
    board.show()
    board.activateWindow()
    assert QTest.qWaitForWindowActive(board)
    board.show_state(platforms.judged(state), NOW)
    board.open_area(area)
    board.area_page._table.setFocus()
    return board.area_page


def test_each_probe_has_its_last_day_as_a_strip_and_in_words(board: BoardPage) -> None:
    page = opened(board, decisions.with_trend(platforms.troubled(), probe="certificate"), Area.SECURITY)
    words = "fail 02:12 to 03:42; otherwise pass"
    assert page._model.index_of("certificate", STRIP_COLUMN).data() == words
    assert page._probe._strip.words == words
    assert page._probe._strip.accessibleDescription() == words
    page.select_probe("bearer")
    assert page._probe._strip_words.plain_text == "24 h: no history yet"


def test_what_blocks_may_be_waived_by_keys_alone(board: BoardPage, qtbot: QtBot) -> None:
    page = opened(board, platforms.troubled(), Area.GOVERNANCE)
    QTest.keyClick(page._table, Qt.Key.Key_W)
    sheet = page._waiver_sheet
    assert sheet.isVisible() and sheet.who == "ops@example.com"
    assert "session-store is FAIL: secrets: " in sheet._what.plain_text
    assert sheet._reason.hasFocus() or sheet.focusWidget() is sheet._reason
    QTest.keyClicks(sheet._reason, "Ships on Monday")
    QTest.keyClick(sheet._reason, Qt.Key.Key_Tab)
    QTest.keyClick(sheet._spans, Qt.Key.Key_Down)
    QTest.keyClick(sheet._spans, Qt.Key.Key_Tab)
    QTest.keyClicks(sheet._word, "WAIVE")
    with qtbot.waitSignal(board.waive_requested) as asked:
        QTest.keyClick(sheet._word, Qt.Key.Key_Return)
    assert asked.args == ["session-store", "Ships on Monday", timedelta(hours=24)]
    assert not sheet.isVisible()


def test_a_waived_probe_still_says_what_it_found_and_may_count_again(board: BoardPage, qtbot: QtBot) -> None:
    state = replace(platforms.troubled(), waivers=(decisions.waiver("session-store", "Ships on Monday"),))
    page = opened(board, state, Area.GOVERNANCE)
    page.select_probe("session-store")
    assert page._probe._badge.word == "WAIVED, but found FAIL · required for GO"
    assert "waived by ops@example.com until 11:12 UTC: Ships on Monday" in page._probe.facts["Observed"]
    assert page._probe._gate.isHidden()
    with qtbot.waitSignal(board.withdraw_requested) as asked:
        QTest.keyClick(page._table, Qt.Key.Key_W)
    assert asked.args == ["session-store"]


def test_a_probe_that_blocks_nothing_cannot_be_waived_and_says_why(board: BoardPage, qtbot: QtBot) -> None:
    page = opened(board, platforms.healthy(), Area.GOVERNANCE)
    assert page._probe._gate.reason == "It does not stand in the way of GO."
    QTest.keyClick(page._table, Qt.Key.Key_W)
    page.open_waiver()
    assert not page._waiver_sheet.isVisible()


def test_nobody_decides_anonymously(board: BoardPage) -> None:
    page = opened(board, replace(platforms.troubled(), session=SessionState()), Area.GOVERNANCE)
    assert page._probe._gate.reason == "Sign in first."
    assert page._votes.why_not == "Sign in first."
    page.open_vote()
    assert not page._vote_sheet.isVisible()


def test_a_vote_is_given_for_what_is_shown(board: BoardPage, qtbot: QtBot) -> None:
    page = opened(board, platforms.healthy(), Area.GOVERNANCE)
    assert page._votes.why_not == ""
    QTest.keyClick(page._table, Qt.Key.Key_G)
    assert page._vote_sheet.isVisible()
    assert page._vote_sheet._what.plain_text.startswith("It is PASS now: ")
    QTest.keyClicks(page._vote_sheet._note, "looked at each")
    with qtbot.waitSignal(board.vote_requested) as asked:
        QTest.keyClick(page._vote_sheet._note, Qt.Key.Key_Return)
    assert asked.args == [Area.GOVERNANCE, "looked at each"]


def test_nobody_votes_over_a_failure(board: BoardPage) -> None:
    page = opened(board, platforms.troubled(), Area.GOVERNANCE)
    assert page._votes.why_not.startswith("Account Isolation & Governance is FAIL: ")
    assert not page._votes.vote_button.isEnabled()
    assert page._votes.vote_button.accessibleDescription() == page._votes.why_not


def test_votes_say_who_and_when_and_lapsed_ones_say_so(board: BoardPage) -> None:
    page = opened(board, decisions.decided(platforms.healthy()), Area.GOVERNANCE)
    assert page._votes.lines == ("GO by ops@example.com at 2026-03-14 02:12 UTC: looked at each probe",)
    board.open_area(Area.SECURITY)
    assert page._votes.lines[0].startswith("Lapsed at 2026-03-14 03:02 UTC")
    assert page._votes._remark.text() == "0 of 1 standing"


def test_a_draft_ends_with_its_session_and_with_the_page(board: BoardPage) -> None:
    page = opened(board, platforms.troubled(), Area.GOVERNANCE)
    page.open_waiver()
    other = replace(platforms.troubled().session, email="director-1@example.com")
    board.show_state(platforms.judged(replace(platforms.troubled(), session=other)), NOW)
    assert not page._waiver_sheet.isVisible()
    page.open_waiver()
    assert page._waiver_sheet.isVisible()
    board.hide()
    assert not page._waiver_sheet.isVisible()


def test_contradictions_and_findings_stand_where_they_belong(board: BoardPage) -> None:
    text = platforms.REVIEW + "\n## New Findings\n\n- Security & Compliance: directors share one mailbox.\n"
    page = opened(board, platforms.claimed(platforms.troubled(), text), Area.SECURITY)
    words = page._listed.words
    assert [item.said for item in words["Against itself"]] == [
        "Security & Compliance is called “Ready” over 1 open finding."
    ]
    assert "Findings" not in words
    board.open_area(Area.DATA)
    assert page._listed.isHidden()


def test_in_a_small_window_everything_is_in_one_column(board: BoardPage) -> None:
    page = opened(board, platforms.claimed(platforms.troubled()), Area.RELIABILITY)
    board.resize(756, 500)
    assert page._side.isHidden()
    assert page._below.isAncestorOf(page._votes) and page._below.isAncestorOf(page._listed)
    board.resize(1200, 800)
    assert not page._side.isHidden()
    assert page._beside.isAncestorOf(page._votes)
