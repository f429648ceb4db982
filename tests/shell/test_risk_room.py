"""What the Risk page chooses: one question for a size at a time, the newest answer wins, sessions are respected."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from api_client.errors import AuthError, Refused
from api_client.platform import Platform
from app.core.freshness import FailureKind
from app.core.state import AppState, ReadingKind, SessionState
from app.shell.page_polls import PagePolls
from app.shell.risk_room import RiskRoom
from app.shell.store import Store
from tests.core import risks
from tests.core.risks import NOW


class Room:
    """A room on a platform whose answers are given by hand."""

    def __init__(self, state: AppState) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, asyncio.Future[Any]] = {}
        self.refused: list[str] = []
        self.bugs: list[str] = []
        self.shown: list[frozenset[str]] = []
        self.store = Store(state, lambda _what, error: pytest.fail(repr(error)))
        self.pages = PagePolls(self.shown.append)
        self.room = RiskRoom(
            self.store,
            cast(Platform, SimpleNamespace(risk=self)),
            self.pages,
            now=lambda: NOW,
            on_session_refused=self.refused.append,
            report=lambda what, _error: self.bugs.append(what),
        )

    async def size(self, symbol: str) -> Any:
        """The platform's part."""
        self.asked.append(symbol)
        self.answers[symbol] = asyncio.get_running_loop().create_future()
        return await self.answers[symbol]

    async def asking(self, symbol: str) -> asyncio.Task[None]:
        task = asyncio.create_task(self.room.size(symbol))
        await asyncio.sleep(0)
        return task

    @property
    def look(self) -> Any:
        return self.store.state.risk


@pytest.mark.asyncio
async def test_a_size_is_asked_once_and_kept() -> None:
    room = Room(risks.silent())
    first = await room.asking(" btc-usd ")
    await room.room.size("BTC-USD")  # while the answer is awaited: not asked again
    assert room.asked == ["BTC-USD"] and room.look.sizing
    room.answers["BTC-USD"].set_result(risks.size())
    await first
    assert room.look.size.value == risks.size() and not room.look.sizing
    assert (room.look.symbol, room.look.account) == ("BTC-USD", "company")


@pytest.mark.asyncio
async def test_the_newest_question_wins() -> None:
    room = Room(risks.silent())
    first, second = await room.asking("BTC-USD"), await room.asking("ETH-USD")
    room.answers["ETH-USD"].set_result(risks.size(symbol="ETH-USD"))
    await second
    room.answers["BTC-USD"].set_result(risks.size())
    await first
    assert (room.look.symbol, room.look.size.value.symbol) == ("ETH-USD", "ETH-USD")


@pytest.mark.asyncio
async def test_another_symbols_answer_goes_at_once() -> None:
    room = Room(risks.healthy())
    asking = await room.asking("ETH-USD")
    assert room.look.size.value is None
    room.answers["ETH-USD"].set_exception(Refused(service="risk", reason="status", status=422, detail="no"))
    await asking
    assert room.look.size.failure.kind is FailureKind.REFUSED


@pytest.mark.asyncio
async def test_the_same_symbol_again_keeps_the_answer_meanwhile() -> None:
    room = Room(risks.healthy())
    asking = await room.asking("BTC-USD")
    assert room.look.size.value is not None and room.look.sizing
    room.answers["BTC-USD"].set_result(risks.size())
    await asking


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("typed", "session"), [("", risks.SESSION), ("x" * 33, risks.SESSION), ("BTC", SessionState())]
)
async def test_nothing_is_asked_without_a_symbol_or_a_session(typed: str, session: SessionState) -> None:
    room = Room(risks.silent(session=session))
    await room.room.size(typed)
    assert room.asked == [] and room.look.symbol == ""


@pytest.mark.asyncio
@pytest.mark.parametrize(("age_s", "account", "asked"), [(5, "company", 1), (4.9, "company", 0), (60, "director-1", 0)])
async def test_what_is_on_the_page_is_asked_again_but_not_at_once(age_s: float, account: str, asked: int) -> None:
    room = Room(risks.healthy())
    fact = replace(room.look.size, read_at=NOW - timedelta(seconds=age_s))
    look = replace(room.look, size=fact, symbol="BTC-USD", account=account)
    room.store.update(lambda state: replace(state, risk=look))
    asking = asyncio.create_task(room.room.size_again())
    await asyncio.sleep(0)
    assert room.asked == ["BTC-USD"] * asked
    if asked:
        room.answers["BTC-USD"].set_result(risks.size())
    await asking


@pytest.mark.asyncio
async def test_nothing_is_asked_again_before_a_symbol_was_chosen() -> None:
    room = Room(risks.silent())
    await room.room.size_again()
    assert room.asked == []


@pytest.mark.asyncio
async def test_a_401_is_told_only_while_its_session_lasts() -> None:
    refusal = AuthError(service="risk", status=401, forbidden=False)
    room = Room(risks.silent())
    asking = await room.asking("BTC-USD")
    room.answers["BTC-USD"].set_exception(refusal)
    await asking
    assert room.refused == ["risk"]
    asking = await room.asking("ETH-USD")
    room.store.update(lambda state: replace(state, session=replace(risks.SESSION, expires_at=NOW)))
    room.answers["ETH-USD"].set_exception(refusal)
    await asking
    assert room.refused == ["risk"]


@pytest.mark.asyncio
async def test_a_bug_of_ours_shows_and_is_reported() -> None:
    room = Room(risks.silent())
    asking = await room.asking("BTC-USD")
    room.answers["BTC-USD"].set_exception(KeyError("x"))
    await asking
    assert room.bugs == ["position size"] and room.look.size.failure.kind is FailureKind.BUG


@pytest.mark.asyncio
async def test_one_horizon_is_read_at_a_time() -> None:
    room = Room(risks.silent())
    room.pages.show("risk")
    room.room.choose_horizon("1w")
    assert room.shown[0] == {"risk", "risk/24h"} and room.shown[-1] == {"risk", "risk/1w"}
    room.room.choose_horizon("1w")
    assert room.shown[-1] == {"risk", "risk/1w"} and room.look.horizon.name == "1w"


@pytest.mark.asyncio
async def test_the_usage_is_noted_once_a_reading() -> None:
    room = Room(risks.having(risks.silent(), ReadingKind.LIMITS, risks.report()))
    room.room.note_usage()
    before = room.store.state
    room.room.note_usage()
    assert room.store.state is before and len(before.risk.track.points) == 1
