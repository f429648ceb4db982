"""The red control: what it says, how it looks while its path is not proven, and that it always arms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from api_client.models.common import Answer
from app.core.freshness import Failure, FailureKind
from app.core.halt import HaltWord
from app.core.state import AppState, ReadingKey, ReadingKind
from tests.widgets import halt_states as kills
from tests.widgets import states
from widgets import theme
from widgets.annunciator import BAR_HEIGHT, Annunciator
from widgets.kill_control import KILL_HEIGHT, KILL_WIDTH, KillControl
from widgets.kill_words import RECENT_S, control_words, path_proof, worst_ladder


def make(qtbot: QtBot, state: AppState) -> KillControl:
    control = KillControl()
    qtbot.addWidget(control)
    control.show_state(state, kills.NOW)
    control.show()
    return control


def fill(control: KillControl) -> QColor:
    return control.grab().toImage().pixelColor(6, 6)


def test_proven_it_is_red_and_says_how_old_the_proof_is(qtbot: QtBot) -> None:
    control = make(qtbot, kills.calm())
    assert control.shown_detail == "path proven 4 s ago"
    assert control.accessibleName() == "Kill switch: path proven 4 s ago"
    assert fill(control) == theme.colour("kill")


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (states.unknown(), "sign in"),
        (kills.unproven(kills.calm()), "the kill switch cannot work"),
        (kills.forbidden(kills.calm()), "this account may not use the kill switch"),
        (
            states.read(kills.calm(), ReadingKind.KILL_PATH, "kill-switch", Answer(401, "Session expired."), 2),
            "the session is not accepted: sign in again",
        ),
        (
            states.read(
                kills.calm(),
                ReadingKind.KILL_PATH,
                "kill-switch",
                Answer(500, "Authentication session store is not configured."),
                2,
            ),
            "the kill switch cannot work: Authentication session store is not configured",
        ),
    ],
)
def test_unproven_it_is_an_outline_with_the_reason_and_still_arms(qtbot: QtBot, state: AppState, why: str) -> None:
    control = make(qtbot, state)
    assert f"path NOT proven: {why}" in control.accessibleName()
    assert fill(control) == theme.colour("surface")
    edge = control.grab().toImage().pixelColor(0, KILL_HEIGHT // 2)
    assert edge not in (theme.colour("surface"), theme.colour("kill"))
    assert control.isEnabled()
    with qtbot.waitSignal(control.arm_requested):
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton)


def test_an_environment_without_a_kill_switch_says_so() -> None:
    state = kills.calm()
    services = tuple(one for one in state.environment.services if one.name != "kill-switch")
    state = replace(state, environment=replace(state.environment, services=services))
    assert path_proof(state, kills.NOW).why == "no kill-switch service"


def test_a_proof_that_grew_old_proves_nothing() -> None:
    assert path_proof(kills.calm(), kills.NOW).proven
    assert not path_proof(kills.calm(), kills.NOW + timedelta(minutes=5)).proven


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_arms(qtbot: QtBot, key: Qt.Key) -> None:
    control = make(qtbot, kills.calm())
    with qtbot.waitSignal(control.arm_requested):
        qtbot.keyClick(control, key)


def test_while_armed_it_counts_down_and_asks_for_nothing(qtbot: QtBot) -> None:
    control = make(qtbot, kills.armed(kills.calm()))
    assert control.shown_detail == "armed, disarms in 12 s"
    with qtbot.assertNotEmitted(control.arm_requested):
        qtbot.mouseDClick(control, Qt.MouseButton.LeftButton)
        qtbot.keyClick(control, Qt.Key.Key_Return)


def test_after_firing_it_says_how_the_halt_stands() -> None:
    engaged = kills.fired(kills.calm(), {"company": kills.accepted}, gauges={"company": 1.0})
    said = control_words(engaged, kills.NOW)
    assert said.details[0] == "company engaged 13 s ago"
    assert said.sentence == "company engaged 13 s ago; path proven 4 s ago"
    hanging = kills.fired(kills.calm(), {"company": kills.hanging, "director-1": kills.accepted})
    assert control_words(hanging, kills.NOW).details[0] == "2 accounts UNKNOWN 13 s ago"
    assert worst_ladder(hanging.halt.ladders).word is HaltWord.UNKNOWN


def test_a_refused_or_an_old_halt_gives_the_place_back_to_the_proof() -> None:
    refused = kills.fired(kills.calm(), {"company": kills.refused})
    assert control_words(refused, kills.NOW).details == ("path proven 4 s ago",)
    old = kills.fired(kills.calm(), {"company": kills.accepted}, ago_s=RECENT_S + 1)
    assert control_words(old, kills.NOW).details == ("path proven 4 s ago",)


def test_the_longest_wording_that_fits_is_shown(qtbot: QtBot) -> None:
    state = kills.fired(kills.calm(), {"an-account-with-quite-a-long-name": kills.accepted})
    assert make(qtbot, state).shown_detail == "engaged 13 s ago"


def test_a_reason_too_long_is_cut_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    control = make(qtbot, kills.unproven(kills.calm()))
    assert control.shown_detail.endswith("…")
    assert "refuses connections" in control.toolTip()


@pytest.mark.parametrize("width", [640, 960, 1440])
def test_its_place_in_the_bar_never_moves(qtbot: QtBot, width: int) -> None:
    for state in (kills.calm(), states.unknown(), replace(kills.calm(), locked=True), kills.armed(kills.calm())):
        bar = Annunciator(state.environment)
        qtbot.addWidget(bar)
        bar.resize(width, BAR_HEIGHT)
        bar.show_state(state, kills.NOW)
        bar.show()
        assert bar.kill.isVisible()
        assert bar.kill.geometry().getRect() == (width - KILL_WIDTH, 0, KILL_WIDTH, KILL_HEIGHT)
    with qtbot.waitSignal(bar.arm_requested):
        bar.show_state(kills.calm(), kills.NOW)
        bar.kill.click()


def test_only_a_live_refusal_of_this_account_counts_as_one() -> None:
    state = kills.forbidden(kills.calm())
    assert path_proof(state, kills.NOW).refusal.startswith("Your account may not use the kill switch")
    assert not path_proof(state, kills.NOW + timedelta(minutes=5)).refusal
    assert not path_proof(kills.unproven(state), kills.NOW).refusal
    key = ReadingKey(ReadingKind.KILL_PATH, "kill-switch")
    failure = Failure(FailureKind.FORBIDDEN, "kill-switch", "status", 403, "Account is not authorized.")
    failed = state.with_reading(key, state.readings[key].failed(failure, kills.NOW))
    assert "Account is not authorized" in path_proof(failed, kills.NOW).refusal
