"""Axes of a live plot: UTC times below, plain values at the left with the grid."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont

TIME_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)
TICK_WIDTH_PX = 84
TICK_HEIGHT_PX = 44
LABEL_HALF_PX = 10

Ticks = list[tuple[float, list[float]]]


def time_ticks(start_s: float, end_s: float, width_px: float) -> Ticks:
    """Round UTC instants (epoch seconds) between `start_s` and `end_s`, as many as `width_px` has room for."""
    room = max(1.0, width_px / TICK_WIDTH_PX)
    wanted_s = (end_s - start_s) / room
    step_s = next((step for step in TIME_STEPS_S if step >= wanted_s), 86400 * ceil(wanted_s / 86400))
    first = ceil(start_s / step_s)
    return [(float(step_s), [float(n * step_s) for n in range(first, floor(end_s / step_s) + 1)])]


def time_words(at_s: float, step_s: float) -> str:
    """An instant (epoch seconds) as UTC, as fine as the step between two of them needs."""
    at = datetime.fromtimestamp(at_s, UTC)
    if step_s < 60:
        return f"{at:%H:%M:%S}"
    return f"{at:%H:%M}" if step_s < 86400 else f"{at:%d %b}"


def value_step(span: float, height_px: float) -> float:
    """The 1-2-5 step that divides `span` into as many lines as `height_px` has room for."""
    if span <= 0:
        return 1.0
    wanted = span / max(2.0, height_px / TICK_HEIGHT_PX)
    power = 10.0 ** floor(log10(wanted))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= wanted * 0.999)


def value_words(value: float, step: float) -> str:
    """A value with no more decimals than the step between two grid lines needs."""
    decimals = max(0, -floor(log10(step))) if step > 0 else 0
    return f"{value:,.{decimals}f}".replace(",", "\N{NARROW NO-BREAK SPACE}")


class UtcAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """The time axis: round instants in UTC, no line of its own."""

    def __init__(self) -> None:
        super().__init__(orientation="bottom", maxTickLength=0)
        self.setStyle(tickAlpha=0, tickTextOffset=6, autoExpandTextSpace=False, autoReduceTextSpace=False)
        self.setHeight(22)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Ticks:
        """Return the instants that get a label (pyqtgraph's hook)."""
        return time_ticks(minVal, maxVal, size)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the labels (pyqtgraph's hook)."""
        return [time_words(value, spacing) for value in values]


class ValueAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """The value axis: few round numbers, each with a hairline across the plot."""

    def __init__(self) -> None:
        super().__init__(orientation="left", maxTickLength=0)
        self.setStyle(tickAlpha=255, tickTextOffset=8, autoExpandTextSpace=False, autoReduceTextSpace=False)
        self.setWidth(52)
        self.setGrid(255)
        self.enableAutoSIPrefix(False)

    def boundingRect(self) -> QRectF:
        """Leave room for half a label above the highest and below the lowest line."""
        return QRectF(super().boundingRect()).adjusted(0, -LABEL_HALF_PX, 0, LABEL_HALF_PX)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Ticks:
        """Return the values that get a line and a label (pyqtgraph's hook)."""
        step = value_step(maxVal - minVal, size)
        return [(step, [n * step for n in range(ceil(minVal / step), floor(maxVal / step) + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the labels (pyqtgraph's hook)."""
        return [value_words(value, spacing) for value in values]


def dress_axis(axis: pg.AxisItem, *, line: QColor, text: QColor, font: QFont) -> None:
    """Give an axis the theme's hairline and label colours."""
    axis.setPen(pg.mkPen(None))
    # pyqtgraph puts axes above the lines; the grid belongs below them.
    axis.setZValue(-1)
    axis.setTickPen(pg.mkPen(line, width=1))
    axis.setTextPen(pg.mkPen(text))
    axis.setTickFont(font)
