"""Benches are run by hand: what they take from the rest must still be there when somebody does."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

BENCHES = sorted(file.stem for file in Path(__file__).parents[1].joinpath("bench").glob("[!_]*.py"))


@pytest.mark.parametrize("name", BENCHES)
def test_it_can_be_begun(name: str) -> None:
    import_module(f"tests.bench.{name}")


def test_there_are_some() -> None:
    assert {"tables", "plots", "exposition", "loop_lag", "series_memory", "soak"} <= set(BENCHES)
