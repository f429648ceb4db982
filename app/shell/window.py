"""The main window: frame, annunciator, rail, pages, outcome strip; it draws what it is shown and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout

from app.core.language import tr
from app.core.present import mode_view
from app.core.state import AppState, Environment
from app.shell.page_stack import PageStack
from app.shell.panels import PanelRow
from widgets.annunciator import Annunciator
from widgets.annunciator_words import title_words
from widgets.frame import EnvironmentFrame
from widgets.kill_arm_card import KillArmCard
from widgets.lock_screen import LockScreen
from widgets.navigation import NavigationRail, PageRow
from widgets.outcome_strip import OutcomeStrip
from widgets.page_body import PageBody
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn

_KEYS = (
    ("F5", "refresh_requested", tr("Ask the platform again now")),
    ("Ctrl+L", "lock_requested", tr("Lock")),
    ("Ctrl+Shift+T", "theme_requested", tr("Light or dark")),
    ("Ctrl+Shift+E", "incident_requested", tr("Write an incident bundle")),
)
_BEHIND_ARMED_EVERY = timedelta(seconds=2)


class Window(QMainWindow):
    """One window on one environment.

    Signals: `close_requested()` the operator wants to leave, `page_shown(str)`, `refresh_requested()`,
    `lock_requested()`, `theme_requested()`, `incident_requested()` by their keys.
    """

    close_requested = Signal()
    page_shown = Signal(str)
    refresh_requested = Signal()
    lock_requested = Signal()
    theme_requested = Signal()
    incident_requested = Signal()

    def __init__(self, environment: Environment, rows: Sequence[PanelRow], start_page: str = "") -> None:
        super().__init__()
        self._state: AppState | None = None
        self._page_at = datetime.min.replace(tzinfo=UTC)
        self._may_close = False
        self.panels = PageStack(rows)
        self.page_id = start_page if start_page in self.panels else rows[0].page_id
        """The page that is open."""
        self.annunciator = Annunciator(environment)
        self.rail = NavigationRail([PageRow(row.page_id, row.group, row.title, row.key) for row in rows])
        self.strip = OutcomeStrip()
        self.lock_screen = LockScreen()
        self._covers = QStackedWidget()
        self._frame = EnvironmentFrame(environment.kind, read_only=environment.read_only)
        self._build(environment)
        self.arm_card = KillArmCard(self._frame, self.annunciator.kill)
        self.rail.page_requested.connect(self.show_page)
        for key, name, words in _KEYS:
            add_key(self, key, words, getattr(self, name))
        self.resize(1440, 900)
        self.setMinimumSize(960, 480)

    def show_page(self, page_id: str) -> None:
        """Open a page, drawn from the state of now; the keyboard goes there but from the rail or an armed kill."""
        armed = self._state is not None and self._state.halt.armed is not None
        walking = self.rail.isAncestorOf(self.focusWidget())
        self.rail.show_page(page_id)
        part = self.panels.open_page(page_id)
        self.page_id = page_id
        self.page_shown.emit(page_id)
        if self.panels.isVisible() and not armed and not walking:
            part.setFocus(Qt.FocusReason.OtherFocusReason)  # once there are rows to be on

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the state: the bars always, a page only while it is open."""
        self._state = state
        self.setWindowTitle(title_words(state, now))
        self.annunciator.show_state(state, now)
        self._frame.show_live(mode_view(state, now).renders_as_live)
        self.strip.show_state(state, now)
        self.arm_card.show_state(state, now)
        self._covers.setCurrentIndex(1 if state.locked else 0)
        if state.locked:
            self.lock_screen.show_state(state, now)
        else:
            self._show_page_state(now)

    def show_time(self, now: datetime) -> None:
        """Advance every age that is on screen."""
        if self._state is None:
            return
        self.annunciator.show_state(self._state, now)
        self._frame.show_live(mode_view(self._state, now).renders_as_live)
        self.arm_card.show_time(now)
        if self._state.locked:
            return
        if self._state.halt.armed is None:
            self._open_panel().show_time(now)
        else:
            self._show_page_state(now)

    def let_close(self) -> None:
        """Close for real: everything behind the window has ended."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the shell first: closing has an order."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()

    def _show_page_state(self, now: datetime) -> None:
        """Draw the page, but seldom behind an armed kill: the key that fires it must not wait for a page."""
        armed = self._state is not None and self._state.halt.armed is not None
        if self._state is None or (armed and self._page_at <= now < self._page_at + _BEHIND_ARMED_EVERY):
            return
        self._page_at = now
        self._open_panel().show_state(self._state, now)

    def _open_panel(self) -> Panel:
        return self.panels[self.page_id]

    def _build(self, environment: Environment) -> None:
        frame = self._frame
        # Tab goes round in the order of adding, and pages are added as they open: what is below them comes first.
        column: QVBoxLayout = frame.contents
        column.addWidget(self.strip)
        column.insertWidget(0, self.annunciator)
        self._covers.addWidget(ScrollColumn(self.lock_screen, fill=True))
        column.insertWidget(1, self._covers, 1)
        self._covers.insertWidget(0, PageBody(self.rail, self.panels))
        self._covers.setCurrentIndex(0)
        self.setCentralWidget(frame)
        self.panels.setCurrentWidget(self.panels[self.page_id])
        self.rail.show_page(self.page_id)
        self.annunciator.setFocus()
