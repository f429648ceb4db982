"""Preferences: what is a value, what is refused in words, what a broken file still gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.preferences import (
    BY_KEY,
    LOCK_AFTER_MIN,
    NOTIFICATIONS,
    PREFERENCES,
    SECOND_ZONE,
    START_PAGE,
    THEME,
    Preference,
    Value,
    Wrong,
    checked,
    typed,
    value_text,
    value_words,
    wrong_value,
)

PAGES = {"board": "Board", "halt": "Halt"}
DEFAULTS = {one.key: one.default for one in PREFERENCES}


@pytest.mark.parametrize("preference", PREFERENCES, ids=lambda one: one.key)
def test_every_default_is_a_value_and_survives_its_own_text(preference: Preference) -> None:
    assert wrong_value(preference, preference.default, tuple(PAGES)) == ""
    assert typed(preference, value_text(preference.default), tuple(PAGES)) == preference.default
    assert BY_KEY[preference.key] is preference
    assert preference.title and preference.about.endswith(".")


@pytest.mark.parametrize(
    ("preference", "text", "value"),
    [
        (THEME, "system", "system"),
        (SECOND_ZONE, " Europe/London ", "Europe/London"),
        (SECOND_ZONE, "", ""),
        (START_PAGE, "halt", "halt"),
        (NOTIFICATIONS, "off", False),
        (NOTIFICATIONS, "on", True),
        (LOCK_AFTER_MIN, "15", 15),
        (LOCK_AFTER_MIN, "240", 240),
    ],
)
def test_what_is_typed_becomes_a_value_of_its_type(preference: Preference, text: str, value: Value) -> None:
    found = typed(preference, text, tuple(PAGES))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("preference", "text", "why"),
    [
        (THEME, "purple", "Must be one of dark, light, system."),
        (SECOND_ZONE, "Europe/Nowhere", "There is no such zone"),
        (SECOND_ZONE, "../../etc/passwd", "There is no such zone"),
        (START_PAGE, "nothing", "no such page"),
        (NOTIFICATIONS, "maybe", "on or off"),
        (LOCK_AFTER_MIN, "", "whole number of minutes"),
        (LOCK_AFTER_MIN, "-5", "whole number of minutes"),
        (LOCK_AFTER_MIN, "2.5", "whole number of minutes"),
        (LOCK_AFTER_MIN, "241", "from 0 to 240"),
        (LOCK_AFTER_MIN, "٣", "whole number of minutes"),
        (LOCK_AFTER_MIN, "9" * 5000, "from 0 to 240"),
    ],
)
def test_what_is_no_value_is_refused_in_words(preference: Preference, text: str, why: str) -> None:
    found = typed(preference, text, tuple(PAGES))
    assert isinstance(found, Wrong)
    assert why in found.why


@given(st.sampled_from(PREFERENCES), st.text())
def test_whatever_is_typed_is_a_value_or_a_sentence(preference: Preference, text: str) -> None:
    found = typed(preference, text)
    assert found.why if isinstance(found, Wrong) else wrong_value(preference, found) == ""


@pytest.mark.parametrize(
    ("preference", "value", "words"),
    [
        (THEME, "system", "As the desktop"),
        (SECOND_ZONE, "", "the environment's zone"),
        (SECOND_ZONE, "Asia/Tokyo", "Asia/Tokyo"),
        (START_PAGE, "halt", "Halt"),
        (START_PAGE, "gone", "gone"),
        (NOTIFICATIONS, True, "on"),
        (LOCK_AFTER_MIN, 0, "never"),
        (LOCK_AFTER_MIN, 15, "15 min"),
    ],
)
def test_values_are_said_in_words(preference: Preference, value: Value, words: str) -> None:
    assert value_words(preference, value, PAGES) == words


def test_a_file_gives_what_is_valid_and_says_the_rest() -> None:
    assert checked({}) == (DEFAULTS, ())
    given_ = {"theme": "light", "sound": "loud", "lock_after_min": True, "second_zone": 3, "start_page": 4}
    values, faults = checked(given_)
    assert values == {**DEFAULTS, "theme": "light"}
    assert [fault.partition(":")[0] for fault in faults] == ["Second clock", "Start page", "Sound", "Lock when idle"]
