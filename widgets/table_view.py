"""A table to read and to walk through by keyboard: rows of 36 px, hairlines, the whole text one key away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.core.language import tr
from widgets import theme
from widgets.column_widths import ColumnWidths
from widgets.key_words import key_words
from widgets.row_in_full import RowInFull
from widgets.table_cell import TableCell
from widgets.table_model import CellRole, SnapshotTableModel
from widgets.tokens import HEADER_HEIGHT, RADIUS_S, ROW_HEIGHT

_LEAST_COLUMN: Final = 56
_SORT_KEYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ORDERS: Final = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


class TableView(QTableView):
    """A read-only view of a `SnapshotTableModel`; one row is selected at a time.

    Enter or a double click opens a row: `row_opened` where the page asked for it (`opens_rows`), else the whole
    text of the row in a small sheet. A click on a title, or Ctrl+Shift+S in a column, sorts up, down, not at all.
    A table that is not `framed` has no edge of its own and fills the card it stands in.

    Signals: `row_opened(object)` the row's key, `row_selected(object)` the key of the current row or None.
    """

    row_opened = Signal(object)
    row_selected = Signal(object)
    keys_here = (
        (tr("Enter"), tr("Open the row of a table")),
        (key_words("Ctrl+Shift+S"), tr("Sort a table by the column that you are in")),
    )

    def __init__(
        self,
        model: SnapshotTableModel[Any],
        name: str,
        *,
        opens_rows: bool = False,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._opens_rows = opens_rows
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.setProperty("look", "card" if framed else "flush")
        self.setAccessibleName(name)
        self.setItemDelegate(TableCell(self))
        self.setModel(model)
        self._set_behaviour()
        self._set_columns()
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current_row)
        model.rowsInserted.connect(self._on_inserted)

    def selected_key(self) -> Hashable | None:
        """The key of the current row; None when there is none."""
        index = self.currentIndex()
        return self._rows.data(index, CellRole.KEY) if index.isValid() else None

    def select_key(self, key: Hashable) -> bool:
        """Make the row with this key the current one; False when it is not shown."""
        index = self._rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def leave_out(self, columns: Iterable[int]) -> None:
        """Show no column of these: they have nothing to say for now."""
        self._widths.leave_out(columns)

    def show_in_full(self, key: Hashable) -> None:
        """Open the sheet with the whole text of the row with this key, if it is shown."""
        index = self._rows.index_of(key)
        if index.isValid():
            self._open_in_full(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add the keys for opening and for sorting to the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
            event.accept()
        elif event.key() == Qt.Key.Key_S and event.modifiers() == _SORT_KEYS and self.currentIndex().isValid():
            self._on_title_clicked(self.currentIndex().column())
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the first row when there is no current one, so that the keyboard has a place."""
        super().focusInEvent(event)
        self._take_place()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Remove the mark of the keyboard's place."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the keyboard's place where there is no row to mark."""
        super().paintEvent(event)
        if self.hasFocus() and not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -2, -2), RADIUS_S, RADIUS_S)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Repaint both rows, because the mark covers more than the current cell."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint the cells when the theme changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def _set_behaviour(self) -> None:
        self.viewport().setAutoFillBackground(False)  # or its square corners cover the round ones
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_columns(self) -> None:
        rows, titles = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        titles.setFixedHeight(HEADER_HEIGHT)
        titles.setMinimumSectionSize(_LEAST_COLUMN)
        titles.setHighlightSections(False)
        titles.setSectionsClickable(True)
        titles.setTextElideMode(Qt.TextElideMode.ElideRight)
        titles.sectionClicked.connect(self._on_title_clicked)
        self._widths = ColumnWidths(self, self._rows)

    def _on_title_clicked(self, column: int) -> None:
        before = self._sorted[1] if self._sorted and self._sorted[0] == column else None
        place = _ORDERS.index(before) + 1 if before is not None else 0
        self._sorted = (column, _ORDERS[place]) if place < len(_ORDERS) else None
        titles = self.horizontalHeader()
        titles.setSortIndicatorShown(self._sorted is not None)
        if self._sorted is None:
            self._rows.sort(-1)
        else:
            titles.setSortIndicator(*self._sorted)
            self._rows.sort(*self._sorted)

    def _on_activated(self, index: QModelIndex) -> None:
        if self._opens_rows:
            self.row_opened.emit(self._rows.data(index, CellRole.KEY))
            return
        self._open_in_full(index)

    def _open_in_full(self, index: QModelIndex) -> None:
        cells = [self._rows.index(index.row(), number) for number in range(self._rows.columnCount())]
        titles = [column.title for column in self._rows.columns]
        sheet = RowInFull([(title, str(cell.data())) for title, cell in zip(titles, cells, strict=True)], self)
        sheet.open_at(self.viewport().mapTo(self.window(), self.visualRect(index).bottomLeft()))

    def _on_inserted(self) -> None:
        """Rows may come after the keyboard."""
        if self.hasFocus():
            self._take_place()

    def _take_place(self) -> None:
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def _on_current_row(self, current: QModelIndex) -> None:
        self.row_selected.emit(self._rows.data(current, CellRole.KEY) if current.isValid() else None)
