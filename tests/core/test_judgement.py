"""A judgement counts for as long as somebody renews it."""

from __future__ import annotations

from datetime import timedelta

from app.core.judgement import JUDGEMENT_TTL_S, judge
from tests.core.states import NOW, healthy, state


def test_a_judgement_is_trusted_while_it_is_young_and_says_how_late_it_is() -> None:
    judged = judge(state(healthy()), NOW)
    assert judged.board_at(NOW) is judged.board
    assert judged.board_at(NOW + timedelta(seconds=JUDGEMENT_TTL_S)) is judged.board
    late = NOW + timedelta(seconds=JUDGEMENT_TTL_S + 1)
    assert judged.board_at(late) is None
    assert "11 s ago" in judged.lateness_words(late)
