"""The journal's stored words are shown in the reader's language, found in both, and sealed as they are stored."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.core import journal_terms
from app.core.audit import GENESIS, seal
from app.core.audit_export import record_facts
from tests.widgets.page_states import NOW
from tests.widgets.test_journal_page_parts import choose, listed, rows, search
from widgets.journal_page import JournalPage, RecordRow, record_row
from widgets.journal_record import RecordInFull
from widgets.record_facts import RecordFacts
from widgets.text import Paragraph


@pytest.fixture
def page(qtbot: QtBot) -> JournalPage:
    made = JournalPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of records in another language than the one they are stored in."""
    monkeypatch.setattr(
        journal_terms, "KINDS", {"asked": "gewünscht", "sent": "abgeschickt", "verdict": "Urteil", "vote": "abgestimmt"}
    )
    monkeypatch.setattr(journal_terms, "FACTS", {"request": "Anfrage"})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("abgeschickt", ["7", "4", "1"]),
        ("sent", ["7", "4", "1"]),
        ("ABGESCHICKT req-0004", ["4"]),
        ("anfrage", []),  # these records have words, and no facts are shown
        ("request", ["7", "6", "5", "4", "3", "2", "1"]),
    ],
)
def test_a_kind_is_found_by_what_is_shown_and_by_what_is_stored(
    page: JournalPage, qtbot: QtBot, words: str, expected: list[str]
) -> None:
    page.show_records(rows(7))
    search(page, qtbot, words)
    assert listed(page) == expected


def test_kinds_stand_in_the_readers_language_and_order(page: JournalPage) -> None:
    page.show_records((*rows(7), RecordRow(8, NOW, "vote", "ops", "Voted GO")))
    box = page._filter._kind
    names = [box.itemText(place) for place in range(box.count())]
    assert names == ["Kind: all", "abgeschickt", "abgestimmt", "gewünscht", "Urteil"]
    assert page._model.index(1, 2).data() == "abgeschickt"
    choose(page, "abgeschickt")
    assert listed(page) == ["7", "4", "1"]


def test_a_record_in_full_is_told_in_the_readers_language_and_sealed_as_it_is_stored(page: JournalPage) -> None:
    body = {"request": "req-1", "step": "first"}
    record, _ = seal(
        sequence=1, at=NOW, kind="sent", actor="ops", environment="staging", body=body, previous=GENESIS
    )  # fmt: skip
    page.show_records((record_row(record),))
    page._on_row_opened(1)
    (sheet,) = page.findChildren(RecordInFull)
    told = [one.plain_text for one in sheet.findChildren(Paragraph)]
    assert told[2:] == ["abgeschickt", "ops", "Anfrage req-1, step first"]
    (facts,) = sheet.findChildren(RecordFacts)
    assert cells(facts) == ["Anfrage", "req-1", "step", "first"]
    (text,) = sheet.findChildren(QPlainTextEdit)
    assert json.loads(text.toPlainText()) == record_facts(record)
    assert record_facts(record)["kind"] == "sent"


def cells(facts: RecordFacts) -> list[str]:
    """What the table of facts holds, row by row."""
    return facts.toPlainText().strip().splitlines()


def test_facts_within_facts_are_rows_that_scroll_inside_the_window(page: JournalPage) -> None:
    inner = {"<b>name</b>": "two\nlines", **{f"fact {number}": number for number in range(99)}}
    page.show_records((RecordRow(1, NOW, "sent", "ops", "words", "{}", body={"request": inner}),))
    page._on_row_opened(1)
    (sheet,) = page.findChildren(RecordInFull)
    (facts,) = sheet.findChildren(RecordFacts)
    assert cells(facts)[:5] == ["Anfrage", "", "<b>name</b>", "two", "lines"]
    assert cells(facts)[-2:] == ["fact 98", "98"]
    assert page.rect().contains(sheet.geometry()) and facts.verticalScrollBar().maximum() > 0
    assert facts.accessibleName() and facts.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_few_facts_need_no_scrolling_and_none_no_room(page: JournalPage) -> None:
    few = RecordRow(1, NOW, "sent", "ops", "words", "{}", body={"request": {"step": "first"}, "note": "long " * 40})
    page.show_records((few, RecordRow(2, NOW, "notice", "ops", "words", "{}", body={"words": "words"})))
    page._on_row_opened(1)
    facts = page.findChildren(RecordFacts)[-1]
    assert facts.isVisible() and facts.verticalScrollBar().maximum() == 0
    page._on_row_opened(2)
    assert not page.findChildren(RecordFacts)[-1].isVisible()
