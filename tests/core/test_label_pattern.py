"""Patterns mean what they mean to Prometheus, match whole values, and never take long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.label_pattern import _KEPT_ANSWERS, LabelPattern, PatternError, label_pattern


@pytest.mark.parametrize(
    ("pattern", "fits", "others"),
    [
        ("", [""], ["a"]),
        ("oms", ["oms"], ["oms-2", "an oms", "OMS", ""]),
        ("oms|risk", ["oms", "risk"], ["omsrisk", "omrisk"]),
        ("director-.*", ["director-1", "director-"], ["director"]),
        ("a.c", ["abc", "a\nc"], ["ac"]),
        ("a+b*c?", ["a", "aabbc"], ["b", "acc"]),
        ("a{2}", ["aa"], ["a", "aaa"]),
        ("a{1,2}", ["a", "aa"], ["", "aaa"]),
        ("a{2,}", ["aa", "aaaa"], ["a"]),
        ("a{,2}", ["a{,2}"], ["aa"]),
        ("a{x", ["a{x"], ["a"]),
        ("a*?b+?", ["aab", "b"], ["a"]),
        ("(?:ab)+", ["abab"], ["aba"]),
        ("(a|b)c|", ["ac", "bc", ""], ["c"]),
        ("[a-c]x", ["bx"], ["dx", "-x"]),
        ("[^a-c]", ["d", "-"], ["b", ""]),
        ("[]a-]", ["]", "a", "-"], ["b"]),
        (r"[\d_]+", ["4_2"], ["x"]),
        (r"[\D5]+", ["x5"], ["4"]),
        (r"[\]\-]", ["]", "-"], ["\\"]),
        (r"\d\w\s", ["1a ", "2_\t"], ["aa "]),
        (r"\D\W\S", ["a-b"], ["1-b", "aab", "a- "]),
        (r"a\.b\n", ["a.b\n"], ["axb\n"]),
        ("^a$", ["a"], ["", "aa"]),
        ("a^b", [], ["ab"]),
        ("(^|x)a", ["a", "xa"], ["ba"]),
        ("a$b", [], ["ab"]),
        ("(?i)Oms|[r-s]isk", ["oms", "OMS", "RISK"], ["tisk"]),
        ("(?i)[^a]", ["b"], ["a", "A"]),
        ("ä{2}", ["ää"], ["ä"]),
    ],
)
def test_it_fits_whole_values(pattern: str, fits: list[str], others: list[str]) -> None:
    made = LabelPattern(pattern)
    assert [value for value in fits if not made.matches(value)] == []
    assert [value for value in others if made.matches(value)] == []


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(a", "The pattern has a ( without its )."),
        ("a)", "The pattern has a ) without its (."),
        ("[a", "The pattern has a [ without its ]."),
        ("[]", "The pattern has a [ without its ]."),
        ("*a", "The pattern has nothing before * that could be repeated."),
        ("a|{2}", "The pattern has nothing before { that could be repeated."),
        ("a**", "The pattern repeats a repetition at *."),
        ("a+?+", "The pattern repeats a repetition at +."),
        ("a{1001}", "The pattern repeats {1001}: two numbers up to 1000, the lower one first."),
        ("a{3,2}", "The pattern repeats {3,2}: two numbers up to 1000, the lower one first."),
        ("\\", "The pattern has \\, which is not known here."),
        (r"\p", r"The pattern has \p, which is not known here."),
        (r"[\1]", r"The pattern has \1, which is not known here."),
        ("[c-a]", "The pattern has a range from c in brackets whose end does not follow it."),
        (r"[a-\d]", "The pattern has a range from a in brackets whose end does not follow it."),
        (r"[a-\w]", "The pattern has a range from a in brackets whose end does not follow it."),
        (r"[a-\W]", "The pattern has a range from a in brackets whose end does not follow it."),
        ("[[:alpha:]]", r"The pattern has [:, whose classes are not known here; \d, \w and \s are."),
        ("(?P<a>b)", "The pattern has a (? that is not known here; (?: is, and (?i) at its very start."),
        ("a" * 201, "The pattern has 201 characters; 200 are the most."),
        ("(" * 31 + ")" * 31, "The pattern has too many parentheses within each other."),
        ("(((a{1000}){1000}){1000}){1000}", "The pattern is too large: it repeats too much too often."),
        ("((((){1000}){1000}){1000}){1000}", "The pattern is too large: it repeats too much too often."),
    ],
)
def test_a_wrong_one_is_said_in_words(pattern: str, sentence: str) -> None:
    with pytest.raises(PatternError) as wrong:
        LabelPattern(pattern)
    assert str(wrong.value) == sentence


@pytest.mark.parametrize("pattern", ["((a+)+)+b", "(a|aa)+b", "(a*)*" * 30 + "b", "(.*)*" * 10 + "x", "(a?){60}a{60}b"])
def test_what_would_take_python_s_own_for_ever_is_answered(pattern: str) -> None:
    assert not LabelPattern(pattern).matches("a" * 120)


def test_answers_are_kept_for_some_values_and_patterns_are_made_once() -> None:
    made = label_pattern("a.*")
    assert label_pattern("a.*") is made
    for number in range(_KEPT_ANSWERS + 2):
        assert made.matches(f"a{number}")
    assert len(made._known) == 2
    assert made.matches("a0")
    assert made.matches("a0")


PARTS = ["a", "b", "-", ".", "*", "+", "?", "|", "(", ")", "(?:", "[ab]", "[^a]", "[a-c]", "[^b-]", "[]a]", "[-a]"]
PARTS += ["{2}", "{1,2}", "{1,}", r"\d", r"\w", r"\D", r"\S", r"\-", r"[\D]", r"[^\d]", "^", "$", "A"]


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join), st.text("abcA1- ", max_size=6))
def test_it_agrees_with_python_s_own(pattern: str, value: str) -> None:
    try:
        made = LabelPattern(pattern)
    except PatternError:
        return
    try:
        expected = re.compile(pattern, re.ASCII | re.DOTALL)
    except re.error:
        assert re.search(r"[\^$][*+?{]", pattern), "Python repeats no edges"
        return
    assert made.matches(value) is (expected.fullmatch(value) is not None)


@given(st.text(max_size=20))
def test_any_text_is_a_pattern_or_wrong_in_words(text: str) -> None:
    try:
        LabelPattern(text).matches(text)
    except PatternError as wrong:
        assert str(wrong).startswith("The pattern ")
