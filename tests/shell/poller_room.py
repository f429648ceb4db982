"""A poller over sources that a test holds in its hands."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from api_client.errors import Unreachable
from api_client.platform import Platform
from app.core.freshness import Slice
from app.core.state import (
    AppState,
    Environment,
    EnvironmentKind,
    ReadingKey,
    ReadingKind,
    SessionPhase,
    SessionState,
)
from app.shell.polling import Poller
from app.shell.polls import Poll
from app.shell.store import Store
from app.shell.tasks import TaskScope
from tests.fakes.platform import Clock

NEVER_S = 3600.0
DOWN = Unreachable(service="risk", reason="refused")


class Source:
    """What one poll reads: the next outcome each time, the last one for ever."""

    def __init__(self, outcome: Any = "value") -> None:
        self.outcome = outcome
        self.reads = 0
        self.accounts: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked: asyncio.Queue[int] = asyncio.Queue()

    async def __call__(self, _platform: Platform, account: str) -> Any:
        self.reads += 1
        self.accounts.append(account)
        outcome = self.outcome
        self.asked.put_nowait(self.reads)
        await self.gate.wait()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Digest:
    """Keeps raw answers as they are and counts what was missed."""

    def __init__(self) -> None:
        self.gaps: list[ReadingKey] = []
        self.error: Exception | None = None
        self.bug: Exception | None = None

    async def digested(self, key: ReadingKey, raw: Any) -> Any:
        if self.error is not None:
            raise self.error
        return raw

    def missed(self, key: ReadingKey) -> None:
        self.gaps.append(key)
        if self.bug is not None:
            raise self.bug


class Room:
    """A poller over sources that a test holds in its hands."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.bugs: list[str] = []
        self.refused: list[str] = []
        self.digest = Digest()
        self.store = Store(AppState(Environment("x", EnvironmentKind.SANDBOX, "UTC", ("company",), ())), self.report)
        self.scope = TaskScope(self.report)
        self.polls: list[Poll] = []

    def report(self, where: str, error: BaseException) -> None:
        self.bugs.append(f"{where}: {error!r}")

    def add(self, kind: ReadingKind, *, service: str = "risk", session: bool = False, outcome: Any = "value") -> Source:
        source = Source(outcome)
        self.polls.append(Poll(ReadingKey(kind, service), f"GET /{kind}", NEVER_S, 10.0, session, source))
        return source

    def start(self) -> Poller:
        self.poller = Poller(
            self.store,
            Platform([]),
            tuple(self.polls),
            scope=self.scope,
            now=self.clock,
            digest=self.digest,
            on_session_refused=self.refused.append,
            report=self.report,
        )
        self.poller.start()
        return self.poller

    def sign_in(self, account: str = "company", minutes: int = 60) -> None:
        ends = self.clock() + timedelta(minutes=minutes)
        session = SessionState(SessionPhase.ACTIVE, "ops@example.com", account, ends)
        self.store.update(lambda state: replace(state, session=session))

    def fact(self, kind: ReadingKind, service: str = "risk") -> Slice[Any]:
        return self.store.state.reading(kind, service)


async def settled() -> None:
    """Let everything run that can run without time passing."""
    for _ in range(20):
        await asyncio.sleep(0)
