"""The impact curve, drawn: order sizes across, basis points up; arrow keys or the mouse read its points."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.core.language import figure, tr
from app.core.oms_impact_view import ImpactLine
from widgets import fonts, theme
from widgets.plot_axes import value_ticks
from widgets.tokens import LINE_WIDTH, RADIUS_S, SPACE_M, SPACE_S, SPACE_XS, TYPE_SCALE

_HEIGHT: Final = 208
_LABEL: Final = TYPE_SCALE["label"][1]
_LEFT: Final = 56
_DOT: Final = 3.0
_CHOSEN_DOT: Final = 5.0
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_AXES: Final = tr("Basis points by the order's size.")
_POWERS_AXES: Final = tr("Basis points by the order's size; equal steps across multiply the size.")
_HINT: Final = tr("Left and Right read its points.")


class ImpactPlot(QFrame):
    """A line through the points of a curve, with the words of the chosen one above it; another curve drops it.

    Keys: Left, Right, Home and End choose a point, Esc none.
    """

    keys_here = (
        (tr("Left, Right"), tr("Choose a point of the curve")),
        (tr("Home, End"), tr("The first point, the last point")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._line: ImpactLine | None = None
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    @property
    def reading(self) -> str:
        """What is said above the line: the chosen point, else what the axes are."""
        if self._line is None:
            return ""
        if self._chosen is not None:
            return f"{self._line.marks[self._chosen].words}."
        return f"{_POWERS_AXES if self._line.powers else _AXES} {_HINT}"

    def show_line(self, line: ImpactLine) -> None:
        """Draw this curve."""
        if line != self._line:
            self._line, self._chosen = line, None
            self._say()

    def point(self, place: int) -> QPointF:
        """Where the point of this place is drawn, in the widget's own pixels."""
        assert self._line is not None  # noqa: S101 only a drawn line has points
        low, high = self._bounds()
        mark, area = self._line.marks[place], self._area()
        up = (mark.bps - low) / (high - low)
        return QPointF(area.left() + mark.across * area.width(), area.bottom() - up * area.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a point, or none."""
        key = Qt.Key(event.key())
        last = 0 if self._line is None else len(self._line.marks) - 1
        if key in _STEPS:
            start = -1 if _STEPS[key] > 0 else last + 1
            self._choose(min(last, max(0, (start if self._chosen is None else self._chosen) + _STEPS[key])))
        elif key in _ENDS:
            self._choose(0 if _ENDS[key] == 0 else last)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the point that is nearest across."""
        if self._line is not None:
            x = event.position().x()
            self._choose(min(range(len(self._line.marks)), key=lambda place: abs(self.point(place).x() - x)))

    def leaveEvent(self, event: QEvent) -> None:
        """Choose none, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._choose(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose none."""
        super().focusOutEvent(event)
        self._choose(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, the axes, the line and its points."""
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_S, RADIUS_S)
        painter.setFont(fonts.sans("label"))
        painter.setPen(theme.colour("muted" if self._chosen is None else "text"))
        head = QRectF(SPACE_S, SPACE_XS, self.width() - 2 * SPACE_S, _LABEL)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self._elided(painter, head.width()))
        self._paint_values(painter)
        self._paint_sizes(painter)
        self._paint_curve(painter)

    def _choose(self, place: int | None) -> None:
        if place != self._chosen and (self._line is not None or place is None):
            self._chosen = place
            self._say()

    def _say(self) -> None:
        line = self._line
        if line is not None:
            self.setAccessibleName(tr("Impact curve of {symbol}", symbol=line.symbol))
            chosen = "" if self._chosen is None else f"{self.reading} "
            self.setAccessibleDescription(f"{chosen}{_HINT} {line.words}")
        self.update()

    def _elided(self, painter: QPainter, width: float) -> str:
        return QFontMetricsF(painter.font()).elidedText(self.reading, Qt.TextElideMode.ElideRight, width)

    def _area(self) -> QRectF:
        top = SPACE_XS + _LABEL + SPACE_M
        bottom = self.height() - _LABEL - SPACE_S - SPACE_XS
        return QRectF(_LEFT, top, max(1.0, self.width() - _LEFT - SPACE_M - SPACE_S), bottom - top)

    def _bounds(self) -> tuple[float, float]:
        """From zero, or below it, to the highest point; a flat curve gets room above."""
        values = [mark.bps for mark in self._line.marks] if self._line is not None else []
        low, high = min(0.0, *values), max(0.0, *values)
        return low, high if high > low else low + 1.0

    def _paint_values(self, painter: QPainter) -> None:
        low, high = self._bounds()
        area = self._area()
        for value in value_ticks(low, high, area.height())[1]:
            y = round(area.bottom() - (value - low) / (high - low) * area.height()) + 0.5
            painter.setPen(QPen(theme.colour("line"), LINE_WIDTH))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("muted"))
            box = QRectF(0, y - _LABEL / 2, _LEFT - SPACE_S, _LABEL)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure(value, ".6g"))

    def _paint_sizes(self, painter: QPainter) -> None:
        """Write the sizes below their points, leaving out those without room."""
        assert self._line is not None  # noqa: S101 the caller has one
        metrics, area = QFontMetricsF(painter.font()), self._area()
        right = -1.0
        painter.setPen(theme.colour("muted"))
        for place, mark in enumerate(self._line.marks):
            x, wide = self.point(place).x(), metrics.horizontalAdvance(mark.tick)
            left = min(max(area.left() - wide / 2, x - wide / 2), self.width() - SPACE_XS - wide)
            if left > right:
                painter.drawText(QRectF(left, area.bottom() + SPACE_S, wide + 1, _LABEL), mark.tick)
                right = left + wide + SPACE_S

    def _paint_curve(self, painter: QPainter) -> None:
        assert self._line is not None  # noqa: S101 the caller has one
        points = [self.point(place) for place in range(len(self._line.marks))]
        painter.setPen(QPen(theme.colour("accent"), LINE_WIDTH))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)
        if self._chosen is not None:
            area, chosen = self._area(), points[self._chosen]
            painter.setPen(QPen(theme.colour("edge"), LINE_WIDTH))
            painter.drawLine(QPointF(chosen.x(), area.top()), QPointF(chosen.x(), area.bottom()))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(chosen, _CHOSEN_DOT, _CHOSEN_DOT)
