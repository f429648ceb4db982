"""The verdict's card has room for its words as soon as they are there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.board_page import BoardPage


def test_the_verdict_has_its_room_at_once(qtbot: QtBot) -> None:
    page = BoardPage()
    qtbot.addWidget(page)
    page.resize(888, 600)
    page.show()
    card = page._verdict
    qtbot.waitUntil(lambda: card.height() == card.minimumSizeHint().height())
    low = card.height()
    page.show_state(platforms.judged(platforms.troubled()), NOW)
    words = card._words
    assert card.height() > low, "before the next turn"
    assert words.height() >= words.minimumHeight()
    assert words.mapTo(card, words.rect().bottomLeft()).y() < card.height()
