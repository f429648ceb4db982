"""Words for people: ages, amounts, modes, kill states, failures, sign-in answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from api_client.models.common import Exchange
from app.core import failure_words
from app.core.clock import ClockFact, clock_fact
from app.core.freshness import Failure, FailureKind, Slice
from app.core.present import (
    age_words,
    amount_words,
    clock_words,
    duration_words,
    explain_failure,
    halt_views,
    mode_view,
    money_words,
    oldest_age_s,
    session_words,
    sign_in_failure,
    skew_words,
)
from app.core.state import ReadingKind, SessionPhase, SessionState
from tests.core.states import NOW, SIGNED_IN, ago, broken, healthy, kill_gauge, read, simulation, state

K = ReadingKind
B = FailureKind


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (float("nan"), "–"),
        (-3, "0 s"),
        (6.9, "6 s"),
        (59.9, "59 s"),
        (60, "1 min"),
        (3599, "59 min"),
        (14_400, "4 h"),
        (86_399, "23 h"),
        (259_200, "3 d"),
    ],
)
def test_ages(seconds: float | None, words: str) -> None:
    assert age_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (0.00085, "850 µs"),
        (0.012, "12 ms"),
        (1.44, "1.4 s"),
        (119.9, "119.9 s"),
        (1_691.4, "28 min 11 s"),
        (11_100, "3 h 5 min"),
        (200_000, "2 d"),
        (float("inf"), "–"),
    ],
)
def test_durations(seconds: float | None, words: str) -> None:
    assert duration_words(seconds) == words


def test_numbers_are_grouped_and_signed() -> None:
    assert amount_words(1_234_567) == "1,234,567"
    assert amount_words(Decimal("-1234.567"), 2) == "−1,234.57"
    assert amount_words(None) == amount_words(float("nan")) == money_words(None) == money_words(Decimal("NaN")) == "–"
    assert money_words(Decimal("1234.5")) == "$1,234.50"
    assert money_words(Decimal("-0.5")) == "−$0.50"
    assert (clock_words(NOW), clock_words(None)) == ("12:00:00", "–")


@pytest.mark.parametrize(
    ("fact", "word", "live", "because"),
    [
        (read(simulation()), "LIVE", True, "Live: company, director-1."),
        (read(simulation("company", "director-1")), "SIMULATION", False, "Simulated: company, director-1."),
        (read(simulation("company")), "MIXED", True, "Simulated: company. Live: director-1."),
        (read(simulation(accounts=())), "UNKNOWN", True, "no account"),
        (read(simulation("company", "director-1"), 60), "UNKNOWN", True, "1 min ago"),
        (broken(B.UNREACHABLE, before=read(simulation("company", "director-1"))), "UNKNOWN", True, "1 s ago"),
        (Slice("GET /sim/status", 10), "UNKNOWN", True, "has not been read yet"),
    ],
)
def test_what_is_not_certainly_simulated_renders_as_live(
    fact: Slice[object], word: str, live: bool, because: str
) -> None:
    view = mode_view(state({(K.SIMULATION, "sim-mode"): fact}), NOW)
    assert (view.word, view.renders_as_live) == (word, live)
    assert because in view.because


def test_without_a_simulation_service_the_mode_is_unknown() -> None:
    view = mode_view(state({}, names=("risk",)), NOW)
    assert (view.word, view.renders_as_live) == ("UNKNOWN", True)


def test_a_missing_kill_series_is_unknown_not_released() -> None:
    gauge = kill_gauge(company=1, DIRECTOR_1=0, unknown=0)
    views = halt_views(state({(K.METRICS, "kill-switch"): read(gauge)}), NOW)
    words = [(view.account, view.word) for view in views]
    assert words == [("company", "ENGAGED"), ("director-1", "NOT ENGAGED"), ("director-2", "UNKNOWN")]
    nan = kill_gauge(company=float("nan"))
    assert halt_views(state({(K.METRICS, "kill-switch"): read(nan)}), NOW)[0].word == "UNKNOWN"
    stale = halt_views(state({(K.METRICS, "kill-switch"): read(gauge, 60)}), NOW)
    assert {view.word for view in stale} == {"UNKNOWN"}
    assert "1 min ago" in stale[0].because


def test_the_oldest_age_and_the_session() -> None:
    assert oldest_age_s(state({}), NOW) is None
    assert oldest_age_s(state({**healthy(), (K.METRICS, "oms"): read(0, 77)}), NOW) == 77
    assert session_words(state(), NOW) == "company · 40 min left"
    soon = replace(SIGNED_IN, expires_at=NOW + timedelta(seconds=42.5))
    assert session_words(state(session=soon), NOW) == "company · 42 s left"
    assert session_words(state(session=SessionState()), NOW) == "Not signed in"
    assert session_words(state(session=SessionState(SessionPhase.EXPIRED)), NOW) == "Session ended"


@pytest.mark.parametrize("kind", list(FailureKind))
@pytest.mark.parametrize("filled", [True, False])
def test_every_failure_has_three_whole_sentences(kind: FailureKind, filled: bool) -> None:
    rich = Failure(kind, "risk", "odd", 418, "the {server} said.", 3.4, "$.a")
    sentence = explain_failure(rich if filled else Failure(kind, ""))
    for text in (sentence.what, sentence.effect, sentence.next_step):
        assert text[0].isupper()
        assert text.endswith(".")
        assert "None" not in text
        assert "risk_" not in text


@pytest.mark.parametrize("kind", [B.UNREACHABLE, B.NO_ANSWER, B.UNEXPECTED_ANSWER])
def test_every_known_reason_has_its_own_words(kind: FailureKind) -> None:
    reasons = failure_words._BY_REASON[kind]
    said = {explain_failure(Failure(kind, "risk", reason)).what for reason in (*reasons, "something else")}
    assert len(said) == len(reasons) + 1


def test_details_are_quoted_once_and_waiting_is_said() -> None:
    refused = explain_failure(Failure(B.REFUSED, "risk", status=404, detail="No risk limits."))
    assert refused.what == 'Risk refused the request (HTTP 404): "No risk limits".'
    assert explain_failure(Failure(B.BUSY, "risk", retry_after_s=0.2)).next_step == "Try again in 1 s."
    assert explain_failure(Failure(B.BUSY, "risk")).next_step == "Try again in a moment."
    assert explain_failure(Failure(B.UNEXPECTED_ANSWER, "risk", path="$.x")).what.endswith("form at $.x.")


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(B.REFUSED, "auth", status=401, detail="invalid credentials"), "e-mail address or the password"),
        (Failure(B.SESSION, "auth", status=401, detail="mfa_required"), "The password was right"),
        (Failure(B.REFUSED, "auth", status=401, detail="ip_not_allowed"), "client_ip"),
        (Failure(B.REFUSED, "auth", status=422), "typing errors"),
        (Failure(B.REFUSED, "auth", status=400, detail="odd"), '"odd"'),
        (Failure(B.UNREACHABLE, "auth", "refused"), "refuses connections. Check that the service runs"),
        (Failure(B.NO_ANSWER, "auth", "read_timeout"), "You can try again safely."),
        (Failure(B.SERVER_FAULT, "auth", status=500, detail="mfa_required"), "You can try again safely."),
    ],
)
def test_sign_in_answers(failure: Failure, words: str) -> None:
    assert words in sign_in_failure(failure)


def _exchange(date_s: float | None, latency_s: float = 0.2) -> Exchange:
    date = None if date_s is None else ago(-date_s)
    return Exchange("auth", "GET", "/", 200, latency_s, date, NOW, None)


def test_clocks_are_compared_in_the_middle_of_exchange_and_header() -> None:
    assert clock_fact(_exchange(None)) is None
    fact = clock_fact(_exchange(41.0))
    assert fact is not None
    assert fact.skew_s == pytest.approx(42.1)
    assert fact.uncertainty_s == pytest.approx(1.1)
    assert fact.certain_skew_s == pytest.approx(41.0)
    cut = clock_fact(_exchange(-1.99))
    assert cut is not None
    assert cut.certain_skew_s == 0.0


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (None, "not been compared"),
        (ClockFact(0.4, 0.1, 0.6), "agrees"),
        (ClockFact(41.2, 0.1, 0.6), "41 s behind the platform's: codes will be refused."),
        (ClockFact(5, 0.1, 0.6), "5 s behind the platform's."),
        (ClockFact(-5, 0.1, 0.6), "5 s ahead of the platform's."),
        (ClockFact(-41.2, 0.1, 0.6), "41 s ahead of the platform's: codes will be refused."),
    ],
)
def test_skew_is_said_before_a_code_is_typed(fact: ClockFact | None, words: str) -> None:
    assert words in skew_words(fact)
