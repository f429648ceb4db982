"""After a rotation nothing of it is left in the memory of the console: the bench, held to its numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shows a process its memory")

ROOT = Path(__file__).parents[2]
ALLOWED = {"api_key": 0, "api_secret": 0, "director-1": 0, "director-2": 0}
"""Copies that may be left, each explained in DECISIONS.md under "Copies of a secret in memory"."""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What the bench says."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.secret_copies", "--explain"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)  # what stands around a copy, should there be one
    numbers: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return numbers


def test_no_more_copies_are_left_than_are_explained(told: dict[str, Any]) -> None:
    assert told["copies"].keys() == ALLOWED.keys()
    assert {name: count for name, count in told["copies"].items() if count > ALLOWED[name]} == {}


def test_the_search_finds_each_copy_that_is_there(told: dict[str, Any]) -> None:
    assert told["control"] == [1, 2, 3, 4]
