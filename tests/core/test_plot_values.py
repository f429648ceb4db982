"""The values of all plots at one instant, and the pointer's steps from scrape to scrape."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.core.dashboard import PlotData, PlotQuery, PlotSeries, PlotSpec
from app.core.plot_values import ValueRow, next_instant, value_at, values_at
from app.core.query import Query
from app.core.units import Unit

NAN = float("nan")


def plot(title: str, unit: Unit, *lines: tuple[str, list[float], list[float]]) -> PlotData:
    series = tuple(PlotSeries(label, np.array(times), np.array(values)) for label, times, values in lines)
    return PlotData(PlotSpec(title, title, unit, (PlotQuery(Query("m")),)), series, None)


PLOTS = (
    plot("Latency", Unit.SECONDS, ("oms", [10.0, 15.0, 20.0], [0.1, NAN, 0.3]), ("risk", [12.0, 17.0], [0.2, 0.25])),
    plot("Orders", Unit.COUNT, ("buy", [10.0, 20.0], [7.0, -9.0])),
    plot("Nothing", Unit.COUNT),
)


@pytest.mark.parametrize(("at_s", "value"), [(9.9, None), (10.0, 0.1), (14.9, 0.1), (15.0, None), (99.0, 0.3)])
def test_a_value_holds_until_the_next_sample_and_a_gap_is_none(at_s: float, value: float | None) -> None:
    line = PLOTS[0].series[0]
    assert value_at(line.times, line.values, at_s) == value


def test_every_line_has_a_row_in_the_unit_of_its_plot() -> None:
    assert values_at(PLOTS, 16.0) == (
        ValueRow("Latency", "oms", "–", -math.inf, "Latency"),
        ValueRow("Latency", "risk", "200 ms", 0.2, "Latency"),
        ValueRow("Orders", "buy", "7", 7.0, "Orders"),
    )
    assert values_at(PLOTS[2:], 16.0) == ()


@pytest.mark.parametrize(
    ("at_s", "step", "expected"),
    [
        (None, -1, 20.0),
        (None, 1, 20.0),
        (20.0, -1, 17.0),
        (17.0, -1, 15.0),
        (15.0, 1, 17.0),
        (16.3, 1, 17.0),
        (20.0, 1, 20.0),
        (12.0, -1, 12.0),
    ],
)
def test_the_pointer_steps_from_sample_to_sample_within_the_window(
    at_s: float | None, step: int, expected: float
) -> None:
    assert next_instant(PLOTS, at_s, (11.0, 30.0), step) == expected


def test_without_a_sample_the_pointer_stays() -> None:
    assert next_instant(PLOTS[2:], None, (0.0, 99.0), 1) is None
    assert next_instant(PLOTS, 5.0, (50.0, 99.0), 1) == 5.0
    assert next_instant((), 5.0, (50.0, 99.0), -1) == 5.0
