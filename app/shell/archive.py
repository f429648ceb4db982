"""Reads the past from the environment's Prometheus in small parts, for the page that is looked at, and keeps some."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from api_client.errors import ApiError, ContractError, Refused
from api_client.platform import Platform
from app.core.archive_parts import ArchivedPart, Part, WantedPart, archived_part
from app.core.freshness import Failure
from app.core.history_words import UNWELCOME
from app.shell.tasks import TaskScope

POINTS_KEPT: Final = 500_000
"""Points of all parts that are kept: some 8 MB."""
PAUSES_S: Final = (5.0, 10.0, 20.0, 40.0, 80.0, 120.0)
"""How long a server that failed is left alone, the last one again and again."""


@dataclass(eq=False)
class _Reader:
    """A page's wish, the task that sees to it, and what that task waits for."""

    wanted: tuple[WantedPart, ...] = ()
    arrived: Callable[[], None] = lambda: None
    task: asyncio.Task[None] | None = None
    reading: Part | None = None


@dataclass(frozen=True, slots=True)
class _Pause:
    """Not asked again before `until_s` on the loop's clock, because of `failure`; `times` in a row."""

    failure: Failure
    until_s: float
    times: int


class Archive:
    """One request at a time for each reader, the newest part first; nothing for who does not look any more.

    A server that fails is left alone for longer each time, and so is an expression that it refuses or answers with
    what cannot be. `now` gives aware UTC.
    """

    def __init__(
        self,
        platform: Platform,
        scope: TaskScope,
        now: Callable[[], datetime],
        *,
        points_kept: int = POINTS_KEPT,
        pauses_s: tuple[float, ...] = PAUSES_S,
    ) -> None:
        self._platform = platform
        self._scope = scope
        self._now = now
        self._points_kept = points_kept
        self._pauses_s = pauses_s
        self._parts: OrderedDict[Part, ArchivedPart] = OrderedDict()
        self._points = 0
        self._readers: dict[str, _Reader] = {}
        self._down: _Pause | None = None
        self._declined: dict[str, _Pause] = {}

    def want(self, name: str, wanted: Iterable[WantedPart], arrived: Callable[[], None]) -> None:
        """Read these parts from now on, and none that this reader wanted before.

        `arrived` is called after each, and after each failure. The same wish again changes nothing.
        """
        reader = self._readers.setdefault(name, _Reader())
        asked = tuple(sorted(wanted, key=lambda one: -one.part.start_s))
        reader.arrived = arrived
        if asked == reader.wanted:
            return
        reader.wanted = asked
        if reader.task is not None and not reader.task.done():
            if any(one.part == reader.reading for one in asked):
                return  # it goes on with the new wish once it has what it waits for
            reader.task.cancel()
        reader.task = self._scope.start(self._fill(reader), name=f"history for {name}")

    def leave(self, name: str) -> None:
        """Nobody looks any more: a request that is on its way is given up."""
        reader = self._readers.pop(name, None)
        if reader is not None and reader.task is not None:
            reader.task.cancel()

    def known(self, wanted: Iterable[WantedPart]) -> tuple[ArchivedPart, ...]:
        """What was read of these parts so far, even if it is not known far enough."""
        found = [self._parts[one.part] for one in wanted if one.part in self._parts]
        for part in found:
            self._parts.move_to_end(part.part)
        return tuple(found)

    def failure(self, expressions: Iterable[str]) -> Failure | None:
        """Why the past of these expressions is not read now; None while nothing is the matter."""
        if self._down is not None:
            return self._down.failure
        return next((self._declined[one].failure for one in expressions if one in self._declined), None)

    async def _fill(self, reader: _Reader) -> None:
        while missing := [one for one in reader.wanted if not self._has(one)]:
            free = [one for one in missing if self._left_s(one) <= 0]
            if free:
                await self._read(reader, free[0])
            else:
                await asyncio.sleep(min(map(self._left_s, missing)))

    async def _read(self, reader: _Reader, wanted: WantedPart) -> None:
        part = wanted.part
        until_s = max(wanted.until_s, self._now().timestamp())  # the clock may have been set back
        reader.reading = part
        try:
            asked = (part.expression, part.start_s, min(part.end_s, until_s), part.step_s)
            matrix = await self._platform.prometheus.query_range(*asked)
            # Half a million points take longer than a frame lasts.
            read = await asyncio.to_thread(archived_part, part, until_s, matrix)
        except ApiError as error:
            self._failed(part.expression, error)
        else:
            self._down = None
            self._declined.pop(part.expression, None)
            self._keep(read)
        finally:
            reader.reading = None
        reader.arrived()

    def _has(self, wanted: WantedPart) -> bool:
        known = self._parts.get(wanted.part)
        return known is not None and known.answers(wanted)

    def _left_s(self, wanted: WantedPart) -> float:
        pauses = (self._down, self._declined.get(wanted.part.expression))
        return max((one.until_s - _clock_s() for one in pauses if one is not None), default=0.0)

    def _failed(self, expression: str, error: ApiError) -> None:
        own = isinstance(error, Refused | ContractError) and error.status not in UNWELCOME
        before = self._declined.get(expression) if own else self._down
        times = 1 if before is None else before.times + 1
        pause_s = self._pauses_s[min(times, len(self._pauses_s)) - 1]
        pause = _Pause(Failure.of(error), _clock_s() + max(pause_s, error.retry_after_s or 0.0), times)
        if own:
            self._declined[expression] = pause
            self._down = None  # it is there to refuse
        else:
            self._down = pause

    def _keep(self, part: ArchivedPart) -> None:
        before = self._parts.pop(part.part, None)
        self._parts[part.part] = part
        self._points += part.points - (0 if before is None else before.points)
        looked_at = {one.part for reader in self._readers.values() for one in reader.wanted}
        for old in [one for one in self._parts if one not in looked_at]:
            if self._points <= self._points_kept:
                return
            self._points -= self._parts.pop(old).points


def _clock_s() -> float:
    return asyncio.get_running_loop().time()
