"""Works for the sheet that adds an environment: asks addresses, writes environments.toml, says what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from app.core.environment_draft import DraftService, EnvironmentDraft
from app.core.language import tr
from app.shell.address_probing import AddressProbing
from app.shell.environments import EnvironmentsError
from app.shell.settings_files import names_of, write_draft
from widgets.wizard_sheet import WizardSheet

Start = Callable[[Coroutine[Any, Any, Any], str], object]
"""Starts a task of the owner's scope under a name."""


class EnvironmentWizard:
    """One sheet and its work; `on_written(name)` is called when the file has the environment."""

    def __init__(
        self,
        sheet: WizardSheet,
        file: Path,
        probing: AddressProbing,
        start: Start,
        on_written: Callable[[str], None],
    ) -> None:
        self.sheet = sheet
        self._file = file
        self._probing = probing
        self._start = start
        self._on_written = on_written
        sheet.ca_file_named.connect(lambda file: start(self._look_at(file), "look at the CA file"))
        sheet.test_requested.connect(lambda draft: start(self._test(draft), "test addresses"))
        sheet.write_requested.connect(lambda draft: start(self._write(draft), "write environment"))

    async def open(self) -> None:
        """Show the sheet as it was left."""
        self.sheet.show_taken(await asyncio.to_thread(names_of, self._file))
        self.sheet.open()

    async def _look_at(self, ca_file: str) -> None:
        why = await self._probing.why_not_trusted(self._whole(ca_file)) if ca_file else ""
        self.sheet.show_ca_file(ca_file, why)

    async def _test(self, draft: EnvironmentDraft) -> None:
        """Ask every address at once; each is told as it answers."""

        ca_file = self._whole(draft.ca_file) if draft.ca_file else None

        async def one(service: DraftService) -> None:
            self.sheet.show_finding(await self._probing.probe(service, ca_file), draft)

        self.sheet.show_busy(tr("The addresses are being asked."))
        try:
            await asyncio.gather(*(one(service) for service in draft.addressed))
        finally:
            self.sheet.show_busy("")

    def _whole(self, ca_file: str) -> Path:
        """Where a window on the environment will look for it: what is not a whole path is beside the file."""
        try:
            return self._file.parent / Path(ca_file).expanduser()
        except RuntimeError:  # no such user
            return self._file.parent / ca_file

    async def _write(self, draft: EnvironmentDraft) -> None:
        self.sheet.show_busy(tr("It is being written."))
        try:
            await asyncio.to_thread(write_draft, draft, self._file)
        except EnvironmentsError as error:
            self.sheet.show_failure(tr("Nothing was written. {error}", error=error))
        except OSError as error:
            self.sheet.show_failure(
                tr(
                    "Nothing was written: {file} cannot be written, {strerror}.",
                    file=self._file,
                    strerror=error.strerror,
                )
            )
        else:
            self._on_written(draft.name)
