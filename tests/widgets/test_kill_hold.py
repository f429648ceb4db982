"""The second action: held for its whole time it fires once, anything less does nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from widgets import theme
from widgets.hold_button import HOLD_MS, HOLDING_WORDS, HoldButton
from widgets.kill_keys import KillKeys

LEFT = Qt.MouseButton.LeftButton


def make(qtbot: QtBot, hold_ms: int = 30) -> HoldButton:
    button = HoldButton(hold_ms=hold_ms)
    button.show_words("Stop company")
    qtbot.addWidget(button)
    button.show()
    return button


def test_it_asks_for_one_second() -> None:
    assert HOLD_MS == 1000
    assert HoldButton()._timer.interval() == HOLD_MS


def test_held_with_the_mouse_it_fires_once(qtbot: QtBot) -> None:
    button = make(qtbot)
    with qtbot.waitSignal(button.fired):
        qtbot.mousePress(button, LEFT)
        assert button.words == HOLDING_WORDS
    assert button.words == "Stop company"
    with qtbot.assertNotEmitted(button.fired):
        qtbot.mouseRelease(button, LEFT)
        button.begin_hold()
        button.click()
    assert not button.holding


def test_armed_anew_it_fires_again(qtbot: QtBot) -> None:
    button = make(qtbot)
    button.fire()
    button.rearm()
    with qtbot.waitSignal(button.fired):
        button.begin_hold()


def test_released_early_nothing_happens(qtbot: QtBot) -> None:
    button = make(qtbot, 10_000)
    with qtbot.assertNotEmitted(button.fired), qtbot.waitSignal(button.hold_ended):
        qtbot.mousePress(button, LEFT)
        qtbot.mouseRelease(button, LEFT)
    assert not button.holding
    assert not button._timer.isActive()


def key(kind: QEvent.Type, at_ms: int, *, repeated: bool = False) -> QKeyEvent:
    event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", repeated)
    event.setTimestamp(at_ms)
    return event


def test_a_key_s_repetition_that_looks_like_a_release_does_not_begin_anew(qtbot: QtBot) -> None:
    button = make(qtbot, 10_000)
    keys = KillKeys(button)
    keys.hold_begun.connect(button.begin_hold)
    keys.hold_ended.connect(button.end_hold)
    keys.hold_resumed.connect(button.resume_hold)
    keys.start()
    keys.eventFilter(button, key(QEvent.Type.KeyPress, 1_000))
    qtbot.waitUntil(lambda: button._since.elapsed() > 20)
    keys.eventFilter(button, key(QEvent.Type.KeyRelease, 1_660))
    assert not button.holding
    keys.eventFilter(button, key(QEvent.Type.KeyPress, 1_660))
    assert button.holding and button._timer.interval() < 9_990
    keys.eventFilter(button, key(QEvent.Type.KeyRelease, 1_700))
    keys.eventFilter(button, key(QEvent.Type.KeyPress, 1_790))
    assert button._timer.interval() == 10_000, "another press is another hold"


def test_a_key_that_is_held_on_is_typed_nowhere_else(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    keys = KillKeys(line)
    keys.start()
    QApplication.sendEvent(line, key(QEvent.Type.KeyPress, 1_000))
    keys.stop()
    QApplication.sendEvent(line, key(QEvent.Type.KeyPress, 1_660, repeated=True))
    QApplication.sendEvent(line, key(QEvent.Type.KeyRelease, 1_700))
    QApplication.sendEvent(line, key(QEvent.Type.KeyPress, 1_700))
    QApplication.sendEvent(line, key(QEvent.Type.KeyRelease, 1_740))
    assert line.text() == ""
    QApplication.sendEvent(line, key(QEvent.Type.KeyPress, 2_000))
    QApplication.sendEvent(line, key(QEvent.Type.KeyPress, 2_660, repeated=True))
    assert line.text() == "  "


def test_a_hold_before_it_was_armed_anew_is_not_gone_on_with(qtbot: QtBot) -> None:
    button = make(qtbot, 10_000)
    button.begin_hold()
    qtbot.waitUntil(lambda: button._since.elapsed() > 20)
    button.rearm()
    button.resume_hold()
    assert button.holding and button._timer.interval() == 10_000


def test_leaving_the_button_is_letting_go(qtbot: QtBot) -> None:
    button = make(qtbot, 10_000)
    qtbot.mousePress(button, LEFT)
    qtbot.mouseMove(button, QPoint(5, 5))
    assert button.holding
    qtbot.mouseMove(button, QPoint(-40, 5))
    assert not button.holding


def test_a_hidden_button_is_not_held(qtbot: QtBot) -> None:
    button = make(qtbot, 10_000)
    button.begin_hold()
    button.hide()
    assert not button.holding


@pytest.mark.parametrize("mouse", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_mouse_buttons_do_nothing(qtbot: QtBot, mouse: Qt.MouseButton) -> None:
    button = make(qtbot)
    qtbot.mousePress(button, mouse)
    assert not button.holding


def test_disabled_it_neither_holds_nor_fires(qtbot: QtBot) -> None:
    button = make(qtbot)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.fired):
        button.begin_hold()
        button.fire()
    assert not button.holding


def test_assistive_technology_presses_it(qtbot: QtBot) -> None:
    button = make(qtbot)
    with qtbot.waitSignal(button.fired):
        button.click()


def test_the_ring_fills_but_not_under_reduced_motion(qtbot: QtBot, dressed: QApplication) -> None:
    button = make(qtbot, 10_000)
    button.begin_hold()
    qtbot.waitUntil(lambda: button.share > 0)
    assert button._frames.isActive()
    button.end_hold()
    theme.apply(dressed, "dark", reduced_motion=True)
    button.begin_hold()
    assert (button.share, button._frames.isActive(), button.words) == (0.0, False, HOLDING_WORDS)
    assert button.holding


def test_a_click_leaves_the_keyboard_where_it_was(qtbot: QtBot) -> None:
    assert make(qtbot).focusPolicy() is Qt.FocusPolicy.TabFocus


def test_at_the_size_it_asks_for_no_word_of_it_is_cut(qtbot: QtBot, dressed: QApplication) -> None:
    theme.apply(dressed, "dark", reduced_motion=True)
    button = make(qtbot, 10_000)
    asked = button.sizeHint()
    assert asked.width() > button.minimumSizeHint().width()
    drawn = []
    for more in (0, 100):
        button.resize(asked.width() + more, asked.height())
        button.begin_hold()
        drawn.append(button.grab().toImage().copy(0, 0, asked.width() - 10, asked.height()))
    assert drawn[0] == drawn[1]
