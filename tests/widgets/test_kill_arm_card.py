"""The armed kill: what it says, the choices, the countdown, and where the second control stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core.state import AppState
from tests.widgets import halt_states as kills
from tests.widgets.kill_desk import KEY, Desk, choices, desk, press, said
from widgets.choice_list import ChoiceList
from widgets.kill_arm_card import DISARMED_BY_TIME
from widgets.scroll_column import ScrollColumn
from widgets.text import Paragraph

__all__ = ["desk"]  # the fixture


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


def test_the_card_and_the_control_count_down_together(desk: Desk) -> None:
    armed, now = kills.armed(kills.calm()), kills.NOW + timedelta(seconds=0.7)
    desk.card.show_state(armed, now)
    desk.bar.show_state(armed, now)
    assert desk.bar.kill.shown_detail == f"armed, {desk.card._left.text()}"


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
