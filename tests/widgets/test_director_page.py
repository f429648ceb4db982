"""A director's own desk: one step after the other, and nothing typed outlives its request."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.approvals import shown_digest
from app.core.rotation_desk import DirectorDesk
from app.core.rotation_flavour import Flavour
from tests.widgets import key_states as keys
from tests.widgets.states import NOW
from widgets.director_page import DirectorPage
from widgets.text import Paragraph

EMAIL, PASSWORD, CODE, HEARD = "director-1@example.com", "canary-password", "123456", "one two three four five six"
ON = keys.desk(remote_allowed=True)
ASKED = keys.subject()


@pytest.fixture
def page(qtbot: QtBot) -> DirectorPage:
    made = DirectorPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def show(page: DirectorPage, **changes: Any) -> None:
    page.show_state(keys.with_desk(ON, DirectorDesk(**changes)), NOW)


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    signal.connect(lambda *args: found.append(args))
    return found


def field(page: DirectorPage, name: str) -> QLineEdit:
    return next(one for one in page.findChildren(QLineEdit) if name in one.accessibleName())


def button(page: DirectorPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words)


def words(page: DirectorPage) -> str:
    return " ".join(part.plain_text for part in page.findChildren(Paragraph) if part.isVisible())


def fill(qtbot: QtBot, page: DirectorPage) -> None:
    for name, typed in (("six words", HEARD), ("e-mail", EMAIL), ("password", PASSWORD), ("one-time", CODE)):
        qtbot.keyClicks(field(page, name), typed)


def test_it_is_off_by_default_and_says_how_it_is_switched_on(page: DirectorPage) -> None:
    page.show_state(keys.with_desk(keys.desk(), DirectorDesk(subject=ASKED)), NOW)
    assert "Approvals from another desk are off" in page._empty.accessibleName()
    assert "remote_approvals = true into [environment.aether-prod]" in page._empty.accessibleName()
    assert "holds a director's session for up to an hour" in page._empty.accessibleName()
    assert not page._cards.isVisible()
    assert not button(page, "Forget the request").isVisible()


@pytest.mark.parametrize(
    ("flavour", "why"), [(Flavour.ROOT, "asks for no directors"), (None, "names no credentials service")]
)
def test_where_nobody_is_asked_it_says_so(page: DirectorPage, flavour: Flavour | None, why: str) -> None:
    page.show_state(keys.with_desk(keys.desk(flavour=flavour, remote_allowed=True)), NOW)
    assert page._empty.accessibleName().startswith("No director is asked here.")
    assert why in page._empty.accessibleName()


def test_a_request_is_pasted_and_read(page: DirectorPage, qtbot: QtBot) -> None:
    show(page)
    pasted = heard(page.request_pasted)
    read = button(page, "Read the request")
    assert not read.isEnabled()
    page._paste.field.setPlainText(keys.asked_text())
    qtbot.keyClick(page._paste.field, Qt.Key.Key_Tab)
    assert read.hasFocus()
    qtbot.keyClick(read, Qt.Key.Key_Return)
    assert pasted == [(keys.asked_text(),)]
    show(page, refusal="The text was altered or damaged on its way: have it sent again.")
    assert page._paste.refusal.startswith("The text was altered")
    assert page._paste.field.toPlainText() == keys.asked_text()
    assert not page._pair_box.isVisible()


def test_everything_asked_is_shown_with_what_to_look_at_twice(page: DirectorPage) -> None:
    odd = keys.subject(environment="prod-2", ticket="")
    show(page, subject=odd)
    assert page._request.facts["Digest"] == shown_digest(odd.digest)
    assert (page._request.facts["Account"], page._request.facts["Asked by"]) == ("company", "company")
    assert len(page._request.warnings) == 3
    assert page._request.warnings[1].startswith("The request calls its environment prod-2, this console is at aether-")
    assert "on a number that you know already" in words(page)
    show(page, subject=ASKED)
    assert page._request.warnings == ("This is production: the key trades real money.",)


def test_it_signs_in_at_its_own_address_only(page: DirectorPage) -> None:
    show(page, subject=ASKED)
    expected = "You sign in at https://auth.example.com: this console's own address, never one from the request."
    assert page._approve.address == expected


def test_the_six_words_are_typed_never_shown(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    assert page._approve.why_not == "0 of 6 words typed"
    field(page, "six words").setText("one, two three-four ")
    assert page._approve.why_not == "4 of 6 words typed"
    field(page, "six words").clear()
    fill(qtbot, page)
    assert page._approve.why_not == ""


def test_the_signal_carries_no_secret(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    asked = heard(page.answer_requested)
    fill(qtbot, page)
    qtbot.keyClick(button(page, "Approve and make the answer"), Qt.Key.Key_Return)
    assert asked == [(HEARD, EMAIL)]
    password, code = page.take_secrets()
    assert (password.reveal(), code.reveal()) == (PASSWORD, CODE)
    assert not any(page.take_secrets())


def test_while_the_sign_in_runs_nothing_can_be_asked_again(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    fill(qtbot, page)
    show(page, subject=ASKED, busy=True, refusal="earlier")
    assert page._approve.why_not == "You are being signed in…"
    assert not field(page, "password").isEnabled()
    assert not button(page, "Forget the request").isEnabled()
    assert page._approve.failure == ""
    show(page, subject=ASKED, refusal="The code was not accepted.")
    assert page._approve.failure == "The code was not accepted."


def test_a_request_that_expires_under_the_eyes_cannot_be_approved(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    fill(qtbot, page)
    page.show_time(NOW + timedelta(seconds=531))
    assert page._approve.why_not == "The request has expired"
    assert page._request.left == "The request has expired: ask for a new one."


def test_without_an_address_nobody_signs_in(page: DirectorPage) -> None:
    state = keys.with_desk(ON, DirectorDesk(subject=ASKED))
    bare = keys.without_services(state)
    page.show_state(bare, NOW)
    assert page._approve.why_not == "There is no address to sign in at"
    assert "names no auth service" in page._approve.address


def test_the_answer_is_copied_and_nothing_typed_stays(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    fill(qtbot, page)
    show(page, subject=ASKED, answer="sealed text", session_until="04:11 UTC")
    assert page._answer.text == "sealed text"
    assert "until 04:11 UTC; nothing can end it earlier." in page._answer.until
    assert not page._approve.isVisible()
    assert not any(page.take_secrets())
    assert page._request.left.startswith("You have approved it")
    copied = heard(page.copy_answer_requested)
    qtbot.keyClick(page._answer.copy_button, Qt.Key.Key_Space)
    assert (copied, page._answer._copied.text()) == ([()], "Copied")
    show(page, subject=ASKED, answer="sealed text", session_until="04:11 UTC")
    assert page._answer._copied.text() == "Copied"


def test_what_was_typed_for_one_request_does_not_serve_another(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    fill(qtbot, page)
    show(page, subject=ASKED)
    assert field(page, "six words").text() == HEARD
    show(page, subject=keys.subject(reason="another"))
    assert field(page, "six words").text() == field(page, "e-mail").text() == ""
    assert not any(page.take_secrets())


def test_a_request_is_forgotten(page: DirectorPage, qtbot: QtBot) -> None:
    show(page)
    page._paste.field.setPlainText("text")
    show(page, subject=ASKED)
    assert page._paste.field.toPlainText() == ""
    fill(qtbot, page)
    forgotten = heard(page.forget_requested)
    qtbot.keyClick(button(page, "Forget the request"), Qt.Key.Key_Return)
    assert forgotten == [()]
    show(page)
    assert page._paste.isVisible()
    assert not any(page.take_secrets())


def test_another_person_finds_nothing(page: DirectorPage, qtbot: QtBot) -> None:
    show(page, subject=ASKED)
    fill(qtbot, page)
    page.wipe()
    assert field(page, "e-mail").text() == field(page, "six words").text() == ""
    assert not any(page.take_secrets())


@pytest.mark.parametrize("width", [620, 1240])
def test_no_sentence_is_cut_off(page: DirectorPage, qtbot: QtBot, width: int) -> None:
    show(page, subject=keys.subject(environment="prod-2", ticket=""), refusal="The six words are not those. Call back.")
    page.resize(width, 900)
    qtbot.waitUntil(lambda: page.width() == width)
    for part in page.findChildren(Paragraph):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.plain_text
