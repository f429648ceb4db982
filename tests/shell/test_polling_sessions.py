"""Guarded polls: held without a session, dropped with it, and ending only the session they were asked with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio

from api_client.errors import AuthError
from api_client.models.common import Answer
from app.core.state import ReadingKind, SessionPhase, SessionState
from tests.shell.poller_room import Room, settled


@pytest_asyncio.fixture
async def room() -> AsyncIterator[Room]:
    room = Room()
    yield room
    await room.scope.close()
    room.store.close()


@pytest.mark.asyncio
async def test_without_a_session_guarded_polls_are_held(room: Room) -> None:
    guarded = room.add(ReadingKind.GUARDED, session=True)
    free = room.add(ReadingKind.HEALTH)
    poller = room.start()
    poller.kick()
    await settled()
    assert (guarded.reads, free.reads > 0) == (0, True)
    room.sign_in()
    poller.kick(needs_session=True)
    before = free.reads
    await settled()
    assert guarded.accounts == ["company"]
    assert free.reads == before
    room.store.update(lambda state: replace(state, session=SessionState(SessionPhase.EXPIRED)))
    poller.kick()
    await settled()
    assert guarded.reads == 1


@pytest.mark.asyncio
async def test_the_answer_of_a_session_that_is_gone_is_dropped(room: Room) -> None:
    source = room.add(ReadingKind.GUARDED, session=True, outcome="for the company")
    room.sign_in("company")
    source.gate.clear()
    poller = room.start()
    await source.asked.get()
    room.sign_in("director-1")
    source.outcome = "for the director"
    source.gate.set()
    await settled()
    assert room.fact(ReadingKind.GUARDED).read_at is None
    poller.kick(needs_session=True)
    await settled()
    assert room.fact(ReadingKind.GUARDED).value == "for the director"
    assert source.accounts == ["company", "director-1"]


_UNKNOWN_SESSION: list[Any] = [AuthError(service="risk", status=401, forbidden=False), Answer(401, "Invalid token.")]


@pytest.mark.asyncio
@pytest.mark.parametrize("outcome", _UNKNOWN_SESSION, ids=["error", "answer"])
async def test_a_401_ends_the_session_it_was_asked_with(room: Room, outcome: Any) -> None:
    room.add(ReadingKind.GUARDED, session=True, outcome=outcome)
    room.sign_in()
    room.start()
    await settled()
    assert room.refused == ["risk"]


@pytest.mark.asyncio
@pytest.mark.parametrize("outcome", _UNKNOWN_SESSION, ids=["error", "answer"])
async def test_a_401_of_the_old_session_does_not_end_the_new_one(room: Room, outcome: Any) -> None:
    source = room.add(ReadingKind.GUARDED, session=True, outcome=outcome)
    room.sign_in(minutes=5)
    source.gate.clear()
    room.start()
    await source.asked.get()
    room.sign_in(minutes=60)
    source.outcome = "fine"
    source.gate.set()
    await settled()
    assert room.refused == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "outcome", [AuthError(service="risk", status=403, forbidden=True), Answer(403, "Account header does not match.")]
)
async def test_a_403_is_not_about_the_session(room: Room, outcome: Any) -> None:
    room.add(ReadingKind.GUARDED, session=True, outcome=outcome)
    room.sign_in()
    room.start()
    await settled()
    assert room.refused == []


@pytest.mark.asyncio
async def test_a_401_that_was_asked_for_ends_nothing(room: Room) -> None:
    room.add(ReadingKind.ANONYMOUS, outcome=Answer(401, "Missing Authorization header."))
    room.add(ReadingKind.WITHOUT_MFA, session=True, outcome=Answer(401, "MFA is required."))
    room.sign_in()
    room.start()
    await settled()
    assert room.refused == []
    assert room.fact(ReadingKind.WITHOUT_MFA).value == Answer(401, "MFA is required.")
