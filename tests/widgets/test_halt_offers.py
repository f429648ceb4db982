"""Beside the ladder: what is offered, that nothing is asked without a step, and the notes of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core.state import EnvironmentKind, VerdictOfCommand
from tests.widgets import halt_states as kills
from tests.widgets import states
from tests.widgets.halt_desk import ALL, button, engaged, make, part, said
from widgets.confirm_step import ConfirmStep
from widgets.halt_accounts import HaltAccounts
from widgets.halt_note_card import NOTE_LENGTH, HaltNoteCard
from widgets.halt_offers import SAFE_MODE, SIMULATION
from widgets.halt_outside_card import HaltOutsideCard
from widgets.halt_release_card import HaltReleaseCard
from widgets.status_list import StatusList


def test_safe_mode_is_asked_for_after_one_step(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    step = part(page, ConfirmStep)
    with qtbot.assertNotEmitted(page.safe_mode_requested):
        qtbot.keyClick(button(page, "1 Enter safe mode"), Qt.Key.Key_Return)
    assert step.isVisible()
    assert "cancels open orders" in said(page)
    confirm = button(page, "Enter safe mode now")
    assert confirm.hasFocus()
    with qtbot.waitSignal(page.safe_mode_requested):
        qtbot.keyClick(confirm, Qt.Key.Key_Return)
    assert not step.isVisible()


def test_simulation_is_asked_for_the_account_that_is_shown(qtbot: QtBot) -> None:
    page = make(qtbot, kills.fired(kills.calm(), ALL))
    accounts = part(page, HaltAccounts)
    accounts.table.select_key("director-2")
    button(page, "2 Enter simulation").click()
    assert "Enter simulation for director-2?" in said(page)
    with qtbot.waitSignal(page.simulation_requested) as asked:
        button(page, "Enter simulation for director-2 now").click()
    assert asked.args == ["director-2"]
    button(page, "2 Enter simulation").click()
    accounts.table.select_key("company")
    assert not part(page, ConfirmStep).isVisible()


def test_escape_goes_back_without_asking(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    with qtbot.assertNotEmitted(page.safe_mode_requested):
        button(page, "1 Enter safe mode").click()
        qtbot.keyClick(button(page, "Enter safe mode now"), Qt.Key.Key_Escape)
    assert not part(page, ConfirmStep).isVisible()
    assert button(page, "1 Enter safe mode").hasFocus()


def test_the_offers_show_what_is_in_force_and_what_came_of_asking(qtbot: QtBot) -> None:
    state = states.simulated(engaged(), ("company",))
    page = make(qtbot, state)
    lines = part(page, StatusList).lines
    assert [(one.name, one.word) for one in lines] == [("Safe mode", "NOT ACTIVE"), ("Simulation", "ACTIVE")]
    refused = states.outcome("c9", VerdictOfCommand.REFUSED, "Enter safe mode: reason is required", 1)
    page.show_outcomes({SAFE_MODE: refused})
    page.show_state(state, kills.NOW)
    assert part(page, StatusList).lines[0].text == "REFUSED: Enter safe mode: reason is required"
    page.show_time(kills.NOW + timedelta(minutes=5))
    assert [one.word for one in part(page, StatusList).lines] == ["UNKNOWN", "UNKNOWN"]


def test_an_offer_that_cannot_work_is_disabled_and_says_why(qtbot: QtBot) -> None:
    state = engaged()
    services = tuple(one for one in state.environment.services if one.name != SIMULATION)
    page = make(qtbot, replace(state, environment=replace(state.environment, services=services)))
    offer = button(page, "2 Enter simulation")
    assert not offer.isEnabled()
    assert "names no sim-mode service" in offer.accessibleDescription()
    assert "names no sim-mode service" in said(page)


def test_the_way_outside_opens_on_demand_and_copies_exact_lines(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    card = part(page, HaltOutsideCard)
    assert not card.isVisible()
    button(page, "3 At Kraken, in the cluster…").click()
    assert card.isVisible()
    cluster, kill = card.lines
    assert cluster == "kubectl --namespace aether-prod scale deployment/oms-service-prod --replicas=0"
    assert kill == "aether-console kill --environment aether-prod --account company --reason loss_cap_breach"
    button(page, "Copy: The same kill from a terminal").click()
    assert QGuiApplication.clipboard().text() == kill


def test_a_sandbox_has_no_cluster_and_all_accounts_have_one_line(qtbot: QtBot) -> None:
    page = make(qtbot, kills.fired(kills.calm(EnvironmentKind.SANDBOX), ALL))
    cluster, kill = part(page, HaltOutsideCard).lines
    assert cluster.startswith("A sandbox runs in no cluster")
    assert not button(page, "Copy: Scale the OMS to zero, so that no new order can be placed").isVisible()
    assert kill == "aether-console kill --environment sandbox --all --reason loss_cap_breach"


@pytest.mark.parametrize("answer", [kills.refused, kills.hanging])
def test_after_one_failed_call_the_way_outside_shows_at_once(qtbot: QtBot, answer: kills.Answered) -> None:
    state = kills.fired(kills.calm(), {"company": answer})
    page = make(qtbot, state)
    assert part(page, HaltOutsideCard).isVisible()
    button(page, "3 At Kraken, in the cluster…").click()
    page.show_state(state, kills.NOW)
    assert not part(page, HaltOutsideCard).isVisible()


def test_a_failed_offer_shows_the_way_outside_too(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    page.show_outcomes({SAFE_MODE: states.outcome("c9", VerdictOfCommand.UNKNOWN, "no answer", 1)})
    page.show_state(engaged(), kills.NOW)
    assert part(page, HaltOutsideCard).isVisible()


def test_no_release_is_offered_and_ticks_are_notes_of_this_order(qtbot: QtBot) -> None:
    page = make(qtbot, engaged())
    card = part(page, HaltReleaseCard)
    assert "The platform has no release" in said(card)
    assert "not a release" in said(card)
    assert card.findChildren(QPushButton) == []
    qtbot.keyClick(card.steps[1], Qt.Key.Key_Return)
    assert [step.isChecked() for step in card.steps] == [False, True, False, False, False]
    page.show_state(engaged(), kills.NOW)
    assert card.steps[1].isChecked()
    other = engaged()
    order = replace(other.halt.orders[0], order_id="k2")
    page.show_state(kills.with_order(other, order, other.halt.ladders), kills.NOW)
    assert not card.steps[1].isChecked()


def test_a_note_goes_to_the_journal_without_spaces_around_it(qtbot: QtBot) -> None:
    page = make(qtbot, replace(engaged()))
    card = part(page, HaltNoteCard)
    assert not card.add_button.isEnabled()
    qtbot.keyClicks(card.edit, "  called the desk ")
    with qtbot.waitSignal(page.note_requested) as asked:
        qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    assert asked.args == ["called the desk"]
    assert card.edit.text() == ""
    with qtbot.assertNotEmitted(page.note_requested):
        qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    assert card.edit.maxLength() == NOTE_LENGTH
    page.show_state(kills.fired(kills.calm(), {"company": kills.accepted}, note="called the desk"), kills.NOW)
    assert "called the desk" in said(card)
