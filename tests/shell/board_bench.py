"""A console whose board a test judges by itself, to decide, export and restart on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.core.audit import Record
from app.core.judgement import judge
from app.core.state import AppState, Outcome
from app.shell.board_room import BoardRoom
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.paths import Paths
from tests.core.states import SIGNED_IN
from tests.fakes.platform import Clock, FakePlatform

H = timedelta(hours=1)
REVIEW = "| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | Ready | fine |\n"


class Bench:
    def __init__(self, console: Console, clock: Clock, paths: Paths) -> None:
        self.console = console
        self.clock = clock
        self.paths = paths

    @property
    def room(self) -> BoardRoom:
        return self.console.board_room

    @property
    def state(self) -> AppState:
        return self.console.store.state

    @property
    def outcome(self) -> Outcome:
        return self.state.outcomes[0]

    def records(self, *kinds: str) -> list[Record]:
        return [record for record in self.console.journal.verify_now().records if record.kind in kinds]

    def sign_in(self) -> None:
        session = replace(SIGNED_IN, expires_at=self.clock() + H)
        self.console.store.update(lambda known: replace(known, session=session))

    def show(self, platform: AppState) -> None:
        """Let the board be judged as of this platform's readings."""
        judged = judge(replace(platform, waivers=self.state.waivers, claim=self.state.claim), self.clock())
        self.console.store.update(lambda known: replace(known, judged=judged))


async def opened(paths: Paths, clock: Clock) -> Bench:
    fake = FakePlatform(clock)
    around = Surroundings(paths, now=clock, transport_factory=fake.network)
    return Bench(await Console.open(fake.settings(), around), clock, paths)


def spoil_journal(bench: Bench) -> None:
    """Nothing can be written from now on."""
    bench.console.journal.path.parent.mkdir(parents=True, exist_ok=True)
    bench.console.journal.path.unlink(missing_ok=True)
    bench.console.journal.path.mkdir()


async def restarted(bench: Bench) -> Bench:
    """A second console over the same journal, once it has read it."""
    again = await opened(bench.paths, bench.clock)
    await again.console.start(watch=False)
    await again.room.resumed.wait()
    return again
