"""Words for people: ages, amounts, modes and the lines of the annunciator bar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from app.core.clock import SKEW_HARMS_CODES_S, ClockFact
from app.core.failure_words import Sentence, explain_failure, sign_in_failure
from app.core.samples import samples_named
from app.core.state import AppState, ReadingKind, SessionPhase

__all__ = [
    "NONE_YET",
    "HaltView",
    "ModeView",
    "Sentence",
    "age_words",
    "amount_words",
    "clock_words",
    "duration_words",
    "explain_failure",
    "halt_views",
    "last_read_words",
    "mode_view",
    "money_words",
    "oldest_age_s",
    "session_words",
    "sign_in_failure",
    "skew_words",
]

NONE_YET: Final = "–"
RENEW_BEFORE_END_S: Final = 900.0

_UNITS: Final = ((86_400.0, "d"), (3_600.0, "h"), (60.0, "min"))


def age_words(seconds: float | None) -> str:
    """An age in its largest whole unit: `6 s`, `12 min`, `4 h`, `3 d`; a dash for what was never read."""
    if seconds is None or not math.isfinite(seconds):
        return NONE_YET
    seconds = max(0.0, seconds)
    return next((f"{int(seconds // size)} {unit}" for size, unit in _UNITS if seconds >= size), f"{int(seconds)} s")


def duration_words(seconds: float | None) -> str:
    """A measured duration: `850 µs`, `12 ms`, `1.4 s`; a dash for none."""
    if seconds is None or not math.isfinite(seconds):
        return NONE_YET
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def amount_words(value: Decimal | float | None, digits: int = 0) -> str:
    """A number with grouped thousands and a real minus sign; a dash for none."""
    if value is None or not math.isfinite(value):
        return NONE_YET
    return f"{value:,.{digits}f}".replace("-", "−")


def money_words(value: Decimal | None) -> str:
    """US dollars with cents, grouped: `$1,234.50`; a dash for none."""
    if value is None or not value.is_finite():
        return NONE_YET
    return f"{'−' if value < 0 else ''}${abs(value):,.2f}"


def clock_words(at: datetime | None) -> str:
    """A moment's time of day in the zone it carries: `14:03:09`; a dash for none."""
    return NONE_YET if at is None else at.strftime("%H:%M:%S")


def last_read_words(age_s: float | None) -> str:
    """When something was last read, as the end of a clause."""
    return "has not been read yet" if age_s is None else f"was last read {age_words(age_s)} ago"


@dataclass(frozen=True, slots=True)
class ModeView:
    """What trading does now: `word` is LIVE, SIMULATION, MIXED or UNKNOWN, `because` names accounts and age."""

    word: str
    renders_as_live: bool
    because: str


def mode_view(state: AppState, now: datetime) -> ModeView:
    """Judge simulation for all accounts; what is not known for certain renders as LIVE."""
    if not state.environment.has("sim-mode"):
        return ModeView("UNKNOWN", True, "This environment names no sim-mode service.")
    fact = state.reading(ReadingKind.SIMULATION, "sim-mode")
    status = fact.fresh_value(now)
    if status is None:
        return ModeView("UNKNOWN", True, f"Simulation {last_read_words(fact.age_s(now))}.")
    active = sorted(account.account_id for account in status.accounts if account.active)
    live = sorted(account.account_id for account in status.accounts if not account.active)
    if not active and not live:
        return ModeView("UNKNOWN", True, "The platform lists no account.")
    if active and live:
        return ModeView("MIXED", True, f"Simulated: {', '.join(active)}. Live: {', '.join(live)}.")
    if active:
        return ModeView("SIMULATION", False, f"Simulated: {', '.join(active)}.")
    return ModeView("LIVE", True, f"Live: {', '.join(live)}.")


@dataclass(frozen=True, slots=True)
class HaltView:
    """One account's kill state: `word` is ENGAGED, NOT ENGAGED or UNKNOWN."""

    account: str
    word: str
    because: str


def halt_views(state: AppState, now: datetime) -> tuple[HaltView, ...]:
    """The kill switch's gauge for each account of the environment; a missing series is unknown, not disengaged."""
    fact = state.reading(ReadingKind.METRICS, "kill-switch")
    exposition = fact.fresh_value(now)
    if exposition is None:
        because = f"The kill switch's gauge {last_read_words(fact.age_s(now))}."
        return tuple(HaltView(account, "UNKNOWN", because) for account in state.environment.accounts)
    gauges = {
        dict(sample.labels).get("account_id", "").lower(): sample.value
        for sample in samples_named(exposition, "kill_switch_state")
    }
    return tuple(_halt_view(account, gauges.get(account.lower())) for account in state.environment.accounts)


def _halt_view(account: str, gauge: float | None) -> HaltView:
    if gauge is None or math.isnan(gauge):
        # The gauge lives in the service's memory: after a restart an engaged account has no series at all.
        return HaltView(account, "UNKNOWN", "No kill_switch_state series: never engaged, or the service restarted.")
    if gauge > 0:
        return HaltView(account, "ENGAGED", f"kill_switch_state is {gauge:g}.")
    return HaltView(account, "NOT ENGAGED", "kill_switch_state is 0.")


def oldest_age_s(state: AppState, now: datetime) -> float | None:
    """The age of the oldest reading on screen in seconds; None before the first."""
    ages = [fact.age_s(now) for key, fact in state.readings.items() if key.kind is ReadingKind.METRICS]
    return max((age for age in ages if age is not None), default=None)


def session_words(state: AppState, now: datetime) -> str:
    """Who is signed in and for how long still."""
    session = state.session
    if session.phase is SessionPhase.SIGNED_OUT:
        return "Not signed in"
    if session.phase is SessionPhase.EXPIRED:
        return "Session ended"
    left_s = session.left_s(now)
    left = f"{math.ceil(left_s / 60)} min left" if left_s >= 60 else f"{int(left_s)} s left"
    return f"{session.account} · {left}"


def skew_words(fact: ClockFact | None) -> str:
    """How this workstation's clock compares with the platform's, and whether codes suffer."""
    if fact is None:
        return "This workstation's clock has not been compared with the platform's yet."
    if fact.certain_skew_s < 1:
        return "This workstation's clock agrees with the platform's."
    side = "behind" if fact.skew_s > 0 else "ahead of"
    harm = ": codes will be refused." if fact.certain_skew_s >= SKEW_HARMS_CODES_S else "."
    return f"This workstation's clock is {abs(fact.skew_s):.0f} s {side} the platform's{harm}"
