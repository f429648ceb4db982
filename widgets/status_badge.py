"""A status as shape, word and colour together, so that none of the three has to be trusted alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.language import tr
from widgets import fonts, shapes, theme
from widgets.tokens import SPACE_S, TYPE_SCALE

_SHAPE_SHARE: Final = 0.78
_WEIGHTS: Final = MappingProxyType(
    {"label": QFont.Weight.Normal, "verdict": QFont.Weight.Bold, "halt": QFont.Weight.Bold}
)


class StatusBadge(QWidget):
    """Shape and word in the shape's colour; born unknown. `role` is a size of the type scale."""

    def __init__(self, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._shape, self._word, self._tone = shapes.DIAMOND, tr("UNKNOWN"), ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._word)

    @property
    def shape(self) -> str:
        """The shape's character, as in text exports."""
        return self._shape

    @property
    def word(self) -> str:
        """The word beside the shape."""
        return self._word

    @property
    def tone(self) -> str:
        """The colour token in use."""
        return self._tone or shapes.TONES[self._shape]

    def show_status(self, shape: str, word: str, tone: str = "") -> None:
        """Show `shape` (one of the seven characters) and `word`; `tone` is a token other than the shape's own."""
        if (shape, word, tone) == (self._shape, self._word, self._tone):
            return
        if shape not in shapes.TONES:
            raise KeyError(shape)
        self._shape, self._word, self._tone = shape, word, tone
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the shape and the whole word."""
        metrics = QFontMetricsF(self._font())
        width = self._shape_side() + SPACE_S + metrics.horizontalAdvance(self._word) + 2
        return QSize(int(width) + 1, TYPE_SCALE[self._role][1])

    def minimumSizeHint(self) -> QSize:
        """Room for the shape and an elided word."""
        return QSize(int(self._shape_side()) + SPACE_S + 24, TYPE_SCALE[self._role][1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape and the word, the word elided where it does not fit."""
        painter = QPainter(self)
        colour = theme.colour(self.tone)
        side = self._shape_side()
        shapes.paint_shape(painter, self._shape, QRectF(0, (self.height() - side) / 2, side, side), colour)
        font = self._font()
        room = self.width() - side - SPACE_S
        painter.setFont(font)
        painter.setPen(colour)
        text = QFontMetricsF(font).elidedText(self._word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(side + SPACE_S, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _font(self) -> QFont:
        return fonts.sans(self._role, _WEIGHTS.get(self._role, QFont.Weight.DemiBold))

    def _shape_side(self) -> float:
        return round(TYPE_SCALE[self._role][0] * _SHAPE_SHARE)
