"""The Compare page: what changed from an earlier review to the loaded one, and what each says against itself."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.review_changes import ReviewChanges, compare_reviews
from app.core.state import AppState, ClaimedReview
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.change_table import CHANGE_COLUMNS, ChangeRow, change_rows
from widgets.empty_state import EmptyState
from widgets.mid_sentence import mid_sentence
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.review_account_card import ReviewAccountCard
from widgets.scroll_column import ScrollColumn
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL

_WHAT: Final = tr("What changed between two reviews")
_LEAST_ACCOUNT: Final = 96


class ComparePage(Panel):
    """The changes as a table, Enter opens one in full; below it an account of each of the two reviews.

    Signals: `review_requested()` and `earlier_requested()` somebody wants to choose the newer or the earlier review;
    `earlier_dropped()` the earlier one is to be forgotten.
    """

    review_requested = Signal()
    earlier_requested = Signal()
    earlier_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Compare"))
        self._claims: tuple[ClaimedReview | None, ClaimedReview | None] = (None, None)
        self._drop = SecondaryButton(tr("Drop the earlier one"))
        self._earlier = SecondaryButton(tr("Choose the earlier one…"))
        self._newer = SecondaryButton(tr("Choose a review…"))
        self._heading = PageHeading(tr("Compare"), self._drop, self._earlier, self._newer)
        self._model: SnapshotTableModel[ChangeRow] = SnapshotTableModel(CHANGE_COLUMNS, key=lambda row: row.place)
        self._table = TableView(self._model, tr("What changed from the earlier review to the newer one"))
        self._empty = EmptyState()
        self._inside = QWidget()  # a stack raises its newest view, over the card's edge if it stood in the card itself
        self._views = QStackedLayout(self._inside)
        self._views.setContentsMargins(0, 0, 0, 0)
        self._before = ReviewAccountCard(tr("Earlier"), tr("No earlier review is chosen."))
        self._after = ReviewAccountCard(tr("Newer"), tr("No review is loaded."))
        self._drop.clicked.connect(self.earlier_dropped)
        self._earlier.clicked.connect(self.earlier_requested)
        self._newer.clicked.connect(self.review_requested)
        self._lay_out()
        self._compare(None, None)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the two reviews; nothing happens while they are the same as before."""
        claims = (state.earlier_claim, state.claim)
        if claims[0] is self._claims[0] and claims[1] is self._claims[1]:
            return
        self._claims = claims
        self._compare(*claims)

    def _compare(self, earlier: ClaimedReview | None, newer: ClaimedReview | None) -> None:
        self._before.show_claim(earlier)
        self._after.show_claim(newer)
        self._drop.setVisible(earlier is not None)
        changes = None
        if earlier is not None and newer is not None:
            changes = compare_reviews(earlier.review, newer.review)
        rows = () if changes is None else change_rows(changes)
        self._model.show_rows(rows)
        self._views.setCurrentIndex(1 if rows else 0)
        self.begin_at(self._table if rows else self._newer)
        self._show_words(earlier, newer, changes)

    def _show_words(
        self, earlier: ClaimedReview | None, newer: ClaimedReview | None, changes: ReviewChanges | None
    ) -> None:
        if earlier is None or newer is None or changes is None:
            known = earlier or newer
            self._heading.show_words(
                tr("Two reviews beside each other") if known is None else tr("Loaded: {name}", name=known.name)
            )
            why = tr("No review is loaded.") if known is None else tr("Only {name} is loaded.", name=known.name)
            step = (
                tr("Choose a review with the button above.")
                if newer is None
                else tr("Choose the earlier one with the button above.")
            )
            self._empty.show_words(_WHAT, why, step)
            return
        self._heading.show_words(
            tr(
                "From {earlier} to {newer}: {changes}",
                earlier=earlier.name,
                newer=newer.name,
                changes=mid_sentence(changes.words),
            )
        )
        why = tr(
            "{earlier} and {newer} say the same in status, notes and tasks.", earlier=earlier.name, newer=newer.name
        )
        self._empty.show_words(tr("Nothing changed"), why, "")

    def _lay_out(self) -> None:
        self._views.addWidget(self._empty)
        self._views.addWidget(self._table)
        accounts = QHBoxLayout()
        accounts.setSpacing(SPACE_L)
        for card in (self._before, self._after):
            column = ScrollColumn(card)
            column.setMinimumHeight(_LEAST_ACCOUNT)
            accounts.addWidget(column, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(CardFrame(self._inside), 3)
        page.addLayout(accounts, 2)
