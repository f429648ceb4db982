"""Who may waive, vote and record a duty, when not, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.areas import Area
from app.core.commands import BoardCommand, DoneDuty, VoteArea, WaiveProbe, WithdrawWaiver
from app.core.evidence import Evidence
from app.core.judgement import JUDGEMENT_TTL_S, judge
from app.core.policy import Allowed, Denied, decide
from app.core.readiness.decisions import WAIVER_LONGEST, WORDS_LONGEST, Waiver
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, ReadingKind, SessionPhase, SessionState
from tests.core.states import NOW, SIGNED_IN, certificate, healthy, read, state

IN = state(healthy())
OUT = state(healthy(), session=SessionState())
ENDED = replace(IN, session=replace(SIGNED_IN, phase=SessionPhase.EXPIRED))
OVER = replace(IN, session=replace(SIGNED_IN, expires_at=NOW))
LOCKED = replace(IN, locked=True)
OWN = replace(
    IN,
    environment=replace(
        IN.environment,
        evidence=(Evidence("own", "release engineering", Area.DATA, "Is it so?", note="yes", until=NOW),),
    ),
)
WAIVED = replace(IN, waivers=(Waiver("clocks", "known", "x", NOW, NOW + timedelta(hours=1)),))
ENDED_WAIVER = replace(IN, waivers=(Waiver("clocks", "known", "x", NOW - timedelta(hours=1), NOW),))
LONG = "x" * (WORDS_LONGEST + 1)


def waive(probe_id: str = "clocks", reason: str = "known", hours: float = 8) -> WaiveProbe:
    return WaiveProbe(probe_id, reason, NOW + timedelta(hours=hours))


def check(command: BoardCommand, given: AppState, why: str | None) -> None:
    decision = decide(command, given, NOW)
    if why is None:
        assert isinstance(decision, Allowed)
    else:
        assert isinstance(decision, Denied)
        assert why in decision.why


@pytest.mark.parametrize(
    ("command", "given", "why"),
    [
        (waive(), IN, None),
        (waive(hours=168), IN, None),
        (waive("own"), OWN, None),
        (waive(reason="x" * WORDS_LONGEST), IN, None),
        (waive("own"), IN, "no probe of this environment"),
        (waive(reason=" \n\u200b"), IN, "Say why"),
        (waive(reason=LONG), IN, f"at most {WORDS_LONGEST}"),
        (waive(hours=0), IN, "end in the future"),
        (waive(hours=168.01), IN, f"at most {WAIVER_LONGEST.days} days"),
        (waive(), OUT, "Sign in first"),
        (waive(), ENDED, "Sign in first"),
        (waive(), OVER, "Sign in first"),
        (waive(), LOCKED, "locked"),
        (WithdrawWaiver("clocks"), WAIVED, None),
        (WithdrawWaiver("clocks"), replace(WAIVED, session=SessionState()), None),
        (WithdrawWaiver("clocks"), ENDED_WAIVER, "not waived"),
        (WithdrawWaiver("health"), WAIVED, "not waived"),
        (DoneDuty("slo-review", ""), IN, None),
        (DoneDuty("slo-review", LONG), IN, f"at most {WORDS_LONGEST}"),
        (DoneDuty("laundry", ""), IN, "no duty"),
        (DoneDuty("slo-review", ""), OUT, "Sign in first"),
        (DoneDuty("slo-review", ""), LOCKED, "locked"),
    ],
)
def test_decisions_about_waivers_and_duties(command: BoardCommand, given: AppState, why: str | None) -> None:
    check(command, given, why)


def judged(given: AppState, age_s: float = 0.0) -> AppState:
    at = NOW - timedelta(seconds=age_s)
    return replace(given, judged=replace(judge(given, NOW), at=at))


BAD_READINGS = {**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(1))}
BAD = state(BAD_READINGS)
WARNED = state({**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(9))})
EXCUSED = replace(BAD, waivers=(Waiver("certificate", "known", "x", NOW, NOW + timedelta(hours=1)),))
BARE = replace(IN, environment=replace(IN.environment, evidence=()))


@pytest.mark.parametrize(
    ("area", "given", "why"),
    [
        (Area.SECURITY, judged(IN), None),
        (Area.SECURITY, judged(WARNED), None),
        (Area.SECURITY, judged(EXCUSED), None),
        (Area.SECURITY, judged(IN, JUDGEMENT_TTL_S), None),
        (Area.SECURITY, judged(IN, JUDGEMENT_TTL_S + 1), "young enough"),
        (Area.SECURITY, IN, "young enough"),
        (Area.SECURITY, judged(BAD), "Security & Compliance is FAIL: oms: certificate has 1 day left"),
        (Area.SECURITY, judged(state({}), 0), "is UNKNOWN"),
        (Area.TESTING, judged(BARE), "is NOT CONFIGURED: nobody attached evidence"),
        (Area.SECURITY, judged(OUT), "Sign in first"),
    ],
)
def test_decisions_about_votes(area: Area, given: AppState, why: str | None) -> None:
    check(VoteArea(area, "looked at it"), given, why)


def test_a_vote_with_too_long_a_note_is_denied() -> None:
    check(VoteArea(Area.DATA, LONG), judged(IN), "at most")


def test_what_is_optional_and_not_configured_is_no_reason_against_a_vote() -> None:
    given = judged(IN)
    assert given.judged is not None
    board = given.judged.board
    found = [area for area in board.areas if any(one.verdict is Verdict.NOT_CONFIGURED for one in area.findings)]
    assert found
    for area in found:
        check(VoteArea(area.area, ""), given, None)
