"""A page that needs more height than there is can be scrolled; one that fits has no bar, whatever others need."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from widgets.page_room import PageRoom

HIGH, LOW = 600, 100


@pytest.fixture
def pages(qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    for height in (LOW, HIGH):
        page = QWidget()
        page.setMinimumSize(200, height)
        made.addWidget(page)
    return made


@pytest.fixture
def room(pages: QStackedWidget, qtbot: QtBot) -> PageRoom:
    made = PageRoom(pages)
    qtbot.addWidget(made)
    made.resize(300, 250)
    made.show()
    return made


def test_only_the_page_in_front_asks_for_room(room: PageRoom, pages: QStackedWidget, qtbot: QtBot) -> None:
    assert room.minimumSizeHint().height() < LOW
    qtbot.waitUntil(lambda: pages.height() == 250)
    assert room.verticalScrollBar().maximum() == 0
    pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == HIGH - 250)
    assert pages.height() == HIGH
    room.verticalScrollBar().setValue(100)
    pages.setCurrentIndex(0)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 0)


def test_a_page_that_comes_to_need_more_gets_it(room: PageRoom, pages: QStackedWidget, qtbot: QtBot) -> None:
    pages.widget(0).setMinimumHeight(400)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 150)


def test_another_page_begins_at_its_top(room: PageRoom, pages: QStackedWidget, qtbot: QtBot) -> None:
    pages.widget(0).setMinimumHeight(500)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 250)
    room.verticalScrollBar().setValue(250)
    pages.setCurrentIndex(1)
    assert room.verticalScrollBar().value() == 0


def test_an_empty_stack_needs_nothing(qtbot: QtBot) -> None:
    room = PageRoom(QStackedWidget())
    qtbot.addWidget(room)
    assert room.widget().minimumSizeHint().height() == 0
