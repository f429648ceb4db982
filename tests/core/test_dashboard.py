"""What a plot shows of the answers to its questions: labels that tell lines apart, age, what is left out."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from api_client.exposition import Labels
from app.core.dashboard import (
    STALE_AFTER_S,
    Limit,
    PlotData,
    PlotQuery,
    PlotSpec,
    expression_data,
    plot_data,
    queries_of,
)
from app.core.query import TARGET_LABEL, Answer, Function, Matcher, Query, SeriesData
from app.core.units import Unit
from tests.core.states import NOW

LATENCY = Query("oms_order_latency_seconds", Function.QUANTILE, by=("transport",))
ORDERS = Query("trades_submitted_total", Function.RATE, (Matcher("service", ("oms",)),), scale=60.0)
SPEC = PlotSpec(
    "oms", "OMS", Unit.SECONDS, (PlotQuery(LATENCY), PlotQuery(ORDERS, "orders")), (Limit(0.1, early=True),)
)


def line(*labels: tuple[str, str], values: tuple[float, ...] = (1.0, 2.0)) -> SeriesData:
    made: Labels = labels
    return SeriesData(made, np.arange(float(len(values))), np.array(values))


def data(*answers: Answer, spec: PlotSpec = SPEC) -> PlotData:
    return plot_data(spec, (*answers, *(Answer(()) for _ in range(len(spec.queries) - len(answers)))))


def labels(*lines: SeriesData, spec: PlotSpec = SPEC) -> list[str]:
    return [one.label for one in data(Answer(lines), spec=spec).series]


def test_lines_are_called_by_what_tells_them_apart() -> None:
    rest, stream = (("transport", "rest"), ("service", "oms")), (("transport", "ws"), ("service", "oms"))
    assert labels(line(*rest), line(*stream)) == ["rest", "ws"]


def test_a_lone_line_is_called_by_its_only_label_or_the_metric() -> None:
    assert labels(line(("transport", "rest"))) == ["rest"]
    assert labels(line(("transport", "rest"), ("service", "oms"))) == [LATENCY.metric]
    assert labels(line()) == [LATENCY.metric]


def test_a_name_stands_before_the_labels() -> None:
    shown = data(Answer(()), Answer((line(("a", "x")), line(("a", "y")), line(("a", "")))))
    assert [one.label for one in shown.series] == ["orders x", "orders y", "orders"]


def test_no_two_lines_share_a_label() -> None:
    assert labels(line(), line(), line()) == [LATENCY.metric, f"{LATENCY.metric} (2)", f"{LATENCY.metric} (3)"]


def test_lines_without_a_number_are_left_out() -> None:
    assert labels(line(("a", "x"), values=(np.nan, np.nan)), line(("a", "y"))) == ["y"]


def test_intervals_come_along() -> None:
    low, high = np.array([0.5, 1.0]), np.array([2.0, np.inf])
    answer = Answer((SeriesData((), np.arange(2.0), np.arange(2.0), low, high),))
    (shown,) = data(answer).series
    assert shown.low is low
    assert shown.high is high


def test_the_newest_scrape_counts_and_notices_are_said_once() -> None:
    read_s = NOW.timestamp()
    shown = data(Answer((), read_s - 5, "Two are left out."), Answer((), read_s - 1, "Two are left out."))
    assert (shown.age_s(NOW), shown.stale(NOW), shown.notice) == (1.0, False, "Two are left out.")
    later = NOW + timedelta(seconds=STALE_AFTER_S)
    assert (shown.age_s(later), shown.stale(later)) == (STALE_AFTER_S + 1, True)


def test_nothing_scraped_is_stale() -> None:
    shown = data(Answer(()))
    assert (shown.series, shown.read_at, shown.age_s(NOW), shown.stale(NOW)) == ((), None, None, True)


@pytest.mark.parametrize(("values", "last"), [((1.0, 2.0), 2.0), ((1.0, np.nan), 1.0), ((np.nan, np.nan), None)])
def test_the_last_value_is_the_last_number(values: tuple[float, ...], last: float | None) -> None:
    spec = PlotSpec("p", "P", Unit.COUNT, (PlotQuery(LATENCY),))
    shown = data(Answer((line(values=(3.0, 3.0)),)), spec=spec).series[0]
    assert type(shown)(shown.label, shown.times, np.array(values)).last == last


def test_questions_are_narrowed_to_one_target() -> None:
    assert queries_of(SPEC) == (LATENCY, ORDERS)
    latency, orders = queries_of(SPEC, "oms")
    assert latency.matchers == (Matcher(TARGET_LABEL, ("oms",)),)
    assert orders.matchers == (Matcher("service", ("oms",)), Matcher(TARGET_LABEL, ("oms",)))
    assert (orders.scale, orders.function, latency.by) == (60.0, Function.RATE, ("transport",))


def test_limits_and_sources_are_told() -> None:
    both = PlotSpec(
        "p", "P", Unit.COUNT, (PlotQuery(LATENCY), PlotQuery(LATENCY)), (Limit(1.0, early=True), Limit(2.0))
    )
    assert (both.objective, SPEC.objective) == (2.0, None)
    assert both.source == "GET /metrics: oms_order_latency_seconds"
    assert [limit.word for limit in both.limits] == ["warning", "objective"]


def test_an_expressions_lines_are_the_servers() -> None:
    spec = PlotSpec("e", "up", Unit.COUNT, (), expression="up")
    several = (line(("job", "a"), ("x", "1")), line(("job", "b"), ("x", "1")), line(("job", "c"), values=(np.nan,)))
    shown = expression_data(spec, Answer(several, NOW.timestamp(), "slow"))
    assert [one.label for one in shown.series] == ["a", "b"]
    assert (shown.read_at, shown.notice, shown.archived) == (NOW, "slow", True)
    assert spec.source == "Prometheus, asked in PromQL"
    assert [one.label for one in expression_data(spec, Answer((line(),))).series] == ["value"]
    assert expression_data(spec, Answer(())).read_at is None


def test_what_a_server_is_asked_for_seldom_is_stale_later() -> None:
    shown = PlotData(SPEC, (), NOW, stale_after_s=100.0)
    assert not shown.stale(NOW + timedelta(seconds=100))
    assert shown.stale(NOW + timedelta(seconds=101))
