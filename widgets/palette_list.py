"""The rows of the command palette: what, where, and its key; what cannot be done now says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.core.language import tr
from app.core.palette import PaletteEntry
from widgets import fonts, theme
from widgets.text import as_tooltip
from widgets.tokens import RADIUS_S, SPACE_M, TYPE_SCALE

ROW: Final = 44
_ENTRY: Final = Qt.ItemDataRole.UserRole


class PaletteList(QListWidget):
    """One row is current whenever there is one; the keyboard stays in the field above.

    Signals: `pressed_on(str)` the identity of a row that was clicked.
    """

    pressed_on = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "palette")
        self.setAccessibleName(tr("Pages and actions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_EntryCell(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.pressed_on.emit(item.data(_ENTRY).identity))

    @property
    def entries(self) -> tuple[PaletteEntry, ...]:
        """The rows as listed."""
        return tuple(self.item(row).data(_ENTRY) for row in range(self.count()))

    @property
    def current(self) -> PaletteEntry | None:
        """The row that Enter means; None in an empty list."""
        item = self.currentItem()
        entry: PaletteEntry | None = None if item is None else item.data(_ENTRY)
        return entry

    def show_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """List these and stand on the first."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.words)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said(entry))
            item.setToolTip(as_tooltip(entry.why_not))
            self.addItem(item)
        self.setCurrentRow(0 if entries else -1)

    def step(self, rows: int) -> None:
        """Stand on the row that is `rows` further, at most on the first or the last."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + rows)))

    def page_rows(self) -> int:
        """How many rows are in sight."""
        return max(1, self.viewport().height() // ROW)


def said(entry: PaletteEntry) -> str:
    """The row as a screen reader says it."""
    parts = (
        entry.words,
        entry.place,
        entry.key,
        tr("Not possible now: {why_not}", why_not=entry.why_not) if entry.why_not else "",
    )
    return ", ".join(filter(None, parts))


class _EntryCell(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: PaletteEntry = index.data(_ENTRY)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(cell.adjusted(1, 1, -2, -2), RADIUS_S, RADIUS_S)
        words = cell.adjusted(SPACE_M, 0, -SPACE_M, 0)
        key_font = fonts.fixed("label")
        key_width = QFontMetrics(key_font).horizontalAdvance(entry.key)
        if entry.key:
            painter.setFont(key_font)
            painter.setPen(theme.colour("muted"))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), entry.key)
            words.setRight(words.right() - key_width - SPACE_M)
        below = f"{entry.place} · {entry.why_not}" if entry.why_not else entry.place
        weight = QFont.Weight.Normal if entry.why_not else QFont.Weight.Medium
        middle = cell.center().y()
        body, label = TYPE_SCALE["body"][1], TYPE_SCALE["label"][1]
        top = middle - (body + label) // 2
        words.setTop(top)
        words.setHeight(body)
        _write(painter, words, entry.words, fonts.sans("body", weight), "muted" if entry.why_not else "text")
        words.setTop(top + body)
        words.setHeight(label)
        _write(painter, words, below, fonts.sans("label"), "faint")
        painter.restore()


def _write(painter: QPainter, box: QRect, text: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
