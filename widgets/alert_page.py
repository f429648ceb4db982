"""The Alerts page: every alert of every source, what is known of the selected one, and what people do about it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from app.core.alert_actions import AlertAction, AlertWish, alert_actions
from app.core.alert_details import NOTHING_YET, count_words, desk_facts, detail_facts
from app.core.alert_reports import AlertPhase
from app.core.alert_silences import shared_labels
from app.core.alert_view import AlertLine, alert_lines
from app.core.language import tr
from app.core.state import AppState
from widgets import shapes
from widgets.alert_columns import ALERT_COLUMNS
from widgets.alert_details import KEY_WORDS, KEYS, AlertDetails
from widgets.alert_load_bar import AlertLoadBar
from widgets.alert_sheet import AlertSheet
from widgets.alert_silences_card import AlertSilencesCard
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.fact_card import named
from widgets.fact_grid import FactGrid
from widgets.filter_box import FilterBox
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.search_edit import SearchEdit
from widgets.section import SectionCard
from widgets.table_card import TableCard
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL

MOST_ROWS: Final = 9
_SHEETS: Final = (AlertAction.ACKNOWLEDGE, AlertAction.SHELVE, AlertAction.SILENCE)
_FILTER_WIDTH: Final = 136


class AlertPage(Panel):
    """A table by urgency, below it the selected alert, Alertmanager's silences, and the desk's own condition.

    Keys: Up and Down choose, A acknowledges or takes it back, S shelves or unshelves, Q silences, Ctrl+F searches,
    E in the silences ends the chosen one.
    Signals: `wished(object)` an `AlertWish`, `silence_end_requested(str)` a silence's id, `test_requested()`.
    """

    wished = Signal(object)
    silence_end_requested = Signal(str)
    test_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Alerts"))
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._lines: dict[str, AlertLine] = {}
        self._search = SearchEdit(tr("Search alerts"))
        self._phases, self._severities = FilterBox(tr("State")), FilterBox(tr("Severity", "in short"))
        self._test = SecondaryButton(tr("Send a test notification"))
        self._heading = PageHeading(tr("Alerts"), self._search, self._phases, self._severities)
        self._load = AlertLoadBar()
        self._model: SnapshotTableModel[AlertLine] = SnapshotTableModel(ALERT_COLUMNS, key=lambda line: line.key)
        self._table = TableView(self._model, tr("Alerts of every source"))
        self._alerts = TableCard(self._table)
        self._details = AlertDetails()
        self._silences = AlertSilencesCard()
        self._desk = SectionCard(tr("Sources and load"))
        self._desk_facts = FactGrid()
        self._desk.body.addWidget(self._desk_facts)
        self._desk.body.addWidget(self._test)
        self._desk.body.setSpacing(SPACE_L)
        self._below = ScrollColumn(self._details, self._silences, self._desk)
        self._empty = EmptyState()
        self._nothing = CardFrame(self._empty)
        self._sheet = AlertSheet(self)
        self._lay_out()
        self._connect()
        self._show_parts()

    @property
    def selected(self) -> str:
        """The key of the line whose details are shown; empty while there is none."""
        chosen = self._table.selected_key()
        return str(chosen) if chosen in self._lines else next(iter(self._lines), "")

    @property
    def details(self) -> AlertDetails:
        """The card of the selected alert."""
        return self._details

    @property
    def silences(self) -> AlertSilencesCard:
        """The card of Alertmanager's silences."""
        return self._silences

    @property
    def sheet(self) -> AlertSheet:
        """The sheet for a note and an end."""
        return self._sheet

    def select(self, key: str) -> None:
        """Select the line of this alert, whatever was filtered; nothing when it is on the list no more."""
        self._search.clear()
        self._phases.clear_choice()
        self._severities.clear_choice()
        line = next((one for one in self._lines.values() if key in one.keys), None)
        if line is not None and self._table.select_key(line.key):
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheets(self) -> None:
        """Close what is open over the page; nothing is decided."""
        self._sheet.reject()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the alerts as seen at `now`."""
        self._state, self._now = state, now
        self._sheet.show_who(state.session.email)
        self._sheet.show_time(now)
        self._heading.show_words(count_words(state.alerts))
        self._load.show_board(state.alerts, now)
        self._load.setVisible(state.alerts.opened_at is not None)
        self._silences.show_state(state, now)
        self._desk_facts.show_facts(named(desk_facts(state.alerts, now)))
        self._show_lines()

    def show_time(self, now: datetime) -> None:
        """Advance the ages."""
        if self._state is not None:
            self.show_state(self._state, now)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what is half typed with the page: a locked console decides nothing."""
        super().hideEvent(event)
        self.close_sheets()

    def _show_lines(self) -> None:
        if self._state is None or self._now is None:
            return
        lines = alert_lines(self._state.alerts, self._now)
        self._phases.show_values([phase.value for phase in AlertPhase if any(one.phase is phase for one in lines)])
        self._severities.show_values(sorted({one.severity for one in lines}))
        phase, severity = self._phases.value, self._severities.value
        chosen = [one for one in lines if phase in (None, one.phase.value) and severity in (None, one.severity)]
        self._lines = {one.key: one for one in chosen}
        self._model.show_rows(chosen)
        self._alerts.show_row_count(min(max(self._model.rowCount(), 1), MOST_ROWS))
        self._show_parts()
        self._show_selected()

    def _show_parts(self) -> None:
        read = self._state is not None and self._state.alerts.opened_at is not None
        found = bool(self._lines)
        self._alerts.setVisible(found)
        self._details.setVisible(found)
        self._nothing.setVisible(not found)
        known = self._state is not None and bool(self._state.alerts.rows)
        if not read:
            self._empty.show_words(tr("Alerts"), NOTHING_YET, tr("This takes a moment."), shapes.DIAMOND)
        elif known:
            self._empty.show_words(
                tr("Alerts"), tr("No alert has this state and severity."), tr("Choose others above.")
            )
        else:
            self._empty.show_words(
                tr("Alerts"), tr("No source tells of a rule or an alert."), tr("The sources are below.")
            )

    def _show_selected(self) -> None:
        line = self._lines.get(self.selected)
        if line is not None and self._state is not None and self._now is not None:
            facts = detail_facts(self._state.alerts, line, self._now)
            self._details.show_line(line, facts, alert_actions(self._state, line))

    def _on_asked(self, action: AlertAction) -> None:
        line = self._lines.get(self.selected)
        if line is None or self._state is None or self._now is None:
            return
        if action not in _SHEETS:
            self.wished.emit(AlertWish(action, line.keys))
            return
        rows = [row for key in line.keys if (row := self._state.alerts.row(key)) is not None]
        labels, apart = shared_labels(rows) if action is AlertAction.SILENCE else ((), ())
        self._sheet.open_for(action, line.name, line.keys, labels, self._state.session.email, self._now, apart)

    def _on_key(self, actions: tuple[AlertAction, ...]) -> None:
        offered = self._details.offered()
        action = next((one for one in actions if one in offered and not offered[one]), None)
        if action is not None and self._details.isVisible():
            self._on_asked(action)

    def _on_search(self, text: str) -> None:
        self._model.show_filter(text)
        self._show_lines()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search)
        for box in (self._phases, self._severities):
            box.changed.connect(self._show_lines)
        self._test.clicked.connect(self.test_requested)
        self._table.row_selected.connect(lambda _key: self._show_selected())
        self._details.asked.connect(self._on_asked)
        self._sheet.confirmed.connect(self.wished)
        self._silences.end_requested.connect(self.silence_end_requested)
        add_key(self, "Ctrl+F", tr("Search the alerts"), self._search.take_keyboard)
        for key, actions in KEYS.items():
            shortcut = add_key(self, key, KEY_WORDS[key])
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._on_key, actions))

    def _lay_out(self) -> None:
        for box in (self._phases, self._severities):
            box.setFixedWidth(_FILTER_WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._load)
        page.addWidget(self._alerts, 2)
        page.addWidget(self._nothing, 1)
        page.addWidget(self._below, 3)
        self.begin_at(self._table)
