"""The Journal page: whether the local record can be trusted, and its entries to search, to read and to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout

from app.core.audit_check import Verification
from app.core.language import tr
from app.core.present import age_words, amount_words
from app.core.state import AppState, JournalState
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.journal_condition import JournalConditionCard
from widgets.journal_filter import JournalFilter
from widgets.journal_record import RecordInFull, RecordRow, record_row, time_words
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_M, SPACE_XL

__all__ = ["JournalPage", "RecordRow", "record_row"]


class JournalPage(Panel):
    """The journal's condition and its records, newest first; Enter opens one in full, Ctrl+F goes to the search.

    Signals: `verify_requested()` somebody wants the whole chain read and checked again; `export_requested(str)`
    every record is wanted in a file, `csv` or `json`.
    """

    verify_requested = Signal()
    export_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Journal"))
        self._journal = JournalState()
        self._verification: Verification | None = None
        self._verified_at: datetime | None = None
        self._records: tuple[RecordRow, ...] = ()
        self._verify = SecondaryButton(tr("Verify the chain"))
        self._verify.clicked.connect(self.verify_requested)
        self._csv, self._json = (self._export_button(form) for form in ("csv", "json"))
        self._heading = PageHeading(tr("Journal"), self._csv, self._json, self._verify)
        self._condition = JournalConditionCard()
        self._filter = JournalFilter()
        self._filter.changed.connect(self._on_filter_changed)
        add_key(self, "Ctrl+F", tr("Search the journal"), self._filter.focus_search)
        self._model: SnapshotTableModel[RecordRow] = SnapshotTableModel(_COLUMNS, key=lambda row: row.key)
        self._table = TableView(self._model, tr("Records of the journal"), opens_rows=True)
        self._table.row_opened.connect(self._on_row_opened)
        self._empty = EmptyState()
        self._views = QStackedLayout()
        self._lay_out()
        for part in (self._empty, self._table):  # once they are the page's: else each would be a window for a moment
            self._views.addWidget(part)
        self._heading.show_words(
            tr("What was asked, sent and answered on this workstation, each record sealed to the one before")
        )
        self._show_condition()
        self.show_records(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave who it was to the record in full where there is little room: the words are what is read."""
        super().resizeEvent(event)
        self._table.setColumnHidden(_WHO_COLUMN, event.size().width() < _NARROW)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the journal's condition; its records come by `show_records`."""
        self.show_time(now)
        if state.journal != self._journal:
            self._journal = state.journal
            self._show_condition()

    def show_time(self, now: datetime) -> None:
        """Advance the age of the last reading of the chain."""
        if self._verified_at is not None:
            age = age_words((now - self._verified_at).total_seconds())
            self._condition.show_age(tr("checked {age} ago", age=age))

    def show_verification(self, verification: Verification, at: datetime) -> None:
        """Show what a reading of the whole chain has found at `at` (aware UTC)."""
        self._verification, self._verified_at = verification, at
        self._show_condition()
        self.show_time(at)

    def show_records(self, rows: Sequence[RecordRow]) -> None:
        """Show these records, newest first, as far as the filter lets them through."""
        self._records = tuple(sorted(_told_apart(rows), key=lambda row: row.sequence, reverse=True))
        self._filter.show_kinds(rows)
        for button in (self._csv, self._json):
            button.setEnabled(bool(rows))
            button.setAccessibleDescription(_WHOLE if rows else tr("The journal holds no record yet."))
        self._list(self._filter.matching(self._records))

    def _list(self, rows: tuple[RecordRow, ...]) -> None:
        self._model.show_rows(rows)
        self._filter.show_count(len(rows), len(self._records))
        self._views.setCurrentIndex(1 if rows else 0)
        self._describe_emptiness()

    def _on_filter_changed(self) -> None:
        selected = self._table.selected_key()
        # Taking thousands of single rows out one by one takes a view longer than to be filled again.
        self._model.show_rows(())
        self._list(self._filter.matching(self._records))
        if selected is not None:
            self._table.select_key(selected)

    def _on_row_opened(self, key: object) -> None:
        row = next((row for row in self._records if row.key == key), None)
        if row is not None:
            RecordInFull(row, self._table).open_centred()

    def _show_condition(self) -> None:
        self._condition.show_condition(self._journal, self._verification)
        self._describe_emptiness()

    def _describe_emptiness(self) -> None:
        if self._records:
            self._empty.show_words(
                tr("No record matches"), tr("No record holds all of these words."), tr("Esc empties the search.")
            )
            return
        self._empty.show_words(
            tr("The journal's latest records"),
            tr("Nothing has been written yet.")
            if not self._journal.records
            else tr("The records have not been read yet."),
            tr("Sign-ins, locks and notices are written here as they happen."),
        )

    def _export_button(self, form: str) -> SecondaryButton:
        button = SecondaryButton(tr("Export {form}…", form=form.upper()))
        button.setAccessibleDescription(_WHOLE)
        button.setToolTip(button.accessibleDescription())
        button.clicked.connect(lambda: self.export_requested.emit(form))
        return button

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._condition)
        listed = QVBoxLayout()
        listed.setSpacing(SPACE_M)
        listed.addWidget(self._filter)
        listed.addWidget(CardFrame(self._views), 1)
        page.addLayout(listed, 1)


def _told_apart(rows: Sequence[RecordRow]) -> list[RecordRow]:
    seen: Counter[int] = Counter()
    told = []
    for row in rows:
        told.append(replace(row, again=seen[row.sequence]) if seen[row.sequence] else row)
        seen[row.sequence] += 1
    return told


_NARROW = 900
_WHO_COLUMN = 3
_WHOLE = tr("Every record of the journal, whatever is listed below")
_COLUMNS = (
    Column[RecordRow](
        tr("No."), lambda row: amount_words(row.sequence), order=lambda row: row.sequence, width=72, figures=True
    ),
    Column[RecordRow]("UTC", lambda row: time_words(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[RecordRow](tr("What"), lambda row: row.what, width=160, most=232, bold=True),
    Column[RecordRow](tr("Who"), lambda row: row.actor, width=200),
    Column[RecordRow](tr("Words"), lambda row: row.words),
)
