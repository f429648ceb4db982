"""The one place that creates tasks: strong references, bugs reported, siblings live on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

BugReport = Callable[[str, BaseException], None]


class TaskScope:
    """A set of tasks with one end.

    A task that fails is reported once, by name, and takes no other down: in a control room the kill path must not
    die of a broken plot. `close` cancels what is left and waits for it.
    """

    def __init__(self, report: BugReport) -> None:
        self._report = report
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any] | None:
        """Run `work` as a task; None once the scope is closed."""
        if self._closed:
            work.close()
            return None
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._report(task.get_name(), error)

    @property
    def names(self) -> tuple[str, ...]:
        """The running tasks' names, for the closing words and for leak tests."""
        return tuple(sorted(task.get_name() for task in self._tasks))

    async def close(self) -> None:
        """Cancel every task and wait until all have ended."""
        self._closed = True
        while self._tasks:
            pending = tuple(self._tasks)
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)


class OneAtATime:
    """Work of a scope that never runs twice at once: asked for meanwhile, it runs once more when it has ended."""

    def __init__(self, scope: TaskScope, work: Callable[[], Coroutine[Any, Any, None]], *, name: str) -> None:
        self._scope = scope
        self._work = work
        self._name = name
        self._running = self._again = False

    def ask(self) -> None:
        """Run the work, now or next."""
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        self._scope.start(self._run(), name=self._name)

    async def _run(self) -> None:
        try:
            await self._work()
        finally:
            self._running = False
        if self._again:
            self.ask()
