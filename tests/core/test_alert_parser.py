"""Expressions become trees and text again; what this console does not evaluate is said."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.alert_expression import LabelMatcher
from app.core.alert_parser import DEPTH_LIMIT, Beyond, parse
from app.core.alert_syntax import (
    AGGREGATES,
    COMPARISONS,
    SETS,
    Aggregate,
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Range,
    Series,
    Shape,
    printed,
    shape_of,
)

A, B, C = Series("a"), Series("b"), Series("c")


def over(left: Node, operator: str, right: Node, *, boolean: bool = False) -> Binary:
    return Binary(operator, left, right, boolean)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("a:b", Series("a:b")),
        ("(((a)))", A),
        ("+a", A),
        ("0x1F", Number(31.0)),
        ("1e3", Number(1000.0)),
        ("NaN", Number(math.nan)),
        ("Inf", Number(math.inf)),
        ("a + b * c", over(A, "+", over(B, "*", C))),
        ("a * b + c", over(over(A, "*", B), "+", C)),
        ("a - b - c", over(over(A, "-", B), "-", C)),
        ("a ^ b ^ c", over(A, "^", over(B, "^", C))),
        ("-a ^ b", Negative(over(A, "^", B))),
        ("-a * b", over(Negative(A), "*", B)),
        ("a ^ -b", over(A, "^", Negative(B))),
        ("a > 1 and b < 2", over(over(A, ">", Number(1.0)), "and", over(B, "<", Number(2.0)))),
        ("a or b and c", over(A, "or", over(B, "and", C))),
        ("a unless b or c", over(over(A, "unless", B), "or", C)),
        ("a == bool 1", over(A, "==", Number(1.0), boolean=True)),
        ("1 < bool 2", over(Number(1.0), "<", Number(2.0), boolean=True)),
        ("SUM(a)", Aggregate("sum", A)),
        ("sum by (x, y,) (a)", Aggregate("sum", A, ("x", "y"))),
        ("max(a) without (x)", Aggregate("max", A, ("x",), without=True)),
        ("count by () (a)", Aggregate("count", A)),
        ("sum", Series("sum")),
        ("rate(a[1h30m])", Function("rate", (Range(A, 5_400_000),))),
        ("time() - vector(1)", over(Function("time", ()), "-", Function("vector", (Number(1.0),)))),
        ("vector(-(1))", Function("vector", (Negative(Number(1.0)),))),
        ("histogram_quantile(0.9, a)", Function("histogram_quantile", (Number(0.9), A))),
        ("a{}", A),
        ("a{x='1', y!~`2`,}", Series("a", (LabelMatcher("x", "=", "1"), LabelMatcher("y", "!~", "2")))),
        ("a{x=`1\n\\`}", Series("a", (LabelMatcher("x", "=", "1\n\\"),))),
        ("vector(scalar(a))", Function("vector", (Function("scalar", (A,)),))),
    ],
)
def test_an_expression_is_one_tree_and_its_text_the_same(text: str, tree: Node) -> None:
    found = parse(text)
    assert found == tree
    assert parse(printed(tree)) == tree


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("label_replace(a, 'b', 'c', 'd', 'e')", "needs `label_replace`, which this console does not evaluate"),
        ("topk(1, a)", "needs `topk`, which"),
        ("predict_linear(a[1h], 3)", "needs `predict_linear`, which"),
        ("a atan2 b", "needs `atan2`, which"),
        ("a * on (x) b", "needs `on`, which"),
        ("a offset 5m", "needs `offset`, which"),
        ("rate(a[5m] offset 5m)", "needs `offset`, which"),
        ("a @ 3", "needs `@`, which"),
        ("rate(a[5m])[1h:1m]", "needs a subquery, which"),
        ("max_over_time(a[1h:1m])", "needs a subquery, which"),
        ("sum by (job) (a)", "needs the label `job`, which only Prometheus gives"),
        ("a{instance='x'}", "needs the label `instance`, which only Prometheus gives"),
        ("{x='y'}", "asks for series by their labels alone"),
        ("a{'b'}", "cannot be read: a is named twice"),
        ("a{__name__!='b'}", "asks for series by their names"),
        ("rate(a[300])", "needs a range of 300"),
        ("rate(a[0s])", "cannot be read: a range of nothing"),
        ("", "cannot be read: it is empty"),
        ("a $", "cannot be read: unexpected character"),
        ("a b", "cannot be read: unexpected 'b' at 3"),
        ("a +", "cannot be read: it ends too soon"),
        ("and a", "cannot be read: unexpected 'and' at 1"),
        ("* a", "cannot be read: unexpected '*' at 1"),
        ("()", "cannot be read: unexpected ')' at 2"),
        ("a[5m]", "cannot be read: a rule's result cannot be a range"),
        ("(a[5m])", "cannot be read: a rule's result cannot be a range"),
        ("foo(a)", "cannot be read: there is no function foo"),
        ("start()", "needs `start`, which"),
        ("sum(1)", "cannot be read: sum wants a vector"),
        ("abs()", "cannot be read: abs wants a vector"),
        ("time(a)", "cannot be read: time wants nothing"),
        ("histogram_quantile(a, a)", "cannot be read: histogram_quantile wants a number and a vector"),
        ("abs(a b)", "cannot be read: unexpected 'b' at 7"),
        ("sum(a, b)", "cannot be read: unexpected ',' at 6"),
        ("sum by (x y) (a)", "cannot be read: unexpected 'y' at 11"),
        ("a{x='y' z='w'}", "cannot be read: unexpected 'z' at 9"),
        ("rate(-a[5m])", "cannot be read: a range has no sign"),
        ("rate(a[5m] + b[5m])", "cannot be read: + of a range"),
        ("1 or a", "cannot be read: or of a number"),
        ("a + bool b", "cannot be read: + bool"),
        ("1 > 2", "cannot be read: numbers are compared with bool"),
        ("1" + " + 1" * (DEPTH_LIMIT + 1), f"has more than {DEPTH_LIMIT} operators"),
        ("(" * (DEPTH_LIMIT + 1) + "a" + ")" * (DEPTH_LIMIT + 1), f"has more than {DEPTH_LIMIT} operators"),
        ("-" * (DEPTH_LIMIT + 1) + "a", f"has more than {DEPTH_LIMIT} operators"),
    ],
)
def test_what_is_not_evaluated_here_is_said(text: str, words: str) -> None:
    found = parse(text)
    assert isinstance(found, Beyond)
    assert found.words.startswith(words)


@given(
    st.text()
    | st.text(alphabet="ab1 ()[]{}+-*/^<>=!~\"'`,:5m@.")
    | st.lists(
        st.sampled_from(
            ("a", "sum", "by", "(", ")", "rate", "[5m]", "and", "bool", "-", "^", "{x='1'}", "1", ",", "on")
        )
    ).map(" ".join)
)
def test_no_text_breaks_the_parser(text: str) -> None:
    found = parse(text)
    if not isinstance(found, Beyond):
        assert parse(printed(found)) == found


_NAMES = st.sampled_from(("a", "b:c", "d_total"))
_MATCHERS = st.builds(
    LabelMatcher, st.sampled_from(("x", "le")), st.sampled_from(("=", "!=")), st.text("ab\"\\'`", max_size=4)
)
_SERIES = st.builds(Series, _NAMES, st.lists(_MATCHERS, max_size=2).map(tuple))
_VECTORS: st.SearchStrategy[Node] = st.deferred(
    lambda: (
        _SERIES
        | st.builds(Negative, _VECTORS)
        | st.builds(lambda name, of: Function(name, (of,)), st.sampled_from(("abs", "absent")), _VECTORS)
        | st.builds(lambda series, ms: Function("rate", (Range(series, ms),)), _SERIES, st.integers(1, 10**9))
        | st.builds(Aggregate, st.sampled_from(sorted(AGGREGATES)), _VECTORS, st.just(("x",)), st.booleans())
        | st.builds(Binary, st.sampled_from(sorted(SETS | {"+", "^", "/"})), _VECTORS, _VECTORS)
        | st.builds(Binary, st.sampled_from(sorted(COMPARISONS)), _VECTORS, _NUMBERS, st.booleans())
    )
)
_NUMBERS: st.SearchStrategy[Node] = st.builds(Number, st.floats(0, allow_nan=False) | st.just(math.nan))


@given(_VECTORS)
def test_every_tree_survives_being_printed(tree: Node) -> None:
    found = parse(printed(tree))
    assert found == tree or (isinstance(found, Beyond) and "operators" in found.words)


def test_shapes() -> None:
    assert shape_of(Number(1.0)) is Shape.NUMBER
    assert shape_of(Negative(Number(1.0))) is Shape.NUMBER
    assert shape_of(over(Number(1.0), "+", Function("time", ()))) is Shape.NUMBER
    assert shape_of(over(Number(1.0), "+", A)) is Shape.VECTOR
    assert shape_of(Range(A, 1)) is Shape.RANGE
