"""Dashboards are read strictly: what is meant is kept, and every mistake says at which key it is."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dashboard import Dashboard, Limit
from app.core.dashboard_file import MOST_PLOTS, DashboardError, read_dashboard
from app.core.query import Aggregation, Function, Matcher
from app.core.units import Unit

SHIPPED = sorted(one.name for one in files("resources").joinpath("dashboards").iterdir())
LINE = 'lines = [{ metric = "up" }]'


def read(text: str) -> Dashboard:
    return read_dashboard("own", tomllib.loads(text), own=True)


def shipped(name: str) -> Dashboard:
    return read_dashboard(name, tomllib.loads(files("resources").joinpath(f"dashboards/{name}").read_text("utf-8")))


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_can_be_read(name: str) -> None:
    assert shipped(name).plots


def test_the_overview_shows_what_the_platform_is_watched_by() -> None:
    plots = {plot.id: plot for plot in shipped("overview.toml").plots}
    assert list(plots) == [
        "policy-latency",
        "risk-latency",
        "oms-p95",
        "oms-p99",
        "websocket-p99",
        "kill-switch-response",
        "canary-promotion",
        "market-data-age",
        "orders-a-minute",
        "filled-notional",
        "fee-spend",
        "breaker-state",
        "rejected-intents",
        "oms-errors",
        "scaling",
    ]
    assert plots["policy-latency"].unit is Unit.MILLISECONDS
    assert plots["oms-p99"].limits == (Limit(0.12, early=True), Limit(0.15))
    assert plots["filled-notional"].queries[0].query.metric.endswith("_usd_total")


def test_everything_that_is_written_counts() -> None:
    board = read(
        """title = "Mine"
[plot.a]
title = "A"
unit = "per minute"
warning = 1
objective = 2.5
logarithmic = true
lines = [{ metric = "x_total", function = "rate", window_s = 60, by = ["a", "b"], aggregation = "max", scale = 60, \
  name = "n", only = { service = "oms" }, without = { tier = ["unknown", ""] } },
  { metric = "h", function = "quantile", quantile = 0.5 }]
[plot.b]
title = "B"
lines = [{ metric = "y_bytes" }]
"""
    )
    first, second = board.plots
    assert (board.id, board.title, board.own, first.id, first.title) == ("own", "Mine", True, "a", "A")
    assert (first.unit, first.logarithmic, first.limits) == (
        Unit.PER_MINUTE,
        True,
        (Limit(1.0, early=True), Limit(2.5)),
    )
    query = first.queries[0].query
    assert (query.metric, query.function, query.window_s, query.by) == ("x_total", Function.RATE, 60.0, ("a", "b"))
    assert (query.aggregation, query.scale, first.queries[0].name) == (Aggregation.MAX, 60.0, "n")
    assert query.matchers == (Matcher("service", ("oms",)), Matcher("tier", ("unknown", ""), negated=True))
    assert first.queries[1].query.quantile == 0.5
    assert (second.unit, second.limits, second.queries[0].query.by) == (Unit.BYTES, (), None)


def test_a_plot_may_ask_a_server_in_its_own_language() -> None:
    head = "title = 't'\n[plot.a]\ntitle = 'A'\npromql = 'rate(sent_bytes_total[5m])'\n"
    (plot,) = read(head).plots
    assert (plot.expression, plot.queries, plot.unit) == ("rate(sent_bytes_total[5m])", (), Unit.BYTES_PER_SECOND)
    (plot,) = read(f"{head}unit = 'usd'\nobjective = 3\nlogarithmic = true").plots
    assert (plot.unit, plot.objective, plot.logarithmic) == (Unit.USD, 3.0, True)


@pytest.mark.parametrize(
    ("text", "keys", "problem"),
    [
        ("", ("plot",), "is missing"),
        ("plot = 1", ("plot",), "must be a table"),
        ("other = 1", ("other",), "is unknown; known keys are plot, title"),
        (f"[plot.a]\ntitle = 'A'\n{LINE}", ("title",), "is missing"),
        (f"title = 7\n[plot.a]\ntitle = 'A'\n{LINE}", ("title",), "must be a text"),
        ("title = 't'\n[plot]\na = 1", ("plot", "a"), "must be a table"),
        (f"title = 't'\n[plot.a]\n{LINE}", ("plot", "a", "title"), "is missing"),
        ("title = 't'\n[plot.a]\ntitle = 'A'", ("plot", "a", "lines"), "is missing"),
        ("title = 't'\n[plot.a]\ntitle = 'A'\nlines = 1", ("plot", "a", "lines"), "must be a list"),
        ("title = 't'\n[plot.a]\ntitle = 'A'\npromql = ' '", ("plot", "a", "promql"), "must be a text"),
        (f"title = 't'\n[plot.a]\ntitle = 'A'\npromql = 'up'\n{LINE}", ("plot", "a", "promql"), "stands beside lines"),
        ("title = 't'\n[plot.a]\ntitle = 'A'\nlines = [1]", ("plot", "a", "lines"), "must be a table"),
        (f"title = 't'\n[plot.a]\ntitle = 'A'\nunit = 'ells'\n{LINE}", ("plot", "a", "unit"), "must be one of count"),
        (
            f"title = 't'\n[plot.a]\ntitle = 'A'\nobjective = 'x'\n{LINE}",
            ("plot", "a", "objective"),
            "must be a number",
        ),
        (f"title = 't'\n[plot.a]\ntitle = 'A'\nwarning = true\n{LINE}", ("plot", "a", "warning"), "must be a number"),
        (f"title = 't'\n[plot.a]\ntitle = 'A'\nwarning = inf\n{LINE}", ("plot", "a", "warning"), "must be a number"),
        (f"title = 't'\n[plot.a]\ntitle = 'A'\nlogarithmic = 1\n{LINE}", ("plot", "a", "logarithmic"), "true or false"),
    ],
)
def test_a_mistake_is_found_at_its_key(text: str, keys: tuple[str, ...], problem: str) -> None:
    with pytest.raises(DashboardError) as caught:
        read(text)
    assert caught.value.keys == keys
    assert problem in caught.value.problem
    assert str(caught.value).startswith(".".join(keys))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{}", "metric is missing"),
        ("{ metric = 'x', color = 'red' }", "color is unknown"),
        ("{ metric = 'x', function = 'median' }", "function must be one of value"),
        ("{ metric = 'x', function = 1 }", "function must be one of value"),
        ("{ metric = 'x', by = 'a' }", "by must be a list"),
        ("{ metric = 'x', by = [1] }", "by must hold texts"),
        ("{ metric = 'x', only = { a = 1 } }", "only must hold texts"),
        ("{ metric = 'x', matching = { a = '(' } }", "matching is wrong: The pattern has a ( without its )."),
        ("{ metric = 'x', not_matching = { a = 1 } }", "not_matching must hold texts"),
        ("{ metric = 'x', name = 1 }", "name must be a text"),
        ("{ metric = 'x', quantile = 2 }", "A quantile lies between 0 and 1."),
        ("{ metric = 'x', window_s = 0 }", "seconds above zero"),
    ],
)
def test_a_mistake_in_a_line_is_told_at_the_plot(line: str, problem: str) -> None:
    with pytest.raises(DashboardError) as caught:
        read(f"title = 't'\n[plot.a]\ntitle = 'A'\nlines = [{line}]")
    assert caught.value.keys == ("plot", "a", "lines")
    assert problem in caught.value.problem


def test_a_dashboard_has_an_end() -> None:
    plots = "\n".join(f"[plot.p{number}]\ntitle = 'A'\n{LINE}" for number in range(MOST_PLOTS + 1))
    with pytest.raises(DashboardError, match=f"at most {MOST_PLOTS}"):
        read(f"title = 't'\n{plots}")


json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["title", "plot", "lines", "metric", "by", "only", "unit", "a"]), inner)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["title", "plot"]), json))
def test_nothing_but_a_dashboard_error_comes_of_nonsense(document: dict[str, object]) -> None:
    try:
        assert read_dashboard("x", document).plots
    except DashboardError as error:
        assert error.keys
