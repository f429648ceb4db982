"""What the lines of a plot are called, how they are drawn, and their last values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from widgets.plot_style import LineStyle
from widgets.text import ElidedLabel, Label
from widgets.tokens import SPACE_S

WIDTH_PX = 208


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line of the plot: `value` is in words with its unit; `stale` when it is no longer true."""

    label: str
    style: LineStyle
    value: str
    stale: bool = False


class PlotLegend(QWidget):
    """A column of swatch, name and last value beside a plot."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[_Swatch, ElidedLabel, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFixedWidth(WIDTH_PX)

    def show_rows(self, rows: Sequence[LegendRow]) -> None:
        """Show one row a line, in the order of the lines."""
        while len(self._rows) < len(rows):
            self._add_row()
        for number, parts in enumerate(self._rows):
            for part in parts:
                part.setVisible(number < len(rows))
        for row, (swatch, name, value) in zip(rows, self._rows, strict=False):
            swatch.show_style(row.style)
            name.show_text(row.label)
            value.show_text(row.value, "stale" if row.stale else "text")
        self.setAccessibleName("Last values: " + ", ".join(f"{row.label} {row.value}" for row in rows))

    def words(self) -> tuple[tuple[str, str], ...]:
        """The names and values as shown."""
        return tuple((name.text(), value.text()) for _, name, value in self._rows if not name.isHidden())

    def _add_row(self) -> None:
        number = len(self._rows)
        parts = (_Swatch(), ElidedLabel("", tone="muted"), Label("", role="fixed"))
        for column, part in enumerate(parts):
            self._grid.addWidget(part, number, column)
        parts[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows.append(parts)


class _Swatch(QWidget):
    """A piece of the line, as it is drawn in the plot."""

    def __init__(self) -> None:
        super().__init__()
        self._style: LineStyle | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(24, 20)

    def show_style(self, style: LineStyle) -> None:
        if style != self._style:
            self._style = style
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._style is None:
            return
        painter = QPainter(self)
        pen = self._style.pen()
        pen.setWidth(2)
        painter.setPen(pen)
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)
