"""The strip shows the last outcome and the console's own pulse; outcomes and notices open from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import ClockFact
from app.core.state import AppState, ConsoleHealth, JournalState, ReadingKind, VerdictOfCommand
from tests.widgets import states
from widgets import shapes
from widgets.outcome_strip import STRIP_HEIGHT, OutcomeStrip
from widgets.outcome_words import VERDICT_LOOKS, journal_status
from widgets.status_badge import StatusBadge


def make(qtbot: QtBot, state: AppState) -> OutcomeStrip:
    strip = OutcomeStrip()
    qtbot.addWidget(strip)
    strip.show_state(state, states.NOW)
    strip.resize(1280, STRIP_HEIGHT)
    strip.show()
    return strip


def button(strip: OutcomeStrip, name: str) -> QPushButton:
    return next(found for found in strip.findChildren(QPushButton) if name in found.accessibleName())


def table(strip: OutcomeStrip, name: str) -> QTableView:
    return next(found for found in strip.findChildren(QTableView) if found.accessibleName() == name)


def test_the_last_outcome_and_the_pulse(qtbot: QtBot) -> None:
    strip = make(qtbot, states.calm())
    assert strip._badge.word == "DONE"
    assert strip._last.text() == "Signed in as ops@example.com · 02:58:12 UTC"
    assert strip._facts.text() == "loop 2 ms · skew +0.3 s"
    assert strip._journal.word == "journal 1,284 records, intact"
    assert strip.height() == STRIP_HEIGHT


def test_why_the_console_is_not_trusted_is_said_in_the_open(qtbot: QtBot) -> None:
    slow = replace(states.calm(), console=ConsoleHealth(loop_lag_ms=4309.0))
    strip = make(qtbot, slow)
    assert strip._facts.text() == "UNTRUSTED: this console runs 4309 ms late"
    assert strip._facts.property("tone") == "fail"
    strip.show_state(states.calm(), states.NOW)
    assert (strip._facts.text(), strip._facts.property("tone")) == ("loop 2 ms · skew +0.3 s", "muted")


def test_nothing_yet_is_said(qtbot: QtBot) -> None:
    strip = make(qtbot, states.unknown())
    assert not strip._badge.isVisible()
    assert "No command" in strip._last.text()
    assert strip._facts.text() == "loop – · skew –"


@pytest.mark.parametrize(("skew_s", "words"), [(-0.04, "skew +0.0 s"), (-0.06, "skew −0.1 s")])
def test_a_skew_that_rounds_to_nothing_has_no_minus(skew_s: float, words: str, qtbot: QtBot) -> None:
    state = states.read(states.calm(), ReadingKind.CLOCK, "auth", ClockFact(skew_s, 0.01, 0.5), 2)
    assert make(qtbot, state)._facts.text().endswith(words)


@pytest.mark.parametrize("verdict", VerdictOfCommand)
def test_every_verdict_has_shape_and_word(verdict: VerdictOfCommand, qtbot: QtBot) -> None:
    state = replace(states.calm(), outcomes=(states.outcome("c", verdict, "Words", 1),))
    badge = make(qtbot, state)._badge
    assert badge.word == verdict.value.upper()
    assert badge.shape == VERDICT_LOOKS[verdict][0]


@pytest.mark.parametrize(
    ("journal", "shape", "words"),
    [
        (JournalState(5, intact=True), shapes.DISC, "journal 5 records, intact"),
        (JournalState(5, intact=True, doubt="not signed"), shapes.TRIANGLE, "journal 5 records, not signed"),
        (JournalState(5), shapes.DIAMOND, "journal 5 records, not verified"),
        (JournalState(5, intact=False), shapes.SQUARE, "journal 5 records, NOT intact"),
        (JournalState(5, intact=False, problem="disk full"), shapes.SQUARE, "journal 5 records, disk full"),
    ],
)
def test_the_journal_s_condition(journal: JournalState, shape: str, words: str) -> None:
    assert journal_status(replace(states.calm(), journal=journal))[:2] == (shape, words)


def test_a_long_word_about_the_journal_leaves_what_a_command_came_to_its_room(qtbot: QtBot) -> None:
    strip = make(qtbot, replace(states.calm(), journal=JournalState(5, intact=False, problem="was edited " * 30)))
    assert strip._journal.width() <= strip.width() // 3
    assert strip._last.width() > strip.width() // 4


def test_outcomes_open_and_close_by_keyboard(qtbot: QtBot) -> None:
    strip = make(qtbot, states.calm())
    with qtbot.waitActive(strip):
        strip.activateWindow()
    qtbot.keyClick(button(strip, "Outcomes"), Qt.Key.Key_Return)
    outcomes = table(strip, "Outcomes of commands")
    assert outcomes.isVisible()
    assert outcomes.hasFocus()
    assert [outcomes.model().index(row, 0).data() for row in range(2)] == ["DONE", "REFUSED"]
    qtbot.keyClick(outcomes, Qt.Key.Key_Escape)
    assert not outcomes.isVisible()
    assert button(strip, "Outcomes").hasFocus()


def test_opening_a_notice_marks_it_as_seen(qtbot: QtBot) -> None:
    strip = make(qtbot, states.troubled())
    button(strip, "2 new notices").click()
    notices = table(strip, "Notices")
    assert notices.isVisible()
    notices.setCurrentIndex(notices.model().index(1, 0))
    with qtbot.waitSignal(strip.notice_seen) as seen:
        qtbot.keyClick(notices, Qt.Key.Key_Return)
    assert seen.args == ["n2"]


def test_unseen_notices_are_counted(qtbot: QtBot) -> None:
    strip = make(qtbot, states.troubled())
    one_left = tuple(replace(notice, seen=notice.notice_id != "n1") for notice in states.troubled().notices)
    strip.show_state(replace(states.troubled(), notices=one_left), states.NOW)
    assert button(strip, "notice").text() == "1 new notice"
    strip.show_state(states.calm(), states.NOW)
    assert button(strip, "Notices").text() == "Notices"


def test_switching_between_the_lists_keeps_the_drawer_open(qtbot: QtBot) -> None:
    strip = make(qtbot, states.troubled())
    strip.open_outcomes()
    strip.open_notices()
    assert table(strip, "Notices").isVisible()
    strip.open_notices()
    assert not table(strip, "Notices").isVisible()
    assert strip.findChildren(StatusBadge)


@pytest.mark.parametrize(("height", "drawer"), [(1200, 232), (900, 232), (540, 180), (300, 160)])
def test_the_drawer_leaves_a_low_window_its_page(qtbot: QtBot, height: int, drawer: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, height)
    strip = OutcomeStrip(window)
    window.show()
    strip.open_notices()
    assert strip._drawer.height() == drawer
