"""What every card says of its fact: absent, unread, refused, stale."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.card_view import (
    Meaning,
    card_words,
    exact_words,
    fact_words,
    number_of,
    own_account,
    own_fact,
    usd_words,
)
from app.core.freshness import FailureKind, Slice
from app.core.state import NEVER_READ, ReadingKind, SessionState
from tests.core.states import NOW, SIGNED_IN, broken, read, state

KIND = ReadingKind.BALANCES
MEANINGS = {"not for you": Meaning("It is somebody else's.", "Sign in as that account.", harmless=True)}


def test_what_cannot_be_had_says_why() -> None:
    absent = own_fact(state(), KIND, "portfolio", NOW)
    assert absent[0] is NEVER_READ
    assert absent[1].trouble is not None
    assert absent[1].trouble.what == "This environment names no portfolio service."
    nobody = own_fact(state(session=SessionState(), names=("portfolio",)), KIND, "portfolio", NOW)[1].trouble
    assert nobody == Meaning("Nobody is signed in.", "Sign in: the platform shows a session its own account.", True)
    stranger = state(session=replace(SIGNED_IN, account="auditor"), names=("portfolio",))
    trouble = own_fact(stranger, KIND, "portfolio", NOW)[1].trouble
    assert trouble is not None
    assert trouble.what == "auditor is no account of this environment."


def test_the_accounts_own_fact_is_found_in_either_case() -> None:
    shouting = state(
        {(KIND, "portfolio of company"): read(7)},
        session=replace(SIGNED_IN, account="COMPANY"),
        names=("portfolio",),
    )
    assert own_account(shouting) == "company"
    assert own_account(state(session=SessionState())) == ""
    fact, words = own_fact(shouting, KIND, "portfolio", NOW)
    assert (fact.value, words.age, words.stale, words.trouble) == (7, "GET /x · 1 s", False, None)


def test_a_fact_that_was_never_read_is_no_fault() -> None:
    words = card_words(Slice[Any]("GET /x", 10.0), NOW)
    assert words.age == "GET /x"
    assert words.trouble == Meaning("It has not been read yet.", harmless=True)
    assert (words.read, card_words(read(7), NOW).read) == (False, True)


def test_a_failure_keeps_the_age_and_says_what_it_means() -> None:
    before = read(7, age_s=90)
    known = broken(FailureKind.REFUSED, before=before, status=403, detail="Not for you.")
    words = card_words(known, NOW, MEANINGS)
    assert (words.age, words.stale, words.trouble) == ("GET /x · 1 min", True, MEANINGS["not for you"])
    other = card_words(broken(FailureKind.UNREACHABLE, "refused"), NOW, MEANINGS)
    assert other.trouble == Meaning(
        "Risk refuses connections.", "Check that the service runs and listens on this port."
    )


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (None, None),
        (True, None),
        (3, Decimal(3)),
        (Decimal("0.10"), Decimal("0.10")),
        ("-12.5", Decimal("-12.5")),
        ("twelve", None),
        ("NaN", None),
        ("1e999999999", None),
    ],
)
def test_numbers_are_read_exactly_or_not_at_all(value: Any, number: Decimal | None) -> None:
    assert number_of(value) == number


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_no_digit_of_an_amount_is_lost(value: Decimal) -> None:
    known = number_of(value)
    if known is not None:
        assert Decimal(exact_words(known).replace(",", "").replace("−", "-")) == known
        assert Decimal(usd_words(known).replace(",", "").replace("−", "-").replace("$", "")) == known


def test_amounts_are_written_in_full() -> None:
    assert exact_words(Decimal("-1234567.00010")) == "−1,234,567.00010"
    assert (exact_words(None), exact_words(Decimal("inf"))) == ("–", "–")
    assert usd_words(Decimal("-12.5")) == "−$12.50"
    assert usd_words(Decimal("0.00001")) == "$0.00001"
    assert usd_words(Decimal("1E+3")) == "$1,000.00"
    assert (usd_words(None), usd_words(Decimal("nan"))) == ("–", "–")


def test_plain_facts_are_one_line() -> None:
    assert [fact_words(value) for value in (None, True, False, Decimal("1.50"), 7)] == ["–", "yes", "no", "1.50", "7"]
    assert fact_words("two\n lines") == "two lines"
    assert fact_words("x" * 500) == "x" * 119 + "…"
