"""Judges the whole state every two seconds on a thread of its own, so that no probe ever keeps the window waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from app.core.judgement import Judgement, judge
from app.shell.store import Store

_EVERY_S = 2.0
# Behind an armed kill as late as a judgement stays young: what runs beside the window takes its turns from it.
_EVERY_ARMED_S = 8.0
_LOOK_S = 0.1


class Judging:
    """Keeps `AppState.judged` young; `soon` asks for the next judgement at once."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._wanted = asyncio.Event()

    def soon(self) -> None:
        """Something that a person waits for has changed."""
        self._wanted.set()

    async def judge(self) -> Judgement:
        """Judge what is known now, and put it into the state."""
        judged = await asyncio.to_thread(judge, self._store.state, self._now())
        self._store.update(lambda state: replace(state, judged=judged))
        return judged

    async def follow(self) -> None:
        """Judge for as long as the console runs."""
        while True:
            self._wanted.clear()
            await self.judge()
            judged_s = asyncio.get_running_loop().time()
            with suppress(TimeoutError):
                async with asyncio.timeout(_EVERY_S):
                    await self._wanted.wait()
            while self._armed and asyncio.get_running_loop().time() - judged_s < _EVERY_ARMED_S:  # noqa: ASYNC110 time is what is waited for
                await asyncio.sleep(_LOOK_S)

    @property
    def _armed(self) -> bool:
        return self._store.state.halt.armed is not None
