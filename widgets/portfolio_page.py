"""The Portfolio page: balances, positions, profit and loss, orders and fills as the platform's records have them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from api_client.models.portfolio import PortfolioBalances
from app.core.card_view import own_account, own_fact
from app.core.language import tr
from app.core.portfolio_view import (
    PORTFOLIO_MEANINGS,
    Listed,
    Listing,
    TimeRange,
    balance_facts,
    balance_remark,
    record_rows,
    remarks_of,
    totals_words,
)
from app.core.record_rows import RecordRow
from app.core.state import AppState, ReadingKind
from widgets.buttons import SecondaryButton
from widgets.fact_card import FactCard, named
from widgets.metrics_choice import ChoiceBox
from widgets.mid_sentence import mid_sentence
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.record_columns import columns_of
from widgets.rows_card import RowsCard
from widgets.scroll_column import ScrollColumn
from widgets.search_edit import SearchEdit
from widgets.sensitive import shown_amount
from widgets.tokens import SPACE_L, SPACE_XL

_NO_ROWS = tr("There are no rows to export.")


class PortfolioPage(Panel):
    """Five cards, each with an age and a trouble of its own; one search over all rows, one time range.

    Signals: `range_requested(str)` the name of another `TimeRange`, `export_requested(str)` the name of the `Listing`
    whose rows are wanted in a file, `refresh_requested()`.
    """

    range_requested = Signal(str)
    export_requested = Signal(str)
    refresh_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Portfolio"))
        self._state: AppState | None = None
        self._listed: dict[Listing, Listed | None] = {}
        self._totals: dict[Listing, str] = {}
        self._search = SearchEdit(tr("Search the portfolio's rows"))
        self._ranges = ChoiceBox(tr("Time range"))
        self._ranges.show_choices(
            [(one.name, one.words[:1].upper() + one.words[1:]) for one in TimeRange], TimeRange.DAY.name
        )
        self._ranges.chosen.connect(self.range_requested)
        self._refresh = SecondaryButton(tr("Refresh"))
        self._refresh.clicked.connect(self.refresh_requested)
        self._heading = PageHeading(tr("Portfolio"), self._search, self._ranges, self._refresh)
        self._balances = FactCard(tr("Balances"))
        self._exports = {one: self._export_button(one) for one in Listing}
        self.cards = {one: _rows_card(one, self._exports[one]) for one in Listing}
        self._search.textChanged.connect(self._on_search)
        add_key(self, "Ctrl+F", tr("Search these rows"), self._search.take_keyboard)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(ScrollColumn(self._balances, *self.cards.values()), 1)

    @property
    def over(self) -> TimeRange:
        """The chosen range."""
        return TimeRange[self._ranges.key]

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the records of the session's account as seen at `now`."""
        self._state = state
        account = own_account(state)
        what = tr("the platform's own records, not the exchange's")
        self._heading.show_words(f"{account} · {what}" if account else what)
        self._show_balances(state, now)
        for listing in Listing:
            self._show_listing(listing, state, now)

    def show_time(self, now: datetime) -> None:
        """Advance the ages."""
        if self._state is not None:
            self.show_state(self._state, now)

    def _show_balances(self, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, ReadingKind.BALANCES, "portfolio", now, PORTFOLIO_MEANINGS)
        value: PortfolioBalances | None = fact.value
        remark = "" if value is None else balance_remark(value)
        self._balances.show_card(words, named(balance_facts(value)), (remark,))

    def _show_listing(self, listing: Listing, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, listing.kind, "portfolio", now, PORTFOLIO_MEANINGS)
        listed: Listed | None = fact.value
        card = self.cards[listing]
        if listing not in self._listed or listed is not self._listed[listing]:
            self._listed[listing] = listed
            rows = () if listed is None else listed.found.rows
            self._totals[listing] = totals_words(listing, rows)
            card.show_rows(record_rows(listing, rows))
            self._exports[listing].setEnabled(bool(rows))
            self._exports[listing].setAccessibleDescription("" if rows else _NO_ROWS)
        totals = self._totals[listing]
        totals = shown_amount(totals) if listing is Listing.FILLS else totals  # sums of quantities
        card.show_card(words, totals, () if listed is None else remarks_of(listing, listed, self.over))

    def _on_search(self, text: str) -> None:
        for card in self.cards.values():
            card.show_filter(text)

    def _export_button(self, listing: Listing) -> SecondaryButton:
        button = SecondaryButton(tr("Export CSV…"))
        button.setAccessibleName(tr("Export {title} as CSV", title=mid_sentence(listing.title)))
        button.setToolTip(tr("Every row as it was read last, whatever is listed"))
        button.clicked.connect(partial(self.export_requested.emit, listing.name))
        button.setEnabled(False)
        button.setAccessibleDescription(_NO_ROWS)
        return button


def _rows_card(listing: Listing, export: SecondaryButton) -> RowsCard[RecordRow]:
    return RowsCard(listing.title, columns_of(listing.columns), lambda row: row.row_id, export)
