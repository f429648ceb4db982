"""Statuses under each other, each with its name, and what there is to say in a line of its own below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.status_badge import StatusBadge
from widgets.status_list import LINE_PX, StatusLine
from widgets.text import Label, LineLabel, Paragraph
from widgets.tokens import SPACE_L

BADGE_PX: Final = 136
_ROWS: Final = 3
_GAP_PX: Final = 6


@dataclass(frozen=True, slots=True)
class _Parts:
    badge: StatusBadge
    name: Paragraph
    age: Label
    words: Paragraph

    def all(self) -> tuple[QWidget, ...]:
        return (self.badge, self.name, self.age, self.words)


class RotationLines(QWidget):
    """For sentences too long to stand in a line beside their name; the age is at the right edge."""

    def __init__(self, badge_width_px: int = BADGE_PX) -> None:
        super().__init__()
        self._rows: list[_Parts] = []
        self._lines: tuple[StatusLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, badge_width_px)
        self._grid.setColumnStretch(1, 1)

    @property
    def lines(self) -> tuple[StatusLine, ...]:
        """The lines as shown."""
        return self._lines

    def show_lines(self, lines: Sequence[StatusLine]) -> None:
        """Show these lines in their order."""
        self._lines = tuple(lines)
        while len(self._rows) < len(lines):
            self._rows.append(self._row(len(self._rows) * _ROWS))
        for number, row in enumerate(self._rows):
            for part in row.all():
                part.setVisible(number < len(lines))
        for line, row in zip(lines, self._rows, strict=False):
            row.badge.show_status(line.shape, line.word)
            row.name.show_text(line.name)
            row.words.show_text(line.text, "muted")
            row.words.setVisible(bool(line.text))
            row.age.show_text(line.age)

    def _row(self, at: int) -> _Parts:
        row = _Parts(
            StatusBadge(),
            Paragraph(role="strong"),
            LineLabel("", "age", line_px=LINE_PX),
            Paragraph(tone="muted", selectable=True),
        )
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(row.badge, at, 0, top)
        self._grid.addWidget(row.name, at, 1, top)
        self._grid.addWidget(row.age, at, 2, top | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(row.words, at + 1, 1, 1, 2, top)
        self._grid.setRowMinimumHeight(at + 2, _GAP_PX)
        return row
