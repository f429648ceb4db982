"""Locking when idle: only when the time is over, only while it is chosen, and any key starts it again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.shell.idle_lock import IdleLock


class Steady:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Steady:
    return Steady()


@pytest.fixture
def locks() -> list[str]:
    return []


@pytest.fixture
def idle(qapp: QApplication, seconds: Steady, locks: list[str]) -> Iterator[IdleLock]:
    made = IdleLock(qapp, lambda: locks.append("locked"), seconds=seconds)
    yield made
    made.stop()


def test_never_is_never(idle: IdleLock, seconds: Steady, locks: list[str]) -> None:
    seconds.now += 1e6
    idle.look()
    assert locks == []
    assert not idle._timer.isActive()


def test_it_locks_once_when_the_time_is_over(idle: IdleLock, seconds: Steady, locks: list[str]) -> None:
    idle.lock_after(5)
    seconds.now += 299
    idle.look()
    assert locks == []
    seconds.now += 1
    idle.look()
    idle.look()
    assert locks == ["locked"]
    idle.lock_after(0)
    seconds.now += 1e6
    idle.look()
    assert locks == ["locked"]


def test_another_time_does_not_start_it_again(idle: IdleLock, seconds: Steady, locks: list[str]) -> None:
    idle.lock_after(5)
    seconds.now += 120
    idle.lock_after(1)
    idle.look()
    assert locks == ["locked"]


def test_a_key_or_the_mouse_starts_it_again(idle: IdleLock, seconds: Steady, locks: list[str], qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.show()
    idle.lock_after(1)
    for touch in (lambda: QTest.keyClick(button, Qt.Key.Key_A), lambda: QTest.mouseMove(button)):
        seconds.now += 50
        touch()
        seconds.now += 50
        idle.look()
    QApplication.sendEvent(button, QEvent(QEvent.Type.UpdateRequest))  # nobody's hand
    seconds.now += 15
    QApplication.sendEvent(button, QEvent(QEvent.Type.UpdateRequest))
    idle.look()
    assert locks == ["locked"]


def test_it_lets_every_key_pass(idle: IdleLock) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert not idle.eventFilter(idle, event)
