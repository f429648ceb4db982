"""What PromQL expressions ask for, what is refused, and that no text breaks the reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.alert_expression import EXPRESSION_LIMIT, LabelMatcher, Selector, read_expression
from app.core.promql_tokens import FUNCTIONS, GROUPINGS, WORD_OPERATORS, tokens_of, unquoted


def metrics(text: str) -> list[str]:
    expression = read_expression(text)
    assert expression.refusal == "", expression.refusal
    return [selector.metric for selector in expression.selectors]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sum(rate(a_total[15m])) < 1000", ["a_total"]),
        ('histogram_quantile(0.95, sum by (le, tier) (rate(a_bucket{service="x"}[5m]))) > 200', ["a_bucket"]),
        ("sum(a) by (b) > on (b, c) group_left (d) e", ["a", "e"]),
        ("sum without (b) (a) / ignoring(x) c", ["a", "c"]),
        ("a * on (b) group_left c", ["a", "c"]),
        ("a and b unless c or d", ["a", "b", "c", "d"]),
        ("a == bool 1", ["a"]),
        ("time() - max(a) > 1.5e3", ["a"]),
        ("max_over_time(abs(a)[5m:]) > 0.2", ["a"]),
        ("max_over_time(rate(a[5m])[1h:5m])", ["a"]),
        ("avg_over_time(a[1h:5m])", ["a"]),
        ("a offset 5m + a offset -1h", ["a", "a"]),
        ("a @ end() + b @ 1700000000", ["a", "b"]),
        ('{__name__="a", b!="c"}', ["a"]),
        ('{"a.b", c="d"}', ["a.b"]),
        ('{a="b"}', [""]),
        ("slo:a:ratio > 0.5 # a comment", ["slo:a:ratio"]),
        ("rate((a[5m]))", ["a"]),
        ("sum", ["sum"]),
        ("0x1F + NaN + Inf + .5 + -1", []),
        ("vector(1)", []),
        ("offset", ["offset"]),
        ("a{b='c',}", ["a"]),
        ("a + on () b", ["a", "b"]),
    ],
)
def test_the_series_of_an_expression(text: str, found: list[str]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("   # nothing", "it is empty"),
        ("max_over_time(abs(a)[5m]) > 0.2", "ranges only allowed for vector selectors"),
        ("(a)[5m]", "ranges only allowed for vector selectors"),
        ("rate(a)", "rate wants a range of a, such as a[5m]"),
        ("rate(sum(a))", ""),
        ("sum(a[5m])", "sum takes no range"),
        ("a[5m]", "a rule's result cannot be a range"),
        ("a[]", "the range at 2 is no duration"),
        ("a[b]", "the range at 2 is no duration"),
        ("foo(a)", "there is no function foo"),
        ("(a", "')' is missing at the end"),
        ("a)", "unexpected ')' at 2"),
        ("(a]", "unexpected ']' at 3"),
        ("a $ b", "unexpected character '$' at 3"),
        ('a{b="c}', "unexpected character '\"' at 5"),
        ("a{b}", "unexpected 'b' between braces at 3"),
        ("a{b=c}", "unexpected 'b' between braces at 3"),
        ("a{__name__='b'}", "a is named twice"),
        ("{}", "the selector at 1 names no series"),
        ("{a=''}", "the selector at 1 names no series"),
        ("sum by (a)", "sum aggregates nothing"),
        ("a" * (EXPRESSION_LIMIT + 1), "it is too long to be read"),
    ],
)
def test_what_is_refused(text: str, why: str) -> None:
    assert read_expression(text).refusal == why


def test_a_range_may_stand_behind_the_whole_argument() -> None:
    assert metrics("increase((a + b)[1h:1m])") == ["a", "b"]
    assert metrics("rate(a + b[5m])") == ["a", "b"]  # what is refused of operands is not checked here
    assert read_expression("rate(a + (b)) + c[5m:]").refusal == "rate wants a range of a, such as a[5m]"
    assert read_expression("a + rate(b").refusal == "')' is missing at the end"


def test_selectors_know_their_labels_their_function_and_whether_they_are_needed() -> None:
    expression = read_expression('absent(a{b="c"}) or rate(d{e=~"f|g",h!~`i.*`}[5m]) > 0')
    assert expression.alternatives
    assert expression.selectors == (
        Selector("a", (LabelMatcher("b", "=", "c"),), "absent", False),
        Selector("d", (LabelMatcher("e", "=~", "f|g"), LabelMatcher("h", "!~", "i.*")), "rate", True),
    )


def test_odd_groupings_keep_their_balance() -> None:
    assert metrics("sum by (a (b) c) (d)") == ["d"]


@pytest.mark.parametrize(("text", "value"), [('"a\\"b"', 'a"b'), ("'a'", "a"), ("`a\\b`", "a\\b")])
def test_quotes(text: str, value: str) -> None:
    assert unquoted(text) == value


PIECES = st.sampled_from(
    [*"(){}[],:@ ", "sum", "rate", "by", "offset", "a", 'b="c"', "5m", "1", "or", "=", "-", '"x"', "__name__", "start"]
)


@given(st.text() | st.lists(PIECES).map("".join) | st.lists(PIECES).map(" ".join))
def test_no_text_breaks_the_reading(text: str) -> None:
    expression = read_expression(text)
    assert expression.text == text
    pieces = list(tokens_of(text))
    assert [piece.at for piece in pieces] == sorted({piece.at for piece in pieces})
    assert all(text.startswith(piece.text, piece.at) for piece in pieces)


NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,20}", fullmatch=True).filter(
    lambda name: name not in FUNCTIONS | GROUPINGS | WORD_OPERATORS | {"offset", "inf", "nan"}
)


@given(st.lists(NAMES, min_size=1, max_size=4), st.text(st.characters(exclude_characters='"\\\n`'), max_size=9))
def test_every_name_that_is_put_in_is_found(names: list[str], value: str) -> None:
    text = " + ".join(f'sum by ({name}) (rate({name}{{{name}="{value}"}}[5m]))' for name in names)
    expression = read_expression(text)
    assert expression.refusal == ""
    assert [(one.metric, one.function, one.matchers) for one in expression.selectors] == [
        (name, "rate", (LabelMatcher(name, "=", value),)) for name in names
    ]
