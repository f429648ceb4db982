"""The journal's records are found, opened in full and asked for as files; what the chain proves is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core import journal_terms
from app.core.audit import GENESIS, End, Signer, seal
from app.core.audit_check import Memory, Verification, verify_lines
from app.core.state import JournalState
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets import shapes
from widgets.journal_page import JournalPage, RecordRow, record_row
from widgets.journal_record import RecordInFull

KEY = Signer(b"k" * 32)
KINDS = ("asked", "sent", "verdict")


def lines(count: int, signer: Signer | None = KEY) -> list[bytes]:
    made, previous = [], GENESIS
    for sequence in range(1, count + 1):
        record, line = seal(
            sequence=sequence,
            at=NOW + timedelta(seconds=sequence),
            kind=KINDS[sequence % 3],
            actor="ops@example.com",
            environment="staging",
            body={"words": f"step {sequence}", "request": f"req-{sequence:04}"},
            previous=previous,
            signer=signer,
        )
        made.append(line)
        previous = record.digest
    return made


def rows(count: int) -> tuple[RecordRow, ...]:
    return tuple(record_row(record) for record in verify_lines(lines(count)).records)


@pytest.fixture
def page(qtbot: QtBot) -> JournalPage:
    made = JournalPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def listed(page: JournalPage) -> list[str]:
    return [page._model.index(row, 0).data() for row in range(page._model.rowCount())]


def button(page: JournalPage, name: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)


def search(page: JournalPage, qtbot: QtBot, text: str) -> None:
    page._filter.focus_search()
    qtbot.keyClicks(page._filter._search, text)


def choose(page: JournalPage, kind: str) -> None:
    box = page._filter._kind
    box.setCurrentIndex(box.findText(kind))


def test_a_kind_filters_and_all_brings_everything_back(page: JournalPage, qtbot: QtBot) -> None:
    page.show_records(rows(7))
    assert page._filter._count.text() == "7"
    choose(page, "sent")
    assert listed(page) == ["7", "4", "1"]
    assert page._filter._count.text() == "3 of 7"
    qtbot.keyClick(page._filter._kind, Qt.Key.Key_Down)
    assert page._filter._kind.value == "verdict"
    assert listed(page) == ["5", "2"]
    choose(page, "Kind: all")
    assert len(listed(page)) == 7


def test_a_kind_stays_chosen_while_records_arrive_and_falls_back_when_it_goes(page: JournalPage) -> None:
    page.show_records(rows(4))
    choose(page, "verdict")
    page.show_records(rows(5))
    assert listed(page) == ["5", "2"]
    page.show_records(rows(1))
    assert page._filter._kind.value is None
    assert listed(page) == ["1"]


def test_as_many_kinds_as_there_are_need_no_more_room(page: JournalPage) -> None:
    page.show_records(rows(3))
    least = page.minimumSizeHint().width()
    page.show_records(tuple(RecordRow(number, NOW, kind, "ops", "") for number, kind in enumerate(journal_terms.KINDS)))
    assert page._filter._kind.count() == 1 + len(journal_terms.KINDS)
    assert page.minimumSizeHint().width() == least


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("req-0003", ["3"]),  # only in the sealed fields
        ("STEP req", ["7", "6", "5", "4", "3", "2", "1"]),
        ("step asked", ["6", "3"]),
        ("2026-03-14 03:12:46", ["2"]),
        ("nothing like it", []),
    ],
)
def test_the_search_reads_all_text(page: JournalPage, qtbot: QtBot, words: str, expected: list[str]) -> None:
    page.show_records(rows(7))
    search(page, qtbot, words)
    assert listed(page) == expected
    assert page._views.currentIndex() == (1 if expected else 0)
    if not expected:
        assert "No record matches" in page._empty.accessibleName()
    qtbot.keyClick(page._filter._search, Qt.Key.Key_Escape)
    assert len(listed(page)) == 7


def test_search_and_kind_work_together_and_keep_the_selection(page: JournalPage, qtbot: QtBot) -> None:
    page.show_records(rows(9))
    page._table.select_key(6)
    choose(page, "asked")
    assert page._table.selected_key() == 6
    search(page, qtbot, "req-0006")
    assert listed(page) == ["6"]
    assert page._table.selected_key() == 6


def test_a_record_that_changed_is_searched_anew(page: JournalPage, qtbot: QtBot) -> None:
    (row,) = rows(1)
    page.show_records((row,))
    search(page, qtbot, "corrected")
    assert listed(page) == []
    page.show_records((replace(row, words="corrected"),))
    assert listed(page) == ["1"]


def test_enter_opens_a_record_in_full_and_esc_gives_the_keyboard_back(page: JournalPage, qtbot: QtBot) -> None:
    page.show_records(rows(3))
    page._table.setFocus()
    page._table.select_key(2)
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    (sheet,) = page.findChildren(RecordInFull)
    assert sheet.accessibleName() == "Record 2 in full"
    (text,) = sheet.findChildren(QPlainTextEdit)
    for part in ("req-0002", '"digest"', '"previous"', KEY.key_id):
        assert part in text.toPlainText()
    assert page.rect().contains(sheet.geometry())
    assert sheet.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert page._table.hasFocus()
    assert not sheet.isVisible()


def test_a_sheet_closes_by_its_button_and_when_the_keyboard_goes_elsewhere(page: JournalPage, qtbot: QtBot) -> None:
    page.show_records(rows(3))
    for leave in ("button", "elsewhere"):
        page._on_row_opened(3)
        sheet = next(one for one in page.findChildren(RecordInFull) if one.isVisible())
        if leave == "button":
            qtbot.keyClick(sheet._close, Qt.Key.Key_Return)
        else:
            page._filter.focus_search()
        assert not sheet.isVisible()


def test_a_huge_record_stays_inside_the_window_and_an_unknown_one_opens_nothing(page: JournalPage) -> None:
    page.show_records((RecordRow(1, NOW, "notice", "ops", "word " * 300, "line\n" * 5000),))
    page._on_row_opened(1)
    (sheet,) = page.findChildren(RecordInFull)
    assert page.rect().contains(sheet.geometry())
    page._on_row_opened(9)
    assert page.findChildren(RecordInFull) == [sheet]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_is_asked_for_while_there_is_something(page: JournalPage, qtbot: QtBot, form: str) -> None:
    export = button(page, f"Export {form.upper()}…")
    assert not export.isEnabled()
    page.show_records(rows(1))
    with qtbot.waitSignal(page.export_requested) as asked:
        qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    assert asked.args == [form]


def test_ctrl_f_goes_to_the_search(page: JournalPage, qtbot: QtBot) -> None:
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page._filter._search.hasFocus()


def verified(kind: str) -> Verification:
    whole = lines(3)
    memory = Memory(End(3, verify_lines(whole).head), 1)
    match kind:
        case "unsigned":
            head, whole = memory, [*whole[:2], lines(3, None)[2]]
        case "broken":
            head, whole = memory, whole[:1]
        case "keyless":
            return replace(verify_lines(whole), unproven_because="the keyring is locked")
        case _:
            head = memory
    return verify_lines(whole, environment="staging", signer=KEY, memory=head)


@pytest.mark.parametrize(
    ("kind", "shape", "word", "words", "problems"),
    [
        ("proven", shapes.DISC, "INTACT", "3 records read: chain intact; end and authorship proven.", ""),
        ("keyless", shapes.DISC, "INTACT", "not provable (the keyring is locked).", ""),
        ("unsigned", shapes.TRIANGLE, "NOT PROVEN", "authorship NOT proven", "Line 3: record 3 is not signed"),
        ("broken", shapes.SQUARE, "BROKEN", "copy it away", "The journal ends at record 1, but record 3"),
    ],
)
def test_what_the_chain_proves_is_said(
    page: JournalPage, kind: str, shape: str, word: str, words: str, problems: str
) -> None:
    page.show_state(replace(platforms.healthy(), journal=JournalState(3, kind != "broken")), NOW)
    page.show_verification(verified(kind), NOW)
    assert (page._condition.badge.shape, page._condition.badge.word) == (shape, word)
    assert words in page._condition.words
    assert page._condition.problems.startswith(problems)
    assert bool(page._condition.problems) is bool(problems)


def test_a_reading_has_an_age(page: JournalPage) -> None:
    page.show_verification(verified("proven"), NOW)
    assert page._condition._age.text() == "checked 0 s ago"
    page.show_time(NOW + timedelta(seconds=61))
    assert page._condition._age.text() == "checked 1 min ago"


def test_many_problems_are_counted_and_a_full_disk_outweighs_an_intact_chain(page: JournalPage) -> None:
    page.show_verification(verify_lines([b"!\n"] * 9), NOW)
    assert page._condition.problems.count("\n") == 5
    assert "… and 4 more" in page._condition.problems
    page.show_verification(verified("proven"), NOW)
    page.show_state(replace(platforms.healthy(), journal=JournalState(3, True, "No space left.")), NOW)
    assert page._condition.badge.word == "BROKEN"
    assert page._condition.words.startswith("No space left.")
