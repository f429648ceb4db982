"""Statuses under each other, each as shape and word with its name and what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.status_badge import StatusBadge
from widgets.text import Label, LineLabel, Paragraph
from widgets.tokens import SPACE_L, SPACE_XS, TYPE_SCALE

BADGE_WIDTH_PX = 136
NAME_WIDTH_PX = 96
LINE_PX = TYPE_SCALE["body"][1]


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One line: `shape` is one of the seven characters; `text` and `age` may be empty."""

    shape: str
    word: str
    name: str
    text: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    badge: StatusBadge
    name: Paragraph
    text: Paragraph
    age: Label

    def all(self) -> tuple[QWidget, ...]:
        return (self.badge, self.name, self.text, self.age)


class StatusList(QWidget):
    """One line each: status, name, words, and at the right edge how old that is."""

    def __init__(self, badge_width_px: int = BADGE_WIDTH_PX, name_width_px: int = NAME_WIDTH_PX) -> None:
        super().__init__()
        self._rows: list[_Parts] = []
        self._lines: tuple[StatusLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnMinimumWidth(0, badge_width_px)
        self._grid.setColumnMinimumWidth(1, name_width_px)
        self._grid.setColumnStretch(2, 1)

    @property
    def lines(self) -> tuple[StatusLine, ...]:
        """The lines as shown."""
        return self._lines

    def show_lines(self, lines: Sequence[StatusLine]) -> None:
        """Show these lines in their order."""
        self._lines = tuple(lines)
        while len(self._rows) < len(lines):
            self._rows.append(self._row(len(self._rows)))
        for number, row in enumerate(self._rows):
            for part in row.all():
                part.setVisible(number < len(lines))
        for line, row in zip(lines, self._rows, strict=False):
            row.badge.show_status(line.shape, line.word)
            row.name.show_text(line.name)
            row.text.show_text(line.text, "muted")
            row.age.show_text(line.age)

    def _row(self, number: int) -> _Parts:
        row = _Parts(
            StatusBadge(), Paragraph(role="strong"), Paragraph(selectable=True), LineLabel("", "age", line_px=LINE_PX)
        )
        top = Qt.AlignmentFlag.AlignTop
        for column, part in enumerate((row.badge, row.name, row.text)):
            self._grid.addWidget(part, number, column, top)
        self._grid.addWidget(row.age, number, 3, top | Qt.AlignmentFlag.AlignRight)
        return row
