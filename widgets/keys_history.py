"""The service's own history of rotations: searched, opened in full, taken away as a file."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.core.freshness import Freshness
from app.core.key_view import HistoryRow, history_emptiness, history_rows, source_and_age
from app.core.language import figure, tr
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import offer_of
from app.core.rotation_readings import AuditEntry
from widgets.buttons import SecondaryButton
from widgets.search_edit import SearchEdit
from widgets.section import SectionCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label, Paragraph
from widgets.tokens import HEADER_HEIGHT, ROW_HEIGHT, SPACE_M

_SEARCH_WIDTH: Final = 280
_ROWS_SHOWN: Final = 8
_NOTHING: Final = "–"


class KeysHistory(SectionCard):
    """A search over all columns, the rows newest first; Enter opens one in full.

    Signals: `export_requested(str)` the whole history is wanted in a file, `csv` or `json`.
    """

    export_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("History"))
        self._entries: tuple[AuditEntry, ...] | None = None
        self._search = SearchEdit(tr("Search the history"), tr("Search all text"), _SEARCH_WIDTH)
        self._search.textChanged.connect(self._on_search)
        self._count = Label("", tone="muted")
        self._csv, self._json = (self._export_button(form) for form in ("csv", "json"))
        self._model: SnapshotTableModel[HistoryRow] = SnapshotTableModel(_COLUMNS, key=lambda row: row.row_id)
        self._table = TableView(self._model, tr("History of rotations"))
        self._what = Paragraph(tone="text")
        self._step = Paragraph(tone="muted")
        self._footnote = Paragraph(tone="muted")
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        for part in (self._search, self._count):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self._csv, self._json):
            row.addWidget(button)
        self.body.addLayout(row)
        for words in (self._table, self._what, self._step, self._footnote):
            self.body.addWidget(words)
        self.show_history(RotationDesk(), None)

    @property
    def table(self) -> TableView:
        """The table itself."""
        return self._table

    @property
    def emptiness(self) -> str:
        """Why nothing is listed; empty while something is."""
        return "" if self._what.isHidden() else f"{self._what.plain_text} {self._step.plain_text}".strip()

    def focus_search(self) -> None:
        """Give the keyboard to the search field, where there is something to search."""
        if self._search.isEnabled():
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_history(self, desk: RotationDesk, now: datetime | None) -> None:
        """Show the history of the desk's account as seen at `now`; rows that were read once stay, with their age."""
        entries = desk.audit.value or ()
        if entries != self._entries:
            self._entries = entries
            self._model.show_rows(history_rows(entries))
        for part in (self._search, self._csv, self._json):
            part.setEnabled(bool(entries))
        self._footnote.show_text("" if desk.flavour is None else offer_of(desk.flavour).history_words)
        self._footnote.setVisible(bool(entries))
        self._show_rows(desk)
        if now is not None:
            self.show_age(source_and_age(desk.audit, now), stale=desk.audit.freshness(now) is Freshness.STALE)

    def _show_rows(self, desk: RotationDesk) -> None:
        known, listed = len(self._entries or ()), self._model.rowCount()
        self._table.setVisible(bool(listed))
        self._table.setFixedHeight(HEADER_HEIGHT + min(max(listed, 1), _ROWS_SHOWN) * ROW_HEIGHT)
        self._count.show_text(
            tr("{listed:,} of {known:,}", listed=listed, known=known)
            if listed != known
            else figure(known, ",")
            if known
            else ""
        )
        self._count.setAccessibleName(tr("{listed:,} of {known:,} rotations listed", listed=listed, known=known))
        if known and not listed:
            self._say(tr("No rotation matches: none holds all of these words."), tr("Esc empties the search."))
        elif not known:
            problem = history_emptiness(desk)
            self._say(problem.what, problem.step)
        for part in (self._what, self._step):
            part.setVisible(not listed and bool(part.plain_text))
        self._desk = desk

    def _say(self, what: str, step: str) -> None:
        self._what.show_text(what)
        self._step.show_text(step)

    def _on_search(self, text: str) -> None:
        self._model.show_filter(text)
        self._show_rows(self._desk)

    def _export_button(self, form: str) -> SecondaryButton:
        button = SecondaryButton(tr("Export {form}…", form=form.upper()))
        button.setAccessibleDescription(tr("The whole history as it was read last, whatever is listed"))
        button.setToolTip(button.accessibleDescription())
        button.clicked.connect(lambda: self.export_requested.emit(form))
        return button


_COLUMNS = (
    Column[HistoryRow](
        "UTC", lambda row: tr("{at:%Y-%m-%d %H:%M:%S}", at=row.at), order=lambda row: row.at, width=184, fixed=True
    ),
    Column[HistoryRow](tr("By"), lambda row: row.actor, width=128, bold=True),
    Column[HistoryRow](tr("Approved by"), lambda row: row.approvers or _NOTHING, width=120, most=200),
    Column[HistoryRow](tr("KMS key"), lambda row: row.key_id or _NOTHING, width=152, most=208, fixed=True, spare=1),
    Column[HistoryRow](
        tr("Master key"), lambda row: row.master_key or _NOTHING, width=272, most=368, fixed=True, spare=2
    ),
    Column[HistoryRow](tr("Notes"), lambda row: row.notes or _NOTHING),
)
