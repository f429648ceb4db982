"""A console that switches simulation and safe mode on a real sandbox, for the tests of the modes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from api_client.models.auth import SecretText
from app.core.leave_gate import Leaving
from app.core.mode_desk import ModeTarget, ModeVerdict
from app.core.state import ReadingKey, ReadingKind
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.environments import read_environments
from app.shell.paths import Paths
from tests.fakes.running_console import signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import ShiftedClock

ACCOUNTS = ("company", "director-1", "director-2")


class Room:
    """A started console and what happened since it was opened."""

    def __init__(self, console: Console, sandbox: RunningSandbox) -> None:
        self.console = console
        self.modes = console.modes
        self._sandbox = sandbox
        self._before = {name: sandbox.handled(name) for name in ("sim-mode", "safe-mode")}

    def verdict(self, name: str = "company") -> ModeVerdict:
        return next(one for one in self.console.store.state.modes.verdicts if one.name == name)

    @property
    def failure(self) -> str:
        return self.console.store.state.modes.failure

    def rename(self, email: str) -> None:
        self.console.store.update(lambda state: replace(state, session=replace(state.session, email=email)))

    def writes(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for name, before in self._before.items():
            for route, count in self._sandbox.handled(name).items():
                if route.startswith("POST") and count > before.get(route, 0):
                    counts[route] = count - before.get(route, 0)
        return counts

    def records(self, kind: str) -> list[dict[str, Any]]:
        return [dict(record.body) for record in self.console.journal.verify_now().records if record.kind == kind]

    async def read(self, condition: Callable[[], object], what: str) -> None:
        for kind, service in ((ReadingKind.SIMULATION, "sim-mode"), (ReadingKind.SAFE_MODE, "safe-mode")):
            self.console.poller.kick_one(ReadingKey(kind, service))
        await until(condition, what)

    async def until_simulated(self, *accounts: str) -> None:
        await self.read(lambda: self.simulated() == set(accounts), f"{accounts} in simulation")

    def simulated(self) -> set[str]:
        status = self.console.store.state.reading(ReadingKind.SIMULATION, "sim-mode").value
        return set() if status is None else {one.account_id for one in status.accounts if one.active}

    async def until_safe(self) -> None:
        def on() -> bool:
            status = self.console.store.state.reading(ReadingKind.SAFE_MODE, "safe-mode").value
            return status is not None and status.active

        await self.read(on, "safe mode on")

    async def second(self, leaving: Leaving, account: str = "director-1") -> None:
        user = self._sandbox.user(account)
        await self.modes.second_person(leaving, user.email, SecretText(user.password), SecretText(user.code()))


@asynccontextmanager
async def room_of(
    sandbox: RunningSandbox,
    root: Path,
    *,
    after_s: float = 0.0,
    clock: ShiftedClock | None = None,
    sim_mode_at: str = "sim-mode",
    **changes: Any,
) -> AsyncIterator[Room]:
    """A console with someone signed in; `sim_mode_at` is the service at whose address it looks for simulation."""
    settings = read_environments(sandbox.environments_file)["sandbox"]
    url = next(row.url for row in settings.services if row.name == sim_mode_at)
    rows = tuple(
        replace(row, url=url) if row.name == "sim-mode" else row
        for row in settings.services
        if row.name in ("auth", "sim-mode", "safe-mode")
    )
    settings = replace(settings, services=rows, rules=(), evidence=(), **changes)
    console = await Console.open(settings, Surroundings(Paths.below(root), now=clock or ShiftedClock()))
    console.modes._sending._after_s = after_s
    try:
        await console.start(watch=False)
        await signed_in(console, sandbox)
        await until(lambda: console.store.state.judged is not None, "a judgement")
        yield Room(console, sandbox)
    finally:
        await console.close()


def leaving(*accounts: str, **more: str) -> Leaving:
    typed = more.pop("typed", ", ".join(accounts))
    return Leaving(ModeTarget.SIMULATION, accounts, more.pop("reason", "drill over"), typed, **more)


SAFE = Leaving(ModeTarget.SAFE_MODE, (), "drill over", "sandbox")


def all_off(sandbox: RunningSandbox, headers: dict[str, str]) -> None:
    """No fault, no simulation, no safe mode."""
    sandbox.clear()
    with sandbox.client("sim-mode", headers=headers) as client:
        for account in ACCOUNTS:
            client.post("/sim/exit", params={"account_id": account})
    with sandbox.client("safe-mode", headers=headers) as client:
        client.post("/safe_mode/exit")
