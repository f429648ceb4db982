"""The steps between the key and the sending: test, checklist, approvals, the word that is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.core.approvals import shown_digest
from app.core.approvals_text import TEXT_LIMIT
from app.core.rotation_desk import Busy, Obstacles
from app.core.rotation_flavour import Flavour, Route
from app.core.rotation_grounds import Precheck
from app.core.rotation_steps import CheckItem, How, Step
from app.core.rotation_trial import failed_trial, passed_trial
from tests.widgets import rotation_states as rotations
from tests.widgets.halt_desk import button, part, said
from tests.widgets.rotation_page_desk import line, make, show
from widgets.choice_list import ChoiceList
from widgets.rotation_approvals_step import RotationApprovalsStep
from widgets.rotation_checklist_step import RotationChecklistStep
from widgets.rotation_confirm_step import RotationConfirmStep
from widgets.rotation_page import RotationPage
from widgets.rotation_scope_step import RotationScopeStep
from widgets.rotation_test_step import RotationTestStep
from widgets.rotation_words import fingerprint_fact

TYPE_ROTATE = "Type ROTATE to send the new key"


def routes(page: RotationPage) -> ChoiceList:
    return next(one for one in page.findChildren(ChoiceList) if one.accessibleName() == "Route")


def test_the_checks_show_shape_and_word(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun(), rotations.made.grounds(session_left_s=400.0, clock=None)))
    lines = part(page, RotationScopeStep).checks.lines
    assert [one.name for one in lines] == [check.value for check in Precheck]
    assert [(one.shape, one.word) for one in lines[:3]] == [("■", "STOP"), ("▲", "WARN"), ("●", "OK")]
    assert "The session ends in 6 min: renew it first." in said(page)
    show(page, replace(rotations.desk(rotations.begun()), findings=()))
    assert "Nothing has been checked yet." in said(page)


def test_only_a_fingerprint_is_in_the_fixed_font() -> None:
    assert fingerprint_fact("New key", "5ea8 07b9 d004", "not entered yet").fixed
    words = fingerprint_fact("New key", "", "not entered yet")
    assert (words.text, words.fixed) == ("not entered yet", False)


def test_the_account_is_fixed_and_the_route_chosen_by_arrow_keys(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun()))
    assert "company: a session rotates the key of its own account only." in said(page)
    with qtbot.waitSignal(page.scope_changed) as emitted:
        QTest.keyClick(routes(page), Qt.Key.Key_Down)
    assert emitted.args == ["company", rotations.REASON, rotations.TICKET, Route.ENCRYPTED]
    show(page, rotations.desk(rotations.begun(Flavour.ROOT)))
    assert not routes(page).isVisible()


def test_enter_in_a_line_goes_on_where_it_can(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun()))
    with qtbot.waitSignal(page.onward_requested):
        QTest.keyClick(line(page, "Reason for the rotation"), Qt.Key.Key_Return)
    show(page, rotations.desk(rotations.made.begun()))
    with qtbot.assertNotEmitted(page.onward_requested):
        QTest.keyClick(line(page, "Reason for the rotation"), Qt.Key.Key_Return)


def test_a_test_is_offered_in_the_flavour_s_words_and_never_needed(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed(), held=True))
    assert "leave the test off unless you need to know earlier" in said(page)
    assert "Not tested." in said(page)
    assert button(page, "Continue to Checklist").isEnabled()
    with qtbot.waitSignal(page.test_requested):
        qtbot.keyClick(button(page, "Test the new key"), Qt.Key.Key_Return)


@pytest.mark.parametrize("flavour", [Flavour.ROOT, Flavour.GATEWAY])
def test_where_no_test_says_anything_there_is_no_button(qtbot: QtBot, flavour: Flavour) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed(flavour), held=True))
    assert not button(page, "Test the new key").isVisible()
    assert "There is nothing to do in this step: continue." in said(page)
    assert ("Nothing validates this key" in said(page)) is (flavour is Flavour.GATEWAY)


def test_a_refused_test_shows_what_to_do_and_how_long_to_wait(qtbot: QtBot) -> None:
    refused = rotations.keyed().tested(failed_trial(rotations.REFUSED_KEY, Flavour.K8S, rotations.ago(12)))
    page = make(qtbot, rotations.desk(refused, held=True))
    results = part(page, RotationTestStep).results.lines
    assert [(one.shape, one.word, one.age) for one in results] == [("■", "REFUSED", "12 s")]
    assert not button(page, "Test the new key").isEnabled()
    assert "wait 18 s before it is asked again" in said(page)
    assert "The test refused this key" in said(page)
    again = refused.tested(passed_trial(rotations.ago(1)))
    show(page, rotations.desk(again, held=True))
    results = part(page, RotationTestStep).results.lines
    assert [(one.shape, one.word) for one in results] == [("●", "ACCEPTED"), ("■", "REFUSED")]


@pytest.mark.parametrize("item", list(CheckItem))
def test_each_point_is_ticked_by_keyboard(qtbot: QtBot, item: CheckItem) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed(step=Step.CHECKLIST), held=True))
    step = part(page, RotationChecklistStep)
    assert "0 of 5" in said(page)
    with qtbot.waitSignal(page.tick_changed) as emitted:
        QTest.keyClick(step.row(item), Qt.Key.Key_Space)
    assert emitted.args == [item, True]
    ticked = rotations.keyed(step=Step.CHECKLIST).with_tick(item, ticked=True)
    show(page, rotations.desk(ticked, held=True))
    assert [one for one in CheckItem if step.row(one).isChecked()] == [item]
    with qtbot.waitSignal(page.tick_changed) as emitted:
        QTest.keyClick(step.row(item), Qt.Key.Key_Return)
    assert emitted.args == [item, False]


def test_a_tick_that_was_not_taken_goes_with_the_next_state(qtbot: QtBot) -> None:
    untouched = rotations.desk(rotations.keyed(step=Step.CHECKLIST), held=True)
    page = make(qtbot, untouched)
    step = part(page, RotationChecklistStep)
    QTest.keyClick(step.row(CheckItem.NONCE), Qt.Key.Key_Space)
    show(page, untouched)
    assert not step.row(CheckItem.NONCE).isChecked()


def test_directors_are_asked_first(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.ticked(), held=True, obstacles=rotations.NOT_ASKED))
    assert "Nothing has been asked yet." in said(page)
    assert not button(page, "Sign in the first director…").isEnabled()
    assert "No approval has been asked for." in said(page)
    assert "switched off for this environment" in said(page)
    with qtbot.waitSignal(page.ask_requested):
        qtbot.keyClick(button(page, "Ask for approval"), Qt.Key.Key_Return)
    obstacles = replace(rotations.NOT_ASKED, ask="Enter both parts of the new key.")
    show(page, rotations.desk(rotations.ticked(), obstacles=obstacles))
    assert not button(page, "Ask for approval").isEnabled()


def test_what_is_approved_shows_whole_with_its_digest(qtbot: QtBot) -> None:
    rotation = rotations.approved(1)
    page = make(qtbot, rotations.asked_desk(rotation))
    facts = part(page, RotationApprovalsStep)._subject.facts.words()
    assert facts["Digest"] == shown_digest(rotation.digest)
    assert facts["Why"] == rotations.REASON
    assert facts["Asked by"] == "company, 11:59:00 UTC"
    assert facts["Good until"] == "12:09:00 UTC"
    assert button(page, "Ask again").isVisible()


def test_each_approval_says_who_how_until_when(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.asked_desk(rotations.approved(1)))
    lines = part(page, RotationApprovalsStep).lines.lines
    assert [(one.shape, one.word, one.name) for one in lines] == [
        ("●", "APPROVED", "director-1"),
        ("○", "MISSING", "Second director"),
    ]
    assert lines[0].text == (
        "In person, 11:59:20 UTC. Counts until 12:04:20 UTC. "
        "The platform keeps this director's session alive until 2026-03-04 12:59 UTC."
    )
    with qtbot.waitSignal(page.director_requested):
        qtbot.keyClick(button(page, "Sign in the second director…"), Qt.Key.Key_Return)
    show(page, rotations.asked_desk(rotations.approved(1), obstacles=Obstacles(), busy=Busy.DIRECTOR))
    assert not button(page, "Sign in the second director…").isEnabled()
    show(page, rotations.asked_desk(rotations.approved(2)))
    assert [one.name for one in part(page, RotationApprovalsStep).lines.lines] == ["director-1", "director-2"]


def test_the_other_desk_shows_request_words_and_takes_an_answer(qtbot: QtBot) -> None:
    desk = rotations.asked_desk(rotations.approved(1, how=How.OTHER_DESK), How.OTHER_DESK)
    page = make(qtbot, desk)
    step = part(page, RotationApprovalsStep)
    assert step.other_desk.words == "anchor  ·  violin  ·  maple  ·  orbit  ·  tundra  ·  seven"
    request = next(one for one in page.findChildren(QPlainTextEdit) if one.isReadOnly())
    assert desk.asked is not None
    assert request.toPlainText() == desk.asked.text
    with qtbot.waitSignal(page.copy_request_requested):
        qtbot.keyClick(button(page, "Copy the request"), Qt.Key.Key_Return)
    assert not button(page, "Open the answer").isEnabled()
    step.other_desk.answer.setPlainText("x" * (TEXT_LIMIT + 5))
    with qtbot.waitSignal(page.answer_pasted) as emitted:
        qtbot.keyClick(button(page, "Open the answer"), Qt.Key.Key_Return)
    assert emitted.args == ["x" * TEXT_LIMIT]
    assert step.other_desk.answer.toPlainText() == ""
    assert not step._director.isVisible()


def test_a_new_request_drops_an_answer_to_the_one_before(qtbot: QtBot) -> None:
    desk = rotations.asked_desk(rotations.approved(1, how=How.OTHER_DESK), How.OTHER_DESK)
    page = make(qtbot, desk)
    other = part(page, RotationApprovalsStep).other_desk
    other.answer.setPlainText("an answer")
    show(page, desk)
    assert other.answer.toPlainText() == "an answer"
    assert desk.asked is not None
    show(page, replace(desk, asked=replace(desk.asked, text="another request", spoken=()), busy=Busy.WORDS))
    assert other.answer.toPlainText() == ""
    assert other.words == Busy.WORDS.value


def test_the_way_of_asking_is_chosen_by_arrow_keys(qtbot: QtBot) -> None:
    page = make(qtbot, replace(rotations.asked_desk(rotations.approved(1)), remote_allowed=True))
    methods = next(one for one in page.findChildren(ChoiceList) if one.accessibleName() == "How directors are asked")
    with qtbot.waitSignal(page.method_chosen) as emitted:
        QTest.keyClick(methods, Qt.Key.Key_Down)
    assert emitted.args == [How.OTHER_DESK]


def test_the_button_waits_for_the_word_and_sends_once(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.confirming())
    step, typed = part(page, RotationConfirmStep), line(page, TYPE_ROTATE)
    spy = QSignalSpy(page.send_requested)
    for words in ("", "rotate", "ROTAT"):
        typed.setText(words)
        assert step.gate.reason == "Type ROTATE to send the key."
        QTest.keyClick(typed, Qt.Key.Key_Return)
    assert spy.count() == 0
    typed.setText(" ROTATE ")
    assert step.gate.button.isEnabled()
    QTest.keyClick(typed, Qt.Key.Key_Return)
    QTest.keyClick(typed, Qt.Key.Key_Return)
    qtbot.mouseClick(step.gate.button, Qt.MouseButton.LeftButton)
    assert [spy.at(place) for place in range(spy.count())] == [[" ROTATE "]]


@pytest.mark.parametrize(
    "changes",
    [
        {"obstacles": Obstacles(send="The session ends in 30 s: renew it first.")},
        {"busy": Busy.SEND},
    ],
)
def test_what_stands_in_the_way_disables_the_button_whatever_is_typed(qtbot: QtBot, changes: dict[str, object]) -> None:
    page = make(qtbot, replace(rotations.confirming(), **changes))  # type: ignore[arg-type]
    typed = line(page, TYPE_ROTATE)
    typed.setText("ROTATE")
    with qtbot.assertNotEmitted(page.send_requested):
        QTest.keyClick(typed, Qt.Key.Key_Return)
    assert part(page, RotationConfirmStep).gate.reason in (Busy.SEND.value, "The session ends in 30 s: renew it first.")


def test_all_of_it_stands_there_once_more_and_what_will_happen(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.confirming())
    facts = part(page, RotationConfirmStep).facts.words()
    assert facts["Sent to"] == "Rotate · POST /secrets/rotate"
    assert facts["Environment"] == "aether-staging (staging)"
    assert facts["Replaces"] == "b810 77e4 19aa · stored 2026-01-23 12:00 UTC"
    assert facts["Checklist"] == "5 of 5 points ticked"
    assert facts["Test"] == "not tested"
    assert facts["Approved by"].splitlines() == [
        "director-1, in person, until 12:04:20 UTC",
        "director-2, in person, until 12:04:30 UTC",
    ]
    assert "It is sent once and cannot be called back" in said(page)
    show(page, rotations.confirming(Flavour.GATEWAY))
    facts = part(page, RotationConfirmStep).facts.words()
    assert not {"Approved by", "Digest"} & set(facts)


def test_a_word_typed_for_one_rotation_is_not_there_for_the_next(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.confirming())
    line(page, TYPE_ROTATE).setText("ROTATE")
    shown = rotations.confirming()
    assert shown.rotation is not None
    show(page, replace(shown, rotation=replace(shown.rotation, request_id="another")))
    assert line(page, TYPE_ROTATE).text() == ""
    line(page, TYPE_ROTATE).setText("ROTATE")
    page.wipe()
    assert line(page, TYPE_ROTATE).text() == ""
