"""Runs the polls: one task each, held without a session, kicked on news, logged once down and once up."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from api_client.errors import ApiError, AuthError
from api_client.models.common import Answer
from api_client.platform import Platform
from app.core.freshness import Failure, FailureKind, Slice
from app.core.state import AppState, ReadingKey, ReadingKind, SessionPhase, SessionState
from app.shell.polls import Poll
from app.shell.store import Store
from app.shell.tasks import TaskScope

_log = logging.getLogger(__name__)


class Digest(Protocol):
    """What happens to a raw answer before the state keeps it (parsing, series)."""

    async def digested(self, key: ReadingKey, raw: Any) -> Any:
        """The value to keep; raises `ApiError` when the answer is not as agreed."""

    def missed(self, key: ReadingKey) -> None:
        """The read failed."""


# Asked with our own account and everything the guard wants: a 401 can only be about the session.
_ASKED_WITH_OUR_SESSION = frozenset({ReadingKind.GUARDED, ReadingKind.KILL_PATH})
_SILENT = frozenset({FailureKind.UNREACHABLE, FailureKind.NO_ANSWER})


class Poller:
    """Keeps the readings of one environment current.

    A poll never stops for good: a failure is a reading too. A service that goes down or comes back has all its
    polls kicked at once, so that the board tells one story within a moment, not within the slowest period.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        polls: tuple[Poll, ...],
        *,
        scope: TaskScope,
        now: Callable[[], datetime],
        digest: Digest,
        on_session_refused: Callable[[str], None],
        report: Callable[[str, BaseException], None],
    ) -> None:
        self._store = store
        self._platform = platform
        self._polls = polls
        self._scope = scope
        self._now = now
        self._digest = digest
        self._on_session_refused = on_session_refused
        self._report = report
        self._stopping = False
        self._tasks: list[asyncio.Task[Any]] = []
        self._kicks = {poll.key: asyncio.Event() for poll in polls}
        self._first_round = {poll.key: asyncio.Event() for poll in polls}
        self._silent: dict[str, set[ReadingKey]] = {}
        self._pages: frozenset[str] = frozenset()
        self._last: dict[ReadingKey, tuple[str, float]] = {}

    def start(self) -> None:
        """Give every poll its unread fact and its task."""
        facts = {poll.key: Slice[Any](source=poll.source, ttl_s=poll.ttl_s) for poll in self._polls}
        self._store.update(lambda state: _with_readings(state, facts))
        for poll in self._polls:
            task = self._scope.start(self._keep(poll), name=f"poll {poll.key.kind} {poll.key.service}")
            if task is not None:
                self._tasks.append(task)

    async def stop(self, patience_s: float = 1.0) -> None:
        """Let reads that are under way end, for so long, and begin no more.

        A read that is cancelled while its connection is being put away leaves that connection open.
        """
        self._stopping = True
        for kick in self._kicks.values():
            kick.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience_s)

    def kick(self, service: str | None = None, *, needs_session: bool = False) -> None:
        """Read again now: everything, one service, or what waits for a session; never what is read on demand only."""
        for poll in self._polls:
            wanted = service in (None, poll.key.service) and (poll.needs_session or not needs_session)
            if wanted and not poll.on_demand:
                self._kicks[poll.key].set()

    def kick_one(self, key: ReadingKey) -> None:
        """Read one fact again now; nothing happens where this environment has no such poll."""
        if key in self._kicks:
            self._kicks[key].set()

    def read_for(self, pages: frozenset[str]) -> None:
        """Read what these pages alone need, from now on; what has just come on screen at once."""
        came, gone, self._pages = pages - self._pages, self._pages - pages, pages
        for poll in self._polls:
            if poll.page in came:
                self._kicks[poll.key].set()
            elif poll.page in gone:
                # What is not asked any more cannot come back: its service would count as silent for ever.
                self._silent.get(poll.key.service, set()).discard(poll.key)

    async def first_round(self, *, signed_in: bool) -> None:
        """Wait until every poll that can run without help or a page has answered or failed once."""
        account = self._store.state.session.account if signed_in else None
        for poll in self._polls:
            if poll.may_read(account) and not poll.on_demand and not poll.page:
                await self._first_round[poll.key].wait()

    async def _keep(self, poll: Poll) -> None:
        kick = self._kicks[poll.key]
        if poll.on_demand:
            await kick.wait()
        while not (self._stopping or (poll.once and self._store.state.readings[poll.key].read_at)):
            kick.clear()
            wait_s = self._wait_s(poll)
            if wait_s <= 0 and poll.may_read(self._session_account()):
                self._last[poll.key] = (self._store.state.session.account, asyncio.get_running_loop().time())
                try:
                    await self._read_once(poll)
                except Exception as error:  # a bug of ours in keeping an answer must not end the poll
                    self._report(f"poll {poll.key.kind} {poll.key.service}", error)
                self._first_round[poll.key].set()
            try:
                async with asyncio.timeout(None if poll.on_demand or math.isinf(wait_s) else wait_s or poll.period_s):
                    await kick.wait()
            except TimeoutError:
                continue

    def _wait_s(self, poll: Poll) -> float:
        """How long a poll must wait before it may be read; for ever while its page is not on screen."""
        if poll.page and poll.page not in self._pages:
            return math.inf
        account, last = self._last.get(poll.key, ("", -math.inf))
        if not poll.least_s or account != self._store.state.session.account:
            return 0.0
        return max(0.0, last + poll.least_s - asyncio.get_running_loop().time())

    def _session_account(self) -> str | None:
        session = self._store.state.session
        return session.account if session.phase is SessionPhase.ACTIVE else None

    async def _read_once(self, poll: Poll) -> None:
        session, asked_at = self._store.state.session, self._now()
        try:
            raw = await poll.read(self._platform, session.account)
            value = await self._digest.digested(poll.key, raw)
        except ApiError as error:
            if isinstance(error, AuthError) and not error.forbidden and self._same_session(poll, session):
                self._on_session_refused(poll.key.service)
            self._failed(poll, Failure.of(error, poll.key.service), asked_at)
        except Exception as error:  # a bug of ours shows as a failed read and is reported, the poll lives on
            self._report(f"poll {poll.key.kind} {poll.key.service}", error)
            self._failed(poll, Failure.of(error, poll.key.service), asked_at)
        else:
            if poll.needs_session and not self._same_session(poll, session):
                return  # the answer belongs to a session that is gone; its successor's kick is already waiting
            now = self._now()
            self._change(poll.key, lambda fact: fact.succeeded(value, now, asked_at))
            self._heard(poll, silent=False)
            if poll.key.kind in _ASKED_WITH_OUR_SESSION and isinstance(value, Answer) and value.status == 401:
                self._on_session_refused(poll.key.service)

    def _same_session(self, poll: Poll, asked_with: SessionState) -> bool:
        now = self._store.state.session
        return poll.needs_session and (now.account, now.expires_at) == (asked_with.account, asked_with.expires_at)

    def _failed(self, poll: Poll, failure: Failure, asked_at: datetime) -> None:
        now = self._now()
        self._digest.missed(poll.key)
        self._change(poll.key, lambda fact: fact.failed(failure, now, asked_at))
        self._heard(poll, silent=failure.kind in _SILENT)

    def _change(self, key: ReadingKey, change: Callable[[Slice[Any]], Slice[Any]]) -> None:
        self._store.update(lambda state: state.with_reading(key, change(state.readings[key])))

    def _heard(self, poll: Poll, *, silent: bool) -> None:
        """Note a service going silent or speaking again; say it once and let its other polls see for themselves.

        Counted poll by poll: a service of which one route hangs and another answers would otherwise go down and come
        back with every read, and each turn would kick the next.
        """
        service = poll.key.service
        silent = silent and (not poll.page or poll.page in self._pages)  # else nothing would end it
        quiet = self._silent.setdefault(service, set())
        if silent is (poll.key in quiet):
            return
        news = not quiet
        quiet ^= {poll.key}
        if news:
            _log.warning("%s went silent", service)
        elif not quiet:
            _log.info("%s answers", service)
        for other in self._polls:
            if other.on_demand or other.key.service != service or other is poll:
                continue
            if news or (not silent and other.key in quiet):
                self._kicks[other.key].set()


def _with_readings(state: AppState, facts: dict[ReadingKey, Slice[Any]]) -> AppState:
    return replace(state, readings={**state.readings, **facts})
