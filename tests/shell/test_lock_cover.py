"""A locked console shows nothing but the lock screen and the bars: what stood over the pages is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from api_client.models.kill_switch import KillReason
from app.core.halt_order import ArmedKill
from app.core.state import AppState
from app.shell.lock_cover import LockCover
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.widgets import page_states, states
from tests.widgets.page_states import NOW
from widgets import theme
from widgets.director_sheet import DirectorSheet
from widgets.journal_record import RecordInFull, RecordRow
from widgets.keys_sheet import KeysSheet
from widgets.limit_sheet import LimitSheet
from widgets.note_sheet import NoteSheet
from widgets.outcome_list import OutcomeList
from widgets.palette import Palette
from widgets.row_in_full import RowInFull
from widgets.sign_in_sheet import SignInPurpose, SignInSheet
from widgets.wizard_sheet import WizardSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
OPEN = replace(page_states.healthy(), outcomes=states.calm().outcomes)
LOCKED = replace(OPEN, locked=True)


class Desk:
    """A window, its sign-in sheet and its cover, drawn as `Wiring` draws them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = Window(OPEN.environment, PANELS)
        qtbot.addWidget(self.window, before_close_func=lambda one: one.let_close())
        self.sign_in = SignInSheet(OPEN.environment, self.window)
        self.cover = LockCover(self.window, self.sign_in)
        self.draw(OPEN)
        with qtbot.waitActive(self.window):
            self.window.show()

    def draw(self, state: AppState) -> None:
        self.window.show_state(state, NOW)
        self.cover.show_state(state)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    theme.apply(qapp, "dark")
    made = Desk(qtbot)
    yield made
    made.sign_in.close()


def strip_buttons(desk: Desk) -> list[QPushButton]:
    buttons = desk.window.strip.findChildren(QPushButton)
    return [one for one in buttons if one.accessibleName() in ("Outcomes", "Notices")]


def tables_in_sight(desk: Desk) -> list[QTableView]:
    return [one for one in desk.window.strip.findChildren(QTableView) if one.isVisible()]


def test_the_open_outcomes_close_and_cannot_be_opened(desk: Desk, qtbot: QtBot) -> None:
    desk.window.strip.open_outcomes()
    assert tables_in_sight(desk)
    desk.draw(LOCKED)
    assert not tables_in_sight(desk)
    assert len(strip_buttons(desk)) == 2
    assert not any(one.isVisible() for one in strip_buttons(desk))
    qtbot.waitUntil(lambda: desk.window.lock_screen.isAncestorOf(QApplication.focusWidget() or desk.window))
    desk.draw(OPEN)
    assert all(one.isVisible() for one in strip_buttons(desk))
    assert not tables_in_sight(desk)


def test_the_row_and_the_record_in_full_close(desk: Desk) -> None:
    desk.window.strip.open_outcomes()
    (table,) = desk.window.strip.findChild(OutcomeList).findChildren(QTableView)  # type: ignore[union-attr]
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    record = RecordInFull(RecordRow(7, NOW, "kill", "ops@example.com", "Stopped company."), desk.window.rail)
    record.show()
    kinds: tuple[type[QFrame], ...] = (RowInFull, RecordInFull)
    over = [one for one in desk.window.findChildren(QFrame) if isinstance(one, kinds)]
    assert [one.isVisible() for one in over] == [True, True]
    kill = ArmedKill(("company",), KillReason.LOSS_CAP_BREACH, "", NOW, NOW, {}, "")
    desk.draw(replace(LOCKED, halt=replace(LOCKED.halt, armed=kill)))  # the keyboard goes nowhere: they would stay
    assert not any(one.isVisible() for one in over)
    assert desk.window.arm_card.isVisible()


def test_sheets_and_file_dialogs_close_and_what_was_typed_of_an_environment_stays(desk: Desk) -> None:
    note, wizard = NoteSheet("Note", "Words", desk.window.panels), WizardSheet("environments.toml", desk.window)
    chooser = QFileDialog(desk.window)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    chosen: list[str] = []
    chooser.fileSelected.connect(chosen.append)
    note.open_sheet("Note", "For the duty", "", "ops@example.com", "Confirm")
    field = wizard.findChildren(QLineEdit)[0]
    field.setText("stage")
    for dialog in (wizard, chooser):
        dialog.open()
    desk.draw(LOCKED)
    assert not any(dialog.isVisible() for dialog in (note, wizard, chooser))
    assert chosen == []
    assert field.text() == "stage"


def test_a_list_closes_but_a_menu_stays(desk: Desk, qtbot: QtBot) -> None:
    box, menu = QComboBox(desk.window), QMenu(desk.window)
    box.addItems(["company", "personal"])
    menu.addAction("Arm the kill switch…")
    box.show()
    box.showPopup()
    assert QApplication.activePopupWidget() is not None
    desk.draw(LOCKED)
    assert QApplication.activePopupWidget() is None
    menu.popup(QPoint(0, 0))
    desk.draw(LOCKED)
    assert menu.isVisible()
    menu.close()


@pytest.mark.parametrize("kind", [QDialog, DirectorSheet, LimitSheet])
def test_what_opens_late_closes_too_and_the_keys_of_the_lock_stay(desk: Desk, kind: type[QDialog]) -> None:
    desk.draw(LOCKED)
    late, stay = kind(desk.window), (KeysSheet(desk.window), Palette(desk.window))
    for one in (late, *stay):
        one.open()
    desk.draw(LOCKED)
    assert [one.isVisible() for one in (late, *stay)] == [False, True, True]
    for one in stay:
        one.close()


@pytest.mark.parametrize(
    ("purpose", "waiting", "stays"),
    [
        (SignInPurpose.RENEW, (), False),
        (SignInPurpose.SIGN_IN, (), False),
        (SignInPurpose.UNLOCK, (), True),
        (SignInPurpose.RENEW, ("company",), True),
    ],
)
def test_the_way_back_in_stays_and_so_does_what_a_kill_waits_for(
    desk: Desk, purpose: SignInPurpose, waiting: tuple[str, ...], stays: bool
) -> None:
    desk.sign_in.open_for(purpose, "ops@example.com")
    desk.draw(replace(LOCKED, halt=replace(LOCKED.halt, waiting=waiting)))
    assert desk.sign_in.isVisible() is stays


def test_nothing_closes_while_it_is_open(desk: Desk) -> None:
    dialog = QDialog(desk.window)
    dialog.open()
    desk.draw(OPEN)
    assert dialog.isVisible()
    dialog.close()
