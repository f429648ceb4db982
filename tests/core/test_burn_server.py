"""What a server's answers say was counted: bounds, jobs, gaps, ages, and what cannot be told."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from api_client.models.monitoring import VectorSample
from app.core.burn import CONDITIONS, WINDOWS_S, Met, standing
from app.core.burn_samples import DAY_S, EVER
from app.core.burn_server import (
    BUDGET_S,
    ServerCounts,
    ServerSource,
    again_s,
    asked_windows,
    counts,
    counts_expression,
)
from tests.core.objectives_desk import AT_S, ORDERS

GROWN = {0.1: 50.0, 0.5: 90.0, math.inf: 100.0}
RARE = replace(ORDERS, rare=True)


def sample(value: float, **labels: str) -> VectorSample:
    return VectorSample(tuple(labels.items()), value)


def one(grown: dict[float, float], seen_s: float, *, job: str = "oms", read_s: float = AT_S) -> ServerCounts:
    return ServerCounts({(job, "x:1"): grown}, {job: seen_s}, {job: read_s})


def every(share: float = 1.0, read_s: float = AT_S) -> dict[float, ServerCounts]:
    return {window_s: one(GROWN, share * window_s, read_s=read_s) for window_s in (*WINDOWS_S, BUDGET_S)}


def test_every_window_is_asked_and_the_long_ones_less_often() -> None:
    assert asked_windows(ORDERS) == (*WINDOWS_S, 30 * DAY_S)
    assert asked_windows(RARE) == (*WINDOWS_S, EVER)
    assert [again_s(window_s) for window_s in (300.0, 3_600.0, 7_200.0, 21_600.0, EVER)] == [60, 60, 120, 300, 300]


def test_one_question_has_everything() -> None:
    assert counts_expression("h", 300.0) == (
        'label_replace(sum by (job, instance, le) (increase(h_bucket[5m])), "told", "grown", "job", ".*") or '
        'label_replace(count_over_time(count by (job) (h_bucket{le="+Inf"})[5m:5s]), "told", "seen", "job", ".*") or '
        'label_replace(max_over_time(max by (job) (timestamp(h_bucket{le="+Inf"}))[5m:5s]), '
        '"told", "read", "job", ".*")'
    )
    assert "[30d])" in counts_expression("h", BUDGET_S)
    assert "[30d:6h]" in counts_expression("h", BUDGET_S)
    assert counts_expression("h", EVER) == (
        'label_replace(sum by (job, instance, le) (h_bucket), "told", "grown", "job", ".*")'
    )


def test_an_answer_is_read_by_what_each_sample_tells() -> None:
    grown = {"job": "oms", "instance": "x:1", "told": "grown"}
    found = counts(
        3_600.0,
        [
            sample(5, le="1", **grown),
            sample(2, le="1.0", **grown),  # the same bound, spelled by another library
            sample(9, le="+Inf", **grown),
            sample(3, le="NaN", **grown),
            sample(3, le="no bound", **grown),
            sample(math.nan, le="2", **grown),
            sample(101, job="oms", told="seen"),
            sample(0, job="late", told="seen"),
            sample(AT_S, job="oms", told="read"),
        ],
    )
    assert found.grown == {("oms", "x:1"): {1.0: 7.0, math.inf: 9.0}}
    assert found.seen_s == {"oms": 3_000.0, "late": 0.0}
    assert found.read_s == {"oms": AT_S}


def test_a_console_that_was_just_started_knows_the_whole_past() -> None:
    found = standing(ORDERS, ServerSource(every()), AT_S)
    assert found.budget is not None
    assert (found.budget.window_s, found.budget.covered) == (30 * DAY_S, True)
    assert found.budget.left == (pytest.approx(-1.0), pytest.approx(-1.0))
    assert (found.lower, found.upper, found.read_s) == (0.5, 0.5, AT_S)
    assert [found.met(condition) for condition in CONDITIONS] == [Met.NO, Met.NO, Met.NO, Met.YES]
    assert found.level is not None
    assert (found.level.low, found.level.high) == (500, math.inf)


def test_a_server_that_keeps_less_says_how_long() -> None:
    told = every()
    told[BUDGET_S] = one(GROWN, 5 * DAY_S)
    found = standing(ORDERS, ServerSource(told), AT_S)
    assert found.budget is not None
    assert (found.budget.watched_s, found.budget.covered) == (5 * DAY_S, False)
    told[BUDGET_S] = one(GROWN, 0.0)  # too coarse to tell: three days are known otherwise
    assert ServerSource(told)._seen_s(frozenset({"oms"}), BUDGET_S) == 3 * DAY_S


def test_what_is_rare_is_told_since_it_began() -> None:
    told = every()
    del told[BUDGET_S]
    told[EVER] = ServerCounts({("oms", "x:1"): {0.5: 1.0, math.inf: 2.0}}, {}, {})
    found = standing(RARE, ServerSource(told), AT_S)
    assert found.budget is not None
    assert (found.budget.window_s, found.budget.events, found.budget.watched_s) == (EVER, 2.0, EVER)


def test_a_window_that_was_not_answered_is_not_known_and_the_budget_is_over_the_longest() -> None:
    told = every()
    del told[BUDGET_S], told[DAY_S]
    source = ServerSource(told)
    found = standing(ORDERS, source, AT_S)
    assert source.reach_s == 3 * DAY_S
    assert found.budget is not None
    assert found.budget.window_s == 3 * DAY_S
    assert found.burn(DAY_S) is None


def test_no_answer_is_no_standing() -> None:
    empty = ServerSource({})
    assert (empty.reach_s, empty.counted("h", 300.0, AT_S)) == (0.0, None)
    nobody = ServerSource(dict.fromkeys((*WINDOWS_S, BUDGET_S), ServerCounts({}, {}, {})))
    assert standing(ORDERS, nobody, AT_S).read_s is None


def test_without_an_infinite_bucket_or_an_age_nothing_is_told() -> None:
    assert ServerSource({300.0: one({0.5: 1.0}, 300.0)}).counted("h", 300.0, AT_S) is None
    ageless = ServerCounts({("oms", "x:1"): GROWN}, {"oms": 300.0}, {})
    assert ServerSource({300.0: ageless}).counted("h", 300.0, AT_S) is None


def test_jobs_that_never_counted_are_left_out_unless_none_did() -> None:
    idle = {0.1: 0.0, math.inf: 0.0}
    both = ServerCounts(
        {("oms", "x"): GROWN, ("idle", "y"): idle}, {"oms": 300.0, "idle": 9.0}, {"oms": AT_S, "idle": 1.0}
    )
    found = ServerSource({300.0: both}).counted("h", 300.0, AT_S)
    assert found is not None
    assert (found.uppers, found.watched_s, found.read_s) == ((0.1, 0.5, math.inf), 300.0, AT_S)
    quiet = ServerSource({300.0: one(idle, 300.0)}).counted("h", 300.0, AT_S)
    assert quiet is not None
    assert quiet.counts == (0.0, 0.0)


def test_only_bounds_that_all_have_count_and_never_fall() -> None:
    other = {0.5: 80.0, 0.7: 1.0, math.inf: 79.9}
    told = ServerCounts({("oms", "x"): GROWN, ("oms", "y"): other}, {"oms": 300.0}, {"oms": AT_S})
    found = ServerSource({300.0: told}).counted("h", 300.0, AT_S)
    assert found is not None
    assert (found.uppers, found.counts) == ((0.5, math.inf), (170.0, 179.9))
    falling = ServerSource({300.0: one({0.5: 3.0, math.inf: 2.9}, 300.0)}).counted("h", 300.0, AT_S)
    assert falling is not None
    assert falling.counts == (3.0, 3.0)


def test_a_silent_job_makes_it_old_for_a_day() -> None:
    silent = AT_S - 7_200
    told = every()
    told[300.0] = ServerCounts({}, {}, {})
    told[DAY_S] = one(GROWN, DAY_S, read_s=silent)
    for window_s in (1_800.0, 3_600.0, 7_200.0, 21_600.0):
        told[window_s] = ServerCounts({}, {}, {})
    found = standing(ORDERS, ServerSource(told), AT_S)
    assert found.read_s == silent
    burn = found.burn(300.0)
    assert burn is not None
    assert (burn.events, burn.watched_s) == (0.0, 0.0)
    both = ServerCounts(
        {("oms", "x"): GROWN, ("old", "y"): GROWN}, {"oms": 1.0, "old": 1.0}, {"oms": AT_S, "old": silent}
    )
    gone = every()
    gone[BUDGET_S] = both
    assert ServerSource(gone)._read_s(frozenset({"oms", "old"})) == AT_S  # retired: last read beyond a day
    gone[DAY_S] = both
    assert ServerSource(gone)._read_s(frozenset({"oms", "old"})) == silent
    long_ago = {window_s: ServerCounts({}, {}, {}) for window_s in WINDOWS_S} | {BUDGET_S: both}
    assert ServerSource(long_ago)._read_s(frozenset({"oms"})) == AT_S
