"""How far a halt gets: to the end where the platform obeys the flag, and never further than engaged where not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.halt_ladder import HaltWord, Ladder, RungId, RungState
from app.core.state import ReadingKind, VerdictOfCommand
from tests.fakes.running_console import on_qt_loop
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import halting_room, start_over

pytestmark = [pytest.mark.xdist_group("halted"), pytest.mark.usefixtures("qapp")]
OK, PENDING, UNKNOWN = RungState.OK, RungState.PENDING, RungState.UNKNOWN


@pytest.fixture(scope="module")
def obeying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("halted") / "state", options=["--halt-consumer"]) as running:
        yield running


@pytest.fixture
def not_obeying(tmp_path: Path) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path / "sandbox") as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_halted(obeying: RunningSandbox) -> Iterator[None]:
    yield
    start_over(obeying)


def test_halted_is_reached_when_orders_and_positions_are_seen_to_end(obeying: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(obeying, tmp_path) as room:
            await room.kill("company", "director-1")
            await room.until_word(HaltWord.HALTED)
            ladder = room.ladder()
            for rung in (RungId.ACCEPTED, RungId.FLAG, RungId.RECORDED, RungId.ORDERS, RungId.POSITIONS):
                assert ladder.rung(rung).state is OK, rung
                assert ladder.rung(rung).took_s is not None, rung
            elapsed_s = ladder.elapsed_s
            took_s = ladder.rung(RungId.POSITIONS).took_s
            assert took_s is not None and took_s >= 3.0, "not before the platform has done it"
            await room.until_rung(RungId.REFUSES, OK)
            assert room.ladder().elapsed_s == elapsed_s, "the clock stops at HALTED"
            assert room.outcome.verdict is VerdictOfCommand.DONE
            check_other(room.ladder("director-1"))
            assert room.handled() == 2
            rungs = [body["order"]["parts"][0]["reached"] for kind, body in await room.records() if kind == "rung"]
            assert rungs[-1].keys() == {rung.name for rung in RungId}

    on_qt_loop(main)


def check_other(ladder: Ladder) -> None:
    """It was ended, too, but a session of company cannot see it."""
    assert (ladder.word, ladder.rung(RungId.FLAG).state) == (HaltWord.ENGAGED, OK)
    for rung in (RungId.ORDERS, RungId.POSITIONS):
        assert (ladder.rung(rung).state, ladder.rung(rung).words) == (UNKNOWN, "needs a session of director-1")


def test_engaged_is_the_best_word_where_nothing_obeys(not_obeying: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(not_obeying, tmp_path) as room:
            await room.kill("company")
            await room.until_word(HaltWord.ENGAGED)
            for rung in (RungId.FLAG, RungId.RECORDED, RungId.REFUSES):
                await room.until_rung(rung, OK)
            fired_at = room.order.fired_at
            assert fired_at is not None
            # By then a platform that obeys would have ended them.
            await room.until_read(ReadingKind.POSITIONS, "portfolio", fired_at + timedelta(seconds=4))
            await room.until_read(ReadingKind.ORDERS, "portfolio", fired_at + timedelta(seconds=4))
            room.console.halting.climb_now(room.console.around.now())
            ladder = room.ladder()
            assert ladder.word is HaltWord.ENGAGED
            assert (ladder.rung(RungId.ORDERS).state, ladder.rung(RungId.POSITIONS).state) == (PENDING, PENDING)
            assert re.search(r"\b([1-9]\d*) open, \1 at arming", ladder.rung(RungId.ORDERS).words)
            assert ladder.what_to_do[0] == "Enter safe mode."
            assert room.handled() == 1

    on_qt_loop(main)
