"""One risk limit: its word, what is used of how much as text and as a bar, and what is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.core.language import tr
from app.core.risk_bars import NEAR, Grade, LimitBar
from widgets import theme
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import RADIUS_S, SPACE_L, SPACE_XS

_TRACK: Final = 8
_MARK_BEYOND: Final = 3
_BADGE_WIDTH: Final = 128
_TONES: Final = {Grade.WITHIN: "muted", Grade.NEAR: "warn", Grade.REACHED: "fail"}


class UsageBar(QWidget):
    """A track with a mark where a limit is near; empty while the usage is not known."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._grade = Grade.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TRACK + 2 * _MARK_BEYOND)

    @property
    def share(self) -> float:
        """The part of the track that is filled, 0 to 1."""
        return min(1.0, self._share or 0.0)

    @property
    def tone(self) -> str:
        """The colour token of the filled part."""
        return _TONES.get(self._grade, "unknown")

    def show_bar(self, bar: LimitBar) -> None:
        """Show how much of a limit is used."""
        self.setAccessibleName(tr("{name}, used of the limit", name=bar.name))
        self.setAccessibleDescription(
            tr("{grade}: {used} of {limit}", grade=bar.grade.value, used=bar.used, limit=bar.limit)
        )
        if (bar.share, bar.grade) != (self._share, self._grade):
            self._share, self._grade = bar.share, bar.grade
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, the filled part and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(0, _MARK_BEYOND, self.width(), _TRACK), RADIUS_S, RADIUS_S)
        if self._share:
            painter.setBrush(theme.colour(self.tone))
            filled = max(float(_TRACK), self.width() * self.share)
            painter.drawRoundedRect(QRectF(0, _MARK_BEYOND, filled, _TRACK), RADIUS_S, RADIUS_S)
        near_x = self.width() * float(NEAR)
        painter.fillRect(QRectF(near_x - 1, 0, 2, _TRACK + 2 * _MARK_BEYOND), theme.colour("edge"))


class LimitRow(QWidget):
    """Name and word at the left, amounts at the right, the bar below, and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", role="strong")
        self._badge = StatusBadge()
        self._badge.setFixedWidth(_BADGE_WIDTH)
        self._amounts = Label("", role="fixed")
        self.bar = UsageBar()
        self._words = Paragraph(tone="muted", selectable=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE_XS)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._badge, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._amounts, 0, 2)
        grid.addWidget(self.bar, 1, 0, 1, 3)
        grid.addWidget(self._words, 2, 0, 1, 3)

    @property
    def words(self) -> str:
        """All that the row says, in one line."""
        return f"{self._badge.word} {self._name.text()} {self._amounts.text()}: {self._words.plain_text}"

    def show_bar(self, bar: LimitBar) -> None:
        """Show one limit."""
        self._badge.show_status(bar.grade.shape, bar.grade.value)
        self._name.show_text(bar.name)
        self._amounts.show_text(tr("{used} of {limit}", used=bar.used, limit=bar.limit) if bar.used else bar.limit)
        self._words.show_text(bar.words)
        self.bar.show_bar(bar)
        self.bar.setVisible(bar.share is not None)
