"""Rules files in their wrappings, what promtool would refuse, and which alerts are blind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.monitoring import LoadedRule, RuleHealth
from app.core.alert_blindness import BlindAlert, BlindReason, RulesJudgement, judge_rules, satisfies
from app.core.alert_expression import LabelMatcher, read_expression
from app.core.alert_files import FILE_LIMIT, load_rules
from app.core.alert_rules import Rule, RuleFile, loaded_files
from tests.core.states import exposition

PLAIN = """
groups:
  - name: g
    rules:
      - {record: "a:b", expr: sum(a_total), labels: {x: y}}
      - {alert: A, expr: "a:b > 0", for: 5m, labels: {severity: critical}, annotations: {summary: s}}
      - {alert: B, expr: 1, keep_firing_for: 1h30m}
"""
WRAPPED = "kind: PrometheusRule\nspec:" + PLAIN.replace("\n", "\n  ")
MAP = "kind: ConfigMap\ndata:\n  prometheus.yml: 'global: {}'\n  other: 3\n  rules.yml: |" + PLAIN.replace(
    "\n", "\n    "
)
LIVE = exposition(
    """
# TYPE a_total counter
a_total{service="x"} 3
# TYPE zero_total counter
zero_total{service="x"} 0
zero_total{service="y"} 0
# TYPE level gauge
level{service="x"} 2
# TYPE empty gauge
# TYPE wait histogram
wait_bucket{le="1.0",tier="m"} 1
wait_bucket{le="+Inf",tier="m"} 1
wait_count{tier="m"} 1
wait_sum{tier="m"} 0.5
# TYPE quiet histogram
"""
)


@pytest.mark.parametrize("text", [PLAIN, WRAPPED, MAP, f"--- {{kind: Other}}\n---\n{PLAIN}---\n"])
def test_rules_are_found_in_every_wrapping(text: str) -> None:
    file = load_rules("f", text)
    assert (file.name, file.refusal) == ("f", "")
    assert [(rule.name, rule.alerting, rule.expression.text) for rule in file.rules] == [
        ("a:b", False, "sum(a_total)"),
        ("A", True, "a:b > 0"),
        ("B", True, "1"),
    ]
    assert [rule.name for rule in file.alerts] == ["A", "B"]


def _one(rule: str) -> str:
    return f"groups: [{{name: g, rules: [{rule}]}}]"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("groups: [", "it is not YAML"),
        ("a: &a [*b]", "it is not YAML"),
        ("", "there are no groups of rules in it"),
        ("kind: ConfigMap", "there are no groups of rules in it"),
        ("kind: ConfigMap\ndata: {a: 'b: ['}", "it is not YAML"),
        ("kind: ConfigMap\ndata:\n  a: |\n    groups: []\n    ---\n    groups: []", "it is not YAML"),
        ("groups: 3", "there are no groups of rules in it"),
        ("groups: [3]", "a group is no table"),
        ("groups: [{rules: []}]", "a group has no name"),
        ("groups: [{name: g}, {name: g}]", "the group g is there twice"),
        ("groups: [{name: g, rule: []}]", "group g: the field rule does not belong there"),
        (_one("3"), "a rule is no table"),
        (_one("{expr: a}"), "a rule is neither an alert nor a recording rule"),
        (_one("{alert: A, record: b, expr: a}"), "a rule is neither an alert nor a recording rule"),
        (_one("{alert: 3, expr: a}"), "a rule is neither an alert nor a recording rule"),
        (_one("{alert: A}"), "A: it is empty"),
        (_one("{alert: A, expr: [a]}"), "A: it is empty"),
        (_one("{alert: A, expr: a, when: b}"), "A: the field when does not belong there"),
        (_one("{record: a, expr: a, for: 5m}"), "a: the field for does not belong there"),
        (_one("{record: a-b, expr: a}"), "a-b: a series cannot be called that"),
        (_one("{alert: A, expr: a, for: soon}"), "A: for is no duration"),
        (_one("{alert: A, expr: 'abs(a)[5m]', for: 0}"), "A: ranges only allowed for vector selectors"),
        (_one("{alert: A, expr: a}, " * 2001), "it has more than 2000 rules"),
        (_one("{alert: A, expr: foo(a)}, {alert: B, expr: bar(a)}"), "A: there is no function foo"),
        ("#" * (FILE_LIMIT + 1), "it is too long to be read"),
        ("[" * 500_000, "it is not YAML"),
    ],
)
def test_what_promtool_would_refuse(text: str, why: str) -> None:
    assert load_rules("f", text).refusal == why


@given(st.text() | st.builds(lambda a, b: PLAIN[a:] + MAP[:b], st.integers(0, len(PLAIN)), st.integers(0, len(MAP))))
def test_no_file_breaks_the_reading(text: str) -> None:
    assert isinstance(load_rules("f", text), RuleFile)


def test_what_prometheus_has_loaded() -> None:
    def loaded(name: str, file: str, health: RuleHealth, error: str = "") -> LoadedRule:
        return LoadedRule(name, file, "g", "a", name != "r", (), health, error)

    files = loaded_files(
        [
            loaded("A", "x", RuleHealth.OK),
            loaded("r", "x", RuleHealth.UNKNOWN),
            loaded("B", "y", RuleHealth.ERROR, "boom"),
            loaded("C", "y", RuleHealth.ERROR),
        ]
    )
    assert [(file.name, [(rule.name, rule.alerting, rule.problem) for rule in file.rules]) for file in files] == [
        ("x", [("A", True, ""), ("r", False, "")]),
        ("y", [("B", True, "boom"), ("C", True, "its evaluation fails")]),
    ]


def judged(*expressions: str, **recorded: str) -> RulesJudgement:
    rules = [Rule(f"r:{name}", read_expression(text), False) for name, text in recorded.items()]
    rules += [Rule(text, read_expression(text), True) for text in expressions]
    return judge_rules([RuleFile("f", tuple(rules))], [exposition(""), LIVE])


R = BlindReason


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("nothing > 1", R.ABSENT, "nothing exposes nothing"),
        ("rate(a[5m])", R.NO_TOTAL, "a is a counter and exposed as a_total"),
        ("rate(level_bucket[5m])", R.NO_PARTS, "level is a gauge: it has no _bucket"),
        ("a_total_sum", R.NO_PARTS, "a_total is a counter: it has no _sum"),
        ("wait > 1", R.WRONG_TYPE, "wait is a histogram: its series end in _bucket, _count or _sum"),
        ("quiet", R.WRONG_TYPE, "quiet is a histogram: its series end in _bucket, _count or _sum"),
        ("increase(level[5m])", R.WRONG_TYPE, "level is a gauge: increase is for counters"),
        ("rate(empty[5m])", R.WRONG_TYPE, "empty is a gauge: rate is for counters"),
        ('a_total{service="y"}', R.LABEL, "no series of a_total has service='y'; there is x"),
        ('a_total{pod=~"y.+"}', R.LABEL, "no series of a_total has pod=~'y.+'; there is none with that label"),
        ('wait_bucket{tier="m",le="1"}', R.LABEL, "no series of wait_bucket has le='1'; there is +Inf, 1.0"),
        ("foo(a_total)", R.REFUSED, "promtool refuses it: there is no function foo"),
        ("nothing or nowhere", R.ABSENT, "nothing exposes nothing"),
        ("a_total > 1 and nothing", R.ABSENT, "nothing exposes nothing"),
        ("r:bad > 1", R.ABSENT, "r:bad: nothing exposes nothing"),
        ("r:unknown", R.ABSENT, "nothing exposes r:unknown"),
        ("r:itself", R.ABSENT, "r:itself: r:itself: r:itself: r:itself: r:itself: nothing exposes r:itself"),
    ],
)
def test_a_blind_alert_says_why(text: str, reason: BlindReason, words: str) -> None:
    found = judged(text, bad="nothing", itself="r:itself")
    assert found.blind == (BlindAlert(text, "f", reason, words),)
    assert (found.alerts, found.idle) == (1, ())


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("rate(a_total[5m])", False),
        ('a_total{service=~"x|z"}', False),
        ('a_total{service!="x"}', False),  # what is left out may still come to be
        ("zero_total > 1", True),
        ('zero_total{service="y"} and a_total', True),
        ("empty > 1", True),
        ("quiet_bucket + quiet_count", True),
        ("absent(nothing)", False),
        ("nothing or a_total", False),
        ("a_total unless nothing", False),
        ("vector(1)", False),
        ('{service="x"}', False),
        ("r:good > 1", False),
    ],
)
def test_an_alert_that_sees(text: str, idle: bool) -> None:
    found = judged(text, good="rate(a_total[5m])")
    assert found.blind == ()
    assert found.idle == ((text,) if idle else ())


def test_a_refused_file_says_how_much_is_lost_and_a_failing_rule_is_blind() -> None:
    failing = Rule("A", read_expression("a_total"), True, "boom")
    found = judge_rules([RuleFile("f", (failing,), "bad"), RuleFile("g", (failing,))], [LIVE])
    assert [(file.file, file.words, file.alerts) for file in found.refused] == [("f", "bad", 1)]
    assert [(one.file, one.reason, one.words) for one in found.blind] == [
        ("f", R.FAILS, "Prometheus cannot evaluate it: boom"),
        ("g", R.FAILS, "Prometheus cannot evaluate it: boom"),
    ]


def test_only_what_another_service_may_have_is_elsewhere() -> None:
    assert {reason for reason in R if reason.elsewhere} == {R.ABSENT, R.LABEL}


def test_many_values_are_cut() -> None:
    lines = "".join(f'm{{a="{letter}"}} 1\n' for letter in "fedcba")
    file = RuleFile("f", (Rule("A", read_expression('m{a="z"}'), True),))
    (blind,) = judge_rules([file], [exposition(lines)]).blind
    assert blind.words.endswith("there is a, b, c, d and 2 more")


@pytest.mark.parametrize(
    ("operator", "pattern", "value", "met"),
    [
        ("=", "a", "a", True),
        ("=", "a", "b", False),
        ("!=", "a", "b", True),
        ("!=", "a", "a", False),
        ("=~", "a|b.*", "bc", True),
        ("=~", "a|b.*", "ca", False),
        ("!~", "a.+", "a", True),
        ("!~", "a.+", "ab", False),
        ("=~", "(a+)+$", "b", True),  # too rich to be judged
        ("=~", "a" * 201, "b", True),
        ("=~", ".*" * 4, "b", True),
        ("=~", "\\Q", "b", True),  # only the server's engine knows it
    ],
)
def test_demands_on_labels(operator: str, pattern: str, value: str, met: bool) -> None:
    assert satisfies(LabelMatcher("a", operator, pattern), value) is met
