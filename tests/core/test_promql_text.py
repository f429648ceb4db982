"""Questions become PromQL that asks the same, with every label and pattern exactly as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.alert_expression import LabelMatcher
from app.core.alert_parser import Beyond, parse
from app.core.alert_syntax import Aggregate, Binary, Node, Number, Range, Series
from app.core.alert_syntax import Function as Call
from app.core.label_pattern import label_pattern
from app.core.promql_text import console_labels, promql, quoted
from app.core.promql_tokens import tokens_of, unquoted
from app.core.query import Aggregation, AnyMatcher, Function, Matcher, PatternMatcher, Query
from app.core.target_names import TargetNames

NAMES = TargetNames("job", (("oms", "aether-oms"), ("risk", "aether-risk"), ("node", "node")))
WINDOW = "[300000ms]"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Query("up"), "up"),
        (Query("n_total", Function.RATE), f"rate(n_total{WINDOW})"),
        (Query("n_total", Function.INCREASE, window_s=0.5), "increase(n_total[500ms])"),
        (Query("t_seconds", Function.AGE), "time() - (t_seconds != 0)"),
        (Query("h", Function.QUANTILE), f"histogram_quantile(0.95, rate(h_bucket{WINDOW}))"),
        (
            Query("h", Function.QUANTILE, by=("path",), quantile=0.5),
            f"histogram_quantile(0.5, sum by (le, path) (rate(h_bucket{WINDOW})))",
        ),
        (Query("up", by=()), "sum by () (up)"),
        (Query("up", by=("a", "b"), aggregation=Aggregation.MEAN), "avg by (a, b) (up)"),
        (Query("up", by=("a",), aggregation=Aggregation.MIN), "min by (a) (up)"),
        (Query("t", Function.AGE, by=(), aggregation=Aggregation.MAX), "max by () (time() - (t != 0))"),
        (Query("n", Function.RATE, by=(), scale=60.0), f"(sum by () (rate(n{WINDOW}))) * 60.0"),
        (Query("n", scale=-0.5), "(n) * -0.5"),
        (Query("by"), '{__name__="by"}'),
        (Query("Inf", matchers=(Matcher("a", ("b",)),)), '{__name__="Inf",a="b"}'),
        (Query("a-b"), '{__name__="a-b"}'),
    ],
)
def test_every_question_has_its_expression(query: Query, text: str) -> None:
    assert promql(query) == text
    read = parse(text)
    # What this console evaluates itself needs a metric's name outside of the braces, and knows no empty list of labels.
    assert not isinstance(read, Beyond) or "__name__" in text or "by ()" in text or "{__name__" in read.words


@pytest.mark.parametrize(
    ("matcher", "text"),
    [
        (Matcher("a", ("x",)), 'up{a="x"}'),
        (Matcher("a", ("x",), negated=True), 'up{a!="x"}'),
        (Matcher("a", ("",)), 'up{a=""}'),
        (Matcher("a", ("x.y", "z|$")), 'up{a=~"x\\\\.y|z\\\\|\\\\$"}'),
        (Matcher("a", ("x", "y"), negated=True), 'up{a!~"x|y"}'),
        (Matcher("a", ()), 'up{a="",a!=""}'),
        (Matcher("a", (), negated=True), "up"),
        (PatternMatcher("a", r"5\d+"), r'up{a=~"5\\d+"}'),
        (PatternMatcher("a", 'x"', negated=True), r'up{a!~"x\""}'),
    ],
)
def test_every_demand_is_written(matcher: AnyMatcher, text: str) -> None:
    assert promql(Query("up", matchers=(matcher,))) == text


def test_what_stands_in_quotes_is_exact() -> None:
    assert quoted('a\\b"c\n\r\t') == r'"a\\b\"c\n\r\t"'


@pytest.mark.parametrize("matcher", [Matcher("a-b", ("x",)), PatternMatcher("é", "x")])
def test_a_label_that_promql_cannot_name_is_said(matcher: AnyMatcher) -> None:
    with pytest.raises(ValueError, match=r"has no name that Prometheus can be asked for\."):
        promql(Query("up", matchers=(matcher,)))


def test_targets_are_asked_by_the_servers_own_label() -> None:
    query = Query("up", matchers=(Matcher("target", ("oms", "risk")), Matcher("a", ("b",))), by=("target", "a"))
    assert promql(query, NAMES) == 'sum by (job, a) (up{job=~"aether-oms|aether-risk",a="b"})'
    every = Query("up", matchers=(Matcher("target", ("oms",), negated=True),))
    assert promql(every, NAMES) == 'up{job=~"aether-risk|node"}'
    assert promql(Query("up", matchers=(PatternMatcher("target", "o.*"),)), NAMES) == 'up{job="aether-oms"}'
    assert promql(Query("up", matchers=(Matcher("target", ("gone",)),)), NAMES) == 'up{job="",job!=""}'


def test_without_a_word_of_its_targets_a_server_is_asked_by_our_names() -> None:
    assert promql(Query("up", matchers=(Matcher("target", ("oms",)),))) == 'up{job="oms"}'
    assert promql(Query("up", matchers=(PatternMatcher("target", "o.*", negated=True),))) == 'up{job!~"o.*"}'


def test_an_answers_labels_are_the_consoles_own() -> None:
    labels = (("__name__", "up"), ("a", "1"), ("instance", "x:1"), ("job", "aether-oms"), ("target", "theirs"))
    assert console_labels(labels, Query("up"), NAMES) == (("target", "oms"), ("a", "1"))
    by = Query("up", by=("b", "target", "a"))
    assert console_labels(labels, by, NAMES) == (("b", ""), ("target", "oms"), ("a", "1"))
    assert console_labels((), Query("up", by=("target",)), NAMES) == (("target", ""),)


METRICS = st.from_regex(r"[a-zA-Z_:][a-zA-Z0-9_:]{0,12}", fullmatch=True).filter(
    lambda name: not name.startswith(":") and promql(Query(name)) == name
)
LABELS = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True).filter(
    lambda name: name not in ("job", "instance", "le")
)
TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\n\r\t"), max_size=12)


def matchers_of(node: Node) -> tuple[LabelMatcher, ...]:
    match node:
        case Series(_, matchers):
            return matchers
        case Range(series, _) | Aggregate(_, series):
            return matchers_of(series)
        case Call(_, arguments):
            return matchers_of(arguments[-1])
        case Binary(_, left, right):
            return matchers_of(left if isinstance(right, Number) else right)
    return ()


@given(TEXTS)
def test_a_quoted_text_is_one_token_and_comes_back(text: str) -> None:
    (token,) = tokens_of(quoted(text))
    assert (token.kind, unquoted(token.text)) == ("text", text)


@given(METRICS, LABELS, st.lists(TEXTS, min_size=1, max_size=3), st.booleans(), st.sampled_from(Function))
def test_a_question_is_read_back_with_its_demands(
    metric: str, label: str, values: list[str], negated: bool, function: Function
) -> None:
    matcher = Matcher(label, tuple(values), negated)
    read = parse(promql(Query(metric, function, (matcher,))))
    assert not isinstance(read, Beyond), read
    (found,) = matchers_of(read)
    assert found.label == label
    if len(values) == 1:
        assert (found.operator, found.value) == ("!=" if negated else "=", values[0])
    else:
        assert found.operator == ("!~" if negated else "=~")
        assert all(label_pattern(found.value).matches(value) for value in values)
        assert all(re.fullmatch(found.value, value) for value in values)
        other = "".join(values) + "x"
        assert label_pattern(found.value).matches(other) is (other in values)
