"""Turns scraped bytes into an exposition off the loop and feeds the ring buffers."""

from __future__ import annotations

import asyncio
import math
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from api_client.exposition import Exposition, ExpositionReader
from app.core.freshness import Slice
from app.core.incident import SeriesCopy
from app.core.language import tr
from app.core.query import Answer, Query
from app.core.query_answers import RepeatedAnswers, alike
from app.core.readiness.lifetimes import TTL
from app.core.search_index import Metric, SearchIndex, catalogue
from app.core.series import SeriesBook
from app.core.slo import Levels, measure
from app.core.state import ReadingKey, ReadingKind
from app.shell.store import Store

_LEVELS_SOURCE = tr("GET /metrics: histograms of the objectives")
_LEVELS_EVERY_S = 15.0
T = TypeVar("T")


class Scraping:
    """The digest of the polls: metrics are parsed in a thread and appended, everything else passes unchanged."""

    def __init__(self, store: Store, book: SeriesBook, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self.book = book
        self._one_at_a_time = asyncio.Lock()
        self._book_lock = threading.Lock()
        self._holes: deque[tuple[str, float]] = deque()
        self._repeated = RepeatedAnswers(book)
        self._readers: dict[str, ExpositionReader] = {}
        self._measured_s: dict[str, float] = {}
        self._indexed: tuple[int, SearchIndex] = (0, SearchIndex(()))
        self.notice = ""
        """Which series the budget leaves out, in a sentence; nothing while all are kept."""

    async def digested(self, key: ReadingKey, raw: Any) -> Any:
        """The value the state keeps; raises `ContractError` for an exposition that is not one."""
        if key.kind is not ReadingKind.METRICS:
            return raw
        at_s = self._now().timestamp()
        # Several parsers at once would not be faster, and each takes its turn at the interpreter from the window.
        async with self._one_at_a_time:
            exposition, levels = await asyncio.to_thread(self._taken, key.service, at_s, raw)
        self._told()
        if levels is not None:
            fact = Slice[Levels](_LEVELS_SOURCE, TTL.levels).succeeded(levels, self._now())
            self._store.update(lambda state: state.with_reading(ReadingKey(ReadingKind.LEVELS, key.service), fact))
        return exposition

    def missed(self, key: ReadingKey) -> None:
        """A scrape failed: the series have a hole there that no plot may bridge."""
        if key.kind is ReadingKind.METRICS:
            self._holes.append((key.service, self._now().timestamp()))
            # The window must not wait for a thread that answers: it would stand still while a whole page is asked.
            if self._book_lock.acquire(blocking=False):
                try:
                    self._note_holes()
                finally:
                    self._book_lock.release()
            self._told()

    async def answers(self, queries: Sequence[Query], start_s: float, end_s: float) -> tuple[Answer, ...]:
        """What the book knows between two moments (Unix seconds), found off the loop: a day takes some frames."""
        return await asyncio.to_thread(self._answers, tuple(queries), start_s, end_s)

    async def read(self, question: Callable[[SeriesBook], T]) -> T:
        """What a question makes of the book, asked off the loop while no scrape is taken in; it changes nothing."""
        return await asyncio.to_thread(self._read, question)

    async def index(self) -> SearchIndex:
        """Every metric that services expose now; made anew, off the loop, once what they expose has changed."""
        if self._indexed[0] != self.book.layouts:
            self._indexed = await asyncio.to_thread(self._index)
        return self._indexed[1]

    async def found(self, text: str, limit: int) -> tuple[tuple[Metric, ...], int]:
        """The metrics in which `text` is found, best first, and how many are exposed; searched off the loop."""
        index = await self.index()
        return await asyncio.to_thread(index.search, text, limit), len(index)

    def copies(self, target: str, names: Sequence[str], since_s: float) -> list[SeriesCopy]:
        """Copies of a target's series by name since a moment (Unix seconds); waits while a scrape is taken in."""
        with self._held() as book:
            return [
                SeriesCopy.of(target, name, window)
                for name in names
                for window in book.window(target, name, since_s=since_s)
            ]

    def _read(self, question: Callable[[SeriesBook], T]) -> T:
        with self._held() as book:
            return question(book)

    def _answers(self, queries: tuple[Query, ...], start_s: float, end_s: float) -> tuple[Answer, ...]:
        found: dict[Query, Answer] = {}
        for together in alike(queries):
            with self._held():  # for what is read at once, so that a scrape need not wait for a whole page
                found.update(zip(together, self._repeated.answers(together, start_s, end_s), strict=True))
        return tuple(found[query] for query in queries)

    @contextmanager
    def _held(self) -> Iterator[SeriesBook]:
        """The book for one thread alone, with every missed scrape noted so far."""
        with self._book_lock:
            self._note_holes()
            yield self.book

    def _note_holes(self) -> None:
        while self._holes:
            self.book.gap(*self._holes.popleft())

    def _index(self) -> tuple[int, SearchIndex]:
        with self._held() as book:
            version, layouts = book.layouts, book.newest_layouts
        return version, SearchIndex(catalogue(layouts))

    def _taken(self, service: str, at_s: float, raw: bytes) -> tuple[Exposition, Levels | None]:
        reader = self._readers.get(service)
        if reader is None:
            reader = self._readers[service] = ExpositionReader(service)
        exposition = reader.read(raw)
        with self._held() as book:
            book.append(service, at_s, exposition)
            self.notice = book.notice
            return exposition, self._levels(service, exposition, at_s)

    def _levels(self, service: str, exposition: Exposition, at_s: float) -> Levels | None:
        """Objectives look back over minutes: measured at every scrape they would cost more than all parsing."""
        if 0 <= at_s - self._measured_s.get(service, -math.inf) < _LEVELS_EVERY_S:
            return None
        self._measured_s[service] = at_s
        return measure(self.book, service, exposition, at_s)

    def _told(self) -> None:
        self._store.update(lambda state: replace(state, metrics_version=self.book.version))
