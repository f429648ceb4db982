"""The rotation page: which card, which steps, what can be done by keyboard, what is always in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.rotation_desk import Busy, Obstacles, RotationDesk
from app.core.rotation_flavour import Flavour, Route
from app.core.rotation_steps import Step
from app.core.rotation_trial import passed_trial
from tests.core import rotations as core
from tests.widgets import rotation_states as rotations
from tests.widgets.halt_desk import button, part, said
from tests.widgets.rotation_page_desk import line, make, show
from tests.widgets.test_halt_page import cut, wrapped
from widgets.buttons import PrimaryButton
from widgets.rotation_confirm_step import RotationConfirmStep
from widgets.rotation_idle_card import RotationIdleCard
from widgets.rotation_news import RotationNews
from widgets.rotation_page import RotationPage
from widgets.rotation_proof_step import RotationProofStep
from widgets.rotation_rail import Place, RotationRail
from widgets.rotation_recap import RotationRecap, RotationRecapLine
from widgets.rotation_step import RotationStep

PICTURES = rotations.every_picture()


def card(page: RotationPage) -> str:
    shown = [one for one in page.findChildren(RotationStep) if one.isVisible()]
    assert len(shown) <= 1
    return shown[0].accessibleName().split(":")[0] if shown else ""


def test_born_unknown(qtbot: QtBot) -> None:
    page = RotationPage()
    qtbot.addWidget(page)
    page.show()
    page.show_time(rotations.NOW)
    assert "It is not known yet which environment this is." in said(page)
    assert not [one for one in page.findChildren(QPushButton) if one.isVisible()]


def test_without_a_service_it_says_what_to_write_where(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.idle(None))
    assert "names no credentials service" in said(page)
    assert "environments.toml" in said(page)
    assert not [one for one in page.findChildren(QPushButton) if one.isVisible()]


def test_where_none_runs_one_begins_by_keyboard(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.idle())
    assert "two directors at hand" in said(page)
    with qtbot.waitSignal(page.begin_requested):
        qtbot.keyClick(button(page, "Begin a rotation"), Qt.Key.Key_Return)
    show(page, rotations.idle(Flavour.GATEWAY))
    assert "nobody else's approval" in said(page)


@pytest.mark.parametrize(
    ("desk", "why"),
    [
        (rotations.idle(account=""), "Sign in first"),
        (rotations.idle(obstacles=Obstacles(begin="The console is locked.")), "The console is locked."),
        (rotations.idle(busy=Busy.FORCE), Busy.FORCE.value),
    ],
)
def test_why_none_can_begin_stands_beside_the_button(qtbot: QtBot, desk: RotationDesk, why: str) -> None:
    page = make(qtbot, desk)
    assert not button(page, "Begin a rotation").isEnabled()
    assert part(page, RotationIdleCard).begin.reason.startswith(why)


def test_one_that_was_called_off_says_that_nothing_happened(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun().cancelled(rotations.NOW)))
    assert "Nothing was sent: the stored key is the old one." in said(page)
    with qtbot.waitSignal(page.again_requested):
        qtbot.keyClick(button(part(page, RotationIdleCard), "Begin again with the same scope"), Qt.Key.Key_Return)


@pytest.mark.parametrize("step", list(Step))
def test_each_step_has_its_card_and_its_place(qtbot: QtBot, step: Step) -> None:
    page = make(qtbot, rotations.desk(rotations.begun(step=step)))
    assert card(page) == ("Proof" if step in (Step.SENT, Step.RUNGS) else step.value)
    places = part(page, RotationRail).places
    assert list(places) == [one.value for one in Step]
    before = list(Step).index(step)
    behind = [Place.NOT_TESTED if one is Step.TEST else Place.DONE for one in Step]
    assert list(places.values()) == [*behind[:before], Place.CURRENT, *[Place.TO_COME] * (len(Step) - before - 1)]


def test_a_test_is_done_only_where_one_was_made(qtbot: QtBot) -> None:
    made = rotations.keyed(step=Step.CHECKLIST)
    rail = part(make(qtbot, rotations.desk(made)), RotationRail)
    assert rail.places["Test"] is Place.NOT_TESTED
    untested = rail.grab().toImage()
    page = make(qtbot, rotations.desk(made.tested(passed_trial(rotations.ago(1)))))
    assert part(page, RotationRail).places["Test"] is Place.DONE
    assert part(page, RotationRail).grab().toImage() != untested


def test_the_recap_tells_of_the_replaced_key_what_the_last_step_tells(qtbot: QtBot) -> None:
    unknown = {"replaced_fingerprint": "", "last_fingerprint": ""}
    page = make(qtbot, replace(rotations.confirming(), **unknown))  # type: ignore[arg-type]
    stored = "stored 2026-01-23 12:00 UTC"
    assert part(page, RotationConfirmStep).facts.words()["Replaces"] == stored
    assert part(page, RotationRecap).facts.words()["Replaces"] == stored
    newer = core.fact(replace(core.BEFORE, rotated_at=rotations.NOW), -1)
    show(page, replace(rotations.closed(), status=newer, **unknown))  # type: ignore[arg-type]
    assert part(page, RotationRecap).facts.words()["Replaces"] == stored, "as read before, not the new one's date"


@pytest.mark.parametrize("flavour", [Flavour.ROOT, Flavour.GATEWAY])
def test_where_nobody_approves_there_is_no_step_for_it(qtbot: QtBot, flavour: Flavour) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed(flavour, Step.CHECKLIST)))
    assert "Approvals" not in part(page, RotationRail).places
    assert button(page, "Continue to Confirm")
    assert part(page, RotationRecap).facts.words()["Approvals"] == "none needed here"
    show(page, rotations.desk(rotations.keyed(step=Step.CHECKLIST)))
    assert "Approvals" in part(page, RotationRail).places
    assert button(page, "Continue to Approvals")


def test_a_step_says_its_place_to_assistive_technology(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun(step=Step.NEW_KEY)))
    names = [one.accessibleName() for one in part(page, RotationRail).findChildren(QWidget)]
    assert {"Step 1, Scope: done", "Step 2, New key: current", "Step 3, Test: to come"} <= set(names)


def test_what_is_under_way_and_what_failed_are_said(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.keyed(), busy=Busy.TEST, failure="It was refused."))
    news = part(page, RotationNews)
    assert news.words == "Kraken is asked about the key. It was refused."
    assert [one.word for one in news._lines.lines] == ["UNDER WAY", "NOT DONE"]
    show(page, rotations.desk(rotations.keyed()))
    assert not news.isVisible()


def test_a_new_step_takes_the_keyboard_and_news_of_the_same_do_not(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.begun()))
    qtbot.waitUntil(lambda: line(page, "Reason for the rotation").hasFocus())
    line(page, "Ticket").setFocus()
    show(page, rotations.desk(rotations.begun()))
    qtbot.wait(20)
    assert line(page, "Ticket").hasFocus()
    show(page, rotations.confirming())
    qtbot.waitUntil(lambda: line(page, "Type ROTATE to send the new key").hasFocus())


def test_a_new_step_does_not_take_the_keyboard_from_elsewhere(qtbot: QtBot) -> None:
    window, page, elsewhere = QWidget(), RotationPage(), QPushButton("Kill switch")
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(elsewhere)
    row.addWidget(page)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    elsewhere.setFocus()
    show(page, rotations.confirming())
    qtbot.wait(20)
    assert elsewhere.hasFocus()


def test_the_scope_is_handed_on_letter_by_letter_and_not_overwritten(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.desk(rotations.made.begun()))
    reason = line(page, "Reason for the rotation")
    with qtbot.waitSignal(page.scope_changed) as emitted:
        qtbot.keyClicks(reason, "o")
    assert emitted.args == ["company", "o", "", Route.ROTATE]
    show(page, rotations.desk(rotations.made.begun()))
    assert reason.text() == "o"
    show(page, rotations.desk(replace(rotations.begun(), request_id="another")))
    assert (reason.text(), line(page, "Ticket").text()) == (rotations.REASON, rotations.TICKET)


def test_what_a_rotation_is_about_is_always_in_sight(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.asked_desk(rotations.approved(1)))
    recap, short = part(page, RotationRecap), part(page, RotationRecapLine)
    assert (recap.isVisible(), short.isVisible()) == (True, False)
    facts = recap.facts.words()
    assert facts["New key"] == "cfe0 8176 8393"
    assert facts["Asked by"] == "company"
    assert facts["Approvals"] == "director-1, until 12:04:20 UTC"
    assert len(facts["Digest"].split()) == 6
    page.resize(720, 460)
    qtbot.waitUntil(short.isVisible)
    assert not recap.isVisible()
    assert "company · cfe0 8176 8393" in short.plain_text
    assert "1 of 2 approvals, until 12:04:20 UTC" in short.plain_text


def test_a_lapse_shows_without_news(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.asked_desk(rotations.approved(1)))
    page.show_time(rotations.made.after(261))
    assert part(page, RotationRecap).facts.words()["Approvals"] == "director-1, lapsed 12:04:20 UTC"
    assert "LAPSED" in [one.word for one in page._approvals.lines.lines]


@pytest.mark.parametrize("name", list(PICTURES))
def test_every_step_is_whole_named_and_drawn_alike_at_every_size(qtbot: QtBot, name: str) -> None:
    shown, now = PICTURES[name]
    page = make(qtbot, shown.rotation, 1190, 800, now=now)
    qtbot.waitUntil(lambda: cut(page) == [])
    before = said(page)
    page.show_state(shown, now)
    page.show_time(now)
    assert said(page) == before
    assert nameless(page) == []
    assert len([one for one in page.findChildren(PrimaryButton) if one.isVisible()]) <= 1
    page.resize(720, 460)
    qtbot.waitUntil(lambda: cut(page) == [])
    assert [one for one in [*wrapped(page), *page.findChildren(QPushButton)] if beyond(one, page)] == []
    assert page.minimumSizeHint().width() <= 720


def nameless(page: RotationPage) -> list[QWidget]:
    usable = [one for one in page.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    stops = [one for one in usable if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [one for one in stops if not one.accessibleName() and one.metaObject().className() != "QWidget"]


def beyond(one: QWidget, page: RotationPage) -> bool:
    return one.isVisible() and one.mapTo(page, one.rect().bottomRight()).x() >= page.width()


def test_what_takes_the_keyboard_is_in_sight_and_the_word_of_the_proof_is(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.confirming(), 720, 460)
    typed = line(page, "Type ROTATE to send the new key")
    qtbot.waitUntil(typed.hasFocus)
    assert not typed.visibleRegion().isEmpty()
    show(page, rotations.answered(rotations.made.accepted()), rotations.later())
    badge = part(page, RotationProofStep).badge
    qtbot.waitUntil(lambda: badge.visibleRegion().boundingRect() == badge.rect())
