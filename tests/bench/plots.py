"""Measures a refresh of the plots' wall against a bare painter's polylines and plain pyqtgraph: CPU milliseconds."""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import time
from collections.abc import Callable
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app.core.decimation import decimate
from tests.bench.load import COLUMNS, HEIGHT, PLOTS, POINTS, SERIES, WIDTH, PlotWall, walks
from widgets import theme
from widgets.plot import Floats
from widgets.plot_lines import Mapping, polygon

ROUNDS = 60
WARM_UP = 5
FRAMES = 8
"""Different pictures that the bare painter draws in turn."""
PENS = ("#5aa0ff", "#48c0b0", "#e8b13c", "#a274ff")


class Wall(Protocol):
    """Twelve plots that take one point more each and are then painted."""

    def advance(self) -> None:
        """Give all plots their new point."""


class PainterWall(QWidget):
    """The limit: one widget that draws polylines whose pixels were computed before the clock ran; no axes, no text.

    `peaks` draws the lowest and highest point of each pixel column instead of all.
    """

    def __init__(self, *, peaks: bool) -> None:
        super().__init__()
        self.resize(WIDTH, HEIGHT)
        self._pens = [QPen(QColor(name), 1) for name in PENS]
        times, values = walks()
        self._turn = 0
        self._frames = [
            [
                line
                for place in range(PLOTS)
                for line in self._lines(times[shown], values[place, :, shown], place, peaks)
            ]
            for shown in (slice(turn, turn + POINTS) for turn in range(FRAMES))
        ]

    def advance(self) -> None:
        """Take one point more."""
        self._turn += 1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#1b1f24"))
        for number, points in enumerate(self._frames[self._turn % FRAMES]):
            painter.setPen(self._pens[number % SERIES])
            painter.drawPolyline(points)

    def _lines(self, times: Floats, values: Floats, place: int, peaks: bool) -> list[QPolygonF]:
        rows = -(-PLOTS // COLUMNS)
        width, height = self.width() / COLUMNS, self.height() / rows
        box = QRectF((place % COLUMNS) * width, (place // COLUMNS) * height, width, height)
        mapping = Mapping(box, float(times[0]), float(times[-1]), 0.0, float(values.max()))
        shown = [(times, walk) for walk in values]
        if peaks:
            shown = [decimate(times, walk, mapping.start_s, mapping.end_s, round(width)) for walk in values]
        return [polygon(mapping.xs(at), mapping.ys(walk)) for at, walk in shown]


class PlainWall(QWidget):
    """pyqtgraph as its manual shows it, with the same data."""

    def __init__(self, *, axes: bool) -> None:
        super().__init__()
        self._turn = 0
        self._times, self._values = walks()
        self._curves = []
        grid = QGridLayout(self)
        for place in range(PLOTS):
            plot = pg.PlotWidget()
            if not axes:
                plot.hideAxis("left")
                plot.hideAxis("bottom")
            self._curves.append([plot.plot(pen=PENS[number]) for number in range(SERIES)])
            grid.addWidget(plot, place // COLUMNS, place % COLUMNS)
        self.resize(WIDTH, HEIGHT)

    def advance(self) -> None:
        """Take one point more."""
        self._turn += 1
        shown = slice(self._turn, self._turn + POINTS)
        for curves, values in zip(self._curves, self._values, strict=True):
            for curve, walk in zip(curves, values, strict=True):
                curve.setData(self._times[shown], walk[shown])


def refresh_ms(wall: Wall, app: QApplication) -> float:
    """CPU time of one refresh, from the new point to the last pixel."""
    began = time.process_time()
    wall.advance()
    app.processEvents()
    return (time.process_time() - began) * 1000


def bench(app: QApplication, rounds: int) -> dict[str, float]:
    """Refresh every wall in turns, so that what else the machine does falls on all alike; medians."""
    made: dict[str, Callable[[], QWidget]] = {
        "ours_ms": lambda: PlotWall(together=True),
        "ours_without_axes_ms": lambda: PlotWall(together=True, axes=False),
        "raw_limit_ms": lambda: PainterWall(peaks=False),
        "raw_peaks_ms": lambda: PainterWall(peaks=True),
        "pyqtgraph_ms": lambda: PlainWall(axes=True),
        "pyqtgraph_without_axes_ms": lambda: PlainWall(axes=False),
    }
    walls = {name: make() for name, make in made.items()}
    for wall in walls.values():
        wall.show()
    app.processEvents()
    took: dict[str, list[float]] = {name: [] for name in walls}
    gc.collect()
    gc.disable()
    for number in range(rounds + WARM_UP):
        for name, wall in walls.items():
            spent_ms = refresh_ms(wall, app)
            if number >= WARM_UP:
                took[name].append(spent_ms)
    gc.enable()
    medians = {name: statistics.median(times) for name, times in took.items()}
    return {
        "ratio_to_raw_limit": medians["ours_ms"] / medians["raw_limit_ms"],
        "ratio_without_axes": medians["ours_without_axes_ms"] / medians["raw_limit_ms"],
        "ratio_to_raw_peaks": medians["ours_ms"] / medians["raw_peaks_ms"],
        "ratio_of_pyqtgraph": medians["pyqtgraph_ms"] / medians["raw_limit_ms"],
        **medians,
        "plots": PLOTS,
        "series": SERIES,
        "points": POINTS,
    }


def main() -> None:
    """Run the bench; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="refreshes of each wall")
    options = parser.parse_args()
    app = QApplication([])
    theme.apply(app, "dark")
    numbers = {name: round(value, 3) for name, value in bench(app, options.rounds).items()}
    for name, value in numbers.items():
        print(f"{name:>28} {value:10.3f}")
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
