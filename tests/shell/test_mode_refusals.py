"""Switches that are refused: what is so is said, and nothing is switched, whoever it is that answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.mode_view import mode_word, simulation_trouble
from app.core.state import VerdictOfCommand
from tests.fakes.running_console import on_qt_loop, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.modes_room import ACCOUNTS, leaving, room_of

pytestmark = [pytest.mark.xdist_group("modes"), pytest.mark.usefixtures("qapp")]

REFUSED = VerdictOfCommand.REFUSED


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("mode-refusals") / "state", profile="shipped") as running:
        yield running


def test_a_refusal_says_what_is_so_and_leaves_the_others_alone(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path, accounts=("company", "DIRECTOR-1")) as room:
            await room.modes.enter_simulation(("company",), "first")
            await room.modes.enter_simulation(("company", "DIRECTOR-1"), "second")
            again, case = room.verdict(), room.verdict("DIRECTOR-1")
            assert again.words == "company was in simulation already: nothing was changed, and the first reason stays."
            assert "knows no account DIRECTOR-1: it compares letter by letter. It lists: company, dir" in case.words
            assert again.verdict is case.verdict is REFUSED
            await room.modes.enter_simulation(("company",), "  ")
            assert room.verdict().words == "Say why. Nothing was sent."
            assert room.writes() == {"POST /sim/enter": 3}
            await room.modes.enter_safe_mode("first")
            await room.modes.enter_safe_mode("second")
            assert room.verdict("Safe mode").words.endswith(
                "The platform kept the first reason, yours was dropped: first."
            )

    on_qt_loop(main)


def test_an_address_without_the_routes_as_the_admin_app_s_is_said_and_nothing_is_switched(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with room_of(sandbox, tmp_path, sim_mode_at="auth") as room:
            store = room.console.store
            await until(lambda: simulation_trouble(store.state), "simulation was asked for", 5.0)
            trouble = simulation_trouble(store.state)
            assert trouble is not None
            assert trouble.what.startswith("The address of sim-mode has none of its routes (HTTP 404)")
            for account in ACCOUNTS[:2]:
                await room.modes.enter_simulation((account,), "drill")
                verdict = room.verdict(account)
                assert (verdict.verdict, verdict.words) == (REFUSED, f"{trouble.what} Nothing happened.")
                assert verdict.read_back.startswith("It could not be read back: ")
            await room.modes.leave(leaving("company"))
            assert room.failure.endswith("it is not known what is left. Nothing was sent.")
            assert {body["verdict"] for body in room.records("verdict") if "reason" in body} == {"refused"}
            assert room.records("mode switched") == []
            assert mode_word(store.state, room.console.around.now()) == "LIVE (UNKNOWN)"
        assert room.writes() == {}, "the simulation service itself was asked for nothing"

    on_qt_loop(main)
