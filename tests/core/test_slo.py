"""Objectives from live histograms: quantiles as Prometheus computes them, over the right time, of the right series."""

from __future__ import annotations

import math

import pytest

from app.core.objective import Bound
from app.core.objective_file import OBJECTIVES
from app.core.series import SeriesBook
from app.core.slo import WINDOW_S, Level, Levels, Movement, measure
from tests.core.states import exposition

NOW_S = 1_700_000_000.0


def buckets(metric: str, labels: str, *counts: tuple[str, float]) -> str:
    return "".join(f'{metric}_bucket{{le="{upper}"{labels}}} {count}\n' for upper, count in counts)


def risk(fast: float, slow: float, tier: str = "major", beyond: float = 0.0) -> str:
    labels = f',symbol_tier="{tier}",account_segment="i"'
    return buckets(
        "risk_latency_ms",
        labels,
        ("100.0", fast),
        ("250.0", fast + slow),
        ("+Inf", fast + slow + beyond),
    )


def played(*scrapes: tuple[float, str], kind: str = "risk_latency_ms histogram") -> Levels | None:
    """What the last of the scrapes, each so many seconds before now, says."""
    book = SeriesBook()
    found = None
    for before_s, text in scrapes:
        if not text:
            book.gap("risk", NOW_S - before_s)
            continue
        parsed = exposition(f"# TYPE {kind}\n{text}")
        book.append("risk", NOW_S - before_s, parsed)
        found = measure(book, "risk", parsed, NOW_S - before_s)
    return found


def level(*scrapes: tuple[float, str]) -> Level:
    found = played(*scrapes)
    assert found is not None
    got = found.level("risk")
    assert got is not None
    return got


def test_the_objectives_are_the_platforms() -> None:
    assert [(one.id, one.bound, one.early, one.unit) for one in OBJECTIVES] == [
        ("policy", Bound(0.95, 200), None, "ms"),
        ("risk", Bound(0.95, 200), None, "ms"),
        ("oms", Bound(0.95, 500), Bound(0.99, 150), "ms"),
        ("websocket", Bound(0.99, 300), Bound(0.99, 250), "ms"),
        ("kill-switch", Bound(0.99, 60), Bound(0.99, 45), "s"),
        ("canary", Bound(0.95, 45), Bound(0.95, 30), "min"),
    ]
    assert Bound(0.95, 1).words == "p95"


def test_one_scrape_tells_of_all_that_was_ever_observed() -> None:
    found = level((0, risk(80, 20)))
    # 95 of 100 lie three quarters into the bucket from 100 to 250
    assert found.value == pytest.approx(100 + 150 * 0.75)
    assert (found.observations, found.span_s, found.group, found.beyond) == (100, 0, "major, i", False)
    assert math.isnan(found.early_value)


def test_several_scrapes_tell_of_the_last_minutes_only() -> None:
    found = level((WINDOW_S + 60, risk(0, 1000)), (160, risk(0, 1000)), (30, risk(50, 1000)), (0, risk(100, 1000)))
    assert (found.value, found.observations, found.span_s) == (pytest.approx(95), 100, 160)


def test_a_restart_counts_from_zero_and_a_hole_adds_nothing() -> None:
    found = level((240, risk(500, 0)), (230, risk(10, 0)), (120, ""), (10, risk(60, 0)), (0, risk(80, 0)))
    assert found.observations == 30


def test_the_worst_group_is_told_and_idle_ones_are_not() -> None:
    calm, busy, idle = risk(100, 0, "major"), risk(0, 10, "long_tail"), risk(0, 0, "unknown")
    found = level((0, calm + busy + idle))
    assert (found.group, found.observations) == ("long_tail, i", 110)
    assert found.value == pytest.approx(242.5)


def test_beyond_the_last_bound_only_the_least_is_known() -> None:
    found = level((0, risk(1, 0, beyond=99)))
    assert (found.value, found.beyond) == (250, True)


def test_presence_is_not_activity() -> None:
    for text in (risk(0, 0), ""):
        found = played((0, text or "# HELP risk_latency_ms x\n"))
        assert found is not None
        got = found.level("risk")
        assert got is not None
        assert (got.observations, math.isnan(got.value)) == (0, True)
    assert math.isnan(level((60, risk(0, 0)), (0, risk(0, 0))).value)


def test_nothing_lately_is_told_from_nothing_ever() -> None:
    found = level((200, risk(100, 0)), (0, risk(100, 0)))
    assert (math.isnan(found.value), found.observations, found.span_s) == (True, 100, 200)


def test_a_short_time_says_too_little() -> None:
    found = level((20, risk(100, 0)), (0, risk(100, 5)))
    assert (found.observations, found.span_s) == (105, 0)


def test_what_is_rare_is_judged_over_all_time() -> None:
    def kills(slow: float) -> str:
        return buckets(
            "kill_switch_response_seconds", ',status="ok"', ("30.0", 10), ("90.0", 10 + slow), ("+Inf", 10 + slow)
        )

    found = played((60, kills(10)), (0, kills(10)), kind="kill_switch_response_seconds histogram")
    assert found is not None
    got = found.level("kill-switch")
    assert got is not None
    assert (got.value, got.early_value, got.span_s) == (pytest.approx(88.8), pytest.approx(88.8), 0)
    assert found.level("risk") is None


def test_units_are_the_objectives() -> None:
    text = buckets("oms_order_latency_seconds", ',transport="rest"', ("0.1", 95), ("0.2", 100), ("+Inf", 100))
    found = played((0, text), kind="oms_order_latency_seconds histogram")
    assert found is not None
    got = found.level("oms")
    assert got is not None
    assert (got.value, got.early_value) == (pytest.approx(100), pytest.approx(180))


@pytest.mark.parametrize("uppers", [("+Inf",), ("100.0",), ("odd", "NaN"), ("100.0", "250.0")])
def test_a_histogram_that_is_none_has_no_quantile(uppers: tuple[str, ...]) -> None:
    text = buckets("risk_latency_ms", ',symbol_tier="m"', *((upper, 5.0) for upper in uppers))
    found = SeriesBook()
    parsed = exposition(text)
    book_says = None
    found.append("risk", NOW_S, parsed)
    declared = exposition("# TYPE risk_latency_ms gauge\n")
    book_says = measure(found, "risk", declared, NOW_S)
    assert book_says is not None
    got = book_says.level("risk")
    assert got is not None
    assert (got.observations, math.isnan(got.value)) == (0, True)


def test_a_bucket_of_no_bound_is_no_bucket() -> None:
    odd = buckets("risk_latency_ms", ',symbol_tier="major",account_segment="i"', ("wide", 5_000.0))
    told = level((0, risk(99, 1) + odd))
    assert told == level((0, risk(99, 1)))


def test_a_service_without_any_of_it_says_nothing() -> None:
    assert played((0, "up 1\n"), kind="up gauge") is None


def scaled(count: float, born_s: float | None) -> str:
    created = (
        ""
        if born_s is None
        else (f'# TYPE scaling_evaluations_created gauge\nscaling_evaluations_created{{service="a"}} {born_s}\n')
    )
    return f'scaling_evaluations_total{{service="a"}} {count}\nscaling_evaluations_total{{service="b"}} 0\n' + created


@pytest.mark.parametrize(
    ("scrapes", "movement"),
    [
        (((0, scaled(3, NOW_S - 60)),), Movement(3, 900, 3)),
        (((0, scaled(3, NOW_S - 1000)),), Movement(0, 0, 3)),
        (((60, scaled(3, None)), (0, scaled(5, None))), Movement(2, 60, 5)),
        (((0, scaled(0, NOW_S + 60)),), Movement(0, 0, 0)),
    ],
)
def test_how_scaling_moves(scrapes: tuple[tuple[float, str], ...], movement: Movement) -> None:
    found = played(*scrapes, kind="scaling_evaluations_total counter")
    assert found == Levels((), movement)
