"""Texts in the reader's language, and numbers with the reader's marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.core.language import ENGLISH, Language, figure, language, speak, tr

GERMAN = {
    ("Sign in", ""): "Anmelden",
    ("Open", ""): "Öffnen",
    ("Open", "a state"): "Offen",
    ("{count:,} of {total:,} fills, {share:.1f} %", ""): "{share:.1f} %: {count:,} von {total:,} Ausführungen",
    ("{name} has {left} left", ""): "{name}: noch {left}",
    ("{at:%Y-%m-%d}", ""): "{at:%d.%m.%Y}",
}


@pytest.fixture
def german() -> Iterator[None]:
    speak(Language("de", lambda source, note: GERMAN.get((source, note), source), ".", ","))
    yield
    speak(ENGLISH)


def test_english_is_what_the_sources_say() -> None:
    assert language() is ENGLISH
    assert tr("Sign in") == "Sign in"
    assert tr("100 % of {brackets}") == "100 % of {brackets}"
    assert tr("{count:,} of {total:,} fills, {share:.1f} %", count=1234, total=5678, share=21.7) == (
        "1,234 of 5,678 fills, 21.7 %"
    )
    assert figure(1234.5, ",.2f") == "1,234.50"


@pytest.mark.usefixtures("german")
def test_another_language_has_its_own_words_order_and_marks() -> None:
    assert language().code == "de"
    assert tr("Sign in") == "Anmelden"
    assert tr("{count:,} of {total:,} fills, {share:.1f} %", count=1234, total=5678, share=21.7) == (
        "21,7 %: 1.234 von 5.678 Ausführungen"
    )
    assert tr("{at:%Y-%m-%d}", at=datetime(2026, 11, 21, tzinfo=UTC)) == "21.11.2026"


@pytest.mark.usefixtures("german")
def test_a_note_tells_homonyms_apart() -> None:
    assert (tr("Open"), tr("Open", "a state")) == ("Öffnen", "Offen")


@pytest.mark.usefixtures("german")
def test_what_is_not_translated_is_said_in_english() -> None:
    assert tr("Nobody translated this to {language}.", language="German") == "Nobody translated this to German."


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.5, "1,5"),
        (Decimal("-2.25"), "-2,25"),
        (8443, "8443"),
        (True, "True"),
        ("127.0.0.1:8443", "127.0.0.1:8443"),
        (None, "None"),
    ],
)
def test_numbers_get_marks_and_nothing_else_does(value: object, text: str) -> None:
    assert tr("{name} has {left} left", name="oms", left=value) == f"oms: noch {text}"
    assert tr("{left!s}", left=value) == text
    assert tr("{left!r}", left=value) == (repr(value) if isinstance(value, str) else text)


@pytest.mark.usefixtures("german")
def test_a_figure_has_the_marks() -> None:
    assert figure(1234567.891, ",.2f") == "1.234.567,89"
    assert figure(Decimal("0.5")) == "0,5"
    assert figure(0.805, ".1%") == "80,5\u00a0%"
    assert figure(1e-9, ".3g") == "1e-09"
