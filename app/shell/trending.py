"""Writes down how the board's verdicts come and go, and puts the last 24 hours into the state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from app.core.judgement import Judgement
from app.core.language import tr
from app.core.trend import TREND_KEPT, TREND_SPAN, TrendRow, Watched, trend_of, verdicts_of, watch
from app.shell.store import Store
from app.shell.trend_store import TrendError, TrendStore

_EVERY_S = 1.0
_PUBLISH = timedelta(seconds=30)
_WAITING = 20_000


class Trending:
    """Follows `AppState.judged`: a change is written at once, what stays as it is every 30 seconds.

    What a file that cannot be written does not take waits for the next time. `notice` says such a thing once.
    """

    def __init__(
        self, store: Store, file: TrendStore, now: Callable[[], datetime], notice: Callable[[str, str], None]
    ) -> None:
        self._store = store
        self._file = file
        self._now = now
        self._notice = notice
        self._watched = Watched()
        self._seen: Judgement | None = None
        self._ended: list[TrendRow] = []
        self._published_at: datetime | None = None
        self._said = ""

    async def follow(self) -> None:
        """Watch for as long as the console runs."""
        while True:
            await self.look()
            await asyncio.sleep(_EVERY_S)

    async def look(self) -> None:
        """Look at the newest judgement once."""
        now, judged = self._now(), self._store.state.judged
        before = self._watched.growing
        if judged is not None and judged.board_at(now) is None:
            judged = None  # whoever judges is dead or far behind: nothing is known
        if judged is None or judged is not self._seen:
            self._seen = judged
            verdicts = {} if judged is None else verdicts_of(judged.board)
            self._watched = watch(self._watched, verdicts, now if judged is None else judged.at)
            self._ended = [*self._ended, *self._watched.ended][-_WAITING:]
        growing = self._watched.growing
        changed = bool(self._ended) or any(subject not in before for subject in growing)
        if changed or self._due(now):
            await self._write(now)

    def _due(self, now: datetime) -> bool:
        """Also when the clock was set back: the strip would stand still until it has caught up."""
        return self._published_at is None or not timedelta() <= now - self._published_at < _PUBLISH

    async def _write(self, now: datetime) -> None:
        rows = (*self._ended, *self._watched.growing.values())
        try:
            await self._file.write(rows, now - TREND_KEPT)
            self._ended.clear()
            if self._due(now):
                await self._publish(now)
        except TrendError as error:
            self._published_at = now
            self._say(str(error))
        if self._file.set_aside is not None:
            words = tr(
                "The trend's file was broken and set aside as {name}; a new one was begun.",
                name=self._file.set_aside.name,
            )
            self._file.set_aside = None
            self._say(words)

    async def _publish(self, now: datetime) -> None:
        self._published_at = now
        since = now - TREND_SPAN
        rows = await self._file.read(since)
        trend = await asyncio.to_thread(trend_of, rows, since, now)
        self._store.update(lambda state: replace(state, trend=trend))

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self._notice("trend", words)
