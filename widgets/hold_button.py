"""The second of the kill's two actions: a button that acts only after it was held for one second."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.core.language import tr
from widgets import fonts, theme
from widgets.tokens import RADIUS_S, SPACE_L, SPACE_M

HOLD_MS: Final = 1000
HOLDING_WORDS: Final = tr("Keep holding: acts after one second")

_HEIGHT: Final = 48
_LEAST_WIDTH: Final = 240
_RING_SIDE: Final = 22
_RING_WIDTH: Final = 3.0
_EDGE: Final = 1
_FRAME_MS: Final = 33
_RESUMED_WITHIN_MS: Final = 250


class HoldButton(QAbstractButton):
    """Held for `hold_ms` with the mouse or by `begin_hold`, or pressed by assistive technology, it fires once.

    Released early nothing happens. A ring fills meanwhile; under reduced motion only the words change.

    Signals: `fired()` once until `rearm()`; `hold_ended()` a hold that came to nothing.
    """

    fired = Signal()
    hold_ended = Signal()

    def __init__(self, parent: QWidget | None = None, *, hold_ms: int = HOLD_MS) -> None:
        super().__init__(parent)
        self._hold_ms = hold_ms
        self._spent = False
        self._since = QElapsedTimer()
        self._let_go = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(hold_ms)
        self._timer.timeout.connect(self.fire)
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self.update)
        # Reached with Tab only: a click that were to leave the keyboard here would make a stray Enter fire.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.fire)

    @property
    def holding(self) -> bool:
        """Whether it is being held now."""
        return self._timer.isActive()

    @property
    def words(self) -> str:
        """What is written on it now."""
        return HOLDING_WORDS if self.holding else self.text()

    @property
    def share(self) -> float:
        """How much of the ring is filled, 0 to 1; 0 under reduced motion."""
        if not self.holding or theme.duration_ms(self._hold_ms) == 0:
            return 0.0
        return min(1.0, self._since.elapsed() / self._hold_ms)

    def show_words(self, words: str) -> None:
        """Say what it does."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()

    def rearm(self) -> None:
        """Let it fire again; a hold that is going on comes to nothing."""
        self.end_hold()
        self._let_go.invalidate()
        self._spent = False

    def begin_hold(self) -> None:
        """Start counting; without effect while disabled, spent or held already."""
        if self._spent or self.holding or not self.isEnabled():
            return
        self._since.start()
        self._count(self._hold_ms)

    def resume_hold(self) -> None:
        """Go on with the hold that has ended just now, as if it had not; else start counting."""
        if self._spent or self.holding or not self.isEnabled():
            return
        if not self._let_go.isValid() or self._let_go.hasExpired(_RESUMED_WITHIN_MS):
            self.begin_hold()
            return
        self._count(max(0, self._hold_ms - self._since.elapsed()))

    def end_hold(self) -> None:
        """Released: nothing happens unless the hold was long enough, and then it has fired already."""
        if not self.holding:
            return
        self._stop()
        self._let_go.start()
        self.hold_ended.emit()

    def fire(self) -> None:
        """Act now, without a hold; without effect while disabled or spent."""
        self._stop()
        if self._spent or not self.isEnabled():
            return
        self._spent = True
        self.fired.emit()

    def sizeHint(self) -> QSize:
        """Room for the ring and the longer of its two texts."""
        metrics = QFontMetricsF(_font())
        text = max(metrics.horizontalAdvance(words) for words in (self.text(), HOLDING_WORDS))
        return QSize(max(_LEAST_WIDTH, ceil(text) + _RING_SIDE + SPACE_M + 2 * SPACE_L + 2 * _EDGE), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the ring and a cut text."""
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold with the left button."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.begin_hold()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leaving the button is letting go of it."""
        if not self.rect().contains(event.position().toPoint()):
            self.end_hold()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.end_hold()

    def hideEvent(self, event: QHideEvent) -> None:
        """What cannot be seen is not held."""
        self.end_hold()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the filled button, the ring and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        ink = theme.colour("onkill" if self.isEnabled() else "faint")
        painter.setPen(QPen(theme.colour("kill" if self.isEnabled() else "line"), 1))
        painter.setBrush(theme.colour("kill" if self.isEnabled() else "surface"))
        painter.drawRoundedRect(box, RADIUS_S, RADIUS_S)
        ring = QRectF(box.left() + SPACE_L, box.center().y() - _RING_SIDE / 2, _RING_SIDE, _RING_SIDE)
        self._paint_ring(painter, ring, ink)
        text = box.adjusted(SPACE_L + _RING_SIDE + SPACE_M, 0, -SPACE_L, 0)
        painter.setFont(_font())
        painter.setPen(ink)
        shown = QFontMetricsF(_font()).elidedText(self.words, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS_S, RADIUS_S)

    def _paint_ring(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        inside = box.adjusted(_RING_WIDTH / 2, _RING_WIDTH / 2, -_RING_WIDTH / 2, -_RING_WIDTH / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        faint = QColor(ink)
        faint.setAlphaF(0.4)
        painter.setPen(QPen(faint, _RING_WIDTH))
        painter.drawEllipse(inside)
        pen = QPen(ink, _RING_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(inside, 90 * 16, int(-360 * 16 * self.share))

    def _count(self, left_ms: int) -> None:
        self._timer.start(left_ms)
        if theme.duration_ms(self._hold_ms):
            self._frames.start()
        self.update()

    def _stop(self) -> None:
        self._timer.stop()
        self._frames.stop()
        self.update()


def _font() -> QFont:
    return fonts.sans("section", QFont.Weight.DemiBold)
