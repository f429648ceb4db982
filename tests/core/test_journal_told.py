"""What the journal says of a kill and of a rotation in one line, and of what it cannot read."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.halt import RungId
from app.core.halt_facts import order_facts
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
