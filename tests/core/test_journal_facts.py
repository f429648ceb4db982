"""Every fact of a record has a row, however deep it stands; names are the reader's, values as they stand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from app.core import drill_facts, halt_facts, journal_inner_terms, journal_terms, rotation_facts
from app.core.approvals import ApprovalSubject
from app.core.halt import RungId
from app.core.journal_facts import fact_rows
from app.core.journal_terms import FACTS, fact_words
from app.core.key_age import KeyReminder
from tests.core.halts import ACCEPTED, after, order
from tests.core.rotations import sent


def told(body: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(row.depth, row.name, row.value) for row in fact_rows(body)]


def test_facts_within_facts_stand_below_their_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_terms, "FACTS", {"order": "Kill"})
    monkeypatch.setattr(journal_terms, "INNER", {"phase": "Phase", "parts": "Teile"})
    monkeypatch.setattr(journal_terms, "_VALUES", {"True": "ja", "None": "keine Angabe"})
    body = {
        "order": {"parts": [{"phase": "sent", "at": None}, ["a", True]], "empty": {}, "none": []},
        "names": ["a", "b"],
        "count": 1.5,
    }
    assert told(body) == [
        (0, "Kill", ""),
        (1, "Teile", ""),
        (2, "1", ""),
        (3, "Phase", "sent"),
        (3, "at", "keine Angabe"),
        (2, "2", "a, ja"),
        (1, "empty", "–"),
        (1, "none", "–"),
        (0, "names", "a, b"),
        (0, "count", "1.5"),
    ]
    inner = "Teile (Phase sent, at keine Angabe), a, ja, empty –, none –"
    assert fact_words("order", body["order"]) == f"Kill ({inner})"


def test_the_verdict_and_the_words_are_rows_only_where_they_are_no_sentence() -> None:
    assert told({"verdict": "done", "words": "Locked.", "id": "1"}) == [(0, "id", "1")]
    assert told({"verdict": "done", "words": ""}) == [(0, "verdict", "done"), (0, "words", "–")]


def values(value: Any) -> list[str]:
    """Every value of a body, however deep."""
    if isinstance(value, dict):
        return [one for inner in value.values() for one in values(inner)]
    return [one for inner in value for one in values(inner)] if isinstance(value, list) else [str(value)]


def test_no_fact_of_a_kill_or_a_rotation_is_left_out() -> None:
    kill = halt_facts.order_facts(order(ACCEPTED, reached={"company": {RungId.ACCEPTED: after(1)}}))
    for body in ({"order": kill}, {"rotation": rotation_facts.rotation_facts(sent())}):
        shown = {row.value for row in fact_rows(body)}
        listed = {one for value in shown for one in value.split(", ")}
        assert {*values(body)} - {""} <= shown | listed


def test_every_name_within_a_fact_has_a_word_and_no_other_has() -> None:
    forms = (halt_facts._Order, rotation_facts._Facts, drill_facts._Facts, KeyReminder, ApprovalSubject)
    _, found = msgspec.json.schema_components(forms)
    names = {name for form in found.values() for name in form.get("properties", {})}
    beside = {"id", "person"}  # of a command, and of a kill that a locked console sent
    assert names | beside == {*journal_inner_terms.INNER, *(names & set(FACTS))}
