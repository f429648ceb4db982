"""The picture in the desktop's tray: the board's shape, a bar for what trades, a frame for the kill switch."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from app.core.tray_view import KillMark, TrayView
from widgets import theme
from widgets.shapes import TONES, paint_shape

SIDES: Final = (16, 22, 24, 32, 48, 64)
"""The sizes that desktops ask for, in pixels."""


def tray_icon(view: TrayView) -> QIcon:
    """The icon for this view in the theme of now, drawn for every size by itself."""
    icon = QIcon()
    for side in SIDES:
        icon.addPixmap(tray_picture(view, side))
    return icon


def tray_picture(view: TrayView, side: int) -> QPixmap:
    """One size of it, on a ground of its own: a panel may be as light or as dark as it likes."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = side / 16
    ground = QRectF(0, 0, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(ground, 3 * unit, 3 * unit)
    paint_shape(painter, view.shape, QRectF(3 * unit, 1.5 * unit, 10 * unit, 10 * unit), _tone(view.shape))
    _paint_mode(painter, QRectF(2 * unit, 12.5 * unit, 12 * unit, 2 * unit), live=view.live)
    if view.kill is not KillMark.NONE:
        _paint_frame(painter, ground, unit, dashed=view.kill is KillMark.ARMED)
    painter.end()
    return picture


def _tone(shape: str) -> QColor:
    return theme.colour(TONES[shape])


def _paint_mode(painter: QPainter, bar: QRectF, *, live: bool) -> None:
    """One full bar while orders reach the exchange, or may; two short ones in simulation."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text" if live else "sim"))
    if live:
        painter.drawRect(bar)
        return
    third = bar.width() / 3
    painter.drawRect(QRectF(bar.left(), bar.top(), third, bar.height()))
    painter.drawRect(QRectF(bar.right() - third, bar.top(), third, bar.height()))


def _paint_frame(painter: QPainter, ground: QRectF, unit: float, *, dashed: bool) -> None:
    pen = QPen(theme.colour("kill"), 1.75 * unit)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.6, 1.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = pen.widthF() / 2
    painter.drawRoundedRect(ground.adjusted(half, half, -half, -half), 2 * unit, 2 * unit)
