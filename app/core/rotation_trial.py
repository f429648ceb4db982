"""Tests of a new key before it is rotated, and how long to wait after Kraken refused one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from app.core.failure_words import explain_failure
from app.core.freshness import Failure
from app.core.language import tr
from app.core.rotation_answer import Cause, meaning_without_approvals
from app.core.rotation_flavour import Flavour

FIRST_WAIT_S: Final = 30.0
"""Seconds to wait after the first refusal; each further one doubles them."""

LONGEST_WAIT_S: Final = 900.0
"""Kraken locks an address out for about so long: nothing is gained by waiting longer."""


class TrialResult(Enum):
    """What a test of a key came to."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    """Kraken, or the platform by its format, does not take the key."""
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """What people read: the value is what the journal keeps."""
        return _WORDS[self]


_WORDS: Final = {
    TrialResult.ACCEPTED: tr("accepted"),
    TrialResult.REFUSED: tr("refused"),
    TrialResult.UNKNOWN: tr("unknown"),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One test. `counts` is True when Kraken may have counted it as a wrong key."""

    at: datetime
    result: TrialResult
    words: str
    counts: bool = False


def passed_trial(now: datetime) -> Trial:
    """The test of a key that Kraken takes."""
    return Trial(now, TrialResult.ACCEPTED, tr("Kraken takes this key. What it may do is not part of the test."))


def failed_trial(failure: Failure, flavour: Flavour, now: datetime) -> Trial:
    """The test that ended in `failure`; a test changes nothing, whatever it ends in."""
    meaning = meaning_without_approvals(failure, flavour)
    if meaning is None:
        sentence = explain_failure(failure)
        words = tr("{what} A test changes nothing.", what=sentence.what)
        return Trial(now, TrialResult.UNKNOWN, words, counts=failure.status is None or failure.status >= 500)
    refused = meaning.cause in (Cause.KRAKEN_REFUSED, Cause.FORMAT)
    result = TrialResult.REFUSED if refused else TrialResult.UNKNOWN
    counts = meaning.cause in (Cause.KRAKEN_REFUSED, Cause.KRAKEN_SILENT)
    return Trial(now, result, f"{meaning.what} {meaning.next_step}", counts)


def wait_s(refusals: Sequence[datetime], now: datetime) -> float:
    """Seconds until Kraken may be asked again after these refusals; 0 when it may be asked now.

    Refusals that lie back longer than a lockout lasts are forgotten.
    """
    recent = sorted(at for at in refusals if now - at < timedelta(seconds=LONGEST_WAIT_S))
    if not recent:
        return 0.0
    wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * (1 << min(len(recent) - 1, 10)))
    return max(0.0, wait - (now - recent[-1]).total_seconds())


def wait_words(seconds: float) -> str:
    """Say why a test or a rotation has to wait; empty when it has not."""
    if seconds <= 0:
        return ""
    return tr(
        "Kraken locks out who sends wrong keys: wait {seconds} s before it is asked again.",
        seconds=max(1, round(seconds)),
    )
