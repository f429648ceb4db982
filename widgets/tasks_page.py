"""The Tasks page: what the loaded review leaves to be done beside what the probes say, and the recurring duties."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.core.decision_gates import why_not_record
from app.core.duties import DUTIES, Duty
from app.core.duty_calendar import duty_views
from app.core.language import tr
from app.core.state import AppState
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.duties_card import DutiesCard
from widgets.empty_state import EmptyState
from widgets.note_sheet import NoteSheet
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.review_card import flag_words, subtitle
from widgets.review_reader import ReviewReader
from widgets.row_in_full import RowInFull
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.task_filter import TaskFilter
from widgets.task_table import (
    AREA_COLUMN,
    EVIDENCE_COLUMN,
    EVIDENCE_WIDTH,
    OWNER_COLUMN,
    TASK_COLUMNS,
    TaskRow,
    narrow_evidence_width,
    task_rows,
)
from widgets.tokens import SPACE_L, SPACE_M, SPACE_XL

_NARROW: Final = 1000
_AGE_STEP_S: Final = 1.0
_DONE_EFFECT: Final = tr(
    "It is recorded as done today. Where the console can see it for itself, what it sees counts more."
)


class TasksPage(Panel):
    """Every task of the review; Enter opens one in full, Ctrl+F goes to the search.

    Signals: `review_requested()` somebody wants to choose a review; `duty_done_requested(str, str)` the duty's id
    and a note, which may be empty.
    """

    review_requested = Signal()
    duty_done_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Tasks"))
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._duty: Duty | None = None
        self._reader = ReviewReader()
        self._read: object = None
        self._rows: tuple[TaskRow, ...] = ()
        self._choose = SecondaryButton(tr("Choose a review…"))
        self._heading = PageHeading(tr("Tasks"), self._choose)
        self._filter = TaskFilter()
        self._model: SnapshotTableModel[TaskRow] = SnapshotTableModel(TASK_COLUMNS, key=lambda row: row.key)
        self._table = TableView(self._model, tr("Remediation tasks of the review"), opens_rows=True)
        self._empty = EmptyState()
        self._inside = QWidget()  # a stack raises its newest view, over the card's edge if it stood in the card itself
        self._views = QStackedLayout(self._inside)
        self._views.setContentsMargins(0, 0, 0, 0)
        self._duties = DutiesCard()
        self._sheet = NoteSheet(tr("Note for the duty"), tr("What there is to show for it; no secrets"), self)
        self._connect()
        self._lay_out()
        self.begin_at(self._table)
        self._heading.show_words(tr("Claimed: nothing yet."))
        self._list()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the tasks beside the board as it was judged, and the duties; the selection stays with its task."""
        self._state = state
        self._draw(now)

    def show_time(self, now: datetime) -> None:
        """Advance the ages."""
        if self._now is None or abs((now - self._now).total_seconds()) >= _AGE_STEP_S:
            self._draw(now)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what is half typed with the page."""
        super().hideEvent(event)
        if self._sheet.isVisible():
            self._sheet.reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave owner and area to the task in full where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        for column in (OWNER_COLUMN, AREA_COLUMN):
            self._table.setColumnHidden(column, narrow)
        self._table.setColumnWidth(EVIDENCE_COLUMN, narrow_evidence_width() if narrow else EVIDENCE_WIDTH)

    def _draw(self, now: datetime) -> None:
        self._now = now
        state = self._state
        if state is None:
            return
        board = None if state.judged is None else state.judged.board_at(now)
        self._reader.show(state.claim, board)
        evidence = self._reader.tasks
        if evidence is not self._read:
            self._read = evidence
            self._rows = task_rows(evidence)
            self._filter.show_tasks(self._rows)
            self._list()
        flagged = flag_words(evidence)
        self._heading.show_words(" ".join(filter(None, (subtitle(state.claim, now).rstrip(".") + ".", flagged))))
        self._describe_emptiness()
        why_not = why_not_record(DUTIES[0].id, state, now)
        self._duties.show_duties(duty_views(state, now), why_not, now)
        self._sheet.show_who(state.session.email)

    def _list(self) -> None:
        rows = self._filter.matching(self._rows)
        self._model.show_rows(rows)
        self._filter.show_count(len(rows), len(self._rows))
        self._filter.setVisible(bool(self._rows))
        self._views.setCurrentIndex(1 if rows else 0)
        self._describe_emptiness()

    def _on_row_opened(self, key: object) -> None:
        row = next((row for row in self._rows if row.key == key), None)
        if row is not None:
            index = self._model.index_of(row.key)
            place = self._table.visualRect(index).bottomLeft()
            cells = [(name, text) for name, text in row.cells if text]
            RowInFull(cells, self._table).open_at(self._table.viewport().mapTo(self.window(), place))

    def _on_done(self, duty: Duty) -> None:
        state = self._state
        if state is None:
            return
        self._duty = duty
        what = tr("{how} It comes back every {days} days.", how=duty.how, days=duty.every_days)
        self._sheet.open_for(
            tr("{title}: done today", title=duty.title), what, _DONE_EFFECT, state.session.email, tr("Record as done")
        )

    def _on_confirmed(self, note: str) -> None:
        if self._duty is not None:
            self.duty_done_requested.emit(self._duty.id, note)

    def _describe_emptiness(self) -> None:
        claim = None if self._state is None else self._state.claim
        if self._rows:
            self._empty.show_words(
                tr("No task matches"), tr("No task has all of these."), tr("Esc in the search empties it.")
            )
        elif claim is None:
            step = tr("Choose a readiness review (.md), or drop one on the board.")
            self._empty.show_words(tr("Remediation tasks"), tr("No review is loaded, so no task is known."), step)
        else:
            self._empty.show_words(tr("Remediation tasks"), tr("The loaded review names none."), "")

    def _connect(self) -> None:
        self._choose.clicked.connect(self.review_requested)
        self._filter.changed.connect(self._list)
        self._table.row_opened.connect(self._on_row_opened)
        self._duties.done_requested.connect(self._on_done)
        self._sheet.confirmed.connect(self._on_confirmed)
        add_key(self, "Ctrl+F", tr("Search the tasks"), self._filter.focus_search)

    def _lay_out(self) -> None:
        self._views.addWidget(self._empty)
        self._views.addWidget(self._table)
        listed = QVBoxLayout()
        listed.setSpacing(SPACE_M)
        listed.addWidget(self._filter)
        listed.addWidget(CardFrame(self._inside), 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addLayout(listed, 1)
        page.addWidget(self._duties)
