"""A director approves in person: reads all of it, signs in, sees the digest again; no secret leaves by a signal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.approvals import shown_digest
from app.core.clock import ClockFact
from app.core.rotation_desk import Asked, Busy, Obstacles
from tests.widgets import key_states as keys
from tests.widgets.states import NOW
from widgets.director_sheet import DirectorSheet
from widgets.text import Label, Paragraph

EMAIL, PASSWORD, CODE = "director-2@example.com", "canary-password", "123456"
DIGEST = shown_digest(keys.subject().digest)


@pytest.fixture
def sheet(qtbot: QtBot) -> DirectorSheet:
    made = DirectorSheet()
    qtbot.addWidget(made)
    made.open_for(keys.asking("director-1"), NOW)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def field(sheet: DirectorSheet, name: str) -> QLineEdit:
    return next(one for one in sheet.findChildren(QLineEdit) if one.accessibleName().startswith(f"Director's {name}"))


def button(sheet: DirectorSheet, words: str) -> QPushButton:
    return next(one for one in sheet.findChildren(QPushButton) if one.text() == words)


def words(sheet: DirectorSheet) -> str:
    parts = [part.plain_text for part in sheet.findChildren(Paragraph) if part.isVisible()]
    return " ".join((*parts, *(part.text() for part in sheet.findChildren(Label) if part.isVisible())))


def fill(qtbot: QtBot, sheet: DirectorSheet) -> None:
    if sheet.reading:
        button(sheet, "I have read it: sign in").click()
    for name, typed in (("e-mail", EMAIL), ("password", PASSWORD), ("one-time", CODE)):
        field(sheet, name).setText("")
        qtbot.keyClicks(field(sheet, name), typed)


def approve(qtbot: QtBot, sheet: DirectorSheet) -> list[str]:
    heard: list[str] = []
    sheet.approve_requested.connect(heard.append)
    fill(qtbot, sheet)
    button(sheet, "Approve this digest").click()
    return heard


def test_it_first_shows_all_that_is_approved(sheet: DirectorSheet) -> None:
    assert sheet.isModal()
    assert sheet.reading
    shown = sheet._facts.words()
    assert shown["Digest"] == DIGEST
    assert (shown["Account"], shown["New key"], shown["Ticket"]) == ("company", "3f9a 41c7 d02e", "CHG-1182")
    assert "1 of 2 directors have approved: director-1." in words(sheet)
    assert "It can be approved for another 8 min 50 s." in words(sheet)
    assert not field(sheet, "password").isVisible()
    assert button(sheet, "I have read it: sign in").hasFocus()


def test_by_keyboard_alone_from_the_reading_to_the_approval(qtbot: QtBot, sheet: DirectorSheet) -> None:
    heard: list[str] = []
    sheet.approve_requested.connect(heard.append)
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert field(sheet, "e-mail").hasFocus()
    for typed in (EMAIL, PASSWORD, CODE):
        qtbot.keyClicks(sheet.focusWidget(), typed)
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(field(sheet, "one-time"), Qt.Key.Key_Return)
    assert heard == [EMAIL]


def test_the_digest_is_seen_again_above_the_button(qtbot: QtBot, sheet: DirectorSheet) -> None:
    fill(qtbot, sheet)
    assert DIGEST in words(sheet)
    assert "keeps this director's session alive until 04:12 UTC; nothing can end it earlier." in words(sheet)
    assert sheet._digest.accessibleName() == f"Digest {DIGEST}"


def test_what_is_missing_stands_beside_the_button(qtbot: QtBot, sheet: DirectorSheet) -> None:
    button(sheet, "I have read it: sign in").click()
    for name, typed, missing in (
        ("e-mail", EMAIL, "Type the director's e-mail"),
        ("password", PASSWORD, "Type the password"),
        ("one-time", CODE, "Type the six-digit code"),
    ):
        assert sheet._gate.reason == missing
        qtbot.keyClicks(field(sheet, name), typed)
    assert sheet._gate.reason == ""


def test_the_signal_carries_the_e_mail_alone(qtbot: QtBot, sheet: DirectorSheet) -> None:
    assert approve(qtbot, sheet) == [EMAIL]
    password, code = sheet.take_secrets()
    assert (password.reveal(), code.reveal()) == (PASSWORD, CODE)
    assert not any(sheet.take_secrets())
    assert PASSWORD not in words(sheet) + repr((password, code))


def test_it_closes_when_the_approval_is_there(qtbot: QtBot, sheet: DirectorSheet) -> None:
    approve(qtbot, sheet)
    sheet.take_secrets()
    sheet.show_desk(keys.asking("director-1", busy=Busy.DIRECTOR), NOW)
    assert sheet.isVisible()
    assert sheet._gate.reason == Busy.DIRECTOR.value
    assert not field(sheet, "password").isEnabled()
    sheet.show_desk(keys.asking("director-1", "director-2"), NOW)
    assert (sheet.isVisible(), sheet.result()) == (False, DirectorSheet.DialogCode.Accepted)


def test_an_approval_from_elsewhere_does_not_close_it(sheet: DirectorSheet) -> None:
    sheet.show_desk(keys.asking("director-1", "director-3"), NOW)
    assert sheet.isVisible()


@pytest.mark.parametrize("seen_busy", [True, False])
def test_why_no_approval_came_of_it_is_said(qtbot: QtBot, sheet: DirectorSheet, seen_busy: bool) -> None:
    approve(qtbot, sheet)
    sheet.take_secrets()
    failed = keys.asking("director-1", failure="director-1 has approved already: the two must be different.")
    if seen_busy:
        sheet.show_desk(keys.asking("director-1", busy=Busy.DIRECTOR), NOW)
        sheet.show_desk(failed, NOW)
    sheet.show_answer(failed)
    assert sheet.failure == "director-1 has approved already: the two must be different."
    assert field(sheet, "password").hasFocus()
    assert approve(qtbot, sheet) == [EMAIL]
    assert sheet.failure == ""
    sheet.show_answer(keys.asking("director-1"))
    assert sheet.failure.startswith("No approval came of it; nothing was sent.")


def test_an_older_failure_is_not_this_one(sheet: DirectorSheet) -> None:
    sheet.show_desk(keys.asking("director-1", failure="Something else failed."), NOW)
    sheet.show_answer(keys.asking("director-1", failure="Something else failed."))
    assert sheet.failure == ""


def test_an_approval_is_asked_for_once(qtbot: QtBot, sheet: DirectorSheet) -> None:
    heard = approve(qtbot, sheet)
    button(sheet, "Approve this digest").click()
    qtbot.keyClick(field(sheet, "one-time"), Qt.Key.Key_Return)
    assert heard == [EMAIL]


def test_a_key_that_is_still_down_approves_nothing(qtbot: QtBot, sheet: DirectorSheet) -> None:
    fill(qtbot, sheet)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    with qtbot.assertNotEmitted(sheet.approve_requested):
        QApplication.sendEvent(sheet, held)


def test_what_has_changed_is_read_again(qtbot: QtBot, sheet: DirectorSheet) -> None:
    approve(qtbot, sheet)
    other = keys.subject(fingerprint="ffff 0000 ffff")
    sheet.show_desk(replace(keys.asking(), asked=Asked(other)), NOW)
    assert sheet.reading
    assert sheet._facts.words()["New key"] == "ffff 0000 ffff"
    assert sheet.failure.startswith("What is asked for has changed")
    assert not any(sheet.take_secrets())
    button(sheet, "I have read it: sign in").click()
    assert shown_digest(other.digest) in words(sheet)


def test_it_closes_when_nothing_is_asked_any_more(sheet: DirectorSheet) -> None:
    sheet.show_desk(keys.desk(), NOW)
    assert (sheet.isVisible(), sheet.result()) == (False, DirectorSheet.DialogCode.Rejected)


@pytest.mark.parametrize(("skew_s", "tone"), [(0.2, "muted"), (41.0, "warn"), (-90.0, "warn")])
def test_clock_skew_is_said_before_the_code_is_typed(sheet: DirectorSheet, skew_s: float, tone: str) -> None:
    button(sheet, "I have read it: sign in").click()
    assert sheet._sign_in.clock_words == "This workstation's clock has not been compared with the platform's yet."
    sheet.show_desk(keys.asking("director-1"), NOW, ClockFact(skew_s, 0.01, 0.5))
    assert ("codes will be refused" in words(sheet)) is (tone == "warn")
    assert sheet._sign_in._skew.property("tone") == tone
    assert field(sheet, "password").y() < sheet._sign_in._skew.y() < field(sheet, "one-time").y()


def test_it_does_not_open_for_nothing(qtbot: QtBot) -> None:
    made = DirectorSheet()
    qtbot.addWidget(made)
    made.open_for(keys.desk(), NOW)
    made.show_desk(keys.asking(), NOW)
    assert not made.isVisible()


def test_why_nobody_can_approve_stands_beside_the_button(qtbot: QtBot, sheet: DirectorSheet) -> None:
    fill(qtbot, sheet)
    sheet.show_desk(keys.asking(obstacles=Obstacles(approve="2 directors have approved already.")), NOW)
    assert sheet._gate.reason == "2 directors have approved already."
    sheet.show_desk(keys.asking(), NOW + timedelta(seconds=540))
    assert "The request has expired: ask for a new one." in sheet._left.plain_text


@pytest.mark.parametrize("way", ["reject", "accept", "close"])
def test_closing_forgets_what_was_typed(qtbot: QtBot, sheet: DirectorSheet, way: str) -> None:
    fill(qtbot, sheet)
    getattr(sheet, way)()
    assert not any(sheet.take_secrets())
    assert field(sheet, "e-mail").text() == ""


def test_reading_again_forgets_the_secrets(qtbot: QtBot, sheet: DirectorSheet) -> None:
    fill(qtbot, sheet)
    button(sheet, "Read it again").click()
    assert sheet.reading
    assert not any(sheet.take_secrets())
    assert field(sheet, "e-mail").text() == EMAIL


def test_no_text_is_cut_off(qtbot: QtBot, sheet: DirectorSheet) -> None:
    for _ in range(2):
        sheet.layout().activate()
        for part in sheet.findChildren(Paragraph):
            if part.isVisible():
                assert part.height() >= part.heightForWidth(part.width()), part.plain_text
        button(sheet, "I have read it: sign in").click()
        sheet._say("The password was right; the code was not accepted. Wait for the next code, and check the clock.")
