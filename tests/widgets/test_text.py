"""Labels measure their text as it is now, not as it was."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from widgets.text import ElidedLabel, Paragraph, as_tooltip

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
