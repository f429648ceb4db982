"""Commands hold no secret, say what they do, and are denied with a reason."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import get_args

import pytest

from app.core.areas import Area
from app.core.commands import (
    Command,
    DoneDuty,
    EnterSafeMode,
    EnterSimulation,
    ExitSafeMode,
    ExitSimulation,
    ForceReload,
    LoadReview,
    Lock,
    RenewSession,
    RotateKey,
    SignIn,
    Unlock,
    VoteArea,
    WaiveProbe,
    WithdrawWaiver,
)
from app.core.policy import Allowed, Denied, decide
from app.core.state import AppState, SessionState
from tests.core.states import NOW, SIGNED_IN, state

OUT = state(session=SessionState())
BUSY = state(session=SessionState(busy=True))
LOCKED = replace(state(), locked=True)
JUST_IN = state(session=replace(SIGNED_IN, signed_in_at=NOW))


@pytest.mark.parametrize(
    ("command", "given", "why"),
    [
        (SignIn("a@b.c"), OUT, None),
        (SignIn("a@b.c"), state(), None),
        (SignIn("  "), OUT, "Type the e-mail address"),
        (SignIn("a@b.c"), BUSY, "already running"),
        (SignIn("a@b.c"), state(names=("risk",), session=SessionState()), "names no auth service"),
        (RenewSession("a@b.c"), state(), None),
        (RenewSession("a@b.c"), OUT, "no running session"),
        (RenewSession("a@b.c"), state(session=replace(SIGNED_IN, expires_at=NOW)), "no running session"),
        (RenewSession("a@b.c"), state(session=replace(SIGNED_IN, busy=True)), "already running"),
        (Lock(), state(), None),
        (Lock(), LOCKED, "locked already"),
        (Unlock("a@b.c"), LOCKED, None),
        (Unlock("a@b.c"), state(), "not locked"),
        (LoadReview("review.md"), OUT, None),
        (LoadReview(" "), OUT, "Choose"),
        (EnterSafeMode("halt"), state(), None),
        (EnterSafeMode(" "), state(), "Say why"),
        (EnterSafeMode("halt"), OUT, "Sign in first"),
        (EnterSafeMode("x" * 80), state(), None),
        (EnterSafeMode("x" * 81), state(), "at most 80 characters"),
        (EnterSafeMode("feed\nis down"), state(), "in one line"),
        (EnterSafeMode("halt"), state(names=("risk",)), "names no safe-mode service"),
        (ExitSafeMode("over"), JUST_IN, None),
        (ExitSafeMode(" "), JUST_IN, "Say why"),
        (ExitSafeMode("over"), state(), "sign in again"),
        (ExitSafeMode("over"), replace(JUST_IN, locked=True), "is locked"),
        (ExitSafeMode("over"), state(names=("risk",)), "names no safe-mode service"),
        (ExitSimulation("company", "over"), JUST_IN, None),
        (ExitSimulation("ghost", "over"), JUST_IN, "ghost is no account of this environment"),
        (EnterSimulation("company", "halt"), state(), None),
        (EnterSimulation("ghost", "halt"), state(), "no account of this environment"),
    ],
)
def test_decisions(command: Command, given: AppState, why: str | None) -> None:
    decision = decide(command, given, NOW)
    if why is None:
        assert isinstance(decision, Allowed)
    else:
        assert isinstance(decision, Denied)
        assert why in decision.why


def test_a_session_can_be_renewed_until_its_last_moment() -> None:
    last = replace(SIGNED_IN, expires_at=NOW + timedelta(seconds=0.1))
    assert isinstance(decide(RenewSession("a@b.c"), state(session=last), NOW), Allowed)


def test_commands_are_imperatives_without_secrets() -> None:
    made: list[Command] = [SignIn("a@b.c"), RenewSession("a@b.c"), Lock(), Unlock("a@b.c"), LoadReview("r.md")]
    made += [EnterSafeMode("halt"), EnterSimulation("company", "halt")]
    made += [ExitSafeMode("over"), ExitSimulation("company", "over")]
    made += [WaiveProbe("clocks", "known", NOW), WithdrawWaiver("clocks"), VoteArea(Area.DATA, "")]
    made += [DoneDuty("slo-review", ""), RotateKey("company"), ForceReload("company")]
    assert {type(command) for command in made} == set(get_args(Command))
    known = {"email", "name", "account", "reason", "probe_id", "until", "area", "note", "duty_id"}
    for command in made:
        assert command.words[0].isupper()
        assert {field.name for field in fields(command)} <= known
