"""Labels measure their text as it is now, not as it was."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from widgets.text import ElidedLabel, Label, Paragraph, as_tooltip
from widgets.tokens import TYPE_SCALE

MARKUP = "<img src='file:///etc/passwd'> & <b>all is well</b>"


def test_a_paragraph_that_was_narrow_gives_its_height_back(qtbot: QtBot) -> None:
    paragraph = Paragraph("A sentence of several words that needs more than one line where there is little room.")
    qtbot.addWidget(paragraph)
    paragraph.fit(60)
    high = paragraph.minimumHeight()
    paragraph.fit(600)
    assert paragraph.minimumHeight() < high
    assert paragraph.heightForWidth(600) == paragraph.minimumHeight()


def test_what_a_service_wrote_is_no_markup_in_a_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel(MARKUP)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show_text(f"{MARKUP} ")
    shown = QTextDocument()
    shown.setHtml(label.toolTip())
    assert shown.toPlainText() == f"{MARKUP} "
    assert as_tooltip("p95 < 200 ms & calm") == "p95 < 200 ms & calm"


def test_no_line_of_a_paragraph_begins_with_a_dot(qtbot: QtBot) -> None:
    paragraph = Paragraph("company · asked by company · 0 of 2 approvals", selectable=True)
    qtbot.addWidget(paragraph)
    assert paragraph.text().count("&nbsp;· ") == 2
    assert paragraph.plain_text == "company · asked by company · 0 of 2 approvals"
    paragraph.setSelection(0, len(paragraph.plain_text))
    assert paragraph.selectedText().replace("\N{NO-BREAK SPACE}", " ") == paragraph.plain_text


def ink(label: QLabel) -> list[int]:
    """The rows of pixels in which there are letters."""
    drawn = label.grab().toImage()
    ground = drawn.pixel(drawn.width() - 1, 0)
    return [y for y in range(drawn.height()) if any(drawn.pixel(x, y) != ground for x in range(drawn.width()))]


@pytest.mark.parametrize("role", ["label", "body", "section", "page", "verdict"])
def test_letters_of_a_paragraph_stand_on_the_line_of_a_label_beside_it(qtbot: QtBot, role: str) -> None:
    label, paragraph = Label("HHH", role), Paragraph("HHH", role)
    for one in (label, paragraph):
        qtbot.addWidget(one)
        one.resize(200, TYPE_SCALE[role][1])
        one.show()
    assert ink(paragraph) == ink(label)
    paragraph.show_text("HHH\nHHH")
    assert paragraph.minimumHeight() == 2 * TYPE_SCALE[role][1]
