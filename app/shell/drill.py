"""Stages a drill in this run's own sandbox, follows it to its end and keeps its result in the journal."""

from __future__ import annotations

import asyncio
import random
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from api_client.control import LOSS_CAP_BREACH, SandboxControl
from api_client.errors import ApiError
from app.core.drill import DELAY_S, Drill, DrillPhase, why_no_drill
from app.core.drill_facts import DRILL, drill_facts, drills_of
from app.core.drill_sheet import drill_sheet_json, drill_sheet_markdown
from app.core.drill_words import journal_words
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import explain_failure
from app.core.state import VerdictOfCommand
from app.shell.console import Console
from app.shell.journal import JournalError
from app.shell.paths import write_private

_STEP_S = 0.25
_RECORDS = 20_000
# What was read before the halts were released must not be what a kill is compared with.
_READ_ANEW = ("kill-switch", "risk-engine", "portfolio")


class OperatorInput(Protocol):
    """Counts what the operator presses, as numbers only."""

    def begin(self) -> None:
        """Count from zero."""
        ...

    def come_first(self) -> None:
        """See keys before whoever began to watch them meanwhile."""
        ...

    def end(self) -> tuple[int, int]:
        """Stop counting; keystrokes and clicks since the beginning."""
        ...


def unannounced_delay_s() -> float:
    """A wait that nobody can foresee."""
    return random.SystemRandom().uniform(*DELAY_S)


class Drilling:
    """At most one drill at a time. `on_change` is called whenever `drill` or `drills` is another.

    The incident is not announced: neither strip nor journal tell of a drill before its end.
    """

    def __init__(
        self,
        console: Console,
        operator_input: OperatorInput,
        on_change: Callable[[], None],
        delay_s: Callable[[], float] = unannounced_delay_s,
    ) -> None:
        self._console = console
        self._input = operator_input
        self._on_change = on_change
        self._delay_s = delay_s
        self._ended = asyncio.Event()
        self.busy = False
        """Whether a drill runs, or is being put away."""
        self.drill: Drill | None = None
        """The running drill, else the newest of this window."""
        self.drills: tuple[Drill, ...] = ()
        """The ended drills that the journal holds, newest first."""

    def start(self) -> None:
        """Begin a drill of the session's account; nothing happens where none is possible or one runs."""
        state, sandbox = self._console.store.state, self._console.around.sandbox
        if self.busy or sandbox is None or why_no_drill(state):
            return
        self.busy = True
        self._ended.clear()
        now = self._console.around.now()
        drill = Drill(uuid.uuid4().hex, state.session.account, state.session.email, now)
        self.drill = drill
        self._input.begin()
        self._on_change()
        self._console.scope.start(self._run(drill, sandbox.control), name="drill")

    def stop(self) -> None:
        """Before the fire: abort. After it: end with what was seen so far."""
        if self.drill is not None:
            self._move(self.drill.stopped(self._console.around.now()))

    def follow(self) -> None:
        """Move the drill by what the kill switch's state is now; to be called after the window was drawn from it."""
        if self.drill is not None:
            self._move(self.drill.follow(self._console.store.state.halt, self._console.around.now()))

    async def load(self) -> None:
        """Read the earlier drills from the journal; none when it cannot be read."""
        with suppress(JournalError):  # the journal's own page says why
            self.drills = drills_of(await self._console.journal.last(_RECORDS))
        self._on_change()

    async def export(self, path: Path, form: str) -> None:
        """Write the newest drill's sheet to a file for this user alone: `markdown` or `json`."""
        if self.drill is None or self.drill.running:
            return
        sheet = drill_sheet_json if form == "json" else drill_sheet_markdown
        try:
            await asyncio.to_thread(write_private, path, sheet(self.drill, self.drills))
        except OSError as error:
            words = tr("The drill's sheet cannot be written to {path}: {strerror}.", path=path, strerror=error.strerror)
            await self._console.told("export drill", VerdictOfCommand.REFUSED, words)
            return
        await self._console.told(
            "export drill", VerdictOfCommand.DONE, tr("Wrote the drill's sheet to {path}.", path=path)
        )

    async def _run(self, drill: Drill, control: SandboxControl) -> None:
        try:
            await self._stage(drill, control)
            while not self._ended.is_set():
                self.follow()
                await self._pause(_STEP_S)
            await self._conclude(control)
        finally:
            self.busy = False
        await self.load()

    async def _stage(self, drill: Drill, control: SandboxControl) -> None:
        try:
            await control.reset_halts()
            for service in _READ_ANEW:
                self._console.poller.kick(service)
            cap_usd = await self._cap()
            self._change(lambda known: replace(known, cap_usd=cap_usd))
            await self._pause(self._delay_s())
            if not self._ended.is_set():
                await control.start_scenario(LOSS_CAP_BREACH, drill.account)
        except ApiError as error:
            why = tr("the incident could not be staged: {words}", words=_words(error))
            self._change(lambda known: known.aborted(why, self._console.around.now()))
        else:
            self._change(lambda known: known.staged(self._console.around.now()))

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ended.wait()

    async def _cap(self) -> Decimal | None:
        try:
            return (await self._console.platform.risk.limits()).limits.max_daily_loss
        except ApiError:
            return None  # the page says that it is not known

    async def _conclude(self, control: SandboxControl) -> None:
        drill = self.drill
        assert drill is not None  # noqa: S101 it has just ended
        try:
            await control.reset_halts()
        except ApiError as error:
            self._console.notice(
                "drill", tr("The sandbox still holds the drill's incident: {words}.", words=_words(error))
            )
        words = journal_words(drill)
        await self._console.runner.record(DRILL, drill.actor, {DRILL: drill_facts(drill), "words": words})
        verdict = VerdictOfCommand.DONE if drill.phase is DrillPhase.DONE else VerdictOfCommand.REFUSED
        await self._console.told("drill", verdict, tr("Drill ended, the sandbox was reset. {words}", words=words))

    def _change(self, change: Callable[[Drill], Drill]) -> None:
        if self.drill is not None:
            self._move(change(self.drill))

    def _move(self, drill: Drill) -> None:
        before = self.drill
        if before is None or drill is before:
            return
        if before.awaits_fire and not drill.awaits_fire:
            drill = drill.counted(*self._input.end())
        elif drill.phase is DrillPhase.ARMED and before.phase is not DrillPhase.ARMED:
            self._input.come_first()  # the armed kill takes every key from now on
        self.drill = drill
        if not drill.running:
            self._ended.set()
        self._on_change()


def _words(error: ApiError) -> str:
    return explain_failure(Failure.of(error, error.service)).what.rstrip(".")
