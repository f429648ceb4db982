"""The armed kill by keyboard, wherever the focus is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets import halt_states as kills
from tests.widgets.kill_desk import KEY, Desk, choices, desk, press
from widgets.kill_arm_card import DISARMED_BY_KEY

__all__ = ["desk"]  # the fixture


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
