"""The window of time follows now or is held, and never leaves what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.time_window import LONGEST_S, SHORTEST_S, TimeWindow

NOW_S = 1_700_000_000.4
EDGE_S = 1_700_000_001.0


def test_live_ends_now_in_whole_seconds() -> None:
    window = TimeWindow(900.0)
    assert window.live
    assert window.bounds(NOW_S) == (EDGE_S - 900, EDGE_S)
    assert window.bounds(NOW_S + 5) == (EDGE_S - 895, EDGE_S + 5)


def test_held_stays_until_it_follows_again() -> None:
    held = TimeWindow(900.0).held(NOW_S)
    assert not held.live
    assert held.bounds(NOW_S + 60) == (EDGE_S - 900, EDGE_S)
    assert held.followed() == TimeWindow(900.0)
    assert held.followed(300.0) == TimeWindow(300.0)


def test_moving_goes_by_fifths_and_not_into_the_future() -> None:
    window = TimeWindow(100.0)
    assert window.moved(-1, NOW_S).bounds(NOW_S) == (EDGE_S - 120, EDGE_S - 20)
    assert window.moved(1, NOW_S).bounds(NOW_S) == (EDGE_S - 100, EDGE_S)


def test_zooming_keeps_what_is_pointed_at_in_its_place() -> None:
    window = TimeWindow(100.0)
    assert window.zoomed(0.5, NOW_S).bounds(NOW_S) == (EDGE_S - 75, EDGE_S - 25)
    assert window.zoomed(0.5, NOW_S, EDGE_S - 100).bounds(NOW_S) == (EDGE_S - 100, EDGE_S - 50)
    assert window.zoomed(0.5, NOW_S, EDGE_S - 1000) == window.zoomed(0.5, NOW_S)
    assert window.zoomed(1e-6, NOW_S).span_s == SHORTEST_S
    assert window.zoomed(1e6, NOW_S).bounds(NOW_S) == (EDGE_S - LONGEST_S, EDGE_S)


@pytest.mark.parametrize(("start_s", "end_s"), [(-3e5, -2e5), (1e5, 2e5), (-10.0, -20.0)])
def test_any_instants_are_brought_to_what_is_kept(start_s: float, end_s: float) -> None:
    start, end = TimeWindow(60.0).between(EDGE_S + start_s, EDGE_S + end_s, NOW_S).bounds(NOW_S)
    assert EDGE_S - LONGEST_S <= start < end <= EDGE_S


@given(st.lists(st.tuples(st.booleans(), st.integers(-9, 9), st.floats(0.1, 10)), max_size=20))
def test_no_way_leads_out(steps: list[tuple[bool, int, float]]) -> None:
    window = TimeWindow(900.0)
    for move, by, factor in steps:
        window = window.moved(by, NOW_S) if move else window.zoomed(factor, NOW_S)
        start_s, end_s = window.bounds(NOW_S)
        assert EDGE_S - LONGEST_S - 1e-3 <= start_s < end_s <= EDGE_S


def test_a_window_may_reach_further_where_somebody_remembers() -> None:
    month_s = 30 * 86_400.0
    window = TimeWindow(900.0, longest_s=month_s)
    assert window.zoomed(10_000.0, NOW_S).span_s == month_s
    assert window.held(NOW_S).followed(month_s) == TimeWindow(month_s, longest_s=month_s)
    start, _ = window.between(NOW_S - month_s, NOW_S - month_s + 60, NOW_S).bounds(NOW_S)
    assert start == pytest.approx(NOW_S - month_s, abs=1)
