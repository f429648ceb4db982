"""Drawing keeps to a rate, is immediate when urgent, and never loses the last news."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from widgets.redraw import Redraw


def test_news_in_a_pause_are_drawn_once_after_it(qtbot: QtBot) -> None:
    drawn: list[int] = []
    home = QObject()
    redraw = Redraw(lambda: drawn.append(len(drawn)), 30, home)
    for _ in range(5):
        redraw.ask()
    assert len(drawn) == 1
    qtbot.waitUntil(lambda: len(drawn) == 2)
    qtbot.wait(60)
    assert len(drawn) == 2, "nothing new, nothing drawn"


def test_what_is_urgent_does_not_wait(qtbot: QtBot) -> None:
    drawn: list[int] = []
    home = QObject()
    redraw = Redraw(lambda: drawn.append(1), 10_000, home)
    redraw.ask()
    redraw.ask(urgent=True)
    assert len(drawn) == 2
    redraw.ask()
    redraw.stop()
    assert len(drawn) == 2
