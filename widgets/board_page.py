"""The Board page: nine areas of readiness, what is claimed beside what was verified."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.core.areas import Area
from app.core.readiness.board import Board, assess
from app.core.state import AppState
from widgets.area_page import AreaPage
from widgets.board_table import BOARD_COLUMNS, CLAIM_COLUMNS, BoardRow, board_row, unobserved_rows
from widgets.buttons import SecondaryButton
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.review_card import ReviewCard, subtitle
from widgets.table_card import TableCard
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL
from widgets.verdict_card import VerdictCard

_JUDGE_S = 0.5

TABLE_FIRST = 100
"""The table takes what room there is, up to its own height; only then does the page stay empty."""


class BoardPage(Panel):
    """The verdict, the nine areas worst first, and each area's probes one key away.

    Signals: `review_requested()` somebody wants to choose a review; `review_dropped(str)` the path of a dropped
    one; `area_opened(str)` the identifier of the area that is shown in full.
    """

    review_requested = Signal()
    review_dropped = Signal(str)
    area_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Board")
        self.setAcceptDrops(True)
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._board: Board | None = None
        self._choose = SecondaryButton("Choose a review…")
        self._choose.clicked.connect(self.review_requested)
        self._heading = PageHeading("Board", self._choose)
        self._heading.show_words("Claimed: nothing yet. Verified: nothing yet.")
        self._verdict = VerdictCard()
        self._model: SnapshotTableModel[BoardRow] = SnapshotTableModel(BOARD_COLUMNS, key=lambda row: row.area)
        self._table = TableView(self._model, "Areas of readiness, worst first", opens_rows=True)
        self._table.row_opened.connect(self._on_area_opened)
        self._review = ReviewCard()
        self._model.show_rows(unobserved_rows())
        self._show_claim_columns(False)
        self._area = AreaPage()
        self._area.back_requested.connect(self.show_board)
        self._views = QStackedLayout(self)
        self._views.setContentsMargins(0, 0, 0, 0)
        self._views.addWidget(self._overview())
        self._views.addWidget(self._area)
        self.setFocusProxy(self._table)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Judge `state` at `now` and draw the board, and the opened area where there is one."""
        self._state = state
        self._review.show_review(state.claim)
        self._show_claim_columns(state.claim is not None)
        self._judge(now)

    def show_time(self, now: datetime) -> None:
        """Judge again, twice a second at the most: answers grow too old to count while nothing arrives."""
        if self._now is None or (now - self._now).total_seconds() >= _JUDGE_S or now < self._now:
            self._judge(now)

    def _judge(self, now: datetime) -> None:
        self._now = now
        if self._state is None:
            return
        state, board = self._state, assess(self._state, now)
        self._board = board
        self._heading.show_words(subtitle(state.claim, now))
        self._verdict.show_verdict(board.overall, board.words, state.claim.review if state.claim else None)
        self._model.show_rows(board_row(place, area, now) for place, area in enumerate(board.areas))
        if self._area.area is not None:
            self._area.show_assessment(board.area(self._area.area), state.claim, now)

    def open_area(self, area: Area) -> None:
        """Show one area's probes instead of the board; nothing happens before the first state."""
        if self._board is None or self._state is None or self._now is None:
            return
        self._area.open(self._board.area(area), self._state.claim, self._now)
        self._views.setCurrentWidget(self._area)
        self._area.setFocus()
        self.area_opened.emit(area.slug)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one local Markdown file and say what dropping it does."""
        if review_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._heading.show_words("Drop it to compare this review's claims with what was verified.")

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

    def _show_claim_columns(self, shown: bool) -> None:
        for column in CLAIM_COLUMNS:
            self._table.setColumnHidden(column, not shown)

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

    def _overview(self) -> QWidget:
        card = TableCard(self._table)
        card.show_row_count(len(Area))
        overview = QWidget()
        page = QVBoxLayout(overview)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._verdict)
        page.addWidget(card, TABLE_FIRST)
        page.addWidget(self._review)
        page.addStretch(1)
        return overview


def review_path(mime: QMimeData) -> str | None:
    """The path of the one local Markdown file that is dragged; None for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = urls[0].toLocalFile()
    return path if PurePath(path).suffix.lower() in (".md", ".markdown") else None
