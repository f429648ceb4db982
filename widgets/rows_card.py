"""A card of one listing: its age, its trouble, its rows in a sortable table, what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.core.card_view import CardWords
from app.core.language import figure, tr
from widgets.card_trouble import CardTrouble
from widgets.mid_sentence import mid_sentence
from widgets.section import SectionCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Paragraph
from widgets.tokens import HEADER_HEIGHT, LINE_WIDTH, ROW_HEIGHT, SPACE_M

R = TypeVar("R")
ROWS_SHOWN: Final = 8


class RowsCard(SectionCard, Generic[R]):
    """Rows that were read once stay, with their age; selection, sorting and scroll survive every refresh.

    `action` stands at the right, above the table. The table is as high as its rows, up to eight.
    """

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        action: QPushButton | None = None,
        *,
        opens_rows: bool = False,
    ) -> None:
        super().__init__(title)
        self._name = title
        self._nothing_matches = tr(
            "No row of {title} holds all of these words. Esc empties the search.", title=mid_sentence(title)
        )
        self._rows: Sequence[R] = ()
        self._read = False
        self._said: tuple[str, ...] = ()
        self._model: SnapshotTableModel[R] = SnapshotTableModel(columns, key)
        self._table = TableView(self._model, title, opens_rows=opens_rows, framed=True)
        self._trouble = CardTrouble()
        self._totals = Paragraph(role="strong", tone="text")
        self._remarks = Paragraph(tone="muted", selectable=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._totals, 1)
        if action is not None:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self._trouble)
        self.body.addLayout(row)
        self.body.addWidget(self._table)
        self.body.addWidget(self._remarks)
        self._table.horizontalScrollBar().rangeChanged.connect(lambda _low, _high: self._fit_height())
        self._fit()

    @property
    def table(self) -> TableView:
        """The table itself."""
        return self._table

    @property
    def trouble(self) -> str:
        """Why there is nothing (newer); empty while all is well."""
        return self._trouble.words

    @property
    def totals(self) -> str:
        """What the rows add up to."""
        return self._totals.plain_text

    @property
    def remarks(self) -> str:
        """What is said below the rows."""
        return "" if self._remarks.isHidden() else self._remarks.plain_text

    def cells(self) -> list[tuple[str, ...]]:
        """What the table shows, row by row."""
        model = self._model
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def show_card(self, words: CardWords, totals: str = "", remarks: Sequence[str] = ()) -> None:
        """Show the frame around the rows."""
        self._read = words.read
        self._count()
        self.show_age(words.age, stale=words.stale)
        self._trouble.show_trouble(words.trouble)
        self._totals.show_text(totals)
        self._totals.setVisible(bool(totals))
        self._said = tuple(one for one in remarks if one)
        self._say_remarks()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the same sequence again costs nothing."""
        if rows is not self._rows:
            self._rows = rows
            self._model.show_rows(rows)
            self._fit()

    def show_filter(self, text: str) -> None:
        """Show only the rows that hold every word."""
        self._model.show_filter(text)
        self._fit()
        self._say_remarks()

    def _say_remarks(self) -> None:
        hidden = bool(self._rows) and not self._model.rowCount()
        self._remarks.show_text("\n".join((*self._said, self._nothing_matches) if hidden else self._said))
        self._remarks.setVisible(bool(self._remarks.plain_text))

    def _count(self) -> None:
        """How many there are, where that is known: what was never read is not none."""
        shown, rows = self._model.rowCount(), len(self._rows)
        count = tr("{shown:,} of {rows:,}", shown=shown, rows=rows) if shown != rows else figure(shown, ",")
        self.show_title(self._name, count if self._read else "")

    def _fit(self) -> None:
        self._count()
        self._table.setVisible(bool(self._model.rowCount()))
        self._fit_height()

    def _fit_height(self) -> None:
        """Room for the rows, and for the bar that scrolls them sideways where they are wider than the card."""
        bar = self._table.horizontalScrollBar()
        sideways = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        rows = min(max(self._model.rowCount(), 1), ROWS_SHOWN)
        policy, whole = Qt.ScrollBarPolicy, self._model.rowCount() <= ROWS_SHOWN
        self._table.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)
        # Two edges, less the last row's own hairline: it gives way to the frame's.
        self._table.setFixedHeight(HEADER_HEIGHT + rows * ROW_HEIGHT + LINE_WIDTH + sideways)
