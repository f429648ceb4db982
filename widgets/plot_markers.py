"""When commands left: a dashed line through the plot for each, and above the plot its shape and word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsLineItem, QSizePolicy, QWidget

from app.core.language import tr
from app.core.markers import MarkerKind
from widgets import fonts, shapes, theme
from widgets.plot_axes import time_words
from widgets.plot_style import straight
from widgets.text import as_tooltip
from widgets.tokens import SPACE_XS, TYPE_SCALE

if TYPE_CHECKING:
    from app.core.markers import Marker

SHAPE_PX: Final = 8
DASH: Final = (3.0, 3.0)
_LOOKS: Final = MappingProxyType(
    {
        MarkerKind.KILL: (shapes.SQUARE, "fail"),
        MarkerKind.COMMAND: (shapes.DISC, "muted"),
        MarkerKind.UNCERTAIN: (shapes.DIAMOND, "muted"),
    }
)
"""The shape of each kind, which also says its verdict elsewhere in the console, and its colour token."""


class MarkerStrip(QWidget):
    """The line of words above a plot; it also owns the marker lines inside the plot's view.

    The words stand outside the plot and the lines lie under its curves, so neither hides a value.
    """

    def __init__(self, view: pg.GraphicsView, box: pg.ViewBox) -> None:
        super().__init__()
        self._view = view
        self._box = box
        self._zone: tzinfo = UTC
        self._lines: dict[Marker, QGraphicsLineItem] = {}
        self._shown: tuple[Marker, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(TYPE_SCALE["label"][1])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Take what is to be marked; lines of markers that stay are kept."""
        for gone in set(self._lines).difference(markers):
            self._box.scene().removeItem(self._lines.pop(gone))
        for marker in markers:
            if marker not in self._lines:
                # In the pixels of the view box: one pixel wide on any scale, and no range follows from it.
                line = QGraphicsLineItem(self._box)
                line.setZValue(-1)
                self._lines[marker] = line
        self.place()

    def show_zone(self, zone: tzinfo) -> None:
        """Tell times on this clock."""
        self._zone = zone
        self.place()

    def place(self) -> None:
        """Follow the view's window of time and its size."""
        for marker, line in self._lines.items():
            x = self._x_in_box(marker)
            line.setVisible(x is not None)
            if x is not None:
                line.setPen(straight(_colour(marker), self.devicePixelRatioF(), DASH))
                line.setLine(QLineF(x, 0.0, x, self._box.height()))
        shown = [marker for marker, line in self._lines.items() if line.isVisible()]
        if not shown and not self._shown:
            return
        self._shown = tuple(sorted(shown, key=lambda marker: marker.at_s))
        told = as_tooltip("\n".join(self.words()))
        if told != self.toolTip():
            self.setToolTip(told)
        self.update()

    def dress(self) -> None:
        """Wear the theme of now."""
        self.place()
        self.update()

    def words(self) -> tuple[str, ...]:
        """What is marked within the view, with its time, oldest first."""
        utc = " UTC" if self._zone is UTC else ""
        return tuple(
            tr("{word} at {time}{utc}", word=marker.word, time=time_words(marker.at_s, 1, self._zone), utc=utc)
            for marker in self._shown
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shapes, and the words that have room."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if not self._shown:
            return
        font = fonts.sans("label")
        metrics = QFontMetricsF(font)
        left = self._view.mapFromScene(self._box.mapToScene(QPointF(0.0, 0.0))).x()
        right = left + self._box.width()
        kills_last = sorted(self._shown, key=lambda marker: marker.kind is MarkerKind.KILL)
        xs = [left + (self._x_in_box(marker) or 0.0) for marker in kills_last]
        widths = [metrics.horizontalAdvance(marker.word) for marker in kills_last]
        painter.setFont(font)
        top = (self.height() - SHAPE_PX) / 2
        for marker, x, start, width in zip(kills_last, xs, word_starts(xs, widths, right), widths, strict=True):
            shape, token = _LOOKS[marker.kind]
            colour = theme.colour(token)
            shapes.paint_shape(painter, shape, QRectF(x - SHAPE_PX / 2, top, SHAPE_PX, SHAPE_PX), colour)
            if start is not None:
                painter.setPen(colour)
                place = QRectF(start, 0.0, width + 1, self.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, marker.word)

    def _x_in_box(self, marker: Marker) -> float | None:
        """Where the marker's line is, in whole pixels from the view's left edge; None outside its window."""
        (start_s, end_s), _ = self._box.viewRange()
        if not start_s <= marker.at_s <= end_s or end_s <= start_s:
            return None
        return float(round((marker.at_s - start_s) / (end_s - start_s) * max(0.0, self._box.width() - 1)))


def word_starts(xs: Sequence[float], widths: Sequence[float], right: float) -> list[float | None]:
    """Where each word begins beside its shape at `xs`, all in pixels: at its right if there is room up to `right`,
    else at its left, else nowhere. No word covers another or a shape; a later one is placed before an earlier one.
    """
    reach = SHAPE_PX / 2 + SPACE_XS
    taken = [(x - SHAPE_PX / 2, x + SHAPE_PX / 2) for x in xs]
    starts: list[float | None] = [None] * len(xs)
    for place in reversed(range(len(xs))):
        for start in (xs[place] + reach, xs[place] - reach - widths[place]):
            end = start + widths[place]
            if start >= 0 and end <= right and all(end <= low or high <= start for low, high in taken):
                starts[place] = start
                taken.append((start - SPACE_XS, end + SPACE_XS))
                break
    return starts


def _colour(marker: Marker) -> QColor:
    _, token = _LOOKS[marker.kind]
    return theme.colour(token)
