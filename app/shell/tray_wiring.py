"""Connects the tray's icon to the console, and keeps the time in which nobody wants to be disturbed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.core.language import tr
from app.core.state import AppState, SessionPhase
from app.core.tray_view import QUIET_FOR, may_disturb, tray_view
from app.shell.alert_wiring import AlertWiring
from app.shell.console import Console
from app.shell.settings import SettingsFile
from app.shell.window import Window
from widgets.palette_actions import add_key
from widgets.tray import QuietMenu, Tray

QUIET_KEY: Final = "Ctrl+Shift+D"
_NO_DESKTOP: Final = ("offscreen", "minimal")
_READ_ONLY: Final = tr("this window is read-only")


class TrayWiring(QObject):
    """Lives as long as the window. The same menu of quiet times opens by its key, for a desktop without a tray."""

    def __init__(
        self,
        window: Window,
        console: Console,
        preferences: SettingsFile,
        alerts: AlertWiring,
        close_wanted: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._console = console
        self.tray = Tray(window)
        self.quiet = QuietMenu(window)
        """The menu that the key opens."""
        add_key(window, QUIET_KEY, tr("Do not disturb"), self.open_quiet)
        self.tray.open_requested.connect(self.bring_up)
        self.tray.arm_requested.connect(self._on_arm)
        self.tray.lock_requested.connect(self._on_lock)
        self.tray.quit_requested.connect(close_wanted)
        for menu in (self.tray, self.quiet):
            menu.quiet_requested.connect(self.keep_quiet)
        alerts.desktop.use_tray(self.tray.icon)
        alerts.notices.disturb = lambda now: (
            preferences.settings.notifications and may_disturb(console.store.state, now)
        )

    def start(self) -> None:
        """Show the icon where there is a desktop."""
        if QApplication.platformName() not in _NO_DESKTOP:
            self.show_state(self._console.store.state)  # an icon that has no picture yet is warned of
            self.tray.show_icon()

    def stop(self) -> None:
        """Take the icon away."""
        self.tray.take_away()

    def show_state(self, state: AppState) -> None:
        """Draw the icon for the state of now."""
        now = self._console.around.now()
        if state.quiet_until is not None and may_disturb(state, now):
            self._console.store.update(lambda latest: replace(latest, quiet_until=None))
        view = tray_view(state, now)
        refused = _READ_ONLY if state.environment.read_only else ""
        may_lock = not state.locked and state.session.phase is not SessionPhase.SIGNED_OUT
        self.tray.show_view(view, may_arm=refused, may_lock=may_lock)
        self.quiet.show_end(view.quiet)

    def keep_quiet(self, span: timedelta) -> None:
        """Tell nothing but the kill switch's alarms for so long, at most eight hours; no time at all ends it."""
        span = min(span, QUIET_FOR[-1][0])
        end = self._console.around.now() + span if span > timedelta(0) else None
        self._console.store.update(lambda state: replace(state, quiet_until=end))

    def open_quiet(self) -> None:
        """Open the menu of quiet times below the bar."""
        self.quiet.popup(self._window.annunciator.mapToGlobal(QPoint(0, self._window.annunciator.height())))

    def bring_up(self) -> None:
        """Bring the window to the front as it is."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _on_arm(self) -> None:
        """The first of the two actions: the second is in the card, on the window that comes to the front."""
        self.bring_up()
        self._console.halting.arm()

    def _on_lock(self) -> None:
        self._start(self._console.lock(), "lock")

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
