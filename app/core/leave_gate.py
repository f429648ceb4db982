"""What stands between a person and leaving simulation or safe mode: conditions that are judged, never assumed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationStatus
from app.core.language import tr
from app.core.mode_desk import ModeTarget, SecondPerson
from app.core.present import age_words, last_read_words
from app.core.read_only import why_read_only
from app.core.readiness.board import overall_without
from app.core.readiness.decisions import as_one_line
from app.core.readiness.verdicts import Overall
from app.core.state import AppState, ReadingKind, SessionPhase

SIGN_IN_COUNTS: Final = timedelta(minutes=5)
"""How young the sign-in with a one-time code must be."""

SECOND_COUNTS: Final = timedelta(minutes=5)
"""For how long a second person's sign-in lets the board be overridden."""

OVERRIDE_PHRASE: Final = "LEAVE WITHOUT GO"
REASON_LONGEST: Final = 200
MODE_PROBES: Final = frozenset({"simulation", "safe-mode"})
"""The probes that ask whether the modes are off: waiting for their answer would forbid ever leaving."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a person wants to leave, and what was typed for it; `accounts` is empty for safe mode."""

    target: ModeTarget
    accounts: tuple[str, ...] = ()
    reason: str = ""
    typed: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One condition: its name, whether it holds, and why or why not in a sentence."""

    name: str
    holds: bool
    words: str


def leave_gate(leaving: Leaving, state: AppState, now: datetime) -> tuple[GateLine, ...]:
    """Every condition in the order in which a person meets it."""
    return (
        _signed_in(state, now),
        _mode(leaving, state, now),
        _board(leaving, state, now),
        _reason(leaving),
        _typed(leaving, state),
    )


def why_not_leave(leaving: Leaving, state: AppState, now: datetime) -> str:
    """The first condition that does not hold; empty when nothing stands in the way."""
    return next((line.words for line in leave_gate(leaving, state, now) if not line.holds), "")


def needs_override(state: AppState, now: datetime) -> bool:
    """Whether the board, without the probes that ask about the modes themselves, is anything but GO."""
    return _overall(state, now)[0] is not Overall.GO


def why_no_second(leaving: Leaving, state: AppState, now: datetime) -> str:
    """Why a second person cannot sign in for this now; a sign-in counts for the very accounts and reason."""
    for line in (_signed_in(state, now), _mode(leaving, state, now), _reason(leaving)):
        if not line.holds:
            return line.words
    return "" if needs_override(state, now) else tr("The board is GO: nobody has to override it.")


def name_to_type(leaving: Leaving, state: AppState) -> str:
    """What has to be typed: the accounts that go live, or the environment for safe mode."""
    return ", ".join(leaving.accounts) if leaving.target is ModeTarget.SIMULATION else state.environment.name


def what_goes_live(leaving: Leaving, state: AppState) -> str:
    """What happens when this is left."""
    if leaving.target is ModeTarget.SAFE_MODE:
        return tr("For the whole platform: new intents are taken again and trading is no longer limited to hedging.")
    if not leaving.accounts:
        return tr("Choose the accounts that are to trade for real again.")
    names = tr(" and ", "between the last two of a list").join(leaving.accounts)
    kind = state.environment.kind
    word = tr("PRODUCTION: real money") if kind.value == "production" else kind.word
    return tr(
        "Goes live: {names} ({word}). Every new order of theirs reaches Kraken from then on.", names=names, word=word
    )


def sign_in_age_words(state: AppState, now: datetime) -> str:
    """Why the sign-in is not fresh enough; empty when it is."""
    session = state.session
    if state.locked:
        return tr("This console is locked.")
    if session.phase is not SessionPhase.ACTIVE or session.left_s(now) <= 0:
        return tr("Sign in first.")
    if session.signed_in_at is None:
        return tr("It is not known when this session was opened: sign in again.")
    age = now - session.signed_in_at
    if age > SIGN_IN_COUNTS:
        return tr(
            "The last sign-in with a code was {age} ago: sign in again, 5 min count.",
            age=age_words(age.total_seconds()),
        )
    return ""


def _signed_in(state: AppState, now: datetime) -> GateLine:
    why = why_read_only(state.environment) or sign_in_age_words(state, now)
    return GateLine(
        tr("Sign-in"),
        not why,
        why or tr("{email} signed in with a code in the last 5 minutes.", email=state.session.email),
    )


def _mode(leaving: Leaving, state: AppState, now: datetime) -> GateLine:
    """Only what is read to be on can be left: what is typed is no evidence."""
    if leaving.target is ModeTarget.SAFE_MODE:
        return _safe_mode(state, now)
    fact = state.reading(ReadingKind.SIMULATION, "sim-mode")
    status: SimulationStatus | None = fact.fresh_value(now)
    if not leaving.accounts:
        return GateLine(tr("Mode"), False, tr("Choose at least one account."))
    if status is None:
        return GateLine(
            tr("Mode"),
            False,
            tr("Simulation {last_read}: it is not known what is left.", last_read=last_read_words(fact.age_s(now))),
        )
    simulated = {row.account_id for row in status.accounts if row.active}
    live = [account for account in leaving.accounts if account not in simulated]
    if live:
        return GateLine(tr("Mode"), False, tr("Not read to be in simulation: {live}.", live=", ".join(live)))
    return GateLine(tr("Mode"), True, tr("In simulation, as read: {accounts}.", accounts=", ".join(leaving.accounts)))


def _safe_mode(state: AppState, now: datetime) -> GateLine:
    fact = state.reading(ReadingKind.SAFE_MODE, "safe-mode")
    status: SafeModeStatus | None = fact.fresh_value(now)
    if status is None:
        return GateLine(
            tr("Mode"),
            False,
            tr("Safe mode {last_read}: it is not known what is left.", last_read=last_read_words(fact.age_s(now))),
        )
    return GateLine(
        tr("Mode"),
        status.active,
        tr("Safe mode is read to be on.") if status.active else tr("Safe mode is read to be off."),
    )


def _board(leaving: Leaving, state: AppState, now: datetime) -> GateLine:
    overall, words = _overall(state, now)
    if overall is Overall.GO:
        return GateLine(tr("Board"), True, tr("GO, apart from what asks whether simulation or safe mode is off."))
    said = f"{overall.word}: {words}"
    if " ".join(leaving.phrase.split()) != OVERRIDE_PHRASE:
        return GateLine(
            tr("Board"),
            False,
            tr(
                "{said} To override it, type {phrase}; a second person signs in.",
                said=said,
                phrase=OVERRIDE_PHRASE,
            ),
        )
    second = state.modes.second
    if second is None:
        return GateLine(tr("Board"), False, tr("{said} A second person has to sign in.", said=said))
    why = _why_not_counted(second, leaving, state, now)
    overridden = tr("Overridden with {email}.", email=second.email)
    return GateLine(tr("Board"), not why, f"{said} {why or overridden}")


def _why_not_counted(second: SecondPerson, leaving: Leaving, state: AppState, now: datetime) -> str:
    if second.first != state.session.email or second.account.lower() == state.session.account.lower():
        return tr("The second person signed in beside somebody else: they have to sign in again.")
    more = set(leaving.accounts).difference(second.accounts)
    if more or (second.target, second.reason) != (leaving.target, as_one_line(leaving.reason)):
        return tr("What the second person signed in for was changed: they have to sign in again.")
    if now - second.at > SECOND_COUNTS:
        return tr("The second person's sign-in is older than 5 minutes: they have to sign in again.")
    return ""


def _overall(state: AppState, now: datetime) -> tuple[Overall, str]:
    board = None if state.judged is None else state.judged.board_at(now)
    if board is None:
        return Overall.UNKNOWN, tr("This console has no judgement of the board that is young enough.")
    overall, words = overall_without(board, state.environment, MODE_PROBES)
    return overall, f"{words.rpartition('. ')[0]}."  # without the counts of all probes


def _reason(leaving: Leaving) -> GateLine:
    reason = as_one_line(leaving.reason)
    if not reason:
        return GateLine(tr("Reason"), False, tr("Say why: the reason goes into the journal."))
    if len(reason) > REASON_LONGEST:
        return GateLine(tr("Reason"), False, tr("Say it in at most {most} characters.", most=REASON_LONGEST))
    return GateLine(tr("Reason"), True, tr("It goes into the journal; the platform does not ask for one."))


def _typed(leaving: Leaving, state: AppState) -> GateLine:
    wanted = name_to_type(leaving, state)
    if _names(leaving.typed) != _names(wanted):
        return GateLine(
            tr("Typed name"),
            False,
            tr("Type {wanted}.", wanted=wanted) if wanted else tr("Choose at least one account."),
        )
    return GateLine(tr("Typed name"), True, tr("{wanted} is typed.", wanted=wanted))


def _names(text: str) -> list[str]:
    return sorted(name for name in re.split(r"[,\s]+", text) if name)
