"""Draws a table's cell that holds a day of verdicts; its words are the cell's text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from app.core.trend import Span
from widgets.table_cell import TableCell
from widgets.table_model import CellLook, CellRole
from widgets.text import as_tooltip
from widgets.tokens import SPACE_M
from widgets.verdict_strip import STRIP_HEIGHT, paint_strip


class StripCell(TableCell):
    """The delegate of a column whose rows have `spans`; the tooltip says in words what is drawn."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell without its text, then the strip in its middle."""
        super().paint(painter, option, index)
        cell: QRect = option.rect
        row: Any = index.data(CellRole.ROW)
        spans: Sequence[Span] = row.spans
        room = QRectF(cell.adjusted(SPACE_M, 0, -SPACE_M, -1))
        top = room.top() + (room.height() - STRIP_HEIGHT) / 2
        paint_strip(painter, QRectF(room.left(), round(top), room.width(), STRIP_HEIGHT), spans)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say what the strip shows, wherever the pointer is on it."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), as_tooltip(f"24 h: {index.data()}"), view)
        return True

    def _paint_words(self, painter: QPainter, cell: QRect, look: CellLook) -> None:
        """The words are for the tooltip and for whoever listens."""
