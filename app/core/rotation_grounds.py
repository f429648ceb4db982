"""What has to be in order before a key is rotated: session, clock, transport, status, journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fnmatch import fnmatchcase
from typing import Final
from urllib.parse import urlsplit

from app.core.clock import SKEW_HARMS_CODES_S, ClockFact
from app.core.freshness import Freshness, Slice
from app.core.language import tr
from app.core.rotation_answer import Cause
from app.core.rotation_flavour import Flavour
from app.core.rotation_readings import UNREAD, StoredKey, refusal_of, unread_words

SESSION_NEEDED_S: Final = 600.0
"""Seconds that a session must last when a rotation begins."""

SESSION_TO_SEND_S: Final = 60.0
"""Seconds that it must last when the key is sent."""

SHIPPED_HOSTS: Final = ("risk.aether.local", "*.aether.svc.cluster.local", "localhost", "127.0.0.1")
"""The host names that the service trusts as shipped."""

_FIRST: Final = tr("No key is stored for this account yet: this is the first.")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class Precheck(Enum):
    """What is checked; the value is its title."""

    SESSION = tr("Session")
    CLOCK = tr("Clock")
    TRANSPORT = tr("Transport")
    HOST = tr("Host name")
    STATUS = tr("Stored key")
    JOURNAL = tr("Journal")


class Grade(Enum):
    """What a check came to; the value is its word."""

    OK = tr("OK")
    WARN = tr("WARN")
    STOP = tr("STOP")


@dataclass(frozen=True, slots=True)
class GroundFinding:
    """One check's result as a sentence."""

    check: Precheck
    grade: Grade
    words: str


@dataclass(frozen=True)
class Grounds:
    """What the console knows when it is asked whether a key can be rotated.

    `session_left_s` is None with an implementation that takes a static token instead of a session. `url` is the
    service's address, `forwarded_https` whether the console says https for a port-forward. `journal_problem` is why
    the journal cannot be written, empty when it can.
    """

    flavour: Flavour
    session_left_s: float | None = 0.0
    clock: ClockFact | None = None
    url: str = ""
    forwarded_https: bool = False
    status: Slice[StoredKey] = UNREAD
    journal_problem: str = ""


def findings(
    grounds: Grounds, now: datetime, *, session_needed_s: float = SESSION_NEEDED_S
) -> tuple[GroundFinding, ...]:
    """Every check with its result, in the order of `Precheck`."""
    return tuple(_findings(grounds, now, session_needed_s))


def stops(found: tuple[GroundFinding, ...]) -> str:
    """The first result that stands in the way, as its sentence; empty when none does."""
    return next((finding.words for finding in found if finding.grade is Grade.STOP), "")


def _findings(grounds: Grounds, now: datetime, session_needed_s: float) -> Iterator[GroundFinding]:
    yield _session(grounds.session_left_s, session_needed_s)
    yield _clock(grounds)
    yield _transport(grounds)
    yield _host(grounds, now)
    yield _status(grounds, now)
    if grounds.journal_problem:
        words = tr(
            "The journal cannot be written ({problem}): without it no key is rotated.",
            problem=grounds.journal_problem,
        )
        yield GroundFinding(Precheck.JOURNAL, Grade.STOP, words)
    else:
        yield GroundFinding(Precheck.JOURNAL, Grade.OK, tr("The journal can be written."))


def _session(left_s: float | None, needed_s: float) -> GroundFinding:
    if left_s is None:
        words = tr("This implementation takes a static token from the keyring instead of your session.")
        return GroundFinding(Precheck.SESSION, Grade.OK, words)
    if left_s <= 0:
        return GroundFinding(Precheck.SESSION, Grade.STOP, tr("Sign in first."))
    if left_s < needed_s:
        words = tr("The session ends in {left}: renew it first.", left=_left(left_s))
        return GroundFinding(Precheck.SESSION, Grade.STOP, words)
    return GroundFinding(Precheck.SESSION, Grade.OK, tr("The session lasts {left}.", left=_left(left_s)))


def _left(seconds: float) -> str:
    return f"{int(seconds // 60)} min" if seconds >= 60 else f"{int(seconds)} s"


def _clock(grounds: Grounds) -> GroundFinding:
    """Only codes suffer from a wrong clock, and only approvals need codes; dates are compared with the platform's."""
    clock = grounds.clock
    if clock is None:
        words = tr("This workstation's clock has not been compared with the platform's.")
        return GroundFinding(Precheck.CLOCK, Grade.WARN, words)
    if clock.certain_skew_s < SKEW_HARMS_CODES_S:
        return GroundFinding(Precheck.CLOCK, Grade.OK, tr("This workstation's clock agrees with the platform's."))
    off_s = abs(clock.skew_s)
    if clock.skew_s > 0:
        words = tr(
            "This workstation's clock is {off_s:.0f} s behind the platform's: set it, codes will be refused.",
            off_s=off_s,
        )
    else:
        words = tr(
            "This workstation's clock is {off_s:.0f} s ahead of the platform's: set it, codes will be refused.",
            off_s=off_s,
        )
    return GroundFinding(Precheck.CLOCK, Grade.STOP, words)


def _transport(grounds: Grounds) -> GroundFinding:
    parts = urlsplit(grounds.url)
    if parts.scheme == "https":
        return GroundFinding(Precheck.TRANSPORT, Grade.OK, tr("The key travels over https."))
    if parts.scheme != "http" or (parts.hostname or "") not in _LOOPBACK:
        words = tr("The service's address is not https: no key is sent there.")
        return GroundFinding(Precheck.TRANSPORT, Grade.STOP, words)
    if grounds.flavour is Flavour.K8S and not grounds.forwarded_https:
        words = tr("The service takes https only: for a port-forward set forwarded_proto = true in environments.toml.")
        return GroundFinding(Precheck.TRANSPORT, Grade.STOP, words)
    words = tr("The key travels through a port-forward of this machine; its own end must be encrypted.")
    return GroundFinding(Precheck.TRANSPORT, Grade.WARN, words)


def _host(grounds: Grounds, now: datetime) -> GroundFinding:
    """The list of trusted hosts cannot be read, but whoever answers with the status has let this name pass."""
    if grounds.flavour is Flavour.ROOT:
        return GroundFinding(Precheck.HOST, Grade.OK, tr("This implementation takes any host name."))
    refusal = refusal_of(grounds.status, grounds.flavour, now)
    if refusal is not None and refusal.cause is Cause.TRANSPORT:
        return GroundFinding(Precheck.HOST, Grade.STOP, f"{refusal.what} {refusal.next_step}")
    if grounds.status.fresh_value(now) is not None or refusal is not None:
        return GroundFinding(Precheck.HOST, Grade.OK, tr("The service answers under this host name."))
    host = urlsplit(grounds.url).hostname or ""
    if any(fnmatchcase(host, pattern) for pattern in SHIPPED_HOSTS):
        return GroundFinding(Precheck.HOST, Grade.OK, tr("This host name is on the service's list as shipped."))
    words = tr("This host name is not on the service's list of trusted hosts as shipped: it may refuse every request.")
    return GroundFinding(Precheck.HOST, Grade.WARN, words)


def _status(grounds: Grounds, now: datetime) -> GroundFinding:
    """Without a date from before, a lost answer could not be resolved by reading."""
    status = grounds.status
    refusal = refusal_of(status, grounds.flavour, now)
    if refusal is not None and refusal.cause is Cause.NOTHING_STORED:
        return GroundFinding(Precheck.STATUS, Grade.WARN, _FIRST)
    if refusal is not None and refusal.cause is Cause.OTHER_WRITER:
        return GroundFinding(Precheck.STATUS, Grade.WARN, f"{refusal.what} {refusal.next_step}")
    value = status.fresh_value(now)
    if value is None:
        old = status.freshness(now) is Freshness.STALE and status.failure is None
        why = tr("the last reading is too old") if old else unread_words(status, grounds.flavour)
        return GroundFinding(Precheck.STATUS, Grade.STOP, tr("The stored key's status is not known: {why}.", why=why))
    if value.rotated_at is None:
        return GroundFinding(Precheck.STATUS, Grade.WARN, _FIRST)
    by = tr(" by {rotated_by}", rotated_by=value.rotated_by) if value.rotated_by else ""
    words = tr("The stored key was rotated at {rotated_at:%Y-%m-%d %H:%M} UTC{by}.", rotated_at=value.rotated_at, by=by)
    return GroundFinding(Precheck.STATUS, Grade.OK, words)
