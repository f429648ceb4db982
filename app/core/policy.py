"""Decides whether a command may go ahead now, and says why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from app.core.commands import (
    SAFE_MODE_LONGEST,
    BoardCommand,
    Command,
    DoneDuty,
    EnterSafeMode,
    EnterSimulation,
    ExitSafeMode,
    ExitSimulation,
    ForceReload,
    KeyCommand,
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
from app.core.duties import DUTIES
from app.core.language import tr
from app.core.leave_gate import sign_in_age_words
from app.core.read_only import why_no_command
from app.core.readiness.board import blocks
from app.core.readiness.decisions import WAIVER_LONGEST, WORDS_LONGEST, as_one_line, waiver_for
from app.core.readiness.own_probes import own_probes
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, SessionPhase


@dataclass(frozen=True, slots=True)
class Allowed:
    """The command may be sent."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The command may not be sent; `why` is a sentence for the place beside its button."""

    why: str


Decision: TypeAlias = Allowed | Denied

_BUSY = Denied(tr("A sign-in is already running."))
_NO_AUTH = Denied(tr("This environment names no auth service to sign in to."))
_NO_EMAIL = Denied(tr("Type the e-mail address of your operator account."))


def decide(command: Command, state: AppState, now: datetime) -> Decision:
    """Judge one command against the whole state at `now`; in a read-only window every write is denied."""
    why = why_no_command(command, state.environment)
    if why:
        return Denied(why)
    match command:
        case SignIn(email):
            return _sign_in(email, state)
        case Unlock(email):
            return _sign_in(email, state) if state.locked else Denied(tr("This console is not locked."))
        case RenewSession(email):
            return _renew(email, state, now)
        case Lock():
            return Denied(tr("This console is locked already.")) if state.locked else Allowed()
        case EnterSafeMode(reason):
            return _for_everyone(reason) or _lowers_risk("safe-mode", reason, state)
        case EnterSimulation(account, reason):
            if account not in state.environment.accounts:
                return Denied(tr("{account} is no account of this environment.", account=account))
            return _lowers_risk("sim-mode", reason, state)
        case ExitSafeMode(reason):
            return _raises_risk("safe-mode", reason, state, now)
        case ExitSimulation(account, reason):
            if account not in state.environment.accounts:
                return Denied(tr("{account} is no account of this environment.", account=account))
            return _raises_risk("sim-mode", reason, state, now)
        case LoadReview(name):
            return Allowed() if name.strip() else Denied(tr("Choose a readiness review first."))
        case RotateKey() | ForceReload():
            return _of_key(command, state, now)
    return _of_board(command, state, now)


def _of_key(command: KeyCommand, state: AppState, now: datetime) -> Decision:
    """A session sees its own account only, and the platform compares the name letter by letter."""
    if not state.environment.has("secrets"):
        return Denied(tr("This environment names no secrets service."))
    nobody = _in_nobodys_name(state, now)
    if nobody is not None:
        return nobody
    if command.account != state.session.account:
        return Denied(
            tr(
                "This session is of {signed_in}: sign in as {wanted} first.",
                signed_in=state.session.account,
                wanted=command.account,
            )
        )
    return Allowed()


def _of_board(command: BoardCommand, state: AppState, now: datetime) -> Decision:
    match command:
        case WithdrawWaiver(probe_id):
            waived = waiver_for(probe_id, state.waivers, now) is not None
            return Allowed() if waived else Denied(tr("{probe_id} is not waived.", probe_id=probe_id))
        case WaiveProbe():
            return _in_nobodys_name(state, now) or _waive(command, state, now)
        case VoteArea(_, note):
            return _in_nobodys_name(state, now) or _too_long(note) or _vote(command, state, now)
    return _in_nobodys_name(state, now) or _too_long(command.note) or _done(command)


def _done(command: DoneDuty) -> Decision:
    known = any(duty.id == command.duty_id for duty in DUTIES)
    return Allowed() if known else Denied(tr("{duty_id} is no duty that this console knows.", duty_id=command.duty_id))


def _in_nobodys_name(state: AppState, now: datetime) -> Denied | None:
    """What bears a person's name needs that person's session."""
    if state.locked:
        return Denied(tr("This console is locked."))
    if state.session.phase is not SessionPhase.ACTIVE or state.session.left_s(now) <= 0:
        return Denied(tr("Sign in first."))
    return None


def _too_long(words: str) -> Denied | None:
    return (
        Denied(tr("Say it in at most {most} characters.", most=WORDS_LONGEST))
        if len(as_one_line(words)) > WORDS_LONGEST
        else None
    )


def _waive(command: WaiveProbe, state: AppState, now: datetime) -> Decision:
    """Raising risk is hard: a probe that is asked here, a reason, and an end that is near."""
    if all(probe.id != command.probe_id for probe in (*PROBES, *own_probes(state.environment))):
        return Denied(tr("{probe_id} is no probe of this environment.", probe_id=command.probe_id))
    if not as_one_line(command.reason):
        return Denied(tr("Say why."))
    if command.until <= now:
        return Denied(tr("A waiver must end in the future."))
    if command.until - now > WAIVER_LONGEST:
        return Denied(tr("A waiver lasts at most {days} days.", days=WAIVER_LONGEST.days))
    return _too_long(command.reason) or Allowed()


def _vote(command: VoteArea, state: AppState, now: datetime) -> Decision:
    """Nobody votes GO over what fails, is unknown or blocks; what is optional and not configured does none of these."""
    board = None if state.judged is None else state.judged.board_at(now)
    if board is None:
        return Denied(tr("This console has no judgement of the board that is young enough to vote on."))
    area = board.area(command.area)
    if area.verdict in (Verdict.FAIL, Verdict.UNKNOWN) or any(map(blocks, area.findings)):
        return Denied(
            tr("{area} is {word}: {because}.", area=area.area.words, word=area.verdict.word, because=area.because)
        )
    return Allowed()


def _for_everyone(reason: str) -> Denied | None:
    """The reason for safe mode is a label of a metric: short, and one line."""
    if len(reason) > SAFE_MODE_LONGEST:
        return Denied(tr("Say it in at most {most} characters.", most=SAFE_MODE_LONGEST))
    return None if len(reason.splitlines()) < 2 else Denied(tr("Say it in one line."))


def _lowers_risk(service: str, reason: str, state: AppState) -> Decision:
    """Lowering risk is easy: a service, a session and a reason."""
    if not state.environment.has(service):
        return Denied(tr("This environment names no {service} service.", service=service))
    if state.session.phase is not SessionPhase.ACTIVE:
        return Denied(tr("Sign in first."))
    return Allowed() if reason.strip() else Denied(tr("Say why."))


def _raises_risk(service: str, reason: str, state: AppState, now: datetime) -> Decision:
    """Raising risk is hard: besides, a person who has just shown their code; the gate asks for the rest."""
    if not state.environment.has(service):
        return Denied(tr("This environment names no {service} service.", service=service))
    why = sign_in_age_words(state, now)
    if why:
        return Denied(why)
    return Allowed() if reason.strip() else Denied(tr("Say why."))


def _sign_in(email: str, state: AppState) -> Decision:
    if state.session.busy:
        return _BUSY
    if not state.environment.has("auth"):
        return _NO_AUTH
    return Allowed() if email.strip() else _NO_EMAIL


def _renew(email: str, state: AppState, now: datetime) -> Decision:
    session = state.session
    if session.phase is not SessionPhase.ACTIVE or session.left_s(now) <= 0:
        return Denied(tr("There is no running session to renew: sign in."))
    return _sign_in(email, state)
