"""What only a page needs is read while it is on screen: at once, in its rhythm, never oftener, never behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from app.core.state import ReadingKind
from app.shell import page_polls
from app.shell.page_polls import PagePolls
from app.shell.poll_rows import Poll
from app.shell.polls import polls_of
from tests.fakes.platform import Clock, FakePlatform
from tests.shell.poller_room import DOWN, Room, Source, settled

PAGE = "risk"


@pytest_asyncio.fixture
async def room() -> AsyncIterator[Room]:
    room = Room()
    yield room
    await room.scope.close()
    room.store.close()


def add(room: Room, page: str = PAGE, least_s: float = 0.0, period_s: float = 3600.0) -> Source:
    source = room.add(ReadingKind.LIMITS)
    room.polls[-1] = replace(room.polls[-1], page=page, least_s=least_s, period_s=period_s)
    return source


@pytest.mark.asyncio
async def test_a_page_is_read_at_once_when_it_opens_and_not_before_or_after(room: Room) -> None:
    source = add(room)
    poller = room.start()
    pages = PagePolls(poller.read_for)
    pages.show("board")
    poller.kick()
    await settled()
    assert source.reads == 0
    assert room.fact(ReadingKind.LIMITS).source == "GET /limits"
    pages.show(PAGE)
    await settled()
    assert (source.reads, room.fact(ReadingKind.LIMITS).value) == (1, "value")
    poller.kick()
    await settled()
    assert source.reads == 2
    pages.show("")
    poller.kick()
    poller.kick("risk", needs_session=False)
    await settled()
    assert source.reads == 2
    pages.show(PAGE)
    await settled()
    assert source.reads == 3


@pytest.mark.asyncio
async def test_an_open_page_has_its_rhythm_and_a_closed_one_none(room: Room) -> None:
    source = add(room, period_s=0.001)
    pages = PagePolls(room.start().read_for)
    pages.show(PAGE)
    for _ in range(3):
        await source.asked.get()
    pages.show("board")
    await settled()
    reads = source.reads
    await settled()
    assert source.reads == reads


@pytest.mark.asyncio
async def test_nobody_has_it_read_oftener_than_it_may_be_but_a_new_session_has_its_own(room: Room) -> None:
    source = add(room, least_s=3600.0)
    poller = room.start()
    pages = PagePolls(poller.read_for)
    for page in (PAGE, "board", PAGE):
        pages.show(page)
        await settled()
    poller.kick()
    poller.kick_one(room.polls[0].key)
    await settled()
    assert source.reads == 1
    room.sign_in("director-1")
    poller.kick(needs_session=False)
    await settled()
    assert source.accounts == ["", "director-1"]


@pytest.mark.asyncio
async def test_what_had_to_wait_is_read_when_it_may_be(room: Room) -> None:
    source = add(room, least_s=0.02)
    poller = room.start()
    PagePolls(poller.read_for).show(PAGE)
    await source.asked.get()
    poller.kick()
    await source.asked.get()
    assert source.reads == 2


@pytest.mark.asyncio
async def test_the_first_round_waits_for_no_page(room: Room) -> None:
    add(room)
    await room.start().first_round(signed_in=False)


@pytest.mark.asyncio
async def test_a_poller_that_stops_reads_no_page(room: Room) -> None:
    source = add(room)
    poller = room.start()
    await settled()
    await poller.stop()
    assert source.reads == 0


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_page_that_is_closed_keeps_no_service_silent(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    page = add(room)
    health, routes = room.add(ReadingKind.HEALTH), room.add(ReadingKind.ROUTES)
    poller = room.start()
    page.outcome = DOWN
    pages = PagePolls(poller.read_for)
    for answered_late in (False, True):
        pages.show(PAGE)
        await settled()
        if answered_late:
            page.gate.clear()
            poller.kick_one(room.polls[0].key)
            await settled()
        pages.show("board")
        page.gate.set()
        await settled()
        asked = routes.reads
        health.outcome = DOWN
        poller.kick_one(room.polls[1].key)
        await settled()
        assert routes.reads == asked + 1  # a service that falls silent has all its polls kicked
        health.outcome = "value"
        poller.kick_one(room.polls[1].key)
        await settled()
    said = [record.getMessage() for record in caplog.records]
    assert said.count("risk went silent") == 4


def test_a_part_is_read_only_while_it_is_on_and_its_page_is_open() -> None:
    heard: list[frozenset[str]] = []
    pages = PagePolls(heard.append)
    pages.show("oms")
    pages.show("oms")
    pages.turn("oms/routing", on=True)
    pages.show("board")
    pages.show("oms")
    pages.turn("oms/routing", on=False)
    assert heard == [{"oms"}, {"oms", "oms/routing"}, {"board"}, {"oms", "oms/routing"}, {"oms"}]
    assert not pages.is_on("oms/routing")
    pages.turn("oms/routing", on=True)
    assert pages.is_on("oms/routing")


def test_the_rows_of_every_page_are_among_the_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = FakePlatform(Clock()).settings().view(own_sandbox=False)
    row: Poll = replace(polls_of(environment)[0], page=PAGE)
    monkeypatch.setattr(page_polls, "ROWS", (lambda _environment: [row],))
    assert polls_of(environment)[-1] is row
