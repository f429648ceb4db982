"""The polls: kicked on news, said once, and never ended by a failure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
import pytest_asyncio

from api_client.errors import ApiError, Interrupted, Refused
from app.core.freshness import FailureKind
from app.core.state import ReadingKey, ReadingKind
from tests.shell.poller_room import DOWN, Room, Source, settled


@pytest_asyncio.fixture
async def room() -> AsyncIterator[Room]:
    room = Room()
    yield room
    await room.scope.close()
    room.store.close()


@pytest.mark.asyncio
async def test_a_read_becomes_a_fact_with_source_and_age(room: Room) -> None:
    room.add(ReadingKind.HEALTH, outcome="fine")
    room.start()
    assert room.fact(ReadingKind.HEALTH).source == "GET /health"
    assert room.fact(ReadingKind.HEALTH).read_at is None
    await settled()
    fact = room.fact(ReadingKind.HEALTH)
    assert (fact.value, fact.read_at, fact.ttl_s, fact.failure) == ("fine", room.clock.at, 10.0, None)


@pytest.mark.asyncio
async def test_a_poll_is_read_again_after_its_period(room: Room) -> None:
    source = room.add(ReadingKind.HEALTH)
    room.polls = [replace(room.polls[0], period_s=0.001)]
    room.start()
    for _ in range(3):
        await source.asked.get()
    assert source.reads >= 3


@pytest.mark.asyncio
async def test_a_failure_is_a_reading_too_and_the_value_stays(room: Room) -> None:
    source = room.add(ReadingKind.METRICS)
    poller = room.start()
    await settled()
    source.outcome = Refused(service="risk", reason="status", status=404)
    room.clock.advance(3)
    poller.kick()
    await settled()
    fact = room.fact(ReadingKind.METRICS)
    assert fact.value == "value"
    assert fact.failure is not None
    assert fact.failure.kind is FailureKind.REFUSED
    assert fact.failed_at == room.clock.at
    assert room.digest.gaps == [ReadingKey(ReadingKind.METRICS, "risk")]
    source.outcome = "again"
    poller.kick()
    await settled()
    assert room.fact(ReadingKind.METRICS).failure is None


@pytest.mark.asyncio
async def test_a_kick_can_be_for_one_service(room: Room) -> None:
    risk, oms = room.add(ReadingKind.HEALTH), room.add(ReadingKind.HEALTH, service="oms")
    poller = room.start()
    await settled()
    poller.kick("oms")
    await settled()
    assert (risk.reads, oms.reads) == (1, 2)


@pytest.mark.asyncio
async def test_a_kick_during_a_read_reads_once_more(room: Room) -> None:
    source = room.add(ReadingKind.HEALTH)
    source.gate.clear()
    poller = room.start()
    await settled()
    poller.kick()
    poller.kick()
    assert source.reads == 1
    source.gate.set()
    await settled()
    assert source.reads == 2


@pytest.mark.asyncio
async def test_a_fact_knows_when_it_was_asked_for_however_late_it_comes(room: Room) -> None:
    source = room.add(ReadingKind.METRICS)
    source.gate.clear()
    poller = room.start()
    await settled()
    asked_at = room.clock.at
    room.clock.advance(3)
    source.gate.set()
    await settled()
    fact = room.fact(ReadingKind.METRICS)
    assert (fact.asked_at, fact.read_at) == (asked_at, room.clock.at)
    source.outcome = Refused(service="risk", reason="status", status=404)
    source.gate.clear()
    poller.kick()
    await settled()
    failure_asked_at = room.clock.at
    room.clock.advance(2)
    source.gate.set()
    await settled()
    fact = room.fact(ReadingKind.METRICS)
    assert (fact.failure_asked_at, fact.failed_at) == (failure_asked_at, room.clock.at)
    assert fact.asked_at == asked_at


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_silence_kicks_the_service_s_other_polls_and_no_others(room: Room) -> None:
    health, routes = room.add(ReadingKind.HEALTH), room.add(ReadingKind.ROUTES)
    elsewhere = room.add(ReadingKind.HEALTH, service="oms")
    room.start()
    await settled()
    health.outcome = routes.outcome = DOWN
    room.poller.kick("risk")
    await settled()
    before = (health.reads, routes.reads)
    assert room.fact(ReadingKind.ROUTES).failure is not None
    await settled()
    assert (health.reads, routes.reads) == before
    health.outcome = routes.outcome = "back"
    room.poller._kicks[ReadingKey(ReadingKind.HEALTH, "risk")].set()
    await settled()
    assert room.fact(ReadingKind.ROUTES).value == "back"
    assert room.fact(ReadingKind.ROUTES).failure is None
    assert elsewhere.reads == 1


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_who_speaks_again_kicks_only_those_still_silent(room: Room) -> None:
    health, routes, metrics = (room.add(kind) for kind in (ReadingKind.HEALTH, ReadingKind.ROUTES, ReadingKind.METRICS))
    poller = room.start()
    await settled()
    health.outcome = routes.outcome = DOWN
    poller.kick()
    await settled()
    spoken = metrics.reads
    health.outcome = routes.outcome = "back"
    poller._kicks[ReadingKey(ReadingKind.HEALTH, "risk")].set()
    await settled()
    assert room.fact(ReadingKind.ROUTES).value == "back"
    assert metrics.reads == spoken


@pytest.mark.asyncio
@pytest.mark.expects_log
@pytest.mark.parametrize("error", [DOWN, Interrupted(service="risk", reason="read_timeout")])
async def test_down_and_up_are_each_said_once(room: Room, caplog: pytest.LogCaptureFixture, error: ApiError) -> None:
    caplog.set_level(logging.INFO, "app.shell.polling")
    sources = [room.add(kind) for kind in (ReadingKind.HEALTH, ReadingKind.ROUTES, ReadingKind.METRICS)]
    room.start()
    await settled()
    for outcome in (error, error, "back", "back", error):
        for source in sources:
            source.outcome = outcome
        room.poller.kick()
        await settled()
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert said == [("WARNING", "risk went silent"), ("INFO", "risk answers"), ("WARNING", "risk went silent")]


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_one_route_that_hangs_beside_one_that_answers_makes_no_storm(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    health = room.add(ReadingKind.HEALTH)
    certificate = room.add(ReadingKind.CERTIFICATE, outcome=DOWN)
    room.start()
    for _ in range(10):
        await settled()
    assert health.reads + certificate.reads <= 4
    assert [record.getMessage() for record in caplog.records].count("risk went silent") == 1


@pytest.mark.asyncio
async def test_a_refusal_is_no_silence(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    health = room.add(ReadingKind.HEALTH, outcome=Refused(service="risk", reason="status", status=404))
    routes = room.add(ReadingKind.ROUTES)
    room.start()
    await settled()
    assert (health.reads, routes.reads) == (1, 1)
    assert caplog.records == []


def _break_read(room: Room, source: Source, bug: Exception | None) -> None:
    source.outcome = bug or "value"


def _break_digest(room: Room, _source: Source, bug: Exception | None) -> None:
    room.digest.error = bug


def _break_bookkeeping(room: Room, source: Source, bug: Exception | None) -> None:
    source.outcome = Refused(service="risk", reason="status", status=404) if bug else "value"
    room.digest.bug = bug


@pytest.mark.asyncio
@pytest.mark.parametrize("break_it", [_break_read, _break_digest, _break_bookkeeping])
async def test_a_bug_is_reported_and_the_poll_lives_on(
    room: Room, break_it: Callable[[Room, Source, Exception | None], None]
) -> None:
    source = room.add(ReadingKind.METRICS)
    break_it(room, source, KeyError("ours"))
    poller = room.start()
    await settled()
    assert room.bugs == ["poll metrics risk: KeyError('ours')"]
    await asyncio.wait_for(poller.first_round(signed_in=False), 1)
    break_it(room, source, None)
    poller.kick()
    await settled()
    assert room.fact(ReadingKind.METRICS).value == "value"
    assert room.fact(ReadingKind.METRICS).failure is None


@pytest.mark.asyncio
async def test_a_bug_says_only_its_name(room: Room) -> None:
    room.add(ReadingKind.METRICS, outcome=ValueError("canary"))
    room.start()
    await settled()
    failure = room.fact(ReadingKind.METRICS).failure
    assert failure is not None
    assert (failure.kind, failure.reason) == (FailureKind.BUG, "ValueError")
    assert "canary" not in repr(failure)


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_the_first_round_waits_for_every_answer_or_failure(room: Room) -> None:
    slow = room.add(ReadingKind.HEALTH)
    slow.gate.clear()
    room.add(ReadingKind.ROUTES, outcome=DOWN)
    room.add(ReadingKind.GUARDED, session=True)
    poller = room.start()
    round_ = asyncio.ensure_future(poller.first_round(signed_in=False))
    await settled()
    assert not round_.done()
    slow.gate.set()
    await round_
    guarded = asyncio.ensure_future(poller.first_round(signed_in=True))
    await settled()
    assert not guarded.done()
    room.sign_in()
    poller.kick(needs_session=True)
    await guarded
