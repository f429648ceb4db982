"""One live plot: what arrived, up to now, with gaps left open and a stale end hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QFrame, QGraphicsRectItem, QVBoxLayout, QWidget

from app.core.decimation import decimate
from widgets import fonts
from widgets.plot_axes import UtcAxis, ValueAxis, dress_axis
from widgets.plot_markers import MarkerStrip
from widgets.plot_style import LineStyle, line_style, plot_colours

if TYPE_CHECKING:
    from app.core.markers import Marker

Floats = npt.NDArray[np.float64]

HEADROOM = 1.15
NO_VALUES = "no values yet"
OBJECTIVE_REACH = 4.0
"""An objective this many times above the highest value would press the lines flat: it is told, not drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line: `times` (epoch seconds, ascending) and `values` of the same length; NaN leaves a gap."""

    label: str
    times: Floats
    values: Floats

    def last_value(self) -> float | None:
        """The newest value that is a number; None when there is none."""
        known = self.values[np.isfinite(self.values)]
        return float(known[-1]) if known.size else None

    def last_time_s(self) -> float | None:
        """When the newest number was observed, in epoch seconds; None when there is none."""
        known = self.times[np.isfinite(self.values)]
        return float(known[-1]) if known.size else None


class LivePlot(QWidget):
    """A plot that is told what to draw: it neither zooms nor pans, has no menu, and writes nothing.

    `objective` is in the unit of the values and drawn dotted while the lines come near it.
    """

    def __init__(self, name: str, objective: float | None = None) -> None:
        super().__init__()
        self._objective = objective
        self._colours = plot_colours()
        self._curves: dict[str, pg.PlotCurveItem] = {}
        self._places: dict[str, int] = {}
        self._values = NO_VALUES
        self._stale_from_s: float | None = None
        self._window_s: tuple[float, float, float | None] | None = None
        self._axes = (UtcAxis(), ValueAxis())
        self._view = _bare_view(*self._axes)
        self._view.setAccessibleName(f"Plot: {name}")
        self._box = self._view.getViewBox()
        self._objective_line = pg.InfiniteLine(angle=0, movable=False)
        self._objective_line.setVisible(False)
        self._box.addItem(self._objective_line, ignoreBounds=True)
        # In the pixels of the view box, so that the hatching keeps its angle whatever the axes' scales.
        self._tail = QGraphicsRectItem(self._box)
        self._tail.setPen(QPEN_NONE)
        self._tail.setZValue(50)
        self._markers = MarkerStrip(self._view)
        self._box.sigResized.connect(self._place)
        self._box.sigRangeChanged.connect(self._place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._markers)
        layout.addWidget(self._view, 1)
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dress()
        self._tell()

    def show_lines(self, lines: Sequence[Line], start_s: float, now_s: float, stale_from_s: float | None) -> None:
        """Draw `lines` between `start_s` and `now_s` (epoch seconds); from `stale_from_s` on nothing is known.

        Every line has a label of its own; a label keeps its colour even if it vanishes and comes back.
        """
        self._match_curves([line.label for line in lines])
        columns = round(self._box.width() * self.devicePixelRatioF())
        for line in lines:
            times, values = decimate(line.times, line.values, start_s, now_s, columns)
            self._curves[line.label].setData(times, values, connect="finite")
        self._values = ", ".join(f"{line.label} {_figure(line.last_value())}" for line in lines) or NO_VALUES
        self._show_range(_highest(lines))
        self.show_time(start_s, now_s, stale_from_s)
        self._tell()
        # The scene settles its axes when it is painted, which asks for another painting; settled now, one is enough.
        self._view.scene().prepareForPaint()

    def show_time(self, start_s: float, now_s: float, stale_from_s: float | None) -> None:
        """Move the window of time without new values; the same window again costs nothing."""
        if (start_s, now_s, stale_from_s) == self._window_s:
            return
        self._window_s = (start_s, now_s, stale_from_s)
        self._stale_from_s = stale_from_s
        self._box.setXRange(start_s, now_s, padding=0)
        self._place()

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Mark when commands left; what lies outside the window of time is drawn once the window reaches it."""
        self._markers.show_markers(markers)
        self._tell()

    def style_of(self, label: str) -> LineStyle:
        """The colour and dash that the line of this label keeps for as long as the plot lives."""
        place = self._places.setdefault(label, len(self._places))
        return line_style(place, self._colours)

    @property
    def objective_drawn(self) -> bool:
        """Whether the objective lies within the view."""
        return bool(self._objective_line.isVisible())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        colours = self._colours = plot_colours()
        self._view.setBackground(colours.surface)
        font = fonts.sans("label")
        for axis in self._axes:
            dress_axis(axis, line=colours.line, text=colours.label, font=font)
        self._objective_line.setPen(pg.mkPen(colours.objective, width=1, style=Qt.PenStyle.DotLine))
        self._tail.setBrush(QBrush(colours.stale, Qt.BrushStyle.BDiagPattern))
        for label, curve in self._curves.items():
            curve.setPen(self.style_of(label).pen())
        self._markers.dress()

    def _match_curves(self, labels: Sequence[str]) -> None:
        for gone in set(self._curves).difference(labels):
            self._box.removeItem(self._curves.pop(gone))
        for label in labels:
            if label not in self._curves:
                pen = self.style_of(label).pen()
                curve = pg.PlotCurveItem(pen=pen, antialias=False, connect="finite")
                self._view.addItem(curve)
                self._curves[label] = curve

    def _show_range(self, highest: float) -> None:
        top, objective = highest, self._objective
        drawn = objective is not None and (highest <= 0 or objective <= highest * OBJECTIVE_REACH)
        if objective is not None:
            self._objective_line.setVisible(drawn)
            self._objective_line.setValue(objective)
            top = max(highest, objective) if drawn else highest
        self._box.setYRange(0.0, top * HEADROOM if top > 0 else 1.0, padding=0)

    def _place(self) -> None:
        self._place_tail()
        self._markers.place()
        self._tell()

    def _place_tail(self) -> None:
        (start_s, end_s), _ = self._box.viewRange()
        size = self._box.size()
        if self._stale_from_s is None or end_s <= start_s:
            self._tail.setVisible(False)
            return
        share = min(1.0, max(0.0, (self._stale_from_s - start_s) / (end_s - start_s)))
        left = share * size.width()
        self._tail.setRect(QRectF(left, 0.0, size.width() - left, size.height()))
        self._tail.setVisible(True)

    def _tell(self) -> None:
        marked = ", ".join(self._markers.words())
        told = f"{self._values}; commands: {marked}" if marked else self._values
        if told != self._view.accessibleDescription():
            self._view.setAccessibleDescription(told)


QPEN_NONE = pg.mkPen(None)


def _bare_view(time_axis: UtcAxis, value_axis: ValueAxis) -> pg.PlotWidget:
    view = pg.PlotWidget(axisItems={"bottom": time_axis, "left": value_axis}, enableMenu=False)
    item = view.getPlotItem()
    item.hideButtons()
    item.setMouseEnabled(x=False, y=False)
    item.disableAutoRange()
    item.layout.setContentsMargins(0, 6, 12, 0)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return view


def _highest(lines: Sequence[Line]) -> float:
    peaks = (float(np.nanmax(line.values)) for line in lines if np.isfinite(line.values).any())
    return max((peak for peak in peaks if isfinite(peak)), default=0.0)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"
