"""The first start, while no environments.toml is there: set one up, import one, or practise in the sandbox."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.core.language import tr
from app.core.manual_contents import sheet_place
from app.shell.address_probing import AddressProbing
from app.shell.connection import TransportFactory, utc_now
from app.shell.dressing import dress
from app.shell.environment_wizard import EnvironmentWizard
from app.shell.import_wiring import ImportPlace, ImportWiring
from app.shell.manual_desk import ManualDesk
from app.shell.selection import Selection
from app.shell.settings import SettingsFile
from app.shell.settings_files import Import
from app.shell.tasks import TaskScope
from widgets.palette_actions import add_key
from widgets.wizard_sheet import WizardSheet


class FirstRun:
    """The sheet as a window of its own; `choose` ends with what is to be opened."""

    def __init__(
        self, app: QApplication, selection: Selection, transport_factory: TransportFactory | None = None
    ) -> None:
        preferences = SettingsFile(selection.paths.settings)
        preferences.on_change(lambda settings: dress(app, settings))
        dress(app, preferences.settings)
        self._selection = selection
        self.sheet = WizardSheet(str(selection.paths.environments), first_run=True)
        self.manual = ManualDesk()
        add_key(self.sheet, "F1", tr("Manual at this place"), lambda: self.manual.open(sheet_place("WizardSheet", "")))
        self._probing = AddressProbing(utc_now, transport_factory)
        self._failures: list[BaseException] = []
        self._scope = TaskScope(lambda _where, error: self._failed(error))
        self._chosen: asyncio.Future[Selection | None] = asyncio.get_running_loop().create_future()
        self._wizard = EnvironmentWizard(
            self.sheet, selection.paths.environments, self._probing, self._scope.start, self._on_written
        )
        place = ImportPlace(preferences, selection.paths.environments, utc_now, self._scope.start)
        self._imports = ImportWiring(self.sheet.welcome.imports, place, self._on_imported, self._taken)
        self.sheet.sandbox_requested.connect(lambda: self._choose(replace(selection, sandbox=True)))
        self.sheet.left.connect(lambda: self._choose(None))

    async def choose(self) -> Selection | None:
        """What a person decided; None when they closed the window."""
        try:
            await self._wizard.open()
            return await self._chosen
        finally:
            await self._scope.close()
            self.manual.close()
            self.sheet.hide()
            self.sheet.deleteLater()

    def _on_written(self, name: str) -> None:
        self._choose(replace(self._selection, environment=name))

    async def _on_imported(self, _words: str, _failed: bool) -> None:
        """The sheet says it; there is no journal before there is an environment."""

    async def _taken(self, found: Import) -> None:
        """Open the first environment of the file; without one the other ways to begin are left."""
        imports, name = self.sheet.welcome.imports, next(iter(found.new.environments), None)
        if name is None:
            imports.show_nothing(" ".join((imports.said, tr("It has no environment that could be opened."))))
        else:
            self._on_written(name)

    def _choose(self, selection: Selection | None) -> None:
        if not self._chosen.done():
            self._chosen.set_result(selection)

    def _failed(self, error: BaseException) -> None:
        """A bug of ours: the first start has no notice centre, so it ends as a command that failed."""
        if not self._chosen.done():
            self._chosen.set_exception(error)
