"""The list beside a page of the manual: contents or findings, each of one or two lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.core.language import tr
from app.core.manual import Place
from app.core.manual_rows import ManualRow
from widgets import fonts, theme
from widgets.buttons import is_enter
from widgets.tokens import RADIUS_S, SPACE_L, SPACE_M, SPACE_S, TYPE_SCALE

_ROW: Final = Qt.ItemDataRole.UserRole
_LINE: Final = 28
_CHAPTER: Final = 36


class ManualList(QListWidget):
    """Arrow keys walk, Enter or a click goes there; a chapter's title is passed over.

    Signals: `place_chosen(object)` a `Place`.
    """

    place_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "manual")
        self.setAccessibleName(tr("Contents of the manual"))
        self.setItemDelegate(_RowCell(self))
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._on_item)

    def show_rows(self, rows: Sequence[ManualRow], here: Place) -> None:
        """List these; the one that leads to `here`, else the one to its page, is the current one."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.remark)
            item.setToolTip(row.remark)
            if row.place is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        places = [row.place for row in rows]
        wanted = next(
            (place for place in (Place(here.page_id, here.anchor), Place(here.page_id)) if place in places), None
        )
        if wanted is not None:
            self.setCurrentRow(places.index(wanted))
            self.scrollToItem(self.currentItem(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the current row leads on Enter."""
        item = self.currentItem()
        if is_enter(event) and item is not None:
            self._on_item(item)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first row that leads somewhere when none is current."""
        super().focusInEvent(event)
        if self.currentItem() is None:
            rows = (number for number in range(self.count()) if self.item(number).flags() & Qt.ItemFlag.ItemIsEnabled)
            self.setCurrentRow(next(rows, -1))

    def _on_item(self, item: QListWidgetItem) -> None:
        place = item.data(_ROW).place
        if place is not None:
            self.place_chosen.emit(place)


class _RowCell(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ManualRow = index.data(_ROW)
        height = _CHAPTER if row.place is None else _LINE + (TYPE_SCALE["label"][1] + SPACE_S if row.remark else 0)
        return QSize(0, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ManualRow = index.data(_ROW)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(theme.colour("accent") if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(cell.adjusted(1, 1, -2, -2), RADIUS_S, RADIUS_S)
        words = cell.adjusted(SPACE_M + row.depth * SPACE_L, 0, -SPACE_S, 0)
        if row.place is None:
            words.setTop(words.bottom() - TYPE_SCALE["label"][1] - SPACE_S)
            _write(painter, words, row.title.upper(), fonts.sans("label", QFont.Weight.DemiBold), "muted")
        elif not row.remark:
            weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
            _write(painter, words, row.title, fonts.sans("body", weight), "muted" if row.depth else "text")
        else:
            words.setHeight(_LINE)
            _write(painter, words, row.title, fonts.sans("body", QFont.Weight.DemiBold), "text")
            words.translate(0, TYPE_SCALE["body"][1])
            _write(painter, words, row.remark, fonts.sans("label"), "muted")
        painter.restore()


def _write(painter: QPainter, box: QRect, text: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
