"""The halt page: the word and the rungs as climbed, account by account, at every width."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.halt import HaltWord, Ladder, Rung, RungId, RungState
from app.core.state import AppState
from tests.widgets import halt_states as kills
from tests.widgets.halt_desk import ALL, button, engaged, make, part, said
from widgets import shapes
from widgets.empty_state import EmptyState
from widgets.halt_accounts import HaltAccounts
from widgets.halt_ladder_view import HaltLadderView
from widgets.halt_offers import HaltOffers
from widgets.text import ElidedLabel, Label, Paragraph


def test_never_fired_it_shows_the_proof_what_will_happen_and_the_way_to_arm(qtbot: QtBot) -> None:
    page = make(qtbot, kills.calm())
    empty = part(page, EmptyState)
    assert empty.isVisible()
    assert empty.accessibleName().startswith("Kill path proven 4 s ago.")
    assert "sets the halt flag of each" in said(page)
    assert "Cannot be released from here." in said(page)
    assert not part(page, HaltLadderView).isVisible()
    assert not part(page, HaltOffers).isVisible()
    with qtbot.waitSignal(page.arm_requested):
        qtbot.keyClick(button(page, "Arm the kill switch (Ctrl+Shift+K)"), Qt.Key.Key_Return)


def test_never_fired_and_unproven_says_why(qtbot: QtBot) -> None:
    page = make(qtbot, kills.unproven(kills.calm()))
    assert "Kill path NOT proven" in part(page, EmptyState).accessibleName()
    assert "refuses connections. You can still try." in said(page)
    page.show_state(kills.forbidden(kills.calm()), kills.NOW)
    assert "Your account may not use the kill switch" in said(page)
    assert "You can still try" not in said(page)


def test_the_word_the_sentence_and_who_fired(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    view = part(page, HaltLadderView)
    assert (view.badge.shape, view.badge.word) == (shapes.TRIANGLE, "ENGAGED")
    assert view.accessibleName().startswith("company: ENGAGED. The halt flag is set.")
    assert "Halt · company" in said(page)
    assert "Fired 03:12:31 UTC by ops@example.com (company), reason: daily loss cap breached" in said(page)
    assert "13 s of 60 s" in said(page)


def test_a_partial_answer_names_the_channel_that_failed(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    row = part(page, HaltLadderView).row(RungId.ACCEPTED)
    assert row.words()[0] == "OK, partial"
    assert row.words()[2] == "sms: not notified"
    assert "sms: not notified" in row.accessibleName()
    whole = make(qtbot, kills.fired(kills.calm(), {"company": kills.accepted}))
    assert part(whole, HaltLadderView).row(RungId.ACCEPTED).words()[0] == "OK"


@pytest.mark.parametrize("state", RungState)
def test_a_rung_says_its_state_by_shape_word_and_name(qtbot: QtBot, state: RungState) -> None:
    page = make(qtbot, engaged())
    row = part(page, HaltLadderView).row(RungId.ORDERS)
    rung = Rung(RungId.ORDERS, state, "2 open", "GET /portfolio/orders", kills.NOW - timedelta(seconds=2), 12.4)
    row.show_rung(rung, kills.NOW)
    assert row.words() == (state.word, "2 open · GET /portfolio/orders", "", "2 s")
    assert row.accessibleName().startswith(f"Orders none: {state.word}. 2 open")
    assert "after 12.4 s" in row.accessibleName()
    assert row._state.shape == state.shape


def test_what_was_never_read_has_no_age(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    row = part(page, HaltLadderView).row(RungId.POSITIONS)
    row.show_rung(Rung(RungId.POSITIONS, RungState.UNKNOWN, "not read", ""), kills.NOW)
    assert row.words() == ("UNKNOWN", "not read", "", "–")
    assert "ago" not in row.accessibleName()


def test_ages_and_clock_advance_without_news(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    page.show_time(kills.NOW + timedelta(seconds=35))
    assert "48 s of 60 s: past the warning at 45 s" in said(page)
    assert part(page, HaltLadderView).row(RungId.FLAG).words()[3] == "36 s"


@pytest.mark.parametrize("word", [HaltWord.HALTED, HaltWord.REFUSED])
def test_a_clock_that_has_stopped_stays(qtbot: QtBot, word: HaltWord) -> None:
    state = with_word(engaged(), word, elapsed_s=31.0)
    page = make(qtbot, state)
    page.show_time(kills.NOW + timedelta(seconds=100))
    assert "31 s of 60 s" in said(page)


def with_word(state: AppState, word: HaltWord, elapsed_s: float = 13.0) -> AppState:
    ladder: Ladder = replace(state.halt.ladders[0], word=word, elapsed_s=elapsed_s, what_to_do=("Do this.",))
    return replace(state, halt=replace(state.halt, ladders=(ladder,)))


@pytest.mark.parametrize("word", HaltWord)
def test_what_to_do_stands_beside_the_words_that_need_it(qtbot: QtBot, word: HaltWord) -> None:
    page = make(qtbot, with_word(engaged(), word))
    assert part(page, HaltLadderView).badge.word == word.value
    assert ("Do this." in said(page)) is (word in (HaltWord.UNKNOWN, HaltWord.REFUSED, HaltWord.HALTED))
    assert ("nothing of this is needed now" in said(page)) is (word is HaltWord.HALTED)


def test_fired_while_locked_says_that_the_person_is_unproven(qtbot: QtBot) -> None:
    page = make(qtbot, kills.fired(kills.calm(), {"company": kills.accepted}, locked=True))
    assert "while locked, by session of ops@example.com (company), person unproven" in said(page)


def test_several_accounts_begin_with_the_one_that_is_worst_off(qtbot: QtBot) -> None:
    page = make(qtbot, kills.fired(kills.calm(), ALL, gauges={"director-1": 1.0}))
    accounts, view = part(page, HaltAccounts), part(page, HaltLadderView)
    assert accounts.isVisible()
    assert accounts.table.selected_key() == "company"
    assert view.badge.word == "UNKNOWN"
    assert "Halt · 3 accounts" in said(page)
    accounts.table.setFocus()
    qtbot.keyClick(accounts.table, Qt.Key.Key_Down)
    assert view.badge.word == "ENGAGED"
    page.show_time(kills.NOW + timedelta(seconds=1))
    assert view.badge.word == "ENGAGED"


def test_one_account_needs_no_list(qtbot: QtBot) -> None:
    assert not part(make(qtbot, engaged()), HaltAccounts).isVisible()


def test_a_kill_that_waits_for_a_sign_in_says_what_signing_in_does(qtbot: QtBot) -> None:
    state = kills.fired(kills.calm(), {"company": kills.refused})
    page = make(qtbot, replace(state, halt=replace(state.halt, waiting=("company",))))
    assert "Signing in stops company now" in said(page)
    page.show_state(state, kills.NOW)
    assert "Signing in stops" not in said(page)


@pytest.mark.parametrize("width", [720, 960, 1600])
@pytest.mark.parametrize("answers", [{"company": kills.partial}, ALL])
def test_no_text_is_cut_and_nothing_is_wider_than_the_page(
    qtbot: QtBot, width: int, answers: dict[str, kills.Answered]
) -> None:
    page = make(qtbot, kills.fired(kills.calm(), answers, ago_s=52), width)
    qtbot.waitUntil(lambda: cut(page) == [])
    for one in wrapped(page):
        assert one.mapTo(page, one.rect().bottomRight()).x() < width


def cut(page: QWidget) -> list[str]:
    """What is shown and not whole."""
    lines = [one for one in page.findChildren(Label) if one.isVisible() and not isinstance(one, ElidedLabel)]
    found = [one.text() for one in lines if one.width() < one.sizeHint().width()]
    return found + [one.plain_text for one in wrapped(page) if one.height() < one.heightForWidth(one.width())]


def wrapped(page: QWidget) -> list[Paragraph]:
    return [one for one in page.findChildren(Paragraph) if one.isVisible()]


def test_whatever_can_be_used_can_be_reached_and_has_a_name(qtbot: QtBot) -> None:
    page = make(qtbot, kills.fired(kills.calm(), ALL))
    usable = [
        one for one in page.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(usable) > 10
    nameless = [type(one).__name__ for one in usable if not one.accessibleName() and one.parent() is not None]
    assert nameless == []
