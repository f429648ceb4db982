"""A server's past is asked for in aligned parts, and put together with its holes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.monitoring import AnswerNotes, Matrix, MatrixSeries
from app.core.archive_parts import (
    POINTS,
    STEPS_S,
    ArchivedPart,
    Part,
    WantedPart,
    archived_part,
    put_together,
    step_for,
    wanted_parts,
)

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
LENGTH_S = POINTS * 15.0


@pytest.mark.parametrize(
    ("span_s", "step_s"),
    [(10, 15), (9000, 15), (9001, 30), (6 * HOUR_S, 60), (DAY_S, 180), (7 * DAY_S, 1800), (30 * DAY_S, 7200)],
)
def test_the_step_follows_the_span_and_is_never_finer_than_scrapes(span_s: float, step_s: float) -> None:
    assert step_for(span_s) == step_s


def test_more_than_there_are_steps_for_has_the_widest() -> None:
    assert step_for(365 * DAY_S) == STEPS_S[-1]


def test_parts_are_aligned_and_the_newest_is_first() -> None:
    found = wanted_parts("up", 15.0, LENGTH_S - 1, 2 * LENGTH_S + 30)
    assert [one.part.start_s for one in found] == [2 * LENGTH_S, LENGTH_S, 0]
    assert [one.until_s for one in found] == [2 * LENGTH_S + 30, 2 * LENGTH_S - 15, LENGTH_S - 15]
    assert wanted_parts("up", 15.0, 10.0, 9.0) == ()


@given(
    st.sampled_from(STEPS_S),
    st.floats(1.6e9, 1.9e9),
    st.floats(0, 2_592_000),
)
def test_parts_cover_the_stretch_once(step_s: float, start_s: float, span_s: float) -> None:
    found = [one.part for one in wanted_parts("up", step_s, start_s, start_s + span_s)]
    assert found[-1].start_s <= start_s
    assert found[0].start_s <= start_s + span_s <= found[0].end_s + step_s
    assert all(newer.start_s == older.end_s + step_s for newer, older in pairwise(found))


def part(start_s: float, series: dict[str, list[tuple[float, float]]], until_s: float = 1e9) -> ArchivedPart:
    rows = tuple(
        MatrixSeries((("a", name),), tuple(at_s for at_s, _ in points), tuple(value for _, value in points))
        for name, points in series.items()
    )
    return archived_part(Part("up", 15.0, start_s), until_s, Matrix(rows, AnswerNotes(("slow",))))


def test_a_part_is_known_until_it_was_asked_for() -> None:
    over, running = part(0, {"x": [(0, 1)]}), part(0, {}, until_s=60.0)
    assert (over.until_s, running.until_s) == (LENGTH_S - 15, 60)
    assert (over.points, running.points, over.notes.warnings) == (2, 1, ("slow",))
    assert running.answers(WantedPart(running.part, 60.0))
    assert not running.answers(WantedPart(running.part, 61.0))
    assert not running.answers(WantedPart(Part("other", 15.0, 0), 60.0))


def test_parts_are_put_together_in_order_with_a_hole_where_points_are_left_out() -> None:
    newer = part(LENGTH_S, {"x": [(LENGTH_S, 3), (LENGTH_S + 60, 4)], "y": [(LENGTH_S, 1)]})
    older = part(0, {"x": [(LENGTH_S - 30, 1), (LENGTH_S - 15, 2)]})
    x, y = put_together([newer, older], LENGTH_S - 15, LENGTH_S + 60)
    assert x.labels == (("a", "x"),)
    assert x.times.tolist() == [LENGTH_S - 15, LENGTH_S, LENGTH_S + 30, LENGTH_S + 60]
    assert np.array_equal(x.values, [2, 3, np.nan, 4], equal_nan=True)
    assert y.times.tolist() == [LENGTH_S]


def test_nothing_is_put_together_of_nothing() -> None:
    assert put_together([], 0, 10) == ()
    assert put_together([part(0, {"x": [(0, 1)]})], 15, 30) == ()
