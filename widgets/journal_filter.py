"""Which records of the journal are listed: one kind or all, and words that must occur."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.language import figure, tr
from widgets.filter_box import FilterBox
from widgets.journal_record import RecordRow, time_words
from widgets.search_edit import SearchEdit
from widgets.text import Label
from widgets.tokens import SPACE_L

_SEARCH_WIDTH: Final = 280


class JournalFilter(QWidget):
    """A search field, a box of kinds and how many records are listed.

    Signals: `changed()` another kind or other words than before.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[int, tuple[RecordRow, str]] = {}
        self._search = SearchEdit(tr("Search the journal"), tr("Search all text"), _SEARCH_WIDTH)
        self._search.textChanged.connect(self.changed)
        self._count = Label("", tone="muted")
        self._kind = FilterBox(tr("Kind"))
        self._kind.setMaximumWidth(_SEARCH_WIDTH)
        self._kind.changed.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(self._search)
        row.addWidget(self._kind, 1)
        row.addStretch(1)
        row.addWidget(self._count)

    def show_kinds(self, rows: Sequence[RecordRow]) -> None:
        """Offer the kinds that occur in these rows; the chosen one stays chosen while it is offered."""
        self._kind.show_values(sorted({row.what for row in rows}, key=str.casefold))

    def show_count(self, listed: int, known: int) -> None:
        """Say how many records are listed."""
        self._count.show_text(
            tr("{listed:,} of {known:,}", listed=listed, known=known)
            if listed != known
            else figure(known, ",")
            if known
            else ""
        )
        self._count.setAccessibleName(tr("{listed:,} of {known:,} records listed", listed=listed, known=known))

    def matching(self, rows: Sequence[RecordRow]) -> tuple[RecordRow, ...]:
        """The rows of the chosen kind that hold every word of the search, anywhere and in either case.

        Both what is shown and what is stored is searched: words of another desk or of an export are found too.
        """
        kind, words = self._kind.value, self._search.text().casefold().split()
        if kind is None and not words:
            return tuple(rows)
        return tuple(
            row
            for row in rows
            if (kind is None or row.what == kind) and (not words or all(word in self._text(row) for word in words))
        )

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _text(self, row: RecordRow) -> str:
        known = self._texts.get(row.sequence)
        if known is None or (known[0] is not row and known[0] != row):
            whole = f"{row.sequence} {time_words(row.at)} {row.what} {row.kind} {row.actor} {row.words} {row.sealed}"
            known = self._texts[row.sequence] = (row, whole.casefold())
        return known[1]
