"""Takes settings and environments over from a file: what it would change is shown before it changes anything."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.language import tr
from app.core.settings_exchange import ExchangeError
from app.core.settings_view import import_words
from app.shell.settings import SettingsFile
from app.shell.settings_files import Import, look_at, take_over
from widgets.import_choice import ImportChoice

_IMPORT = "import settings"


@dataclass(frozen=True)
class ImportPlace:
    """What is imported into; `start` begins a task of the owner's scope under a name."""

    preferences: SettingsFile
    environments: Path
    now: Callable[[], datetime]
    start: Callable[[Coroutine[Any, Any, Any], str], object]


class ImportWiring:
    """The work of one choice; `on_ended(words, failed)` is awaited at each end, `on_taken` after one that took over."""

    def __init__(
        self,
        choice: ImportChoice,
        place: ImportPlace,
        on_ended: Callable[[str, bool], Awaitable[None]],
        on_taken: Callable[[Import], Awaitable[None]],
    ) -> None:
        self._choice = choice
        self._place = place
        self._on_ended = on_ended
        self._on_taken = on_taken
        self._looked: Import | None = None
        choice.import_requested.connect(self._on_import)
        choice.apply_requested.connect(lambda: place.start(self._take_over(), _IMPORT))
        choice.dropped.connect(self._on_dropped)

    def _on_import(self) -> None:
        dialog = toml_dialog(self._choice.window(), tr("Import settings and environments"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._place.start(self._look_at(Path(path)), _IMPORT))
        dialog.open()

    async def _look_at(self, file: Path) -> None:
        place, found = self._place, list[Import]()
        words = await tried(lambda: found.append(look_at(file, place.preferences.settings, place.environments)))
        if words:
            await self._failed(file, words)
            return
        self._looked = found[0]
        words = import_words(self._looked.changes, comments_go=self._looked.comments_go)
        self._choice.show_changes(words, self._looked.changes)

    async def _take_over(self) -> None:
        looked, self._looked = self._looked, None
        if looked is None:
            return
        place, at, backups = self._place, self._place.now(), list[Path]()
        words = await tried(lambda: backups.extend(take_over(looked, place.preferences, place.environments, at)))
        if words:
            await self._failed(looked.file, words)
            return
        place.preferences.take_over(dict(looked.new.settings), dict(looked.new.emails))
        said = tr("Imported {file}.", file=looked.file)
        if backups:
            kept = tr(" and ").join(map(str, backups))
            said = " ".join((said, tr("What there was is kept in {backups}.", backups=kept)))
        await self._ended(said, failed=False)
        await self._on_taken(looked)

    def _on_dropped(self) -> None:
        self._looked = None
        self._choice.show_nothing(tr("Nothing was imported."))

    async def _failed(self, file: Path, words: str) -> None:
        await self._ended(tr("Nothing was imported from {file}: {words}", file=file, words=words), failed=True)

    async def _ended(self, words: str, *, failed: bool) -> None:
        self._choice.show_nothing(words, failed=failed)
        await self._on_ended(words, failed)


def toml_dialog(parent: QWidget, title: str, name: str) -> QFileDialog:
    """A dialog for one such file, which ends with its answer."""
    dialog = QFileDialog(parent, title, name, tr("Settings (*.toml)"))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


async def tried(work: Callable[[], object]) -> str:
    """Do it in a thread; why it could not be done, empty when it was."""
    try:
        await asyncio.to_thread(work)
    except ExchangeError as error:
        return str(error)
    except OSError as error:
        return f"{error.strerror}."
    return ""
