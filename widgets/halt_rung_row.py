"""One rung of the halt ladder as a row that is read from across the room."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.halt import Rung, RungState
from app.core.language import tr
from app.core.present import age_words, duration_words
from widgets import shapes, theme
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_L, SPACE_S, SPACE_XL

ROW_PX: Final = 56
NAME_PX: Final = 152
STATE_PX: Final = 124
"""NOT CONFIGURED in one line; a longer word takes two: what was seen needs the room."""
AGE_PX: Final = 48
_SHAPE_SIDE: Final = 14
_WORDS_LEAST: Final = 160


class HaltRungRow(QWidget):
    """Shape, name, what was seen and where, state and how long it took, age; born unknown."""

    def __init__(self, name: str, *, last: bool = False) -> None:
        super().__init__()
        self._name, self._last = name, last
        self._state = RungState.UNKNOWN
        self._title = Label(name, role="strong")
        self._words = Paragraph(tone="muted", selectable=True)
        self._alarm = Paragraph(role="strong", tone="warn")
        self._word = Paragraph(role="strong")
        self._took = Label(role="label")
        self._age = Label(role="age")
        self._lay_out()
        self.show_unread()

    def show_unread(self) -> None:
        """Say that nothing is known."""
        self._show(RungState.UNKNOWN, RungState.UNKNOWN.word, tr("not read yet"), "", "", "–")

    def show_rung(self, rung: Rung, now: datetime, *, failed_channels: tuple[str, ...] = ()) -> None:
        """Draw the rung as seen at `now`; `failed_channels` make an accepted request a partial one."""
        partial = rung.state is RungState.OK and bool(failed_channels)
        word = tr("{word}, partial", word=rung.state.word) if partial else rung.state.word
        alarm = tr("{channels}: not notified", channels=", ".join(failed_channels)) if partial else ""
        took = "" if rung.took_s is None else tr("after {duration}", duration=duration_words(rung.took_s))
        age_s = None if rung.at is None else (now - rung.at).total_seconds()
        words = f"{rung.words} · {rung.source}" if rung.source else rung.words
        self._show(rung.state, word, words, alarm, took, age_words(age_s))

    def words(self) -> tuple[str, str, str, str]:
        """State, words, alarm and age as shown."""
        return self._word.plain_text, self._words.plain_text, self._alarm.plain_text, self._age.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape and the hairline below."""
        painter = QPainter(self)
        top = (self.height() - _SHAPE_SIDE) / 2
        box = QRectF(SPACE_XL - SPACE_S, top, _SHAPE_SIDE, _SHAPE_SIDE)
        shapes.paint_shape(painter, self._state.shape, box, theme.colour(shapes.TONES[self._state.shape]))
        if not self._last:
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))

    def _show(self, state: RungState, word: str, words: str, alarm: str, took: str, age: str) -> None:
        if state is not self._state:
            self._state = state
            self.update()
        self._word.show_text(word, shapes.TONES[state.shape])
        self._words.show_text(words)
        self._alarm.show_text(alarm)
        self._alarm.setVisible(bool(alarm))
        self._took.show_text(took)
        self._took.setVisible(bool(took))
        self._age.show_text(age)
        said = (f"{self._name}: {word}", words, alarm, took, tr("read {age} ago", age=age) if age != "–" else "")
        self.setAccessibleName(". ".join(part for part in said if part))

    def _lay_out(self) -> None:
        self.setMinimumHeight(ROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self._words)
        said.addWidget(self._alarm)
        said.addStretch(1)
        self._words.setMinimumWidth(_WORDS_LEAST)
        state = QVBoxLayout()
        state.setSpacing(0)
        state.addStretch(1)
        state.addWidget(self._word)
        state.addWidget(self._took)
        state.addStretch(1)
        self._title.setFixedWidth(NAME_PX)
        self._word.setFixedWidth(STATE_PX)
        self._age.setFixedWidth(AGE_PX)
        self._age.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL - SPACE_S + _SHAPE_SIDE + SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_L)
        row.addWidget(self._title)
        row.addLayout(said, 1)
        row.addLayout(state)
        row.addWidget(self._age)
