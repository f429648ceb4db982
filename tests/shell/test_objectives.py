"""The user's own objectives beside the shipped ones: what is wrong is named by file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.objective_file import OBJECTIVES
from app.shell.objectives import FILE_NAME, LARGEST_BYTES, objectives

MINE = '[objective.mine]\nwhat = "orders"\nmetric = "h"\nquantile = 0.95\nlimit = 500\nunit = "ms"\n'


def test_without_a_file_there_are_the_shipped_ones(tmp_path: Path) -> None:
    assert objectives(tmp_path) == (OBJECTIVES, "")


def test_own_ones_are_added_and_replace(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(MINE + MINE.replace("mine", "risk"), encoding="utf-8")
    found, problem = objectives(tmp_path)
    assert [one.id for one in found] == [*(one.id for one in OBJECTIVES), "mine"]
    assert (found[1].what, problem) == ("orders", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (MINE.replace("0.95", "95").encode(), ", line 4: objective.mine.quantile must lie between 0 and 1. None of it"),
        (b"objective = ", " is not TOML: "),
        (b"#" * (LARGEST_BYTES + 1), " is larger than a file of objectives. None of it"),
        (b"\xff\xfe", " is not text in UTF-8. None of it is used: these are the shipped objectives."),
    ],
)
def test_a_wrong_file_is_named_and_nothing_of_it_used(tmp_path: Path, text: bytes, problem: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(text)
    found, told = objectives(tmp_path)
    assert found == OBJECTIVES
    assert told.startswith(f"{path}{problem}")


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    found, told = objectives(tmp_path)
    assert (found, told.startswith(f"{tmp_path / FILE_NAME} cannot be read: ")) == (OBJECTIVES, True)
