"""What became of a rotation: the word, the rungs, what to do, and the end of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from app.core.key_age import remind
from app.core.rotation_desk import Busy, Obstacles, RotationDesk
from app.core.rotation_flavour import Flavour
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.rotation_readings import RotationReadings
from app.core.rotation_trial import passed_trial
from tests.widgets import rotation_states as rotations
from tests.widgets.halt_desk import button, part, said
from tests.widgets.rotation_page_desk import make, show
from widgets.rotation_after_step import RotationAfterStep
from widgets.rotation_due import RotationDue
from widgets.rotation_proof_step import RotationProofStep
from widgets.rotation_rail import Place, RotationRail

made = rotations.made


@pytest.mark.parametrize("word", list(RotationWord))
def test_the_word_has_its_shape_and_its_sentence(qtbot: QtBot, word: RotationWord) -> None:
    desk = rotations.answered(made.accepted())
    assert desk.ladder is not None
    ladder = replace(desk.ladder, word=word, words="So it stands.", what_to_do=("Do this.", "Then that."))
    page = make(qtbot, replace(desk, ladder=ladder), now=rotations.later())
    proof = part(page, RotationProofStep)
    assert (proof.badge.shape, proof.badge.word) == (word.shape, word.value)
    assert proof.accessibleName() == f"Proof: {word.value}. So it stands."
    assert "Do this.\nThen that." in said(page)


def test_each_rung_says_state_source_and_age(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.answered(made.accepted()), now=rotations.later())
    lines = part(page, RotationProofStep).rungs.lines
    assert [one.name for one in lines] == [rung.value for rung in RotationRungId]
    assert {(one.shape, one.word) for one in lines} == {("●", "OK")}
    status = lines[2]
    assert status.text.endswith("· GET /x")
    assert status.age == "8 s"
    page.show_time(made.after(40))
    assert part(page, RotationProofStep).rungs.lines[2].age == "38 s"


def test_on_its_way_there_is_nothing_to_press(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.answered(made.sent(), RotationReadings(), busy=Busy.SEND), now=rotations.later())
    assert part(page, RotationProofStep).badge.word == "SENT"
    assert "The key is on its way." in said(page)
    for name in ("Close this rotation", "Begin again with the same scope", "Test the stored key"):
        assert not button(part(page, RotationProofStep), name).isVisible()
    assert part(page, RotationRail).places["Sent"] is Place.CURRENT


def test_without_a_ladder_it_is_unknown(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.idle(rotation=made.sent()), now=rotations.later())
    proof = part(page, RotationProofStep)
    assert proof.badge.word == "UNKNOWN"
    assert proof.rungs.lines == ()
    assert "The proof is being read." in said(page)


def test_what_is_not_known_cannot_be_closed_nor_begun_again(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.answered(made.failed(made.TIMEOUT), RotationReadings()), now=rotations.later())
    assert part(page, RotationProofStep).badge.word == "UNKNOWN"
    assert not button(page, "Close this rotation").isEnabled()
    assert "the status is read until it tells" in said(page)
    assert "Do not send it again." in said(page)
    assert not button(part(page, RotationProofStep), "Begin again with the same scope").isVisible()


def test_a_refusal_can_be_closed_or_begun_again(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.answered(made.failed(rotations.REFUSED_KEY)), now=rotations.later())
    assert part(page, RotationProofStep).badge.word == "REFUSED"
    assert "Nothing happened: the stored key is the old one." in said(page)
    assert not part(page, RotationDue).isVisible()
    with qtbot.waitSignal(page.close_requested, check_params_cb=lambda due: due is None):
        qtbot.keyClick(button(page, "Close this rotation"), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.again_requested):
        qtbot.keyClick(button(part(page, RotationProofStep), "Begin again with the same scope"), Qt.Key.Key_Return)


def reminded(rotation_id: str = "rot-1") -> RotationDesk:
    """Proven, with the reminder for tomorrow."""
    desk = rotations.answered(made.accepted())
    return replace(desk, reminders=(remind(rotation_id, "staging", "company", rotations.LAST, rotations.later()),))


def test_whoever_closes_chooses_the_day_by_which_the_old_key_is_deleted(qtbot: QtBot) -> None:
    page = make(qtbot, reminded(), now=rotations.later())
    day = part(page, RotationDue).findChild(QDateEdit)
    assert (day.accessibleName(), day.text()) == ("Delete the old key at Kraken by", "2026-03-05")
    close = button(page, "Close this rotation")
    with qtbot.waitSignal(page.close_requested, check_params_cb=lambda due: due == date(2026, 3, 5)):
        qtbot.keyClick(close, Qt.Key.Key_Return)
    day.setFocus()
    day.setSelectedSection(QDateEdit.Section.DaySection)
    qtbot.keyClicks(day, "19")
    show(page, reminded(), rotations.later())  # a tick of the clock takes nothing back
    with qtbot.waitSignal(page.close_requested, check_params_cb=lambda due: due == date(2026, 3, 19)):
        qtbot.keyClick(close, Qt.Key.Key_Return)
    assert day.minimumDate().toString("yyyy-MM-dd") == "2026-03-04"


def test_without_an_old_key_there_is_no_day_to_choose(qtbot: QtBot) -> None:
    page = make(qtbot, reminded("another"), now=rotations.later())
    assert part(page, RotationDue).isHidden()
    assert part(page, RotationDue).day is None
    done = reminded().reminders[0].done("ops", rotations.later())
    show(page, replace(reminded(), reminders=(done,)), rotations.later())
    assert part(page, RotationDue).isHidden()


def test_the_stored_key_s_test_is_root_s_only(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.answered(made.accepted(Flavour.ROOT)), now=rotations.later())
    assert "The balances that come back are dropped unread." in said(page)
    with qtbot.waitSignal(page.stored_test_requested):
        qtbot.keyClick(button(page, "Test the stored key"), Qt.Key.Key_Return)
    tested = rotations.answered(made.accepted(Flavour.ROOT), stored_test=made.fact(passed_trial(made.after(6))))
    show(page, replace(tested, obstacles=Obstacles(stored_test="Wait 20 s.")), rotations.later())
    assert "Kraken takes this key." in said(page)
    assert not button(page, "Test the stored key").isEnabled()
    assert "Wait 20 s." in said(page)
    for flavour in (Flavour.K8S, Flavour.GATEWAY):
        show(page, rotations.answered(made.accepted(flavour)), rotations.later())
        assert not button(page, "Test the stored key").isVisible()


def test_the_clock_of_an_open_one_goes_on_and_of_a_settled_one_stops(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.answered(made.accepted()), now=rotations.later())
    page.show_time(made.after(300))
    assert "Sent 12:00:00 UTC, judged 10 s later. The request: accepted." in said(page)
    show(page, rotations.answered(made.sent(), RotationReadings()), rotations.later())
    page.show_time(made.after(300))
    assert "Sent 12:00:00 UTC, 5 min ago. The request: sent." in said(page)


def test_the_end_names_the_old_key_and_its_date(qtbot: QtBot) -> None:
    page = make(qtbot, rotations.closed(), now=rotations.later())
    after = part(page, RotationAfterStep)
    assert after.badge.word == "PROVEN"
    assert [(one.shape, one.word) for one in after.reminder.lines] == [("▲", "OPEN")]
    assert "delete the old key b810 77e4 19aa at Kraken, by 2026-03-05" in said(page)
    assert set(part(page, RotationRail).places.values()) == {Place.DONE, Place.NOT_TESTED}
    with qtbot.waitSignal(page.begin_requested):
        qtbot.keyClick(button(page, "Begin another rotation"), Qt.Key.Key_Return)


def test_a_reminder_that_was_ticked_and_none_at_all(qtbot: QtBot) -> None:
    desk = rotations.closed()
    done = desk.reminders[0].done("ops@example.com", rotations.later())
    page = make(qtbot, replace(desk, reminders=(done,)), now=rotations.later())
    after = part(page, RotationAfterStep)
    assert [(one.shape, one.word) for one in after.reminder.lines] == [("●", "DONE")]
    assert "Open until somebody ticks it" not in said(page)
    show(page, replace(desk, reminders=()), rotations.later())
    assert "there is nothing to delete at Kraken" in said(page)
    assert not after.reminder.isVisible()
    show(page, replace(desk, obstacles=Obstacles(begin="The console is locked.")), rotations.later())
    assert not button(page, "Begin another rotation").isEnabled()
