"""The Services page: which services answer, what each says of itself, and what to do about the others."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.core.language import tr
from app.core.services import ServiceRow, service_count, service_rows
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.service_card import ServiceCard
from widgets.service_table import SERVICE_COLUMNS, ServiceLine, service_line
from widgets.table_card import TableCard
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL

MOST_ROWS = 13


class ServicesPage(Panel):
    """A table of the configured services, and below it everything about the selected one.

    Signals: `refresh_requested(str)` somebody wants a service asked again at once; empty for all of them.
    """

    refresh_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Services"))
        self._state: AppState | None = None
        self._rows: dict[str, ServiceRow] = {}
        self._now: datetime | None = None
        self._ask = SecondaryButton(tr("Ask all again"))
        self._ask.clicked.connect(lambda: self.refresh_requested.emit(""))
        self._heading = PageHeading(tr("Services"), self._ask)
        self._model: SnapshotTableModel[ServiceLine] = SnapshotTableModel(SERVICE_COLUMNS, key=lambda line: line.name)
        self._table = TableView(self._model, tr("Services"))
        self._table.row_selected.connect(self._on_selected)
        self._services = TableCard(self._table)
        self._card = ServiceCard()
        self._card.refresh_requested.connect(self.refresh_requested)
        self._detail = ScrollColumn(self._card)
        self._empty = EmptyState()
        self._no_services = CardFrame(self._empty)
        self._lay_out()
        self.begin_at(self._table)
        self._draw()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw every configured service as seen at `now`."""
        self._state = state
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Judge again: what was heard too long ago turns stale by itself."""
        self._now = now
        self._draw()

    def ask_again(self) -> None:
        """Ask for the selected service, or for all of them when the keyboard is not in the table."""
        name = self._table.selected_key() if self._table.hasFocus() else None
        self.refresh_requested.emit(str(name or ""))

    def _draw(self) -> None:
        state, now = self._state, self._now
        rows = service_rows(state, now) if state is not None and now is not None else ()
        self._rows = {row.name: row for row in rows}
        if state is not None and now is not None:
            self._heading.show_words(
                tr(
                    "{words} · {name} · times in UTC",
                    words=service_count(state, now).words,
                    name=state.environment.name,
                )
            )
            self._model.show_rows(service_line(row, now) for row in rows)
        else:
            self._heading.show_words(tr("Nothing has been asked yet"))
        self._services.show_row_count(min(len(rows), MOST_ROWS))
        for part in (self._services, self._detail):
            part.setVisible(bool(rows))
        self._no_services.setVisible(not rows)
        self._say_why_empty()
        self._show_selected()

    def _say_why_empty(self) -> None:
        if self._state is None:
            why, step = tr("The console has not read its environment yet."), ""
        else:
            why = tr("The environment {name} names no service.", name=self._state.environment.name)
            step = tr("Add the platform's services to environments.toml and start the console again.")
        self._empty.show_words(tr("The platform's services"), why, step, shapes.DIAMOND)

    def _on_selected(self, _key: object) -> None:
        self._show_selected()

    def _show_selected(self) -> None:
        if not self._rows or self._now is None:
            return
        row = self._rows.get(str(self._table.selected_key()))
        self._card.show_service(row or next(iter(self._rows.values())), self._now)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._services, 3)
        page.addWidget(self._detail, 2)
        page.addWidget(self._no_services, 1)
