"""Numbers as people type them, in the marks of their language, and never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.language import ENGLISH, Language, figure, speak
from app.core.typed_figure import typed_figure

GERMAN = Language("de", lambda source, _note: source, ".", ",")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


@pytest.mark.parametrize(
    ("english", "german", "number"),
    [
        ("250000", "250000", "250000"),
        ("250,000", "250.000", "250000"),
        ("1,250,000.5", "1.250.000,5", "1250000.5"),
        ("250 000", "250\u202f000", "250000"),
        ("0.25", "0,25", "0.25"),
        ("1234.125", "1234,125", "1234.125"),
        (" 12 ", "12", "12"),
    ],
)
def test_a_number_is_read_by_the_marks_of_the_language(english: str, german: str, number: str) -> None:
    assert str(typed_figure(english)) == number
    speak(GERMAN)
    assert str(typed_figure(german)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "1,5",
        "25,0000",
        "1,2345.0",
        ",5",
        "5.",
        "1.2.3",
        "1,000,00",
        "250.000",
        "1e3",
        "NaN",
        "٣",
        "1_000",
        "$5",
    ],
)
def test_what_is_no_number_or_two_is_refused(text: str) -> None:
    assert typed_figure(text) is None
    speak(GERMAN)
    assert typed_figure(text.translate(str.maketrans(",.", ".,"))) is None


@given(st.decimals(0, 10**12, places=2), st.booleans())
def test_what_is_shown_can_be_typed(number: Decimal, german: bool) -> None:
    speak(GERMAN if german else ENGLISH)
    assert typed_figure(figure(number, ",.2f")) == number
