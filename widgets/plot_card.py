"""A plot with everything that belongs to it: title, age, legend, unit, objective, and words when it is stale."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.core.dashboard import STALE_AFTER_S, PlotData, PlotSpec
from app.core.present import NONE_YET, age_words
from widgets.plot import Line, LivePlot
from widgets.plot_legend import LegendRow, PlotLegend
from widgets.section import SectionCard
from widgets.text import ElidedLabel
from widgets.tokens import SPACE_L

if TYPE_CHECKING:
    from app.core.markers import Marker

LEAST_WINDOW_S = 60.0


class PlotCard(SectionCard):
    """One plot of the Metrics page."""

    def __init__(self, spec: PlotSpec) -> None:
        super().__init__(spec.title)
        self._spec = spec
        self._lines: tuple[Line, ...] = ()
        self._data: PlotData | None = None
        self._plot = LivePlot(f"{spec.title}, {spec.unit}", spec.objective)
        self._legend = PlotLegend()
        self._foot = ElidedLabel("", role="label")
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._plot, 1)
        row.addWidget(self._legend)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._foot)
        self.setMinimumHeight(220)

    def show_data(self, data: PlotData, now: datetime) -> None:
        """Draw what was scraped, as seen at `now` (aware UTC)."""
        self._data = data
        self._lines = tuple(Line(one.label, one.times, one.values) for one in data.series)
        self._plot.show_lines(self._lines, *self._window(now))
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Advance age, right edge and legend to `now`."""
        if self._data is None:
            return
        self._plot.show_time(*self._window(now))
        age_s, stale = self._data.age_s(now), self._data.stale(now)
        self.show_age(age_words(age_s), stale=stale)
        self._legend.show_rows([self._legend_row(line, now.timestamp()) for line in self._lines])
        self._foot.show_text(self._foot_words(age_s, stale=stale), "stale" if stale else "muted")

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Mark when commands left."""
        self._plot.show_markers(markers)

    def _window(self, now: datetime) -> tuple[float, float, float | None]:
        """Start, end and, where the newest scrape is too old, the end of what is known; epoch seconds."""
        # In whole seconds: a plot that slides with every tick is repainted with every tick.
        end_s = float(ceil(now.timestamp()))
        first_s = min((float(line.times[0]) for line in self._lines if line.times.size), default=end_s)
        start_s = min(max(first_s, end_s - self._spec.span_s), end_s - LEAST_WINDOW_S)
        if self._data is None or self._data.read_at is None or not self._data.stale(now):
            return start_s, end_s, None
        return start_s, end_s, self._data.read_at.timestamp()

    def _legend_row(self, line: Line, now_s: float) -> LegendRow:
        style, value, at_s = self._plot.style_of(line.label), line.last_value(), line.last_time_s()
        if value is None or at_s is None:
            return LegendRow(line.label, style, NONE_YET)
        if now_s - at_s > STALE_AFTER_S:
            return LegendRow(line.label, style, f"{age_words(now_s - at_s)} ago", stale=True)
        return LegendRow(line.label, style, f"{figure_words(value)} {self._spec.unit}")

    def _foot_words(self, age_s: float | None, *, stale: bool) -> str:
        if age_s is None:
            return "Nothing has been scraped yet."
        if stale:
            return f"Stale: no scrape has arrived for {age_words(age_s)}. What is drawn was true until then."
        notice = self._data.notice if self._data else ""
        return " · ".join(filter(None, (self._spec.unit, self._objective_words(), self._spec.source, notice)))

    def _objective_words(self) -> str:
        objective = self._spec.objective
        if objective is None:
            return ""
        aside = "" if self._plot.objective_drawn else ", above this view"
        return f"objective {objective:g}{aside}"


def figure_words(value: float) -> str:
    """A value with about three digits and without an exponent, so that values of one size line up."""
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{decimals}f}"
