"""A box with words that a person ticks: a choice, or a step of a checklist."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import fonts, theme
from widgets.buttons import is_enter
from widgets.tokens import RADIUS_S, SPACE_S, SPACE_XS

_BOX: Final = 16
_LEAST_TEXT: Final = 120
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class TickRow(QAbstractButton):
    """A box and a wrapped sentence; Space, Enter or a click ticks it and takes the tick away.

    The words of a `step` step back once it is done; those of a choice do not.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, step: bool = False) -> None:
        super().__init__(parent)
        self._step = step
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line at a usual width; the height follows the width."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        """Room for the box and some words."""
        return QSize(self._lead() + _LEAST_TEXT, self.heightForWidth(max(self.width(), self._lead() + _LEAST_TEXT)))

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at `width`."""
        return max(_BOX + SPACE_S, self._text_box(width).height() + SPACE_S)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("raised"))
        box = QRectF(SPACE_XS, SPACE_XS, _BOX, _BOX).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("text" if self.isChecked() else "edge"), 1))
        painter.drawRoundedRect(box, RADIUS_S / 2, RADIUS_S / 2)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("text"), 2))
            foot = box.bottomLeft() + (box.center() - box.topLeft()) * 0.85
            foot.setY(box.bottom() - 4)
            painter.drawLine(QLineF(box.left() + 3.5, box.center().y() + 0.5, foot.x(), foot.y()))
            painter.drawLine(QLineF(foot.x(), foot.y(), box.right() - 3, box.top() + 4))
        painter.setFont(fonts.sans("body"))
        painter.setPen(theme.colour("muted" if self._step and self.isChecked() else "text"))
        painter.drawText(self._text_box(self.width()), _WRAPPED, self.text())
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_S, RADIUS_S)

    def _lead(self) -> int:
        return SPACE_XS + _BOX + SPACE_S

    def _text_box(self, width: int) -> QRect:
        room = max(1, width - self._lead() - SPACE_XS)
        found = QFontMetrics(fonts.sans("body")).boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, self.text())
        return QRect(self._lead(), SPACE_XS, room, found.height())
