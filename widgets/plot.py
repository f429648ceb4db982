"""One live plot: what arrived, with gaps left open, a stale end hatched, and a window of time that can be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.dashboard import Limit
from app.core.language import tr
from app.core.units import Unit, scale_for
from widgets.plot_canvas import BOTTOM_PX, LEFT_PX, RIGHT_PX, TOP_PX, PlotCanvas
from widgets.plot_lines import Floats, Line
from widgets.plot_markers import MarkerStrip
from widgets.plot_range import value_range
from widgets.plot_style import LineStyle, line_style, plot_colours
from widgets.plot_words import seam_words, summary
from widgets.sensitive import shown_scale

if TYPE_CHECKING:
    from app.core.markers import Marker

__all__ = ["Floats", "Line", "LivePlot"]

NO_VALUES: Final = tr("no values yet")


class LivePlot(QWidget):
    """A plot that is told what to draw; what a mouse does to its window of time is asked for, not done.

    `objective` and `warning` are in the unit of the values and drawn while the lines come near them.
    Signals: `window_requested(float, float)` another start and end (epoch seconds), by dragging, or by the wheel with
    Ctrl held; `pointed(object)` the instant under the mouse (epoch seconds), None when it left.
    """

    window_requested = Signal(float, float)
    pointed = Signal(object)

    def __init__(
        self,
        name: str,
        objective: float | None = None,
        *,
        warning: float | None = None,
        unit: Unit = Unit.COUNT,
        axes: bool = True,
    ) -> None:
        super().__init__()
        pairs = ((warning, True), (objective, False))
        self._limits = tuple(Limit(value, early=early) for value, early in pairs if value is not None)
        self._unit = unit
        self._axes = axes
        self._colours = plot_colours()
        self._places: dict[str, int] = {}
        self._lines: tuple[Line, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self._logarithmic = False
        self._window_s: tuple[float, float, float | None] | None = None
        self._box = _TimeBox()
        self._view = _PlotView()
        self._view.setAccessibleName(tr("Plot: {name}", name=name))
        self._view.addItem(self._box)
        self._canvas = PlotCanvas(self._colours, axes=axes)
        self._view.scene().addItem(self._canvas)  # not into the box, which cuts off what lies outside it
        self._markers = MarkerStrip(self._view, self._box)
        self._box.sigRangeChangedManually.connect(self._on_moved)
        self._box.sigResized.connect(self._markers.place)
        self._view.scene().sigMouseMoved.connect(self._on_pointed)
        self._view.left.connect(lambda: self.pointed.emit(None))
        self._view.resized.connect(self._fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._markers)
        layout.addWidget(self._view, 1)
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setBackground(self._colours.surface)
        self._tell()

    def show_lines(self, lines: Sequence[Line], start_s: float, now_s: float, stale_from_s: float | None) -> None:
        """Draw `lines` between `start_s` and `now_s` (epoch seconds); from `stale_from_s` on nothing is known.

        Every line has a label of its own; a label keeps its colour even if it vanishes and comes back.
        """
        self._lines = tuple(lines)
        for line in lines:
            self.style_of(line.label)
        self._window_s = None
        self.show_time(start_s, now_s, stale_from_s)

    def show_time(self, start_s: float, now_s: float, stale_from_s: float | None) -> None:
        """Move the window of time without new values; the same window again costs nothing."""
        if (start_s, now_s, stale_from_s) == self._window_s:
            return
        self._window_s = (start_s, now_s, stale_from_s)
        self._box.setXRange(start_s, now_s, padding=0)
        self._redraw()
        self._markers.place()
        self._tell()

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Mark when commands left; what lies outside the window of time is drawn once the window reaches it."""
        self._markers.show_markers(markers)
        self._tell()

    def show_hidden(self, labels: frozenset[str]) -> None:
        """Leave these lines out; they keep their colours."""
        self._hidden = labels
        self._redraw()

    def show_pointer(self, at_s: float | None) -> None:
        """Draw the line of the pointer at an instant (epoch seconds), or none."""
        self._canvas.show_scene(replace(self._canvas.scene_shown, pointer_s=at_s))

    def show_scale(self, *, logarithmic: bool) -> None:
        """Draw values or their logarithms."""
        self._logarithmic = logarithmic
        self._redraw()

    def show_seam(self, at_s: float | None) -> None:
        """Draw where a server's past ends and the console's own samples begin (epoch seconds), or nothing."""
        if at_s != self._canvas.scene_shown.seam_s:
            self._canvas.show_scene(replace(self._canvas.scene_shown, seam_s=at_s))
            self._tell()

    def show_zone(self, zone: tzinfo) -> None:
        """Label instants on this clock."""
        self._canvas.show_scene(replace(self._canvas.scene_shown, zone=zone))
        self._markers.show_zone(zone)
        self._tell()

    def style_of(self, label: str) -> LineStyle:
        """The colour and dash that the line of this label keeps for as long as the plot lives."""
        place = self._places.setdefault(label, len(self._places))
        return line_style(place, self._colours)

    @property
    def objective_drawn(self) -> bool:
        """Whether the objective lies within the view."""
        scene = self._canvas.scene_shown
        return any(scene.low < one.value < scene.high for one in self._limits if not one.early)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._colours = plot_colours()
            self._view.setBackground(self._colours.surface)
            self._canvas.show_colours(self._colours)
            self._markers.dress()
            self._redraw()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bounds = QRectF(self._view.viewport().rect())
        left, bottom = (LEFT_PX, BOTTOM_PX) if self._axes else (0, 0)
        box = bounds.adjusted(left, TOP_PX, -RIGHT_PX, -bottom)
        self._box.setGeometry(box)
        self._canvas.show_size(bounds, box, self.devicePixelRatioF())
        self._markers.place()

    def _redraw(self) -> None:
        if self._window_s is None:
            return
        start_s, end_s, stale_from_s = self._window_s
        lines = tuple(line for line in self._lines if line.label not in self._hidden)
        seen = value_range(lines, self._limits, start_s, end_s, logarithmic=self._logarithmic)
        self._canvas.show_scene(
            replace(
                self._canvas.scene_shown,
                start_s=start_s,
                end_s=end_s,
                low=seen.low,
                high=seen.high,
                logarithmic=seen.logarithmic,
                stale_from_s=stale_from_s,
                scale=shown_scale(scale_for(self._unit, max(seen.highest, 0.0)), self._unit),
                limits=self._limits,
                lines=lines,
                styles=tuple(self.style_of(line.label) for line in lines),
            )
        )

    def _on_moved(self, _mouse: object) -> None:
        (start_s, end_s), _ = self._box.viewRange()
        self.window_requested.emit(start_s, end_s)

    def _on_pointed(self, place: QPointF) -> None:
        inside = self._box.sceneBoundingRect().contains(place)
        self.pointed.emit(self._box.mapSceneToView(place).x() if inside else None)

    @property
    def words(self) -> str:
        """What is drawn, for who cannot see it: last, least, most and age of each line, and the commands."""
        marked = ", ".join(self._markers.words())
        values = summary(self._lines, self._canvas.scene_shown.scale, self._window_s) or NO_VALUES
        seam = seam_words(self._canvas.scene_shown.seam_s, self._canvas.scene_shown.zone)
        return "; ".join(filter(None, (values, seam, tr("commands: {marked}", marked=marked) if marked else "")))

    def _tell(self) -> None:
        # As much work as drawing: done when somebody listens.
        if QAccessible.isActive() and self.words != self._view.accessibleDescription():
            self._view.setAccessibleDescription(self.words)


class _TimeBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """The window of time: dragged, or zoomed by the wheel while Ctrl is held, for a wheel alone scrolls the page."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()
        self.setMouseEnabled(x=True, y=False)
        self.setYRange(0.0, 1.0, padding=0)

    def wheelEvent(self, event: pg.QtWidgets.QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event, axis)
        else:
            event.ignore()


class _PlotView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """*Signals*: `left()` the mouse is elsewhere, `resized()`."""

    left = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAntialiasing(False)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
