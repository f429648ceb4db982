"""TOML as it is written reads as it was meant."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.toml_text import key_text, quoted, table_text, value_text

TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), TEXTS, st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4), TEXTS, st.integers(0, 2))
def test_whatever_is_written_is_read_back(table: dict[str, Any], name: str, deep: int) -> None:
    assert tomllib.loads(table_text(("environment", name), table, deep=deep)) == {"environment": {name: table}}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (1.5, "1.5"),
        ("a\nb", '"a\\nb"'),
        (["a", 1], '["a", 1]'),
        ({"a": 1, "b c": 2}, '{ a = 1, "b c" = 2 }'),
        (date(2026, 3, 4), "2026-03-04"),
        (time(9, 30), "09:30:00"),
        (datetime(2026, 3, 4, 12, tzinfo=UTC), "2026-03-04T12:00:00+00:00"),
    ],
)
def test_each_kind_of_value(value: Any, text: str) -> None:
    assert value_text(value) == text
    assert tomllib.loads(f"x = {text}")["x"] == value


def test_what_is_not_written_is_an_error() -> None:
    with pytest.raises(TypeError, match="object"):
        value_text(object())


def test_keys_and_control_characters_are_quoted_where_they_have_to_be() -> None:
    assert key_text("kill-switch") == "kill-switch"
    assert key_text("my desk") == '"my desk"'
    assert tomllib.loads(f"x = {quoted(chr(127) + chr(0))}")["x"] == "\x7f\x00"


def test_tables_have_headers_and_what_is_deeper_is_inline() -> None:
    table = {"kind": "staging", "services": {"auth": "https://a", "oms": {"url": "https://o", "flavour": "core"}}}
    assert table_text(("environment", "my desk"), table) == (
        '[environment."my desk"]\nkind = "staging"\n\n'
        '[environment."my desk".services]\nauth = "https://a"\n'
        'oms = { url = "https://o", flavour = "core" }\n'
    )
