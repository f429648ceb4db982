"""Labels measure their text as it is now, not as it was."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from widgets.text import Paragraph


def test_a_paragraph_that_was_narrow_gives_its_height_back(qtbot: QtBot) -> None:
    paragraph = Paragraph("A sentence of several words that needs more than one line where there is little room.")
    qtbot.addWidget(paragraph)
    paragraph.fit(60)
    high = paragraph.minimumHeight()
    paragraph.fit(600)
    assert paragraph.minimumHeight() < high
    assert paragraph.heightForWidth(600) == paragraph.minimumHeight()
