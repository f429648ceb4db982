"""Runs commands: one at a time of a kind, journalled before and after, sent once, its verdict said."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from api_client.errors import ApiError, Effect
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import explain_failure
from app.core.read_only import SESSIONS, why_read_only
from app.core.state import Notice, Outcome, VerdictOfCommand
from app.shell.journal import Journal, JournalError
from app.shell.store import Store

_log = logging.getLogger(__name__)

Send = Callable[[], Awaitable[str]]
"""Sends the command once and returns the words of its success; raises `ApiError`."""

_VERDICTS = {
    Effect.NONE: VerdictOfCommand.REFUSED,
    Effect.UNKNOWN: VerdictOfCommand.UNKNOWN,
    Effect.DONE: VerdictOfCommand.UNKNOWN,
}


class CommandRunner:
    """Asked, sent, verdict: in the journal in this order and on the outcome strip.

    A command whose like is still in flight is dropped: two clicks are one command. A journal that cannot be
    written is said in a notice; commands that raise risk are not sent then.
    """

    def __init__(self, store: Store, journal: Journal, now: Callable[[], datetime]) -> None:
        self._store = store
        self._journal = journal
        self._now = now
        self._in_flight: dict[str, str] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def in_flight(self) -> tuple[str, ...]:
        """The words of what is on its way, for the closing window."""
        return tuple(self._in_flight.values())

    async def run(
        self, kind: str, words: str, send: Send, *, actor: str, facts: Mapping[str, Any], raises_risk: bool
    ) -> VerdictOfCommand | None:
        """Carry one command out; None when its like is in flight already. A read-only window opens sessions only."""
        why = "" if kind in SESSIONS else why_read_only(self._store.state.environment)
        if why:
            denied = {"command": kind, **facts}
            told = tr("{words}: {why} Nothing was sent.", words=words, why=why)
            return await self.told(uuid.uuid4().hex, VerdictOfCommand.REFUSED, told, actor=actor, facts=denied)
        with self.flight(kind, words) as free:
            if not free:
                return None
            return await self._run(uuid.uuid4().hex, kind, words, send, actor, facts, raises_risk=raises_risk)

    @contextmanager
    def flight(self, kind: str, words: str) -> Iterator[bool]:
        """Have a command count as in flight meanwhile; False, and nothing else, when its like is already."""
        if kind in self._in_flight:
            yield False
            return
        self._in_flight[kind] = words
        self._idle.clear()
        try:
            yield True
        finally:
            del self._in_flight[kind]
            if not self._in_flight:
                self._idle.set()

    async def settle(self) -> None:
        """Wait until no command is in flight."""
        await self._idle.wait()

    async def record(self, kind: str, actor: str, facts: Mapping[str, Any]) -> bool:
        """Write one record; False, and a notice, when the journal cannot be written."""
        try:
            await self._journal.append(kind, actor, facts, self._now())
        except JournalError as error:
            problem, notice = str(error), Notice("journal", str(error), self._now())
            self._store.update(lambda state: state.with_notice(notice).with_journal_problem(problem))
            _log.error("the journal cannot be written")
            return False
        self._store.update(lambda state: state.with_journal_record())
        return True

    async def _run(
        self,
        command_id: str,
        kind: str,
        words: str,
        send: Send,
        actor: str,
        facts: Mapping[str, Any],
        *,
        raises_risk: bool,
    ) -> VerdictOfCommand:
        identified = {"command": kind, "id": command_id, **facts}
        self._outcome(command_id, VerdictOfCommand.RUNNING, words, kind)
        for step in ("asked", "sent"):
            if not await self.record(step, actor, identified) and raises_risk:
                refused = tr("{words}: not sent, because the journal cannot be written.", words=words)
                return await self.told(command_id, VerdictOfCommand.REFUSED, refused, actor=actor, facts=identified)
        try:
            success = await send()
        except ApiError as error:
            sentence = explain_failure(Failure.of(error, error.service))
            told = f"{words}: {sentence.what} {sentence.effect}"
            return await self.told(command_id, _VERDICTS[error.effect], told, actor=actor, facts=identified)
        except asyncio.CancelledError:
            stopped = tr(
                "{words}: stopped before the answer came; read the state back before acting again.", words=words
            )
            await self.told(command_id, VerdictOfCommand.UNKNOWN, stopped, actor=actor, facts=identified)
            raise
        except Exception:
            broke = tr("{words}: this console failed on the way; read the state back before acting again.", words=words)
            await self.told(command_id, VerdictOfCommand.UNKNOWN, broke, actor=actor, facts=identified)
            raise
        return await self.told(command_id, VerdictOfCommand.DONE, success, actor=actor, facts=identified)

    async def told(
        self, command_id: str, verdict: VerdictOfCommand, words: str, *, actor: str, facts: Mapping[str, Any]
    ) -> VerdictOfCommand:
        """Say how something ended, on the strip and in the journal."""
        self._outcome(command_id, verdict, words, str(facts.get("command", "")))
        await self.record("verdict", actor, {**facts, "verdict": verdict.value, "words": words})
        return verdict

    def _outcome(self, command_id: str, verdict: VerdictOfCommand, words: str, kind: str) -> None:
        outcome = Outcome(command_id, verdict, words, self._now(), kind)
        self._store.update(lambda state: state.with_outcome(outcome))
