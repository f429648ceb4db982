"""The kind of environment as an outlined word in its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.language import tr
from app.core.read_only import READ_ONLY
from app.core.state import EnvironmentKind
from widgets import fonts, theme
from widgets.frame import KIND_TONES
from widgets.tokens import RADIUS_S, SPACE_M


class KindBadge(QWidget):
    """PRODUCTION, STAGING or SANDBOX, and READ-ONLY below it where the window is.

    As the window's frame, its outline is unbroken while orders may reach the exchange, and dashed in simulation.
    """

    def __init__(self, kind: EnvironmentKind, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._kind = kind
        self._read_only = read_only
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._live = True
        self._mode = ""
        self._name = (
            tr("Environment: {kind}, read-only window", kind=kind.word)
            if read_only
            else tr("Environment: {kind}", kind=kind.word)
        )
        self._tip = READ_ONLY if read_only else tr("This window works on a {kind} environment", kind=kind.word)
        self.setAccessibleName(self._name)
        self.setToolTip(self._tip)

    @property
    def live(self) -> bool:
        """Whether it says that orders may reach the exchange."""
        return self._live

    def show_mode(self, word: str, *, live: bool) -> None:
        """Follow the platform's word: LIVE, SIMULATION, MIXED or LIVE (UNKNOWN)."""
        if (word, live) == (self._mode, self._live):
            return
        self._mode, self._live = word, live
        self.setAccessibleName(tr("{name}, trading mode: {word}", name=self._name, word=word))
        said = tr("Trading mode: {word}", word=word)
        self.setToolTip(f"{self._tip}\n{said}")
        self.update()

    def sizeHint(self) -> QSize:
        """The words and their margins."""
        metrics = QFontMetricsF(_font())
        width = max(map(metrics.horizontalAdvance, self._words().splitlines())) + 2 * SPACE_M
        return QSize(int(width) + 1, 40 if self._read_only else 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour(KIND_TONES[self._kind])
        style = Qt.PenStyle.SolidLine if self._live else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 1, style))
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, RADIUS_S, RADIUS_S)
        painter.setPen(colour)
        painter.setFont(_font())
        painter.drawText(outline, Qt.AlignmentFlag.AlignCenter, self._words())

    def _words(self) -> str:
        kind = self._kind.word.upper()
        return f"{kind}\n{tr('READ-ONLY')}" if self._read_only else kind


def _font() -> QFont:
    font = fonts.sans("body", QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return font
