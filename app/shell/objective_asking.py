"""Asks the environment's Prometheus what the histograms behind the objectives counted, while somebody looks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from api_client.errors import ApiError, ContractError, Interrupted, Refused, ServerFault
from app.core.burn_server import ServerCounts, again_s, asked_windows, counts, counts_expression
from app.core.burn_sources import ASKING, declined_words
from app.core.freshness import Failure
from app.core.history_words import UNWELCOME, server_words
from app.core.language import tr
from app.core.objective import Objective
from app.shell.archive import PAUSES_S
from app.shell.console import Console

SERVER: Final = "prometheus"
TASK: Final = "counts for objectives"
_IN_A_ROW: Final = 2
"""So many questions in a row may go unanswered by a server that answered others: it may be they that are heavy."""
Asked = tuple[str, float]


class ObjectiveAsking:
    """One question at a time for each histogram and window, again when the answer is too old; none once left.

    A server that fails is left alone for longer each time; a question that it declines costs its window alone.
    `arrived` is called when everything was asked, and at each failure.
    """

    def __init__(self, console: Console, arrived: Callable[[], None]) -> None:
        self._console = console
        self._arrived = arrived
        self._wanted: tuple[Asked, ...] = ()
        self._answers: dict[Asked, tuple[float, ServerCounts]] = {}
        self._declined: dict[Asked, tuple[float, str]] = {}
        self._failure: Failure | None = None
        self._times = self._missed = 0
        self._task: asyncio.Task[None] | None = None

    @property
    def available(self) -> bool:
        """Whether this environment has a server."""
        return self._console.store.state.environment.has(SERVER)

    @property
    def failure(self) -> str:
        """What is the matter with the server, in a sentence; nothing while it answers."""
        return "" if self._failure is None else server_words(self._failure)

    def look(self, objectives: Sequence[Objective]) -> None:
        """Somebody looks: ask what these objectives need. The same again changes nothing."""
        wanted = tuple(dict.fromkeys((one.metric, window_s) for one in objectives for window_s in asked_windows(one)))
        if not self.available or (wanted == self._wanted and self._task is not None):
            return
        self.leave()
        self._wanted = wanted
        self._task = self._console.scope.start(self._ask(), name=TASK)

    def leave(self) -> None:
        """Nobody looks any more: a question that is on its way is given up. Answers are kept while they are young."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def told(self, objective: Objective) -> dict[float, ServerCounts]:
        """The answers for an objective's histogram that are young enough, by window."""
        now_s = _clock_s()
        found = {window_s: self._answers.get((objective.metric, window_s)) for window_s in asked_windows(objective)}
        return {
            window_s: one[1]
            for window_s, one in found.items()
            if one is not None and now_s - one[0] <= 2 * again_s(window_s) + again_s(0)
        }

    def why_not(self, objective: Objective) -> str:
        """Why the server's figures cannot be shown now; nothing when they can."""
        if self._failure is not None:
            return self.failure
        told = self.told(objective)
        missing = [one for one in asked_windows(objective) if one not in told]
        declined = self._declined_windows(objective)
        if any(one not in declined for one in missing):
            return ASKING
        return "" if told else next(iter(declined.values()), ASKING)

    def left_out(self, objective: Objective) -> str:
        """Which windows the server declined, and its reason; nothing where it answered all."""
        declined = self._declined_windows(objective)
        return declined_words(declined) if declined else ""

    def _declined_windows(self, objective: Objective) -> dict[float, str]:
        found = {window_s: self._declined.get((objective.metric, window_s)) for window_s in asked_windows(objective)}
        return {window_s: one[1] for window_s, one in found.items() if one is not None}

    async def _ask(self) -> None:
        while True:
            due = next((one for one in self._wanted if self._left_s(one) <= 0), None)
            if due is not None and not await self._read(due):
                self._arrived()
                await asyncio.sleep(PAUSES_S[min(self._times, len(PAUSES_S)) - 1])
            elif due is None:
                self._arrived()
                await asyncio.sleep(max(0.1, min(map(self._left_s, self._wanted))))

    async def _read(self, asked: Asked) -> bool:
        """Whether the server can be asked on."""
        metric, window_s = asked
        at_s, asked_s = self._console.around.now().timestamp(), _clock_s()
        try:
            found = await self._console.platform.prometheus.evaluate(counts_expression(metric, window_s), at_s)
        except ApiError as error:
            return self._failed(asked, error)
        self._failure, self._times, self._missed = None, 0, 0
        if found.notes.partial:  # a part of the events says nothing about their share
            self._decline(asked, tr("Prometheus says that its answer is not complete."))
        else:
            self._declined.pop(asked, None)
            self._answers[asked] = asked_s, await asyncio.to_thread(counts, window_s, found.samples)
        return True

    def _failed(self, asked: Asked, error: ApiError) -> bool:
        failure = Failure.of(error)
        own = isinstance(error, Refused | ContractError) and error.status not in UNWELCOME
        alive = self._failure is None and bool(self._answers) and isinstance(error, Interrupted | ServerFault)
        if own:
            self._failure, self._times, self._missed = None, 0, 0
        elif alive and self._missed < _IN_A_ROW:
            self._missed += 1
        else:
            self._failure, self._times = failure, self._times + 1
            return False
        self._decline(asked, server_words(failure))
        return True

    def _decline(self, asked: Asked, words: str) -> None:
        self._answers.pop(asked, None)
        self._declined[asked] = _clock_s(), words

    def _left_s(self, asked: Asked) -> float:
        """How long until this is asked again."""
        known = (self._answers.get(asked), self._declined.get(asked))
        newest_s = max((one[0] for one in known if one is not None), default=-again_s(asked[1]))
        return newest_s + again_s(asked[1]) - _clock_s()


def _clock_s() -> float:
    return asyncio.get_running_loop().time()
