"""What a card of the Risk page shows, and how one that cannot be read says so by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from app.core.card_view import Meaning
from app.core.failure_words import explain_failure
from app.core.freshness import Failure, FailureKind, Freshness, Slice
from app.core.halt_readings import same_account
from app.core.key_view import ShownFact, source_and_age
from app.core.language import tr
from app.core.present import age_words
from app.core.reading_kind import ReadingKind
from app.core.risk_bars import LimitBar
from app.core.risk_strip import PercentileStrip
from app.core.state import AppState, SessionPhase

SIGN_IN: Final = Meaning(
    tr("Nobody is signed in."), tr("Sign in: the platform shows this to a session only."), harmless=True
)
NOT_YET: Final = tr("It has not been read yet.")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One status: `shape` is one of the seven characters."""

    shape: str
    word: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class RiskCard:
    """Everything in one card: `age` with its source, why it cannot be read, remarks, and what was read."""

    age: str = ""
    stale: bool = False
    problem: Meaning | None = None
    remarks: tuple[str, ...] = ()
    lines: tuple[CardLine, ...] = ()
    bars: tuple[LimitBar, ...] = ()
    strips: tuple[PercentileStrip, ...] = ()
    facts: tuple[ShownFact, ...] = ()

    def noting(self, *remarks: str) -> RiskCard:
        """The card with these remarks too; empty ones are left out."""
        return replace(self, remarks=(*self.remarks, *filter(None, remarks)))


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """What a failure means on this card; `replaces` where what was read before does not hold any more."""

    meaning: Meaning
    replaces: bool = True


Known = Callable[[Failure], KnownFailure | None]


def framed(
    state: AppState, now: datetime, kind: ReadingKind, service: str, known: Known = lambda _: None
) -> tuple[RiskCard, Any]:
    """A card around one fact, with its value where there is one to show; `known` words the failures it expects."""
    if not state.environment.has(service):
        return RiskCard(problem=no_service(service)), None
    return framed_fact(state.reading(kind, service), state, now, known)


def framed_fact(
    fact: Slice[Any], state: AppState, now: datetime, known: Known = lambda _: None
) -> tuple[RiskCard, Any]:
    """As `framed`, of a fact that is at hand."""
    value = fact.value if _is_own(fact.value, state) else None
    failure = None if fact.failure is None else _known(fact.failure, known)
    if failure is not None and failure.replaces:
        value = None
    card = RiskCard() if value is None else RiskCard(source_and_age(fact, now), _is_stale(fact, now))
    if failure is not None and fact.failed_at is not None:
        tried = tr(
            "{source} · tried {age} ago", source=fact.source, age=age_words((now - fact.failed_at).total_seconds())
        )
        return replace(card, age=card.age or tried, problem=failure.meaning), value
    if value is None and state.session.phase is not SessionPhase.ACTIVE:
        return replace(card, problem=SIGN_IN), None
    return (card.noting(NOT_YET) if value is None else card), value


def no_service(service: str) -> Meaning:
    """That the environment has no such service."""
    step = tr("Name {service} in environments.toml if the platform runs one.", service=service)
    return Meaning(tr("This environment names no {service} service.", service=service), step, harmless=True)


def _known(failure: Failure, known: Known) -> KnownFailure:
    found = known(failure)
    if found is not None:
        return found
    sentence = explain_failure(failure)
    # What an account may not see is not shown to it, even if another one read it here before.
    return KnownFailure(Meaning(sentence.what, sentence.next_step), replaces=failure.kind is FailureKind.FORBIDDEN)


def _is_own(value: Any, state: AppState) -> bool:
    """Whether what was read is of the session's account, where it says whose it is."""
    of, own = getattr(value, "account_id", ""), state.session.account
    return not (of and own) or same_account(of, own)


def _is_stale(fact: Slice[Any], now: datetime) -> bool:
    return fact.freshness(now) is Freshness.STALE
