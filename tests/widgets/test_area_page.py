"""An area in full: each probe with all it knows, the claim beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.area_page import AreaPage
from widgets.board_page import BoardPage
from widgets.claim_card import NO_REVIEW


@pytest.fixture
def board(qtbot: QtBot) -> BoardPage:
    made = BoardPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_state(platforms.claimed(platforms.troubled()), NOW)
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


def test_the_arrow_keys_walk_through_the_probes(page: AreaPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page._table, Qt.Key.Key_Down)
    assert page._probe._question.plain_text == "Is a session required?"
    assert page._probe._badge.word == "FAIL · required for GO"
    qtbot.keyClick(page._table, Qt.Key.Key_Down)
    assert page._probe._question.plain_text == "Is MFA required to read about credentials?"
    assert page._probe._badge.word == "WARN · not required for GO"


def test_the_probe_stays_selected_through_news(board: BoardPage, page: AreaPage) -> None:
    page._table.select_key("mfa")
    board.show_state(platforms.healthy(), NOW)
    assert page._table.selected_key() == "mfa"
    assert page._probe._question.plain_text == "Is MFA required to read about credentials?"
    assert page._badge.word == "WARN"


def test_a_probe_that_passes_asks_for_nothing(board: BoardPage) -> None:
    board.show_state(platforms.healthy(), NOW)
    board.open_area(Area.SIMULATION)
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
        "Review": "readiness-2025-10-11.md",
    }
    assert "【" not in claim._notes.plain_text
    assert claim._toggle.text() == "Show 2 evidence marks"
    assert claim._evidence.isHidden()
    qtbot.mouseClick(claim._toggle, Qt.MouseButton.LeftButton)
    assert not claim._evidence.isHidden()
    assert claim._evidence.plain_text == "F:rules.yaml†L1-L40\nF:metrics.py†L8-L20"
    assert claim._tasks.plain_text.startswith("RMT-003 · Pending · Give the OMS latency series")


def test_without_a_review_nothing_is_claimed(board: BoardPage) -> None:
    board.show_state(platforms.troubled(), NOW)
    board.open_area(Area.RELIABILITY)
    claim = board._area._claim
    assert claim._notes.plain_text == NO_REVIEW
    assert claim._facts.words() == {}
    assert claim._toggle.isHidden()
    assert claim._tasks.isHidden()


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
