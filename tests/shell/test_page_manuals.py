"""The manual pages of the modes and of what is looked up have the parts and the numbers that a person looks for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from app.core.commands import SAFE_MODE_LONGEST
from app.core.leave_gate import OVERRIDE_PHRASE, REASON_LONGEST, SECOND_COUNTS, SIGN_IN_COUNTS
from app.core.mode_view import ENTER_LONGEST
from app.core.portfolio_view import Listing
from app.core.risk_bars import NEAR, Grade
from app.core.risk_look import HORIZONS
from app.core.risk_track import LEAST_READINGS
from app.core.risk_view import RiskSubject

PAGES = ("simulation", "risk", "oms", "oversight", "portfolio")


@cache
def manual(page: str) -> str:
    """The manual of one page on one line, without the marks of a table."""
    return " ".join(files("resources").joinpath(f"help/{page}.md").read_text("utf-8").split())


@pytest.mark.parametrize("page", PAGES)
def test_a_manual_has_the_parts_that_a_person_looks_for(page: str) -> None:
    for part in ("## What the page shows", "## What a refusal means", "## What the console cannot do"):
        assert part in manual(page)


def test_the_numbers_are_those_of_the_program() -> None:
    minutes = [int(one.total_seconds() // 60) for one in (SIGN_IN_COUNTS, SECOND_COUNTS)]
    assert minutes == [5, 5]
    simulation, oversight = manual("simulation"), manual("oversight")
    assert "in the last 5 minutes" in simulation and "in the last 5 minutes" in oversight
    assert f"at most {SAFE_MODE_LONGEST} characters" in simulation
    assert ENTER_LONGEST == REASON_LONGEST and f"at most {REASON_LONGEST} characters" in simulation
    assert f"type {OVERRIDE_PHRASE}" in simulation
    assert f"it takes {LEAST_READINGS} of them" in manual("risk")
    for page in ("risk", "oms"):
        assert f"{NEAR:.0%}".replace("%", " %") in manual(page)
    assert all(one.words in manual("risk") for one in HORIZONS)


def test_every_card_and_every_word_is_explained() -> None:
    for subject in RiskSubject:
        assert f"*{subject.value}*" in manual("risk")
    for grade in Grade:
        assert f"{grade.value} {grade.shape}" in manual("risk")
    for grade in (Grade.WITHIN, Grade.NEAR, Grade.REACHED, Grade.UNKNOWN):
        assert f"{grade.value} {grade.shape}" in manual("oms")
    for listing in Listing:
        assert f"***{listing.title}***" in manual("portfolio")
