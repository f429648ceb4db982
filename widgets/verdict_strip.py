"""A day of verdicts as a strip of bars: their height and their fill say what their colour says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.language import tr
from app.core.readiness.verdicts import Verdict
from app.core.trend import Span
from app.core.trend_words import trend_slices, trend_words
from widgets import shapes, theme
from widgets.hatch import paint_hatch

STRIP_HEIGHT: Final = 16
_COUNTS: Final = (96, 48, 24)
_LEAST_STEP: Final = 4.0
_GAP: Final = 1.0
_HATCH: Final = 3

_HEIGHTS: Final = {
    Verdict.FAIL: 1.0,
    Verdict.UNKNOWN: 0.8,
    Verdict.WARN: 0.6,
    Verdict.WAIVED: 0.6,
    Verdict.PASS: 0.3,
    Verdict.NOT_CONFIGURED: 0.3,
}
_HOLLOW: Final = (Verdict.UNKNOWN, Verdict.WAIVED, Verdict.NOT_CONFIGURED)
"""Drawn as an outline: nothing of these was seen to be so."""


class VerdictStrip(QWidget):
    """The strip as a widget of its own; its words are its accessible description and its tooltip."""

    def __init__(self, name: str = tr("The last 24 hours"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._describe()

    @property
    def words(self) -> str:
        """What the strip shows, in words."""
        return trend_words(self._spans)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show the verdicts of the last 24 hours, oldest first; none where there is no history yet."""
        shown = tuple(spans)
        if shown == self._spans:
            return
        self._spans = shown
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(24 * int(_LEAST_STEP), STRIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for an hour a bar."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        paint_strip(QPainter(self), QRectF(self.rect()), self._spans)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words)
        self.setToolTip(f"24 h: {self.words}")


def paint_strip(painter: QPainter, box: QRectF, spans: Sequence[Span]) -> None:
    """Draw the spans into `box`: bars from the lower edge up, a hatched ground where nobody was watching."""
    slices = _slices(tuple(spans), slice_count(box.width())) or (None,) * slice_count(box.width())
    step = box.width() / len(slices)
    painter.save()
    for place, verdict in enumerate(slices):
        left = round(box.left() + place * step)
        right = round(box.left() + (place + 1) * step)
        bar = QRectF(left, box.top(), max(1.0, right - left - _GAP), box.height())
        if verdict is None:
            hole = QRectF(left, box.top(), right - left, box.height())
            paint_hatch(painter, hole, theme.colour("line"), _HATCH)
        else:
            _paint_bar(painter, bar, verdict)
    painter.restore()


def slice_count(width: float) -> int:
    """How many bars fit: one for 15 or 30 minutes or an hour."""
    return next((count for count in _COUNTS if width / count >= _LEAST_STEP), _COUNTS[-1])


def _paint_bar(painter: QPainter, whole: QRectF, verdict: Verdict) -> None:
    height = max(2.0, round(whole.height() * _HEIGHTS[verdict]))
    bar = QRectF(whole.left(), whole.bottom() - height, whole.width(), height)
    colour = _colour(verdict)
    if verdict in _HOLLOW:
        painter.setPen(QPen(colour, 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(bar, colour)


def _colour(verdict: Verdict) -> QColor:
    """Calm: a pass is grey like the rest of the table, colour is for what needs a person."""
    return theme.colour("edge" if verdict is Verdict.PASS else shapes.TONES[verdict.shape])


@lru_cache(maxsize=512)
def _slices(spans: tuple[Span, ...], count: int) -> tuple[Verdict | None, ...]:
    return trend_slices(spans, count)
