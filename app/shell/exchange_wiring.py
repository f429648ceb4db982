"""Carries settings and environments to and from a file, and has the journal know of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from app.core.language import tr
from app.core.state import VerdictOfCommand
from app.shell.console import Console
from app.shell.import_wiring import ImportPlace, ImportWiring, toml_dialog, tried
from app.shell.settings import SettingsFile
from app.shell.settings_files import Import, export

if TYPE_CHECKING:
    from widgets.settings_exchange import ExchangeCard

_EXPORT, _IMPORT = "export settings", "import settings"


class ExchangeWiring:
    """The work of the card; `on_taken` is awaited when environments.toml may be another."""

    def __init__(
        self,
        card: ExchangeCard,
        console: Console,
        preferences: SettingsFile,
        on_taken: Callable[[], Awaitable[None]],
    ) -> None:
        self._card = card
        self._console = console
        self._preferences = preferences
        self._file = console.around.environments_file
        self._on_taken = on_taken
        place = ImportPlace(preferences, self._file, console.around.now, self._start)
        self._imports = ImportWiring(card.imports, place, self._on_imported, self._taken)
        card.export_requested.connect(self._on_export)

    def _on_export(self, emails: bool) -> None:
        dialog = toml_dialog(self._card.window(), tr("Export settings and environments"), "aether-console.toml")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda path: self._start(self._export(Path(path), emails=emails), _EXPORT))
        dialog.open()

    async def _export(self, file: Path, *, emails: bool) -> None:
        words = await tried(lambda: export(file, self._preferences.settings, self._file, emails=emails))
        said = (
            tr("Nothing was exported to {file}: {words}", file=file, words=words)
            if words
            else tr("Exported settings and environments to {file}.", file=file)
        )
        self._card.imports.show_nothing(said, failed=bool(words))
        await self._ended(_EXPORT, said, failed=bool(words))

    async def _on_imported(self, words: str, failed: bool) -> None:
        await self._ended(_IMPORT, words, failed=failed)

    async def _taken(self, _found: Import) -> None:
        await self._on_taken()

    async def _ended(self, kind: str, words: str, *, failed: bool) -> None:
        await self._console.told(kind, VerdictOfCommand.REFUSED if failed else VerdictOfCommand.DONE, words)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
