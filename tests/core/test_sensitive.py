"""The veil hides amounts, names and addresses, keeps what is none of them, and is the same applied twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.card_view import usd_words
from app.core.language import ENGLISH, Language, speak
from app.core.present import money_words
from app.core.risk_figures import dollars
from app.core.sensitive import SOMEBODY, Veil, accounts_of, accounts_told
from app.core.state import ReadingKey, ReadingKind, SessionPhase, SessionState
from app.core.units import HIDDEN, HiddenScale, Unit, scale_for
from tests.core.states import exposition, read, simulation, state

VEIL = Veil(("company", "director-1", "director-10", "a&b"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$1,234.50", "$•••"),
        ("−$1,234.50 left", "$••• left"),
        ("costs −€ 5.25k.", "costs €•••."),
        ("$1.2e+06 and $3", "$••• and $•••"),
        ("12.5 USD", "••• USD"),
        ("1\u202f234 k USD", "••• USD"),
        ("3.2 USD/s now", "••• USD/s now"),
        ("USD 1,000.25 and GBP 7", "USD ••• and GBP •••"),
        ("The daily loss cap 5000 is near", "The daily loss cap ••• is near"),
        ("NAV: −1234.5, which is low", "NAV: •••, which is low"),
        ("loss of 12 %", "loss of 12 %"),
        ("The balance was read 12 s ago", "The balance was read 12 s ago"),
        ("losses since 2026-03-04", "losses since 2026-03-04"),
        ("BTC-USD at 12 bps", "BTC-USD at 12 bps"),
        ("loss&#x27;s 27 days", "loss&#x27;s 27 days"),
        ("VaR 95 %: $9", "VaR 95 %: $•••"),
        ("ops@example.com signed in", f"{SOMEBODY} signed in"),
        ("<a@b.org>, ops@localhost", f"<{SOMEBODY}>, {SOMEBODY}"),
        ("company", "account 1"),
        ("Company halted; company_x too", "account 1 halted; account 1_x too"),
        ("director-10 and director-1", "account 3 and account 2"),
        ("companywide companies", "companywide companies"),
        ('account_id="company"', 'account_id="account 1"'),
        ("a&amp;b is a&b", "account 4 is account 4"),
        ("", ""),
        ("11:25:15 UTC · 4 of 4 up · 0.3 %", "11:25:15 UTC · 4 of 4 up · 0.3 %"),
        ("1.234,50 $", "••• $"),
        ("Höchstens −1.234,50\u00a0$ von 2 €.", "Höchstens •••\u00a0$ von ••• €."),
        ("1,25e+06 $ und 3,5 k $, je 2 Mal", "••• $ und ••• $, je 2 Mal"),
        ("30.000,00 $ von 150.000,00 $", "••• $ von ••• $"),
        ("1,2e+06 USD; 1.234,5 k USD; 3,2 USD/s", "••• USD; ••• USD; ••• USD/s"),
        ("USD 1.000,25", "USD •••"),
        ("4 of $5 and 4 $5", "4 of $••• and 4 $•••"),
        ("4 $ 5", "••• $ •••"),
        ("4 $ −5.25k left", "••• $ •••k left"),
        ("Tagesverlustgrenze: 5000 ist nah", "Tagesverlustgrenze: ••• ist nah"),
        ("Der Nettoinventarwert ist −1.234,5.", "Der Nettoinventarwert ist •••."),
        ("bei einem Nettoinventarwert von 1.000.000,00 $", "bei einem Nettoinventarwert von ••• $"),
        ("Salden vom 14.03.2026 03:00", "Salden vom 14.03.2026 03:00"),
        ("Salden vom 14.03. 03:00, Saldo 12.50.", "Salden vom 14.03. 03:00, Saldo •••."),
        ("Verlust von 12,5 %, vor 12 s", "Verlust von 12,5 %, vor 12 s"),
        ("Gebühren, letzte 24 Stunden, 3 Tage", "Gebühren, letzte 24 Stunden, 3 Tage"),
        ("8 Salden, 3 von 4 geprüft", "8 Salden, 3 von 4 geprüft"),
        ("Konto company: ops@example.com angemeldet", f"Konto account 1: {SOMEBODY} angemeldet"),
        ("company-Konto und „director-10“", "account 1-Konto und „account 3“"),
        ("03:12:44 UTC · 4 von 4 laufen · 0,3 %", "03:12:44 UTC · 4 von 4 laufen · 0,3 %"),
    ],
)
def test_what_is_hidden_and_what_is_not(text: str, shown: str) -> None:
    assert VEIL.words(text) == shown
    assert VEIL.words(shown) == shown


def test_without_accounts_amounts_are_hidden_all_the_same() -> None:
    assert Veil().words("company has $5") == "company has $•••"


def test_a_stand_in_is_no_name_even_of_an_account_called_account() -> None:
    veil = Veil(("account", "1"))
    assert veil.words("account and 1") == "account 1 and account 2"
    assert veil.words("account 1") == "account 1"


def test_quantities_lose_every_number() -> None:
    assert VEIL.amounts("BTC −1.25, ETH 3e-05 of company, $7") == "BTC •••, ETH ••• of account •••, $•••"
    assert VEIL.fact("Filled", "0.5") == HIDDEN
    assert VEIL.fact("Stablecoin", "3.0 bps") == "3.0 bps"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e12"), max_value=Decimal("1e12")))
def test_no_digit_of_any_amount_is_left(amount: Decimal) -> None:
    for words in (usd_words(amount), money_words(amount), dollars(amount)):
        assert VEIL.words(words) == "$•••", words
    for unit in (Unit.USD, Unit.USD_PER_SECOND):
        scale = scale_for(unit, float(abs(amount)))
        assert not any(sign.isdigit() for sign in VEIL.words(scale.figure(float(amount))))


@pytest.fixture(scope="module")
def german() -> Iterator[None]:
    texts = {"{sign}${number}": "{sign}{number} $"}
    speak(Language("de", lambda source, _note: texts.get(source, source), ".", ","))
    yield
    speak(ENGLISH)


@pytest.mark.usefixtures("german")
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e12"), max_value=Decimal("1e12")))
def test_no_digit_of_any_german_amount_is_left(amount: Decimal) -> None:
    for words in (usd_words(amount), money_words(amount), dollars(amount)):
        assert VEIL.words(words) == "••• $", words
        assert (
            VEIL.words(f"Höchstens {words} von {words}. Within limits.") == "Höchstens ••• $ von ••• $. Within limits."
        )
    for unit in (Unit.USD, Unit.USD_PER_SECOND):
        scale = scale_for(unit, float(abs(amount)))
        assert not any(sign.isdigit() for sign in VEIL.words(scale.figure(float(amount))))


@given(st.text("0123456789.,-+ $€ekM•USD"))
def test_amounts_are_hidden_once_and_for_all(text: str) -> None:
    once = VEIL.words(text)
    assert VEIL.words(once) == once


@given(st.text(), st.sampled_from([(), ("acme",), ("hidden", "account", "Acme Ltd"), ("1", "x@y")]))
def test_twice_is_once(text: str, names: tuple[str, ...]) -> None:
    once = Veil(names).words(text)
    assert Veil(names).words(once) == once


def test_numbers_are_kept_when_more_accounts_are_known() -> None:
    more = VEIL.knowing(("COMPANY", "zeta", "Zeta", " "))
    assert more.accounts == (*VEIL.accounts, "zeta")
    assert more.stand_in("Company") == "account 1"
    assert more.stand_in("ZETA") == "account 5"
    assert VEIL.knowing(("company",)) is VEIL
    with pytest.raises(KeyError):
        VEIL.stand_in("zeta")


def test_the_accounts_are_everybody_whom_the_state_names() -> None:
    now = state({})
    gauge = exposition('x{account_id="shadow"} 1\ny{account="unknown",zone="eu"} 2\n')
    now = now.with_reading(ReadingKey(ReadingKind.BALANCES, "portfolio", "Other"), read(None))
    now = now.with_reading(ReadingKey(ReadingKind.METRICS, "oms"), read(gauge))
    now = now.with_reading(
        ReadingKey(ReadingKind.SIMULATION, "sim-mode"), read(simulation("trial", accounts=("trial", "company")))
    )
    now = replace(now, session=SessionState(SessionPhase.ACTIVE, "a@b.c", "visitor"))
    assert accounts_of(now) == (*now.environment.accounts, "Other", "shadow", "trial", "visitor")


def test_other_readings_name_none() -> None:
    assert accounts_told(ReadingKey(ReadingKind.BALANCES, "portfolio"), object()) == frozenset()


def test_a_hidden_scale_tells_no_figure() -> None:
    scale = HiddenScale(1e-3, "k USD")
    assert scale.figure(1234.0) == "••• k USD"
    assert scale.figure(None) == scale.figure(float("nan")) == "–"
    assert scale.column((1234.0, None)) == ("••• k USD", "–")
    assert scale.tick(5.0, 1.0) == HIDDEN
