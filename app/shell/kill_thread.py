"""The kill line on a loop and a thread of its own, so that no plot, poll or dialog is ever in front of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from api_client.endpoint import Endpoint
from api_client.http import Observer, TransportFactory
from api_client.kill_line import KillLine
from api_client.models.auth import Session
from app.shell.hardening import loop_failed

T = TypeVar("T")
_STOP_S = 5.0
# Connections that were cut in the middle of a request close in the loop's next turns, not at once.
_LAST_TURNS_S = 0.05
_ASIDE_S = 0.015


class Departure:
    """Lets the window's thread stand aside until the first byte of every request leaves, 15 ms at the longest.

    Two threads share one interpreter: each time the kill thread touches the network it would queue up again behind
    whatever the window is drawing.
    """

    def __init__(self, requests: int) -> None:
        self._left = requests
        self._all_left = threading.Event()

    def one_left(self) -> None:
        """Called on the kill thread: one more request begins to leave."""
        self._left -= 1
        if self._left <= 0:
            self._all_left.set()

    @property
    def all_left(self) -> bool:
        """Whether every request has begun to leave."""
        return self._all_left.is_set()

    def wait(self) -> None:
        """Return when all have left, or when it takes too long: a connection has to be opened first."""
        self._all_left.wait(_ASIDE_S)


class KillThread:
    """Owns the thread and the line. Everything here may be called from the window's thread; results come as futures.

    The one exception to one loop for everything: under full plots the window's loop answers a key press some frames
    later, and this is the one key press that may not wait.
    """

    def __init__(
        self, endpoint: Endpoint, *, transport_factory: TransportFactory | None = None, observe: Observer | None = None
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(loop_failed)
        self._thread = threading.Thread(target=self._run, name="kill line", daemon=True)
        self._thread.start()
        self.line: KillLine = self.submit(_made(endpoint, transport_factory, observe)).result(_STOP_S)

    def use(self, session: Session | None) -> None:
        """Fire with this session from now on."""
        self.line.use(session)

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Run `work` on the kill loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def call(self, work: Callable[[KillLine], Coroutine[Any, Any, T]]) -> T:
        """Await something of the line from another loop."""
        return await asyncio.wrap_future(self.submit(work(self.line)))

    async def aclose(self) -> None:
        """Close the line and end the thread; a kill in flight is cut, so the caller waits for it first."""
        if self._loop.is_closed():
            return
        await asyncio.wrap_future(self.submit(self._end()))
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join, _STOP_S)

    async def _end(self) -> None:
        """What still runs on the kill loop is cut here, not torn down half-way when the loop stops."""
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self.line.aclose()
        await asyncio.sleep(_LAST_TURNS_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


async def _made(endpoint: Endpoint, transport_factory: TransportFactory | None, observe: Observer | None) -> KillLine:
    """The line has to be born on the loop that it lives on."""
    return KillLine(endpoint, transport_factory=transport_factory, observe=observe)
