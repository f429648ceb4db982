"""The sandboxes and services that tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from tests.fakes.sandbox import RunningSandbox
from tests.sandbox.in_process import InProcessService, serving
from tests.sandbox.rotations import accepting


@pytest.fixture(scope="package")
def running_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    state: Path = tmp_path_factory.mktemp("sandbox") / "state"
    with RunningSandbox(state, options=["--http"]) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: RunningSandbox) -> Iterator[RunningSandbox]:
    yield running_sandbox
    running_sandbox.clear()


@pytest.fixture(scope="module")
def secrets_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Profile, InProcessService]]:
    with ExitStack() as stack:
        serve = {
            profile: stack.enter_context(serving("secrets", tmp_path_factory.mktemp(profile.value)))
            for profile in Profile
        }
        yield {profile: accepting(serve[profile](profile)) for profile in Profile}


@pytest.fixture
def refusing(profile: Profile, secrets_services: dict[Profile, InProcessService]) -> Iterator[InProcessService]:
    """A secrets service for what is refused and so leaves nothing behind: to build one takes longer than to ask it."""
    yield secrets_services[profile]
    secrets_services[profile].context.faults.clear()
