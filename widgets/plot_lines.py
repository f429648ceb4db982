"""Turns the samples of a line into what a painter draws at once: runs without a gap, and the interval beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.core.decimation import decimate, widen
from app.core.plot_values import value_at

Floats = npt.NDArray[np.float64]
AnyFloats = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line: `times` (epoch seconds, ascending) and `values` of the same length; NaN leaves a gap.

    `low` and `high` are the interval that a value is known to lie in; `high` may be infinite.
    """

    label: str
    times: Floats
    values: AnyFloats
    low: AnyFloats | None = None
    high: AnyFloats | None = None

    def last_value(self) -> float | None:
        """The newest value that is a number; None when there is none."""
        known = self.values[np.isfinite(self.values)]
        return float(known[-1]) if known.size else None

    def last_time_s(self) -> float | None:
        """When the newest number was observed, in epoch seconds; None when there is none."""
        known = self.times[np.isfinite(self.values)]
        return float(known[-1]) if known.size else None

    def value_at(self, at_s: float) -> float | None:
        """The newest sample at or before an instant; None where that is a gap, or before the first."""
        return value_at(self.times, self.values, at_s)


@dataclass(frozen=True, slots=True)
class Mapping:
    """From instants and values to pixels within `box`; with `logarithmic`, `low` and `high` are above zero."""

    box: QRectF
    start_s: float
    end_s: float
    low: float
    high: float
    logarithmic: bool = False

    def xs(self, times: AnyFloats) -> Floats:
        """Pixels from the left edge of the item."""
        since_s = times.astype(np.float64, copy=False) - self.start_s
        found: Floats = since_s * (self.box.width() / (self.end_s - self.start_s)) + self.box.left()
        return found

    def ys(self, values: AnyFloats) -> Floats:
        """Pixels from the top edge of the item; NaN where a logarithm has none."""
        low, high = self.low, self.high
        shown = values
        if self.logarithmic:
            low, high = float(np.log10(low)), float(np.log10(high))
            with np.errstate(divide="ignore", invalid="ignore"):
                shown = np.log10(np.where(values > 0, values, np.nan))
        return self.box.bottom() - (shown.astype(np.float64, copy=False) - low) * (self.box.height() / (high - low))

    def y(self, value: float) -> float:
        """One value's pixel."""
        return float(self.ys(np.array([value]))[0])

    def x(self, at_s: float) -> float:
        """One instant's pixel."""
        return float(self.xs(np.array([at_s]))[0])


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """What is left to do for the painter."""

    runs: tuple[QPolygonF, ...]
    dots: tuple[QPointF, ...]
    bands: tuple[QPolygonF, ...]

    def draw_band(self, painter: QPainter, colour: QColor) -> None:
        """Fill the interval, below all lines."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour))
        for band in self.bands:
            painter.drawPolygon(band)

    def draw(self, painter: QPainter, pen: QPen, nib: tuple[QPointF, ...]) -> None:
        """Draw the line at each place of the `nib`; a value between two gaps is a dot: no polyline would show it."""
        painter.setPen(pen)
        for place in nib:
            painter.translate(place)
            for run in self.runs:
                painter.drawPolyline(run)
            for dot in self.dots:
                painter.drawRect(QRectF(dot.x() - 1, dot.y() - 1, 2, 2))
            painter.translate(-place)


def drawn(line: Line, mapping: Mapping, columns: int) -> DrawnLine:
    """Map a line; peaks survive `columns` pixel columns, gaps stay gaps."""
    first, last = np.searchsorted(line.times, (mapping.start_s, mapping.end_s))
    part = slice(max(0, int(first) - 1), int(last) + 1)
    times, values = decimate(line.times[part], line.values[part], mapping.start_s, mapping.end_s, columns)
    xs, ys = mapping.xs(times), mapping.ys(values)
    runs, dots = [], []
    for start, end in _runs(ys):
        if end - start == 1:
            dots.append(QPointF(xs[start], ys[start]))
        else:
            runs.append(polygon(xs[start:end], ys[start:end]))
    return DrawnLine(tuple(runs), tuple(dots), tuple(_bands(line, part, mapping, columns)))


def _bands(line: Line, part: slice, mapping: Mapping, columns: int) -> Iterator[QPolygonF]:
    if line.low is None or line.high is None:
        return
    within = (mapping.start_s, mapping.end_s, columns)
    times, low, high = widen(line.times[part], line.low[part], line.high[part], *within)
    floor = mapping.low
    xs = mapping.xs(times)
    lows, highs = mapping.ys(np.maximum(low, floor)), mapping.ys(np.where(np.isinf(high), mapping.high, high))
    for start, end in _runs(lows + highs):
        if end - start > 1:
            yield polygon(
                np.concatenate((xs[start:end], xs[start:end][::-1])),
                np.concatenate((highs[start:end], lows[start:end][::-1])),
            )


def _runs(values: Floats) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of numbers."""
    known = np.isfinite(values)
    if known.all():
        if known.size:
            yield 0, known.size
        return
    edges = np.flatnonzero(np.diff(np.concatenate(((False,), known, (False,)))))
    yield from zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True)


def polygon(xs: Floats, ys: Floats) -> QPolygonF:
    """The points as Qt keeps them, written in one go."""
    made: QPolygonF = pg.functions.create_qpolygonf(len(xs))
    memory = pg.functions.ndarray_from_qpolygonf(made)
    memory[:, 0] = xs
    memory[:, 1] = ys
    return made
