"""The bar says what is so, and never more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.readiness.decisions import Waiver
from app.core.state import AppState, ConsoleHealth, EnvironmentKind, SessionPhase, SessionState
from tests.widgets import alert_states, states
from widgets import shapes, theme
from widgets.annunciator import BAR_HEIGHT, Annunciator
from widgets.annunciator_words import title_words
from widgets.frame import EnvironmentFrame
from widgets.kind_badge import KindBadge


def make(qtbot: QtBot, state: AppState, width: int = 1440) -> Annunciator:
    bar = Annunciator(state.environment)
    qtbot.addWidget(bar)
    bar.resize(width, BAR_HEIGHT)
    bar.show_state(state, states.NOW)
    bar.show()
    return bar


def button(bar: Annunciator, name: str) -> QPushButton:
    return next(found for found in bar.findChildren(QPushButton) if found.accessibleName() == name)


def test_a_calm_platform_in_words(qtbot: QtBot) -> None:
    said = make(qtbot, states.calm()).field_words()
    assert (said["environment"].word, said["environment"].detail) == ("aether-prod", "company")
    assert (said["mode"].word, said["mode"].detail, said["mode"].shape) == ("LIVE", "simulation off · 1 s", "")
    assert (said["halt"].word, said["halt"].shape) == ("Not halted", shapes.DISC)
    assert (said["services"].word, said["services"].shape) == ("7 of 7 up", shapes.DISC)
    assert (said["clock"].word, said["clock"].detail) == ("03:12:44 UTC", "03:12:44 London")
    assert (said["session"].word, said["session"].detail) == ("ops@example.com", "company · 41 min left")
    assert (said["kill path"].word, said["kill path"].detail) == ("Kill switch", "path proven 4 s ago")


def test_a_troubled_platform_in_words(qtbot: QtBot) -> None:
    said = make(qtbot, states.troubled()).field_words()
    assert (said["mode"].word, said["mode"].shape) == ("MIXED", shapes.TRIANGLE)
    assert (said["halt"].word, said["halt"].detail) == ("Halt engaged", "company · 1 s")
    assert (said["services"].word, said["services"].detail) == ("UNTRUSTED", "6 of 7 up")
    assert "clock" in said["services"].explanation
    assert "risk" in said["services"].explanation
    assert said["session"].detail_tone == "warn"
    assert said["kill path"].detail.startswith("path NOT proven: ")


def test_nothing_known_never_looks_well(qtbot: QtBot) -> None:
    said = make(qtbot, states.unknown()).field_words()
    assert said["mode"].word == "LIVE (UNKNOWN)"
    assert said["halt"].word == "Halt unknown"
    for field in ("mode", "halt", "services"):
        assert said[field].shape == shapes.DIAMOND, field
    assert said["kill path"].detail == "path NOT proven: sign in"


def test_simulation_everywhere_has_its_own_colour(qtbot: QtBot) -> None:
    state = states.simulated(states.calm(), states.calm().environment.accounts)
    said = make(qtbot, state).field_words()["mode"]
    assert (said.word, said.tone) == ("SIMULATION", "sim")


def test_a_console_that_cannot_be_trusted_says_so_before_anything_else(qtbot: QtBot) -> None:
    slow = replace(states.calm(), console=ConsoleHealth(loop_lag_ms=1500.0))
    said = make(qtbot, slow).field_words()["services"]
    assert (said.word, said.shape) == ("UNTRUSTED", shapes.SQUARE)
    assert "runs 1500 ms late" in said.explanation
    assert title_words(slow, states.NOW).startswith("UNTRUSTED · aether-prod · ")
    assert title_words(states.calm(), states.NOW).startswith("aether-prod · ")


def test_the_badge_follows_the_mode_as_the_frame_does(qtbot: QtBot) -> None:
    everybody = states.calm().environment.accounts
    bar = make(qtbot, states.simulated(states.calm(), everybody))
    badge = bar.findChild(KindBadge)
    assert badge is not None
    assert (badge.live, badge.accessibleName()) == (False, "Environment: production, trading mode: SIMULATION")
    dashed = badge.grab().toImage()
    for state, word in ((states.unknown(), "LIVE (UNKNOWN)"), (states.simulated(states.calm(), ("company",)), "MIXED")):
        bar.show_state(state, states.NOW)
        assert (badge.live, badge.toolTip().rpartition(": ")[2]) == (True, word)
    assert badge.grab().toImage() != dashed


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (states.unknown(), "LIVE (UNKNOWN)"),
        (states.calm(), "LIVE"),
        (states.simulated(states.calm(), states.calm().environment.accounts), "SIMULATION"),
        (states.simulated(states.calm(), states.calm().environment.accounts[:1]), "MIXED"),
    ],
)
def test_the_title_says_the_mode_and_calls_the_unknown_one_live(state: AppState, word: str) -> None:
    assert f" · {word} · Aether console" in title_words(state, states.NOW)


def test_what_was_well_long_ago_is_unknown(qtbot: QtBot) -> None:
    bar = make(qtbot, states.calm())
    bar.show_state(states.calm(), states.NOW + timedelta(minutes=30))
    said = bar.field_words()
    assert said["mode"].word == "LIVE (UNKNOWN)"
    assert said["halt"].word == "Halt unknown"
    assert (said["services"].word, said["services"].detail) == ("UNTRUSTED", "0 of 7 up")
    assert said["kill path"].detail.startswith("path NOT proven")


def test_an_ended_session_offers_a_sign_in(qtbot: QtBot) -> None:
    state = replace(states.calm(), session=SessionState(SessionPhase.EXPIRED, "ops@example.com", "company"))
    bar = make(qtbot, state)
    assert bar.field_words()["session"].word == "Session ended"
    assert button(bar, "Sign in").isVisible()
    assert not button(bar, "Renew").isVisible()


def test_a_locked_console_offers_neither_renew_nor_lock(qtbot: QtBot) -> None:
    bar = make(qtbot, replace(states.calm(), locked=True))
    assert [name for name in ("Sign in", "Renew", "Lock") if button(bar, name).isVisible()] == []


@pytest.mark.parametrize(("name", "signal"), [("Renew", "renew_requested"), ("Lock", "lock_requested")])
def test_buttons_ask(qtbot: QtBot, name: str, signal: str) -> None:
    bar = make(qtbot, states.calm())
    with qtbot.waitSignal(getattr(bar, signal)):
        qtbot.keyClick(button(bar, name), Qt.Key.Key_Space)


def test_sign_in_and_services_ask(qtbot: QtBot) -> None:
    bar = make(qtbot, states.unknown())
    with qtbot.waitSignal(bar.sign_in_requested):
        button(bar, "Sign in").click()
    with qtbot.waitSignal(bar.services_requested):
        qtbot.keyClick(bar._services, Qt.Key.Key_Space)


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    bar = make(qtbot, states.calm(), 640)
    for name in ("Renew", "Lock"):
        size = button(bar, name).size()
        assert min(size.width(), size.height()) >= 24


@pytest.mark.parametrize(
    ("kind", "token"),
    [(EnvironmentKind.PRODUCTION, "fail"), (EnvironmentKind.STAGING, "warn"), (EnvironmentKind.SANDBOX, "sim")],
)
def test_the_frame_shows_what_is_at_stake(qtbot: QtBot, kind: EnvironmentKind, token: str) -> None:
    frame = EnvironmentFrame(kind)
    qtbot.addWidget(frame)
    frame.resize(100, 60)
    picture = frame.grab().toImage()
    colour, inside = QColor(theme.current().colour(token)), QColor(theme.current().bg)
    for x, y in ((0, 0), (2, 30), (99, 59), (50, 57)):
        assert picture.pixelColor(x, y) == colour
    assert picture.pixelColor(3, 3) == inside
    assert picture.pixelColor(96, 56) == inside


def waived(state: AppState, *hours: float) -> AppState:
    """The state with a waiver for each of these spans."""
    return replace(
        state,
        waivers=tuple(
            Waiver(
                f"probe-{place}", "Ships on Monday", "ops@example.com", states.NOW, states.NOW + timedelta(hours=span)
            )
            for place, span in enumerate(hours)
        ),
    )


def test_waivers_are_listed_while_there_are_any(qtbot: QtBot) -> None:
    bar = make(qtbot, states.calm())
    assert bar._waivers.isHidden()
    bar.show_state(waived(states.calm(), 8), states.NOW)
    said = bar.field_words()["waivers"]
    assert (said.word, said.detail, said.shape) == ("1 waived", "until 11:12 UTC", shapes.BARRED)
    assert not bar._waivers.isHidden()
    bar.show_state(waived(states.calm(), 72, 2), states.NOW)
    said = bar.field_words()["waivers"]
    assert (said.word, said.detail) == ("2 waived", "next until 05:12 UTC")
    assert said.explanation.splitlines()[0] == ("probe-1: waived by ops@example.com until 05:12 UTC: Ships on Monday")
    assert "probe-0" in bar._waivers.toolTip()
    bar.show_state(waived(states.calm(), 2), states.NOW + timedelta(hours=3))
    assert bar._waivers.isHidden()


@pytest.mark.parametrize("width", [960, 1100, 1440, 1920])
def test_waivers_move_neither_the_kill_control_nor_each_other(qtbot: QtBot, width: int) -> None:
    bar = make(qtbot, states.calm(), width)
    before = bar.kill.geometry()
    bar.show_state(waived(states.calm(), 1, 2, 3), states.NOW)
    assert bar.kill.geometry() == before
    assert not bar._waivers.isHidden()
    assert bar._waivers.geometry().right() < bar.kill.geometry().left()


def test_no_clock_is_cut_beside_room_for_it(qtbot: QtBot) -> None:
    bar = make(qtbot, waived(states.calm(), 8))
    clock = bar._fields["clock"]
    for width in range(1100, 1500, 7):
        bar.resize(width, BAR_HEIGHT)
        room = clock.x() - bar._waivers.geometry().right() - 1
        assert room == 0 or clock.width() == clock.widths.full, width


def test_the_waivers_open_by_key(qtbot: QtBot) -> None:
    bar = make(qtbot, waived(states.calm(), 1))
    with qtbot.waitSignal(bar.waivers_requested):
        qtbot.keyClick(bar._waivers, Qt.Key.Key_Return)


def test_alarms_are_counted_with_what_is_kept_quiet_and_open_their_page(qtbot: QtBot) -> None:
    calm = make(qtbot, states.calm())
    assert not calm._alerts.isVisible()
    state = alert_states.alerting()
    bar = make(qtbot, state)
    said = bar.field_words()["alerts"]
    assert (said.word, said.detail, said.shape) == ("2 alarms", "2 suppressed", shapes.SQUARE)
    assert said.explanation == "KillSwitchEngaged\nOmsRejectsSlow\n2 suppressed: 1 shelved, 1 silenced"
    opened: list[None] = []
    bar.alerts_requested.connect(lambda: opened.append(None))
    bar._alerts.setFocus()
    qtbot.keyClick(bar._alerts, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert bar._alerts.accessibleName() == "Alarms: 2 alarms"


def test_a_warning_is_a_triangle_and_what_is_only_suppressed_is_still_counted(qtbot: QtBot) -> None:
    near = next(one for one in alert_states.ALERTS if one.name == "RiskLimitNear")
    warned = make(qtbot, alert_states.alerting(alert_states.board((near,), ()))).field_words()["alerts"]
    assert (warned.word, warned.detail, warned.shape) == ("1 alarm", "", shapes.TRIANGLE)
    shelved = next(one for one in alert_states.ALERTS if one.name == "WebsocketLag")
    bar = make(qtbot, alert_states.alerting(alert_states.board((shelved,))))
    said = bar.field_words()["alerts"]
    assert (said.word, said.shape) == ("1 suppressed", shapes.BARRED)
    assert said.explanation == "1 suppressed: 1 shelved"


def test_the_alarms_stay_in_the_narrowest_bar(qtbot: QtBot) -> None:
    bar = make(qtbot, alert_states.alerting(), 960)
    assert bar._alerts.width() >= bar._alerts.widths.least
    places = [field.geometry() for field in bar._fields.values() if not field.isHidden()]
    assert all(not one.intersects(other) for one in places for other in places if one != other)


def test_what_is_hidden_and_what_is_kept_quiet_is_said_at_every_width(qtbot: QtBot) -> None:
    calm = states.calm()
    assert make(qtbot, calm).field_words()["sensitive"].word == ""
    state = replace(calm, sensitive=True, quiet_until=states.NOW + timedelta(hours=1))
    assert title_words(state, states.NOW).startswith("SENSITIVE VIEW · ")
    for width in (960, 1440):
        bar = make(qtbot, state, width)
        said = bar.field_words()
        assert (said["sensitive"].word, said["sensitive"].shape) == ("SENSITIVE VIEW", shapes.BARRED)
        assert (said["quiet"].word, said["quiet"].detail) == ("Not disturbed", "until 04:12 UTC")
        shown = {field.accessibleName() for field in bar.findChildren(QWidget) if field.isVisible()}
        assert {"Sensitive view: SENSITIVE VIEW", "Notifications: Not disturbed"} <= shown
    later = states.NOW + timedelta(hours=1)
    bar.show_state(state, later)
    assert bar.field_words()["quiet"].word == ""
