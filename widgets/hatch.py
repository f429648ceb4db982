"""Diagonals over what nobody knows, as wide on any screen; Qt's own patterns are made of device pixels."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_hatch(painter: QPainter, box: QRectF, colour: QColor, every: int) -> None:
    """Draw diagonals through `box`, one in `every` pixels; boxes side by side make one surface."""
    painter.save()
    painter.setPen(QPen(colour, 1))
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    height = box.height()
    first = int((box.left() - height) // every) * every
    for left in range(first, int(box.right()) + 1, every):
        painter.drawLine(QLineF(left, box.bottom(), left + height, box.top()))
    painter.restore()
