"""Demands on labels are read as Prometheus writes them, and written as they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.label_filter import filter_words, read_filter
from app.core.query import AnyMatcher, Matcher, PatternMatcher


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("", ()),
        ("  {} ", ()),
        ('side="buy"', (Matcher("side", ("buy",)),)),
        ("side=buy,", (Matcher("side", ("buy",)),)),
        ("side != 'buy'", (Matcher("side", ("buy",), negated=True),)),
        ('{a!="x", a!="y", a!="x"}', (Matcher("a", ("x", "y"), negated=True),)),
        ('account_id=~"director-.*"', (PatternMatcher("account_id", "director-.*"),)),
        (
            'a!~"x|y",b!=z,a=~q.*,c=""',
            (
                Matcher("c", ("",)),
                Matcher("b", ("z",), negated=True),
                PatternMatcher("a", "q.*"),
                PatternMatcher("a", "x|y", negated=True),
            ),
        ),
        (r'a="say \"hi\", \\ and \d"', (Matcher("a", (r'say "hi", \ and \d',)),)),
        (r'a=~"\\d\.\d"', (PatternMatcher("a", r"\d\.\d"),)),
    ],
)
def test_demands_are_read(text: str, demands: tuple[AnyMatcher, ...]) -> None:
    assert read_filter(text) == demands
    assert read_filter(filter_words(demands)) == demands


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("side", "The filter cannot be read from 'side' on. Write label="),
        ('a="x" b="y"', "The filter cannot be read from"),
        ('a="x", "y"', "The filter cannot be read from '\"y\"' on."),
        ('a="x', "The filter cannot be read from"),
        ("1a=x", "The filter cannot be read from '1a=x' on."),
        ("a=x,a=y", "The label a cannot have two values. Write a=~'a|b' for one of two."),
        ("a=~'('", "The pattern has a ( without its )."),
        ("a" * 501, "The filter has 501 characters; 500 are the most."),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as wrong:
        read_filter(text)
    assert str(wrong.value).startswith(sentence)


LABELS = st.from_regex(r"[a-z_][a-z0-9_]{0,5}", fullmatch=True)


@given(st.dictionaries(LABELS, st.tuples(st.text(max_size=8), st.booleans()), max_size=4))
def test_every_value_can_be_typed(meant: dict[str, tuple[str, bool]]) -> None:
    demands = [Matcher(label, (value,), negated) for label, (value, negated) in meant.items()]
    ordered = tuple(sorted(demands, key=lambda one: one.negated))
    assert read_filter(filter_words(ordered)) == ordered


@given(st.text(max_size=30))
def test_any_text_is_a_filter_or_wrong_in_words(text: str) -> None:
    try:
        read_filter(text)
    except ValueError as wrong:
        assert str(wrong).startswith("The ")
