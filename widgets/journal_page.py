"""The Journal page: whether the local record can be trusted, and its latest entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout

from app.core.present import amount_words
from app.core.state import AppState, JournalState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of the journal as people read it; `at` is aware UTC, `words` hold no secret."""

    sequence: int
    at: datetime
    kind: str
    actor: str
    words: str


class JournalPage(Panel):
    """The journal's condition and the last records, newest first.

    Signals: `verify_requested()` somebody wants the whole chain read and checked again.
    """

    verify_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Journal")
        self._verify = SecondaryButton("Verify the chain")
        self._verify.clicked.connect(self.verify_requested)
        self._heading = PageHeading("Journal", self._verify)
        self._badge = StatusBadge("section")
        self._words = Paragraph(tone="muted")
        self._model: SnapshotTableModel[RecordRow] = SnapshotTableModel(_COLUMNS, key=lambda row: row.sequence)
        self._table = TableView(self._model, "Records of the journal")
        self._empty = EmptyState()
        self._views = QStackedLayout()
        self._views.addWidget(self._empty)
        self._views.addWidget(self._table)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._condition_card())
        page.addWidget(CardFrame(self._views), 1)
        self._heading.show_words(
            "What was asked, sent and answered on this workstation, each record sealed to the one before"
        )
        self._show_condition(JournalState())
        self.show_records(())

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the journal's condition; its records come by `show_records`."""
        self._show_condition(state.journal)

    def show_records(self, rows: tuple[RecordRow, ...]) -> None:
        """Show these records, newest first."""
        self._model.show_rows(sorted(rows, key=lambda row: row.sequence, reverse=True))
        self._views.setCurrentIndex(1 if rows else 0)

    def _show_condition(self, journal: JournalState) -> None:
        counted = f"{amount_words(journal.records)} record{'' if journal.records == 1 else 's'}"
        if journal.problem or journal.intact is False:
            self._badge.show_status(shapes.SQUARE, "BROKEN")
            problem = journal.problem or "A record does not match its seal."
            advice = "Keep the file as it is, copy it away, and find out who could write to it."
            self._words.show_text(f"{problem} {counted} could be read. {advice}", "text")
        elif journal.intact:
            self._badge.show_status(shapes.DISC, "INTACT")
            self._words.show_text(f"{counted}; every one matches its own seal and the seal of the one before.", "muted")
        else:
            self._badge.show_status(shapes.DIAMOND, "UNKNOWN")
            self._words.show_text("The chain has not been checked since the console was started.", "muted")
        self._empty.show_words(
            "The journal's latest records",
            "Nothing has been written yet." if not journal.records else "The records have not been read yet.",
            "Sign-ins, locks and notices are written here as they happen.",
        )

    def _condition_card(self) -> SectionCard:
        card = SectionCard()
        row = QHBoxLayout()
        row.setSpacing(SPACE_XL)
        row.addWidget(self._badge)
        row.addWidget(self._words, 1)
        card.body.addLayout(row)
        return card


_COLUMNS = (
    Column[RecordRow](
        "No.", lambda row: amount_words(row.sequence), order=lambda row: row.sequence, width=72, figures=True
    ),
    Column[RecordRow]("UTC", lambda row: f"{row.at:%Y-%m-%d %H:%M:%S}", width=184, fixed=True),
    Column[RecordRow]("What", lambda row: row.kind, width=160, bold=True),
    Column[RecordRow]("Who", lambda row: row.actor, width=200),
    Column[RecordRow]("Words", lambda row: row.words),
)
