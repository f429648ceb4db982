"""Signing in: what is asked, what is said, and that secrets go one way only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.clock import ClockFact
from app.core.state import AppState, EnvironmentKind, ReadingKind, SessionState
from tests.widgets import states
from widgets.lock_screen import LockScreen
from widgets.sign_in_sheet import SignInPurpose, SignInSheet
from widgets.text import Paragraph

EMAIL, PASSWORD, CODE = "ops@example.com", "canary-password", "123456"


@pytest.fixture
def sheet(qtbot: QtBot) -> SignInSheet:
    made = SignInSheet(states.environment(EnvironmentKind.SANDBOX, own_sandbox=True))
    qtbot.addWidget(made)
    made.open_for(SignInPurpose.SIGN_IN, EMAIL)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def field(sheet: SignInSheet, name: str) -> QLineEdit:
    return next(found for found in sheet.findChildren(QLineEdit) if found.accessibleName().startswith(name))


def button(sheet: SignInSheet, name: str) -> QPushButton:
    return next(found for found in sheet.findChildren(QPushButton) if found.accessibleName() == name)


def words(sheet: SignInSheet) -> str:
    return " ".join(part.plain_text for part in sheet.findChildren(Paragraph) if part.isVisible())


def fill(qtbot: QtBot, sheet: SignInSheet) -> None:
    qtbot.keyClicks(field(sheet, "Password"), PASSWORD)
    qtbot.keyClicks(field(sheet, "One-time code"), CODE)


def busy(state: AppState, *, failure: str = "", running: bool) -> AppState:
    return replace(state, session=SessionState(busy=running, failure=failure))


def test_it_opens_with_the_keyboard_in_the_first_empty_field(sheet: SignInSheet) -> None:
    assert sheet.isModal()
    assert field(sheet, "Password").hasFocus()
    assert field(sheet, "E-mail").text() == EMAIL


def test_the_reason_why_it_cannot_be_sent_stands_beside_the_button(qtbot: QtBot, sheet: SignInSheet) -> None:
    submit = button(sheet, "Sign in")
    assert submit.accessibleDescription() == "Type the password"
    qtbot.keyClicks(field(sheet, "Password"), PASSWORD)
    assert submit.accessibleDescription() == "Type the six-digit code"
    qtbot.keyClicks(field(sheet, "One-time code"), CODE)
    assert submit.isEnabled()
    field(sheet, "E-mail").setText(" ")
    assert submit.accessibleDescription() == "Type the e-mail"


def test_enter_asks_and_the_signal_carries_no_secret(qtbot: QtBot, sheet: SignInSheet) -> None:
    fill(qtbot, sheet)
    with qtbot.waitSignal(sheet.sign_in_requested) as asked:
        qtbot.keyClick(field(sheet, "One-time code"), Qt.Key.Key_Return)
    assert asked.args == [EMAIL]
    password, code = sheet.take_secrets()
    assert (password.reveal(), code.reveal()) == (PASSWORD, CODE)
    assert all(not secret for secret in sheet.take_secrets())


def test_enter_asks_for_nothing_while_something_is_missing(qtbot: QtBot, sheet: SignInSheet) -> None:
    with qtbot.assertNotEmitted(sheet.sign_in_requested):
        qtbot.keyClick(field(sheet, "Password"), Qt.Key.Key_Return)


def test_enter_on_cancel_cancels(qtbot: QtBot, sheet: SignInSheet) -> None:
    fill(qtbot, sheet)
    with qtbot.assertNotEmitted(sheet.sign_in_requested):
        qtbot.keyClick(button(sheet, "Cancel"), Qt.Key.Key_Return)
    assert not sheet.isVisible()


@pytest.mark.parametrize("way", ["reject", "accept", "close"])
def test_closing_forgets_what_was_typed(qtbot: QtBot, sheet: SignInSheet, way: str) -> None:
    fill(qtbot, sheet)
    getattr(sheet, way)()
    assert all(not secret for secret in sheet.take_secrets())


def test_a_running_sign_in_cannot_be_asked_for_twice(qtbot: QtBot, sheet: SignInSheet) -> None:
    fill(qtbot, sheet)
    sheet.show_state(busy(states.unknown(), running=True), states.NOW)
    assert button(sheet, "Sign in").accessibleDescription() == "Signing in…"
    assert not button(sheet, "Sign in as the demo operator").isEnabled()
    assert not field(sheet, "Password").isEnabled()


def test_success_closes_the_sheet(qtbot: QtBot, sheet: SignInSheet) -> None:
    fill(qtbot, sheet)
    button(sheet, "Sign in").click()
    sheet.take_secrets()
    sheet.show_state(busy(states.unknown(), running=True), states.NOW)
    assert sheet.isVisible()
    sheet.show_state(states.calm(), states.NOW)
    assert not sheet.isVisible()
    assert sheet.result() == SignInSheet.DialogCode.Accepted


def test_failure_is_said_and_can_be_corrected(qtbot: QtBot, sheet: SignInSheet) -> None:
    fill(qtbot, sheet)
    button(sheet, "Sign in").click()
    sheet.take_secrets()
    sheet.show_state(busy(states.unknown(), running=True), states.NOW)
    sheet.show_state(busy(states.unknown(), running=False, failure="The code was not accepted."), states.NOW)
    assert "The code was not accepted." in words(sheet)
    assert field(sheet, "Password").isEnabled()
    assert field(sheet, "Password").hasFocus()
    fill(qtbot, sheet)
    button(sheet, "Sign in").click()
    assert "The code was not accepted." not in words(sheet)


def test_another_s_sign_in_does_not_close_the_sheet(sheet: SignInSheet) -> None:
    sheet.show_state(busy(states.unknown(), running=True), states.NOW)
    sheet.show_state(states.calm(), states.NOW)
    assert sheet.isVisible()


@pytest.mark.parametrize(("skew_s", "tone"), [(0.2, "muted"), (41.0, "warn"), (-90.0, "warn"), (5.0, "muted")])
def test_clock_skew_is_said_before_the_code_is_typed(sheet: SignInSheet, skew_s: float, tone: str) -> None:
    state = states.read(states.unknown(), ReadingKind.CLOCK, "auth", ClockFact(skew_s, 0.01, 0.5), 2)
    sheet.show_state(state, states.NOW)
    assert "This workstation's clock" in words(sheet)
    assert sheet._skew.property("tone") == tone
    assert ("codes will be refused" in words(sheet)) is (tone == "warn")
    assert sheet._skew.y() < field(sheet, "One-time code").y()


def test_the_demo_operator_is_offered_by_this_run_s_sandbox_only(qtbot: QtBot, sheet: SignInSheet) -> None:
    with qtbot.waitSignal(sheet.demo_requested):
        qtbot.keyClick(button(sheet, "Sign in as the demo operator"), Qt.Key.Key_Return)
    other = SignInSheet(states.environment(EnvironmentKind.SANDBOX))
    qtbot.addWidget(other)
    other.open_for(SignInPurpose.SIGN_IN)
    assert not button(other, "Sign in as the demo operator").isVisible()
    assert field(other, "E-mail").accessibleName() == "E-mail"


@pytest.mark.parametrize("purpose", SignInPurpose)
def test_each_purpose_has_its_title_and_its_button(qtbot: QtBot, purpose: SignInPurpose) -> None:
    sheet = SignInSheet(states.environment())
    qtbot.addWidget(sheet)
    sheet.open_for(purpose, EMAIL)
    assert sheet.windowTitle() == purpose.title
    assert button(sheet, purpose.action).isVisible()
    assert sheet.purpose is purpose


def test_no_text_is_cut_off(sheet: SignInSheet) -> None:
    sheet.show_failure(
        "The password was right; the code was not accepted. Wait for the next code, and check the clock."
    )
    sheet.layout().activate()
    for part in sheet.findChildren(Paragraph):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.plain_text


def test_the_lock_screen_names_who_locked_and_shows_no_figure(qtbot: QtBot) -> None:
    screen = LockScreen()
    qtbot.addWidget(screen)
    screen.show()
    screen.show_state(states.calm(), states.NOW)
    said = " ".join(part.plain_text for part in screen.findChildren(Paragraph))
    assert "ops@example.com (company)" in said
    assert "Unlocking is a sign-in" in said
    assert not any(letter.isdigit() for letter in said)
    screen.show_state(states.unknown(), states.NOW)
    said = " ".join(part.plain_text for part in screen.findChildren(Paragraph))
    assert "nobody was signed in" in said
    with qtbot.waitSignal(screen.unlock_requested):
        qtbot.keyClick(screen.findChild(QPushButton), Qt.Key.Key_Return)
