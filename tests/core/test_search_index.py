"""Metrics are found by a few letters of their name, by their labels and by what their help says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.exposition import FamilyType
from app.core.search_index import Metric, SearchIndex, catalogue, subsequence_score
from tests.core.states import exposition

OMS = """# HELP oms_order_latency_seconds Latency of OMS orders in seconds.
# TYPE oms_order_latency_seconds histogram
oms_order_latency_seconds_bucket{le="1",transport="rest"} 1
oms_order_latency_seconds_bucket{le="+Inf",transport="rest"} 1
oms_order_latency_seconds_count{transport="rest"} 1
oms_order_latency_seconds_sum{transport="rest"} 1
# TYPE scaling_oms_replicas gauge
scaling_oms_replicas{service="oms"} 3
# HELP kill_switch_state Whether trading is halted.
# TYPE kill_switch_state gauge
kill_switch_state{account_id="company"} 0
kill_switch_state{account_id="director-1"} 0
odd_count 1
"""
RISK = """# HELP scaling_oms_replicas How many replicas run.
# TYPE scaling_oms_replicas gauge
scaling_oms_replicas{service="risk"} 0
# TYPE odd histogram
odd_extra 1
"""


def metrics() -> tuple[Metric, ...]:
    return catalogue({name: exposition(text).columns.layout for name, text in (("oms", OMS), ("risk", RISK))})


def found(text: str, limit: int = 50) -> list[str]:
    return [metric.name for metric in SearchIndex(metrics()).search(text, limit)]


def test_a_catalogue_holds_each_metric_once() -> None:
    by_name = {metric.name: metric for metric in metrics()}
    assert list(by_name) == [
        "kill_switch_state",
        "odd_count",
        "odd_extra",
        "oms_order_latency_seconds",
        "scaling_oms_replicas",
    ]
    assert by_name["oms_order_latency_seconds"] == Metric(
        "oms_order_latency_seconds",
        FamilyType.HISTOGRAM,
        "Latency of OMS orders in seconds.",
        ("oms",),
        {"transport": ("rest",)},
        4,
    )
    replicas = by_name["scaling_oms_replicas"]
    assert (replicas.help, replicas.targets, replicas.series) == ("How many replicas run.", ("oms", "risk"), 2)
    assert replicas.labels == {"service": ("oms", "risk")}
    assert by_name["kill_switch_state"].labels == {"account_id": ("company", "director-1")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("omslat", ["oms_order_latency_seconds"]),
        ("OMS", ["oms_order_latency_seconds", "scaling_oms_replicas", "odd_count", "kill_switch_state"]),
        ("halted", ["kill_switch_state"]),
        ("account_id=director", ["kill_switch_state"]),
        ("rest", ["oms_order_latency_seconds"]),
        ("target=risk", ["odd_extra", "scaling_oms_replicas"]),
        ("oms replicas", ["scaling_oms_replicas"]),
        ("oms halted", ["kill_switch_state"]),
        ("risk halted", []),
        ("kill trading company", ["kill_switch_state"]),
        ("zzz", []),
    ],
)
def test_searches(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_no_word_finds_everything_up_to_the_limit() -> None:
    assert len(SearchIndex(metrics())) == len(found("  ")) == 5
    assert len(found("", limit=2)) == 2


def test_names_come_before_labels_and_those_before_helps() -> None:
    index = SearchIndex(
        Metric(name, FamilyType.GAUGE, text, ("oms",), labels, 1)
        for name, text, labels in (
            ("c", "about fees", {}),
            ("b", "", {"kind": ("fees",)}),
            ("fees_nav", "", {}),
        )
    )
    assert [metric.name for metric in index.search("fees")] == ["fees_nav", "b", "c"]


@pytest.mark.parametrize(
    ("word", "better", "worse"),
    [
        ("risk", "risk_latency", "oms_risk_latency"),
        ("lat", "oms_latency", "translator"),
        ("ol", "oms_latency", "goal"),
        ("oms", "oms_order", "orders_my_size"),
        ("fee", "fee_spend", "offers_each"),
    ],
)
def test_a_better_finding_scores_higher(word: str, better: str, worse: str) -> None:
    assert subsequence_score(word, better) > subsequence_score(word, worse) >= 0


def test_a_part_that_would_lead_astray_does_not_hide_a_name() -> None:
    assert subsequence_score("abc", "abxc_b") >= 0
    assert subsequence_score("abc", "a_xbc_b") >= 0


def test_only_so_many_ways_are_tried() -> None:
    assert subsequence_score("ab", "a" * 50 + "b") == 100
    assert subsequence_score("ab", "xa" * 5 + "b") > 100


@given(st.text("abc_", min_size=1, max_size=6), st.text("abc_", max_size=30))
def test_what_is_found_are_the_letters_in_their_order(word: str, name: str) -> None:
    rest = iter(name)
    assert (subsequence_score(word, name) >= 0) is all(letter in rest for letter in word)
    assert -1 <= subsequence_score(word, name) <= 240


def test_without_a_word_all_are_listed_by_name() -> None:
    assert found("") == [metric.name for metric in metrics()]
