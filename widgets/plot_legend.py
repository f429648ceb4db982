"""What the lines of a plot are called, how they are drawn, and their figures; a click hides a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import fonts, theme
from widgets.plot_style import LineStyle
from widgets.tokens import SPACE_S, SPACE_XS

ROW_PX: Final = 18
MOST_ROWS: Final = 6
_SWATCH_PX: Final = 22
_CELL_PX: Final = 60
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line of the plot: `cells` are its figures in words; `stale` when the first is no longer true."""

    label: str
    style: LineStyle
    cells: tuple[str, ...]
    stale: bool = False
    hidden: bool = False


class PlotLegend(QWidget):
    """A table of swatch, number, name and figures below a plot.

    Signals: `toggle_requested(str)` hide or show the line of this label; `solo_requested(str)` show only it (a click
    with Ctrl or Shift).
    """

    toggle_requested = Signal(str)
    solo_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[LegendRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(ROW_PX)

    def show_rows(self, titles: Sequence[str], rows: Sequence[LegendRow]) -> None:
        """Show one row a line, in the order of the lines; `titles` stand above the cells."""
        shown = (tuple(titles), tuple(rows))
        if shown == (self._titles, self._rows):
            return
        self._titles, self._rows = shown
        drawn = min(len(rows), MOST_ROWS) + (len(rows) > MOST_ROWS)
        height = ROW_PX * (1 + drawn)
        if height != self.height():
            self.setFixedHeight(height)
        told = "; ".join(self._told(row) for row in self._rows)
        self.setAccessibleName(f"Figures: {told}" if told else "No figures yet")
        self.setToolTip("\n".join(row.label for row in self._rows))
        self.update()

    def words(self) -> tuple[tuple[str, ...], ...]:
        """The names and figures as shown."""
        return tuple((row.label, *row.cells) for row in self._rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide or show the line that was clicked."""
        place = int(event.position().y() // ROW_PX) - 1
        if event.button() is not Qt.MouseButton.LeftButton or not 0 <= place < min(len(self._rows), MOST_ROWS):
            super().mousePressEvent(event)
            return
        alone = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        (self.solo_requested if alone else self.toggle_requested).emit(self._rows[place].label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the table."""
        painter = QPainter(self)
        label, figure = fonts.sans("label"), fonts.sans("label", QFont.Weight.Medium)
        metrics = QFontMetricsF(label)
        cells_left = max(0.0, self.width() - _CELL_PX * len(self._titles))
        painter.setFont(label)
        painter.setPen(theme.colour("faint"))
        for column, title in enumerate(self._titles if self._rows else ()):
            painter.drawText(self._cell(cells_left, column, 0), int(_RIGHT), title)
        for number, row in enumerate(self._rows[:MOST_ROWS], 1):
            self._paint_swatch(painter, row, number)
            left = _SWATCH_PX + SPACE_S
            place = QRectF(left, number * ROW_PX, max(0.0, cells_left - left), ROW_PX)
            painter.setFont(label)
            painter.setPen(theme.colour("faint" if row.hidden else "muted"))
            name = f"{number} {row.label}{' (hidden)' if row.hidden else ''}"
            painter.drawText(place, int(_LEFT), metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width()))
            painter.setFont(figure)
            for column, cell in enumerate(row.cells):
                tone = "faint" if row.hidden else "stale" if row.stale and column == 0 else "text"
                painter.setPen(theme.colour(tone))
                painter.drawText(self._cell(cells_left, column, number), int(_RIGHT), cell)
        if len(self._rows) > MOST_ROWS:
            painter.setFont(label)
            painter.setPen(theme.colour("faint"))
            more = f"and {len(self._rows) - MOST_ROWS} more: choose one service to see them"
            painter.drawText(QRectF(0, ROW_PX * (MOST_ROWS + 1), self.width(), ROW_PX), int(_LEFT), more)

    def _cell(self, cells_left: float, column: int, row: int) -> QRectF:
        return QRectF(cells_left + column * _CELL_PX, row * ROW_PX, _CELL_PX - SPACE_XS, ROW_PX)

    def _paint_swatch(self, painter: QPainter, row: LegendRow, number: int) -> None:
        """A piece of the line, as it is drawn in the plot."""
        if row.hidden:
            return
        pen = row.style.pen()
        pen.setWidth(2)
        painter.setPen(pen)
        middle = number * ROW_PX + ROW_PX // 2
        painter.drawLine(0, middle, _SWATCH_PX, middle)

    def _told(self, row: LegendRow) -> str:
        if row.hidden:
            return f"{row.label}, hidden"
        pairs = zip(self._titles, row.cells, strict=False)
        return f"{row.label}, " + ", ".join(f"{title} {cell}" for title, cell in pairs)
