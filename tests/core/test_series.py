"""Ring buffers keep order, holes, precision and their limits."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api_client.exposition import Exposition, Family, FamilyType, Sample
from app.core.series import LeftOut, SeriesBook

G, C = FamilyType.GAUGE, FamilyType.COUNTER


def scrape(kind: FamilyType = C, **values: float) -> Exposition:
    families = {
        name: Family(name, kind, "", (Sample(name, (("service", "risk"),), value, None),))
        for name, value in values.items()
    }
    return Exposition(MappingProxyType(families))


def values_of(book: SeriesBook, name: str, since_s: float = 0.0) -> list[float]:
    (window,) = book.window("risk", name, since_s=since_s)
    return [float(value) for value in window.values]


def test_samples_come_back_in_order() -> None:
    book = SeriesBook()
    for second in range(5):
        book.append("risk", float(second), scrape(a=second * 10.0))
    assert values_of(book, "a") == [0, 10, 20, 30, 40]
    assert values_of(book, "a", since_s=2.5) == [30, 40]
    assert (book.version, book.targets, book.series_count) == (5, ("risk",), 1)
    assert book.read_s("risk") == 4.0


def test_what_nobody_scraped_is_empty() -> None:
    book = SeriesBook()
    assert book.window("risk", "a") == ()
    assert book.read_s("risk") is None
    book.gap("risk", 1.0)
    assert book.window("risk", "a") == ()
    assert book.read_s("risk") is None


def test_a_failed_scrape_and_a_vanished_series_are_holes() -> None:
    book = SeriesBook()
    book.append("risk", 1.0, scrape(a=1.0, b=1.0))
    book.gap("risk", 2.0)
    book.append("risk", 3.0, scrape(b=3.0))
    np.testing.assert_equal(values_of(book, "a"), [1, np.nan, np.nan])
    np.testing.assert_equal(values_of(book, "b"), [1, np.nan, 3])
    assert book.read_s("risk") == 3.0


def test_labels_select() -> None:
    samples = tuple(Sample("a", (("le", le), ("service", "risk")), 1.0, None) for le in ("1", "2"))
    book = SeriesBook()
    book.append("risk", 1.0, Exposition(MappingProxyType({"a": Family("a", C, "", samples)})))
    assert len(book.window("risk", "a")) == 2
    (window,) = book.window("risk", "a", {"le": "2"})
    assert window.label == {"le": "2", "service": "risk"}
    assert book.window("risk", "a", {"le": "3"}) == ()


@settings(deadline=None)
@given(capacity=st.integers(2, 9), count=st.integers(1, 60))
def test_the_newest_scrapes_stay_whatever_the_capacity(capacity: int, count: int) -> None:
    book = SeriesBook(capacity)
    for second in range(count):
        book.append("risk", float(second), scrape(a=float(second)))
    expected = [float(second) for second in range(max(0, count - capacity), count)]
    (window,) = book.window("risk", "a")
    assert window.times.tolist() == expected
    assert window.values.tolist() == expected


def test_a_series_that_is_gone_for_good_frees_its_place() -> None:
    book = SeriesBook(capacity=4, minutes=2)
    book.append("risk", 0.0, scrape(a=1.0, b=1.0))
    for second in range(60, 240, 15):
        book.append("risk", float(second), scrape(b=1.0))
    assert book.window("risk", "a") == ()
    assert book.series_count == 1


def test_a_series_that_is_gone_stays_for_as_long_as_its_minutes() -> None:
    book = SeriesBook(capacity=2, minutes=4)
    book.append("risk", 0.0, scrape(G, a=1.0, b=1.0))
    for second in range(60, 300, 20):
        book.append("risk", float(second), scrape(G, b=1.0))
    (window,) = book.minutes("risk", [kept.key for kept in book.kept("risk", "a")], 0.0)
    np.testing.assert_equal(window.values, [1, *[np.nan] * 4])


def test_the_limit_is_kept_and_said() -> None:
    book = SeriesBook(capacity=4, series_limit=2)
    for second in (0.0, 1.0):
        book.append("risk", second, scrape(a=second, b=second, c=second))
        book.append("oms", second, scrape(a=second))
    assert (book.series_count, book.moving_count) == (2, 2)
    assert book.left_out == (LeftOut("oms", "a", 1), LeftOut("risk", "c", 1))
    assert book.notice == (
        "2 series are not kept: the limit of 2 series that move is reached, and metrics with the most series give way "
        "first. Left out: a of oms (1), c of risk (1)."
    )
    assert book.window("oms", "a") == ()
    book.append("risk", 2.0, scrape(a=2.0))
    book.append("oms", 2.0, scrape())
    assert book.notice == ""


def test_a_notice_names_three_metrics_at_most() -> None:
    book = SeriesBook(series_limit=1)
    for second in (0.0, 1.0):
        book.append("risk", second, scrape(a=second, b=second, c=second, d=second, e=second, f=second))
    assert book.notice.endswith("Left out: b of risk (1), c of risk (1), d of risk (1) and 2 more metrics.")


def test_a_series_that_never_moved_costs_no_place() -> None:
    book = SeriesBook(series_limit=1)
    for second in range(3):
        book.append("risk", float(second), scrape(a=1.0, b=float(second), c=float("nan")))
    assert (book.series_count, book.moving_count, book.notice) == (3, 1, "")
    assert values_of(book, "a") == [1, 1, 1]
    assert values_of(book, "b", since_s=1.0) == [1, 2]
    assert np.isnan(values_of(book, "c")).all()


def test_what_was_still_keeps_its_past_when_it_moves_or_vanishes() -> None:
    book = SeriesBook()
    book.append("risk", 0.0, scrape(other=1.0))
    book.append("risk", 1.0, scrape(a=5.0, b=6.0))
    book.gap("risk", 2.0)
    book.append("risk", 3.0, scrape(a=7.0))
    np.testing.assert_equal(values_of(book, "a"), [np.nan, 5, np.nan, 7])
    np.testing.assert_equal(values_of(book, "b"), [np.nan, 6, np.nan, np.nan])
    np.testing.assert_equal(values_of(book, "other"), [1, np.nan, np.nan, np.nan])


def test_what_vanishes_without_ever_having_moved_gives_way_to_what_moves() -> None:
    book = SeriesBook(series_limit=1)
    book.append("risk", 0.0, scrape(a=1.0, b=1.0))
    book.append("risk", 1.0, scrape(b=2.0))
    assert values_of(book, "b") == [1, 2]
    assert (book.series_count, book.notice) == (1, "")


def test_gauges_are_small_until_they_would_lose_a_digit() -> None:
    book = SeriesBook()
    book.append("risk", 0.0, scrape(G, small=1.5, clock=1_772_625_600.0))
    book.append("risk", 1.0, scrape(G, small=2.0**24 + 1, clock=1_772_625_604.0))
    assert values_of(book, "clock") == [1_772_625_600.0, 1_772_625_604.0]
    assert values_of(book, "small") == [1.5, 2.0**24 + 1]
    book.append("risk", 2.0, scrape(G, other=1.0))
    book.append("risk", 3.0, scrape(G, other=2.0))
    (other,) = book.window("risk", "other")
    assert other.values.dtype == np.float32


def test_counters_are_exact() -> None:
    book = SeriesBook()
    for second in range(3):
        book.append("risk", float(second), scrape(a=2.0**40 + second))
    assert values_of(book, "a") == [2.0**40, 2.0**40 + 1, 2.0**40 + 2]


def test_a_clock_that_is_set_back_forgets_what_lies_ahead() -> None:
    book = SeriesBook()
    for second in (10.0, 20.0, 30.0):
        book.append("risk", second, scrape(a=second))
    book.append("risk", 20.0, scrape(a=5.0))
    (window,) = book.window("risk", "a")
    assert window.times.tolist() == [10.0, 20.0]
    assert window.values.tolist() == [10.0, 5.0]


def test_a_series_that_never_moved_follows_a_clock_that_is_set_back() -> None:
    book = SeriesBook()
    book.append("risk", 10.0, scrape(other=1.0))
    for second in (20.0, 30.0, 5.0, 15.0):
        book.append("risk", second, scrape(a=1.0))
    (window,) = book.window("risk", "a")
    assert (window.times.tolist(), window.values.tolist()) == ([5.0, 15.0], [1.0, 1.0])


def test_views_cannot_be_written_and_cost_no_copy() -> None:
    book = SeriesBook()
    for second_s in (0.0, 1.0):
        book.append("risk", second_s, scrape(a=second_s))
    (first,), (second,) = book.window("risk", "a"), book.window("risk", "a")
    assert np.shares_memory(first.values, second.values)
    with pytest.raises(ValueError, match="read-only"):
        first.values[0] = 2.0
    book.append("risk", 2.0, scrape(a=2.0))
    assert values_of(book, "a") == [0.0, 1.0, 2.0]


@pytest.mark.parametrize(("capacity", "limit", "minutes"), [(1, 1, 1), (2, 0, 1), (2, 1, 0)])
def test_a_book_without_room_is_refused(capacity: int, limit: int, minutes: int) -> None:
    with pytest.raises(ValueError, match="at least two"):
        SeriesBook(capacity, limit, minutes)


def test_what_targets_expose_is_counted_and_kept() -> None:
    book = SeriesBook()
    first, second = scrape(a=1.0), scrape(a=1.0, b=2.0)
    book.gap("oms", 0.0)
    for at_s, one in enumerate((first, first, second)):
        book.append("risk", float(at_s), one)
    assert book.layouts == 2
    assert book.newest_layouts == {"risk": second.columns.layout}
