"""Asks where a plot is to be saved and writes it there, for every page that draws plots."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.language import tr
from app.core.state import VerdictOfCommand
from app.shell.console import Console
from app.shell.window import Window


class PlotFiles:
    """Opens the dialog over the window; the work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console

    def save(self, name: str, contents: bytes) -> None:
        """Ask where to put the contents, under `name` unless somebody wants another, and write them."""
        form = name.rpartition(".")[2]
        dialog = QFileDialog(self._window, tr("Save the plot"), name, f"{form.upper()} (*.{form})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.fileSelected.connect(
            lambda path: self._console.scope.start(self._save(Path(path), contents), name="save plot")
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _save(self, path: Path, contents: bytes) -> None:
        try:
            await asyncio.to_thread(path.write_bytes, contents)
        except OSError as error:
            words = tr("Nothing was saved: {path} cannot be written, {strerror}.", path=path, strerror=error.strerror)
            await self._console.told("save plot", VerdictOfCommand.REFUSED, words)
            return
        await self._console.told("save plot", VerdictOfCommand.DONE, tr("Saved the plot to {path}.", path=path))
