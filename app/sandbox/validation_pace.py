"""The pace at which the secrets service asks Kraken about one account's credentials: it waits, it never refuses."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

LIMIT = 20
WINDOW_S = 10.0


class ValidationPace:
    """At most 20 validations an account within 10 s; `clock` counts seconds, `sleep` waits for so many."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._begun: dict[str, deque[float]] = {}

    async def turn(self, account_id: str) -> None:
        """Return once the account may be validated (again)."""
        begun = self._begun.setdefault(account_id, deque())
        while True:
            now = self._clock()
            while begun and now - begun[0] >= WINDOW_S:
                begun.popleft()
            if len(begun) < LIMIT:
                begun.append(now)
                return
            await self._sleep(begun[0] + WINDOW_S - now)
