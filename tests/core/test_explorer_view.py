"""What the Explorer asks: by the metric's type, in one question with words of its own, and never too many lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from api_client.exposition import FamilyType
from app.core.dashboard import PlotData, PlotSeries
from app.core.explorer_view import MOST_LINES, Exploration, bounded, functions_of, labels_of
from app.core.query import Aggregation, Function, Matcher, PatternMatcher
from app.core.search_index import Metric
from app.core.units import Unit

LATENCY = Exploration("risk_latency_ms", FamilyType.HISTOGRAM, Function.QUANTILE)
ORDERS = Exploration("orders_total", FamilyType.COUNTER, Function.RATE)
DEPTH = Exploration("reorder_buffer_depth", FamilyType.GAUGE, Function.VALUE)


def metric(name: str, kind: FamilyType, labels: dict[str, tuple[str, ...]] | None = None) -> Metric:
    return Metric(name, kind, "", ("oms", "risk"), labels or {}, 4)


@pytest.mark.parametrize(
    ("name", "kind", "first", "count"),
    [
        ("orders_total", FamilyType.COUNTER, Function.RATE, 3),
        ("orders_created", FamilyType.COUNTER, Function.AGE, 2),
        ("latency_ms", FamilyType.HISTOGRAM, Function.QUANTILE, 3),
        ("depth", FamilyType.GAUGE, Function.VALUE, 1),
        ("marketdata_latest_timestamp_seconds", FamilyType.GAUGE, Function.AGE, 2),
        ("anything", FamilyType.UNKNOWN, Function.VALUE, 3),
        ("summed_sum", FamilyType.SUMMARY, Function.VALUE, 3),
    ],
)
def test_a_metric_is_asked_what_its_type_can_answer(name: str, kind: FamilyType, first: Function, count: int) -> None:
    functions = functions_of(metric(name, kind))
    assert (functions[0], len(functions)) == (first, count)


def test_only_labels_that_tell_series_apart_are_offered() -> None:
    labels = {"service": ("oms",), "symbol_tier": ("major", "minor")}
    assert labels_of(metric("a", FamilyType.GAUGE, labels)) == {
        "target": ("oms", "risk"),
        "symbol_tier": ("major", "minor"),
    }


def test_a_histogram_has_quantiles_of_its_buckets_and_rates_of_its_count() -> None:
    assert (LATENCY.query.metric, LATENCY.query.by) == ("risk_latency_ms", None)
    assert LATENCY.spec.unit is Unit.MILLISECONDS
    rate = replace(LATENCY, function=Function.RATE)
    assert rate.query.metric == "risk_latency_ms_count"
    assert rate.spec.unit is Unit.PER_SECOND, "how many were observed, not how many milliseconds"
    assert replace(LATENCY, function=Function.INCREASE).spec.unit is Unit.COUNT


def test_labels_narrow_and_keep_apart() -> None:
    asked = replace(
        ORDERS, together=Aggregation.MAX, apart=("side",), only=(("service", "oms"), ("account_id", "")), window_s=60.0
    )
    query = asked.query
    assert (query.by, query.aggregation, query.window_s) == (("side",), Aggregation.MAX, 60.0)
    assert query.matchers == (Matcher("service", ("oms",)), Matcher("account_id", ("",)))
    assert asked.title == "Rate of orders_total over 1 min · max by side · service oms, account_id not given"


def test_what_was_typed_narrows_too() -> None:
    typed = (Matcher("side", ("sell",), negated=True), PatternMatcher("account_id", "director-.*"))
    asked = replace(ORDERS, only=(("service", "oms"),), demands=typed)
    assert asked.query.matchers == (Matcher("service", ("oms",)), *typed)
    assert asked.title == 'Rate of orders_total · service oms · side!="sell", account_id=~"director-.*"'


def test_buckets_are_only_ever_summed() -> None:
    asked = replace(LATENCY, together=Aggregation.MEAN)
    assert (asked.query.aggregation, asked.query.by) == (Aggregation.SUM, ())
    assert asked.title == "P95 of risk_latency_ms · sum"
    assert replace(LATENCY, apart=("service",)).query.by is None, "every series is a line of its own already"


def test_every_choice_has_words_of_its_own() -> None:
    asked = (
        LATENCY,
        replace(LATENCY, quantile=0.99),
        replace(LATENCY, window_s=900.0),
        replace(LATENCY, function=Function.RATE),
        replace(LATENCY, together=Aggregation.SUM),
        replace(LATENCY, together=Aggregation.SUM, apart=("service",)),
        replace(LATENCY, only=(("service", "risk"),)),
        replace(LATENCY, demands=(Matcher("service", ("risk",), negated=True),)),
        replace(LATENCY, demands=(PatternMatcher("service", "risk"),)),
        replace(DEPTH, window_s=900.0),
    )
    assert len({one.title for one in asked}) == len(asked)
    assert DEPTH.title == replace(DEPTH, window_s=900.0).title, "a value has no window"
    assert LATENCY.spec.id == "risk-latency-ms-p95"


def plot(values: list[float], notice: str = "") -> PlotData:
    times = np.array([1.0])
    lines = tuple(PlotSeries(str(number), times, np.array([value])) for number, value in enumerate(values))
    return PlotData(DEPTH.spec, lines, None, notice)


def test_a_few_lines_are_all_drawn() -> None:
    few = plot([1.0] * MOST_LINES)
    assert bounded(few) is few


def test_of_many_lines_the_largest_are_drawn_in_their_order_and_the_rest_is_said() -> None:
    many = bounded(plot([float(number) for number in range(20)] + [float("nan")], "One is left out."))
    assert [one.label for one in many.series] == [str(number) for number in range(8, 20)]
    assert many.notice.startswith("12 of 21 lines are drawn")
    assert many.notice.endswith("to see the others. One is left out.")
