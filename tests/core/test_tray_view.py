"""The tray's icon says the worst that is known, and never more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from api_client.models.kill_switch import KillReason
from app.core.halt_order import ArmedKill
from app.core.judgement import JUDGEMENT_TTL_S, judge
from app.core.readiness.board import Overall
from app.core.state import NEVER_READ, AppState, ConsoleHealth, HaltState, ReadingKey, ReadingKind
from app.core.tray_view import QUIET_FOR, KillMark, may_disturb, quiet_end, tray_view
from tests.core.states import NOW, healthy, kill_gauge, read, simulation, state


def judged(age_s: float = 0.0) -> AppState:
    given = state(healthy())
    return replace(given, judged=judge(given, NOW - timedelta(seconds=age_s)))


def test_nothing_is_known_before_the_first_judgement() -> None:
    view = tray_view(state({}), NOW)
    assert (view.shape, view.word, view.live, view.kill) == ("◆", "UNKNOWN", True, KillMark.NONE)
    assert "UNKNOWN, counts as LIVE" in view.tooltip
    assert "nothing has been judged yet" in view.tooltip


def test_the_icon_is_the_boards_while_the_board_counts() -> None:
    given = judged()
    assert given.judged is not None
    overall: Overall = given.judged.board.overall
    view = tray_view(given, NOW)
    assert (view.shape, view.word) == (overall.shape, given.judged.board.headline)
    assert given.judged.board.words in view.tooltip
    late = tray_view(judged(JUDGEMENT_TTL_S + 1), NOW)
    assert (late.shape, late.word) == ("◌", "STALE")
    assert "11 s ago" in late.tooltip


def test_a_console_that_cannot_be_trusted_says_nothing_else() -> None:
    view = tray_view(replace(judged(), console=ConsoleHealth(5_000.0)), NOW)
    assert (view.shape, view.word) == ("■", "UNTRUSTED")


@pytest.mark.parametrize(
    ("active", "mode", "live", "words"),
    [
        ((), "LIVE", True, "· LIVE"),
        (("company",), "MIXED", True, "MIXED, counts as LIVE"),
        (("company", "director-1"), "SIMULATION", False, "· SIMULATION"),
    ],
)
def test_live_and_simulation_cannot_be_confused(active: tuple[str, ...], mode: str, live: bool, words: str) -> None:
    given = judged().with_reading(ReadingKey(ReadingKind.SIMULATION, "sim-mode"), read(simulation(*active)))
    view = tray_view(given, NOW)
    assert (view.mode, view.live) == (mode, live)
    assert words in view.tooltip.splitlines()[0]


def test_a_mode_that_nobody_read_counts_as_live() -> None:
    view = tray_view(judged().with_reading(ReadingKey(ReadingKind.SIMULATION, "sim-mode"), NEVER_READ), NOW)
    assert (view.mode, view.live) == ("LIVE (UNKNOWN)", True)


def test_the_kill_switch_marks_the_icon() -> None:
    engaged = judged().with_reading(ReadingKey(ReadingKind.METRICS, "kill-switch"), read(kill_gauge(company=1.0)))
    view = tray_view(engaged, NOW)
    assert (view.kill, view.tooltip.splitlines()[1]) == (KillMark.ENGAGED, "Halt engaged: company.")
    waiting = ArmedKill(("company",), KillReason.LOSS_CAP_BREACH, "", NOW, NOW, {}, "")
    view = tray_view(replace(engaged, halt=HaltState(armed=waiting)), NOW)
    assert view.kill is KillMark.ARMED
    assert view.tooltip.splitlines()[1] == "The kill switch is armed. Halt engaged: company."
    assert tray_view(replace(judged(), halt=HaltState(armed=waiting)), NOW).tooltip.splitlines()[1] == (
        "The kill switch is armed."
    )


def test_a_quiet_time_is_shown_with_its_end_and_ends() -> None:
    given = replace(judged(), quiet_until=NOW + timedelta(hours=2), locked=True)
    assert quiet_end(given, NOW) == "14:00 UTC"
    assert not may_disturb(given, NOW)
    lines = tray_view(given, NOW).tooltip.splitlines()
    assert "Locked." in lines
    assert lines[-1] == "Not disturbed until 14:00 UTC; alarms about the kill switch are told."
    assert may_disturb(given, NOW + timedelta(hours=2))
    assert quiet_end(given, NOW - timedelta(hours=13)) == "03-04 14:00 UTC"
    assert may_disturb(judged(), NOW)


def test_quiet_times_go_from_a_quarter_to_eight_hours() -> None:
    spans = [span for span, _ in QUIET_FOR]
    assert spans == sorted(spans)
    assert (spans[0], spans[-1]) == (timedelta(minutes=15), timedelta(hours=8))
