"""Two reviews beside each other: what changed, what each says against itself, what could not be understood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from app.core.review import parse_review
from app.core.review_conflicts import Contradiction
from app.core.state import AppState, ClaimedReview
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.change_table import CHANGE_COLUMNS, ChangeRow
from widgets.compare_page import ComparePage
from widgets.review_account_card import LISTED_AT_MOST, _contradiction
from widgets.row_in_full import RowInFull
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.verdict_card import unmarked

REVIEWS = sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))
EARLIER = (
    platforms.REVIEW.replace("| Security & Compliance | ✅ Ready", "| Security & Compliance | ❌ Needs Fix")
    .replace("A restore was rehearsed.", "No restore was rehearsed. 【F:drill.md†L1-L2】")
    .replace("Severity: Medium", "Severity: High")
    .replace("Status: Pending", "Status: Done")
)


@pytest.fixture
def page(qtbot: QtBot) -> ComparePage:
    made = ComparePage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    return made


def claim(text: str, name: str) -> ClaimedReview:
    return ClaimedReview(parse_review(text), name, NOW)


def both(earlier: str | None, newer: str | None) -> AppState:
    return replace(
        platforms.healthy(),
        earlier_claim=None if earlier is None else claim(earlier, "earlier.md"),
        claim=None if newer is None else claim(newer, "newer.md"),
    )


def rows(page: ComparePage) -> list[tuple[str, ...]]:
    model = page._model
    return [tuple(str(model.index(row, column).data()) for column in range(5)) for row in range(model.rowCount())]


def test_status_notes_and_tasks_that_changed(page: ComparePage) -> None:
    page.show_state(both(EARLIER, platforms.REVIEW), NOW)
    assert rows(page) == [
        ("Status", "Security & Compliance", "Needs Fix", "Ready", "better"),
        (
            "Notes",
            "Data Integrity & Backup",
            "No restore was rehearsed.",
            "A restore was rehearsed.",
            "other words, 1 mark removed",
        ),
        ("Task", "RMT-003", "status: Done", "status: Pending", "changed"),
        ("Task", "RMT-014", "severity: High", "severity: Medium", "changed"),
    ]
    assert page._heading.subtitle == "From earlier.md to newer.md: 1 status, 1 notes, 2 tasks changed."


def test_a_task_that_came_is_shown_whole(page: ComparePage) -> None:
    added = platforms.REVIEW + "- RMT-300 — Write the runbook. Severity: Low. Owner: Ops. Status: Pending.\n"
    page.show_state(both(platforms.REVIEW, added), NOW)
    assert rows(page) == [("Task", "RMT-300", "–", "Write the runbook, Low, Ops, Pending", "added")]


def test_marks_are_left_out_unless_they_are_all_that_changed(page: ComparePage) -> None:
    changed = platforms.REVIEW.replace("| Security & Compliance | ✅ Ready", "| Security & Compliance | ❌ Ready")
    page.show_state(both(platforms.REVIEW, changed), NOW)
    assert rows(page)[0][:4] == ("Status", "Security & Compliance", "✅ Ready", "❌ Ready")


def test_the_blank_behind_a_mark_goes_with_it_and_no_other() -> None:
    """A quotation opens with “ in English and ends with it in German."""
    told = unmarked("The title says “✅ Ready (⚠️ soon)” over rows; der Titel sagt „✅ Ready“ über Zeilen")
    assert told == "The title says “Ready (soon)” over rows; der Titel sagt „Ready“ über Zeilen"


def test_the_same_review_twice_changed_nothing(page: ComparePage) -> None:
    page.show_state(both(platforms.REVIEW, platforms.REVIEW), NOW)
    assert rows(page) == []
    assert page._empty.accessibleName().startswith("Nothing changed.")


@pytest.mark.parametrize(
    ("earlier", "newer", "words"),
    [
        (None, None, "No review is loaded. Choose a review with the button above."),
        (None, platforms.REVIEW, "Only newer.md is loaded. Choose the earlier one with the button above."),
        (EARLIER, None, "Only earlier.md is loaded. Choose a review with the button above."),
    ],
)
def test_what_is_missing_is_said(page: ComparePage, earlier: str | None, newer: str | None, words: str) -> None:
    page.show_state(both(earlier, newer), NOW)
    assert rows(page) == []
    assert page._empty.accessibleName().endswith(words)


def test_each_review_is_accounted_for(page: ComparePage) -> None:
    odd = platforms.REVIEW + "\n- RMT-oops\n<<<<<<< ours\n"
    page.show_state(both(odd, platforms.REVIEW), NOW)
    against, lost = page._before.listed
    assert [item.said for item in lost] == ["- RMT-oops", "<<<<<<< ours"]
    assert lost[0].seen.startswith("line ")
    assert "2 not understood" in page._before.words
    assert "lines, all understood." in page._after.words
    assert any(
        item.said.startswith("Reliability & Observability is called “Ready” beside 1 open task") for item in against
    )
    assert page._after.listed[1] == ()


def test_a_file_full_of_nonsense_is_counted_and_cut(page: ComparePage) -> None:
    page.show_state(both(platforms.REVIEW + "\n".join(["<<<<<<< ours"] * 200), None), NOW)
    _, lost = page._before.listed
    assert len(lost) == LISTED_AT_MOST + 1
    assert lost[-1].said == "160 more are not listed."


@pytest.mark.parametrize("path", REVIEWS, ids=lambda path: path.stem)
def test_real_reviews_are_compared(page: ComparePage, path: Path) -> None:
    page.show_state(both(REVIEWS[0].read_text(), path.read_text()), NOW)
    assert bool(rows(page)) is (path != REVIEWS[0])
    assert "lines" in page._after.words


def test_the_same_reviews_again_cost_nothing(page: ComparePage, monkeypatch: pytest.MonkeyPatch) -> None:
    state = both(EARLIER, platforms.REVIEW)
    page.show_state(state, NOW)
    monkeypatch.setattr("widgets.compare_page.compare_reviews", None)
    page.show_state(replace(state, locked=False), NOW)
    assert len(rows(page)) == 4


def test_the_earlier_one_is_chosen_and_dropped(page: ComparePage, qtbot: QtBot) -> None:
    page.show_state(both(None, platforms.REVIEW), NOW)
    assert page._drop.isHidden()
    page.show_state(both(EARLIER, platforms.REVIEW), NOW)
    for button, signal in (
        (page._drop, page.earlier_dropped),
        (page._earlier, page.earlier_requested),
        (page._newer, page.review_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_change_opens_in_full_by_the_keyboard(page: ComparePage) -> None:
    assert QTest.qWaitForWindowActive(page)
    page.show_state(both(EARLIER, platforms.REVIEW), NOW)
    page._table.setFocus()
    QTest.keyClick(page._table, Qt.Key.Key_Down)
    QTest.keyClick(page._table, Qt.Key.Key_Return)
    sheet = page.findChild(RowInFull)
    assert sheet is not None and sheet.isVisible()


def test_every_control_has_a_name(page: ComparePage) -> None:
    assert all(button.accessibleName() for button in page.findChildren(QPushButton))


def test_a_small_window_keeps_before_and_after(page: ComparePage) -> None:
    page.show_state(both(EARLIER, platforms.REVIEW), NOW)
    page.resize(756, 500)
    assert page.width() == 756
    assert page._table.columnWidth(2) > 100 and page._table.columnWidth(3) > 100


def test_a_long_name_gives_way_to_before_and_after(qtbot: QtBot) -> None:
    model = SnapshotTableModel(CHANGE_COLUMNS, key=lambda row: row.place)
    table = TableView(model, "Changes")
    qtbot.addWidget(table)
    table.resize(640, 200)
    table.show()
    model.show_rows(
        [ChangeRow(0, "Status", Area.INTERFACE.words, "Follow Up", "Needs Fix", "neither better nor worse")]
    )
    assert table.columnWidth(2) > 100 and table.columnWidth(3) > 100


def test_lines_are_counted_in_words(page: ComparePage) -> None:
    page.show_state(both("Nothing", ""), NOW)
    assert "no tasks; 1 line, all understood." in page._before.words
    assert "no tasks; no lines." in page._after.words


def test_lines_are_named_in_their_order_with_the_one_that_says_it() -> None:
    def named(*lines: int) -> str:
        return _contradiction(Contradiction("It is said.", lines)).seen

    assert (named(23, 26, 12), named(7, 7)) == ("lines 12, 23, 26", "line 7")
    assert named(99, *range(1, 40)) == "lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99…"
