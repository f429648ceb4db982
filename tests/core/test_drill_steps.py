"""A drill's steps: watched, armed, taken back, fired, followed, ended, aborted; and where none may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api_client.models.kill_switch import KillReason
from app.core.drill import (
    BY_HAND,
    FALSE_ALARM,
    LIMIT_S,
    TOO_LONG,
    Drill,
    DrillPhase,
    why_no_drill,
)
from app.core.halt import ArmedKill, HaltOrder, HaltWord, RungId, arm
from app.core.halt_readings import HaltReadings
from app.core.state import AppState, HaltState, SessionState
from tests.core import halts
from tests.core.drills import done, drill, follow, halted, order, staged
from tests.core.halts import after
from tests.core.states import NOW, state


def armed(at_s: float, *accounts: str) -> HaltState:
    kill: ArmedKill = arm(accounts or ("company",), KillReason.LOSS_CAP_BREACH, "found", HaltReadings(), after(at_s))
    return HaltState(armed=kill)


def fired(at_s: float, armed_s: float = 8.0, **changes: Any) -> HaltState:
    made: HaltOrder = order(at_s, armed_s, **changes)
    return HaltState(orders=(made,), ladders=(halts.ladder(made, halts.readings(), at_s),))


def test_it_waits_for_the_incident_and_then_for_the_operator() -> None:
    waiting = drill()
    assert (waiting.phase, waiting.running, waiting.awaits_fire) == (DrillPhase.WAITING, True, True)
    assert follow(waiting, HaltState(), 3) is waiting
    there = staged(5)
    assert (there.phase, there.staged_at) == (DrillPhase.STAGED, after(5))
    assert follow(there, HaltState(), 6) is there
    assert (there.detection_s, there.decision_s, there.watched_s) == (None, None, None)


def test_detection_ends_with_the_first_arming_and_decision_with_the_fire() -> None:
    noticed = follow(staged(5), armed(8), 8.1)
    assert (noticed.phase, noticed.detection_s) == (DrillPhase.ARMED, 3)
    shot = follow(noticed, fired(10), 10.1)
    assert (shot.phase, shot.decision_s, shot.order_id) == (DrillPhase.FIRED, 2, "kill-1")
    assert shot.running and not shot.awaits_fire


def test_disarming_goes_on_waiting_and_the_first_arming_stays_the_detection() -> None:
    drilled = follow(staged(5), armed(8), 8.1)
    drilled = follow(drilled, HaltState(), 9)
    assert (drilled.phase, drilled.disarms) == (DrillPhase.STAGED, 1)
    drilled = follow(drilled, armed(20), 20.1)
    drilled = follow(drilled, fired(22, 20), 22.1)
    assert (drilled.detection_s, drilled.decision_s, drilled.disarms) == (3, 14, 1)


def test_armed_and_fired_between_two_looks_is_measured_all_the_same() -> None:
    shot = follow(staged(5), fired(10, 8), 10.1)
    assert (shot.detection_s, shot.decision_s) == (3, 2)


@pytest.mark.parametrize("halt", [armed(1), fired(2, 1)])
def test_armed_before_the_incident_is_a_false_alarm(halt: HaltState) -> None:
    ended = follow(drill(), halt, 2)
    assert (ended.phase, ended.why, ended.ended_at) == (DrillPhase.ABORTED, FALSE_ALARM, after(2))
    assert not ended.running
    assert ended.staged(after(4)) is ended, "the incident came too late"


@pytest.mark.parametrize("old", [order(-5, -8), replace(order(-5, -8), fired_at=None)])
def test_a_kill_from_before_the_drill_is_none_of_its_own(old: HaltOrder) -> None:
    there = staged(5)
    assert follow(there, HaltState(orders=(old,)), 6) is there


@pytest.mark.parametrize("start", [drill(), staged(5), follow(staged(5), armed(170), 170)])
def test_it_ends_without_a_result_where_nothing_was_fired_in_time(start: Drill) -> None:
    halt = armed(170) if start.phase is DrillPhase.ARMED else HaltState()
    assert follow(start, halt, LIMIT_S - 1).running
    assert follow(start, halt, LIMIT_S).why == TOO_LONG
    assert start.left_s(after(LIMIT_S + 5)) == 0
    disarmed_late = follow(start, HaltState(), LIMIT_S)
    assert disarmed_late.phase is DrillPhase.ABORTED


def test_a_kill_of_other_accounts_is_no_answer_to_the_incident() -> None:
    ended = follow(staged(5), fired(10, accounts=("director-1",)), 10.1)
    assert ended.phase is DrillPhase.ABORTED
    assert ended.why == "the incident was company's, the kill stopped director-1"
    assert ended.fired_at == after(10)


def test_account_names_match_whatever_their_case() -> None:
    there = replace(staged(5), account="COMPANY")
    assert follow(there, fired(10), 10.1).phase is DrillPhase.FIRED


def test_each_rung_tells_how_long_it_took_and_the_last_one_ends_the_drill() -> None:
    shot = follow(staged(5), fired(10), 10.1)
    climbing = follow(shot, halted(10, ORDERS=3.0), 14)
    assert (climbing.phase, climbing.word) == (DrillPhase.FIRED, HaltWord.HALTED)
    assert dict(climbing.took_s) == {RungId.ORDERS: 3.0}
    assert follow(climbing, halted(10, ORDERS=3.0), 15) is climbing
    every = {rung.name: 2.0 for rung in RungId}
    ended = follow(climbing, halted(10, **every), 16)
    assert (ended.phase, ended.watched_s) == (DrillPhase.DONE, 6)
    assert ended.met_objective
    assert follow(ended, HaltState(), 99) is ended


def test_the_objective_is_the_end_of_what_is_watched() -> None:
    shot = follow(staged(5), fired(10), 10.1)
    assert follow(shot, fired(10), 69).running
    ended = follow(shot, fired(10), 70)
    assert (ended.phase, ended.met_objective) == (DrillPhase.DONE, False)


def test_a_refused_kill_ends_it_at_once() -> None:
    made = replace(order(10, 8), shots={"company": halts.GUARDED})
    refused = HaltState(orders=(made,), ladders=(halts.ladder(made, halts.readings(), 11),))
    ended = follow(staged(5), refused, 11)
    assert (ended.phase, ended.word) == (DrillPhase.DONE, HaltWord.REFUSED)


def test_the_word_of_a_later_kill_is_not_taken_for_this_one() -> None:
    shot = follow(staged(5), fired(10), 10.1)
    later = replace(order(20, 19), order_id="kill-2")
    ladders = halted(20, ORDERS=1.0).ladders
    both = HaltState(orders=(later, *fired(10).orders), ladders=ladders)
    assert follow(shot, both, 21).word is shot.word


def test_a_kill_that_is_lost_ends_it_without_a_result() -> None:
    shot = follow(staged(5), fired(10), 10.1)
    assert follow(shot, HaltState(), 11).why == "the kill was lost from this console's memory"
    unfired = replace(order(10, 8), fired_at=None)
    assert follow(shot, HaltState(orders=(unfired,)), 11).phase is DrillPhase.ABORTED


def test_stopped_before_the_fire_it_has_no_result_after_it_what_was_seen() -> None:
    assert staged(5).stopped(after(7)).why == BY_HAND
    ended = follow(staged(5), fired(10), 10.1).stopped(after(15))
    assert (ended.phase, ended.watched_s) == (DrillPhase.DONE, 5)
    assert ended.stopped(after(16)) is ended
    assert ended.aborted("late", after(16)) is ended


def test_keys_and_clicks_are_numbers() -> None:
    counted = staged(5).counted(3, 1)
    assert (counted.keystrokes, counted.clicks) == (3, 1)


@pytest.mark.parametrize(
    ("took", "met"),
    [
        ({"ORDERS": 10.0, "POSITIONS": 60.0}, True),
        ({"ORDERS": 10.0, "POSITIONS": 60.1}, False),
        ({"ORDERS": 10.0}, False),
    ],
)
def test_the_objective_wants_orders_and_positions_gone_in_time(took: dict[str, float], met: bool) -> None:
    assert done(took).met_objective is met
    assert not replace(done(took), word=HaltWord.ENGAGED).met_objective


OURS: AppState = replace(state(), environment=replace(state().environment, own_sandbox=True))


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (OURS, ""),
        (state(), "staging is not one"),
        (replace(OURS, environment=replace(OURS.environment, services=())), "no kill-switch service"),
        (replace(OURS, session=SessionState()), "Sign in first"),
        (replace(OURS, halt=armed(0)), "A kill is armed"),
    ],
)
def test_where_no_drill_is_possible_the_reason_is_said(known: AppState, why: str) -> None:
    assert bool(why_no_drill(known)) == bool(why)
    assert why in why_no_drill(known)


def test_times_count_from_the_start() -> None:
    assert drill().left_s(NOW + timedelta(seconds=30)) == LIMIT_S - 30
