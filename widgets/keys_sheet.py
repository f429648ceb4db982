"""The keys of the open page and of the whole window, in a sheet that `?` opens and Escape closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.palette_actions import add_key
from widgets.screen_room import fit_to_screen
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label
from widgets.tokens import SPACE_L, SPACE_M

_SIZE: Final = (920, 580)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key: `place` says where it works, `words` what it does."""

    place: str
    key: str
    words: str


_COLUMNS: Final = (
    Column[KeyRow](tr("Key", "of the keyboard"), lambda row: row.key, width=208, fixed=True),
    Column[KeyRow](tr("What it does"), lambda row: row.words, bold=True),
    Column[KeyRow](tr("Where"), lambda row: row.place, width=160),
)


class KeysSheet(QDialog):
    """Arrow keys walk the rows, Escape and `?` close; the keys themselves work again once it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys", "of the keyboard"))
        self.setAccessibleName(tr("Keys of this page"))
        fit_to_screen(self, *_SIZE)
        self._listed: tuple[KeyRow, ...] = ()
        self._title = Label(tr("Keys", "of the keyboard"), role="page")
        self._model: SnapshotTableModel[KeyRow] = SnapshotTableModel(
            _COLUMNS, lambda row: (row.place, row.key, row.words), self
        )
        self._table = TableView(self._model, tr("Keys and what they do"), framed=True)
        close = SecondaryButton(tr("Close (Esc)"))
        close.clicked.connect(self.reject)
        add_key(self, "?", tr("Close this list of keys"), self.reject)
        foot = QHBoxLayout()
        foot.addWidget(Label(tr("Ctrl+P finds any page and action by its name"), role="label", tone="muted"), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self._title)
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """The rows as listed."""
        return self._listed

    def open_for(self, page: str, rows: Sequence[KeyRow]) -> None:
        """Open with the keys of the page of this title."""
        self._title.show_text(tr("Keys · {page}", page=page))
        self._listed = tuple(rows)
        self._model.show_rows(self._listed)
        self._table.setCurrentIndex(self._model.index(0, 0))
        self.open()
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
