"""Paints a plot in one go: grid, limits, lines, what is stale, the pointer, and the words of both axes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.core.dashboard import Limit
from app.core.units import Scale
from widgets import fonts
from widgets.hatch import paint_hatch
from widgets.plot_axes import power_ticks, time_ticks, time_words, value_ticks
from widgets.plot_lines import DrawnLine, Line, Mapping, drawn
from widgets.plot_style import LineStyle, PlotColours, nib, straight

LEFT_PX: Final = 56
BOTTOM_PX: Final = 20
TOP_PX: Final = 6
RIGHT_PX: Final = 12
PLAIN: Final = Scale(1.0, "")
_KEPT_WORDS: Final = 64
_LABEL_GAP_PX: Final = 8
_INTERVAL_SHARE: Final = 0.12
_LIMIT_SHARE: Final = 0.05
_HALF: Final = 0.5
_HATCH_PX: Final = 8
_DOTS: Final = (1.0, 2.0)
_DASHES: Final = (4.0, 4.0)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one painting depends on; times are epoch seconds, `limits` in the unit of the values."""

    start_s: float = 0.0
    end_s: float = 1.0
    low: float = 0.0
    high: float = 1.0
    logarithmic: bool = False
    stale_from_s: float | None = None
    pointer_s: float | None = None
    seam_s: float | None = None
    zone: tzinfo = UTC
    scale: Scale = PLAIN
    limits: tuple[Limit, ...] = ()
    lines: tuple[Line, ...] = ()
    styles: tuple[LineStyle, ...] = field(default=())


class PlotCanvas(QGraphicsItem):
    """The whole picture of a plot; it maps samples to pixels when it is painted, and so never while it is hidden."""

    def __init__(self, colours: PlotColours, *, axes: bool = True) -> None:
        super().__init__()
        self.scene_shown = Scene()
        self._colours = colours
        self._axes = axes
        self._bounds = QRectF()
        self._box = QRectF()
        self._drawn: tuple[DrawnLine, ...] | None = None
        self._words: dict[str, QPixmap] = {}
        self._ratio = 1.0
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(1)  # above the lines of the markers

    def show_size(self, bounds: QRectF, box: QRectF, ratio: float) -> None:
        """Paint within `bounds`, the lines within `box`, both in logical pixels of the item; `ratio` device pixels."""
        self.prepareGeometryChange()
        self._bounds, self._box, self._drawn = bounds, box, None
        if ratio != self._ratio:
            self._ratio = ratio
            self._words.clear()

    def show_colours(self, colours: PlotColours) -> None:
        """Wear another theme."""
        self._colours = colours
        self._words.clear()
        self.update()

    def show_scene(self, scene: Scene) -> None:
        """Paint this from now on; a pointer that moved costs no new mapping."""
        before, self.scene_shown = self.scene_shown, scene
        if before == scene:
            return
        if _mapped(before) != _mapped(scene):
            self._drawn = None
        self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints (Qt's hook)."""
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None, /) -> None:
        """Paint everything (Qt's hook)."""
        if self._box.width() < 2 or self._box.height() < 2 or self.scene_shown.end_s <= self.scene_shown.start_s:
            return
        scene = self.scene_shown
        mapping = self._mapping()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._axes:
            self._paint_values(painter, mapping)
            self._paint_times(painter, mapping)
        painter.setClipRect(self._box)
        self._paint_limits(painter, mapping)
        if self._drawn is None:
            columns = round(self._box.width() * self._ratio)
            self._drawn = tuple(drawn(line, mapping, columns) for line in scene.lines)
        for line, style in zip(self._drawn, scene.styles, strict=True):
            if line.bands:
                line.draw_band(painter, _faded(style.colour, _INTERVAL_SHARE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_upright(painter, mapping, scene.seam_s, straight(self._colours.seam, self._ratio, _DASHES))
        places = nib(self._ratio)
        for line, style in zip(self._drawn, scene.styles, strict=True):
            line.draw(painter, style.pen(self._ratio), places)
        self._paint_tail(painter)
        self._paint_upright(painter, mapping, scene.pointer_s, straight(self._colours.pointer, self._ratio))

    def _paint_upright(self, painter: QPainter, mapping: Mapping, at_s: float | None, pen: QPen) -> None:
        if at_s is not None and self.scene_shown.start_s <= at_s <= self.scene_shown.end_s:
            painter.setPen(pen)
            x = round(mapping.x(at_s)) + _HALF
            painter.drawLine(QLineF(x, self._box.top(), x, self._box.bottom()))

    @property
    def stale_rect(self) -> QRectF:
        """What is hatched because nothing is known there; empty when everything is."""
        scene = self.scene_shown
        if scene.stale_from_s is None or scene.stale_from_s >= scene.end_s or not self._box.width():
            return QRectF()
        left = max(self._box.left(), self._mapping().x(scene.stale_from_s))
        return QRectF(left, self._box.top(), self._box.right() - left, self._box.height())

    def _mapping(self) -> Mapping:
        scene = self.scene_shown
        return Mapping(self._box, scene.start_s, scene.end_s, scene.low, scene.high, scene.logarithmic)

    def _paint_values(self, painter: QPainter, mapping: Mapping) -> None:
        scene = self.scene_shown
        if scene.logarithmic:
            ticks = power_ticks(scene.low, scene.high, self._box.height())
            words = [scene.scale.tick(value, value) for value in ticks]
        else:
            step, ticks = value_ticks(scene.low, scene.high, self._box.height(), scene.scale.factor)
            words = [scene.scale.tick(value, step) for value in ticks]
        painter.setPen(straight(self._colours.line, self._ratio))
        for value, text in zip(ticks, words, strict=True):
            y = round(mapping.y(value)) + _HALF
            painter.drawLine(QLineF(self._box.left(), y, self._box.right(), y))
            picture = self._picture(text)
            width, height = picture.width() / self._ratio, picture.height() / self._ratio
            left = self._box.left() - _LABEL_GAP_PX - width
            painter.drawPixmap(QPointF(round(left), round(y - height / 2)), picture)

    def _paint_times(self, painter: QPainter, mapping: Mapping) -> None:
        scene = self.scene_shown
        step_s, instants = time_ticks(scene.start_s, scene.end_s, self._box.width(), scene.zone)
        top = round(self._box.bottom() + 4)
        unit = self._picture(scene.scale.symbol) if scene.scale.symbol else None
        taken = 0.0
        if unit is not None:  # below the figures it belongs to
            taken = self._bounds.left() + unit.width() / self._ratio
            painter.drawPixmap(QPointF(round(self._bounds.left()), top), unit)
        for at_s in instants:
            picture = self._picture(time_words(at_s, step_s, scene.zone))
            half = picture.width() / self._ratio / 2
            left = min(mapping.x(at_s) - half, self._bounds.right() - 2 * half)
            if left >= taken:
                painter.drawPixmap(QPointF(round(left), top), picture)

    def _paint_limits(self, painter: QPainter, mapping: Mapping) -> None:
        """A dotted line at each limit that is in view, and a breath of its colour beyond it."""
        for limit in self.scene_shown.limits:
            if not self.scene_shown.low < limit.value < self.scene_shown.high:
                continue
            colour = self._colours.warning if limit.early else self._colours.objective
            y = round(mapping.y(limit.value)) + _HALF
            beyond = QRectF(self._box.left(), self._box.top(), self._box.width(), y - self._box.top())
            painter.fillRect(beyond, _faded(colour, _LIMIT_SHARE))
            painter.setPen(straight(colour, self._ratio, _DOTS))
            painter.drawLine(QLineF(self._box.left(), y, self._box.right(), y))

    def _paint_tail(self, painter: QPainter) -> None:
        tail = self.stale_rect
        if not tail.isEmpty():
            paint_hatch(painter, tail, self._colours.stale, _HATCH_PX)

    def _picture(self, text: str) -> QPixmap:
        """The words as they were drawn the first time: drawing text costs more than the lines of a plot."""
        known = self._words.get(text)
        if known is not None:
            return known
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        font = fonts.sans("label")
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text) + 2, metrics.height()
        made = QPixmap(max(1, round(width * self._ratio)), max(1, round(height * self._ratio)))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setFont(font)
        painter.setPen(self._colours.label)
        painter.drawText(QPointF(1, metrics.ascent()), text)
        painter.end()
        self._words[text] = made
        return made


def _mapped(scene: Scene) -> Scene:
    """What of a scene the mapping of its lines depends on."""
    return replace(scene, pointer_s=None, seam_s=None, stale_from_s=None)


def _faded(colour: QColor, share: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(share)
    return faded
