"""Leaving simulation or safe mode is hard: each condition alone keeps it from happening, and says how to meet it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.leave_gate import (
    OVERRIDE_PHRASE,
    REASON_LONGEST,
    Leaving,
    leave_gate,
    name_to_type,
    needs_override,
    what_goes_live,
    why_no_second,
    why_not_leave,
)
from app.core.mode_desk import ModesDesk, ModeTarget, SecondPerson
from app.core.readiness.verdicts import Overall
from app.core.state import AppState, EnvironmentKind, ReadingKind, SessionState
from tests.core.mode_rooms import FRESH, SAFE, SIM, room, safe_mode_on
from tests.core.states import NOW, ago, certificate, read, simulation

LEAVE = Leaving(ModeTarget.SIMULATION, ("company", "director-1"), "drill over", "director-1,  company")
LEAVE_SAFE = Leaving(ModeTarget.SAFE_MODE, (), "drill over", " staging ")
OVERRIDE = replace(LEAVE, phrase=f"  {OVERRIDE_PHRASE} ")
GOOD = room("company", "director-1")
EXPIRING = {(ReadingKind.CERTIFICATE, "oms"): read(certificate(1))}
BAD = room("company", "director-1", readings=EXPIRING)
SECOND = SecondPerson(
    "director-2", "two@example.com", ago(30), FRESH.email, ModeTarget.SIMULATION, LEAVE.accounts, LEAVE.reason
)


def with_second(second: SecondPerson = SECOND) -> AppState:
    return replace(BAD, modes=ModesDesk(second=second))


def test_all_conditions_hold_on_a_good_day_though_the_board_sees_the_simulation() -> None:
    assert GOOD.judged is not None
    assert GOOD.judged.board.overall is not Overall.GO
    assert why_not_leave(LEAVE, GOOD, NOW) == ""
    assert [line.name for line in leave_gate(LEAVE, GOOD, NOW)] == ["Sign-in", "Mode", "Board", "Reason", "Typed name"]
    assert all(line.holds and line.words.endswith(".") for line in leave_gate(LEAVE, GOOD, NOW))
    assert why_not_leave(LEAVE_SAFE, room(safe=safe_mode_on()), NOW) == ""


@pytest.mark.parametrize(
    ("leaving", "given", "why"),
    [
        (LEAVE, replace(GOOD, locked=True), "This console is locked."),
        (LEAVE, replace(GOOD, session=SessionState()), "Sign in first."),
        (LEAVE, replace(GOOD, session=replace(FRESH, expires_at=NOW)), "Sign in first."),
        (LEAVE, replace(GOOD, session=replace(FRESH, signed_in_at=None)), "It is not known when this session"),
        (LEAVE, replace(GOOD, session=replace(FRESH, signed_in_at=ago(301))), "The last sign-in with a code was 5 min"),
        (replace(LEAVE, accounts=()), GOOD, "Choose at least one account."),
        (LEAVE, room("company"), "Not read to be in simulation: director-1."),
        (LEAVE, room(readings={SIM: read(simulation("company"), 60)}), "Simulation was last read 1 min ago"),
        (LEAVE_SAFE, room(), "Safe mode is read to be off."),
        (LEAVE_SAFE, room(readings={SAFE: read(safe_mode_on(), 60)}), "Safe mode was last read 1 min ago"),
        (LEAVE, replace(GOOD, judged=None), "UNKNOWN: This console has no judgement"),
        (LEAVE, room("company", "director-1", judged_at=ago(11)), "UNKNOWN: This console has no judgement"),
        (LEAVE, BAD, f"To override it, type {OVERRIDE_PHRASE}; a second person signs in."),
        (OVERRIDE, BAD, "A second person has to sign in."),
        (replace(LEAVE, reason=" \n"), GOOD, "Say why"),
        (replace(LEAVE, reason="x" * (REASON_LONGEST + 1)), GOOD, "Say it in at most 200"),
        (replace(LEAVE, typed="company"), GOOD, "Type company, director-1."),
        (replace(LEAVE, typed="company Director-1"), GOOD, "Type company, director-1."),
        (replace(LEAVE_SAFE, typed="production"), room(safe=safe_mode_on()), "Type staging."),
    ],
)
def test_one_condition_is_enough_to_keep_it(leaving: Leaving, given: AppState, why: str) -> None:
    assert why in why_not_leave(leaving, given, NOW)


def test_nothing_is_typed_for_nothing() -> None:
    typed = leave_gate(replace(LEAVE, accounts=(), typed="x"), GOOD, NOW)[-1]
    assert (typed.holds, typed.words) == (False, "Choose at least one account.")


def test_a_sign_in_counts_for_five_minutes() -> None:
    assert why_not_leave(LEAVE, replace(GOOD, session=replace(FRESH, signed_in_at=ago(300))), NOW) == ""


def test_a_second_person_overrides_what_they_signed_in_for() -> None:
    line = leave_gate(OVERRIDE, with_second(), NOW)[2]
    assert line.holds
    assert line.words.endswith("Overridden with two@example.com.")
    assert "certificate" in line.words.lower()
    alone = replace(OVERRIDE, accounts=("company",), typed="company")
    assert why_not_leave(alone, with_second(), NOW) == "", "fewer accounts than were agreed on"
    assert "type LEAVE WITHOUT GO" in why_not_leave(LEAVE, with_second(), NOW)


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (replace(SECOND, first="three@example.com"), "beside somebody else"),
        (replace(SECOND, account="COMPANY"), "beside somebody else"),
        (replace(SECOND, accounts=("company",)), "was changed"),
        (replace(SECOND, reason="another"), "was changed"),
        (replace(SECOND, target=ModeTarget.SAFE_MODE), "was changed"),
        (replace(SECOND, at=ago(301)), "older than 5 minutes"),
    ],
)
def test_a_second_person_counts_for_nothing_else(second: SecondPerson, why: str) -> None:
    assert why in why_not_leave(OVERRIDE, with_second(second), NOW)


def test_a_second_person_is_asked_only_where_one_is_needed() -> None:
    assert (needs_override(GOOD, NOW), needs_override(BAD, NOW)) == (False, True)
    assert why_no_second(LEAVE, BAD, NOW) == ""
    assert why_no_second(LEAVE, GOOD, NOW) == "The board is GO: nobody has to override it."
    assert why_no_second(replace(LEAVE, reason=""), BAD, NOW).startswith("Say why")
    assert why_no_second(LEAVE, replace(BAD, locked=True), NOW) == "This console is locked."


def test_what_goes_live_is_listed_and_has_to_be_typed() -> None:
    assert what_goes_live(LEAVE, GOOD).startswith("Goes live: company and director-1 (staging).")
    real = replace(GOOD, environment=replace(GOOD.environment, kind=EnvironmentKind.PRODUCTION))
    assert "PRODUCTION: real money" in what_goes_live(LEAVE, real)
    assert what_goes_live(replace(LEAVE, accounts=()), GOOD).startswith("Choose the accounts")
    assert what_goes_live(LEAVE_SAFE, GOOD).startswith("For the whole platform")
    assert (name_to_type(LEAVE, GOOD), name_to_type(LEAVE_SAFE, GOOD)) == ("company, director-1", "staging")


def test_the_second_person_is_not_asked_for_ever() -> None:
    later = NOW + timedelta(minutes=6)
    assert "sign in again" in why_no_second(LEAVE, BAD, later)
