"""The sandboxes that the contract is checked on: one process a profile, ended with the last test of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.contract.rows import PAIR, REPAIRED, SHIPPED
from tests.fakes.sandbox import RunningSandbox

OPTIONS = {
    REPAIRED: ("--http",),
    SHIPPED: (),
    "unwired": ("--unwired", "risk,kill-switch"),
    **{
        f"{profile} {flavour}": ("--secrets-flavour", flavour, "--oms-flavour", oms_flavour)
        for profile in (REPAIRED, SHIPPED)
        for flavour, oms_flavour in (("root", "root"), ("gateway", "core"))
    },
}


@pytest.fixture(scope="package")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], RunningSandbox]]:
    running: dict[str, RunningSandbox] = {}
    with ExitStack() as stack:

        def sandbox(name: str) -> RunningSandbox:
            if name not in running:
                state = tmp_path_factory.mktemp(f"contract-{name.replace(' ', '-')}") / "state"
                profile = SHIPPED if name == "unwired" else name.split(" ")[0]
                running[name] = stack.enter_context(RunningSandbox(state, profile=profile, options=OPTIONS[name]))
                running[name].control.post("/control/kraken/pairs", json=PAIR).raise_for_status()
            return running[name]

        yield sandbox


@pytest.fixture
def sandbox(profile: str, start: Callable[[str], RunningSandbox]) -> Iterator[RunningSandbox]:
    """The running sandbox of the test's `profile`; faults, halts and rotations go with the test."""
    running = start(profile)
    yield running
    running.clear()
    running.control.post("/control/reset-halts").raise_for_status()
    running.control.post("/control/secrets/restore").raise_for_status()
