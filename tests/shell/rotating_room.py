"""A console that can rotate, on the console's own loop and a real sandbox, for the tests of the rotation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from app.core.rotation import Rotation
from app.core.rotation_desk import RotationDesk
from app.core.rotation_ladder import RotationLadder, RotationWord
from app.core.rotation_steps import CheckItem, Step
from app.core.state import AppState
from app.shell.connection import Surroundings, utc_now
from app.shell.console import Console
from app.shell.environments import EnvironmentSettings, read_environments
from app.shell.paths import Paths
from tests.fakes.running_console import signed_in, until
from tests.fakes.sandbox import RunningSandbox

ROTATE, ENCRYPTED = "POST /secrets/rotate", "POST /secrets/rotate_encrypted"
KRAKEN, TEST, FORCE = "POST /secrets/kraken", "POST /secrets/kraken/test", "POST /secrets/kraken/force_rotate"
SECRETS_ONLY = ("auth", "secrets")


class RotatingRoom:
    """A started console and its sandbox; what happened since the room was made."""

    def __init__(self, console: Console, sandbox: RunningSandbox) -> None:
        self.console = console
        self.rotating = console.rotating
        self.sessions = console.rotating.sessions
        self.sandbox = sandbox
        self._before = sandbox.handled("secrets")

    @property
    def desk(self) -> RotationDesk:
        """What the pages show."""
        return self.console.store.state.rotation

    @property
    def rotation(self) -> Rotation:
        """The rotation that is there."""
        assert self.desk.rotation is not None
        return self.desk.rotation

    @property
    def ladder(self) -> RotationLadder:
        """Its proof."""
        assert self.desk.ladder is not None
        return self.desk.ladder

    @property
    def said(self) -> str:
        """What the strip says last."""
        return self.console.store.state.outcomes[0].words

    def handled(self) -> dict[str, int]:
        """How often each handler of a write ran since the room was made."""
        now = self.sandbox.handled("secrets")
        counts = {route: count - self._before.get(route, 0) for route, count in now.items()}
        return {route: count for route, count in counts.items() if count and route.startswith("POST")}

    def hold(self, pair: int = 0, **parts: str) -> tuple[SecretBuffer, SecretBuffer]:
        """Type and hand over a key, one that Kraken accepts unless told otherwise; return its buffers."""
        buffers = self.parts(pair, **parts)
        self.rotating.key_edited(buffers[0].view(), buffers[1].view())
        self.rotating.hold(*buffers)
        return buffers

    def parts(self, pair: int = 0, **parts: str) -> tuple[SecretBuffer, SecretBuffer]:
        """Both parts of a key that Kraken accepts, or one that it does not."""
        texts = {**self.sandbox.announcement["secrets"]["kraken_pairs"][pair], **parts}
        return SecretBuffer(texts["api_key"].encode()), SecretBuffer(texts["api_secret"].encode())

    def draft(self, until_step: Step = Step.CONFIRM, **parts: Any) -> tuple[SecretBuffer, SecretBuffer]:
        """Begin and go on as far as it goes without directors, at most to a step."""
        if self.desk.rotation is None or not self.desk.rotation.running:
            self.rotating.begin("quarterly rotation", "OPS-7")
        assert self.desk.failure == "", self.desk.failure
        self.rotating.onward()
        assert self.rotation.step is Step.NEW_KEY, self.desk.failure
        held = self.hold(**parts)
        while self.rotation.step is not until_step and self.desk.failure == "":
            if self.rotation.step is Step.CHECKLIST:
                for item in CheckItem:
                    self.rotating.tick(item, True)
            if self.rotation.step is Step.APPROVALS:
                break
            self.rotating.onward()
        return held

    async def approve(self, *accounts: str) -> None:
        """Ask, and have these directors approve in person."""
        await self.rotating.ask_approvals()
        assert self.desk.failure == "", self.desk.failure
        for account in accounts or ("director-1", "director-2"):
            user = self.sandbox.user(account)
            await self.rotating.approve_in_person(user.email, SecretText(user.password), SecretText(user.code()))

    async def ready(self, **parts: Any) -> tuple[SecretBuffer, SecretBuffer]:
        """Everything done but the sending."""
        held = self.draft(**parts)
        if self.rotation.step is Step.APPROVALS:
            await self.approve()
            self.rotating.onward()
        assert self.rotation.step is Step.CONFIRM, self.desk.failure
        return held

    async def until_word(self, *words: RotationWord) -> None:
        """Wait until the ladder says one of these."""
        await until(
            lambda: self.desk.ladder is not None and self.desk.ladder.word in words,
            f"{[word.value for word in words]}, not {self.desk.ladder}",
        )

    async def records(self) -> list[tuple[str, dict[str, Any]]]:
        """The journal's records; the chain has to hold."""
        names = [name for name in self.console.scope.names if name.startswith("journal ")]
        await until(lambda: not any(name.startswith("journal ") for name in self.console.scope.names), str(names))
        checked = self.console.journal.verify_now()
        assert checked.problems == ()
        return [(record.kind, dict(record.body)) for record in checked.records]


def rotation_settings(sandbox: RunningSandbox, **changes: Any) -> EnvironmentSettings:
    """The sandbox's environment with nothing but what a rotation needs."""
    settings = read_environments(sandbox.environments_file)["sandbox"]
    rows = tuple(row for row in settings.services if row.name in SECRETS_ONLY)
    return replace(settings, services=rows, rules=(), evidence=(), **changes)


@asynccontextmanager
async def rotating_room(
    sandbox: RunningSandbox,
    root: Path,
    *,
    account: str | None = "company",
    now: Callable[[], datetime] = utc_now,
    settings: EnvironmentSettings | None = None,
) -> AsyncIterator[RotatingRoom]:
    """A console that has read the stored key, signed in as `account` or as nobody; its files below `root`."""
    console = await Console.open(settings or rotation_settings(sandbox), Surroundings(Paths.below(root), now=now))
    try:
        await console.start(watch=False)
        if account is not None:
            await signed_in(console, sandbox, account)
            await until(lambda: _status_told(console), "the stored key's status")
        await until(console.board_room.resumed.is_set, "the journal taken up")
        yield RotatingRoom(console, sandbox)
    finally:
        await console.close()


def _status_told(console: Console) -> bool:
    console.rotating.look()
    status = console.store.state.rotation.status
    return status.read_at is not None or status.failed_at is not None


def start_over(sandbox: RunningSandbox) -> None:
    """Switch every fault off, and put back what was stored at first."""
    sandbox.clear()
    sandbox.control.post("/control/secrets/restore").raise_for_status()


def static_tokens(sandbox: RunningSandbox, patched: pytest.MonkeyPatch) -> None:
    """What the environment of a console holds where the flavour wants static tokens."""
    for name, value in sandbox.announcement["secrets"]["variables"].items():
        patched.setenv(name, value)


def before(kind: str, room: RotatingRoom, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something happen once, just before the first record of this kind is written."""
    append, done = room.console.journal.append, [False]

    async def acting(wanted: str, actor: str, body: Mapping[str, Any], at: Any) -> Any:
        if wanted == kind and not done[0] and body.get("command") == "rotate key":
            done[0] = True
            act()
        return await append(wanted, actor, body, at)

    monkeypatch.setattr(room.console.journal, "append", acting)


def somebody_else(state: AppState) -> AppState:
    """Another person's session has come."""
    return replace(state, session=replace(state.session, email="director-1@example.com", account="director-1"))
