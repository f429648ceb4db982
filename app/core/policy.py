"""Decides whether a command may go ahead now, and says why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from app.core.commands import (
    Command,
    EnterSafeMode,
    EnterSimulation,
    LoadReview,
    Lock,
    RenewSession,
    SignIn,
    Unlock,
)
from app.core.state import AppState, SessionPhase


@dataclass(frozen=True, slots=True)
class Allowed:
    """The command may be sent."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The command may not be sent; `why` is a sentence for the place beside its button."""

    why: str


Decision: TypeAlias = Allowed | Denied

_BUSY = Denied("A sign-in is already running.")
_NO_AUTH = Denied("This environment names no auth service to sign in to.")
_NO_EMAIL = Denied("Type the e-mail address of your operator account.")


def decide(command: Command, state: AppState, now: datetime) -> Decision:
    """Judge one command against the whole state at `now`."""
    match command:
        case SignIn(email):
            return _sign_in(email, state)
        case Unlock(email):
            return _sign_in(email, state) if state.locked else Denied("This console is not locked.")
        case RenewSession(email):
            return _renew(email, state, now)
        case Lock():
            return Denied("This console is locked already.") if state.locked else Allowed()
        case EnterSafeMode(reason):
            return _lowers_risk("safe-mode", reason, state)
        case EnterSimulation(account, reason):
            if account not in state.environment.accounts:
                return Denied(f"{account} is no account of this environment.")
            return _lowers_risk("sim-mode", reason, state)
    return _load(command)


def _load(command: LoadReview) -> Decision:
    return Allowed() if command.name.strip() else Denied("Choose a readiness review first.")


def _lowers_risk(service: str, reason: str, state: AppState) -> Decision:
    """Lowering risk is easy: a service, a session and a reason."""
    if not state.environment.has(service):
        return Denied(f"This environment names no {service} service.")
    if state.session.phase is not SessionPhase.ACTIVE:
        return Denied("Sign in first.")
    return Allowed() if reason.strip() else Denied("Say why.")


def _sign_in(email: str, state: AppState) -> Decision:
    if state.session.busy:
        return _BUSY
    if not state.environment.has("auth"):
        return _NO_AUTH
    return Allowed() if email.strip() else _NO_EMAIL


def _renew(email: str, state: AppState, now: datetime) -> Decision:
    session = state.session
    if session.phase is not SessionPhase.ACTIVE or session.left_s(now) <= 0:
        return Denied("There is no running session to renew: sign in.")
    return _sign_in(email, state)
