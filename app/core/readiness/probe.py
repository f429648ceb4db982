"""One probe as data, and how its readings become one finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias

from app.core.areas import Area
from app.core.attempts import attempted_at
from app.core.failure_words import explain_failure
from app.core.freshness import Failure, Slice
from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.verdicts import Verdict, worst
from app.core.state import AppState, ReadingKind, ServiceAddress, SessionPhase

MONITORING: Final[tuple[str, ...]] = ("prometheus", "alertmanager")
"""Services that watch the platform and are none of it: they have other routes."""

ALL_CONFIGURED: Final[tuple[str, ...]] = ("*",)
"""Stands for every service of the environment's platform."""

ALL_AND_MONITORING: Final[tuple[str, ...]] = (*ALL_CONFIGURED, *MONITORING)
"""The same with what watches the platform."""


class Scope(Enum):
    """Whose fact it is: an account's is known only while that account is signed in."""

    PLATFORM = "platform"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class SubjectFinding:
    """What was found at one service; `weight` orders findings of the same verdict, the largest first."""

    subject: str
    verdict: Verdict
    observed: str
    source: str = ""
    read_at: datetime | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What a probe found: `subjects` worst first, `read_at` the oldest reading that the verdict rests on.

    `own` is the probe itself where it is one of the environment's own.
    """

    probe_id: str
    verdict: Verdict
    observed: str
    threshold: str
    source: str
    read_at: datetime | None
    subjects: tuple[SubjectFinding, ...]
    own: Probe | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """A question about the platform that readings answer.

    An answer older than `ttl_s` seconds is no answer. `threshold` says what passes, `advice` what to do when it does
    not, `note` what the probe cannot see. A `required` probe
    that fails or gives no answer stands in the way of GO.
    """

    id: str
    area: Area
    question: str
    reads: tuple[ReadingKind, ...]
    services: tuple[str, ...]
    ttl_s: float
    threshold: str
    advice: str
    judge: Callable[[ProbeView], tuple[SubjectFinding, ...]]
    required: bool = True
    scope: Scope = Scope.PLATFORM
    needs_session: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judgement of one reading, before it has a subject and a source."""

    verdict: Verdict
    words: str
    weight: float = 0.0


OnValue: TypeAlias = Callable[["ProbeView", ServiceAddress, Any], Opinion]
OnFailure: TypeAlias = Callable[[Failure], Opinion | None]


@dataclass(frozen=True, slots=True)
class ProbeView:
    """What a judge may look at: the state at one moment, and its own probe."""

    probe: Probe
    state: AppState
    now: datetime

    @property
    def configured(self) -> tuple[ServiceAddress, ...]:
        """The probe's services that have an address here."""
        services = self.state.environment.services
        if self.probe.services == ALL_AND_MONITORING:
            return services
        if self.probe.services == ALL_CONFIGURED:
            return tuple(address for address in services if address.name not in MONITORING)
        return tuple(address for address in services if address.name in self.probe.services)

    @property
    def missing(self) -> tuple[str, ...]:
        """The probe's services that have none."""
        if self.probe.services in (ALL_CONFIGURED, ALL_AND_MONITORING):
            return ()
        return tuple(name for name in self.probe.services if not self.state.environment.has(name))

    @property
    def signed_in(self) -> bool:
        """Whether a session is running."""
        return self.state.session.phase is SessionPhase.ACTIVE

    def expired(self, at: datetime) -> bool:
        """Whether what was seen at `at` is too old to count."""
        return (self.now - at).total_seconds() > self.probe.ttl_s

    def subject(self, address: ServiceAddress, fact: Slice[Any], opinion: Opinion) -> SubjectFinding:
        """The opinion with its subject, its source and its time."""
        return SubjectFinding(
            address.name, opinion.verdict, opinion.words, fact.source, attempted_at(fact), opinion.weight
        )


def of_each(
    kind: ReadingKind, on_value: OnValue, on_failure: OnFailure = lambda _: None
) -> Callable[[ProbeView], tuple[SubjectFinding, ...]]:
    """Judge one kind of reading at each configured service; a failure without an opinion of its own is UNKNOWN."""

    def judge(view: ProbeView) -> tuple[SubjectFinding, ...]:
        return tuple(
            judge_reading(view, address, view.state.reading(kind, address.name), on_value, on_failure)
            for address in view.configured
        )

    return judge


def judge_reading(
    view: ProbeView, address: ServiceAddress, fact: Slice[Any], on_value: OnValue, on_failure: OnFailure
) -> SubjectFinding:
    """Judge one reading: what is too old, was never read or needs a session is UNKNOWN, with words."""
    return view.subject(address, fact, _opinion(view, address, fact, on_value, on_failure))


def _opinion(
    view: ProbeView, address: ServiceAddress, fact: Slice[Any], on_value: OnValue, on_failure: OnFailure
) -> Opinion:
    seen_at = attempted_at(fact)
    if not view.signed_in and (view.probe.scope is Scope.ACCOUNT or (view.probe.needs_session and seen_at is None)):
        return Opinion(Verdict.UNKNOWN, tr("needs a sign-in"))
    if seen_at is None:
        return Opinion(Verdict.UNKNOWN, tr("not read yet"))
    if view.expired(seen_at):
        age_s = (view.now - seen_at).total_seconds()
        words = tr("last read {age} ago, too old to count", age=age_words(age_s))
        needs = tr(" and needs a sign-in") if view.probe.needs_session and not view.signed_in else ""
        return Opinion(Verdict.UNKNOWN, words + needs)
    if fact.failure is None:
        return on_value(view, address, fact.value)
    return on_failure(fact.failure) or Opinion(Verdict.UNKNOWN, unread_words(fact.failure))


def unread_words(failure: Failure) -> str:
    """Why a reading could not be made, as a clause."""
    return explain_failure(failure).what.rstrip(".")


def examine(probe: Probe, state: AppState, now: datetime) -> Finding:
    """Ask one probe its question; the finding names the service that made it bad first."""
    view = ProbeView(probe, state, now)
    found = list(probe.judge(view))
    found += [SubjectFinding(name, Verdict.NOT_CONFIGURED, tr("has no address here")) for name in view.missing]
    found.sort(key=lambda subject: (-subject.verdict.rank, -subject.weight))
    times = [subject.read_at for subject in found if subject.read_at is not None]
    return Finding(
        probe_id=probe.id,
        verdict=worst(subject.verdict for subject in found) if found else Verdict.NOT_CONFIGURED,
        observed=_observed(found) + (f". {probe.note}" if probe.note else ""),
        threshold=probe.threshold,
        source=found[0].source if found else "",
        read_at=min(times, default=None),
        subjects=tuple(found),
    )


def _observed(found: list[SubjectFinding]) -> str:
    if not found:
        return tr("no service of this environment is concerned")
    first = found[0]
    words = f"{first.subject}: {first.observed}" if first.subject else first.observed
    others = len(found) - 1
    if not others:
        return words
    if all(other.observed == first.observed for other in found):
        return tr("all {count}: {observed}", count=len(found), observed=first.observed)
    alike = [other for other in found[1:] if other.verdict is first.verdict]
    if first.verdict is Verdict.PASS:
        return tr("{words}; all {count} pass", words=words, count=len(found))
    # A service that was asked several things is several subjects of one name.
    names = dict.fromkeys(other.subject for other in alike if other.subject != first.subject)
    also = tr("; also {names}", names=", ".join(names)) if names else ""
    rest = others - len(alike)
    passing = sum(other.verdict is Verdict.PASS for other in found)
    return words + also + (tr("; {passing} of {count} pass", passing=passing, count=len(found)) if rest else "")
