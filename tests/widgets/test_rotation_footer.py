"""Back, onward and calling off, by keyboard: what leads on, what does not, what is asked before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_steps import Step
from tests.widgets import rotation_states as rotations
from tests.widgets.halt_desk import button, part, said
from tests.widgets.rotation_page_desk import line, make, show
from widgets.key_field import KeyField
from widgets.rotation_footer import RotationFooter


def test_onward_and_back_by_keyboard(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed()))
    with qtbot.waitSignal(page.onward_requested):
        QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.back_requested):
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.onward_requested):
        qtbot.keyClick(button(page, "Continue to Checklist"), Qt.Key.Key_Return)


def test_the_keys_work_from_inside_a_field(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun()))
    qtbot.waitUntil(line(page, "Reason for the rotation").hasFocus)
    with qtbot.waitSignal(page.onward_requested):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    show(page, rotations.desk(rotations.begun(step=Step.NEW_KEY)))
    qtbot.waitUntil(part(page, KeyField).hasFocus)
    with qtbot.waitSignal(page.back_requested):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Escape)
    assert part(page, RotationFooter).asking


@pytest.mark.parametrize(
    "desk",
    [
        rotations.desk(rotations.begun(step=Step.NEW_KEY)),
        rotations.desk(rotations.keyed(), busy=Busy.TEST),
        rotations.answered(rotations.made.accepted()),
        rotations.confirming(),
    ],
)
def test_the_key_for_onward_does_nothing_where_nothing_leads_on(qtbot: QtBot, desk: RotationDesk) -> None:
    page = make(qtbot, desk)
    with qtbot.assertNotEmitted(page.onward_requested):
        QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def test_there_is_no_way_back_from_the_first_step_nor_once_it_left(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun()))
    assert not button(page, "Back").isVisible()
    with qtbot.assertNotEmitted(page.back_requested):
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    show(page, rotations.answered(rotations.made.sent(), busy=Busy.SEND))
    assert not part(page, RotationFooter).isVisible()


def test_why_it_cannot_go_on_stands_beside_the_button(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun(step=Step.NEW_KEY)))
    footer = part(page, RotationFooter)
    assert footer.onward.reason == "Enter both parts of the new key."
    assert not footer.onward.button.isEnabled()
    assert "Enter both parts of the new key." in said(page)


def test_escape_asks_before_it_calls_anything_off(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed()))
    footer = part(page, RotationFooter)
    with qtbot.assertNotEmitted(page.cancel_requested):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert footer.asking
    assert "Nothing was sent to the platform." in said(page)
    with qtbot.assertNotEmitted(page.cancel_requested), qtbot.assertNotEmitted(page.onward_requested):
        QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not footer.asking
    QTest.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.cancel_requested):
        qtbot.keyClick(button(page, "Call it off"), Qt.Key.Key_Return)
    assert not footer.asking


def test_what_has_left_cannot_be_called_off(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed()))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    show(page, rotations.answered(rotations.made.sent(), busy=Busy.SEND))
    assert not part(page, RotationFooter).asking
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not part(page, RotationFooter).asking
