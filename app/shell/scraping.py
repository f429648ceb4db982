"""Turns scraped bytes into an exposition off the loop and feeds the ring buffers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from api_client.exposition import parse_exposition
from app.core.series import SeriesBook
from app.core.state import ReadingKey, ReadingKind
from app.shell.store import Store


class Scraping:
    """The digest of the polls: metrics are parsed in a thread and appended, everything else passes unchanged."""

    def __init__(self, store: Store, book: SeriesBook, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self.book = book
        self._one_at_a_time = asyncio.Lock()

    async def digested(self, key: ReadingKey, raw: Any) -> Any:
        """The value the state keeps; raises `ContractError` for an exposition that is not one."""
        if key.kind is not ReadingKind.METRICS:
            return raw
        at_s = self._now().timestamp()
        # Several parsers at once would not be faster, and each takes its turn at the interpreter from the window.
        async with self._one_at_a_time:
            exposition = await asyncio.to_thread(parse_exposition, raw, service=key.service)
        self.book.append(key.service, at_s, exposition)
        self._told()
        return exposition

    def missed(self, key: ReadingKey) -> None:
        """A scrape failed: the series have a hole there that no plot may bridge."""
        if key.kind is ReadingKind.METRICS:
            self.book.gap(key.service, self._now().timestamp())
            self._told()

    def _told(self) -> None:
        self._store.update(lambda state: replace(state, metrics_version=self.book.version))
