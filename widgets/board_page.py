"""The Board page: nine areas of readiness, what is claimed beside what was verified, and what people decided."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.areas import Area
from app.core.language import tr
from app.core.readiness.board import Board
from app.core.readiness.verdicts import Overall
from app.core.state import AppState
from app.core.trend import Trend
from widgets.area_page import AreaPage
from widgets.board_decisions import vote_count, vote_lines, waiver_lines
from widgets.board_table import (
    BOARD_COLUMNS,
    CLAIM_COLUMNS,
    STRIP_COLUMN,
    BoardRow,
    board_row,
    unobserved_rows,
)
from widgets.buttons import SecondaryButton
from widgets.lines_card import LinesCard
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.review_card import ReviewCard, subtitle
from widgets.review_reader import ReviewReader
from widgets.strip_cell import StripCell
from widgets.table_card import TableCard
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL
from widgets.verdict_card import VerdictCard

_AGE_STEP_S = 0.5
_LOW = 560
"""The height of the page in pixels below which the table has the room."""

TABLE_FIRST = 100
"""The table takes what room there is, up to its own height; only then does the page stay empty."""


class BoardPage(Panel):
    """The verdict, the nine areas worst first, and each area's probes one key away.

    Signals: `review_requested()` somebody wants to choose a review; `review_dropped(str)` the path of a dropped
    one; `export_requested()` the board is wanted as a file; `area_opened(str)` the identifier of the area that is
    shown in full. `waive_requested(str, str, object)` probe, reason and for how long (timedelta);
    `withdraw_requested(str)` the probe; `vote_requested(object, str)` the area and the note.
    """

    review_requested = Signal()
    review_dropped = Signal(str)
    export_requested = Signal()
    area_opened = Signal(str)
    waive_requested = Signal(str, str, object)
    withdraw_requested = Signal(str)
    vote_requested = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Board"))
        self.setAcceptDrops(True)
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._board: Board | None = None
        self._trend: Trend | None = None
        self._reader = ReviewReader()
        self._choose = SecondaryButton(tr("Choose a review…"))
        self._export = SecondaryButton(tr("Export… (Ctrl+E)"))
        self._export.setAccessibleDescription(tr("The board as a review in Markdown, or as JSON"))
        self._heading = PageHeading(tr("Board"), self._export, self._choose)
        self._heading.show_words(tr("Claimed: nothing yet. Verified: nothing yet."))
        self._verdict = VerdictCard()
        self._model: SnapshotTableModel[BoardRow] = SnapshotTableModel(BOARD_COLUMNS, key=lambda row: row.area)
        self._table = TableView(self._model, tr("Areas of readiness, worst first"), opens_rows=True)
        self._table.setItemDelegateForColumn(STRIP_COLUMN, StripCell(self._table))
        self._review = ReviewCard()
        self._waived = LinesCard(tr("Waived"), tr("No probe is waived."))
        self._votes = LinesCard(tr("GO votes"), tr("Nobody has voted in the last 7 days. Open an area to vote."))
        self._below = QWidget()
        self._area = AreaPage(self._reader)
        self._views = QStackedLayout(self)
        self._views.setContentsMargins(0, 0, 0, 0)
        self._views.addWidget(self._overview())
        self._views.addWidget(self._area)
        self._model.show_rows(unobserved_rows())
        self._table.leave_out(CLAIM_COLUMNS)
        self._connect()
        self.begin_at(self._table)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the board as it was judged, and the opened area where there is one."""
        before, self._state = self._state, state
        if before is None or (before.claim is None) is not (state.claim is None):
            self._table.leave_out(CLAIM_COLUMNS if state.claim is None else ())
        self._draw(now)

    def show_time(self, now: datetime) -> None:
        """Advance the ages; a judgement that nobody renews is none."""
        if self._now is None or (now - self._now).total_seconds() >= _AGE_STEP_S or now < self._now:
            self._draw(now)

    def _draw(self, now: datetime) -> None:
        self._now = now
        state = self._state
        if state is None:
            return
        self._board = None if state.judged is None else state.judged.board_at(now)
        self._reader.show(state.claim, self._board)
        self._heading.show_words(subtitle(state.claim, now))
        self._review.show_review(state.claim, self._reader.tasks)
        if state.judged is not None:
            late = "" if self._board is not None else state.judged.lateness_words(now)
            self._draw_board(state, late, now)
        waived = waiver_lines(state, now)
        self._waived.show_lines(waived, str(len(waived)) if waived else "")
        self._votes.show_lines(vote_lines(state, self._board), vote_count(state, self._board))
        if state.trend is not self._trend:
            self._trend = state.trend
            self._table.viewport().update()

    def _draw_board(self, state: AppState, late: str, now: datetime) -> None:
        """The board; where nobody judges any more, why there is none."""
        board, trend = self._board, state.trend.areas
        claimed = state.claim.review if state.claim else None
        if board is None:
            self._verdict.show_verdict(Overall.UNKNOWN, late, claimed)
            self._model.show_rows(unobserved_rows(tr("not judged any more"), claimed, trend))
            return
        self._verdict.show_verdict(board.overall, board.words, claimed, board)
        self._model.show_rows(
            board_row(place, area, trend.get(area.area.slug, ()), now) for place, area in enumerate(board.areas)
        )
        if self._area.area is not None:
            self._area.show_assessment(board.area(self._area.area), state, now)

    @property
    def area_page(self) -> AreaPage:
        """The second view, which shows one area in full."""
        return self._area

    def open_area(self, area: Area) -> None:
        """Show one area's probes instead of the board; nothing happens before the first state."""
        if self._board is None or self._state is None or self._now is None:
            return
        self._area.open(self._board.area(area), self._state, self._now)
        self._views.setCurrentWidget(self._area)
        self._area.table.setFocus()
        self.area_opened.emit(area.slug)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the areas' own pages show where there is little room."""
        super().resizeEvent(event)
        self._below.setVisible(event.size().height() >= _LOW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one local Markdown file and say what dropping it does."""
        if review_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._heading.show_words(tr("Drop it to compare this review's claims with what was verified."))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say again what is claimed."""
        self._restore_heading()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the path on; reading the file is somebody else's work."""
        path = review_path(event.mimeData())
        self._restore_heading()
        if path is not None:
            event.acceptProposedAction()
            self.review_dropped.emit(path)

    def _restore_heading(self) -> None:
        if self._now is not None and self._state is not None:
            self._heading.show_words(subtitle(self._state.claim, self._now))

    def _on_area_opened(self, key: object) -> None:
        if isinstance(key, Area):
            self.open_area(key)

    def show_board(self) -> None:
        """Go back from an area to the board, to the row it was opened from."""
        area = self._area.area
        self._area.close_area()
        self._views.setCurrentIndex(0)
        if area is not None:
            self._table.select_key(area)
        self._table.setFocus()

    def _connect(self) -> None:
        self._choose.clicked.connect(self.review_requested)
        self._export.clicked.connect(self.export_requested)
        self._table.row_opened.connect(self._on_area_opened)
        self._area.back_requested.connect(self.show_board)
        self._area.waive_requested.connect(self.waive_requested)
        self._area.withdraw_requested.connect(self.withdraw_requested)
        self._area.vote_requested.connect(self.vote_requested)

    def _overview(self) -> QWidget:
        card = TableCard(self._table)
        card.show_row_count(len(Area))
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_L)
        for part in (self._review, self._waived, self._votes):
            below.addWidget(part, 1)
        overview = QWidget()
        page = QVBoxLayout(overview)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._verdict)
        page.addWidget(card, TABLE_FIRST)
        page.addWidget(self._below)
        page.addStretch(1)
        return overview


def review_path(mime: QMimeData) -> str | None:
    """The path of the one local Markdown file that is dragged; None for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = urls[0].toLocalFile()
    return path if PurePath(path).suffix.lower() in (".md", ".markdown") else None
