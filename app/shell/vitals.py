"""The console's own pulse and the platform's clocks, observed from what happens anyway."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from api_client.models.common import Exchange
from app.core.clock import clock_fact
from app.core.freshness import Slice
from app.core.language import tr
from app.core.state import AppState, ConsoleHealth, ReadingKey, ReadingKind
from app.shell.store import Store

_BEAT_S = 0.05
_WINDOW = 1200
_SAY_EVERY = 40
_CLOCK_TTL_S = 15.0
_CLOCK_EVERY_S = 1.0


class LoopPulse:
    """Measures how late the loop wakes a task: the p99 over the last minute, in milliseconds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lags: deque[float] = deque(maxlen=_WINDOW)

    async def beat(self) -> None:
        """Run until cancelled."""
        loop = asyncio.get_running_loop()
        count = 0
        while True:
            due = loop.time() + _BEAT_S
            await asyncio.sleep(_BEAT_S)
            self._lags.append(max(0.0, loop.time() - due))
            count += 1
            if count % _SAY_EVERY == 0:
                self._say()

    def _say(self) -> None:
        lags = sorted(self._lags)
        lag_ms = lags[min(len(lags) - 1, int(len(lags) * 0.99))] * 1000
        self._store.update(lambda state: replace(state, console=ConsoleHealth(loop_lag_ms=lag_ms)))


class ClockWatch:
    """Reads each service's clock from the Date of answers that arrive anyway, at most once a second a service."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def observe(self, exchange: Exchange) -> None:
        """Note one exchange; those without a Date say nothing about a clock."""
        fact = clock_fact(exchange)
        if fact is None:
            return
        key = ReadingKey(ReadingKind.CLOCK, exchange.service)
        known = self._store.state.readings.get(key, Slice[Any](source=tr("Date header"), ttl_s=_CLOCK_TTL_S))
        now = self._now()
        age_s = known.age_s(now)
        if age_s is not None and age_s < _CLOCK_EVERY_S:
            return

        def change(state: AppState) -> AppState:
            return state.with_reading(key, known.succeeded(fact, now))

        self._store.update(change)
