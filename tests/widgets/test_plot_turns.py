"""Many plots are drawn one a turn of the loop, and every one of them comes to its turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.plot_turns import AT_ONCE, PlotTurns

MANY: list[Any] = [f"card {number}" for number in range(AT_ONCE + 3)]


@pytest.fixture
def drawn(qapp: QApplication) -> list[Any]:
    return []


@pytest.fixture
def turns(drawn: list[Any]) -> Iterator[PlotTurns]:
    owner = QObject()
    yield PlotTurns(drawn.append, owner)
    owner.deleteLater()


def test_a_few_are_drawn_at_once(turns: PlotTurns, drawn: list[Any]) -> None:
    turns.draw(MANY[:AT_ONCE])
    assert drawn == MANY[:AT_ONCE]
    turns.draw([])
    assert drawn == MANY[:AT_ONCE]


def test_many_leave_a_turn_for_others_between_two(turns: PlotTurns, drawn: list[Any], qtbot: QtBot) -> None:
    seen: list[int] = []
    other = QTimer()
    other.timeout.connect(lambda: seen.append(len(drawn)))
    other.start(0)
    turns.draw(MANY)
    assert drawn == []
    qtbot.waitUntil(lambda: len(drawn) == len(MANY))
    other.stop()
    assert drawn == MANY
    assert {1, 2, 3, 4} <= set(seen)
    assert not turns._timer.isActive()


def test_what_waits_keeps_its_place_when_all_are_due_again(turns: PlotTurns, drawn: list[Any], qtbot: QtBot) -> None:
    turns.draw(MANY)
    turns._next()
    turns._next()
    turns.draw(MANY)
    qtbot.waitUntil(lambda: len(drawn) == 2 + len(MANY))
    assert drawn == [*MANY, *MANY[:2]]


def test_what_is_due_no_more_is_not_drawn(turns: PlotTurns, drawn: list[Any], qtbot: QtBot) -> None:
    turns.draw(MANY)
    turns.draw(MANY[2:])
    qtbot.waitUntil(lambda: len(drawn) == len(MANY) - 2)
    assert drawn == MANY[2:]
    turns.draw(MANY)
    turns.draw([])
    assert not turns._due
    turns._next()
    assert drawn == MANY[2:]
    assert not turns._timer.isActive()
