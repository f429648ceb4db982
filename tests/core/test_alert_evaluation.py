"""Expressions over kept scrapes, as Prometheus evaluates them; what cannot be known is unknown, never quiet."""

from __future__ import annotations

import math

import pytest

from app.core.alert_evaluation import ActiveSample, Evaluation, evaluate, limit_of
from app.core.alert_expression import read_expression
from app.core.alert_reports import Limit
from app.core.alert_rules import Rule
from app.core.series import SeriesBook
from tests.core.scrapes import scraped

NOW = 1000.0
TEXT = """
# TYPE up_total counter
up_total{{service="x"}} {grown}
up_total{{service="y"}} 0
# TYPE level gauge
level{{service="x"}} 4
level{{service="y",target="inner"}} -2.5
# TYPE moment gauge
moment 900
# TYPE h histogram
h_bucket{{le="1.0"}} {half}
h_bucket{{le="2.0"}} {grown}
h_bucket{{le="+Inf"}} {grown}
h_bucket{{le="odd"}} 3
h_bucket{{le="nan"}} 3
h_bucket{{other="yes"}} 3
"""


def text(second: int) -> str:
    return TEXT.format(grown=second * 2, half=second)


@pytest.fixture(scope="module")
def book() -> SeriesBook:
    return scraped(range(0, 1001, 10), text, "oms")


def rule(expression: str, name: str = "A", labels: tuple[tuple[str, str], ...] = ()) -> Rule:
    return Rule(name, read_expression(expression), True, labels=labels)


def found(book: SeriesBook, expression: str, at_s: float = NOW, *recorded: Rule) -> Evaluation:
    return evaluate(rule(expression), book, at_s, {one.name: one for one in recorded})


def value(book: SeriesBook, expression: str, at_s: float = NOW) -> float:
    (sample,) = found(book, expression, at_s).samples
    return sample.value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("rate(up_total{service='x'}[5m])", 2.0),
        ("irate(up_total{service='x'}[5m])", 2.0),
        ("increase(up_total{service='x'}[5m])", 600.0),
        ("delta(up_total{service='x'}[5m])", 600.0),
        ("changes(up_total{service='x'}[1m])", 5.0),
        ("resets(up_total{service='x'}[1m])", 0.0),
        ("sum(rate(up_total[5m]))", 2.0),
        ("avg(level)", 0.75),
        ("min(level)", -2.5),
        ("max(level)", 4.0),
        ("count(level)", 2.0),
        ("sum without (service, target, exported_target) (level)", 1.5),
        ("sum by (exported_target) (level{target='oms', exported_target!=''})", -2.5),
        ("abs(level{service='y'})", 2.5),
        ("ceil(level{service='y'})", -2.0),
        ("floor(level{service=~'y|z'})", -3.0),
        ("-level{service!~'y'}", -4.0),
        ("scalar(level{service='x'}) + 1", 5.0),
        ("time() - max(moment)", 100.0),
        ("time()", 1000.0),
        ("vector(7)", 7.0),
        ("1 + 2 * 3", 7.0),
        ("-1", -1.0),
        ("1 < bool 2", 1.0),
        ("level{service='x'} > bool 5", 0.0),
        ("level > 3", 4.0),
        ("3 < level", 4.0),
        ("level{service='x'} == 4", 4.0),
        ("level{service='x'} != 3", 4.0),
        ("level{service='x'} >= 4", 4.0),
        ("level{service='y'} <= -2.5", -2.5),
        ("level{service='x'} / 0", math.inf),
        ("level{service='x'} % 3", 1.0),
        ("level{service='x'} ^ 2", 16.0),
        ("level{service='x'} - level", 0.0),
        ("2 * level{service='x'}", 8.0),
        ("sum(level) and sum(moment)", 1.5),
        ("level unless level{service='y'}", 4.0),
        ("level{service='x'} or level{service='x'} * 2", 4.0),
        ("max_over_time(level{service='x'}[1m])", 4.0),
        ("min_over_time(level{service='x'}[1m])", 4.0),
        ("avg_over_time(moment[1m])", 900.0),
        ("sum_over_time(moment[1m])", 5400.0),
        ("count_over_time(moment[1m])", 6.0),
        ("last_over_time(moment[1m])", 900.0),
        ("present_over_time(moment[1m])", 1.0),
        ("histogram_quantile(0.5, rate(h_bucket[5m]))", 1.0),
        ("histogram_quantile(0.75, sum by (le) (rate(h_bucket[5m])))", 1.5),
        ("absent(gone{x='y', z!='w'})", 1.0),
        ("absent(sum(gone))", 1.0),
        ("absent_over_time(gone[5m])", 1.0),
        ("max(level{service='x'} * NaN or level{service='y'})", -2.5),
    ],
)
def test_values(book: SeriesBook, expression: str, expected: float) -> None:
    assert value(book, expression) == pytest.approx(expected)


def test_values_that_are_no_numbers(book: SeriesBook) -> None:
    assert math.isnan(value(book, "scalar(level)"))
    assert math.isnan(value(book, "max(level * NaN)"))
    assert math.isnan(value(book, "level{service='x'} % 0"))
    assert found(book, "level * NaN > 0") == Evaluation(limit=Limit(">", 0.0))


def test_labels_have_the_target_and_keep_what_was_exposed(book: SeriesBook) -> None:
    assert found(book, "level").samples == (
        ActiveSample((("exported_target", "inner"), ("service", "y"), ("target", "oms")), -2.5),
        ActiveSample((("service", "x"), ("target", "oms")), 4.0),
    )
    (absent,) = found(book, "absent(gone{x='y',z!='w',e=''})").samples
    assert absent.labels == (("x", "y"),)
    assert found(book, "absent(level)") == Evaluation()
    assert found(book, "absent_over_time(level[5m])") == Evaluation()
    both = found(book, "level > 0 or level < 0").samples
    assert [sample.value for sample in both] == [-2.5, 4.0]


@pytest.mark.parametrize(
    ("expression", "limit", "nearest"),
    [
        ("level > 10", Limit(">", 10.0), 4.0),
        ("level < -10", Limit("<", -10.0), -2.5),
        ("-10 > level", Limit("<", -10.0), -2.5),
        ("level == 7", Limit("==", 7.0), 4.0),
        ("moment > 1000 and level > 1", Limit(">", 1000.0), 900.0),
        ("sum(level) > sum(moment)", Limit(">", 900.0), 1.5),
        ("level - 10 > 0 * level", Limit(">", math.nan), -6.0),
        ("level{service='x'} > bool 9 == 3", Limit("==", 3.0), 0.0),
    ],
)
def test_the_limit_and_what_comes_nearest_to_it(
    book: SeriesBook, expression: str, limit: Limit, nearest: float
) -> None:
    answer = found(book, expression)
    assert (answer.samples, answer.unknown, answer.nearest) == ((), "", nearest)
    assert answer.limit is not None
    assert (answer.limit.operator, repr(answer.limit.value)) == (limit.operator, repr(limit.value))


@pytest.mark.parametrize(
    ("expression", "limit"),
    [
        ("a > 3", Limit(">", 3.0)),
        ("3 > a", Limit("<", 3.0)),
        ("3 == a", Limit("==", 3.0)),
        ("a > b", None),
        ("a > bool 3", None),
        ("a + 3", None),
        ("topk(1, a) > 3", None),
        ("a > 3 and b > 2", Limit(">", 3.0)),
        ("1", None),
    ],
)
def test_a_limit_is_known_without_samples(expression: str, limit: Limit | None) -> None:
    assert limit_of(expression) == limit


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("topk(1, level) > 0", "its expression needs `topk`, which this console does not evaluate"),
        ("gone > 0", "nothing exposes gone"),
        ("sum(rate(gone_total[5m])) < 1", "nothing exposes gone_total"),
        ("level{service='z'} > 0", "no series of level has these labels"),
        ("level{service=~'(a|b)+c'} > 0", "the pattern '(a|b)+c' is too rich to be matched here"),
        ("level > 0 and gone > 0", "nothing exposes gone"),
        ("rate(moment[5s]) > 0", "there are too few samples of moment in 5 s"),
        ("irate(moment[5s]) > 0", "there are too few samples of moment in 5 s"),
        ("rate(up_total[2h]) > 100 and rate(up_total[2h]) > 9", "only 17 min of the last 2 h were watched"),
        ("rate(up_total[2h]) > 100", "only 17 min of the last 2 h were watched"),
        ("increase(up_total{service='x'}[40m]) < 99999", "only 17 min of the last 40 min were watched"),
        ("99999 > increase(up_total{service='x'}[40m])", "only 17 min of the last 40 min were watched"),
        ("-(sum(increase(up_total[40m]) < 99999)) > -1e9", "only 17 min of the last 40 min were watched"),
    ],
)
def test_what_cannot_be_known_is_said(book: SeriesBook, expression: str, why: str) -> None:
    answer = found(book, expression)
    assert (answer.samples, answer.unknown) == ((), why)


def test_what_grew_in_a_part_of_the_range_has_grown(book: SeriesBook) -> None:
    assert value(book, "increase(up_total{service='x'}[40m]) > 100") > 100
    assert value(book, "increase(up_total{service='x'}[40m]) > 100 or gone > 1") > 100


def test_other_rules_results_are_evaluated_on_the_way(book: SeriesBook) -> None:
    ratio = rule("level * 2", "slo:ratio", (("team", "t"),))
    answer = found(book, "slo:ratio{service='x', team='t'} > 1", NOW, ratio)
    assert answer.samples == (ActiveSample((("service", "x"), ("target", "oms"), ("team", "t")), 8.0),)
    assert found(book, "one:two > 1", NOW, rule("3", "one:two")).samples == (ActiveSample((), 3.0),)
    assert found(book, "level > 3", NOW, rule("gone", "level")).samples  # what is exposed goes before
    assert found(book, "x:y > 1", NOW, rule("gone > 1", "x:y")).unknown == "nothing exposes gone"
    assert found(book, "x:y > 1e9", NOW, rule("rate(up_total[2h])", "x:y")).unknown.startswith("only 17 min")
    assert found(book, "x:y > 1", NOW, rule("topk(1, a)", "x:y")).unknown.startswith(
        "the expression of x:y needs `topk`"
    )
    assert "more than 5 deep" in found(book, "x:y > 1", NOW, rule("x:y", "x:y")).unknown
    assert "keeps no past" in found(book, "rate(x:y[5m]) > 1", NOW, rule("level", "x:y")).unknown
