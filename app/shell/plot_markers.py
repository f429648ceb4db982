"""Marks in a page's plots when commands left, as the journal tells it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from app.core.audit import Record
from app.core.markers import Marker, markers
from app.core.time_window import LONGEST_S
from app.shell.console import Console
from app.shell.journal import JournalError

_FIRST_LOOK = 500
Show = Callable[[tuple[Marker, ...]], None]


class PlotMarkers:
    """Reads the journal again whenever it has grown, and shows every command of the last `longest_s` seconds."""

    def __init__(self, console: Console, longest_s: float = LONGEST_S) -> None:
        self._console = console
        self._longest_s = longest_s
        self._marked = -1

    def forget(self) -> None:
        """Read again at the next opportunity: nobody looks now."""
        self._marked = -1

    def follow(self, records: int, show: Show) -> None:
        """Show what the journal holds with so many records, unless that is shown already."""
        if records != self._marked:
            self._marked = records
            self._console.scope.start(self._mark(records, show), name="markers")

    async def _mark(self, records: int, show: Show) -> None:
        since = self._console.around.now() - timedelta(seconds=self._longest_s)
        with suppress(JournalError):  # the journal's condition already says why
            found = markers(await self._records(since), since)
            if records == self._marked:  # a slower, older reading must not win
                show(found)

    async def _records(self, since: datetime) -> tuple[Record, ...]:
        """The newest records, as many as reach back so far."""
        count = _FIRST_LOOK
        while True:
            found = await self._console.journal.last(count)
            if len(found) < count or found[-1].at < since:
                return found
            count *= 4
