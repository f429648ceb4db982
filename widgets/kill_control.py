"""The red control at the top right of every page and of the lock screen: the first of the kill's two actions."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.core.language import tr
from app.core.state import AppState
from widgets import fonts, theme
from widgets.buttons import is_enter
from widgets.kill_words import ControlWords, control_words
from widgets.tokens import SPACE_XS, TYPE_SCALE, mixed

KILL_WIDTH: Final = 148
KILL_HEIGHT: Final = 48
TITLE: Final = tr("Kill switch")

_EDGE_RED: Final = 0.3
"""How much of the unproven outline is red: seen as related to the red control, not as a live one."""


class KillControl(QAbstractButton):
    """Filled red while its path is proven, an outline while it is not; it can be pressed either way.

    Signals: `arm_requested()`; pressing it while a kill is armed already asks for nothing.
    """

    arm_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ControlWords((tr("path NOT proven: not read yet"),), False, tr("path NOT proven: not read yet"))
        self._armed = False
        self.setText(TITLE)
        self.setFixedSize(KILL_WIDTH, KILL_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self._describe()

    @property
    def words(self) -> ControlWords:
        """What the control says now."""
        return self._words

    @property
    def shown_detail(self) -> str:
        """The second line as drawn: the longest wording that fits, else the shortest one cut."""
        metrics = QFontMetricsF(_detail_font())
        room = self.width() - 2 * SPACE_XS
        fitting = (words for words in self._words.details if metrics.horizontalAdvance(words) <= room)
        last = self._words.details[-1]
        return next(fitting, metrics.elidedText(last, Qt.TextElideMode.ElideRight, room))

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the state as seen at `now`."""
        words, armed = control_words(state, now), state.halt.armed is not None
        if (words, armed) == (self._words, self._armed):
            return
        self._words, self._armed = words, armed
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Its one size."""
        return QSize(KILL_WIDTH, KILL_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter arms as Space does."""
        if is_enter(event) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface, the two lines and the keyboard's place."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        pointed = self.underMouse() or self.isDown()
        if self._words.proven:
            painter.fillRect(box, _pressed_red() if pointed else theme.colour("kill"))
            title = detail = theme.colour("onkill")
        else:
            painter.fillRect(box, theme.colour("raised" if pointed else "surface"))
            painter.setPen(QPen(_outline(), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            title, detail = theme.colour("text"), theme.colour("muted")
        self._write(painter, title, detail)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("onkill" if self._words.proven else "accent"), 2))
            painter.drawRect(box.adjusted(4, 4, -4, -4))

    def _write(self, painter: QPainter, title: QColor, detail: QColor) -> None:
        word_height, detail_height = TYPE_SCALE["body"][1], TYPE_SCALE["label"][1]
        top = (self.height() - word_height - detail_height) / 2
        for text, font, colour, y, height in (
            (TITLE, fonts.sans("body", QFont.Weight.DemiBold), title, top, word_height),
            (self.shown_detail, _detail_font(), detail, top + word_height, detail_height),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(0, y, self.width(), height), Qt.AlignmentFlag.AlignCenter, text)

    def _describe(self) -> None:
        self.setAccessibleName(f"{TITLE}: {self._words.sentence}")
        self.setAccessibleDescription(
            tr("Armed.") if self._armed else tr("Arms a kill; nothing is sent yet. Ctrl+Shift+K")
        )
        how = tr("Ctrl+Shift+K arms; nothing is sent yet")
        self.setToolTip(f"{TITLE}: {self._words.sentence}\n{how}")

    def _on_clicked(self) -> None:
        if not self._armed:
            self.arm_requested.emit()


def _outline() -> QColor:
    dress = theme.current()
    return QColor(mixed(dress.edge, dress.kill, _EDGE_RED))


def _pressed_red() -> QColor:
    dress = theme.current()
    return QColor(mixed(dress.kill, "#000000", 0.15))


def _detail_font() -> QFont:
    return fonts.sans("label")
