"""A saved plot says where and when it is from, and no spreadsheet runs what is in it."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np

from app.core.dashboard import PlotData, PlotQuery, PlotSeries, PlotSpec
from app.core.plot_export import csv_text, file_stem, watermark
from app.core.query import Query
from app.core.units import Unit

START_S = 1_700_000_000.0
SPEC = PlotSpec("oms-p99", "OMS latency", Unit.SECONDS, (PlotQuery(Query("oms_order_latency_seconds")),))


def data(label: str = "rest", *, bounds: bool = False, notice: str = "") -> PlotData:
    times = START_S + np.arange(5.0)
    values = np.array([0.1, 0.2, np.nan, 0.4, 0.5])
    low, high = (values / 2, np.array([1.0, 1.0, np.nan, 1.0, np.inf])) if bounds else (None, None)
    return PlotData(SPEC, (PlotSeries(label, times, values, low, high),), None, notice)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))


def test_it_says_environment_and_range() -> None:
    text = csv_text(data(notice="Two are\nleft out."), "aether-prod", START_S, START_S + 4)
    first, second, third, *_ = text.splitlines()
    assert first == (
        "# Aether operator console, environment aether-prod, 2023-11-14 22:13:20 to 2023-11-14 22:13:24 UTC"
    )
    assert first == f"# {watermark('aether-prod', START_S, START_S + 4)}"
    assert (second, third) == ("# OMS latency, GET /metrics: oms_order_latency_seconds", "# Two are left out.")


def test_it_says_the_mode_where_one_is_given() -> None:
    first, *_ = csv_text(data(), "prod", START_S, START_S + 4, "SIMULATION").splitlines()
    assert first.startswith("# Aether operator console, environment prod, mode SIMULATION, 2023-11-14 22:13:20")


def test_it_holds_the_samples_of_the_range_with_their_gaps() -> None:
    head, *found = rows(csv_text(data(), "prod", START_S + 1, START_S + 3))
    assert head == ["time_utc", "series", "value", "low", "high", "unit"]
    assert found == [
        ["2023-11-14T22:13:21.000+00:00", "rest", "0.2", "", "", "seconds"],
        ["2023-11-14T22:13:22.000+00:00", "rest", "", "", "", "seconds"],
        ["2023-11-14T22:13:23.000+00:00", "rest", "0.4", "", "", "seconds"],
    ]


def test_a_range_between_two_samples_holds_neither() -> None:
    assert len(rows(csv_text(data(), "prod", START_S + 1.2, START_S + 1.8))) == 1


def test_intervals_are_written_beyond_the_last_bound_too() -> None:
    *_, last = rows(csv_text(data(bounds=True), "prod", START_S, START_S + 9))
    assert last[2:5] == ["0.5", "0.25", "inf"]


def test_no_label_is_a_formula() -> None:
    assert rows(csv_text(data("=HYPERLINK()"), "prod", START_S, START_S + 9))[1][1] == "'=HYPERLINK()"


def test_the_name_of_a_file_is_plain() -> None:
    assert file_stem("aether/prod ü", "oms-p99", START_S) == "aether-prod-oms-p99-20231114T221320Z"


def test_it_says_what_is_a_servers() -> None:
    shown = replace(data(), seam_s=START_S + 2, history="History: slow.")
    _, _, third, fourth, *_ = csv_text(shown, "prod", START_S, START_S + 4).splitlines()
    assert third == ("# before 2023-11-14 22:13:22 UTC as Prometheus has it, from then on as scraped by this console")
    assert fourth == "# History: slow."
