"""What a card of one fact says of it: how old it is, why nothing or nothing newer is known, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, Final

from api_client.models.common import Fact
from app.core.failure_words import explain_failure
from app.core.freshness import Freshness, Slice
from app.core.language import figure, tr
from app.core.present import NONE_YET, age_words, dollars_words
from app.core.state import NEVER_READ, AppState, ReadingKind, SessionPhase

_LONGEST: Final = 120
_LARGEST_POWER: Final = 30


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one refusal of the platform's means, and the next step; `harmless` where it is a state, not a fault."""

    what: str
    step: str = ""
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class CardWords:
    """The frame of a card: source and age at its edge, why there is nothing (newer), and whether it was ever read."""

    age: str = ""
    stale: bool = False
    trouble: Meaning | None = None
    read: bool = False


_NOT_YET: Final = Meaning(tr("It has not been read yet."), harmless=True)
Meanings = Mapping[str, Meaning]
"""Meanings by the server's own sentence, in lower case without its full stop."""

NO_MEANINGS: Final[Meanings] = MappingProxyType({})


def own_account(state: AppState) -> str:
    """The session's account as the environment writes it; empty without a session or where it is not named."""
    if state.session.phase is not SessionPhase.ACTIVE:
        return ""
    mine = state.session.account.lower()
    return next((account for account in state.environment.accounts if account.lower() == mine), "")


def not_here(state: AppState, service: str) -> Meaning | None:
    """Why an account's facts of this service cannot be had at all; None where they can."""
    if not state.environment.has(service):
        return Meaning(
            tr("This environment names no {service} service.", service=service),
            tr("Name it in environments.toml if the platform runs one."),
            harmless=True,
        )
    if state.session.phase is not SessionPhase.ACTIVE:
        return Meaning(
            tr("Nobody is signed in."), tr("Sign in: the platform shows a session its own account."), harmless=True
        )
    if not own_account(state):
        return Meaning(
            tr("{account} is no account of this environment.", account=state.session.account),
            tr("Name it among the accounts in environments.toml."),
            harmless=True,
        )
    return None


def own_fact(
    state: AppState, kind: ReadingKind, service: str, now: datetime, meanings: Meanings = NO_MEANINGS
) -> tuple[Slice[Any], CardWords]:
    """The session's account's own fact with its card's frame; a never-read one where it cannot be had."""
    missing = not_here(state, service)
    if missing is not None:
        return NEVER_READ, CardWords(trouble=missing)
    fact = state.reading(kind, service, own_account(state))
    return fact, card_words(fact, now, meanings)


def card_words(fact: Slice[Any], now: datetime, meanings: Meanings = NO_MEANINGS) -> CardWords:
    """The frame of a card with this fact; a failure the service words itself is said by its meaning."""
    age_s = fact.age_s(now)
    edge = fact.source if age_s is None else f"{fact.source} · {age_words(age_s)}"
    stale = fact.freshness(now) is Freshness.STALE
    if fact.failure is None:
        return CardWords(edge, stale, None, read=True) if age_s is not None else CardWords(edge, stale, _NOT_YET)
    known = meanings.get((fact.failure.detail or "").strip().rstrip(".").lower())
    if known is None:
        sentence = explain_failure(fact.failure)
        known = Meaning(sentence.what, sentence.next_step)
    return CardWords(edge, stale, known, read=age_s is not None)


def number_of(value: Fact) -> Decimal | None:
    """The exact number that a plain fact is, as a number or as its text; None for anything else or beyond use."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    # An exponent of many digits would be written out in full.
    return number if number.is_finite() and abs(number.adjusted()) <= _LARGEST_POWER else None


def exact_words(value: Decimal | None) -> str:
    """A number with all its digits, grouped thousands and a real minus sign; a dash for none."""
    return NONE_YET if value is None or not value.is_finite() else figure(value, ",f").replace("-", "−")


def usd_words(value: Decimal | None) -> str:
    """An amount in US dollars with all its digits, two decimals at least; a dash for none."""
    if value is None or not value.is_finite():
        return NONE_YET
    exponent = value.as_tuple().exponent
    digits = max(2, -exponent if isinstance(exponent, int) else 2)
    return dollars_words("−" if value < 0 else "", figure(value.copy_abs(), f",.{digits}f"))


def fact_words(value: Fact) -> str:
    """A plain fact on one line, cut where it is too long; a dash for none."""
    if value is None:
        return NONE_YET
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, Decimal):
        return exact_words(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
