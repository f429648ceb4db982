"""The load under which the console is measured: a wall of plots that never rests, and twenty services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.plot import Floats, Line, LivePlot

if TYPE_CHECKING:
    from app.shell.environments import EnvironmentSettings

WIDTH, HEIGHT = 1600, 1000
COLUMNS, PLOTS, SERIES, POINTS = 4, 12, 4, 3600
SERVICES = 20
_SPARE = 4096
_START_S = 1_700_000_000.0


def walks() -> tuple[Floats, Floats]:
    """Times (epoch seconds) and, by plot and series, the values of random walks: more points than a wall shows."""
    rng = np.random.default_rng(6)
    times = _START_S + np.arange(POINTS + _SPARE, dtype=np.float64)
    return times, np.abs(np.cumsum(rng.normal(size=(PLOTS, SERIES, POINTS + _SPARE)), axis=2)) + 1.0


class PlotWall(QWidget):
    """12 plots of 4 series with 3600 points each, drawn without a rest once started.

    Each turn of the loop draws one plot, and the next turn the next; `together` draws all twelve in one turn, as a
    page does whose plots are all handed to it at once.
    """

    def __init__(self, *, together: bool = False, axes: bool = True) -> None:
        super().__init__()
        self._together = together
        self._turn = 0
        self._times, self._values = walks()
        self._plots = [LivePlot(f"plot {number}", axes=axes) for number in range(PLOTS)]
        grid = QGridLayout(self)
        for number, plot in enumerate(self._plots):
            grid.addWidget(plot, number // COLUMNS, number % COLUMNS)
        self.resize(WIDTH, HEIGHT)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.advance)

    def start(self) -> None:
        """Draw without a pause from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Stop drawing."""
        self._timer.stop()

    def advance(self) -> None:
        """Give the next plot, or all of them, one new point, as a scrape would."""
        for _ in range(PLOTS if self._together else 1):
            self._draw(self._turn % PLOTS, self._turn // PLOTS)
            self._turn += 1

    @property
    def frames(self) -> float:
        """How often the whole wall has been drawn."""
        return self._turn / PLOTS

    def _draw(self, place: int, point: int) -> None:
        shown = slice(point % _SPARE, point % _SPARE + POINTS)
        times = self._times[shown]
        lines = [Line(f"series {number}", times, walk[shown]) for number, walk in enumerate(self._values[place])]
        self._plots[place].show_lines(lines, float(times[0]), float(times[-1]), None)


def with_replicas(settings: EnvironmentSettings, count: int = SERVICES) -> EnvironmentSettings:
    """The environment with further names for its services, until `count` are polled."""
    rows = settings.services
    extra = (
        replace(rows[number % len(rows)], name=f"replica-{number + 1}", flavour=None)
        for number in range(count - len(rows))
    )
    return replace(settings, services=(*rows, *extra))
