"""Ages, amounts and moments in words, in English and with another language's marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from app.core.language import ENGLISH, Language, speak
from app.core.present import (
    NONE_YET,
    age_words,
    amount_words,
    clock_words,
    day_words,
    duration_words,
    minute_words,
    money_words,
    second_words,
    written_day_words,
)

AT = datetime(2026, 11, 21, 14, 3, 9, tzinfo=UTC)
GERMAN = {
    "{sign}${number}": "{sign}{number} $",
    "{at:%Y-%m-%d}": "{at:%d.%m.%Y}",
    "{at:%Y-%m-%d %H:%M}": "{at:%d.%m.%Y %H:%M}",
    "{at:%Y-%m-%d %H:%M:%S}": "{at:%d.%m.%Y %H:%M:%S}",
}


@pytest.fixture
def german() -> Iterator[None]:
    speak(Language("de", lambda source, _note: GERMAN.get(source, source), ".", ","))
    yield
    speak(ENGLISH)


def test_ages_are_told_in_their_largest_unit() -> None:
    told = [age_words(seconds) for seconds in (-3, 6.9, 60, 3_599, 3_600, 86_399, 86_400, 259_200)]
    assert told == ["0 s", "6 s", "1 min", "59 min", "1 h", "23 h", "1 d", "3 d"]


def test_moments_are_told_as_they_are_written_in_english() -> None:
    assert day_words(AT) == day_words(AT.date()) == "2026-11-21"
    assert minute_words(AT) == "2026-11-21 14:03"
    assert second_words(AT) == "2026-11-21 14:03:09"
    assert clock_words(AT) == "14:03:09"


def test_moments_stay_in_the_zone_they_carry() -> None:
    east = AT.astimezone(timezone(timedelta(hours=10)))
    assert (day_words(east), minute_words(east)) == ("2026-11-22", "2026-11-22 00:03")
    assert second_words(east) == "2026-11-22 00:03:09"


def test_no_moment_is_a_dash() -> None:
    told = [day_words(None), minute_words(None), second_words(None), clock_words(None), age_words(None)]
    assert told == [NONE_YET] * 5


@pytest.mark.usefixtures("german")
def test_numbers_and_moments_are_told_as_the_reader_writes_them() -> None:
    assert amount_words(Decimal("-1234.5"), 1) == "−1.234,5"
    assert money_words(Decimal("1234.5")) == "1.234,50 $"
    assert money_words(Decimal("-0.5")) == "−0,50 $"
    assert duration_words(1.43) == "1,4 s"
    assert (day_words(AT), minute_words(AT)) == ("21.11.2026", "21.11.2026 14:03")
    assert second_words(AT) == "21.11.2026 14:03:09"
    assert [written_day_words(day) for day in ("2025-09-01", "2025-13-01")] == ["01.09.2025", "2025-13-01"]
