"""All facts of a record under each other, names at the left, to read, to scroll by keys and to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTableCellFormat, QTextTableFormat
from PySide6.QtWidgets import QTextEdit

from app.core.journal_facts import FactRow
from app.core.language import tr
from widgets import theme
from widgets.tokens import SPACE_L, SPACE_XS

_DEEPER_PX: Final = SPACE_L


class RecordFacts(QTextEdit):
    """A table as text: what stands within a fact is moved in below its name."""

    def __init__(self, rows: Sequence[FactRow]) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("The facts"))
        self._write(rows)

    def height_of_all(self, width: int) -> int:
        """How high it is at `width` pixels when nothing has to be scrolled."""
        self.ensurePolished()
        around = self.contentsMargins()
        document = self.document().clone()
        document.setDefaultFont(self.font())
        document.setTextWidth(width - around.left() - around.right())
        return round(document.size().height()) + around.top() + around.bottom()

    def _write(self, rows: Sequence[FactRow]) -> None:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(0)
        table = self.textCursor().insertTable(max(1, len(rows)), 2, form)
        muted = QTextCharFormat()
        muted.setForeground(theme.colour("muted"))
        for number, row in enumerate(rows):
            name, value = (table.cellAt(number, column) for column in (0, 1))
            name.setFormat(_padded(row.depth * _DEEPER_PX))
            value.setFormat(_padded(SPACE_L))
            name.firstCursorPosition().insertText(row.name, muted)
            value.firstCursorPosition().insertText(row.value)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _padded(left_px: int) -> QTextTableCellFormat:
    form = QTextTableCellFormat()
    form.setLeftPadding(left_px)
    form.setTopPadding(SPACE_XS)
    return form
