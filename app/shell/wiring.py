"""Connects the window's wishes to the console and the console's state to the window; the only place that does."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core.state import AppState, SessionPhase
from app.shell.alert_wiring import AlertWiring
from app.shell.board_wiring import BoardWiring
from app.shell.console import Console
from app.shell.explorer_wiring import ExplorerWiring
from app.shell.halt_wiring import HaltWiring
from app.shell.journal_wiring import JournalWiring
from app.shell.lock_cover import LockCover
from app.shell.manual_wiring import ManualWiring
from app.shell.metrics_wiring import MetricsWiring
from app.shell.mode_wiring import ModeWiring
from app.shell.oms_wiring import OmsWiring
from app.shell.oversight_wiring import OversightWiring
from app.shell.palette_wiring import PaletteWiring
from app.shell.portfolio_wiring import PortfolioWiring
from app.shell.risk_wiring import RiskWiring
from app.shell.rotation_wiring import RotationWiring
from app.shell.sensitive_wiring import SensitiveWiring
from app.shell.settings import SettingsFile
from app.shell.settings_wiring import SettingsWiring
from app.shell.slo_wiring import SloWiring
from app.shell.tray_wiring import TrayWiring
from app.shell.window import Window
from widgets import theme
from widgets.kill_shortcut import KillShortcut
from widgets.redraw import Redraw
from widgets.sign_in_sheet import SignInPurpose, SignInSheet

if TYPE_CHECKING:
    from widgets.services_page import ServicesPage

_TICK_MS = 250
_DRAW_MS = 100
_BEHIND_ARMED_S = 2.0
_AHEAD_MS = 2000
_URGENT = (
    *("halt", "session", "locked", "outcomes", "claim", "earlier_claim"),
    *("waivers", "votes", "duties", "sensitive", "quiet_until"),
)


class Wiring(QObject):
    """Lives as long as the window. `close_wanted` is called once, when the operator wants to leave."""

    def __init__(
        self, window: Window, console: Console, preferences: SettingsFile, close_wanted: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._console = console
        self._preferences = preferences
        self._unsubscribe: Callable[[], None] = lambda: None
        self.sheet = SignInSheet(console.store.state.environment, window)
        self._cover = LockCover(window, self.sheet)
        self._heard: AppState | None = None
        self._redraw = Redraw(self._draw, _DRAW_MS, self)
        self._drawn_s = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._ahead = QTimer(self)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        window.close_requested.connect(close_wanted)
        self._connect_window()
        self._connect_pages()
        self.sensitive = SensitiveWiring(window, console, _app(), preferences.settings.sensitive_at_start)
        self.alerts = AlertWiring(window, console)
        self.alerts.notices.audible = lambda _now: preferences.settings.sound
        self.tray = TrayWiring(window, console, preferences, self.alerts, close_wanted)
        self._board = BoardWiring(window, console)
        self._journal = JournalWiring(window, console)
        self._settings = SettingsWiring(window, console, preferences, _app())
        self.manual = ManualWiring(window, _app())
        self.palette = PaletteWiring(window)
        self._metrics = MetricsWiring(window, console)
        self._explorer = ExplorerWiring(window, console, self._metrics.reread)
        self._slo = SloWiring(window, console)
        self._portfolio = PortfolioWiring(window, console)
        self._oms = OmsWiring(window, console)
        self._oversight = OversightWiring(window, console, self.open_sign_in)
        self._risk = RiskWiring(window, console)
        self.rotation = RotationWiring(window, console)
        self._modes = ModeWiring(window, console, self.open_sign_in)
        self._halt = HaltWiring(window, console, KillShortcut(_app(), self), self.sheet, self.open_sign_in)

    def start(self) -> None:
        """Draw the first state and follow every change from then on."""
        self._unsubscribe = self._console.store.subscribe(self._on_state)
        self.alerts.start()
        self.tray.start()
        self._draw()
        self._tick.start()
        self._ahead.start()

    def stop(self) -> None:
        """Stop following; the window keeps what it shows last."""
        self._tick.stop()
        self._ahead.stop()
        self._redraw.stop()
        self._unsubscribe()
        self._settings.stop()
        self.alerts.stop()
        self.palette.close()
        self.sensitive.stop()
        self.tray.stop()
        self.manual.stop()
        self.rotation.stop()
        self.sheet.close()

    def open_sign_in(self) -> None:
        """Open the sheet over the window: to sign in, to renew or to unlock."""
        state = self._console.store.state
        email = state.session.email or self._preferences.settings.email(state.environment.name)
        self.sheet.open_for(_purpose(state), email)
        self.sheet.show_state(state, self._console.around.now())

    def _connect_window(self) -> None:
        window, bar = self._window, self._window.annunciator
        bar.sign_in_requested.connect(self.open_sign_in)
        bar.renew_requested.connect(self.open_sign_in)
        bar.lock_requested.connect(self._on_lock)
        bar.services_requested.connect(lambda: window.show_page("services"))
        window.lock_screen.unlock_requested.connect(self.open_sign_in)
        window.lock_requested.connect(self._on_lock)
        window.refresh_requested.connect(self._on_refresh_key)
        window.theme_requested.connect(self._on_theme)
        window.page_shown.connect(self._on_page)
        window.strip.notice_seen.connect(self._console.notice_seen)
        self.sheet.sign_in_requested.connect(self._on_sign_in)
        self.sheet.demo_requested.connect(partial(self._work, self._console.sign_in_demo, "demo sign in"))

    def _connect_pages(self) -> None:
        self._services: ServicesPage  # from the first opening on
        self._window.panels.on_made("services", self._connect_services)

    def _connect_services(self, page: ServicesPage) -> None:
        self._services = page
        page.refresh_requested.connect(lambda service: self._console.poller.kick(service or None))

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)

    def _work(self, work: Callable[[], Coroutine[Any, Any, Any]], name: str) -> None:
        self._start(work(), name)

    def _on_state(self, state: AppState) -> None:
        """What a person did or waits for is drawn at once, everything else ten times a second."""
        before, self._heard = self._heard, state
        urgent = before is None or any(getattr(before, name) is not getattr(state, name) for name in _URGENT)
        if urgent or state.halt.armed is None or self._drawn_s + _BEHIND_ARMED_S <= time.monotonic():
            self._redraw.ask(urgent=urgent)  # behind an armed kill seldom: the key that fires it must not wait

    def _draw(self) -> None:
        self._drawn_s = time.monotonic()
        state = self._console.store.state
        now = self._console.around.now()
        self._console.pages.show("" if state.locked or self._window.isMinimized() else self._window.page_id)
        self.sensitive.show_state(state)
        self._window.show_state(state, now)
        self._cover.show_state(state)
        if self.sheet.isVisible():
            self.sheet.show_state(state, now)
        self.tray.show_state(state)
        self._oversight.show_pending()
        self._oms.show_state(state)
        self._metrics.show_state(state)
        self._explorer.show_state(state)
        self._slo.show_state(state)
        self.manual.show_state(state)
        self.palette.show_state(state)
        self._halt.show_state(state)
        self._journal.show_state(state)
        self._risk.show_state(state)
        self.rotation.show_state(state)

    def _on_tick(self) -> None:
        now = self._console.around.now()
        self._window.show_time(now)
        if self.sheet.isVisible():
            self.sheet.show_state(self._console.store.state, now)

    def _make_ahead(self) -> None:
        """A kill opens this page, and must not wait for its making; nor must the key that fires."""
        if self._console.store.state.halt.armed is None:
            self._ahead.stop()
            self._window.panels.make("halt")

    def _on_page(self, _page_id: str) -> None:
        self._draw()

    def _on_sign_in(self, email: str) -> None:
        password, code = self.sheet.take_secrets()
        self._preferences.remember_email(self._console.store.state.environment.name, email)
        self._start(self._console.sign_in(email, password, code), "sign in")

    def _on_lock(self) -> None:
        if self._console.store.state.session.phase is not SessionPhase.SIGNED_OUT:
            self._start(self._console.lock(), "lock")

    def _on_theme(self) -> None:
        name = "light" if theme.current().name == "dark" else "dark"
        self._preferences.choose_theme(name)  # whoever listens dresses the application

    def _on_refresh_key(self) -> None:
        if self._window.page_id == "services":
            self._services.ask_again()  # the page knows which service the keyboard is on
        else:
            self._console.poller.kick()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 a window without an application cannot be
    return app


def _purpose(state: AppState) -> SignInPurpose:
    if state.locked:
        return SignInPurpose.UNLOCK
    if state.session.phase is SessionPhase.ACTIVE:
        return SignInPurpose.RENEW
    return SignInPurpose.SIGN_IN
