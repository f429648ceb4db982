"""What people decide about alerts: who may do what for how long, and what a file may hold of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.alert_decisions import (
    Acknowledgement,
    AlertDecision,
    Shelving,
    decision_for,
    decision_row,
    decisions_of,
    kill_related,
    until_words,
    why_not_decide,
    why_not_shelve,
    with_decision,
    without_decision,
)
from tests.core.states import NOW

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("name", "related"),
    [("kill_switch_engaged", True), ("KillSwitchSlow", True), ("my-kill-switch", True), ("SwitchKilled", False)],
)
def test_alerts_about_the_kill_switch_are_known_by_their_name(name: str, related: bool) -> None:
    assert kill_related(name) is related
    assert bool(why_not_shelve(name)) is related


@pytest.mark.parametrize(
    ("note", "minutes", "why"),
    [
        ("on it", 5, ""),
        ("on it", 480, ""),
        (" \n ", 5, "Say in a note what is being done about it."),
        ("x" * 501, 5, "A note has at most 500 characters."),
        ("on it", 3, "It lasts from 5 minutes to 8 hours."),
        ("on it", 481, "It lasts from 5 minutes to 8 hours."),
    ],
)
def test_a_decision_has_a_note_and_an_end(note: str, minutes: int, why: str) -> None:
    assert why_not_decide(note, NOW + minutes * MINUTE, NOW) == why


def test_the_newest_decision_of_a_kind_counts() -> None:
    first = Shelving("k", "me", "n", NOW, NOW + 9 * MINUTE)
    seen = Acknowledgement("k", "me", "on it", NOW, NOW + 9 * MINUTE)
    second = replace(first, at=NOW + MINUTE)
    known = with_decision(with_decision(with_decision((), first), seen), second)
    assert known == (seen, second)
    assert decision_for("k", (second, first, seen), Shelving, NOW + MINUTE) is second
    assert decision_for("other", known, Shelving, NOW + MINUTE) is None
    assert without_decision(known, "k", Shelving) == (seen,)
    assert until_words(seen) == "acknowledged by me until 12:09 UTC: on it"
    assert until_words(first) == "shelved by me until 12:09 UTC: n"


def test_decisions_survive_a_file_and_what_is_none_is_left_out() -> None:
    decisions: tuple[AlertDecision, ...] = (
        Shelving("k", "me", "n", NOW, NOW + 9 * MINUTE),
        Acknowledgement("k", "me", "on it", NOW, NOW + 9 * MINUTE),
    )
    rows: list[Any] = [decision_row(one) for one in decisions]
    good = rows[0]
    bad = [3, {}, {**good, "kind": "x"}, {**good, "note": 3}, {**good, "at": "soon"}, {**good, "at": "2026-11-21"}]
    bad += [{**good, "until": "2026-11-21"}, {**good, "until": "2099-01-01T00:00:00+00:00"}]
    assert decisions_of([*bad, *rows], NOW) == decisions
    assert decisions_of(rows, NOW + 9 * MINUTE) == ()
    assert decisions_of("x", NOW) == decisions_of(rows * 600, NOW) == ()


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(("kind", "key", "who", "note", "at", "until")), inner)
        ),
    )
)
def test_no_file_breaks_the_desk(rows: Any) -> None:
    assert isinstance(decisions_of(rows, NOW), tuple)
