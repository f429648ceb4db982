"""A desk for the tests of the armed kill: a window with the bar, a field, a button and the card over all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.state import AppState
from tests.widgets import halt_states as kills
from tests.widgets import states
from widgets.annunciator import Annunciator
from widgets.choice_list import ChoiceList
from widgets.hold_button import HoldButton
from widgets.kill_arm_card import KillArmCard
from widgets.text import Paragraph

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


class Desk(QWidget):
    """A window with the bar, a field that has the keyboard and a button with a shortcut, and the card over all."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = Annunciator(states.environment())
        self.field = QLineEdit()
        self.button = QPushButton("Other")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.bar, self.field, self.button):
            column.addWidget(part)
        column.addStretch(1)
        self.card = KillArmCard(self, self.bar.kill)
        self.shortcuts: list[str] = []
        QShortcut(QKeySequence("Ctrl+1"), self).activated.connect(lambda: self.shortcuts.append("Ctrl+1"))
        self.resize(960, 600)

    def show_state(self, state: AppState) -> None:
        self.bar.show_state(state, kills.NOW)
        self.card.show_state(state, kills.NOW)

    @property
    def fire(self) -> HoldButton:
        return self.card.fire_button


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.field.setFocus()
    made.show_state(kills.calm())
    return made


def choices(desk: Desk, name: str) -> ChoiceList:
    return next(found for found in desk.card.findChildren(ChoiceList) if found.accessibleName() == name)


def said(desk: Desk) -> str:
    return " ".join(part.plain_text for part in desk.card.findChildren(Paragraph) if not part.isHidden())


def press(desk: Desk, key: Qt.Key, kind: QEvent.Type = QEvent.Type.KeyPress, *, repeat: bool = False) -> None:
    target = QApplication.focusWidget() or desk
    QCoreApplication.sendEvent(target, QKeyEvent(kind, key, NONE, "", repeat))
