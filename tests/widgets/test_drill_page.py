"""The drill page: where it may, where it may not, what it hides before the fire, what it shows after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.drill import Drill
from app.core.state import EnvironmentKind, SessionState
from tests.widgets import drill_desk as desk
from tests.widgets import halt_states as kills
from tests.widgets.drill_desk import make
from tests.widgets.halt_desk import button, part, said
from tests.widgets.test_halt_page import cut, wrapped
from widgets.drill_history import DrillHistory
from widgets.drill_input import InputCount
from widgets.drill_live_card import DrillLiveCard
from widgets.drill_page import DrillPage
from widgets.drill_sheet_card import DrillSheetCard
from widgets.kill_keys import KillKeys
from widgets.status_badge import StatusBadge


def words(page: QWidget) -> list[str]:
    return [one.word for one in page.findChildren(StatusBadge) if one.isVisible()]


@pytest.mark.parametrize("kind", list(EnvironmentKind))
def test_elsewhere_it_says_why_not_and_offers_nothing(qtbot: QtBot, kind: EnvironmentKind) -> None:
    page = make(qtbot, kills.calm(kind))
    assert "exists only in a sandbox that this run of the console started" in said(page)
    assert words(page) == ["No drill here"]
    assert not [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert not part(page, DrillHistory).isVisible()


def test_born_unknown(qtbot: QtBot) -> None:
    page = DrillPage()
    qtbot.addWidget(page)
    page.show()
    page.show_time(desk.NOW)
    assert "It is not known yet which environment this is." in said(page)


def test_at_home_it_starts_by_keyboard(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home())
    assert "at a moment that is not told, 3 to 10 s after the start" in said(page)
    with qtbot.waitSignal(page.start_requested):
        qtbot.keyClick(button(page, "Start drill"), Qt.Key.Key_Return)


def test_without_a_session_it_cannot_start_and_says_so(qtbot: QtBot) -> None:
    page = make(qtbot, replace(desk.at_home(), session=SessionState()))
    assert not button(page, "Start drill").isEnabled()
    assert "Sign in first" in said(page)


def test_while_the_sandbox_is_reset_no_other_drill_starts(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home(), desk.ended())
    assert button(page, "Start drill").isEnabled()
    page.show_drill(desk.ended(), busy=True)
    assert not button(page, "Start drill").isEnabled()
    assert "The sandbox is being reset" in said(page)


def test_staged_looks_exactly_as_waiting(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home(), desk.waiting())
    before = (said(page), words(page), page.grab().toImage())
    assert "176 s left to fire" in before[0]
    page.show_drill(desk.waiting().staged(desk.ago(1)), busy=True)
    assert (said(page), words(page), page.grab().toImage()) == before


@pytest.mark.parametrize(
    ("net_usd", "word"),
    [(-180_412.5, "Daily loss beyond the cap"), (900.0, "Daily loss within the cap"), (float("nan"), "not known now")],
)
def test_the_account_s_day_has_a_source_and_an_age(qtbot: QtBot, net_usd: float, word: str) -> None:
    page = make(qtbot, desk.at_home(net_usd), desk.waiting())
    assert any(word in shown for shown in words(page))
    assert "GET /metrics of risk: account_daily_net_pnl_usd, read 2 s ago" in said(page)
    page.show_time(desk.NOW + timedelta(seconds=3))
    assert "read 5 s ago" in said(page)
    assert "173 s left to fire" in said(page)


def test_escape_and_the_button_stop_it_before_the_fire(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home(), desk.waiting())
    with qtbot.waitSignal(page.stop_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.stop_requested):
        qtbot.mouseClick(button(page, "Stop the drill"), Qt.MouseButton.LeftButton)


def test_after_the_fire_only_the_button_ends_it(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home(), desk.fired())
    assert "FIRED" in words(page)
    assert "20 s since the fire" in said(page)
    with qtbot.assertNotEmitted(page.stop_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.stop_requested):
        qtbot.keyClick(button(page, "End the drill now"), Qt.Key.Key_Return)


def test_the_sheet_shows_the_measures_and_every_rung(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home(), desk.ended())
    sheet = part(page, DrillSheetCard)
    assert sheet.badge.word == "OBJECTIVE NOT PROVEN"
    facts = sheet.facts.words()
    assert facts["Detection"] == "12.0 s, from the incident to the first arming"
    assert facts["Decision"] == "2.5 s, from the first arming to the fire"
    assert facts["Operator"] == "2 keystrokes, 0 clicks, disarmed 0 times"
    assert "Not seen: Risk engine refuses, Orders none, Positions flat." in said(page)
    assert not part(page, DrillLiveCard).isVisible()
    page.show_drill(desk.met())
    assert sheet.badge.word == "OBJECTIVE MET"
    page.show_drill(replace(desk.ended(), ended_at=desk.NOW + timedelta(seconds=60)))
    assert sheet.badge.word == "OBJECTIVE NOT MET"


def test_an_aborted_drill_has_no_rungs_but_a_reason(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home(), desk.aborted())
    assert part(page, DrillSheetCard).badge.word == "ABORTED"
    assert "No result: not fired within 3 min of the start." in said(page)
    assert "Rungs, against" not in said(page)


@pytest.mark.parametrize(("name", "form"), [("Export Markdown…", "markdown"), ("Export JSON…", "json")])
def test_the_sheet_of_an_ended_drill_can_be_exported(qtbot: QtBot, name: str, form: str) -> None:
    page = make(qtbot, desk.at_home(), desk.waiting())
    assert not button(page, name).isVisible()
    page.show_drill(desk.ended())
    with qtbot.waitSignal(page.export_requested) as emitted:
        qtbot.keyClick(button(page, name), Qt.Key.Key_Space)
    assert emitted.args == [form]


def test_the_trend_counts_and_tells_medians(qtbot: QtBot) -> None:
    page = make(qtbot, desk.at_home())
    history = part(page, DrillHistory)
    assert (history.rows, history.medians) == (0, "The journal holds no drill yet.")
    page.show_drills([desk.met("a", 1), desk.met("b", 3), desk.aborted()])
    assert history.rows == 3
    assert history.medians.startswith("2 done, 2 within the objective, 1 aborted. Medians: detection 17.0 s, decision")
    page.show_drills([desk.aborted()])
    assert history.medians == "0 done, 0 within the objective, 1 aborted."


@pytest.mark.parametrize("width", [720, 960, 1600])
@pytest.mark.parametrize("drill", [None, desk.waiting(), desk.fired(), desk.ended(), desk.aborted()])
def test_no_text_is_cut_and_nothing_is_wider_than_the_page(qtbot: QtBot, width: int, drill: Drill | None) -> None:
    page = make(qtbot, desk.at_home(), drill, width)
    page.show_drills([desk.met(), desk.aborted()])
    qtbot.waitUntil(lambda: cut(page) == [])
    for one in wrapped(page):
        assert one.mapTo(page, one.rect().bottomRight()).x() < width


class Desk(QWidget):
    """A window with a button in a layout and a shortcut of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("one")
        QVBoxLayout(self).addWidget(self.button)
        QShortcut(QKeySequence("Ctrl+1"), self)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWindow]:
    shown = Desk()
    qtbot.addWidget(shown)
    shown.show()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.button.setFocus()
    handle = shown.windowHandle()
    assert handle is not None
    yield handle
    shown.close()


def test_each_press_counts_once_however_many_widgets_it_passes(qapp: QApplication, window: QWindow) -> None:
    count = InputCount(qapp)
    QTest.keyClick(window, Qt.Key.Key_A)
    count.begin()
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window, Qt.Key.Key_Shift)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    assert count.end() == (3, 1)
    QTest.keyClick(window, Qt.Key.Key_A)
    assert count.end() == (3, 1)
    count.begin()
    assert count.end() == (0, 0)


def test_keys_that_an_armed_kill_takes_are_counted_too(qapp: QApplication, window: QWindow) -> None:
    count, keys = InputCount(qapp), KillKeys(qapp)
    count.begin()
    keys.start()
    QTest.keyClick(window, Qt.Key.Key_Space)
    count.come_first()
    QTest.keyClick(window, Qt.Key.Key_Space)
    keys.stop()
    assert count.end() == (1, 0)
    count.come_first()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert count.end() == (1, 0), "an ended count does not begin again"
