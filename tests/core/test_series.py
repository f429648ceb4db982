"""Ring buffers keep order, holes, precision and their limits."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api_client.exposition import Exposition, Family, FamilyType, Sample
from app.core.series import SeriesBook

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
    book = SeriesBook(capacity=4)
    book.append("risk", 0.0, scrape(a=1.0, b=1.0))
    for second in range(1, 20):
        book.append("risk", float(second), scrape(b=1.0))
    assert book.window("risk", "a") == ()
    assert book.series_count == 1


def test_the_limit_is_kept_and_said() -> None:
    book = SeriesBook(capacity=4, series_limit=2)
    book.append("risk", 0.0, scrape(a=1.0, b=1.0, c=1.0))
    book.append("oms", 0.0, scrape(a=1.0))
    assert book.series_count == 2
    assert book.notice == "2 series are not kept: the limit of 2 series is reached."
    book.append("risk", 1.0, scrape(a=1.0))
    book.append("oms", 1.0, scrape())
    assert book.notice == ""


def test_gauges_are_small_until_they_would_lose_a_digit() -> None:
    book = SeriesBook()
    book.append("risk", 0.0, scrape(G, small=1.5, clock=1_772_625_600.0))
    book.append("risk", 1.0, scrape(G, small=2.0**24 + 1, clock=1_772_625_604.0))
    assert values_of(book, "clock") == [1_772_625_600.0, 1_772_625_604.0]
    assert values_of(book, "small") == [1.5, 2.0**24 + 1]
    book.append("risk", 2.0, scrape(G, other=1.0))
    (other,) = book.window("risk", "other")
    assert other.values.dtype == np.float32


def test_counters_are_exact() -> None:
    book = SeriesBook()
    book.append("risk", 0.0, scrape(a=2.0**40 + 1))
    assert values_of(book, "a") == [2.0**40 + 1]


def test_a_clock_that_is_set_back_forgets_what_lies_ahead() -> None:
    book = SeriesBook()
    for second in (10.0, 20.0, 30.0):
        book.append("risk", second, scrape(a=second))
    book.append("risk", 20.0, scrape(a=5.0))
    (window,) = book.window("risk", "a")
    assert window.times.tolist() == [10.0, 20.0]
    assert window.values.tolist() == [10.0, 5.0]


def test_views_cannot_be_written_and_cost_no_copy() -> None:
    book = SeriesBook()
    book.append("risk", 0.0, scrape(a=1.0))
    (first,), (second,) = book.window("risk", "a"), book.window("risk", "a")
    assert np.shares_memory(first.values, second.values)
    with pytest.raises(ValueError, match="read-only"):
        first.values[0] = 2.0
    book.append("risk", 1.0, scrape(a=2.0))
    assert values_of(book, "a") == [1.0, 2.0]


@pytest.mark.parametrize(("capacity", "limit"), [(1, 1), (2, 0)])
def test_a_book_without_room_is_refused(capacity: int, limit: int) -> None:
    with pytest.raises(ValueError, match="at least two"):
        SeriesBook(capacity, limit)
