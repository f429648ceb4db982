"""Draws one cell: shape and word, figures at the right, a hairline below, an ellipsis where text is cut."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from widgets import fonts, shapes, theme
from widgets.table_model import CellLook, CellRole
from widgets.text import as_tooltip
from widgets.tokens import ROW_HEIGHT, SPACE_M, SPACE_S

_SHAPE_SIDE: Final = 10
_MARK_WIDTH: Final = 3


class TableCell(QStyledItemDelegate):
    """The delegate of `TableView`."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The whole text's width and a row's height."""
        return QSize(cell_width(index.data(CellRole.LOOK)), ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw background, shape, text, hairline and, on the current row, the mark of the keyboard's place."""
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.colour("raised"))
        self._paint_words(painter, cell, index.data(CellRole.LOOK))
        painter.setPen(theme.colour("line"))
        bottom = cell.bottom() + 0.5
        painter.drawLine(QPointF(cell.left(), bottom), QPointF(cell.right() + 1, bottom))
        if _is_current_row(option.widget, index):
            _paint_mark(painter, cell, index)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show a tooltip only for a cell whose text is cut."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cut = self.sizeHint(option, index).width() > view.visualRect(index).width()
        QToolTip.showText(event.globalPos(), as_tooltip(str(index.data())) if cut else "", view)
        return True

    def _paint_words(self, painter: QPainter, cell: QRect, look: CellLook) -> None:
        colour = _colour(look)
        room = QRectF(cell.adjusted(SPACE_M, 0, -SPACE_M, -1))
        if look.shape:
            top = room.center().y() - _SHAPE_SIDE / 2
            shapes.paint_shape(painter, look.shape, QRectF(room.left(), top, _SHAPE_SIDE, _SHAPE_SIDE), colour)
            room.setLeft(room.left() + _SHAPE_SIDE + SPACE_S)
        strong = _emphasised(look)
        painter.setFont(_font(strong, look.fixed))
        painter.setPen(colour)
        text = _elided(look.text, int(room.width()), strong, look.fixed, look.ends)
        painter.drawText(room, int(look.alignment), text)


def cell_width(look: CellLook) -> int:
    """How wide a cell is that shows its whole text."""
    lead = _SHAPE_SIDE + SPACE_S if look.shape else 0
    return 2 * SPACE_M + lead + _metrics(_emphasised(look), look.fixed).horizontalAdvance(look.text) + 1


def _emphasised(look: CellLook) -> bool:
    return look.bold or look.shape is not None


@cache
def _font(strong: bool, fixed: bool) -> QFont:
    weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
    return fonts.fixed("body", weight) if fixed else fonts.sans("body", weight)


@cache
def _metrics(strong: bool, fixed: bool) -> QFontMetrics:
    return QFontMetrics(_font(strong, fixed))


@lru_cache(maxsize=8192)
def _elided(text: str, width: int, strong: bool, fixed: bool, ends: bool) -> str:
    mode = Qt.TextElideMode.ElideMiddle if ends else Qt.TextElideMode.ElideRight
    return _metrics(strong, fixed).elidedText(text, mode, width)


def _colour(look: CellLook) -> QColor:
    if look.tone:
        return theme.colour(look.tone)
    if look.shape:
        return theme.colour(shapes.TONES[look.shape])
    return theme.colour("text" if look.bold else "muted")


def _is_current_row(view: object, index: QModelIndex | QPersistentModelIndex) -> bool:
    return isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()


def _paint_mark(painter: QPainter, cell: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
    if index.column() == 0:
        painter.fillRect(QRect(cell.left(), cell.top(), _MARK_WIDTH, cell.height() - 1), theme.colour("accent"))
