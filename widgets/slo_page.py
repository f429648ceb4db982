"""The SLO page: how every objective stands, what is left of its error budget, how fast that burns, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.core.burn import Standing
from app.core.language import tr
from app.core.slo_view import SloRow, slo_rows, summary_words
from app.core.state import AppState
from widgets import shapes
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.slo_columns import SLO_COLUMNS
from widgets.slo_details import SloDetails
from widgets.table_card import TableCard
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL

MOST_ROWS = 10


class SloPage(Panel):
    """A table of the objectives, what is not known first, then least budget first; below it the selected one.

    Keys: Up and Down choose an objective, Enter opens its plot, Tab goes on to its details.
    Signals: `plot_requested(str)` the plot of the objective with this id.
    """

    plot_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("SLOs")
        self._standings: tuple[Standing, ...] = ()
        self._rows: dict[str, SloRow] = {}
        self._heading = PageHeading("SLOs")
        self._problem = Paragraph(tone="warn", selectable=True)
        self._server = Paragraph(tone="warn", selectable=True)
        self._model: SnapshotTableModel[SloRow] = SnapshotTableModel(SLO_COLUMNS, key=lambda row: row.id)
        self._table = TableView(self._model, tr("Service level objectives"), opens_rows=True)
        self._table.row_selected.connect(lambda _key: self._show_selected())
        self._table.row_opened.connect(lambda key: self.plot_requested.emit(str(key)))
        self._objectives = TableCard(self._table)
        self._details = SloDetails()
        self._details.plot.clicked.connect(lambda: self.plot_requested.emit(self.selected))
        self._below = ScrollColumn(self._details)
        self._empty = EmptyState()
        self._nothing = CardFrame(self._empty)
        self._empty.show_words(
            tr("Service level objectives"),
            tr("The samples are being read."),
            tr("This takes a moment."),
            shapes.DIAMOND,
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._problem)
        page.addWidget(self._server)
        page.addWidget(self._objectives, 1)
        page.addWidget(self._below, 1)
        page.addWidget(self._nothing, 1)
        self.begin_at(self._table)
        self.show_problem("")
        self.show_server("")
        self._heading.show_words(tr("Nothing has been counted yet"))
        self._show_parts()

    @property
    def selected(self) -> str:
        """The id of the objective whose details are shown; empty before there is one."""
        chosen = self._table.selected_key()
        return str(chosen) if chosen in self._rows else next(iter(self._rows), "")

    @property
    def details(self) -> SloDetails:
        """The card of the selected objective."""
        return self._details

    def show_state(self, state: AppState, now: datetime) -> None:
        """Advance the ages: what was counted comes by `show_standings`."""
        self.show_time(now)

    def show_standings(self, standings: Sequence[Standing], now: datetime) -> None:
        """Draw how the objectives stand, as seen at `now` (aware UTC)."""
        self._standings = tuple(standings)
        self.show_time(now)

    def show_problem(self, problem: str) -> None:
        """Say why the user's own objectives are not used; nothing while they are, or there are none."""
        self._problem.show_text(problem)
        self._problem.setVisible(bool(problem))

    def show_server(self, problem: str) -> None:
        """Say why no figure comes from the environment's Prometheus; nothing while it answers, or there is none."""
        self._server.show_text(problem)
        self._server.setVisible(bool(problem))

    def show_time(self, now: datetime) -> None:
        """Judge again: what was read too long ago turns stale by itself."""
        if not self._standings:
            return
        rows = slo_rows(self._standings, now)
        self._rows = {row.id: row for row in rows}
        self._heading.show_words(
            tr("{summary} · burn rates count a budget of 30 days", summary=summary_words(rows, now))
        )
        self._model.show_rows(rows)
        self._objectives.show_row_count(min(len(rows), MOST_ROWS))
        self._show_parts()
        self._show_selected()

    def _show_parts(self) -> None:
        for part in (self._objectives, self._below):
            part.setVisible(bool(self._rows))
        self._nothing.setVisible(not self._rows)

    def _show_selected(self) -> None:
        row = self._rows.get(self.selected)
        if row is not None:
            self._details.show_row(row)
