"""Turns scraped bytes into an exposition off the loop and feeds the ring buffers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from api_client.exposition import Exposition, parse_exposition
from app.core.dashboard import PlotData, PlotSpec, plot_data
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
        self._book_lock = threading.Lock()

    async def digested(self, key: ReadingKey, raw: Any) -> Any:
        """The value the state keeps; raises `ContractError` for an exposition that is not one."""
        if key.kind is not ReadingKind.METRICS:
            return raw
        at_s = self._now().timestamp()
        # Several parsers at once would not be faster, and each takes its turn at the interpreter from the window.
        async with self._one_at_a_time:
            exposition = await asyncio.to_thread(self._taken, key.service, at_s, raw)
        self._told()
        return exposition

    def missed(self, key: ReadingKey) -> None:
        """A scrape failed: the series have a hole there that no plot may bridge."""
        if key.kind is ReadingKind.METRICS:
            with self._book_lock:
                self.book.gap(key.service, self._now().timestamp())
            self._told()

    async def plots(self, specs: Sequence[PlotSpec]) -> tuple[PlotData, ...]:
        """What the book holds for these plots, computed off the loop: a quantile over an hour takes some frames."""
        return await asyncio.to_thread(self._plots, tuple(specs), self._now())

    def _plots(self, specs: tuple[PlotSpec, ...], now: datetime) -> tuple[PlotData, ...]:
        with self._book_lock:
            return tuple(plot_data(spec, self.book, now) for spec in specs)

    def _taken(self, service: str, at_s: float, raw: bytes) -> Exposition:
        exposition = parse_exposition(raw, service=service)
        with self._book_lock:
            self.book.append(service, at_s, exposition)
        return exposition

    def _told(self) -> None:
        self._store.update(lambda state: replace(state, metrics_version=self.book.version))
