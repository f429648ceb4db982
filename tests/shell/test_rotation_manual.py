"""The manual of the rotation says what the program does: its words, its times, its switches, its buttons."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from app.core.approvals import WORDS_SPOKEN
from app.core.key_age import FAIL_DAYS, WARN_DAYS
from app.core.rotation_flavour import ROTATE_PHRASE
from app.core.rotation_grounds import SESSION_NEEDED_S
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.rotation_steps import APPROVAL_KEPT_S, REQUEST_KEPT_S, Step
from app.shell.key_holder import KEPT_S
from app.shell.panels import PANELS

MANUAL = files("resources").joinpath("help/rotation.md").read_text("utf-8")
TEXT = " ".join(MANUAL.split())
WIDGETS = "\n".join(path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "widgets").glob("*.py")))
NOT_CONTROLS = {"requester", "fingerprint", "root", "gateway"}


def names() -> list[str]:
    """What the manual writes in italics, each once."""
    return list(dict.fromkeys(" ".join(name.split()) for name in re.findall(r"(?<!\*)\*([^*|]+)\*(?!\*)", MANUAL)))


@pytest.mark.parametrize("word", [*RotationWord, *RotationRungId])
def test_every_word_of_the_proof_is_explained(word: RotationWord | RotationRungId) -> None:
    assert word.value in MANUAL


def test_the_times_and_numbers_are_those_of_the_program() -> None:
    assert APPROVAL_KEPT_S == 300 and "counts for five minutes" in TEXT
    assert REQUEST_KEPT_S == 600 and "good for ten minutes" in TEXT
    assert SESSION_NEEDED_S == 600 and "at least ten minutes left" in TEXT
    assert KEPT_S == 1800 and "at most for half an hour" in TEXT
    assert (WARN_DAYS, FAIL_DAYS) == (75, 90) and "75 days old, and late at 90" in TEXT
    assert WORDS_SPOKEN == 6 and "six words" in TEXT
    assert f"type {ROTATE_PHRASE}" in TEXT
    for switch in ("remote_approvals = true", "requester_may_approve"):
        assert switch in TEXT


@pytest.mark.parametrize("name", names())
def test_every_name_in_italics_is_on_the_screen(name: str) -> None:
    known = {*(row.title for row in PANELS), *(step.value for step in Step), *(rung.value for rung in RotationRungId)}
    assert name in known | NOT_CONTROLS or f'"{name}"' in WIDGETS
