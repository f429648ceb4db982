"""A read-only window: every write is denied with the reason, sessions and reads are not, a kill says where it works."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest

from app.core import commands
from app.core.areas import Area
from app.core.commands import BoardCommand, Command, KeyCommand, PlatformCommand, SessionCommand
from app.core.decision_gates import why_not_record
from app.core.drill import why_no_drill
from app.core.leave_gate import Leaving, why_no_second, why_not_leave
from app.core.mode_desk import ModeTarget
from app.core.oversight_policy import DecideIntent, SetLimit, decide_oversight, why_no_decision
from app.core.policy import Denied, decide
from app.core.read_only import READ_ONLY, why_no_kill, why_read_only
from app.core.rotation_view import denial
from app.core.state import AppState
from tests.core.states import NOW, state

ALL = get_args(Command)
WRITES = (*get_args(PlatformCommand), *get_args(KeyCommand), *get_args(BoardCommand))
SAMPLES: dict[str, Any] = {"until": NOW + timedelta(hours=1), "area": next(iter(Area))}


def read_only() -> AppState:
    given = state()
    return replace(given, environment=replace(given.environment, read_only=True))


def sample(kind: Any) -> Command:
    made: Command = kind(*(SAMPLES.get(field.name, "company") for field in fields(kind)))
    return made


def test_the_union_holds_every_command_there_is() -> None:
    there = {one for _, one in inspect.getmembers(commands, is_dataclass) if one.__module__ == commands.__name__}
    assert set(ALL) == there


@pytest.mark.parametrize("kind", WRITES)
def test_every_write_is_denied_and_says_why(kind: Any) -> None:
    assert decide(sample(kind), read_only(), NOW) == Denied(READ_ONLY)
    writable = decide(sample(kind), state(), NOW)
    assert writable != Denied(READ_ONLY)


@pytest.mark.parametrize("kind", sorted(set(ALL) - set(WRITES), key=lambda kind: str(kind.__name__)))
def test_sessions_the_lock_and_a_look_at_claims_are_no_writes(kind: Any) -> None:
    assert kind in (*get_args(SessionCommand), commands.LoadReview)
    assert decide(sample(kind), read_only(), NOW) == decide(sample(kind), state(), NOW)


@pytest.mark.parametrize(
    "command", [DecideIntent("i-1", True, "why"), DecideIntent("i-1", False, "why"), SetLimit(Decimal(5), "why")]
)
def test_reviewers_are_denied_too(command: Any) -> None:
    assert decide_oversight(command, read_only(), NOW) == Denied(READ_ONLY)
    assert decide_oversight(command, state(), NOW) != Denied(READ_ONLY)


def test_what_is_asked_beside_the_buttons_says_it_too() -> None:
    given, leaving = read_only(), Leaving(ModeTarget.SAFE_MODE, reason="why")
    assert why_not_leave(leaving, given, NOW) == READ_ONLY
    assert why_no_second(leaving, given, NOW) == READ_ONLY
    assert why_not_record("any", given, NOW) == READ_ONLY
    assert why_no_decision("i-1", given, NOW, approved=False) == READ_ONLY
    assert denial(commands.RotateKey("company"), given, NOW) == READ_ONLY
    proven = replace(given, environment=replace(given.environment, own_sandbox=True))
    assert why_no_drill(proven) == READ_ONLY
    assert why_read_only(state().environment) == ""


def test_a_kill_says_loudly_where_it_is_sent_from() -> None:
    environment = read_only().environment
    assert why_no_kill(state().environment) == ""
    said = why_no_kill(environment)
    assert "NO KILL IS SENT FROM HERE" in said
    assert said.endswith("aether-console kill --environment staging --all")
    assert why_no_kill(replace(environment, name="my desk")).endswith("kill --environment 'my desk' --all")
    assert why_no_kill(replace(environment, own_sandbox=True)).endswith("open the sandbox without --read-only.")
