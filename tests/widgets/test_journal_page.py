"""The journal's condition in words and its latest records."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core.state import JournalState
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets import theme
from widgets.card_frame import CardFrame
from widgets.journal_page import JournalPage, RecordRow


@pytest.fixture
def page(qtbot: QtBot) -> JournalPage:
    made = JournalPage()
    qtbot.addWidget(made)
    return made


def record(sequence: int, words: str = "DONE: Signed in as company") -> RecordRow:
    return RecordRow(sequence, NOW + timedelta(seconds=sequence), "sign-in", "ops@example.com", words)


@pytest.mark.parametrize(
    ("journal", "shape", "word", "words"),
    [
        (JournalState(), "◆", "UNKNOWN", "The chain has not been checked since the console was started."),
        (JournalState(1284, True), "●", "INTACT", "1,284 records; every one matches its own seal"),
        (JournalState(1, True), "●", "INTACT", "1 record; every one"),
        (
            JournalState(9, False, "Record 7 was edited."),
            "■",
            "BROKEN",
            "Record 7 was edited. 9 records could be read.",
        ),
        (JournalState(9, True, doubt="record 7 is not signed"), "▲", "NOT PROVEN", "Record 7 is not signed."),
        (JournalState(9, False), "■", "BROKEN", "A record does not match its seal."),
        (JournalState(9, None, "The file cannot be read."), "■", "BROKEN", "The file cannot be read."),
    ],
)
def test_the_condition_is_said(page: JournalPage, journal: JournalState, shape: str, word: str, words: str) -> None:
    page.show_state(replace(platforms.healthy(), journal=journal), NOW)
    assert (page._condition.badge.shape, page._condition.badge.word) == (shape, word)
    assert page._condition.words.startswith(words)


def test_it_is_born_unknown_and_empty(page: JournalPage) -> None:
    assert page._condition.badge.word == "UNKNOWN"
    assert page._views.currentIndex() == 0
    assert "Nothing has been written yet." in page._empty.accessibleName()


def test_records_that_are_not_read_yet_are_not_called_none(page: JournalPage) -> None:
    page.show_state(replace(platforms.healthy(), journal=JournalState(12, True)), NOW)
    assert "The records have not been read yet." in page._empty.accessibleName()


def test_the_newest_record_stands_first(page: JournalPage) -> None:
    page.show_records((record(1), record(3), record(2, "REFUSED: the code was not accepted")))
    model = page._model
    assert [model.index(row, 0).data() for row in range(3)] == ["3", "2", "1"]
    assert model.index(1, 4).data() == "REFUSED: the code was not accepted"
    assert model.index(0, 1).data() == "2026-03-14 03:12:47"
    assert page._views.currentIndex() == 1


def test_the_frame_of_the_records_is_whole(page: JournalPage) -> None:
    page.setProperty("look", "page")
    page.resize(900, 600)
    page.show()
    page.show_records((record(1),))
    frame = page.findChildren(CardFrame)[0]
    corner = page.grab().toImage().pixelColor(frame.mapTo(page, QPoint(1, 1)))
    assert corner == theme.colour("bg")


def test_a_new_record_keeps_the_selection(page: JournalPage) -> None:
    page.show_records((record(1), record(2)))
    page._table.select_key(1)
    page.show_records((record(1), record(2), record(3)))
    assert page._table.selected_key() == 1


def test_records_of_one_number_are_all_listed(page: JournalPage) -> None:
    """A line that somebody copied or added breaks the chain: that is when the page has to show what is there."""
    page.show_records((record(2, "the second"), record(2, "another second"), record(1), record(2, "the second")))
    model = page._model
    assert [model.index(row, 0).data() for row in range(4)] == ["2", "2", "2", "1"]
    assert [model.index(row, 4).data() for row in range(3)] == ["the second", "another second", "the second"]


def test_verifying_is_asked_for(page: JournalPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.verify_requested):
        qtbot.mouseClick(page._verify, Qt.MouseButton.LeftButton)


def test_where_there_is_little_room_it_goes_to_the_words(page: JournalPage) -> None:
    page.show_records((record(1),))
    hidden = []
    for width in (1200, 760):
        page.resize(width, 600)
        page.show()
        hidden.append([page._model.columns[column].title for column in range(5) if page._table.isColumnHidden(column)])
    assert hidden == [[], ["Who"]]
