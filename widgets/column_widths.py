"""Column widths that follow the texts: titles and usual words whole, long ones as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from widgets import fonts
from widgets.table_cell import cell_width
from widgets.table_model import CellRole, Column, SnapshotTableModel
from widgets.tokens import SPACE_M

_TITLE_MARGIN: Final = 8
LEAST_SHARED: Final = 120
"""What a column that shares the rest must keep before others leave."""


class ColumnWidths(QObject):
    """Gives the columns of a table their widths, whatever the language and the font.

    A column has at least its own width, its title's and its samples'; one with a `most` widens further for what it
    shows and never narrows again, so that nothing jumps. Where all together do not fit, those with the highest
    `spare` leave, then those with a `least` narrow; the row in full has all. Columns that are left out have nothing
    to say for now.
    """

    def __init__(self, view: QTableView, model: SnapshotTableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._columns = model.columns
        self._spare = sorted(
            (number for number, column in enumerate(self._columns) if column.spare),
            key=lambda number: -self._columns[number].spare,
        )
        self._growing = [number for number, column in enumerate(self._columns) if column.most and not column.shares]
        self._widths = [least_width(column) for column in self._columns]
        self._left_out: frozenset[int] = frozenset()
        self._begin()
        model.rowsInserted.connect(self._on_inserted)
        model.dataChanged.connect(self._on_changed)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let columns leave or come back as the table becomes narrower or wider."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def leave_out(self, columns: Iterable[int]) -> None:
        """Show no column of these, however much room there is."""
        self._left_out = frozenset(columns)
        for number in range(len(self._columns)):
            self._view.setColumnHidden(number, number in self._left_out)
        self._fit()

    def _begin(self) -> None:
        titles = self._view.horizontalHeader()
        for number, column in enumerate(self._columns):
            if column.shares:
                titles.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                titles.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                titles.resizeSection(number, self._widths[number])
        self._grow(0, self._model.rowCount() - 1)

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._grow(first, last)

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._grow(first.row(), last.row())

    def _grow(self, first: int, last: int) -> None:
        grown = False
        for number in self._growing:
            needed = max(
                (cell_width(self._model.index(row, number).data(CellRole.LOOK)) for row in range(first, last + 1)),
                default=0,
            )
            width = min(needed, self._columns[number].most)
            if width > self._widths[number]:
                self._widths[number] = width
                self._view.horizontalHeader().resizeSection(number, width)
                grown = True
        if grown:
            self._fit()

    def _fit(self) -> None:
        if not self._spare:
            return
        room = self._view.viewport().width()
        needed = sum(width for number, width in enumerate(self._widths) if number not in self._left_out)
        for number in self._spare:
            if number in self._left_out:
                continue
            leaves = needed > room
            if leaves:
                needed -= self._widths[number]
            if self._view.isColumnHidden(number) is not leaves:
                self._view.setColumnHidden(number, leaves)
        self._narrow(needed - room)

    def _narrow(self, excess: int) -> None:
        titles = self._view.horizontalHeader()
        for number, column in enumerate(self._columns):
            if column.least:
                width = max(column.least, self._widths[number] - max(0, excess))
                titles.resizeSection(number, width)
                excess -= self._widths[number] - width


def least_width(column: Column[Any]) -> int:
    """The width of a column that holds its title and its samples whole."""
    least = column.width or (LEAST_SHARED if column.shares else 0)
    title = QFontMetrics(fonts.sans("label", QFont.Weight.DemiBold)).horizontalAdvance(column.title)
    return max(
        least, title + 2 * SPACE_M + _TITLE_MARGIN, *(cell_width(column.sample(text)) for text in column.samples)
    )
