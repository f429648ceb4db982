"""What the buttons of the board say about themselves is what the policy would answer."""

from __future__ import annotations

from dataclasses import replace

from app.core.areas import Area
from app.core.decision_gates import why_not_record, why_not_vote, why_not_waive
from app.core.judgement import judge
from app.core.readiness.board import blocks
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, SessionState
from tests.core import states
from tests.core.states import NOW


def judged(state: AppState) -> AppState:
    return replace(state, judged=judge(state, NOW))


def finding(state: AppState, *, blocking: bool) -> Finding:
    assert state.judged is not None
    return next(one for one in state.judged.board.findings if blocks(one) is blocking)


def test_what_stands_in_the_way_may_be_waived_by_who_is_signed_in() -> None:
    state = judged(states.state())
    assert why_not_waive(finding(state, blocking=True), state, NOW) == ""
    nobody = replace(state, session=SessionState())
    assert why_not_waive(finding(state, blocking=True), nobody, NOW) == "Sign in first."


def test_what_stands_in_nobodys_way_needs_no_waiver() -> None:
    state = judged(states.state(states.healthy()))
    passing = finding(state, blocking=False)
    assert why_not_waive(passing, state, NOW) == "It does not stand in the way of GO."


def test_nobody_votes_over_what_blocks() -> None:
    state = judged(states.state())
    assert why_not_vote(Area.SECURITY, state, NOW).startswith("Security & Compliance is UNKNOWN: ")
    well = judged(states.state(states.healthy()))
    assert well.judged is not None
    good = next(one.area for one in well.judged.board.areas if one.verdict is Verdict.PASS)
    assert why_not_vote(good, well, NOW) == ""


def test_a_duty_is_recorded_in_a_persons_name() -> None:
    state = states.state()
    assert why_not_record("restore-drill", state, NOW) == ""
    assert why_not_record("restore-drill", replace(state, session=SessionState()), NOW) == "Sign in first."
    assert why_not_record("tea", state, NOW) == "tea is no duty that this console knows."
