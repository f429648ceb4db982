"""The sandbox that this folder's tests share, one a worker process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.sandbox import RunningSandbox


@pytest.fixture(scope="session")
def running_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    state: Path = tmp_path_factory.mktemp("sandbox") / "state"
    with RunningSandbox(state, options=["--http"]) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: RunningSandbox) -> Iterator[RunningSandbox]:
    yield running_sandbox
    running_sandbox.clear()
