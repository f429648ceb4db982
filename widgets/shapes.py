"""The seven status shapes, drawn rather than typed, because fonts disagree about them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

DISC: Final = "●"
TRIANGLE: Final = "▲"
SQUARE: Final = "■"
DIAMOND: Final = "◆"
DOTTED: Final = "◌"
RING: Final = "○"
BARRED: Final = "⊘"

TONES: Final = MappingProxyType(
    {
        DISC: "ok",
        TRIANGLE: "warn",
        SQUARE: "fail",
        DIAMOND: "unknown",
        DOTTED: "stale",
        RING: "faint",
        BARRED: "waived",
    }
)
"""The colour token that goes with each shape."""

_OUTLINE_SHARE: Final = 0.14


def paint_shape(painter: QPainter, shape: str, box: QRectF, colour: QColor) -> None:
    """Draw `shape` in the square `box`; KeyError for anything but the seven shapes."""
    draw = _DRAWN[shape]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, box, colour)
    painter.restore()


def _disc(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _filled(painter, colour)
    painter.drawEllipse(_inset(box, 0.06))


def _triangle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _filled(painter, colour)
    top = QPointF(box.center().x(), box.top() + box.height() * 0.04)
    base_y = box.bottom() - box.height() * 0.06
    painter.drawPolygon(QPolygonF([top, QPointF(box.right(), base_y), QPointF(box.left(), base_y)]))


def _square(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _filled(painter, colour)
    painter.drawRect(_inset(box, 0.1))


def _diamond(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _filled(painter, colour)
    middle = box.center()
    corners = [
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    ]
    painter.drawPolygon(QPolygonF(corners))


def _dotted(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pen = _outlined(painter, box, colour)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    circle = _inset(box, 0.14)
    # Eight dots close evenly around the circle only if the dash period divides its length.
    period = circle.width() * 3.14159265 / pen.widthF() / 8
    pen.setDashPattern([0.01, period - 0.01])
    painter.setPen(pen)
    painter.drawEllipse(circle)


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _outlined(painter, box, colour)
    painter.drawEllipse(_inset(box, 0.14))


def _barred(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _ring(painter, box, colour)
    bar = _inset(box, 0.26)
    painter.drawLine(bar.topRight(), bar.bottomLeft())


def _filled(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _outlined(painter: QPainter, box: QRectF, colour: QColor) -> QPen:
    pen = QPen(colour, max(1.5, box.width() * _OUTLINE_SHARE))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return pen


def _inset(box: QRectF, share: float) -> QRectF:
    margin = box.width() * share
    return box.adjusted(margin, margin, -margin, -margin)


_DRAWN: Final = MappingProxyType(
    {
        DISC: _disc,
        TRIANGLE: _triangle,
        SQUARE: _square,
        DIAMOND: _diamond,
        DOTTED: _dotted,
        RING: _ring,
        BARRED: _barred,
    }
)
