"""A console that can kill, on the console's own loop and a real sandbox, for the tests of the halt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.halt_ladder import HaltWord, Ladder, RungId, RungState
from app.core.halt_order import HaltOrder, ShotPhase
from app.core.state import HaltState, Outcome, ReadingKey, ReadingKind
from app.shell import halting
from app.shell.connection import Surroundings, utc_now
from app.shell.console import Console
from app.shell.environments import EnvironmentSettings, read_environments
from app.shell.paths import Paths
from tests.fakes.running_console import signed_in, until
from tests.fakes.sandbox import RunningSandbox

KILL = "POST /risk/kill"
EVENTS = "GET /risk/kill_events"
KILL_ONLY = ("auth", "kill-switch")
EVERYTHING = (*KILL_ONLY, "risk-engine", "portfolio")


@dataclass
class ShiftedClock:
    """This machine's clock, which a test may set forward."""

    ahead: timedelta = field(default=timedelta(0))

    def __call__(self) -> datetime:
        return utc_now() + self.ahead

    def advance(self, seconds: float) -> None:
        """Let so much time have passed at once."""
        self.ahead += timedelta(seconds=seconds)


class HaltingRoom:
    """A started console and its sandbox; what happened since the room was made."""

    def __init__(self, console: Console, sandbox: RunningSandbox) -> None:
        self.console = console
        self.sandbox = sandbox
        self._before = sandbox.handled("kill-switch")

    @property
    def halt(self) -> HaltState:
        """The armed and the fired kills."""
        return self.console.store.state.halt

    @property
    def order(self) -> HaltOrder:
        """The newest kill."""
        return self.halt.orders[0]

    @property
    def outcome(self) -> Outcome:
        """What the strip says of the newest kill."""
        return next(one for one in self.console.store.state.outcomes if one.command_id == self.order.order_id)

    def handled(self, route: str = KILL) -> int:
        """How often the kill switch's handler of `route` ran since the room was made."""
        return self.sandbox.handled("kill-switch").get(route, 0) - self._before.get(route, 0)

    def ladder(self, account: str = "company") -> Ladder:
        """An account's ladder."""
        return next(ladder for ladder in self.halt.ladders if ladder.account == account)

    def rung(self, rung: RungId, account: str = "company") -> RungState:
        """The state of one rung."""
        return self.ladder(account).rung(rung).state

    def phase(self, account: str = "company") -> ShotPhase:
        """How far an account's request has got."""
        return self.order.shot(account).phase

    def waits_for(self, account: str = "company") -> tuple[str, ShotPhase]:
        """What a sign-in would send once more, nothing for "", and how far an account's request has got."""
        return " ".join(self.halt.waiting), self.phase(account)

    @property
    def is_armed(self) -> bool:
        """Whether a kill is armed now."""
        return self.halt.armed is not None

    def arm(self, *accounts: str) -> None:
        """Arm a kill of these accounts."""
        self.console.halting.arm(accounts)
        assert self.is_armed

    async def kill(self, *accounts: str) -> None:
        """Arm, fire, and wait for every request's end."""
        self.arm(*accounts)
        self.console.halting.fire()
        await self.console.halting.settle()

    async def until_word(self, word: HaltWord, account: str = "company") -> None:
        """Wait until an account's ladder says `word`."""
        await self._climbed(account)
        await until(lambda: self.ladder(account).word is word, f"{account} {word.value}")

    async def until_rung(self, rung: RungId, state: RungState, account: str = "company") -> None:
        """Wait until an account's rung is in `state`."""
        await self._climbed(account)
        await until(lambda: self.rung(rung, account) is state, f"{account}: {rung.value} {state.value}")

    async def until_read(self, kind: ReadingKind, service: str, after: datetime) -> None:
        """Read a fact anew and wait until it is there."""
        self.console.poller.kick_one(ReadingKey(kind, service))

        def read() -> bool:
            read_at = self.console.store.state.reading(kind, service).read_at
            return read_at is not None and read_at > after

        await until(read, f"{kind} of {service} read")

    async def records(self) -> list[tuple[str, dict[str, Any]]]:
        """The journal's records of kills: kind and body; the chain has to hold."""
        await self.console.halting.settle()
        checked = self.console.journal.verify_now()
        assert checked.problems == ()
        return [(record.kind, dict(record.body)) for record in checked.records if "order" in record.body]

    async def _climbed(self, account: str) -> None:
        await until(lambda: account in [ladder.account for ladder in self.halt.ladders], f"a ladder of {account}")


def kill_settings(
    sandbox: RunningSandbox, services: tuple[str, ...] = EVERYTHING, accounts: tuple[str, ...] | None = None
) -> EnvironmentSettings:
    """The sandbox's environment with these services and, where given, other accounts."""
    settings = read_environments(sandbox.environments_file)["sandbox"]
    rows = tuple(row for row in settings.services if row.name in services)
    return replace(settings, services=rows, accounts=accounts or settings.accounts)


@asynccontextmanager
async def halting_room(
    sandbox: RunningSandbox,
    root: Path,
    settings: EnvironmentSettings | None = None,
    *,
    account: str | None = "company",
    now: Callable[[], datetime] = utc_now,
) -> AsyncIterator[HaltingRoom]:
    """A console that has read everything once, signed in as `account` or as nobody; its files below `root`."""
    around = Surroundings(Paths.below(root), now=now)
    console = await Console.open(settings or kill_settings(sandbox), around)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(halting, "_STEP_S", 0.05)  # nobody waits half a second for a rung that is climbed
        try:
            await console.start()
            if account is not None:
                await signed_in(console, sandbox, account)
            await console.poller.first_round(signed_in=account is not None)
            yield HaltingRoom(console, sandbox)
            await console.halting.settle()
        finally:
            await console.close()


def start_over(sandbox: RunningSandbox) -> None:
    """Switch every fault off and release every halt, which no operator can."""
    sandbox.clear()
    sandbox.control.post("/control/reset-halts").raise_for_status()
