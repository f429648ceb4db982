"""The Simulation page: what is read is shown, what cannot work says why, and every wish leaves by a signal once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from api_client.models.safe_mode import SafeModeStatus
from app.core.dashboard import PlotData, PlotQuery, PlotSeries, PlotSpec
from app.core.freshness import FailureKind
from app.core.leave_gate import OVERRIDE_PHRASE, Leaving
from app.core.mode_desk import ModeReminder, ModesDesk, ModeTarget, ModeVerdict
from app.core.mode_view import EVERYONE, KEEPS_FIRST, NO_SAFE_MODE, NO_SIMULATION
from app.core.query import Query
from app.core.read_only import READ_ONLY
from app.core.state import AppState, EnvironmentKind, ReadingKind, ServiceAddress, VerdictOfCommand
from app.core.time_window import TimeWindow
from app.core.units import Unit
from tests.core.mode_rooms import SIM, room, safe_mode_on
from tests.core.states import NOW, ago, broken, certificate, read, simulation, state
from tests.widgets.keys_room import heard
from widgets import theme
from widgets.frame import EnvironmentFrame
from widgets.mode_page import ModePage
from widgets.oms_page import OmsPage
from widgets.plot_card import PlotCard
from widgets.plot_wall import PlotWall
from widgets.text import Paragraph

BAD = {(ReadingKind.CERTIFICATE, "oms"): read(certificate(1))}


@pytest.fixture
def page(qtbot: QtBot) -> ModePage:
    page = ModePage()
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    return page


def show(page: ModePage, given: AppState) -> ModePage:
    page.show_state(given, NOW)
    return page


def field(sheet: QWidget, name: str) -> QLineEdit:
    return next(line for line in sheet.findChildren(QLineEdit) if line.accessibleName().startswith(name))


def cells(page: ModePage, column: int) -> list[str]:
    return [page._model.index(row, column).data() for row in range(page._model.rowCount())]


def test_accounts_and_the_platform_s_word_are_shown_as_read(page: ModePage) -> None:
    show(page, room("company"))
    assert page.subtitle.startswith("MIXED. Simulated: company.")
    assert (cells(page, 0), cells(page, 1)) == (
        ["company", "director-1", "director-2"],
        ["SIMULATION", "LIVE", "LIVE"],
    )
    show(page, state())
    assert page.subtitle.startswith("LIVE (UNKNOWN).")
    assert set(cells(page, 1)) == {"LIVE (UNKNOWN)"}


def test_why_simulation_cannot_be_read_is_said_above_the_accounts(page: ModePage) -> None:
    show(page, room("company"))
    assert page.trouble == ""
    lost = broken(FailureKind.DRAINING, service="sim-mode", before=read(simulation("company"), 3))
    show(page, room(readings={SIM: lost}))
    assert page.trouble.startswith("Sim-mode is draining and takes no more work. There is no undrain")
    show(page, state(names=("auth",)))
    assert (page.trouble, NO_SIMULATION in page.subtitle) == ("", True)


@pytest.mark.parametrize("width", [640, 1400])
def test_no_account_lies_below_the_bar_that_moves_the_table_sideways(page: ModePage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 900)
    show(page, room("company"))
    table = page._table
    sideways = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: (sideways.maximum() > 0) is (width < 1000))
    last = table.visualRect(page._model.index(2, 0))
    qtbot.waitUntil(lambda: last.bottom() <= table.viewport().height())


def test_what_cannot_work_is_disabled_and_says_why(page: ModePage) -> None:
    enter, leave = page.buttons
    show(page, room())
    assert (enter.isEnabled(), leave.isEnabled()) == (True, False)
    assert leave.accessibleDescription() == page.why == "No account is read to be in simulation."
    said = [part.plain_text for part in page.safe_mode.findChildren(Paragraph) if part.isVisible()]
    assert "Safe mode is read to be off." in said and "Type a time of day as HH:MM, in UTC." in said
    show(page, room("company", "director-1", "director-2"))
    assert enter.accessibleDescription() == page.why == "Every account is read to be in simulation."
    assert leave.isEnabled()
    given = room("company")
    show(page, given)
    assert (page.why, page._why.isVisible()) == ("", False)
    show(page, replace(given, environment=replace(given.environment, read_only=True)))
    assert (page.why, page._why.isVisible()) == (READ_ONLY, True)
    show(page, state(names=("auth",)))
    assert {button.accessibleDescription() for button in page.buttons} == {NO_SIMULATION}
    assert page.why == "", "the heading says it already"
    assert page.safe_mode.words == {"Why": NO_SAFE_MODE}
    assert not page.safe_mode.leave_button.isEnabled()


def test_several_accounts_enter_by_keyboard_with_a_reason(page: ModePage) -> None:
    sent = heard(page.enter_requested)
    show(page, room("company"))
    page.buttons[0].click()
    sheet = page.simulation_sheet
    assert list(sheet.accounts.ticks) == ["director-1", "director-2"]
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sent == []
    for tick in sheet.accounts.ticks.values():
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert sheet.missing_words() == "Type a reason"
    QTest.keyClicks(field(sheet, "Reason"), "  ")
    assert sheet.missing_words() == "Type a reason"
    QTest.keyClicks(field(sheet, "Reason"), "drill")
    QTest.keyClick(field(sheet, "Reason"), Qt.Key.Key_Return)
    assert sent == [(("director-1", "director-2"), "  drill")]
    assert not sheet.isVisible()


def test_safe_mode_is_entered_with_a_line_that_everyone_can_read(page: ModePage) -> None:
    sent = heard(page.safe_mode_requested)
    show(page, room(safe=safe_mode_on(actor=None)))
    assert page.safe_mode.words["Who"].startswith("unknown: the service forgets")
    page.safe_mode._enter.click()
    sheet = page.safe_mode_sheet
    assert sheet.accessibleDescription().strip().startswith(KEEPS_FIRST)
    reason = field(sheet, "Reason")
    assert EVERYONE in reason.accessibleName()
    reason.setText("x" * 81)
    assert len(reason.text()) == 80
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert sent == [("x" * 80,)]


def test_leaving_waits_for_every_condition_and_hands_over_what_was_typed(page: ModePage) -> None:
    sent = heard(page.leave_requested)
    show(page, room("company"))
    page.buttons[1].click()
    sheet = page.leave_sheet
    assert sheet.accounts.chosen == ("company",)
    assert [line.word for line in sheet.conditions] == ["HOLDS", "HOLDS", "HOLDS", "NOT YET", "NOT YET"]
    assert not sheet._phrase.isVisible()
    QTest.keyClicks(field(sheet, "Reason"), "drill over")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert (sent, sheet.missing_words()) == ([], "Not yet: Typed name")
    QTest.keyClicks(field(sheet, "Type what"), "company")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sent == [(Leaving(ModeTarget.SIMULATION, ("company",), "drill over", "company"),)]


def test_the_board_is_overridden_with_a_phrase_and_a_second_person_whose_secrets_go_once(page: ModePage) -> None:
    asked, again = heard(page.second_requested), heard(page.sign_in_requested)
    given = room(safe=safe_mode_on(), readings=BAD)
    show(page, given)
    page.safe_mode.leave_button.click()
    sheet = page.leave_sheet
    assert sheet._phrase.isVisible()
    assert not sheet._accounts.isVisible()
    assert not sheet._second.isEnabled()
    QTest.keyClicks(field(sheet, "Reason"), "drill over")
    QTest.keyClicks(field(sheet, "Phrase"), OVERRIDE_PHRASE)
    assert "A second person has to sign in." in sheet.conditions[2].text
    sheet._second.click()
    second = sheet.second_sheet
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert (asked, second.isVisible()) == ([], True)
    QTest.keyClicks(field(second, "Second person's e-mail"), "two@example.com")
    QTest.keyClicks(field(second, "Second person's password"), "canary")
    QTest.keyClicks(field(second, "Second person's one-time"), "123456")
    taken = []
    page.second_requested.connect(lambda *_: taken.append(page.take_secrets()))
    QTest.keyClick(second, Qt.Key.Key_Return)
    (wanted, email), secrets = asked[0], taken[0]
    assert (wanted.reason, email, secrets[0].reveal()) == ("drill over", "two@example.com", "canary")
    assert "canary" not in repr(asked)
    assert [part.reveal() for part in page.take_secrets()] == ["", ""]
    assert not sheet._again.isVisible()
    show(page, replace(given, session=replace(given.session, signed_in_at=ago(400))))
    sheet._again.click()
    assert again == [()]
    show(page, replace(given, modes=ModesDesk(failure="The password is wrong.")))
    assert sheet._failure.isVisible()


@pytest.mark.parametrize("locked", [True, False])
def test_no_sheet_outlives_its_person(page: ModePage, locked: bool) -> None:
    given = room("company")
    show(page, given)
    page.buttons[1].click()
    other = given.session if locked else replace(given.session, email="two@example.com")
    show(page, replace(given, locked=locked, session=other))
    assert not page.leave_sheet.isVisible()


def test_a_reminder_takes_a_time_of_day_and_can_be_dropped(page: ModePage) -> None:
    asked, dropped = heard(page.remind_requested), heard(page.reminder_dropped)
    show(page, room())
    at = field(page.safe_mode, "Remind me")
    at.setText("25:00")
    QTest.keyClick(at, Qt.Key.Key_Return)
    assert asked == []
    at.setText("14:30")
    QTest.keyClick(at, Qt.Key.Key_Return)
    assert asked == [("14:30",)]
    show(page, room(desk=ModesDesk(reminders=(ModeReminder("a", NOW, "o@x.y"),))))
    assert page.safe_mode._reminders.plain_text.startswith("Reminds at")
    page.safe_mode._drop.click()
    assert dropped == [("a",)]


def test_every_verdict_is_told_beside_what_was_read_back(page: ModePage) -> None:
    show(page, room())
    assert page.verdicts == ()
    done = ModeVerdict("company", VerdictOfCommand.DONE, "company is live.", ago(4), "Read back: live.")
    lost = ModeVerdict("director-1", VerdictOfCommand.UNKNOWN, "No answer.", ago(4))
    show(page, room(desk=ModesDesk(verdicts=(done, lost), failure="Say why.")))
    assert [(line.word, line.name, line.text, line.age) for line in page.verdicts] == [
        ("DONE", "company", "company is live. Read back: live.", "4 s"),
        ("UNKNOWN", "director-1", "No answer.", "4 s"),
    ]
    page.show_time(NOW)


def test_every_control_has_a_name(page: ModePage) -> None:
    show(page, room("company", safe=SafeModeStatus(False, None, None, None)))
    assert all(line.accessibleName() for line in page.findChildren(QLineEdit))


def test_the_frame_is_dashed_only_while_no_order_can_reach_the_exchange(qtbot: QtBot) -> None:
    frame = EnvironmentFrame(EnvironmentKind.PRODUCTION)
    qtbot.addWidget(frame)
    frame.resize(100, 60)
    edge, inside = QColor(theme.current().colour("fail")), QColor(theme.current().bg)
    assert frame.grab().toImage().pixelColor(30, 0) == edge
    frame.show_live(False)
    picture = frame.grab().toImage()
    assert (picture.pixelColor(0, 0), picture.pixelColor(30, 0), picture.pixelColor(0, 30)) == (edge, inside, inside)
    frame.show_live(True)
    assert frame.grab().toImage().pixelColor(30, 0) == edge


def test_plots_and_what_is_saved_of_them_say_the_mode(qtbot: QtBot) -> None:
    card = PlotCard(PlotSpec("p", "Latency", Unit.SECONDS, (PlotQuery(Query("x")),)))
    qtbot.addWidget(card)
    for mode, mark in (("SIMULATION", "SIMULATION"), ("LIVE", ""), ("LIVE (UNKNOWN)", "LIVE (UNKNOWN)")):
        card.show_mode(mode)
        assert card._remark.text() == mark
    wall = PlotWall()
    qtbot.addWidget(wall)
    saved = heard(wall.save_requested)
    window, times = TimeWindow(60.0), np.arange(5.0) + NOW.timestamp() - 10
    plot = PlotData(card._spec, (PlotSeries("a", times, times, None, None),), None)
    wall.show_environment("prod", "SIMULATION")
    wall.show_plots("d", (plot,), window, NOW)
    assert wall.cards[0]._remark.text() == "SIMULATION"
    wall.show_environment("prod", "MIXED")
    assert wall.cards[0]._remark.text() == "MIXED"
    wall.cards[0].csv_requested.emit("p")
    assert b"environment prod, mode MIXED, 2026-03-04" in saved[0][1]


@pytest.mark.parametrize(
    ("given", "mark"),
    [
        (room(), ""),
        (room("company"), "MIXED"),
        (room("company", "director-1", "director-2"), "SIMULATION"),
        (state(), "LIVE (UNKNOWN)"),
    ],
)
def test_the_impact_curve_says_the_mode(qtbot: QtBot, given: AppState, mark: str) -> None:
    oms = ServiceAddress("oms", "https://oms.example.com", "async")
    page = OmsPage()
    qtbot.addWidget(page)
    page.show_state(
        replace(given, environment=replace(given.environment, services=(*given.environment.services, oms))), NOW
    )
    assert page.facts["impact"]._remark.text() == mark
