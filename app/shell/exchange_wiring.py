"""Carries settings and environments to and from a file: what an import changes is shown before it changes anything."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from app.core.language import tr
from app.core.settings_exchange import ExchangeError
from app.core.settings_view import import_words
from app.core.state import VerdictOfCommand
from app.shell.console import Console
from app.shell.settings import SettingsFile
from app.shell.settings_files import Import, export, look_at, take_over
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.settings_exchange import ExchangeCard

_EXPORT, _IMPORT = "export settings", "import settings"


class ExchangeWiring:
    """The work of the card; `on_taken` is awaited when environments.toml may be another."""

    def __init__(
        self,
        card: ExchangeCard,
        window: Window,
        console: Console,
        preferences: SettingsFile,
        on_taken: Callable[[], Awaitable[None]],
    ) -> None:
        self._card = card
        self._window = window
        self._console = console
        self._preferences = preferences
        self._file = console.around.environments_file
        self._on_taken = on_taken
        self._looked: Import | None = None
        card.export_requested.connect(self._on_export)
        card.import_requested.connect(self._on_import)
        card.apply_requested.connect(lambda: self._start(self._take_over(), _IMPORT))
        card.dropped.connect(self._on_dropped)

    def _on_export(self, emails: bool) -> None:
        dialog = self._dialog(tr("Export settings and environments"), "aether-console.toml")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda path: self._start(self._export(Path(path), emails=emails), _EXPORT))
        dialog.open()

    def _on_import(self) -> None:
        dialog = self._dialog(tr("Import settings and environments"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._start(self._look_at(Path(path)), _IMPORT))
        dialog.open()

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, name, tr("Settings (*.toml)"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    async def _export(self, file: Path, *, emails: bool) -> None:
        words = await self._tried(lambda: export(file, self._preferences.settings, self._file, emails=emails))
        said = (
            tr("Nothing was exported to {file}: {words}", file=file, words=words)
            if words
            else tr("Exported settings and environments to {file}.", file=file)
        )
        await self._ended(_EXPORT, said, failed=bool(words))

    async def _look_at(self, file: Path) -> None:
        found: list[Import] = []
        words = await self._tried(lambda: found.append(look_at(file, self._preferences.settings, self._file)))
        if words:
            await self._ended(
                _IMPORT, tr("Nothing was imported from {file}: {words}", file=file, words=words), failed=True
            )
            return
        self._looked = found[0]
        words = import_words(self._looked.changes, comments_go=self._looked.comments_go)
        self._card.show_changes(words, self._looked.changes)

    async def _take_over(self) -> None:
        looked, self._looked = self._looked, None
        if looked is None:
            return
        at, backups = self._console.around.now(), list[Path]()
        words = await self._tried(lambda: backups.extend(take_over(looked, self._preferences, self._file, at)))
        if words:
            await self._ended(
                _IMPORT, tr("Nothing was imported from {file}: {words}", file=looked.file, words=words), failed=True
            )
            return
        self._preferences.take_over(dict(looked.new.settings), dict(looked.new.emails))
        said = tr("Imported {file}.", file=looked.file)
        if backups:
            kept = tr(" and ").join(map(str, backups))
            said = " ".join((said, tr("What there was is kept in {backups}.", backups=kept)))
        await self._ended(_IMPORT, said, failed=False)
        await self._on_taken()

    def _on_dropped(self) -> None:
        self._looked = None
        self._card.show_nothing(tr("Nothing was imported."))

    async def _tried(self, work: Callable[[], object]) -> str:
        """Do it in a thread; why it could not be done, empty when it was."""
        try:
            await asyncio.to_thread(work)
        except ExchangeError as error:
            return str(error)
        except OSError as error:
            return f"{error.strerror}."
        return ""

    async def _ended(self, kind: str, words: str, *, failed: bool) -> None:
        self._card.show_nothing(words, failed=failed)
        await self._console.told(kind, VerdictOfCommand.REFUSED if failed else VerdictOfCommand.DONE, words)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
