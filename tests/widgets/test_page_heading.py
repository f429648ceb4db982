"""What stands below a page's title is whole: beside the buttons, or below them where that is too narrow."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from widgets.metrics_choice import ChoiceBox
from widgets.page_heading import PageHeading
from widgets.text import Paragraph

SHORT, LONG = "in short", "what is said of a page, in more words than there is room for beside its buttons"


@pytest.fixture
def heading(qtbot: QtBot) -> PageHeading:
    made = PageHeading("Title", QPushButton("One"), QPushButton("Another"))
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    return made


def lies_below(heading: PageHeading) -> bool:
    subtitle = heading.findChild(Paragraph)
    assert subtitle is not None
    return subtitle.y() >= max(button.geometry().bottom() for button in heading.findChildren(QPushButton))


def test_a_short_one_stands_beside_the_buttons(heading: PageHeading, qtbot: QtBot) -> None:
    heading.show_words(SHORT)
    qtbot.waitUntil(lambda: not lies_below(heading))


def test_a_long_one_has_lines_of_its_own(heading: PageHeading, qtbot: QtBot) -> None:
    heading.show_words(LONG)
    qtbot.waitUntil(lambda: lies_below(heading))
    subtitle = heading.findChild(Paragraph)
    assert subtitle is not None and heading.subtitle == LONG
    assert subtitle.width() == heading.width()
    assert subtitle.height() >= subtitle.heightForWidth(subtitle.width())


def test_it_goes_up_again_when_there_is_other_room_not_when_it_is_shorter(heading: PageHeading, qtbot: QtBot) -> None:
    heading.show_words(LONG)
    heading.show_words(SHORT)
    qtbot.waitUntil(lambda: lies_below(heading))
    heading.resize(420, 80)
    qtbot.waitUntil(lambda: not lies_below(heading))
    heading.show_words(LONG)
    qtbot.waitUntil(lambda: lies_below(heading))
    heading.show_words(SHORT)
    heading.findChildren(QPushButton)[1].hide()
    qtbot.waitUntil(lambda: not lies_below(heading))


def test_a_short_title_is_whole_beside_a_box_that_can_be_narrower(qtbot: QtBot) -> None:
    box = ChoiceBox("Service")
    box.show_choices([("a", "All"), ("b", "the longest name of a service that there is")], "a")
    box.let_narrow(4)
    heading = PageHeading("Metrics", box)
    qtbot.addWidget(heading)
    heading.resize(box.sizeHint().width() + 60, 80)
    heading.show()
    qtbot.waitUntil(lambda: 0 < box.width() < box.sizeHint().width())
    assert not heading._title.is_cut()


def test_its_longest_word_makes_no_page_wider(heading: PageHeading) -> None:
    before = heading.minimumSizeHint().width()
    heading.show_words("word" * 100)
    assert heading.minimumSizeHint().width() == before
