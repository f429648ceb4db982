"""A table in a card that is as high as its rows, and scrolls where there is less room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from widgets.card_frame import CardFrame
from widgets.table_view import TableView
from widgets.tokens import HEADER_HEIGHT, LINE_WIDTH, ROW_HEIGHT

LEAST_ROWS = 3


class TableCard(CardFrame):
    """The frame of a table whose number of rows is known."""

    def __init__(self, table: TableView) -> None:
        super().__init__(table)
        self._table = table
        self._rows = (0, LEAST_ROWS)
        self._sideways = table.horizontalScrollBar()
        self._sideways.rangeChanged.connect(lambda _least, _most: self._fit())
        self.show_row_count(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew whether rows are hidden."""
        self._offer_to_scroll()
        super().resizeEvent(event)

    def show_row_count(self, rows: int, *, least: int = LEAST_ROWS) -> None:
        """Be as high as `rows` rows, fewer than there are perhaps, but give way down to `least` of them."""
        self._rows = (rows, least)
        self._fit()

    def _fit(self) -> None:
        rows, least = self._rows
        self.setMinimumHeight(self._height_of(min(rows, least)))
        self.setMaximumHeight(self._height_of(rows))
        self._offer_to_scroll()

    def _offer_to_scroll(self) -> None:
        """Show the bar only where rows, not just the last hairline, are hidden."""
        policy = Qt.ScrollBarPolicy
        whole = self.height() >= self._height_of(self._table.model().rowCount())
        self._table.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)

    def _height_of(self, rows: int) -> int:
        # The last row's own hairline gives way to the card's edge: two lines together look like a mistake.
        edges = LINE_WIDTH
        if self._sideways.maximum() > self._sideways.minimum():
            edges += self._sideways.sizeHint().height()  # else the bar would lie over the last row
        return HEADER_HEIGHT + rows * ROW_HEIGHT + edges
