"""The kind of environment as an outlined word in its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.state import EnvironmentKind
from widgets import fonts, theme
from widgets.frame import KIND_TONES
from widgets.tokens import RADIUS_S, SPACE_M


class KindBadge(QWidget):
    """PRODUCTION, STAGING or SANDBOX."""

    def __init__(self, kind: EnvironmentKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Environment: {kind.value}")
        self.setToolTip(f"This window works on a {kind.value} environment")

    def sizeHint(self) -> QSize:
        """The word and its margins."""
        width = QFontMetricsF(_font()).horizontalAdvance(self._word()) + 2 * SPACE_M
        return QSize(int(width) + 1, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour(KIND_TONES[self._kind])
        painter.setPen(QPen(colour, 1))
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, RADIUS_S, RADIUS_S)
        painter.setFont(_font())
        painter.drawText(outline, Qt.AlignmentFlag.AlignCenter, self._word())

    def _word(self) -> str:
        return self._kind.value.upper()


def _font() -> QFont:
    font = fonts.sans("body", QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return font
