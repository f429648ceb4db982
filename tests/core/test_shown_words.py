"""Words that are shown and keys that are kept are told apart: files and comparisons have the keys in every language."""

from __future__ import annotations

from enum import Enum

import pytest

from app.core.areas import Area
from app.core.freshness import FailureKind
from app.core.halt_ladder import HaltWord, RungId
from app.core.key_age import AgeGrade
from app.core.present import ModeView
from app.core.readiness.verdicts import Verdict, counted_words
from app.core.review_changes import NotesChange
from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import Step
from app.core.rotation_trial import TrialResult
from app.core.rotation_verdict import Phase


@pytest.mark.parametrize(
    "kept", [Area, FailureKind, HaltWord, RungId, AgeGrade, RotationWord, Step, TrialResult, Phase]
)
def test_every_key_has_its_word(kept: type[Enum]) -> None:
    words = {one: one.words for one in kept}  # type: ignore[attr-defined]
    assert all(words.values())
    assert words == {one: one.value for one in kept}


@pytest.mark.parametrize("word", ["LIVE", "SIMULATION", "MIXED", "UNKNOWN"])
def test_a_mode_is_shown_by_its_word(word: str) -> None:
    assert ModeView(word, renders_as_live=word != "SIMULATION", because="").shown == word


@pytest.mark.parametrize("verdict", Verdict)
def test_verdicts_are_counted_in_words(verdict: Verdict) -> None:
    assert counted_words(verdict, 3).startswith("3 ")
    assert len({counted_words(one, 3) for one in Verdict}) == len(Verdict)


def test_notes_that_differ_only_in_evidence_are_the_same_notes() -> None:
    assert NotesChange(Area.DATA, "a", "a", ("x", "y"), ()).words == f"{Area.DATA.words}: 2 evidence added."
    assert "different, 1 evidence removed" in NotesChange(Area.DATA, "a", "b", (), ("x",)).words
