"""A day of verdicts is cut into slices that hide nothing bad, and told in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.core.readiness.verdicts import Verdict
from app.core.trend import Span
from app.core.trend_words import trend_slices, trend_words

START = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def day(*pieces: tuple[float, Verdict | None]) -> tuple[Span, ...]:
    """Spans one after the other: hours and verdict."""
    spans, at = [], START
    for hours, verdict in pieces:
        until = at + timedelta(hours=hours)
        spans.append(Span(at, until, verdict))
        at = until
    return tuple(spans)


def test_a_short_failure_is_not_lost_in_its_slice() -> None:
    spans = day((6.2, Verdict.PASS), (0.01, Verdict.FAIL), (0.01, Verdict.WARN), (17.78, Verdict.PASS))
    slices = trend_slices(spans, 24)
    assert slices[6] is Verdict.FAIL
    assert set(slices[:6] + slices[7:]) == {Verdict.PASS}


def test_unwatched_time_is_a_hole_until_most_of_the_slice_was_seen_to_pass() -> None:
    spans = day((0.6, None), (0.4, Verdict.PASS), (0.4, None), (0.6, Verdict.PASS))
    assert trend_slices(spans, 2) == (None, Verdict.PASS)


def test_a_failure_shows_in_a_slice_that_was_hardly_watched() -> None:
    assert trend_slices(day((0.99, None), (0.01, Verdict.FAIL)), 1) == (Verdict.FAIL,)


def test_without_a_length_there_is_nothing_to_draw() -> None:
    assert trend_slices((), 24) == ()
    assert trend_slices(day((0, Verdict.PASS)), 24) == ()
    assert trend_slices(day((1, Verdict.PASS)), 0) == ()


def test_words_name_what_happened_when() -> None:
    spans = day((2, None), (4, Verdict.PASS), (1.5, Verdict.FAIL), (10, Verdict.PASS), (6.5, Verdict.WARN))
    assert trend_words(spans) == "not watched until 14:00; fail 18:00 to 19:30; warn since 05:30; otherwise pass"


def test_what_was_over_within_a_minute_has_one_time() -> None:
    spans = day((2, None), (0.005, Verdict.UNKNOWN), (21.995, Verdict.PASS))
    assert trend_words(spans) == "not watched until 14:00; unknown at 14:00; otherwise pass"


def test_words_of_one_condition_all_day() -> None:
    assert trend_words(()) == "no history yet"
    assert trend_words(day((24, Verdict.PASS))) == "pass all the time"
    assert trend_words(day((24, Verdict.NOT_CONFIGURED))) == "not configured all the time"
    assert trend_words(day((20, None), (4, Verdict.UNKNOWN))) == "not watched until 08:00; unknown since 08:00"


def test_holes_too_short_to_matter_are_not_told() -> None:
    short = 0.01
    spans = day((2, Verdict.PASS), (3, Verdict.FAIL), (short, None), (4, Verdict.FAIL), (short, None))
    assert trend_words(spans) == "fail since 14:00; otherwise pass"
    assert trend_words(day((short, None))) == "not watched all the time"


def test_a_restless_day_is_cut_to_its_latest_things() -> None:
    pieces = [(0.5, verdict) for _ in range(6) for verdict in (Verdict.PASS, Verdict.FAIL)]
    words = trend_words(day(*pieces))
    assert words.startswith("2 more before; fail 14:30 to 15:00; ")
    assert words.endswith("fail since 17:30; otherwise pass")


@given(
    pieces=st.lists(st.tuples(st.floats(0.001, 10), st.sampled_from([None, *Verdict])), min_size=1, max_size=30),
    count=st.integers(1, 200),
)
def test_the_worst_of_the_day_is_always_drawn(pieces: list[tuple[float, Verdict | None]], count: int) -> None:
    slices = trend_slices(day(*pieces), count)
    assert len(slices) == count
    bad = [verdict for _, verdict in pieces if verdict not in (None, Verdict.PASS)]
    if bad:
        ranks = [verdict.rank for verdict in slices if verdict is not None]
        assert max(ranks) == max(verdict.rank for verdict in bad if verdict is not None)
