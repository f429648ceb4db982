"""The Kraken keys page: how old the account's key is, what is told of it, its history, and what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.core.key_view import NO_SERVICE, desk_words, other_accounts
from app.core.language import tr
from app.core.state import AppState
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.fact_grid import FactGrid
from widgets.force_sheet import ForceSheet
from widgets.keys_actions import KeysActions
from widgets.keys_card import StoredKeyCard
from widgets.keys_facts import named
from widgets.keys_history import KeysHistory
from widgets.keys_reminders import KeysReminders
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.section import SectionCard
from widgets.tokens import SPACE_L, SPACE_XL

_SIDE_BY_SIDE_PX = 900


class KeysPage(Panel):
    """One account's key in full; a rotation and the director's desk have pages of their own.

    Signals: `rotate_requested()`, `resume_requested()` go on with the rotation that runs, `force_requested(str)` the
    word as typed, `refresh_requested()`, `export_requested(str)` the history as `csv` or `json`,
    `reminder_done_requested(str)` the rotation whose old key was deleted, `director_desk_requested()`.
    """

    rotate_requested = Signal()
    resume_requested = Signal()
    force_requested = Signal(str)
    refresh_requested = Signal()
    export_requested = Signal(str)
    reminder_done_requested = Signal(str)
    director_desk_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Kraken keys"))
        self._state: AppState | None = None
        self._refresh = SecondaryButton(tr("Refresh"))
        self._heading = PageHeading(tr("Kraken keys"), self._refresh)
        self._empty = EmptyState()
        self._key = StoredKeyCard()
        self._actions = KeysActions()
        self._reminders = KeysReminders()
        self._history = KeysHistory()
        self._accounts = SectionCard(tr("Other accounts"))
        self._others = FactGrid()
        self._accounts.body.addWidget(self._others)
        self.force_sheet = ForceSheet(self)
        add_key(self, "Ctrl+F", tr("Search the history of rotations"), self._history.focus_search)
        self._connect()
        self._lay_out()
        self._empty.show_words(NO_SERVICE, tr("The key's age, history and rotation would be here."), _ADD)
        self._cards.hide()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the account's key as seen at `now`."""
        self._state = state
        desk = state.rotation
        self._heading.show_words(desk_words(desk))
        configured = desk.flavour is not None
        self._cards.setVisible(configured)
        self._empty_card.setVisible(not configured)
        self._refresh.setVisible(configured)
        self.force_sheet.show_who(state.session.email)
        if not configured:
            return
        self._key.show_key(desk, now)
        self._actions.show_desk(desk, now)
        self._reminders.show_reminders(desk.reminders, now)
        self._history.show_history(desk, now)
        others = other_accounts(state, now)
        self._others.show_facts(named(others))
        self._accounts.setVisible(bool(others))

    def show_time(self, now: datetime) -> None:
        """Advance the ages."""
        if self._state is not None:
            self.show_state(self._state, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands side by side under each other where it would be too narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _SIDE_BY_SIDE_PX
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _on_reload(self) -> None:
        if self._state is not None:
            self.force_sheet.open_for(self._state.rotation.account, self._state.session.email)

    def _connect(self) -> None:
        self._refresh.clicked.connect(self.refresh_requested)
        self._actions.rotate_requested.connect(self.rotate_requested)
        self._actions.resume_requested.connect(self.resume_requested)
        self._actions.reload_requested.connect(self._on_reload)
        self._actions.director_desk_requested.connect(self.director_desk_requested)
        self._reminders.done_requested.connect(self.reminder_done_requested)
        self._history.export_requested.connect(self.export_requested)
        self.force_sheet.confirmed.connect(self.force_requested)

    def _lay_out(self) -> None:
        pair = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(SPACE_L)
        self._pair.addWidget(self._key, 3)
        self._pair.addWidget(self._actions, 2)
        self._cards = ScrollColumn(pair, self._reminders, self._history, self._accounts)
        self._empty_card = CardFrame(self._empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._empty_card, 1)
        page.addWidget(self._cards, 1)


_ADD = tr("Name the service and its flavour in environments.toml if the platform runs one.")
