"""The past is read in parts, newest first, for who looks; kept; and left alone for a while when the server fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from api_client.endpoint import Endpoint
from api_client.errors import Unreachable
from api_client.platform import Platform
from app.core.archive_parts import POINTS, wanted_parts
from app.core.freshness import FailureKind
from app.shell.archive import Archive
from app.shell.tasks import TaskScope
from tests.fakes.prometheus import RANGE, FakePrometheus
from tests.fakes.transport import FakeNetwork

NOW_S = 1_800_001_000.0
STEP_S = 15.0
LENGTH_S = POINTS * STEP_S
HOUR_S = 3600.0


class Room:
    """An archive with a server of our own making; `arrived` counts what came."""

    def __init__(self, points_kept: int = 100_000, pauses_s: tuple[float, ...] = (0.01, 0.02)) -> None:
        self.network = FakeNetwork()
        self.server = FakePrometheus(self.network)
        self.platform = Platform([Endpoint("prometheus", "http://127.0.0.1:9")], transport_factory=self.network)
        self.bugs: list[BaseException] = []
        self.scope = TaskScope(lambda _where, error: self.bugs.append(error))
        self.now_s = NOW_S
        self.archive = Archive(
            self.platform,
            self.scope,
            lambda: datetime.fromtimestamp(self.now_s, UTC),
            points_kept=points_kept,
            pauses_s=pauses_s,
        )
        self.arrived = 0

    def want(self, hours: float, expression: str = "up", name: str = "metrics", until_s: float = NOW_S) -> None:
        parts = wanted_parts(expression, STEP_S, until_s - hours * HOUR_S, until_s)
        self.archive.want(name, parts, self._on_arrived)

    def known(self, hours: float, expression: str = "up") -> int:
        return len(self.archive.known(wanted_parts(expression, STEP_S, NOW_S - hours * HOUR_S, NOW_S)))

    async def settled(self) -> None:
        async with asyncio.timeout(5):
            while self.scope.names:  # noqa: ASYNC110 the tasks' end has no event of its own
                await asyncio.sleep(0)

    async def until_asked(self, times: int) -> None:
        async with asyncio.timeout(5):
            while len(self.server.asked) < times:  # noqa: ASYNC110
                await asyncio.sleep(0)

    def _on_arrived(self) -> None:
        self.arrived += 1


@pytest_asyncio.fixture
async def room() -> AsyncIterator[Room]:
    made = Room()
    yield made
    await made.scope.close()
    await made.platform.aclose()
    assert made.bugs == []


@pytest.mark.asyncio
async def test_parts_are_read_newest_first_and_only_once(room: Room) -> None:
    room.want(1)
    await room.settled()
    starts = room.server.starts
    assert starts == sorted(starts, reverse=True)
    assert all(start % LENGTH_S == 0 for start in starts)
    assert (len(starts), room.arrived, room.known(1)) == (3, 3, 3)
    assert float(room.server.asked[0].params["end"]) == NOW_S
    assert room.server.asked[0].params["step"] == "15.000"
    room.want(0.4)
    room.want(1)
    await room.settled()
    assert len(room.server.asked) == 3
    assert room.archive.failure(["up"]) is None


@pytest.mark.asyncio
async def test_a_part_that_was_not_over_is_read_again_once_more_of_it_is_wanted(room: Room) -> None:
    room.want(0.1)
    await room.settled()
    room.now_s += 30
    room.want(0.1, until_s=NOW_S + 30)
    await room.settled()
    assert [one.params["end"] for one in room.server.asked] == ["1800001000.000", "1800001030.000"]


@pytest.mark.asyncio
async def test_leaving_gives_up_what_is_on_its_way(room: Room) -> None:
    room.server.hangs = True
    room.want(24)
    await room.until_asked(1)
    room.archive.leave("metrics")
    await room.settled()
    room.archive.leave("nobody")
    assert (len(room.server.asked), room.arrived) == (1, 0)


@pytest.mark.asyncio
async def test_another_range_gives_up_the_old_one_but_not_what_both_want(room: Room) -> None:
    room.server.hold = asyncio.Event()
    room.want(24)
    await room.until_asked(1)
    room.want(0.2)  # the newest part, which is being read
    room.server.hold.set()
    await room.settled()
    assert len(room.server.asked) == 1
    room.server.hold = asyncio.Event()
    room.want(24)
    await room.until_asked(2)
    room.want(0.2, "other")
    room.server.hold.set()
    await room.settled()
    assert [one.params["query"] for one in room.server.asked] == ["up", "up", "other"]


@pytest.mark.asyncio
async def test_what_nobody_looks_at_gives_way_first() -> None:
    room = Room(points_kept=2 * POINTS)
    room.want(1)
    await room.settled()
    assert room.known(1) == 3  # more than there is room for, but looked at
    room.want(0.1, "other")
    await room.settled()
    assert room.known(1) < 3
    assert room.known(0.1, "other") == 1
    await room.scope.close()
    await room.platform.aclose()


@pytest.mark.asyncio
async def test_a_dead_server_is_left_alone_and_asked_again() -> None:
    room = Room(pauses_s=(0.05, 60.0))
    room.network.fail("prometheus", "GET", RANGE, Unreachable(service="prometheus", reason="refused"), sent=False)
    room.want(1)
    async with asyncio.timeout(5):
        while room.arrived < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    failure = room.archive.failure(["anything"])
    assert failure is not None
    assert (failure.kind, failure.reason) == (FailureKind.UNREACHABLE, "refused")
    before = room.arrived
    room.want(2)  # another wish does not ask sooner
    await asyncio.sleep(0.1)
    assert room.arrived == before == 2
    await room.scope.close()
    await room.platform.aclose()
    assert room.bugs == []


@pytest.mark.asyncio
async def test_a_server_that_is_back_fills_what_is_missing(room: Room) -> None:
    room.server.status, room.server.error = 503, "starting"
    room.want(1)
    async with asyncio.timeout(5):
        while room.arrived < 1:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert room.archive.failure(()) is not None
    room.server.status = 200
    await room.settled()
    assert room.archive.failure(["up"]) is None
    assert room.known(1) == 3


@pytest.mark.asyncio
async def test_what_it_refuses_costs_no_other_expression() -> None:
    room = Room(pauses_s=(60.0,))
    room.server.status, room.server.error = 400, "parse error"
    room.want(0.1, "rate(")
    async with asyncio.timeout(5):
        while room.arrived < 1:  # noqa: ASYNC110
            await asyncio.sleep(0)
    room.server.status = 200
    room.want(0.1, "up", name="explorer")
    async with asyncio.timeout(5):
        while room.arrived < 2:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert room.archive.failure(["up"]) is None
    failure = room.archive.failure(["up", "rate("])
    assert failure is not None
    assert (failure.kind, failure.detail) == (FailureKind.REFUSED, "parse error")
    await room.scope.close()
    await room.platform.aclose()


@pytest.mark.asyncio
async def test_a_server_that_lies_is_said_to(room: Room) -> None:
    labels = {"__name__": "up"}
    room.network.answer(
        "prometheus",
        "GET",
        RANGE,
        json={
            "status": "success",
            "data": {"resultType": "matrix", "result": [{"metric": labels, "values": [[5.0, "1"]]}]},
        },
    )
    room.want(0.1)
    async with asyncio.timeout(5):
        while room.arrived < 1:  # noqa: ASYNC110
            await asyncio.sleep(0)
    failure = room.archive.failure(["up"])
    assert failure is not None
    assert (failure.kind, failure.reason) == (FailureKind.UNEXPECTED_ANSWER, "times")
    room.archive.leave("metrics")
