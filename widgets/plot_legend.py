"""What the lines of a plot are called, how they are drawn, and their figures; a click hides a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.language import tr
from widgets import fonts, theme
from widgets.plot_style import LineStyle
from widgets.text import as_tooltip
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XS

ROW_PX: Final = 18
MOST_ROWS: Final = 6
MOST_ROWS_ALONE: Final = 12
_SWATCH_PX: Final = 22
_CELL_PX: Final = 44
_ROOM_PX: Final = 60
_STEP_PX: Final = 16
_LEAST_NAME_PX: Final = 80
_TOO_LONG: Final = "…"
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

    A figure is shown whole or not at all: where there is no room for it, its unit goes to the head of the table, and
    what still has none is a … whose figure is in the tip.
    Signals: `toggle_requested(str)` hide or show the line of this label; `solo_requested(str)` show only it (a click
    with Ctrl or Shift).
    """

    toggle_requested = Signal(str)
    solo_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[LegendRow, ...] = ()
        self._symbol = self._origin = ""
        self._most = MOST_ROWS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(ROW_PX)

    def show_rows(self, titles: Sequence[str], rows: Sequence[LegendRow], symbol: str = "", origin: str = "") -> None:
        """Show one row a line, in the order of the lines; `titles` stand above the cells, `symbol` is their unit.

        `origin` says which part of the lines is from where.
        """
        shown = (tuple(titles), tuple(rows), symbol, origin)
        if shown == (self._titles, self._rows, self._symbol, self._origin):
            return
        self._titles, self._rows, self._symbol, self._origin = shown
        self._fit()
        told = "; ".join(self._told(row) for row in self._rows)
        heard = f"{told}; {origin}" if origin else told
        self.setAccessibleName(tr("Figures: {heard}", heard=heard) if told else tr("No figures yet"))
        self.setToolTip(as_tooltip(told.replace("; ", "\n")))
        self.update()

    def words(self) -> tuple[tuple[str, ...], ...]:
        """The names and figures as shown."""
        return tuple((row.label, *row.cells) for row in self._rows)

    def show_most(self, rows: int) -> None:
        """List at most so many lines."""
        if rows != self._most:
            self._most = rows
            self._fit()
            self.update()

    def _fit(self) -> None:
        drawn = min(len(self._rows), self._most) + (len(self._rows) > self._most)
        height = ROW_PX * (1 + drawn)
        if height != self.height():
            self.setFixedHeight(height)

    def drawn_cells(self) -> tuple[tuple[str, ...], ...]:
        """The figures as they are drawn in the room there is, row by row."""
        metrics = QFontMetricsF(fonts.sans("label", QFont.Weight.Medium))
        bare = self._bare(metrics)
        room = self._cell_px(metrics) - SPACE_XS
        rows = (tuple(self._short(cell) if bare else cell for cell in row.cells) for row in self._rows)
        return tuple(tuple(_whole(cell, metrics, room) for cell in cells) for cells in rows)

    def _bare(self, metrics: QFontMetricsF) -> bool:
        """Whether the unit stands above the figures instead of beside each."""
        return bool(self._symbol) and _widest(self._cells(), metrics) > self._room_px

    def _cells(self) -> list[str]:
        return [*self._titles, *(cell for row in self._rows for cell in row.cells)]

    def _short(self, cell: str) -> str:
        return cell.removesuffix(f" {self._symbol}")

    @property
    def _room_px(self) -> float:
        """The widest a cell may be: names need some room too."""
        left = self.width() - _SWATCH_PX - SPACE_S - _LEAST_NAME_PX
        return max(float(_ROOM_PX), left / max(1, len(self._titles)))

    def _cell_px(self, metrics: QFontMetricsF) -> float:
        cells = [self._short(cell) for cell in self._cells()] if self._bare(metrics) else self._cells()
        # In steps, or the columns would move with every digit.
        steps = max(0, ceil((_widest(cells, metrics) - _CELL_PX) / _STEP_PX))
        return min(float(_CELL_PX + steps * _STEP_PX), self._room_px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide or show the line that was clicked."""
        place = int(event.position().y() // ROW_PX) - 1
        if event.button() is not Qt.MouseButton.LeftButton or not 0 <= place < min(len(self._rows), self._most):
            super().mousePressEvent(event)
            return
        alone = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        (self.solo_requested if alone else self.toggle_requested).emit(self._rows[place].label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the table."""
        painter = QPainter(self)
        label, figure = fonts.sans("label"), fonts.sans("label", QFont.Weight.Medium)
        metrics = QFontMetricsF(label)
        figures = QFontMetricsF(figure)
        cell_px = self._cell_px(figures)
        cells_left = max(0.0, self.width() - cell_px * len(self._titles))
        painter.setFont(label)
        painter.setPen(theme.colour("faint"))
        for column, title in enumerate(self._titles if self._rows else ()):
            painter.drawText(_cell(cells_left, cell_px, column, 0), int(_RIGHT), title)
        head = " · ".join(
            filter(None, (tr("in {symbol}", symbol=self._symbol) if self._bare(figures) else "", self._origin))
        )
        head = metrics.elidedText(head, Qt.TextElideMode.ElideRight, cells_left)
        painter.drawText(QRectF(0, 0, cells_left, ROW_PX), int(_LEFT), head)
        drawn = self.drawn_cells()
        for number, row in enumerate(self._rows[: self._most], 1):
            self._paint_swatch(painter, row, number)
            left = _SWATCH_PX + SPACE_S
            place = QRectF(left, number * ROW_PX, max(0.0, cells_left - left), ROW_PX)
            painter.setFont(label)
            painter.setPen(theme.colour("faint" if row.hidden else "muted"))
            name = f"{number} {row.label}"
            name = tr("{name} (hidden)", name=name) if row.hidden else name
            painter.drawText(place, int(_LEFT), metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width()))
            painter.setFont(figure)
            for column, cell in enumerate(drawn[number - 1]):
                tone = "faint" if row.hidden else "stale" if row.stale and column == 0 else "text"
                painter.setPen(theme.colour(tone))
                painter.drawText(_cell(cells_left, cell_px, column, number), int(_RIGHT), cell)
        if len(self._rows) > self._most:
            painter.setFont(label)
            painter.setPen(theme.colour("faint"))
            more = tr("and {rows} more: choose one service to see them", rows=len(self._rows) - self._most)
            painter.drawText(QRectF(0, ROW_PX * (self._most + 1), self.width(), ROW_PX), int(_LEFT), more)

    def _paint_swatch(self, painter: QPainter, row: LegendRow, number: int) -> None:
        """A piece of the line, as it is drawn in the plot."""
        if row.hidden:
            return
        pen = row.style.pen()
        pen.setCosmetic(False)
        pen.setWidth(2)
        painter.setPen(pen)
        middle = number * ROW_PX + ROW_PX // 2
        painter.drawLine(0, middle, _SWATCH_PX, middle)

    def _told(self, row: LegendRow) -> str:
        if row.hidden:
            return tr("{label}, hidden", label=row.label)
        pairs = zip(self._titles, row.cells, strict=False)
        return f"{row.label}, " + ", ".join(f"{title} {cell}" for title, cell in pairs)


def _cell(cells_left: float, cell_px: float, column: int, row: int) -> QRectF:
    return QRectF(cells_left + column * cell_px, row * ROW_PX, cell_px - SPACE_XS, ROW_PX)


def _widest(texts: Iterable[str], metrics: QFontMetricsF) -> float:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + SPACE_M


def _whole(text: str, metrics: QFontMetricsF, room_px: float) -> str:
    """The text, or a sign that there is one: half a number is another number."""
    return text if metrics.horizontalAdvance(text) <= room_px else _TOO_LONG
