"""The armed kill: the keyboard from anywhere, the choices, the countdown, and where the second control stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.state import AppState
from tests.widgets import halt_states as kills
from tests.widgets import states
from widgets.annunciator import Annunciator
from widgets.choice_list import ChoiceList
from widgets.hold_button import HoldButton
from widgets.kill_arm_card import DISARMED_BY_KEY, DISARMED_BY_TIME, KillArmCard
from widgets.scroll_column import ScrollColumn
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


def test_nothing_is_there_until_a_kill_is_armed(desk: Desk) -> None:
    assert not desk.card.isVisible()
    desk.show_state(kills.armed(kills.calm()))
    assert desk.card.isVisible()
    desk.show_state(kills.calm())
    assert not desk.card.isVisible()


def test_it_says_what_will_happen_before_it_happens(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    assert "company: sets the halt flag and asks every service to cancel orders and flatten." in said(desk)
    assert "Cannot be released from here." in said(desk)
    assert "the platform's default, not a finding" in said(desk)
    assert "All 3 accounts: company, director-1, director-2." in said(desk)
    assert desk.fire.text() == "Stop company"
    assert desk.card._left.text() == "disarms in 12 s"


def test_arming_focuses_nothing_and_gives_the_keyboard_back(qtbot: QtBot, desk: Desk) -> None:
    assert desk.field.hasFocus()
    desk.show_state(kills.armed(kills.calm()))
    assert QApplication.focusWidget() is None
    desk.show_state(kills.calm())
    assert desk.field.hasFocus()
    desk.show_state(kills.armed(kills.calm()))
    qtbot.keyClick(desk, KEY.Key_Tab)
    assert desk.fire.hasFocus()
    desk.show_state(kills.calm())
    assert desk.field.hasFocus()


def test_space_held_anywhere_holds_and_its_release_lets_go(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    with qtbot.assertNotEmitted(desk.card.fire_requested), qtbot.assertNotEmitted(desk.card.disarm_requested):
        press(desk, KEY.Key_Space)
        assert desk.fire.holding
        press(desk, KEY.Key_Space, QEvent.Type.KeyRelease, repeat=True)
        press(desk, KEY.Key_Space, repeat=True)
        assert desk.fire.holding
        press(desk, KEY.Key_Space, QEvent.Type.KeyRelease)
    assert not desk.fire.holding
    assert desk.field.text() == ""


def test_space_held_long_enough_fires_once(qtbot: QtBot, desk: Desk) -> None:
    state = kills.armed(kills.calm())
    desk.show_state(state)
    with qtbot.waitSignal(desk.card.fire_requested):
        press(desk, KEY.Key_Space)
        desk.fire._timer.start(10)
    with qtbot.assertNotEmitted(desk.card.fire_requested):
        desk.show_state(state)  # the state that still says armed must not load it again
        desk.fire.fire()
        press(desk, KEY.Key_Space, QEvent.Type.KeyRelease)
        press(desk, KEY.Key_Space)
        assert not desk.fire.holding


def test_a_space_that_was_down_before_arming_does_not_hold(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    press(desk, KEY.Key_Space, repeat=True)
    assert not desk.fire.holding


@pytest.mark.parametrize("enter", [KEY.Key_Return, KEY.Key_Enter])
def test_tab_then_enter_fires(qtbot: QtBot, desk: Desk, enter: Qt.Key) -> None:
    desk.show_state(kills.armed(kills.calm()))
    with qtbot.assertNotEmitted(desk.card.fire_requested):
        qtbot.keyClick(desk, KEY.Key_Tab)
    with qtbot.waitSignal(desk.card.fire_requested):
        qtbot.keyClick(desk.fire, enter)


def test_enter_without_tab_disarms(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    with qtbot.assertNotEmitted(desk.card.fire_requested), qtbot.waitSignal(desk.card.disarm_requested) as asked:
        qtbot.keyClick(desk, KEY.Key_Return)
    assert asked.args == [DISARMED_BY_KEY]


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_A, KEY.Key_F5, KEY.Key_Down, KEY.Key_Backspace])
def test_any_other_key_disarms_and_reaches_nobody(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    desk.field.setText("draft")
    desk.show_state(kills.armed(kills.calm()))
    with qtbot.waitSignal(desk.card.disarm_requested):
        qtbot.keyClick(desk.field, key)
    assert desk.field.text() == "draft"


def test_a_page_s_own_shortcut_only_disarms(qtbot: QtBot, desk: Desk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(desk, KEY.Key_1, control)
    assert desk.shortcuts == ["Ctrl+1"]
    desk.show_state(kills.armed(kills.calm()))
    with qtbot.waitSignal(desk.card.disarm_requested):
        qtbot.keyClick(desk, KEY.Key_1, control)
    assert desk.shortcuts == ["Ctrl+1"]
    desk.show_state(kills.calm())
    qtbot.keyClick(desk, KEY.Key_1, control)
    assert desk.shortcuts == ["Ctrl+1"] * 2


@pytest.mark.parametrize("key", [KEY.Key_Shift, KEY.Key_Control, KEY.Key_Alt, KEY.Key_CapsLock])
def test_a_modifier_alone_says_nothing(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    desk.show_state(kills.armed(kills.calm()))
    with qtbot.assertNotEmitted(desk.card.disarm_requested):
        qtbot.keyClick(desk, key)


def test_the_arming_chord_does_not_disarm(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.assertNotEmitted(desk.card.disarm_requested):
        qtbot.keyClick(desk, KEY.Key_K, chord)


def test_another_key_during_the_hold_ends_both(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    press(desk, KEY.Key_Space)
    with qtbot.waitSignal(desk.card.disarm_requested):
        press(desk, KEY.Key_Escape)
    assert not desk.fire.holding


def test_leaving_the_window_lets_go(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    press(desk, KEY.Key_Space)
    QCoreApplication.sendEvent(desk, QEvent(QEvent.Type.WindowDeactivate))
    assert not desk.fire.holding


def test_after_disarming_the_keys_are_the_page_s_again(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    desk.show_state(kills.calm())
    qtbot.keyClicks(desk.field, "a b")
    assert desk.field.text() == "a b"


def test_the_keyboard_walks_round_the_card_and_chooses(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    for name in ("Accounts to stop", "Reason sent to the platform"):
        assert not choices(desk, name).hasFocus()
    qtbot.keyClick(desk, KEY.Key_Tab)
    qtbot.keyClick(desk.fire, KEY.Key_Tab)
    whom = choices(desk, "Accounts to stop")
    assert whom.hasFocus()
    with qtbot.waitSignal(desk.card.rearm_requested) as asked:
        qtbot.keyClick(whom, KEY.Key_Down)
    assert asked.args == [("director-1",), "loss_cap_breach"]
    qtbot.keyClick(whom, KEY.Key_Tab)
    why = choices(desk, "Reason sent to the platform")
    assert why.hasFocus()
    qtbot.keyClick(why, KEY.Key_Tab)
    assert desk.fire.hasFocus()
    qtbot.keyClick(desk.fire, KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert why.hasFocus()
    press(desk, KEY.Key_Space)
    assert desk.fire.holding


def test_the_mouse_chooses_all_accounts_by_name_and_takes_no_keyboard(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    row = next(one for one in desk.card.findChildren(QWidget) if one.accessibleName().startswith("All 3 accounts"))
    assert row.accessibleName() == "All 3 accounts · company, director-1, director-2"
    with qtbot.waitSignal(desk.card.rearm_requested) as asked:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == [("company", "director-1", "director-2"), "loss_cap_breach"]
    assert QApplication.focusWidget() is None
    with qtbot.assertNotEmitted(desk.card.rearm_requested):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_the_three_reasons_of_the_platform_can_be_chosen(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    why = choices(desk, "Reason sent to the platform")
    with qtbot.waitSignal(desk.card.rearm_requested) as asked:
        why.step(2)
    assert asked.args == [("company",), "latency_stall"]
    assert [one.key for one in why._choices] == ["loss_cap_breach", "spread_widening", "latency_stall"]


def test_a_choice_loads_the_second_control_anew(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    press(desk, KEY.Key_Space)
    desk.show_state(kills.armed(kills.calm(), "director-1", ago_s=0))
    assert not desk.fire.holding
    assert desk.fire.text() == "Stop director-1"
    assert desk.card._left.text() == "disarms in 15 s"


def test_the_countdown_ends_once(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    asked: list[str] = []
    desk.card.disarm_requested.connect(asked.append)
    for after_s in (11.9, 12.0, 12.3):
        desk.card.show_time(kills.NOW + timedelta(seconds=after_s))
    assert asked == [DISARMED_BY_TIME]


def test_a_hold_that_is_under_way_at_the_end_may_still_be_finished(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    asked: list[str] = []
    desk.card.disarm_requested.connect(asked.append)
    press(desk, KEY.Key_Space)
    desk.card.show_time(kills.NOW + timedelta(seconds=12))
    assert asked == []
    press(desk, KEY.Key_Space, QEvent.Type.KeyRelease)
    desk.card.show_time(kills.NOW + timedelta(seconds=12.3))
    assert asked == [DISARMED_BY_TIME]


def test_unproven_it_warns_and_lets_try(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.unproven(kills.calm())))
    assert "Path NOT proven: the kill switch cannot work" in said(desk)
    assert "You can still try." in said(desk)
    assert desk.fire.isEnabled()


def test_an_auditor_sees_why_not(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.forbidden(kills.calm())))
    assert "Your account may not use the kill switch" in said(desk)
    assert not desk.fire.isEnabled()
    assert "Your account may not" in desk.fire.accessibleDescription()
    with qtbot.assertNotEmitted(desk.card.fire_requested):
        press(desk, KEY.Key_Space)
        desk.fire.fire()
    assert not desk.fire.holding
    qtbot.keyClick(desk, KEY.Key_Tab)
    assert choices(desk, "Accounts to stop").hasFocus()


def place(desk: Desk, part: QWidget) -> QRect:
    return QRect(part.mapTo(desk, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("size", [(960, 600), (1440, 900), (720, 480)])
@pytest.mark.parametrize("prepare", [kills.calm, lambda: kills.forbidden(kills.calm())])
def test_the_second_control_is_elsewhere_and_everything_fits(
    desk: Desk, size: tuple[int, int], prepare: Callable[[], AppState]
) -> None:
    desk.resize(*size)
    desk.show_state(kills.armed(prepare()))
    first, second = place(desk, desk.bar.kill), place(desk, desk.fire)
    assert not second.intersects(first)
    assert second.top() > first.bottom() + 100
    assert second.left() < first.left() - 100
    assert desk.rect().contains(place(desk, desk.card))
    assert desk.card.rect().contains(desk.fire.geometry())
    assert place(desk, desk.card).top() >= first.bottom()
    choosers = desk.card.findChild(ScrollColumn)
    assert isinstance(choosers, ScrollColumn)
    assert choosers.verticalScrollBar().maximum() == 0 or size[1] < 600
    for part in desk.card.findChildren(Paragraph):
        if not part.isHidden():
            assert part.height() >= part.heightForWidth(part.width()), part.plain_text
            assert desk.card.rect().contains(QRect(part.mapTo(desk.card, QPoint(0, 0)), part.size()))


def test_it_follows_the_window(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    desk.resize(1300, 700)
    assert place(desk, desk.card).right() == place(desk, desk.bar.kill).right()


def test_over_a_dialog_it_stands_in_the_dialog_and_outlives_it(qtbot: QtBot, desk: Desk) -> None:
    dialog = QDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(440, 460)
    dialog.open()
    desk.show_state(kills.armed(kills.calm()))
    assert desk.card.window() is dialog
    press(desk, KEY.Key_Space)
    assert desk.fire.holding
    press(desk, KEY.Key_Space, QEvent.Type.KeyRelease)
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desk.card.window() is desk
    assert desk.card.isVisible()


def test_it_opens_while_locked_and_shows_no_figure_of_an_account(desk: Desk) -> None:
    desk.show_state(replace(kills.armed(kills.calm()), locked=True))
    assert desk.card.isVisible()
    assert "$" not in said(desk)


def test_one_account_has_no_choice_of_all(desk: Desk) -> None:
    state = kills.calm()
    state = replace(state, environment=replace(state.environment, accounts=("company",)))
    desk.show_state(kills.armed(state))
    assert [one.key for one in choices(desk, "Accounts to stop")._choices] == ["company"]
    assert "All 1" not in said(desk)


def test_every_part_has_a_name(desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    for part in (desk.card, desk.fire, *desk.card.findChildren(ChoiceList)):
        assert part.accessibleName()
    assert choices(desk, "Accounts to stop").accessibleDescription() == "company"


def test_keys_that_come_through_the_window_system_are_read_once(qtbot: QtBot, desk: Desk) -> None:
    desk.show_state(kills.armed(kills.calm()))
    window = desk.windowHandle()
    asked: list[str] = []
    desk.card.disarm_requested.connect(asked.append)
    QTest.keyPress(window, KEY.Key_Space)
    assert desk.fire.holding
    QTest.keyRelease(window, KEY.Key_Space)
    assert not desk.fire.holding
    QTest.keyClick(window, KEY.Key_Tab)
    assert desk.fire.hasFocus()
    QTest.keyClick(window, KEY.Key_Tab)
    QTest.keyClick(window, KEY.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert asked == [DISARMED_BY_KEY]
    assert desk.shortcuts == []
