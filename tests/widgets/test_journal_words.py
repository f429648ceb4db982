"""The journal's stored words are shown in the reader's language, found in both, and sealed as they are stored."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.core import journal_terms
from app.core.audit import GENESIS, seal
from app.core.audit_export import record_facts
from tests.widgets.page_states import NOW
from tests.widgets.test_journal_page_parts import choose, listed, rows, search
from widgets.journal_page import JournalPage, RecordRow, record_row
from widgets.journal_record import RecordInFull
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
    (text,) = sheet.findChildren(QPlainTextEdit)
    assert json.loads(text.toPlainText()) == record_facts(record)
    assert record_facts(record)["kind"] == "sent"
