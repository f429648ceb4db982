"""The cards of the Risk page: none is harmed by what befalls another, and what cannot be read says so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.core.freshness import Failure, FailureKind
from app.core.risk_card import NOT_YET, SIGN_IN, RiskCard
from app.core.risk_figures import basis_points, coefficient, dollars, fact_words, name_words, percent, plain
from app.core.risk_look import symbol_of
from app.core.risk_view import RiskSubject, page_words, risk_cards
from app.core.state import ReadingKind, SessionState
from tests.core import risks
from tests.core.risks import NOW, card

S, K = RiskSubject, ReadingKind
KINDS = {
    S.LIMITS: K.LIMITS,
    S.THROTTLE: K.THROTTLE,
    S.CIRCUIT: K.CIRCUIT,
    S.PRETRADE: K.PRETRADE,
    S.CVAR: K.CVAR_24H,
    S.NAV: K.NAV_24H,
    S.PORTFOLIO: K.PORTFOLIO_RISK,
    S.DIVERSIFICATION: K.DIVERSIFICATION,
}
FAILURES = {
    "refuses connections": Failure(FailureKind.UNREACHABLE, "risk", "refused"),
    "no answer": Failure(FailureKind.NO_ANSWER, "risk", "read_timeout"),
    "is draining": Failure(FailureKind.DRAINING, "risk", "draining", 503),
    "unexpected form": Failure(FailureKind.UNEXPECTED_ANSWER, "risk", "not_json", 200, path="$"),
    "failed (HTTP 502)": Failure(FailureKind.SERVER_FAULT, "risk", "status", 502),
    "called later": Failure(FailureKind.BUSY, "risk", "busy", 429),
    "refused the request": Failure(FailureKind.REFUSED, "risk", "status", 404, "Not Found"),
    "does not allow this": Failure(FailureKind.FORBIDDEN, "risk", "status", 403, "Account mismatch"),
    "not wired": Failure(FailureKind.MISCONFIGURED, "risk", "status", 500, "Session store is not configured."),
    "console itself failed": Failure(FailureKind.BUG, "risk", "KeyError"),
}


def test_everything_read_and_well_has_no_problem() -> None:
    for subject, found in risk_cards(risks.healthy(), NOW).items():
        assert (subject, found.problem, found.stale) == (subject, None, False)
        assert found.age.startswith("GET /"), subject


@pytest.mark.parametrize("subject", list(KINDS), ids=lambda subject: subject.name)
@pytest.mark.parametrize("words", list(FAILURES))
def test_a_failure_is_said_in_its_card_and_leaves_the_neighbours_alone(subject: RiskSubject, words: str) -> None:
    well = risks.healthy()
    before, after = risk_cards(well, NOW), risk_cards(risks.failing(well, KINDS[subject], FAILURES[words]), NOW)
    problem = after[subject].problem
    assert problem is not None and problem.step
    assert words in problem.what or words.replace("no answer", "did not answer") in problem.what
    reading_it = {S.LIMITS: {S.CVAR, S.DIVERSIFICATION}, S.PORTFOLIO: {S.DIVERSIFICATION}}.get(subject, set())
    for other in set(RiskSubject) - {subject} - reading_it:
        assert after[other] == before[other]
    for other in reading_it:
        assert after[other].problem is None and after[other].facts


@pytest.mark.parametrize("subject", [*KINDS, S.SIZE], ids=lambda subject: subject.name)
def test_a_card_without_its_service_says_so(subject: RiskSubject) -> None:
    found = card(risks.silent("oms"), subject)
    assert found.problem is not None and found.problem.harmless
    assert found.problem.what.startswith("This environment names no ")


@pytest.mark.parametrize("subject", list(KINDS), ids=lambda subject: subject.name)
def test_nothing_read_yet_and_nobody_signed_in(subject: RiskSubject) -> None:
    assert card(risks.silent(), subject) == RiskCard(remarks=(NOT_YET,))
    assert card(risks.silent(session=SessionState()), subject) == RiskCard(problem=SIGN_IN)


def test_what_was_read_before_a_failure_stays_with_its_age_unless_it_is_forbidden() -> None:
    old = risks.having(risks.silent(), K.CIRCUIT, risks.circuit(), 30.0)
    cut = card(risks.failing(old, K.CIRCUIT, FAILURES["no answer"]), S.CIRCUIT)
    assert cut.lines and cut.stale and cut.age == "GET /risk/circuit/status · 30 s"
    forbidden = card(risks.failing(old, K.CIRCUIT, FAILURES["does not allow this"]), S.CIRCUIT)
    assert not forbidden.lines and forbidden.age == "GET /risk/circuit/status · tried 3 s ago"


def test_an_old_reading_is_stale() -> None:
    assert card(risks.having(risks.silent(), K.CIRCUIT, risks.circuit(), 46.0), S.CIRCUIT).stale


def test_another_accounts_reading_is_not_shown() -> None:
    state = risks.having(risks.silent(), K.CIRCUIT, replace(risks.circuit(), account_id="director-1"))
    assert card(state, S.CIRCUIT) == RiskCard(remarks=(NOT_YET,))
    other_case = risks.having(risks.silent(), K.CIRCUIT, replace(risks.circuit(), account_id="COMPANY"))
    assert card(other_case, S.CIRCUIT).lines


@pytest.mark.parametrize(
    ("value", "words"),
    [("1.174715890446", "1.175"), ("0.7", "0.7"), ("-0.0004", "0"), ("-1.5", "−1.5"), ("NaN", "not a usable figure")],
)
def test_an_estimate_is_told_in_three_decimals(value: str, words: str) -> None:
    assert coefficient(Decimal(value)) == words
    assert coefficient(None) == "–"


def test_figures_in_words() -> None:
    assert (dollars(Decimal("-1234.5")), dollars(None)) == ("−$1,234.50", "–")
    assert (percent(Decimal("0.025")), percent(Decimal("-0.5")), percent(None)) == ("2.5 %", "−50 %", "–")
    assert (basis_points(Decimal("15.00")), basis_points(Decimal("-2.25"))) == ("15 bps", "−2.25 bps")
    assert (plain(Decimal("1E+3")), plain(Decimal("0.00000001")), plain(Decimal("1e30"))) == (
        "1,000",
        "0.00000001",
        "not a usable figure",
    )
    assert [fact_words(value) for value in (True, False, None, "", "tight", 3, Decimal("0.5"))] == [
        "yes",
        "no",
        "–",
        "–",
        "tight",
        "3",
        "0.5",
    ]
    assert (name_words("nav_risk_budget"), name_words("")) == ("Nav risk budget", "")


@pytest.mark.parametrize(
    ("typed", "symbol"), [(" btc-usd ", "BTC-USD"), ("btc/usd", "BTC/USD"), ("", ""), ("x" * 33, ""), ("a\x00b", "")]
)
def test_what_is_typed_becomes_a_symbol(typed: str, symbol: str) -> None:
    assert symbol_of(typed) == symbol


def test_whose_page_it_is() -> None:
    assert page_words(risks.silent()).startswith("company · forecasts")
    assert page_words(risks.silent(session=SessionState())).startswith("nobody signed in · ")
