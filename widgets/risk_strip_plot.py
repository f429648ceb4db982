"""A distribution as a strip: from lowest to highest, a box for the middle half, marks for median and mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.risk_strip import PercentileStrip
from widgets import theme
from widgets.text import Label, Paragraph
from widgets.tokens import RADIUS_S, SPACE_S, SPACE_XS

_HEIGHT: Final = 28
_MIDDLE: Final = 11.0
_THIN: Final = 2.0
_WIDE: Final = 8.0
_BOX: Final = 18.0
_MEAN: Final = 4.0
_LEGEND: Final = tr(
    "From the lowest to the highest outcome. Wide: 5th to 95th percentile. Box: the "
    "middle half. Line: the median. Triangle: the mean."
)


class StripPlot(QWidget):
    """Thin from lowest to highest, wider between the 5th and the 95th percentile, a box from the 25th to the 75th.

    The line across the box is the median, the small triangle below is the mean.
    """

    def __init__(self) -> None:
        super().__init__()
        self._strip: PercentileStrip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setToolTip(_LEGEND)

    def show_strip(self, strip: PercentileStrip) -> None:
        """Draw a distribution."""
        self.setAccessibleName(tr("{name}, percentiles", name=strip.name))
        self.setAccessibleDescription(strip.words)
        if strip != self._strip:
            self._strip = strip
            self.update()

    def span(self, low_rank: int, high_rank: int) -> tuple[float, float] | None:
        """The pixels from one percentile to another; None where the platform told one of them not."""
        if self._strip is None:
            return None
        low, high = self._strip.place_of(low_rank), self._strip.place_of(high_rank)
        if low is None or high is None:
            return None
        return self._x(low), self._x(high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, body, box, median and mean."""
        if self._strip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._strip.is_point:
            self._fill(painter, (self._x(0.0), self._x(1.0)), _THIN, "edge")
            self._fill(painter, self.span(5, 95), _WIDE, "edge")
            self._fill(painter, self.span(25, 75), _BOX, "muted")
        median = self._strip.place_of(50)
        if median is not None:
            x = self._x(median)
            painter.fillRect(QRectF(x - 1, _MIDDLE - _BOX / 2 - 1, 2, _BOX + 2), theme.colour("text"))
        painter.setBrush(theme.colour("accent"))
        x, tip = self._x(self._strip.mean_place), _MIDDLE + _BOX / 2
        base = tip + _MEAN * 1.5
        painter.drawPolygon(QPolygonF([QPointF(x, tip), QPointF(x - _MEAN, base), QPointF(x + _MEAN, base)]))

    def _fill(self, painter: QPainter, span: tuple[float, float] | None, high: float, token: str) -> None:
        if span is None:
            return
        painter.setBrush(theme.colour(token))
        left, right = span
        painter.drawRoundedRect(QRectF(left, _MIDDLE - high / 2, max(2.0, right - left), high), 1, 1)

    def _x(self, place: float) -> float:
        return RADIUS_S + place * (self.width() - 2 * RADIUS_S)


class StripRow(QWidget):
    """The distribution's name with the mark of a plot, its strip, and the same in figures."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", role="strong")
        self.plot = StripPlot()
        self._mark = Label("", role="strong", tone="faint")
        self._words = Paragraph(role="label", tone="muted", selectable=True)
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_S)
        heading.addWidget(self._name)
        heading.addWidget(self._mark)
        heading.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_XS)
        column.setSpacing(0)
        column.addLayout(heading)
        for part in (self.plot, self._words):
            column.addWidget(part)

    @property
    def words(self) -> str:
        """Name and figures."""
        return f"{self._name.text()}: {self._words.plain_text}"

    @property
    def mark(self) -> str:
        """The platform's mode as the strip bears it."""
        return self._mark.text()

    def show_strip(self, strip: PercentileStrip, mark: str) -> None:
        """Show one distribution; `mark` is empty where every account trades for real."""
        self._mark.show_text(mark)
        self._name.show_text(strip.name)
        self._words.show_text(strip.words)
        self.plot.show_strip(strip)
