"""Connects the Settings page: what is chosen holds at once, environments open in windows of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.core.language import tr
from app.core.preferences import BY_KEY, LOCK_AFTER_MIN, Wrong, typed, value_text
from app.core.settings_view import KeptRow, SettingsView, setting_rows
from app.core.state import SessionPhase, VerdictOfCommand
from app.shell.another_window import AnotherWindow, window_arguments
from app.shell.console import Console
from app.shell.desktop_motion import DesktopMotion
from app.shell.dressing import dress
from app.shell.exchange_wiring import ExchangeWiring
from app.shell.idle_lock import IdleLock
from app.shell.panels import PANELS
from app.shell.settings import Settings, SettingsFile
from app.shell.settings_files import Survey, survey
from app.shell.window import Window

if TYPE_CHECKING:
    from app.shell.environment_wizard import EnvironmentWizard
    from widgets.settings_page import SettingsPage

_PAGES = {row.page_id: row.title for row in PANELS}
_OPEN = "open environment"


class SettingsWiring:
    """Applies the preferences from the start on; the page is there when somebody opens it."""

    def __init__(self, window: Window, console: Console, preferences: SettingsFile, app: QApplication) -> None:
        self._window = window
        self._console = console
        self._preferences = preferences
        self._app = app
        self._page: SettingsPage | None = None
        self._file = console.around.environments_file
        self._survey = Survey()
        self._wizard: EnvironmentWizard | None = None
        self.another = AnotherWindow()
        self.idle = IdleLock(app, self._on_idle, window)
        preferences.on_change(self._apply)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        self._motion = DesktopMotion(window)
        self._motion.changed.connect(self._dress)
        window.panels.on_made("settings", self._connect)
        window.page_shown.connect(self._on_shown)
        self._apply(preferences.settings)
        self._motion.start()

    def stop(self) -> None:
        """Watch no more; an open sheet goes with the window."""
        self.idle.stop()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._dress)
        if self._wizard is not None:
            self._wizard.sheet.close()

    def _connect(self, page: SettingsPage) -> None:
        self._page = page
        page.given.connect(self._on_given)
        page.reset.connect(self._on_reset)
        page.environments.open_requested.connect(lambda name: self._start(self._open(name), _OPEN))
        page.environments.add_requested.connect(self._on_add)
        self._exchange = ExchangeWiring(page.exchange, self._console, self._preferences, self._look_round)
        self._show()
        self._on_shown("settings")

    def _on_shown(self, page_id: str) -> None:
        if page_id == "settings" and self._page is not None:
            self._start(self._look_round(), "read environments")

    def _apply(self, settings: Settings) -> None:
        self._dress()
        self.idle.lock_after(settings.lock_after_min)
        if self._console.store.state.second_zone != settings.second_zone:
            self._console.store.update(lambda state: replace(state, second_zone=settings.second_zone))
        self._show()

    def _show(self) -> None:
        if self._page is not None:
            self._page.show_view(self._view())

    def _view(self) -> SettingsView:
        preferences, file = self._preferences, self._file
        return SettingsView(
            setting_rows(preferences.settings.choices, _PAGES),
            str(preferences.path),
            preferences.problem,
            self._survey.rows,
            str(file),
            self._survey.trouble,
            self._kept(),
            self._survey.there,
        )

    def _kept(self) -> tuple[KeptRow, ...]:
        paths, name = self._console.around.paths, self._console.settings.name
        keyring = tr("the journal's key and end, under aether-console")
        if self._survey.tokens:
            keyring = tr(
                "the journal's key and end, under aether-console; service tokens named {tokens}",
                tokens=", ".join(self._survey.tokens),
            )
        beside = tr("beside each, made before an import")
        return (
            KeptRow(tr("Settings"), str(self._preferences.path)),
            KeptRow(tr("Environments"), str(self._file)),
            KeptRow(tr("Backups of both"), f"*.before-*, {beside}"),
            KeptRow(tr("Dashboards"), str(paths.dashboards)),
            KeptRow(tr("Journal"), str(paths.journal(name))),
            KeptRow(tr("Decisions about alerts"), str(paths.alerts(name))),
            KeptRow(tr("Trend of the probes"), str(paths.trend(name))),
            KeptRow(tr("Incident bundles"), str(paths.incidents)),
            KeptRow(tr("Log"), str(paths.log)),
            KeptRow(tr("Sandbox"), str(paths.sandbox)),
            KeptRow(tr("Last folders of file dialogs"), QSettings(QSettings.Scope.UserScope, "QtProject").fileName()),
            KeptRow(tr("OS keyring"), keyring),
            KeptRow(
                tr("Memory only"), tr("passwords, codes, the session and a key that is being rotated: never in a file")
            ),
        )

    def _on_given(self, key: str, text: str) -> None:
        value = typed(BY_KEY[key], text, tuple(_PAGES))
        if isinstance(value, Wrong):
            self._refuse(key, value.why)
            return
        self._refuse(key, "")
        self._preferences.choose(key, value)

    def _on_reset(self, key: str) -> None:
        self._refuse(key, "")
        self._preferences.choose(key, BY_KEY[key].default)

    def _refuse(self, key: str, why: str) -> None:
        if self._page is not None:
            self._page.show_refused(key, why)

    def _dress(self) -> None:
        dress(self._app, self._preferences.settings, still=self._motion.reduced)

    def _on_idle(self) -> None:
        state = self._console.store.state
        if state.session.phase is SessionPhase.ACTIVE and not state.locked:
            self._start(self._lock_idle(), "lock when idle")

    async def _lock_idle(self) -> None:
        await self._console.lock()
        minutes = value_text(self._preferences.settings.choices[LOCK_AFTER_MIN.key])
        self._console.notice(
            "idle",
            tr("This console locked itself after {minutes} minutes without a key or the mouse.", minutes=minutes),
        )

    async def _look_round(self) -> None:
        self._survey = await asyncio.to_thread(survey, self._file, self._console.settings.name)
        self._show()

    async def _open(self, name: str) -> None:
        arguments = window_arguments(name, self._file, self._console.around.said)
        said = await asyncio.to_thread(self.another.open, arguments)
        verdict = VerdictOfCommand.REFUSED if said else VerdictOfCommand.DONE
        words = (
            tr("{name} was not opened: {said}", name=name, said=said)
            if said
            else tr("Opened {name} in a window of its own.", name=name)
        )
        await self._console.told(_OPEN, verdict, words)

    def _on_add(self) -> None:
        if self._wizard is None:
            from app.shell.address_probing import AddressProbing
            from app.shell.environment_wizard import EnvironmentWizard
            from widgets.wizard_sheet import WizardSheet

            sheet = WizardSheet(str(self._file), self._window)
            probing = AddressProbing(self._console.around.now, self._console.around.transport_factory)
            self._wizard = EnvironmentWizard(sheet, self._file, probing, self._start, self._on_written)
        self._start(self._wizard.open(), "add environment")

    def _on_written(self, name: str) -> None:
        if self._wizard is not None:
            self._wizard.sheet.hide()
            self._wizard.sheet.start_again()
        self._start(self._look_round(), "read environments")
        self._start(self._open(name), _OPEN)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
