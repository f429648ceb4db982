"""The live plots of the metrics page, from ring buffers to lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np

from app.core.rates import latency_quantile, request_rate
from app.core.series import Floats, SeriesBook

WINDOW_S: Final = 60.0
SPAN_S: Final = 900.0
STALE_AFTER_S: Final = 15.0


@dataclass(frozen=True)
class PlotSeries:
    """One line: `times` are Unix seconds, `values` in the plot's unit, NaN where nothing is known; same length."""

    label: str
    times: Floats
    values: Floats

    @property
    def last(self) -> float | None:
        """The newest known value."""
        known = self.values[~np.isnan(self.values)]
        return float(known[-1]) if known.size else None


@dataclass(frozen=True, slots=True)
class PlotSpec:
    """What a plot shows: `span_s` seconds back, `objective` in the plot's unit where there is one."""

    id: str
    title: str
    unit: str
    objective: float | None
    span_s: float
    source: str
    lines: Callable[[SeriesBook, float], tuple[PlotSeries, ...]]


@dataclass(frozen=True)
class PlotData:
    """A plot's lines now. `read_at` is the newest successful scrape behind them, `notice` what is left out."""

    spec: PlotSpec
    series: tuple[PlotSeries, ...]
    read_at: datetime | None
    notice: str = ""

    def age_s(self, now: datetime) -> float | None:
        """Seconds since the newest scrape; None before the first."""
        return None if self.read_at is None else max(0.0, (now - self.read_at).total_seconds())

    def stale(self, now: datetime) -> bool:
        """Whether the newest scrape is too old to be called live."""
        age_s = self.age_s(now)
        return age_s is None or age_s > STALE_AFTER_S


def plot_data(spec: PlotSpec, book: SeriesBook, now: datetime) -> PlotData:
    """Compute a plot's lines from the book; the arrays are the caller's own."""
    series = spec.lines(book, now.timestamp() - spec.span_s)
    reads = [at_s for line in series if (at_s := book.read_s(line.label)) is not None]
    read_at = datetime.fromtimestamp(max(reads), UTC) if reads else None
    return PlotData(spec, series, read_at, book.notice)


def _request_latency(book: SeriesBook, since_s: float) -> tuple[PlotSeries, ...]:
    lines = []
    for target in book.targets:
        times, seconds = latency_quantile(book, target, "http_request_duration_seconds", 0.95, WINDOW_S, since_s)
        if times.size and not np.isnan(seconds).all():
            lines.append(PlotSeries(target, times, seconds * 1e3))
    return tuple(lines)


_ORDER_COUNTERS: Final = ("trades_submitted_total", "oms_child_orders_total")


def _order_rate(book: SeriesBook, since_s: float) -> tuple[PlotSeries, ...]:
    """Orders a minute of every target that ever sent one: all services expose the counter, most never move it."""
    for counter in _ORDER_COUNTERS:
        active = tuple(target for target in book.targets if _moved(book, target, counter))
        if active:
            return tuple(_a_minute(book, target, counter, since_s) for target in active)
    idle = tuple(target for target in book.targets if target == "oms" and book.window(target, _ORDER_COUNTERS[0]))
    return tuple(_a_minute(book, target, _ORDER_COUNTERS[0], since_s) for target in idle)


def _moved(book: SeriesBook, target: str, counter: str) -> bool:
    return any(bool((window.values > 0).any()) for window in book.window(target, counter))


def _a_minute(book: SeriesBook, target: str, counter: str, since_s: float) -> PlotSeries:
    times, per_second = request_rate(book, target, counter, WINDOW_S, since_s)
    return PlotSeries(target, times, per_second * 60.0)


PLOTS: Final = (
    PlotSpec(
        id="request-latency",
        title="Request latency, p95 over 60 s",
        unit="ms",
        objective=200.0,
        span_s=SPAN_S,
        source="GET /metrics: http_request_duration_seconds",
        lines=_request_latency,
    ),
    PlotSpec(
        id="order-rate",
        title="Orders submitted, over 60 s",
        unit="orders/min",
        objective=None,
        span_s=SPAN_S,
        source="GET /metrics: trades_submitted_total",
        lines=_order_rate,
    ),
)
"""The plots of the metrics page in their order."""
