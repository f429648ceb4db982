"""The Alerts page: what is urgent first, what can be done and why not, silences, keys alone, ages, filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.alert_actions import AlertAction, AlertWish
from app.core.alert_desk import AlertBoard
from app.core.state import SessionState
from tests.widgets.alert_states import (
    ALERTS,
    CONSOLE,
    ENGAGED,
    FIRING,
    NOTED,
    OMS,
    SHELVED,
    SILENCED,
    SLOW,
    alerting,
    board,
    said,
    silence,
)
from tests.widgets.page_desk import button, heard
from tests.widgets.states import NOW, calm
from tests.widgets.tab_walk import missed_by_tab
from widgets.alert_page import AlertPage
from widgets.table_model import CellRole

ACKNOWLEDGE, UNACKNOWLEDGE, SHELVE, UNSHELVE, SILENCE = AlertAction


@pytest.fixture
def page(qtbot: QtBot) -> AlertPage:
    made = AlertPage()
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    made.activateWindow()
    return made


def cells(page: AlertPage, column: int) -> list[str]:
    return [str(page._model.index(row, column).data()) for row in range(page._model.rowCount())]


def press(key: Any, text: bool = False) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    if text:
        QTest.keyClicks(here, key)
    else:
        QTest.keyClick(here, key)


def in_sheet(page: AlertPage, qtbot: QtBot) -> None:
    """Wait until the sheet that was opened has the keyboard, in its note."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.sheet._note)


def test_it_is_born_without_a_claim(page: AlertPage) -> None:
    page.show_time(NOW)
    page.show_state(calm(), NOW)
    assert page._nothing.isVisible()
    assert page._empty.accessibleName() == "Alerts. No source was asked yet. This takes a moment."
    assert page._heading.subtitle == "No source was asked yet."
    assert not page._load.isVisible()
    assert page._desk_facts.words() == {"Sources": "No source was asked yet."}
    assert (page.selected, page._details.isVisible(), page._alerts.isVisible()) == ("", False, False)
    for key in "ASQ":
        QTest.keyClicks(page, key)
    assert not page.sheet.isVisible()
    page.show_state(alerting(replace(AlertBoard(), opened_at=NOW)), NOW)
    assert "No source tells of a rule or an alert." in page._empty.accessibleName()


def test_the_kill_switch_is_first_and_every_row_says_its_state_by_shape_and_word(page: AlertPage) -> None:
    page.show_state(alerting(), NOW)
    assert cells(page, 1)[:5] == ["KillSwitchEngaged", "OmsRejectsSlow", "DiskFills", "RiskLimitNear", "WebsocketLag"]
    assert cells(page, 0)[:8] == [
        "FIRING",
        "FIRING",
        "SILENCED",
        "ACKNOWLEDGED",
        "SHELVED",
        "UNKNOWN",
        "BLIND",
        "PENDING",
    ]
    shapes = [page._model.index(row, 0).data(CellRole.SHAPE) for row in range(9)]
    assert shapes == ["■", "■", "⊘", "⊘", "⊘", "◆", "◆", "▲", "●"]
    assert (cells(page, 4)[1], cells(page, 5)[1], cells(page, 6)[1]) == ("41.7", "> 30", "4 min")
    assert page._heading.subtitle == "5 firing (1 acknowledged), 1 pending, 2 unknown (1 blind), 5 inactive"
    load, suppressed = page._load.words
    assert load.startswith("3 alarms in 10 minutes, more than one person can take in")
    assert suppressed == "2 suppressed: 1 shelved, 1 silenced"


def test_the_details_are_those_of_the_selected_row_and_news_keep_it(page: AlertPage) -> None:
    page.show_state(alerting(), NOW)
    page.select(SLOW)
    assert page.selected == SLOW
    assert page.details.facts["Summary"] == "OMS takes more than 30 s to reject"
    assert page.details.facts["Must hold"] == "For 2 min before it fires"
    assert page.details.offered() == {ACKNOWLEDGE: "", SHELVE: "", SILENCE: ""}
    page.show_time(NOW + timedelta(minutes=2))
    assert page.selected == SLOW
    assert page.details.facts["Since"] == "03:08:44 UTC, 6 min ago"
    page.select(NOTED)
    assert page.details.words == "Acknowledged by ops@example.com until 04:07 UTC: exposure is being cut"
    page.select("nobody's")
    assert page.selected == NOTED


def test_the_kill_switchs_alert_can_be_acknowledged_but_never_shelved_or_silenced(page: AlertPage) -> None:
    wished = heard(page.wished)
    page.show_state(alerting(), NOW)
    page.select(ENGAGED)
    assert page.details.reasons == (
        "Shelve, Silence: Alerts about the kill switch are never shelved, silenced or hidden here."
    )
    for key in "SQ":
        press(key, text=True)
        assert not page.sheet.isVisible()
    assert not page.details.buttons[SHELVE].isEnabled()
    assert page.details.buttons[SHELVE].accessibleDescription().startswith("Alerts about the kill switch")
    press("A", text=True)
    assert page.sheet.isVisible()
    page.close_sheets()
    assert wished == []


def test_nobody_signed_in_decides_nothing_and_reads_why(page: AlertPage) -> None:
    page.show_state(replace(alerting(), session=SessionState()), NOW)
    page.select(SLOW)
    assert page.details.reasons == "Acknowledge, Shelve, Silence: Sign in first: it is written down who did it."
    press("A", text=True)
    assert not page.sheet.isVisible()
    assert not page.silences.end_button.isEnabled()


def test_keys_alone_acknowledge_with_a_note_and_an_end(page: AlertPage, qtbot: QtBot) -> None:
    wished = heard(page.wished)
    page.show_state(alerting(), NOW)
    page._table.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    press("a", text=True)
    in_sheet(page, qtbot)
    press(Qt.Key.Key_Return)
    assert page.sheet.isVisible()  # without a note nothing is decided
    press("on it", text=True)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert not page.sheet.isVisible()
    assert wished == [(AlertWish(ACKNOWLEDGE, (SLOW,), "on it", timedelta(minutes=30)),)]


def test_keys_alone_silence_and_leave_a_label_open(page: AlertPage, qtbot: QtBot) -> None:
    wished = heard(page.wished)
    page.show_state(alerting(), NOW)
    page.select(SLOW)
    press("q", text=True)
    in_sheet(page, qtbot)
    press("known", text=True)
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "service = oms"
    press(Qt.Key.Key_Space)
    page.sheet.show_time(NOW + timedelta(minutes=1))
    assert page.sheet._spans.accessibleDescription() == "1 hour until 04:13 UTC"
    page.sheet._submit.click()
    assert wished == [(AlertWish(SILENCE, (SLOW,), "known", timedelta(hours=1), ("service",)),)]
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page._table.setFocus()
    QTest.keyClicks(page._table, "s")
    assert page.sheet._labels.isHidden()
    assert page.sheet._note.text() == ""
    page.sheet._note.setText("later")
    page.sheet._submit.click()
    assert wished[-1] == (AlertWish(SHELVE, (SLOW,), "later", timedelta(minutes=30)),)


@pytest.mark.parametrize(("key", "press_of", "action"), [(NOTED, "A", UNACKNOWLEDGE), (SHELVED, "S", UNSHELVE)])
def test_what_was_decided_is_taken_back_at_once(page: AlertPage, key: str, press_of: str, action: AlertAction) -> None:
    wished = heard(page.wished)
    page.show_state(alerting(), NOW)
    page.select(key)
    press(press_of, text=True)
    page.details.buttons[action].click()
    assert wished == [(AlertWish(action, (key,)),)] * 2
    assert not page.sheet.isVisible()


def test_a_silence_is_ended_by_key_once_one_is_selected(page: AlertPage) -> None:
    ended = heard(page.silence_end_requested)
    page.show_state(alerting(silences=(silence(), silence(2))), NOW)
    assert not page.silences.end_button.isEnabled()
    assert page.silences.end_button.accessibleDescription() == "Select a silence first."
    page.silences.table.setFocus()
    press(Qt.Key.Key_Down)
    press("e", text=True)
    page.silences.end_button.click()
    assert ended == [("s-2",)] * 2
    page._table.setFocus()
    press("e", text=True)
    assert len(ended) == 2
    assert page.silences.cells()[0] == (
        "ACTIVE",
        'alertname="DiskFills", severity="warning"',
        "night@example.com",
        "the disk is being replaced",
        "04:02 UTC",
        "50 min",
    )


def test_an_environment_without_an_alertmanager_says_so(page: AlertPage) -> None:
    page.show_state(replace(calm(), alerts=board()), NOW)
    assert page.silences.remarks.startswith("This environment names no Alertmanager")
    assert page.silences.end_button.isHidden()
    page.select(SLOW)
    assert page.details.reasons == "Silence: This environment names no Alertmanager."
    page.show_state(alerting(silences=()), NOW)
    assert page.silences.remarks == "Alertmanager has no silence in force."


def test_filters_and_search_narrow_the_list_and_a_landing_undoes_them(page: AlertPage) -> None:
    page.show_state(alerting(), NOW)
    page._phases.setCurrentText("firing")
    assert len(cells(page, 1)) == 5
    page._severities.setCurrentText("critical")
    assert cells(page, 1) == ["KillSwitchEngaged", "OmsRejectsSlow"]
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press("oms", text=True)  # letters are typed here, whatever they do elsewhere
    assert cells(page, 1) == ["OmsRejectsSlow"]
    assert not page.sheet.isVisible()
    page.select(SILENCED)
    assert page.selected == SILENCED
    assert len(cells(page, 1)) == 13
    page._phases.setCurrentText("pending")
    page._severities.setCurrentText("critical")
    assert "No alert has this state and severity." in page._empty.accessibleName()


def test_a_flood_is_grouped_by_name_and_the_kill_switch_stays_alone(page: AlertPage) -> None:
    many = tuple(said(CONSOLE, "OmsRejectsSlow", FIRING, (("n", str(number)), *OMS)) for number in range(14))
    wished = heard(page.wished)
    page.show_state(alerting(board((*many, *ALERTS), dead=True)), NOW)
    assert cells(page, 1)[:3] == ["KillSwitchEngaged", "OmsRejectsSlow × 15", "Prometheus cannot be read"]
    assert page._load._badge.word == "LOAD FLOOD"
    page._table.selectRow(1)
    for action in (SILENCE, SHELVE):
        page.details.buttons[action].click()
        page.sheet._note.setText("known")
        page.sheet._submit.click()
    assert [(one.action, len(one.keys), one.without) for (one,) in wished] == [(SILENCE, 15, ("n",)), (SHELVE, 15, ())]
    page._table.selectRow(2)
    assert page.details.words == "Prometheus cannot be read. It refuses the connection."


def test_nothing_half_typed_outlives_the_page_or_its_person(page: AlertPage) -> None:
    page.show_state(alerting(), NOW)
    page.select(SLOW)
    press("a", text=True)
    page.show_state(replace(alerting(), session=replace(alerting().session, email="other@example.com")), NOW)
    assert not page.sheet.isVisible()
    page.details.buttons[ACKNOWLEDGE].click()
    assert page.sheet.isVisible()
    page.hide()
    assert not page.sheet.isVisible()


def test_a_test_notification_is_asked_for(page: AlertPage) -> None:
    asked = heard(page.test_requested)
    page.show_state(alerting(), NOW)
    QTest.keyClick(button(page, "Send a test notification"), Qt.Key.Key_Return)
    assert asked == [()]


def test_tab_reaches_everything_and_everything_has_a_name(page: AlertPage) -> None:
    page.show_state(alerting(), NOW)
    page._table.setFocus()
    assert missed_by_tab(page) == set()
    names: list[QWidget] = [page._table, page._search, page._phases, page._severities, page.silences.table]
    assert all(one.accessibleName() for one in (*names, *page.details.buttons.values()))
