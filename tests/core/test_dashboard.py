"""The plots of the metrics page: the right lines, their age and what is left out."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from app.core.dashboard import PLOTS, STALE_AFTER_S, plot_data
from app.core.series import SeriesBook
from tests.core.states import NOW, ago, exposition

LATENCY, ORDERS = PLOTS


def fill(book: SeriesBook, target: str, metric: str, per_step: float, steps: int = 5) -> None:
    for step in range(steps):
        at_s = NOW.timestamp() - 2.0 * (steps - 1 - step)
        book.append(target, at_s, exposition(metric.format(n=per_step * step)))


def test_latency_is_one_line_a_service_in_milliseconds() -> None:
    book = SeriesBook()
    text = (
        'http_request_duration_seconds_bucket{{le="0.1"}} {n}\nhttp_request_duration_seconds_bucket{{le="+Inf"}} {n}\n'
    )
    fill(book, "risk", text, 10)
    fill(book, "oms", text, 0)
    fill(book, "kill-switch", "up 1\n", 0)
    data = plot_data(LATENCY, book, NOW)
    assert [line.label for line in data.series] == ["risk"]
    assert data.series[0].last == 95.0
    assert np.isnan(data.series[0].values[0])
    assert (data.age_s(NOW), data.stale(NOW), data.notice) == (0.0, False, "")


def test_orders_come_from_who_sends_them() -> None:
    book = SeriesBook()
    fill(book, "risk", "# TYPE trades_submitted_total counter\ntrades_submitted_total {n}\n", 0)
    fill(book, "oms", "# TYPE trades_submitted_total counter\ntrades_submitted_total {n}\n", 3)
    data = plot_data(ORDERS, book, NOW)
    assert [line.label for line in data.series] == ["oms"]
    assert data.series[0].last == 90.0


def test_child_orders_stand_in_and_an_idle_oms_is_a_flat_line() -> None:
    book = SeriesBook()
    fill(book, "risk", "trades_submitted_total {n}\n", 0)
    assert plot_data(ORDERS, book, NOW).series == ()
    fill(book, "oms", "trades_submitted_total {n}\n", 0)
    flat = plot_data(ORDERS, book, NOW)
    assert [(line.label, line.last) for line in flat.series] == [("oms", 0.0)]
    fill(book, "oms", "trades_submitted_total 0\noms_child_orders_total {n}\n", 1)
    assert plot_data(ORDERS, book, NOW).series[0].last == 30.0


def test_nothing_scraped_is_stale() -> None:
    data = plot_data(LATENCY, SeriesBook(), NOW)
    assert (data.series, data.read_at, data.age_s(NOW), data.stale(NOW)) == ((), None, None, True)


def test_age_grows_while_nothing_arrives() -> None:
    book = SeriesBook()
    fill(book, "oms", "trades_submitted_total {n}\n", 1)
    data = plot_data(ORDERS, book, NOW)
    assert data.read_at == ago(0)
    for over_s, stale in ((0.0, False), (0.5, True)):
        later = NOW + timedelta(seconds=STALE_AFTER_S + over_s)
        assert (data.age_s(later), data.stale(later)) == (STALE_AFTER_S + over_s, stale)


def test_a_line_without_any_value_has_no_last() -> None:
    book = SeriesBook()
    fill(book, "oms", "trades_submitted_total 1\n", 0, steps=1)
    assert plot_data(ORDERS, book, NOW).series[0].last is None
