"""The steps of a rotation under each other: which are done, which is current, which are to come."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.rotation_steps import Step
from widgets import fonts, theme
from widgets.tokens import RADIUS_L, SPACE_M, SPACE_S

RAIL_PX: Final = 168
_ROW: Final = 44
_LOW_ROW: Final = 28
_LEAST_ROW: Final = 24
_MARK: Final = 20


class Place(Enum):
    """Where a step lies; the value is the word for it."""

    DONE = tr("done")
    NOT_TESTED = tr("not tested")
    CURRENT = tr("current")
    TO_COME = tr("to come")


class RotationRail(QWidget):
    """A tick, a dash, or a circle with its number, filled or empty; the step's title, and the word below it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_StepRow] = []
        self._row_px = _ROW
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setFixedWidth(RAIL_PX)
        self.setAccessibleName(tr("Steps of the rotation"))

    @property
    def places(self) -> dict[str, Place]:
        """Where each step lies, by its title."""
        return {row.title: row.place for row in self._rows if not row.isHidden()}

    def show_low(self, low: bool, *, least: bool = False) -> None:
        """Leave the words out, where there is no height for them: the marks and the accessible names say the same.

        Where there is the `least` height, the marks stand close together.
        """
        self._row_px = _LEAST_ROW if least else _LOW_ROW if low else _ROW
        for row in self._rows:
            row.setFixedHeight(self._row_px)

    def show_steps(self, steps: Sequence[Step], current: Step, *, tested: bool = True, ended: bool = False) -> None:
        """Show these steps, of which `current` is under way, or done as well when all has `ended`.

        The test may be left behind without one having been made: it was not `tested`.
        """
        while len(self._rows) < len(steps):
            row = _StepRow(len(self._rows) + 1)
            row.setFixedHeight(self._row_px)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        at = steps.index(current)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(steps))
            if number < len(steps):
                behind = Place.NOT_TESTED if steps[number] is Step.TEST and not tested else Place.DONE
                place = Place.CURRENT if number == at else behind if number < at else Place.TO_COME
                row.show_step(steps[number].words, Place.DONE if ended and number == at else place)


class _StepRow(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.title, self.place = "", Place.TO_COME
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(self, title: str, place: Place) -> None:
        if (title, place) == (self.title, self.place):
            return
        self.title, self.place = title, place
        self.setAccessibleName(
            tr("Step {number}, {title}: {place}", number=self._number, title=title, place=place.value)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RAIL_PX, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.place is Place.CURRENT
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), RADIUS_L, RADIUS_L)
        mark = QRectF(SPACE_S, (self.height() - _MARK) / 2, _MARK, _MARK)
        self._paint_mark(painter, mark)
        left = mark.right() + SPACE_M
        low = self.height() < _ROW
        upper = QRectF(left, (self.height() - 20) / 2 if low else 5, self.width() - left - SPACE_S, 20)
        tone = "text" if self.place in (Place.DONE, Place.CURRENT) else "muted"
        weight = QFont.Weight.DemiBold if current else QFont.Weight.Normal
        _write(painter, upper, self.title, fonts.sans("body", weight), tone)
        if not low:
            _write(painter, QRectF(left, 22, upper.width(), 16), self.place.value, fonts.sans("label"), "faint")

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if self.place is Place.DONE:
            painter.setPen(QPen(theme.colour("text"), 2))
            low = (box.left() + 8.5, box.bottom() - 5)
            painter.drawLine(QLineF(box.left() + 4, box.center().y() + 0.5, *low))
            painter.drawLine(QLineF(*low, box.right() - 3.5, box.top() + 5.5))
            return
        if self.place is Place.NOT_TESTED:
            painter.setPen(QPen(theme.colour("muted"), 2))
            painter.drawLine(QLineF(box.left() + 5, box.center().y(), box.right() - 5, box.center().y()))
            return
        current = self.place is Place.CURRENT
        painter.setPen(QPen(theme.colour("accent" if current else "edge"), 1))
        painter.setBrush(theme.colour("accent") if current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        painter.setFont(fonts.sans("label", QFont.Weight.DemiBold))
        painter.setPen(theme.colour("onaccent" if current else "muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._number))


def _write(painter: QPainter, box: QRectF, text: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
