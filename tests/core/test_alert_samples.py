"""What scrapes tell of a moment or a range: what is stale, what grew, what minutes still know, what is not known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.core.alert_evaluation import Evaluation
from app.core.alert_ranges import over_range
from app.core.alert_reports import Limit
from app.core.alert_samples import Points, span_words
from app.core.series import SeriesBook
from tests.core.scrapes import HOUR, scraped
from tests.core.test_alert_evaluation import found, value


def test_a_target_that_is_not_read_leaves_no_doubt_only_where_nothing_ever_counted() -> None:
    def other(second: int) -> str:
        return "level 1\n# TYPE n_total counter\nn_total 0\nlost 3\n# TYPE flat gauge\nflat 0\n" if second < 900 else ""

    book = scraped(range(0, 1001, 10), lambda _: "level 0\nn_total 0\n", "kill-switch")
    book = scraped(range(0, 1001, 10), other, "risk", book)
    assert found(book, "max(level) > 3").unknown == "level of risk cannot be read now"
    assert found(book, "max_over_time(level[1m]) > 3").unknown == "level of risk cannot be read now"
    assert found(book, "max(n_total) > 3") == Evaluation(limit=Limit(">", 3.0), nearest=0.0)
    assert found(book, "flat > 3").unknown == "flat of risk cannot be read now"  # a gauge's zero is a statement
    assert value(book, "max(level) == 0") == 0.0
    assert found(book, "max(level) > 3", 1400.0).unknown.startswith("level of ")
    assert found(book, "lost > 3", -5.0).unknown == "lost of risk cannot be read now"


def test_a_series_that_is_gone_from_the_newest_scrape_is_stale() -> None:
    book = scraped(
        range(0, 101, 10), lambda second: f"a{{x='1'}} 1\n{'b 2' if second < 100 else ''}\n".replace("'", '"')
    )
    assert found(book, "b > 0", 100.0) == Evaluation(limit=Limit(">", 0.0))
    assert value(book, "max_over_time(b[1m]) > 0", 100.0) == 2.0
    assert value(book, "b > 0", 95.0) == 2.0


@pytest.mark.parametrize(
    ("made", "expression", "expected"),
    [
        # Two scrapes far from the range's ends: half a step is added on both sides.
        (lambda second: "n_total 50" if 100 <= second <= 110 else "", "delta(n_total[5m])", None),
        # A counter that was born in the range cannot have been below zero.
        (lambda second: f"n_total {max(0, second - 900)}", "increase(n_total[10m])", 100.0),
        # It fell: it was reset, and what it holds since then was counted.
        (lambda second: f"n_total {second % 500}", "increase(n_total[1000s])", 990.0),
        (lambda second: f"n_total {second % 500}", "resets(n_total[1000s])", 2.0),
        (lambda second: f"n_total {second % 500}", "irate(n_total[1m])", 0.0),
    ],
)
def test_growth_is_extrapolated_as_prometheus_does(
    made: Callable[[int], str], expression: str, expected: float | None
) -> None:
    book = scraped(range(0, 1001, 10), made)
    samples = found(book, f"{expression} >= 0").samples
    assert (samples[0].value if samples else None) == (None if expected is None else pytest.approx(expected, rel=0.02))


@pytest.mark.parametrize(
    ("name", "start_s", "end_s", "expected"),
    [
        ("delta", 90.0, 125.0, 17.5),  # both ends are near: 10 + 20 + 5 seconds
        ("delta", 88.0, 125.0, 15.0),  # the start is further away than 1.1 steps: half a step counts
        ("delta", 90.0, 140.0, 17.5),  # so is the end
        ("increase", 88.0, 125.0, 17.5),  # the counter was zero 10 seconds before its first sample
        ("rate", 88.0, 125.0, 17.5 / 37),
    ],
)
def test_growth_reaches_to_the_ends_of_the_range(name: str, start_s: float, end_s: float, expected: float) -> None:
    points = Points(np.array([100.0, 110.0, 120.0]), np.array([5.0, 10.0, 15.0]), start_s, end_s)
    assert over_range(name, points) == pytest.approx(expected)


def test_ranges_beyond_the_scrapes_are_read_by_minutes() -> None:
    book = SeriesBook(capacity=30)
    scraped(
        range(0, 3601, 10),
        lambda second: f"# TYPE n_total counter\nn_total {second}\n# TYPE g gauge\ng {second % 70}\n",
        book=book,
    )
    assert value(book, "increase(n_total[1h])", 3600.0) == pytest.approx(3600, rel=0.01)
    assert value(book, "rate(n_total[50m])", 3600.0) == pytest.approx(1.0, rel=0.01)
    assert value(book, "max_over_time(g[50m])", 3600.0) == 60.0
    assert value(book, "min_over_time(g[50m])", 3600.0) == 0.0
    assert value(book, "avg_over_time(g[50m])", 3600.0) == pytest.approx(30.0, abs=1.0)
    assert value(book, "present_over_time(g[50m])", 3600.0) == 1.0
    assert found(book, "changes(g[50m]) > 0", 3600.0).unknown == (
        "`changes` needs single scrapes of 50 min, and this console keeps minutes only for so long"
    )
    assert found(book, "rate(n_total[8h]) > 100", 3600.0).unknown == "only 1 h of the last 8 h were watched".replace(
        "1 h", "60 min"
    )


def test_a_minute_counts_as_watched_from_its_first_scrape_on() -> None:
    book = scraped(range(41, 61), lambda second: f"# TYPE n_total counter\nn_total {second}\n")
    assert found(book, "rate(n_total[15m]) > 100", 60.0).unknown == "only 19 s of the last 15 min were watched"


def test_nothing_is_known_before_the_first_scrape() -> None:
    assert found(SeriesBook(), "level > 1").unknown == "nothing exposes level"
    book = scraped(range(1), lambda _: "level 1")
    assert found(book, "level > 1", HOUR).unknown == "level of oms cannot be read now"


DECLARED = """# TYPE wait histogram
# TYPE pause summary
# TYPE tries_total counter
# TYPE depth gauge
level 1
"""


def test_what_is_declared_and_was_never_observed_is_quiet_for_as_long_as_the_service_is_read() -> None:
    book = scraped(range(0, 61, 10), lambda _: DECLARED)
    for metric in ("wait_count", "pause", "pause_sum", "tries_total", "depth"):
        assert found(book, f"sum({metric}) > 1", 60.0) == Evaluation(limit=Limit(">", 1.0))
    assert found(book, "histogram_quantile(0.9, rate(wait_bucket[1m])) > 1", 60.0) == Evaluation(limit=Limit(">", 1.0))
    for metric in ("wait", "tries", "depth_total", "pause_bucket"):
        assert found(book, f"{metric} > 1", 60.0).unknown == f"nothing exposes {metric}"
    assert found(book, "depth > 1", 600.0).unknown == "nothing exposes depth"


def test_a_gauge_is_the_number_that_was_exposed_though_it_is_kept_in_fewer_digits() -> None:
    book = scraped(range(0, 61, 10), lambda second: f"g 0.{second // 10 + 1}\nbig 123456789012\n")
    assert found(book, "g > 0.7", 60.0) == Evaluation(limit=Limit(">", 0.7), nearest=0.7)
    assert value(book, "max_over_time(g[50s])", 60.0) == 0.7
    assert value(book, "big", 60.0) == 123456789012


def test_spans_are_said_in_the_unit_people_use() -> None:
    assert [span_words(one) for one in (-3, 45, 300, 5400, 7200, 9000)] == [
        "0 s",
        "45 s",
        "5 min",
        "90 min",
        "2 h",
        "2.5 h",
    ]
