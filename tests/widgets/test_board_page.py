"""The board names what is wrong, sets claims beside verdicts, and keeps the reader's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from app.core.state import AppState
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.board_page import BoardPage, review_path
from widgets.board_table import CLAIM_COLUMNS
from widgets.review_card import subtitle
from widgets.verdict_card import sum_of_claims

VERIFIED, AREA, CLAIMED, COMPARED, BECAUSE, AGE = range(6)


@pytest.fixture
def page(qtbot: QtBot) -> BoardPage:
    made = BoardPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    return made


def shown(page: BoardPage, state: AppState | None) -> dict[str, list[str]]:
    """The rows of the board by area, as they are read from the screen."""
    if state is not None:
        page.show_state(state, NOW)
    model = page._model
    rows = [[str(model.index(row, column).data()) for column in range(6)] for row in range(model.rowCount())]
    return {row[AREA]: row for row in rows}


def test_it_is_born_unknown(page: BoardPage) -> None:
    rows = shown(page, None)
    assert list(rows) == [str(area) for area in Area]
    assert {row[VERIFIED] for row in rows.values()} == {"UNKNOWN"}
    assert (page._verdict._badge.word, page._verdict._badge.shape) == ("UNKNOWN", "◆")


def test_nothing_read_is_unknown_and_never_a_pass(page: BoardPage) -> None:
    assert {row[VERIFIED] for row in shown(page, platforms.silent()).values()} == {"UNKNOWN"}


def test_the_verdict_names_the_area_that_made_it_bad(page: BoardPage) -> None:
    shown(page, platforms.troubled())
    assert page._verdict._badge.word == "NO GO"
    assert page._verdict._words.plain_text.startswith("Architecture & Deployment: kill-switch")
    assert "18 probes" in page._verdict._words.plain_text


def test_the_worst_stands_first(page: BoardPage) -> None:
    verdicts = [row[VERIFIED] for row in shown(page, platforms.troubled()).values()]
    order = ["FAIL", "UNKNOWN", "WARN", "NOT CONFIGURED", "PASS"]
    assert verdicts == sorted(verdicts, key=order.index)
    assert verdicts[0] == "FAIL"
    assert verdicts[-1] == "PASS"


def test_claims_stand_beside_verdicts(page: BoardPage) -> None:
    rows = shown(page, platforms.claimed(platforms.troubled()))
    assert rows["Architecture & Deployment"][CLAIMED : COMPARED + 1] == ["Ready", "claim too good"]
    assert rows["Data Integrity & Backup"][CLAIMED : COMPARED + 1] == ["Ready", "cannot tell"]
    healthy = shown(page, platforms.claimed(platforms.healthy()))
    assert healthy["Account Isolation & Governance"][CLAIMED : COMPARED + 1] == ["Needs Fix", "claim too bad"]
    assert page._heading.subtitle == "Claimed: review of 2025-10-11 · readiness-2025-10-11.md, loaded 12 min ago"
    assert page._verdict._claimed.plain_text == "8 × Ready\n1 × Needs Fix"


def test_without_a_review_it_says_how_to_load_one(page: BoardPage) -> None:
    shown(page, platforms.troubled())
    assert "Drop a readiness review" in page._review.words
    assert "nothing yet" in page._heading.subtitle
    assert all(page._table.isColumnHidden(column) for column in CLAIM_COLUMNS)
    shown(page, platforms.claimed(platforms.troubled()))
    assert not any(page._table.isColumnHidden(column) for column in CLAIM_COLUMNS)


def test_a_short_review_claims_nothing_of_the_other_areas(page: BoardPage) -> None:
    text = "| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | ✅ | Fine. |\nstray | line\n"
    state = platforms.claimed(platforms.healthy(), text)
    rows = shown(page, state)
    assert rows["Security & Compliance"][CLAIMED] == "Ready"
    assert rows["ML & Simulation Logic"][CLAIMED : COMPARED + 1] == ["not claimed", "cannot tell"]
    assert state.claim is not None
    assert sum_of_claims(state.claim.review) == "8 × not claimed\n1 × Ready"
    assert subtitle(state.claim, NOW).startswith("Claimed: a review without a date")


def test_lines_of_a_review_that_count_for_nothing_are_said(page: BoardPage) -> None:
    shown(page, platforms.claimed(platforms.healthy(), platforms.REVIEW + "\n- RMT-oops\n<<<<<<< ours\n"))
    assert "2 lines of the review could not be understood" in page._review.words
    assert "1 Pending, 1 Done" in page._review.words


def test_the_selection_stays_with_its_area_when_the_order_changes(page: BoardPage) -> None:
    shown(page, platforms.healthy())
    page._table.select_key(Area.ARCHITECTURE)
    before = page._table.currentIndex().row()
    shown(page, platforms.troubled())
    assert page._table.selected_key() is Area.ARCHITECTURE
    assert page._table.currentIndex().row() != before


def test_ages_grow_and_answers_expire_while_nothing_arrives(page: BoardPage) -> None:
    assert shown(page, platforms.healthy())["ML & Simulation Logic"][AGE] == "4 s"
    page.show_time(NOW + timedelta(seconds=3))
    assert shown(page, None)["ML & Simulation Logic"][VERIFIED : AGE + 1 : AGE] == ["PASS", "7 s"]
    page.show_time(NOW + timedelta(seconds=60))
    assert shown(page, None)["ML & Simulation Logic"][VERIFIED : AGE + 1 : AGE] == ["UNKNOWN", "1 min"]


def test_enter_opens_the_area_and_escape_leads_back(page: BoardPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    shown(page, platforms.claimed(platforms.troubled()))
    page._table.setFocus()
    page._table.select_key(Area.SECURITY)
    with qtbot.waitSignal(page.area_opened) as opened:
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert opened.args == ["security"]
    assert page._views.currentWidget() is page._area
    assert page._area._table.hasFocus()
    qtbot.keyClick(page._area._table, Qt.Key.Key_Escape)
    assert page._views.currentIndex() == 0
    assert page._table.hasFocus()
    assert page._table.selected_key() is Area.SECURITY


def test_an_area_opens_by_double_click(page: BoardPage, qtbot: QtBot) -> None:
    page.show()
    shown(page, platforms.troubled())
    cell = page._table.visualRect(page._model.index_of(Area.GOVERNANCE, AREA)).center()
    qtbot.mouseClick(page._table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    with qtbot.waitSignal(page.area_opened) as opened:
        qtbot.mouseDClick(page._table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert opened.args == ["governance"]


def test_choosing_a_review_is_asked_for(page: BoardPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.review_requested):
        qtbot.mouseClick(page._choose, Qt.MouseButton.LeftButton)


def mime(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(
    ("urls", "path"),
    [
        (("file:///tmp/a/review.md",), "/tmp/a/review.md"),
        (("file:///tmp/a/REVIEW.MD",), "/tmp/a/REVIEW.MD"),
        (("file:///tmp/a/review.pdf",), None),
        (("https://example.com/review.md",), None),
        (("file:///tmp/a.md", "file:///tmp/b.md"), None),
        ((), None),
    ],
)
def test_one_local_markdown_file_may_be_dropped(urls: tuple[str, ...], path: str | None) -> None:
    assert review_path(mime(*urls)) == path


def test_a_dropped_review_is_passed_on_by_its_path(page: BoardPage, qtbot: QtBot) -> None:
    shown(page, platforms.healthy())
    data = mime("file:///tmp/a/review.md")
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert page._heading.subtitle.startswith("Drop it")
    with qtbot.waitSignal(page.review_dropped) as dropped:
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), action, data, buttons, keys))
    assert dropped.args == ["/tmp/a/review.md"]
    assert page._heading.subtitle.startswith("Claimed: nothing yet")


def test_anything_else_is_not_taken(page: BoardPage) -> None:
    data = mime("file:///tmp/a/review.pdf")
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()


def test_an_environment_without_services_is_not_a_go(page: BoardPage) -> None:
    state = platforms.healthy()
    shown(page, replace(state, environment=replace(state.environment, services=())))
    assert page._verdict._badge.word != "GO"
