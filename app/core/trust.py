"""Whether this console can be trusted itself: how late it runs, how old its readings are, what its clock says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final

from app.core.attempts import attempted_at
from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, ReadingKind

LAG_WARN_MS: Final = 100.0
LAG_FAIL_MS: Final = 1_000.0
SKEW_WARN_S: Final = 2.0
SKEW_FAIL_S: Final = 30.0
LATE_WARN: Final = 1.0
LATE_FAIL: Final = 3.0
"""Lateness of a poll, as a multiple of the time for which its answer counts."""

_WATCHED: Final = (ReadingKind.HEALTH, ReadingKind.METRICS)
"""Read of every service without help: if no attempt is made, it is the console that does not make it."""


@dataclass(frozen=True, slots=True)
class Symptom:
    """One sign of the console's own health: what it is of, how bad, in words; `at` is when it was last seen."""

    name: str
    verdict: Verdict
    words: str
    at: datetime | None = None


def symptoms(state: AppState, now: datetime) -> tuple[Symptom, ...]:
    """The event loop, the polls and the clock, in this order."""
    return (_loop(state), _polls(state, now), _clock(state, now))


def untrusted_words(state: AppState, now: datetime) -> str:
    """Why nothing on this console can be trusted; empty while it can, or while that is not known yet."""
    why = distrust_words(state, now)
    return tr("UNTRUSTED: {why}", why=why) if why else ""


def distrust_words(state: AppState, now: datetime) -> str:
    """The same without the word in front."""
    return "; ".join(symptom.words for symptom in symptoms(state, now) if symptom.verdict is Verdict.FAIL)


def _loop(state: AppState) -> Symptom:
    lag_ms = state.console.loop_lag_ms
    if lag_ms is None:
        return Symptom(tr("loop"), Verdict.UNKNOWN, tr("this console's own lag was not measured yet"))
    words = tr("this console runs {lag_ms:.0f} ms late", lag_ms=lag_ms)
    if lag_ms > LAG_FAIL_MS:
        return Symptom(tr("loop"), Verdict.FAIL, words)
    return Symptom(tr("loop"), Verdict.WARN if lag_ms > LAG_WARN_MS else Verdict.PASS, words)


def _polls(state: AppState, now: datetime) -> Symptom:
    names = {address.name for address in state.environment.services}
    watched = [fact for key, fact in state.readings.items() if key.kind in _WATCHED and key.service in names]
    attempts = [(at, fact.ttl_s) for fact in watched if (at := attempted_at(fact)) is not None and fact.ttl_s > 0]
    if not attempts:
        return Symptom(tr("polls"), Verdict.UNKNOWN, tr("nothing was polled yet"))
    oldest = min(at for at, _ in attempts)
    lateness = max((now - at).total_seconds() / ttl_s for at, ttl_s in attempts)
    words = tr("the oldest poll is {age} old", age=age_words((now - oldest).total_seconds()))
    if lateness > LATE_FAIL:
        return Symptom(tr("polls"), Verdict.FAIL, words, oldest)
    return Symptom(tr("polls"), Verdict.WARN if lateness > LATE_WARN else Verdict.PASS, words, oldest)


def _clock(state: AppState, now: datetime) -> Symptom:
    """One service's clock may be wrong; where most disagree with this workstation, this workstation is."""
    facts = [fact for key, fact in state.readings.items() if key.kind is ReadingKind.CLOCK]
    known = [(fact.read_at, fact.value) for fact in facts if fact.read_at is not None and fact.value is not None]
    recent = [(at, value) for at, value in known if abs((now - at).total_seconds()) <= SKEW_FAIL_S * 4]
    if not recent:
        return Symptom(tr("clock"), Verdict.UNKNOWN, tr("this workstation's clock was not compared lately"))
    certain_s = median(value.certain_skew_s for _, value in recent)
    words = tr(
        "this workstation's clock is {skew_s:.1f} s off", skew_s=median(abs(value.skew_s) for _, value in recent)
    )
    oldest = min(at for at, _ in recent)
    if certain_s > SKEW_FAIL_S:
        return Symptom(tr("clock"), Verdict.FAIL, words, oldest)
    return Symptom(tr("clock"), Verdict.WARN if certain_s > SKEW_WARN_S else Verdict.PASS, words, oldest)
