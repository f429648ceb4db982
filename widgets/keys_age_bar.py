"""A key's age against policy as a bar: how far it has come on the way to the days that warn and fail."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.key_age import FAIL_DAYS, WARN_DAYS, AgeGrade, KeyAge
from app.core.language import tr
from widgets import fonts, theme
from widgets.tokens import RADIUS_S, SPACE_XS, TYPE_SCALE

_TRACK: Final = 8
_MARK_BEYOND: Final = 3
_LAST_DAY: Final = 100
_TONES: Final = {AgeGrade.OK: "muted", AgeGrade.WARN: "warn", AgeGrade.FAIL: "fail", AgeGrade.UNKNOWN: "unknown"}
_MARKS: Final = (WARN_DAYS, FAIL_DAYS)


class AgeBar(QWidget):
    """A track of 100 days with marks at the 75th and the 90th; empty while the age is not known."""

    def __init__(self) -> None:
        super().__init__()
        self._days: int | None = None
        self._grade = AgeGrade.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Age against policy"))

    @property
    def share(self) -> float:
        """The part of the track that is filled, 0 to 1."""
        return min(1.0, (self._days or 0) / _LAST_DAY)

    @property
    def tone(self) -> str:
        """The colour token of the filled part."""
        return _TONES[self._grade]

    def show_age(self, age: KeyAge) -> None:
        """Show an age as it stands against policy."""
        if (age.days, age.grade) == (self._days, self._grade):
            return
        self._days, self._grade = age.days, age.grade
        known = tr("not known") if age.days is None else tr("{days} of {most} days", days=age.days, most=FAIL_DAYS)
        self.setAccessibleDescription(f"{known}, {age.grade.words}")
        self.update()

    def sizeHint(self) -> QSize:
        """The track and the marks' labels below it."""
        return QSize(200, _MARK_BEYOND + _TRACK + _MARK_BEYOND + SPACE_XS + TYPE_SCALE["label"][1])

    def minimumSizeHint(self) -> QSize:
        """The same height; the width may shrink until the labels meet."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, the filled part, the marks and their days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, _MARK_BEYOND, self.width(), _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(track, RADIUS_S, RADIUS_S)
        if self._days is not None:
            painter.setBrush(theme.colour(self.tone))
            filled = max(float(_TRACK), track.width() * self.share)
            painter.drawRoundedRect(QRectF(0, _MARK_BEYOND, filled, _TRACK), RADIUS_S, RADIUS_S)
        painter.setFont(fonts.fixed("label"))
        metrics = QFontMetrics(fonts.fixed("label"))
        for day in _MARKS:
            x = track.width() * day / _LAST_DAY
            painter.fillRect(QRectF(x - 1, 0, 2, _TRACK + 2 * _MARK_BEYOND), theme.colour("edge"))
            words = f"{day} d"
            wide = metrics.horizontalAdvance(words)
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            top = _TRACK + 2 * _MARK_BEYOND + SPACE_XS
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(left, top, wide + 1, TYPE_SCALE["label"][1]), words)
            painter.setPen(Qt.PenStyle.NoPen)
