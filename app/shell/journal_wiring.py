"""Connects the journal's page and the incident key to the console."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from app.core.language import tr
from app.core.state import AppState, VerdictOfCommand
from app.shell.console import Console
from app.shell.incident import IncidentError, write_bundle
from app.shell.journal import JournalError
from app.shell.window import Window
from widgets.journal_record import record_row

if TYPE_CHECKING:
    from widgets.journal_page import JournalPage

_ROWS = 20_000
_NAMES = {"csv": "CSV (*.csv)", "json": "JSON (*.json)"}


class JournalWiring:
    """Lists records while the page is open, verifies and exports them, and writes the incident bundle."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._listed = -1
        self._page: JournalPage  # from the first opening on
        window.panels.on_made("journal", self._connect)
        window.incident_requested.connect(lambda: self._start(self._bundle(), "incident bundle"))

    def _connect(self, page: JournalPage) -> None:
        self._page = page
        page.verify_requested.connect(lambda: self._start(self._verify(), "verify journal"))
        page.export_requested.connect(self._on_export)

    def show_state(self, state: AppState) -> None:
        """List the records again when there are new ones and somebody looks."""
        looked_at = self._window.page_id == "journal" and not state.locked
        if not looked_at:
            self._listed = -1
        elif state.journal.records != self._listed:
            self._listed = state.journal.records
            self._start(self._list(), "list journal")

    async def _list(self) -> None:
        try:
            records = await self._console.journal.last(_ROWS)
        except JournalError:
            return  # the journal's condition on the page already says why
        self._page.show_records(await asyncio.to_thread(lambda: tuple(record_row(record) for record in records)))

    async def _verify(self) -> None:
        verification = await self._console.verify_journal()
        if verification is not None:
            self._page.show_verification(verification, self._console.around.now())

    def _on_export(self, form: str) -> None:
        dialog = QFileDialog(self._window, tr("Export the journal as {form}", form=form.upper()), "", _NAMES[form])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.fileSelected.connect(lambda path: self._start(self._export(Path(path), form), "export journal"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _export(self, path: Path, form: str) -> None:
        try:
            count = await self._console.journal.export(path, "csv" if form == "csv" else "json")
        except JournalError as error:
            await self._console.told("export journal", VerdictOfCommand.REFUSED, str(error))
            return
        await self._console.told(
            "export journal",
            VerdictOfCommand.DONE,
            tr("Exported {count} records to {path}.", count=count, path=path),
        )

    async def _bundle(self) -> None:
        try:
            path = await write_bundle(self._console, self._console.around.paths.incidents)
        except IncidentError as error:
            await self._console.told("incident bundle", VerdictOfCommand.REFUSED, str(error))
            return
        await self._console.told(
            "incident bundle", VerdictOfCommand.DONE, tr("Wrote the incident bundle {path}.", path=path)
        )

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
