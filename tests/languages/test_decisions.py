"""What is compared between languages has every decision in it and no word."""

from __future__ import annotations

from enum import Enum

from app.core.halt_ladder import HaltWord
from app.core.mode_view import safe_mode_view
from app.core.readiness.verdicts import Verdict
from tests.core import mode_rooms
from tests.core.states import NOW
from tests.languages.decisions import codes, decisions, members


class _Shown(Enum):
    PENDING = "ausstehend"
    WAITING = "ausstehend"  # noqa: PIE796 - what a translation can do


def test_members_that_became_one_are_missed() -> None:
    assert [one.name for one in _Shown] == ["PENDING"]
    found = members()
    assert found["app.core.halt_ladder.HaltWord"] == [one.name for one in HaltWord]
    assert len(found) > 70


def test_a_value_is_told_by_its_codes() -> None:
    assert codes((Verdict.FAIL, 3, None, "why", "", {"a": False}, NOW)) == [
        "FAIL", 3, None, True, False, [[True, False]], "2026-03-04 12:00:00+00:00",
    ]  # fmt: skip
    view = codes(safe_mode_view(mode_rooms.room(safe=mode_rooms.safe_mode_on()), NOW))
    assert ["word", True] in view
    assert ["stale", False] in view


def test_the_states_differ_in_what_is_decided() -> None:
    found = decisions()
    assert {state["mode"][0] for state in found.values()} >= {"LIVE", "SIMULATION", "MIXED", "UNKNOWN"}
    assert {state["mode"][2] for state in found.values()} >= {"ON", "OFF", "UNKNOWN"}
    assert {word for state in found.values() for _, word in state["halts"]} >= {"NOT ENGAGED", "UNKNOWN"}
    assert {name for state in found.values() for name in state["decided"]} == {"Allowed", "Denied"}
    assert {line[1][1] for state in found.values() for gate, _ in state["leaving"] for line in gate} == {True, False}
