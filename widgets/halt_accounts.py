"""The accounts of one order with the word of each; the chosen one's ladder is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.halt import HaltWord, Ladder
from app.core.language import tr
from widgets.column_widths import least_width
from widgets.kill_words import worst_ladder
from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView

_ACCOUNT_PX: Final = 144


class HaltAccounts(QWidget):
    """A list to walk through with the arrow keys; a new order starts at the account that is worst off.

    Signals: `account_chosen(str)`.
    """

    account_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._order_id = ""
        self._model: SnapshotTableModel[Ladder] = SnapshotTableModel(_COLUMNS, key=lambda row: row.account)
        self._table = TableView(self._model, tr("Accounts of this halt"))
        self._card = TableCard(self._table)
        self._card.setFixedWidth(_ACCOUNT_PX + least_width(_COLUMNS[1]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        self._table.row_selected.connect(self._on_row)

    @property
    def table(self) -> TableView:
        """The list itself."""
        return self._table

    def chosen(self, ladders: Sequence[Ladder]) -> Ladder:
        """The ladder of the chosen account, else the one that is worst off."""
        key = self._table.selected_key()
        return next((one for one in ladders if one.account == key), None) or worst_ladder(tuple(ladders))

    def show_ladders(self, order_id: str, ladders: Sequence[Ladder]) -> None:
        """Show a row for each account of the order; the chosen one stays chosen."""
        self._model.show_rows(ladders)
        self._card.show_row_count(len(ladders), least=min(len(ladders), 8))
        if order_id != self._order_id and ladders:
            self._order_id = order_id
            self._table.select_key(worst_ladder(tuple(ladders)).account)

    def _on_row(self, key: object) -> None:
        if isinstance(key, str):
            self.account_chosen.emit(key)


_COLUMNS = (
    Column[Ladder](tr("Account"), lambda row: row.account, bold=True),
    Column[Ladder](
        tr("Halt"),
        lambda row: row.word.words,
        shape=lambda row: row.word.shape,
        width=128,
        samples=tuple(word.words for word in HaltWord),
    ),
)
