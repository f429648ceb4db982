"""The board names what is wrong, sets claims beside verdicts, and keeps the reader's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from app.core.readiness.probes import PROBES
from app.core.state import AppState
from tests.widgets import decisions
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.board_page import BoardPage, review_path
from widgets.board_table import CLAIM_COLUMNS
from widgets.review_card import subtitle
from widgets.verdict_card import sum_of_claims

VERIFIED, AREA, CLAIMED, COMPARED, BECAUSE, DAY, AGE = range(7)


@pytest.fixture
def page(qtbot: QtBot) -> BoardPage:
    made = BoardPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    return made


def shown(page: BoardPage, state: AppState | None) -> dict[str, list[str]]:
    """The rows of the board by area, as they are read from the screen."""
    if state is not None:
        page.show_state(platforms.judged(state), NOW)
    model = page._model
    rows = [[str(model.index(row, column).data()) for column in range(7)] for row in range(model.rowCount())]
    return {row[AREA]: row for row in rows}


def test_it_is_born_unknown(page: BoardPage) -> None:
    rows = shown(page, None)
    assert list(rows) == [str(area) for area in Area]
    assert {row[VERIFIED] for row in rows.values()} == {"UNKNOWN"}
    assert (page._verdict._badge.word, page._verdict._badge.shape) == ("UNKNOWN", "◆")


def test_nothing_read_is_unknown_and_never_a_pass(page: BoardPage) -> None:
    verdicts = {row[VERIFIED] for row in shown(page, platforms.silent()).values()}
    assert verdicts == {"UNKNOWN", "NOT CONFIGURED"}


def test_the_verdict_names_the_area_that_made_it_bad(page: BoardPage) -> None:
    shown(page, platforms.troubled())
    assert page._verdict._badge.word == "NO GO"
    assert page._verdict._words.plain_text.startswith("Architecture & Deployment: kill-switch")
    assert f"{len(PROBES)} probes" in page._verdict._words.plain_text


def test_the_worst_stands_first(page: BoardPage) -> None:
    verdicts = [row[VERIFIED] for row in shown(page, platforms.troubled()).values()]
    judged = platforms.judged(platforms.troubled()).judged
    assert judged is not None
    assert verdicts == [assessment.verdict.word for assessment in judged.board.areas]
    assert verdicts[0] == "FAIL"
    assert verdicts[-1] == "UNKNOWN"


def test_claims_stand_beside_verdicts(page: BoardPage) -> None:
    rows = shown(page, platforms.claimed(platforms.troubled()))
    assert rows["Architecture & Deployment"][CLAIMED : COMPARED + 1] == ["Ready", "claim too good"]
    assert rows["Data Integrity & Backup"][CLAIMED : COMPARED + 1] == ["Ready", "cannot tell"]
    healthy = shown(page, platforms.claimed(platforms.healthy()))
    assert healthy["Account Isolation & Governance"][CLAIMED : COMPARED + 1] == ["Needs Fix", "claim too bad"]
    assert page._heading.subtitle == "Claimed: review of 2025-10-11 · readiness-2025-10-11.md, loaded 12 min ago"
    assert page._verdict._claimed.plain_text == "8 × Ready, 1 × Needs Fix"


def test_without_a_review_it_says_how_to_load_one(page: BoardPage) -> None:
    shown(page, platforms.troubled())
    assert "Drop a readiness review" in page._review.words
    assert "nothing yet" in page._heading.subtitle
    assert all(page._table.isColumnHidden(column) for column in CLAIM_COLUMNS)
    page.resize(1200, 800)
    page.show()
    shown(page, platforms.claimed(platforms.troubled()))
    assert not any(page._table.isColumnHidden(column) for column in CLAIM_COLUMNS)


def test_a_short_review_claims_nothing_of_the_other_areas(page: BoardPage) -> None:
    text = "| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | ✅ | Fine. |\nstray | line\n"
    state = platforms.claimed(platforms.healthy(), text)
    rows = shown(page, state)
    assert rows["Security & Compliance"][CLAIMED] == "Ready"
    assert rows["ML & Simulation Logic"][CLAIMED : COMPARED + 1] == ["not claimed", "cannot tell"]
    assert state.claim is not None
    assert sum_of_claims(state.claim.review) == "8 × not claimed, 1 × Ready"
    assert subtitle(state.claim, NOW).startswith("Claimed: a review without a date")


def test_lines_of_a_review_that_count_for_nothing_are_said(page: BoardPage) -> None:
    shown(page, platforms.claimed(platforms.healthy(), platforms.REVIEW + "\n- RMT-oops\n<<<<<<< ours\n"))
    assert "2 lines of the review could not be understood" in page._review.words
    assert "1 Pending, 1 Done" in page._review.words


def test_the_selection_stays_with_its_area_when_the_order_changes(page: BoardPage) -> None:
    shown(page, platforms.healthy())
    page._table.select_key(Area.GOVERNANCE)
    before = page._table.currentIndex().row()
    shown(page, platforms.troubled())
    assert page._table.selected_key() is Area.GOVERNANCE
    assert page._table.currentIndex().row() != before


def test_ages_grow_and_answers_expire_while_nothing_arrives(page: BoardPage) -> None:
    assert shown(page, platforms.healthy())["Account Isolation & Governance"][AGE] == "7 s"
    page.show_time(NOW + timedelta(seconds=3))
    assert shown(page, None)["Account Isolation & Governance"][VERIFIED : AGE + 1 : AGE] == ["PASS", "10 s"]
    later = NOW + timedelta(seconds=60)
    page.show_state(platforms.judged(platforms.healthy(), later), later)
    assert shown(page, None)["Account Isolation & Governance"][VERIFIED : AGE + 1 : AGE] == ["UNKNOWN", "1 min"]


def test_a_board_that_nobody_judges_any_more_is_not_trusted(page: BoardPage) -> None:
    shown(page, platforms.healthy())
    page.show_time(NOW + timedelta(seconds=11))
    assert {row[VERIFIED] for row in shown(page, None).values()} == {"UNKNOWN"}
    assert page._verdict._badge.word == "UNKNOWN"
    assert page._verdict._words.plain_text.startswith("This console last judged what it knows 11 s ago")


def test_a_board_that_nobody_judges_any_more_was_asked_and_keeps_its_claims(page: BoardPage) -> None:
    claimed = shown(page, platforms.claimed(platforms.healthy()))
    page.show_time(NOW + timedelta(seconds=11))
    late = shown(page, None)
    assert {row[BECAUSE] for row in late.values()} == {"not judged any more"}
    assert {area: row[CLAIMED] for area, row in late.items()} == {area: row[CLAIMED] for area, row in claimed.items()}
    assert {row[COMPARED] for row in late.values() if row[CLAIMED] != "–"} == {"cannot tell"}


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


def test_the_last_day_of_an_area_is_told_in_words(page: BoardPage) -> None:
    state = decisions.with_trend(platforms.troubled(), Area.SECURITY.slug)
    assert shown(page, state)[Area.SECURITY.value][DAY] == "fail 02:12 to 03:42; otherwise pass"
    assert shown(page, state)[Area.DATA.value][DAY] == "no history yet"


def test_the_history_stays_while_nobody_judges(page: BoardPage) -> None:
    shown(page, decisions.with_trend(platforms.troubled(), Area.SECURITY.slug))
    page.show_time(NOW + timedelta(seconds=11))
    assert shown(page, None)[Area.SECURITY.value][VERIFIED] == "UNKNOWN"
    assert shown(page, None)[Area.SECURITY.value][DAY].startswith("fail 02:12")


def test_waivers_and_votes_are_listed_with_their_names(page: BoardPage) -> None:
    shown(page, decisions.decided(platforms.healthy()))
    assert page._waived.lines == (
        ("http-redirect", "Waived by ops@example.com until 11:12 UTC: Ships on Monday"),
        ("blind-alerts", "Waived by ops@example.com until 2026-03-17 03:12 UTC: Rules are on their way"),
    )
    areas = [area for area, _ in page._votes.lines]
    assert areas == ["Account Isolation & Governance", "Security & Compliance"]
    good, gone = (words for _, words in page._votes.lines)
    assert good == "GO by ops@example.com at 2026-03-14 02:12 UTC: looked at each probe"
    assert gone.startswith("Lapsed at 2026-03-14 03:02 UTC, because what it was given for has changed")
    assert page._votes._remark.text() == "1 of 9 areas"


def test_nobody_knows_whether_a_vote_stands_that_nobody_judges(page: BoardPage) -> None:
    shown(page, decisions.decided(platforms.healthy()))
    page.show_time(NOW + timedelta(seconds=11))
    assert page._votes.lines[0][1].endswith("not known whether it stands")
    assert page._votes._remark.text() == ""


def test_without_decisions_it_says_so(page: BoardPage) -> None:
    shown(page, platforms.healthy())
    assert (page._waived.lines, page._waived.remark) == ((), "No probe is waived.")
    assert page._votes.remark.startswith("Nobody has voted")


def test_the_claims_are_summed_up_against_what_was_verified(page: BoardPage) -> None:
    shown(page, platforms.claimed(platforms.troubled()))
    assert page._verdict._compared.plain_text == "4 too good, 5 cannot tell"


def test_go_counts_what_did_not_earn_it(page: BoardPage) -> None:
    state = replace(silent := platforms.silent(), judged=decisions.all_go(silent, NOW))
    page.show_state(state, NOW)
    assert page._verdict._badge.word == "GO"
    assert page._verdict._counted.text() == "2 not configured, 1 waived"
    assert page._verdict.accessibleName().startswith("Verdict: GO, 2 not configured, 1 waived. ")


def test_the_board_is_wanted_as_a_file(page: BoardPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.export_requested):
        qtbot.mouseClick(page._export, Qt.MouseButton.LeftButton)


def test_the_longest_verdict_is_whole_and_a_small_page_keeps_its_table(page: BoardPage) -> None:
    shown(page, platforms.claimed(platforms.troubled()))
    page.show()
    cell = page._model.index_of(Area.DATA, VERIFIED)
    hint = page._table.itemDelegate().sizeHint(QStyleOptionViewItem(), cell)
    assert cell.data() == "NOT CONFIGURED"
    assert hint.width() <= page._table.columnWidth(VERIFIED)
    page.resize(756, 500)
    shown_columns = [number for number in range(7) if not page._table.isColumnHidden(number)]
    assert [page._model.columns[number].title for number in shown_columns] == ["Verified", "Area", "Because", "Age"]
    assert page._table.horizontalScrollBar().maximum() == 0
    assert page._below.isHidden()
    page.resize(1200, 800)
    assert not any(page._table.isColumnHidden(number) for number in range(7)) and not page._below.isHidden()
