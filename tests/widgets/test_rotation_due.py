"""The day by which an old key is to be deleted can be read and changed in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.key_age import remind
from tests.core.states import NOW
from widgets import theme
from widgets.rotation_due import RotationDue


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_day_has_room_for_its_text(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    due = RotationDue()
    qtbot.addWidget(due)
    due.show_reminder(remind("r", "sandbox", "company", "", NOW), NOW)
    due.show()
    day, text = due.findChildren(QDateEdit)[0], due.findChildren(QLineEdit)[0]
    assert text.fontMetrics().horizontalAdvance(day.text()) < text.width()
    before = due.day
    QTest.keyClick(day, Qt.Key.Key_Up)
    assert before is not None
    assert due.day != before
