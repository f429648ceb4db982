"""Words for people: ages, amounts, modes and the lines of the annunciator bar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from app.core.clock import SKEW_HARMS_CODES_S, ClockFact
from app.core.failure_words import Sentence, explain_failure, sign_in_failure
from app.core.language import figure, tr
from app.core.samples import samples_named
from app.core.state import AppState, ReadingKind, SessionPhase, SessionState

__all__ = [
    "NONE_YET",
    "HaltView",
    "ModeView",
    "Sentence",
    "age_words",
    "amount_words",
    "clock_words",
    "day_words",
    "dollars_words",
    "duration_words",
    "explain_failure",
    "halt_views",
    "last_read_words",
    "minute_words",
    "mode_view",
    "money_words",
    "oldest_age_s",
    "second_words",
    "session_left_words",
    "session_words",
    "sign_in_failure",
    "skew_words",
]

NONE_YET: Final = "–"
LONG_S: Final = 120.0
"""From here on a duration is told in minutes, then in hours."""
RENEW_BEFORE_END_S: Final = 900.0


def age_words(seconds: float | None) -> str:
    """An age in its largest whole unit: `6 s`, `12 min`, `4 h`, `3 d`; a dash for what was never read."""
    if seconds is None or not math.isfinite(seconds):
        return NONE_YET
    whole = max(0, int(seconds))
    if whole >= 86_400:
        return tr("{days} d", days=whole // 86_400)
    if whole >= 3_600:
        return tr("{hours} h", hours=whole // 3_600)
    return tr("{minutes} min", minutes=whole // 60) if whole >= 60 else tr("{seconds} s", seconds=whole)


def duration_words(seconds: float | None) -> str:
    """A measured duration: `850 µs`, `12 ms`, `1.4 s`, `28 min 11 s`, `3 h 5 min`; a dash for none."""
    if seconds is None or not math.isfinite(seconds):
        return NONE_YET
    if seconds >= LONG_S:
        return _long_words(int(seconds))
    if seconds < 0.001:
        return tr("{micros:.0f} µs", micros=seconds * 1e6)
    return tr("{millis:.0f} ms", millis=seconds * 1e3) if seconds < 1 else tr("{seconds:.1f} s", seconds=seconds)


def _long_words(whole: int) -> str:
    if whole >= 86_400:
        return age_words(whole)
    if whole >= 3_600:
        return tr("{hours} h {minutes} min", hours=whole // 3_600, minutes=whole % 3_600 // 60)
    return tr("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)


def amount_words(value: Decimal | float | None, digits: int = 0) -> str:
    """A number with grouped thousands and a real minus sign; a dash for none."""
    if value is None or not math.isfinite(value):
        return NONE_YET
    return figure(value, f",.{digits}f").replace("-", "−")


def dollars_words(sign: str, number: str) -> str:
    """An amount in US dollars of which sign and number are written already: `−$1,234.50`."""
    return tr("{sign}${number}", sign=sign, number=number)


def money_words(value: Decimal | None) -> str:
    """US dollars with cents, grouped: `$1,234.50`; a dash for none."""
    if value is None or not value.is_finite():
        return NONE_YET
    sign = "−" if value < 0 else ""
    return dollars_words(sign, figure(abs(value), ",.2f"))


def clock_words(at: datetime | None) -> str:
    """A moment's time of day in the zone it carries: `14:03:09`; a dash for none."""
    return NONE_YET if at is None else tr("{at:%H:%M:%S}", at=at)


def day_words(at: date | None) -> str:
    """A day, or a moment's day in the zone it carries: `2026-11-21`; a dash for none."""
    return NONE_YET if at is None else tr("{at:%Y-%m-%d}", at=at)


def written_day_words(written: str) -> str:
    """A day written as `2026-11-21` in the reader's way; one that no calendar has stays as it is written."""
    try:
        return day_words(date.fromisoformat(written))
    except ValueError:
        return written


def minute_words(at: datetime | None) -> str:
    """A moment to the minute, in the zone it carries: `2026-11-21 14:03`; a dash for none."""
    return NONE_YET if at is None else tr("{at:%Y-%m-%d %H:%M}", at=at)


def second_words(at: datetime | None) -> str:
    """A moment to the second, in the zone it carries: `2026-11-21 14:03:09`; a dash for none."""
    return NONE_YET if at is None else tr("{at:%Y-%m-%d %H:%M:%S}", at=at)


def last_read_words(age_s: float | None) -> str:
    """When something was last read, as the end of a clause."""
    return tr("has not been read yet") if age_s is None else tr("was last read {age} ago", age=age_words(age_s))


@dataclass(frozen=True, slots=True)
class ModeView:
    """What trading does now: `word` is LIVE, SIMULATION, MIXED or UNKNOWN, `because` names accounts and age."""

    word: str
    renders_as_live: bool
    because: str

    @property
    def shown(self) -> str:
        """The word as it is shown."""
        match self.word:
            case "MIXED":
                return tr("MIXED")
            case "UNKNOWN":
                return tr("UNKNOWN")
        return self.word  # LIVE and SIMULATION are said so in every language


def mode_view(state: AppState, now: datetime) -> ModeView:
    """Judge simulation for all accounts; what is not known for certain renders as LIVE."""
    if not state.environment.has("sim-mode"):
        return ModeView("UNKNOWN", True, tr("This environment names no sim-mode service."))
    fact = state.reading(ReadingKind.SIMULATION, "sim-mode")
    status = fact.fresh_value(now)
    if status is None:
        return ModeView("UNKNOWN", True, tr("Simulation {last_read}.", last_read=last_read_words(fact.age_s(now))))
    active = sorted(account.account_id for account in status.accounts if account.active)
    live = sorted(account.account_id for account in status.accounts if not account.active)
    if not active and not live:
        return ModeView("UNKNOWN", True, tr("The platform lists no account."))
    if active and live:
        return ModeView(
            "MIXED", True, tr("Simulated: {active}. Live: {live}.", active=", ".join(active), live=", ".join(live))
        )
    if active:
        return ModeView("SIMULATION", False, tr("Simulated: {active}.", active=", ".join(active)))
    return ModeView("LIVE", True, tr("Live: {live}.", live=", ".join(live)))


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
        because = tr("The kill switch's gauge {last_read}.", last_read=last_read_words(fact.age_s(now)))
        return tuple(HaltView(account, "UNKNOWN", because) for account in state.environment.accounts)
    gauges = {
        dict(sample.labels).get("account_id", "").lower(): sample.value
        for sample in samples_named(exposition, "kill_switch_state")
    }
    return tuple(_halt_view(account, gauges.get(account.lower())) for account in state.environment.accounts)


def _halt_view(account: str, gauge: float | None) -> HaltView:
    if gauge is None or math.isnan(gauge):
        # The gauge lives in the service's memory: after a restart an engaged account has no series at all.
        return HaltView(account, "UNKNOWN", tr("No kill_switch_state series: never engaged, or the service restarted."))
    if gauge > 0:
        return HaltView(account, "ENGAGED", tr("kill_switch_state is {gauge:g}.", gauge=gauge))
    return HaltView(account, "NOT ENGAGED", tr("kill_switch_state is 0."))


def oldest_age_s(state: AppState, now: datetime) -> float | None:
    """The age of the oldest reading on screen in seconds; None before the first."""
    ages = [fact.age_s(now) for key, fact in state.readings.items() if key.kind is ReadingKind.METRICS]
    return max((age for age in ages if age is not None), default=None)


def session_words(state: AppState, now: datetime) -> str:
    """Who is signed in and for how long still."""
    session = state.session
    if session.phase is SessionPhase.SIGNED_OUT:
        return tr("Not signed in")
    if session.phase is SessionPhase.EXPIRED:
        return tr("Session ended")
    return f"{session.account} · {session_left_words(session, now)}"


def session_left_words(session: SessionState, now: datetime) -> str:
    """For how long a session still counts."""
    left_s = session.left_s(now)
    minutes = math.ceil(left_s / 60)
    return tr("{minutes} min left", minutes=minutes) if left_s >= 60 else tr("{seconds} s left", seconds=int(left_s))


def skew_words(fact: ClockFact | None) -> str:
    """How this workstation's clock compares with the platform's, and whether codes suffer."""
    if fact is None:
        return tr("This workstation's clock has not been compared with the platform's yet.")
    if fact.certain_skew_s < 1:
        return tr("This workstation's clock agrees with the platform's.")
    off_s, harms = abs(fact.skew_s), fact.certain_skew_s >= SKEW_HARMS_CODES_S
    if fact.skew_s > 0:
        if harms:
            return tr(
                "This workstation's clock is {off_s:.0f} s behind the platform's: codes will be refused.", off_s=off_s
            )
        return tr("This workstation's clock is {off_s:.0f} s behind the platform's.", off_s=off_s)
    if harms:
        return tr(
            "This workstation's clock is {off_s:.0f} s ahead of the platform's: codes will be refused.", off_s=off_s
        )
    return tr("This workstation's clock is {off_s:.0f} s ahead of the platform's.", off_s=off_s)
