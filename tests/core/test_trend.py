"""Spans cover a time exactly, and what nobody watched is a hole."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.areas import Area
from app.core.readiness.board import assess
from app.core.readiness.verdicts import Verdict, worst
from app.core.trend import (
    LOST,
    Span,
    SubjectKind,
    TrendRow,
    Watched,
    spans,
    trend_of,
    verdicts_of,
    watch,
)
from tests.core.states import NOW, healthy, state

V = Verdict
ONE = (SubjectKind.PROBE, "certificate")
TWO = (SubjectKind.AREA, "security")


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def row(since: float, until: float, verdict: Verdict = V.PASS) -> TrendRow:
    return TrendRow(ONE, at(since), at(until), verdict)


moments = st.integers(-50, 150)
rows_of_one = st.lists(st.builds(row, moments, moments, st.sampled_from(Verdict)), max_size=12)


@given(rows_of_one, moments, moments)
def test_spans_are_contiguous_cover_the_time_exactly_and_tell_what_held(
    rows: list[TrendRow], first: int, last: int
) -> None:
    found = spans(rows, at(first), at(last))
    if first >= last:
        assert found == ()
        return
    assert (found[0].since, found[-1].until) == (at(first), at(last))
    assert all(before.until == after.since and before.verdict is not after.verdict for before, after in pairwise(found))
    assert all(span.since < span.until for span in found)
    for second in range(first, last):
        moment = at(second + 0.5)
        held = [one.verdict for one in rows if one.since <= moment < one.until]
        (shown,) = [span.verdict for span in found if span.since <= moment < span.until]
        assert shown is (worst(held) if held else None)


def test_where_rows_overlap_the_worst_holds_and_what_does_not_change_is_one_span() -> None:
    """Rows that begin at one moment, that are inside another, that are empty, and that lie outside."""
    rows = [row(0, 60), row(0, 20, V.WARN), row(10, 20, V.FAIL), row(30, 30, V.FAIL), row(90, 95), row(30, 40)]
    assert spans(rows, at(0), at(80)) == (
        Span(at(0), at(10), V.WARN),
        Span(at(10), at(20), V.FAIL),
        Span(at(20), at(60), V.PASS),
        Span(at(60), at(80), None),
    )
    assert spans(rows, at(80), at(80)) == ()


def test_without_a_row_it_is_one_hole() -> None:
    assert spans([], at(0), at(9)) == (Span(at(0), at(9), None),)


def test_a_verdict_grows_until_it_changes() -> None:
    first = watch(Watched(), {ONE: V.PASS, TWO: V.PASS}, at(0))
    same = watch(first, {ONE: V.PASS, TWO: V.PASS}, at(1))
    assert (same.growing[ONE], same.ended) == (row(0, 1), ())
    changed = watch(same, {ONE: V.FAIL, TWO: V.PASS}, at(2))
    assert (changed.growing[ONE], changed.ended) == (row(2, 2, V.FAIL), (row(0, 2),))
    gone = watch(changed, {ONE: V.FAIL}, at(3))
    assert set(gone.growing) == {ONE}
    assert gone.ended == (TrendRow(TWO, at(0), at(2), V.PASS),)
    assert watch(gone, {}, at(4)).growing == {}


def test_a_time_nobody_watched_is_no_part_of_a_verdict() -> None:
    first = watch(Watched(), {ONE: V.PASS}, at(0))
    late = LOST.total_seconds() + 1
    again = watch(first, {ONE: V.PASS}, at(late))
    assert (again.growing[ONE], again.ended) == (row(late, late), (row(0, 0),))
    back = watch(first, {ONE: V.PASS}, at(-60))  # somebody set the clock back
    assert back.growing[ONE] == row(-60, -60)
    assert watch(first, {ONE: V.PASS}, at(LOST.total_seconds())).ended == ()


seen = st.lists(st.tuples(st.integers(1, 40), st.sampled_from([None, V.PASS, V.FAIL])), max_size=30)


@given(seen)
def test_what_was_watched_is_what_the_spans_say(steps: list[tuple[int, Verdict | None]]) -> None:
    watched, rows, now = Watched(), [], 0
    truth: list[tuple[int, Verdict | None]] = []
    for gap, verdict in steps:
        now += gap
        watched = watch(watched, {} if verdict is None else {ONE: verdict}, at(now))
        rows += watched.ended
        truth.append((now, verdict))
    found = spans([*rows, *watched.growing.values()], at(0), at(now))
    for (begin, verdict), (end, after) in pairwise(truth):
        held = verdict if end - begin <= LOST.total_seconds() else None
        (shown,) = [span.verdict for span in found if span.since <= at(begin + 0.5) < span.until]
        # A subject that is gone ended where it was seen last, not where it was missed first.
        assert shown is held or (shown is None and after is None)


def test_the_trend_of_a_board_has_every_area_and_probe() -> None:
    board = assess(state(healthy()), NOW)
    watched = watch(watch(Watched(), verdicts_of(board), at(0)), verdicts_of(board), at(10))
    trend = trend_of([*watched.growing.values(), row(-500, -400)], at(-10), at(10))
    assert set(trend.areas) == {area.slug for area in Area}
    assert set(trend.probes) == {finding.probe_id for finding in board.findings}
    assert trend.probes["certificate"] == (Span(at(-10), at(0), None), Span(at(0), at(10), V.PASS))
    assert trend_of([row(-500, -400)], at(-10), at(10)).probes == {}
