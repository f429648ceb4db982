"""A card with a few lines: each is cut after two, and what there is more of is counted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from widgets.lines_card import LinesCard

SHORT = ("http-redirect", "Waived by ops@example.com until 11:12 UTC: Ships on Monday")


@pytest.fixture
def card(qtbot: QtBot) -> LinesCard:
    made = LinesCard("Waived", "No probe is waived.")
    qtbot.addWidget(made)
    made.resize(370, 240)
    made.show()
    return made


def test_a_long_line_has_two_lines_and_all_of_it_as_its_tooltip(card: LinesCard) -> None:
    words = "Waived by ops@example.com until 2026-03-17 03:12 UTC: " + "the desk watches it by hand " * 6
    card.show_lines((("blind-alerts", words),))
    detail = card._pairs[0][1]
    assert "03:12 UTC" in detail.plain_text and detail.plain_text.endswith("…")
    assert detail.heightForWidth(detail.width()) <= 2 * 24
    assert (detail.toolTip(), detail.accessibleName(), card.lines[0][1]) == (words,) * 3
    card.show_lines((SHORT,))
    assert (detail.plain_text, detail.toolTip()) == (SHORT[1], "")


def test_it_is_cut_anew_where_there_is_more_room(card: LinesCard) -> None:
    words = "Waived by ops@example.com until 2026-03-17 03:12 UTC: " + "the desk watches it by hand " * 3
    card.show_lines((("blind-alerts", words.strip()),))
    assert card._pairs[0][1].plain_text.endswith("…")
    card.resize(900, 240)
    assert card._pairs[0][1].plain_text == words.strip()


def test_what_does_not_fit_is_counted(card: LinesCard) -> None:
    card.show_lines((SHORT,) * 5, "5")
    assert len(card.lines) == 2
    assert card.remark == "3 more, each in its area"
