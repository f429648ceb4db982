"""The sentences of the kill control and of the arming card, from the state alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from api_client.models.common import Answer
from api_client.models.kill_switch import KillReason
from app.core.freshness import FailureKind
from app.core.halt_ladder import HaltWord, Ladder
from app.core.halt_order import ArmedKill
from app.core.halt_words import REASON_NAMES
from app.core.language import tr
from app.core.present import age_words
from app.core.read_only import why_no_kill
from app.core.readiness.probe import Finding, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, ReadingKind, SessionPhase

RECENT_S: Final = 900.0
"""How long after firing the control speaks of the halt rather than of its path, in seconds."""

_KILL_PATH: Final = next(probe for probe in PROBES if probe.id == "kill-path")
_DONE_WORDS: Final = {
    HaltWord.SENT: tr("sent"),
    HaltWord.ENGAGED: tr("engaged"),
    HaltWord.HALTED: tr("halted"),
    HaltWord.UNKNOWN: tr("UNKNOWN"),
}
_WORST_FIRST: Final = (HaltWord.UNKNOWN, HaltWord.REFUSED, HaltWord.SENT, HaltWord.ENGAGED, HaltWord.HALTED)


@dataclass(frozen=True, slots=True)
class PathProof:
    """Whether a kill from here would be let through, as last proven.

    `words` is the line to show, `why` what stands in the way, empty while proven. `refusal` is set where the platform
    has said that this account may not use the kill switch at all.
    """

    proven: bool
    words: str
    why: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ControlWords:
    """The control's second line, longest wording first so that the place decides, and all of it in one sentence."""

    details: tuple[str, ...]
    proven: bool
    sentence: str


def path_proof(state: AppState, now: datetime) -> PathProof:
    """Judge the last proof of the kill path at `now`; what is too old proves nothing."""
    finding = examine(_KILL_PATH, state, now)
    if finding.verdict is Verdict.PASS and finding.read_at is not None:
        return PathProof(True, tr("path proven {age} ago", age=age_words((now - finding.read_at).total_seconds())))
    why = _obstacle(state, finding)
    return PathProof(False, tr("path NOT proven: {why}", why=why), why, _refusal(state, finding))


def control_words(state: AppState, now: datetime) -> ControlWords:
    """What the control says: that it is armed, else how the last halt stands, else whether its path is proven."""
    proof = path_proof(state, now)
    halt, elsewhere = state.halt, why_no_kill(state.environment)
    if elsewhere:
        return ControlWords((tr("read-only: no kill here"), tr("no kill here")), False, elsewhere)
    if halt.armed is not None:
        left = f"{ceil(halt.armed.left_s(now))} s"
        return ControlWords(
            (tr("armed, disarms in {left}", left=left), tr("armed, {left}", left=left)),
            proof.proven,
            tr("armed; {words}", words=proof.words),
        )
    path = (proof.words,) if proof.proven else (proof.words, tr("NOT proven: {why}", why=proof.why))
    halted = _halt_details(halt.ladders, now)
    if not halted:
        return ControlWords(path, proof.proven, proof.words)
    return ControlWords(halted, proof.proven, f"{halted[0]}; {proof.words}")


def worst_ladder(ladders: tuple[Ladder, ...]) -> Ladder:
    """The ladder that a person has to look at first; ValueError when there is none."""
    return min(ladders, key=lambda ladder: _WORST_FIRST.index(ladder.word))


def scope_words(accounts: tuple[str, ...]) -> str:
    """Whom a kill is for: the account's name, or how many there are."""
    return accounts[0] if len(accounts) == 1 else tr("all {count} accounts", count=len(accounts))


def reason_choices() -> tuple[tuple[str, str], ...]:
    """The reasons that the platform takes, as code and words."""
    return tuple(
        (reason.value, first_upper(words)) for reason, words in REASON_NAMES.items() if reason is not KillReason.UNKNOWN
    )


def reason_remark(armed: ArmedKill) -> str:
    """Why the armed reason is the one that is chosen."""
    name = first_upper(REASON_NAMES[armed.reason])
    return f"{name}: {armed.reason_words.rstrip('.')}." if armed.reason_words else ""


def first_upper(words: str) -> str:
    """The words as the start of a sentence."""
    return words[:1].upper() + words[1:]


def _halt_details(ladders: tuple[Ladder, ...], now: datetime) -> tuple[str, ...]:
    fired = tuple(ladder for ladder in ladders if ladder.fired_at is not None and ladder.word in _DONE_WORDS)
    if not fired:
        return ()
    worst = worst_ladder(fired)
    age_s = (now - (worst.fired_at or now)).total_seconds()
    if age_s > RECENT_S:
        return ()
    done, age = _DONE_WORDS[worst.word], age_words(age_s)
    subject = worst.account if len(ladders) == 1 else tr("{count} accounts", count=len(ladders))
    return (
        tr("{subject} {done} {age} ago", subject=subject, done=done, age=age),
        f"{subject} {done} {age}",
        tr("{done} {age} ago", done=done, age=age),
    )


def _obstacle(state: AppState, finding: Finding) -> str:
    if finding.verdict is Verdict.NOT_CONFIGURED or not finding.subjects:
        return tr("no kill-switch service")
    return (
        tr("sign in", "what to do") if state.session.phase is not SessionPhase.ACTIVE else finding.subjects[0].observed
    )


def _refusal(state: AppState, finding: Finding) -> str:
    fact = state.reading(ReadingKind.KILL_PATH, "kill-switch")
    if finding.verdict is not Verdict.FAIL:
        return ""
    forbidden = fact.failure is not None and fact.failure.kind is FailureKind.FORBIDDEN
    answered = fact.failure is None and isinstance(fact.value, Answer) and fact.value.status == 403
    if not forbidden and not answered:
        return ""
    said = finding.subjects[0].observed.partition(": ")[2].rstrip(".")
    if said:
        return tr("Your account may not use the kill switch ({said}). An administrator has to sign in.", said=said)
    return tr("Your account may not use the kill switch. An administrator has to sign in.")
