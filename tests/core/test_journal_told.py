"""What the journal says of a kill and of a rotation in one line, and of what it cannot read."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.halt import RungId
from app.core.halt_facts import order_as_recorded, order_facts
from app.core.halt_words import CHOSEN_BY_HAND, DEFAULT_REASON_WORDS
from app.core.journal_told import told
from app.core.rotation_facts import rotation_facts
from tests.core.halts import ACCEPTED, SENT, after, order
from tests.core.rotations import sent


def test_a_kill_as_it_was_when_it_was_written_down() -> None:
    assert told("order", order_facts(order(SENT))) == "company: sent · reason: the platform's default, not a finding"
    seen = {"company": {RungId.ACCEPTED: after(1), RungId.FLAG: after(2)}}
    chosen = order(ACCEPTED, reached=seen, reason_words="latency stalled", note="seen on call")
    assert told("order", order_facts(chosen)) == (
        "company: accepted · seen of company: Accepted, Flag set · reason: latency stalled · note: seen on call"
    )


@pytest.mark.parametrize("words", [DEFAULT_REASON_WORDS, CHOSEN_BY_HAND])
def test_a_reason_that_is_no_finding_is_kept_without_a_language(words: str) -> None:
    facts = order_facts(order(SENT, reason_words=words))
    assert facts["reason_words"] in ("platform_default", "chosen_by_hand")
    assert order_as_recorded(facts).reason_words == words


@pytest.mark.parametrize("written", ["the platform's default, not a finding", "chosen by hand", "die Vorgabe"])
def test_words_of_earlier_records_still_read(written: str) -> None:
    facts = {**order_facts(order(SENT)), "reason_words": written}
    assert told("order", facts) == f"company: sent · reason: {written}"


def test_a_rotation_and_the_step_it_is_at() -> None:
    assert told("rotation", rotation_facts(sent())) == "rotation of company, step Sent"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("order", "4711"),
        ("order", {"order_id": "4711"}),
        ("rotation", {"account": "company"}),
        ("rotation", {"account": "company", "step": "Jump"}),
        ("silence", {"id": "1"}),
    ],
)
def test_anything_else_is_not_told(name: str, value: Any) -> None:
    assert told(name, value) is None
