"""The halt's time against its objective: a bar with a tick where it begins to be late."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.halt import OBJECTIVE_S, WARN_S
from app.core.language import tr
from app.core.present import LONG_S, duration_words
from widgets import theme

_THICK: Final = 10
_TICK: Final = 18
_TICK_WIDTH: Final = 2


def elapsed_words(elapsed_s: float, objective_s: float, warn_s: float) -> tuple[str, str]:
    """How long it has taken so far in words, and the tone that goes with it."""
    # Whole seconds that have passed, as every age on the page and in the bar counts them.
    took = duration_words(elapsed_s) if elapsed_s >= LONG_S else tr("{seconds} s", seconds=int(elapsed_s))
    words = tr("{took} of {objective_s:.0f} s", took=took, objective_s=objective_s)
    if elapsed_s > objective_s:
        return tr("{words}: over the objective", words=words), "fail"
    if elapsed_s >= warn_s:
        return tr("{words}: past the warning at {warn_s:.0f} s", words=words, warn_s=warn_s), "warn"
    return words, "muted"


class HaltBar(QWidget):
    """Fills from left to right; amber from the tick on, the colour of failure once it is full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._elapsed_s, self._objective_s, self._warn_s = 0.0, OBJECTIVE_S, WARN_S
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_elapsed(0.0)

    @property
    def share(self) -> float:
        """How much of the bar is filled, 0 to 1."""
        return min(1.0, max(0.0, self._elapsed_s / self._objective_s))

    @property
    def tone(self) -> str:
        """The colour token of the filled part."""
        tone = elapsed_words(self._elapsed_s, self._objective_s, self._warn_s)[1]
        return "text" if tone == "muted" else tone

    def show_elapsed(self, elapsed_s: float, objective_s: float = OBJECTIVE_S, warn_s: float = WARN_S) -> None:
        """Show the time taken so far, in seconds."""
        self._elapsed_s, self._objective_s, self._warn_s = elapsed_s, objective_s, warn_s
        words, _ = elapsed_words(elapsed_s, objective_s, warn_s)
        self.setAccessibleName(tr("Time since firing: {words}", words=words))
        self.setToolTip(tr("{words}; late from {warn_s:.0f} s on", words=words, warn_s=warn_s))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the tick."""
        return QSize(240, _TICK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove, the filled part and the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setPen(theme.colour("edge"))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(groove.adjusted(0.5, 0.5, -0.5, -0.5), _THICK / 2, _THICK / 2)
        if self.share > 0:
            filled = QRectF(groove)
            filled.setWidth(max(_THICK, groove.width() * self.share))
            painter.setPen(theme.colour(self.tone))
            painter.setBrush(theme.colour(self.tone))
            painter.drawRoundedRect(filled.adjusted(0.5, 0.5, -0.5, -0.5), _THICK / 2, _THICK / 2)
        at = groove.width() * self._warn_s / self._objective_s
        passed = self._elapsed_s >= self._warn_s
        tick = QRectF(at - _TICK_WIDTH / 2, (self.height() - _TICK) / 2, _TICK_WIDTH, _TICK)
        painter.fillRect(tick, theme.colour("bg" if passed else "warn"))
