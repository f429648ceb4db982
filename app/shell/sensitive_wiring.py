"""The sensitive view: one key hides amounts, account names and addresses on the screen, and shows them again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.core.language import tr
from app.core.sensitive import SAYS_SO, Veil, accounts_of
from app.core.state import AppState
from app.shell.console import Console
from app.shell.window import Window
from widgets import sensitive
from widgets.annunciator_words import SENSITIVE_KEY
from widgets.palette_actions import add_key
from widgets.sensitive_watch import SensitiveWatch


class SensitiveWiring(QObject):
    """Lives as long as the window. Numbers of accounts are kept: `account 1` is the same one all session long."""

    def __init__(self, window: Window, console: Console, app: QApplication, at_start: bool) -> None:
        super().__init__(window)
        self._console = console
        self._veil = Veil()
        self._watch = SensitiveWatch(app, self)
        key = add_key(window, SENSITIVE_KEY, tr("Hide or show amounts and names"))
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.activated.connect(self.toggle)
        window.incident_requested.connect(self._on_incident)
        if at_start:
            self.toggle()

    @property
    def on(self) -> bool:
        """Whether amounts and names are hidden."""
        return sensitive.lies()

    def toggle(self) -> None:
        """Hide if it is shown, show if it is hidden."""
        if self.on:
            self.stop()
        else:
            self._lay(self._console.store.state)
            self._watch.start()
        # The state follows the veil: what is drawn because of it is veiled, or not, already.
        hidden = self.on
        self._console.store.update(lambda state: replace(state, sensitive=hidden))

    def show_state(self, state: AppState) -> None:
        """Before the state is drawn: an account that it names for the first time gets its stand-in."""
        if self.on and self._veil.knowing(accounts_of(state)) is not self._veil:
            self._lay(state)

    def stop(self) -> None:
        """Show everything as it is."""
        self._watch.stop()
        sensitive.lift()

    def _on_incident(self) -> None:
        if self.on:
            self._console.notice("sensitive view", SAYS_SO)

    def _lay(self, state: AppState) -> None:
        self._veil = self._veil.knowing(accounts_of(state))
        sensitive.lay(self._veil)
