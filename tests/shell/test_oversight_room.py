"""What the platform refuses a reviewer is told in words that say what became of the intent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from api_client.errors import ApiError, Refused
from api_client.models.config import ChangeStatus, ConfigChange, ConfigValue
from api_client.platform import Platform
from app.core.state import VerdictOfCommand
from app.shell.journal import Journal
from app.shell.oversight import OversightRoom
from app.shell.runner import CommandRunner
from app.shell.store import Store
from tests.widgets.lookup_states import NOW, oversight


class Runner:
    """Sends at once and keeps what the platform refused."""

    def __init__(self) -> None:
        self.refused: list[ApiError] = []

    async def run(self, _kind: str, _words: str, send: Callable[[], Awaitable[str]], **_more: Any) -> VerdictOfCommand:
        try:
            await send()
        except ApiError as error:
            self.refused.append(error)
            return VerdictOfCommand.REFUSED
        return VerdictOfCommand.DONE


class Hitl:
    """Refuses every decision with one sentence."""

    def __init__(self, said: str) -> None:
        self.said = said

    async def decide(self, _intent_id: str, *, approved: bool) -> Any:
        raise Refused(service="hitl", reason="status", status=409, detail=self.said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Intent expired and was cancelled automatically.",
            "The intent had expired and was cancelled by the platform itself; this decision changed nothing",
        ),
        ("Something else stands in the way.", "Something else stands in the way."),
    ],
)
@pytest.mark.asyncio
async def test_an_intent_that_expired_on_the_way_is_told_as_such(said: str, told: str) -> None:
    runner, asked = Runner(), list[Any]()
    room = OversightRoom(
        Store(oversight(), lambda _what, error: pytest.fail(repr(error))),
        cast(Platform, SimpleNamespace(hitl=Hitl(said))),
        cast(CommandRunner, runner),
        lambda: NOW,
        asked.append,
        pytest.fail,
    )
    assert await room.decide_intent("i-1", "Looked at it", approved=False) is VerdictOfCommand.REFUSED
    assert [error.detail for error in runner.refused] == [told]
    assert len(asked) == 1, "the list is read again"


class Flights:
    """Notes under what name each command is in flight."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.commands: list[str] = []

    async def run(self, kind: str, _words: str, send: Callable[[], Awaitable[str]], **more: Any) -> VerdictOfCommand:
        self.names.append(kind)
        self.commands.append(more["facts"]["command"])
        await send()
        return VerdictOfCommand.DONE


class Deciding:
    """Does as asked."""

    async def decide(self, intent_id: str, *, approved: bool) -> Any:
        return SimpleNamespace(as_asked=True, status=SimpleNamespace(value="denied"))


class Configuring:
    """Somebody else signs in while the answer is on its way."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def update(self, key: str, value: Decimal) -> ConfigChange:
        self.store.update(lambda state: replace(state, session=replace(state.session, account="director-2")))
        pending = ConfigValue(str(value), value)
        return ConfigChange(ChangeStatus.PENDING, "global", key, pending, ("company",), None, None, 2)


def room_of(runner: object, store: Store, **services: object) -> OversightRoom:
    return OversightRoom(
        store,
        cast(Platform, SimpleNamespace(**services)),
        cast(CommandRunner, runner),
        lambda: NOW,
        lambda _key: None,
        pytest.fail,
    )


def a_store() -> Store:
    return Store(oversight(), lambda _what, error: pytest.fail(repr(error)))


@pytest.mark.asyncio
async def test_a_decision_that_hangs_holds_up_no_other_intent_s() -> None:
    flights = Flights()
    room = room_of(flights, a_store(), hitl=Deciding())
    for intent in ("i-1", "i-2"):
        await room.decide_intent(intent, "Looked at it", approved=False)
    assert flights.names == ["decide intent i-1", "decide intent i-2"]
    assert flights.commands == ["decide intent"] * 2, "the journal counts them as one kind"


class Hanging:
    """Answers once it is let."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[Decimal] = asyncio.Queue()
        self.gate = asyncio.Event()

    async def update(self, key: str, value: Decimal) -> ConfigChange:
        self.asked.put_nowait(value)
        await self.gate.wait()
        fact = ConfigValue(str(value), value)
        return ConfigChange(ChangeStatus.PENDING, "global", key, fact, ("company",), None, None, 2)


@pytest.mark.asyncio
async def test_a_second_limit_is_refused_in_words_while_the_first_is_under_way(tmp_path: Path) -> None:
    store, config = a_store(), Hanging()
    room = room_of(CommandRunner(store, Journal(tmp_path / "x.jsonl", "x"), lambda: NOW), store, config=config)
    first = asyncio.ensure_future(room.set_limit(Decimal(1000), "Quiet week"))
    assert await config.asked.get() == Decimal(1000)
    assert await room.set_limit(Decimal(2000), "Busy week") is VerdictOfCommand.REFUSED
    assert "A limit is being set already: wait for the verdict. Nothing was sent." in store.state.outcomes[0].words
    config.gate.set()
    assert await first is VerdictOfCommand.DONE
    assert config.asked.empty()


@pytest.mark.asyncio
async def test_the_first_author_is_who_asked_whoever_is_signed_in_when_the_answer_comes() -> None:
    store = a_store()
    room = room_of(Flights(), store, config=Configuring(store))
    await room.set_limit(Decimal(1000), "Quiet week")
    assert room.pending is not None
    assert room.pending.author == "company"
