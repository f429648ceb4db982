"""A scrape whose layout is known is written at once, and means the same as one that is written for the first time."""

from __future__ import annotations

import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api_client.exposition import Exposition, ExpositionReader, Family, FamilyType, Sample
from app.core.samples import samples_named
from app.core.series import LeftOut, SeriesBook
from app.core.series_blocks import Block, Kind
from app.core.series_rows import SeriesRows
from tests.core.states import exposition

MANY = 300
"""More series than one block has rows for."""


def text(values: dict[str, float], kind: str = "gauge") -> bytes:
    return "".join(f"# TYPE {name} {kind}\n{name} {value}\n" for name, value in values.items()).encode()


def values_of(book: SeriesBook, name: str) -> list[float]:
    (window,) = book.window("risk", name)
    return window.values.tolist()


SCRAPES = st.none() | st.dictionaries(
    st.sampled_from("abcde"), st.sampled_from([0.0, 1.0, 2.5, float("nan"), 2.0**24 + 1, float("inf")]), max_size=5
)


@settings(deadline=None, max_examples=200)
@given(st.lists(SCRAPES, max_size=40), st.integers(2, 6), st.sampled_from(["gauge", "counter"]))
def test_what_was_scraped_is_what_is_kept(scrapes: list[dict[str, float] | None], capacity: int, kind: str) -> None:
    """None is a scrape that failed."""
    book, reader = SeriesBook(capacity), ExpositionReader()
    for second, scrape in enumerate(scrapes):
        if scrape is None:
            book.gap("risk", float(second))
        else:
            book.append("risk", float(second), reader.read(text(scrape, kind)))
    newest = [scrape or {} for scrape in scrapes[-capacity:]]
    for name in "abcde":
        expected = [scrape.get(name, float("nan")) for scrape in newest]
        windows = book.window("risk", name)
        if windows or not np.isnan(expected).all():
            (window,) = windows
            np.testing.assert_array_equal(window.values, expected)


def test_more_series_than_a_block_holds() -> None:
    book, reader = SeriesBook(capacity=4), ExpositionReader()
    for second in range(12):
        book.append("risk", float(second), reader.read(text({f"s{n}": n + second / 4 for n in range(MANY)})))
    assert book.series_count == MANY
    for n in (0, 127, 128, 255, 256, MANY - 1):
        assert values_of(book, f"s{n}") == [n + second / 4 for second in range(8, 12)]


def test_rows_that_were_given_back_are_used_again() -> None:
    book = SeriesBook(capacity=2, minutes=1)
    for minute in range(3 * MANY):
        book.append("risk", minute * 60.0, exposition(f"# TYPE g gauge\ng 1\ns{minute} {minute}\n"))
    assert values_of(book, "g") == [1.0, 1.0]
    assert values_of(book, f"s{3 * MANY - 1}")[-1] == 3 * MANY - 1
    assert book.series_count < 6


def test_the_memory_of_series_that_are_gone_is_given_back() -> None:
    book = SeriesBook(capacity=2, minutes=1)
    for second in (0.0, 1.0):
        book.append("risk", second, exposition(f"# TYPE old gauge\nold {second}\n"))
    memory = weakref.ref(book.window("risk", "old")[0].values.base)
    assert memory() is not None
    for minute in range(1, 6):
        book.append("risk", minute * 60.0, exposition("new 1\n"))
    assert memory() is None


def test_a_given_back_row_holds_nothing_of_the_series_before() -> None:
    block = Block(Kind.COUNTER, 3, 2)
    row = block.take(("a", ()))
    block.values[row] = 1.0
    for minutes in block.minutes:
        minutes[row] = 1.0
    block.release(row)
    assert block.empty
    assert np.isnan(block.values[row]).all()
    assert block.take(("b", ())) == row
    assert all(np.isnan(minutes[row]).all() for minutes in block.minutes)


def test_a_series_that_is_never_a_number_disturbs_no_other() -> None:
    """It is dropped with every tidying, though it is in each scrape, and its row may have gone to another series."""
    book, reader = SeriesBook(capacity=2), ExpositionReader()
    for second in range(20):
        book.append("risk", float(second), reader.read(text({"a": float("nan"), "b": float(second)})))
        book.append("oms", float(second), exposition(f"c {second}"))
    assert values_of(book, "b") == [18.0, 19.0]


def test_a_known_gauge_that_grows_too_large_keeps_its_past_and_its_digits() -> None:
    book, reader = SeriesBook(), ExpositionReader()
    for second, value in enumerate((1.5, 2.0**24 + 1, 2.5, 2.0**30 + 1)):
        book.append("risk", float(second), reader.read(text({"a": value, "b": 1.0})))
    assert values_of(book, "a") == [1.5, 2.0**24 + 1, 2.5, 2.0**30 + 1]
    (other,) = book.window("risk", "b")
    assert other.values.dtype == np.float32


def test_what_found_no_room_gets_it_as_soon_as_there_is_some() -> None:
    book, reader = SeriesBook(capacity=2, series_limit=2, minutes=1), ExpositionReader()
    for at_s in (0.0, 1.0):
        book.append("oms", at_s, exposition(f"x {at_s}"))
        book.append("risk", at_s, reader.read(text({"a": at_s, "b": at_s})))
    assert book.left_out == (LeftOut("risk", "b", 1),)
    for minute in range(1, 6):
        book.gap("oms", minute * 60.0)
    assert book.window("oms", "x") == ()
    book.append("risk", 2.0, reader.read(text({"a": 1.0, "b": 2.0})))
    assert (book.left_out, values_of(book, "b")[-1]) == ((), 2.0)


def test_some_room_is_not_enough_for_what_belongs_together() -> None:
    book, reader = SeriesBook(capacity=2, series_limit=2, minutes=1), ExpositionReader()
    for at_s in (0.0, 1.0):
        book.append("oms", at_s, exposition(f"x {at_s}"))
        book.append("risk", at_s, reader.read(b"# TYPE h histogram\n" + histogram(at_s)))
    for minute in range(1, 6):
        book.gap("oms", minute * 60.0)
    book.append("risk", 2.0, reader.read(b"# TYPE h histogram\n" + histogram(2.0)))
    assert (book.moving_count, sum(out.series for out in book.left_out)) == (0, 3)
    assert book.window("risk", "h_count") == ()


def test_a_histogram_is_kept_whole_or_not_at_all_and_small_metrics_come_first() -> None:
    book, reader = SeriesBook(series_limit=7), ExpositionReader()
    for at_s in (0, 1):
        rows = [
            f'h_bucket{{le="{le}",s="{s}"}} {count}\n'
            for s in "xy"
            for le, count in (("1", 0), ("2", at_s), ("+Inf", at_s))
        ]
        rows += [f'h_{part}{{s="{s}"}} {at_s}\n' for s in "xy" for part in ("count", "sum")]
        texts = "# TYPE h histogram\n" + "".join(rows) + f"# TYPE g gauge\ng {at_s}\n"
        book.append("risk", float(at_s), reader.read(texts.encode()))
    # One label set has 5 series, the gauge 1: the second label set would make 11.
    assert [window.label["s"] for window in book.window("risk", "h_bucket")] == ["x", "x", "x"]
    assert [window.label["s"] for window in book.window("risk", "h_sum")] == ["x"]
    assert values_of(book, "g") == [0.0, 1.0]
    assert book.left_out == (LeftOut("risk", "h_bucket", 3), LeftOut("risk", "h_count", 1), LeftOut("risk", "h_sum", 1))
    assert book.moving_count == 6


def test_metrics_of_few_series_come_first() -> None:
    book, reader = SeriesBook(series_limit=3), ExpositionReader()
    for at_s in (0.0, 1.0):
        book.append("risk", at_s, reader.read(b"# TYPE h histogram\n" + histogram(at_s) + text({"a": at_s})))
    assert [book.window("risk", name) == () for name in ("a", "h_count")] == [False, True]


def test_what_found_no_room_and_still_finds_none_is_not_planned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    book, reader = SeriesBook(series_limit=2), ExpositionReader()
    for at_s in (0.0, 1.0):
        book.append("risk", at_s, reader.read(text({"a": at_s}) + b"# TYPE h histogram\n" + histogram(at_s)))
    assert (book.moving_count, len(book.left_out)) == (1, 2)
    monkeypatch.setattr(SeriesRows, "plan", None)
    book.append("risk", 2.0, reader.read(text({"a": 2.0}) + b"# TYPE h histogram\n" + histogram(2.0)))
    assert values_of(book, "a") == [0.0, 1.0, 2.0]


def histogram(count: float) -> bytes:
    return f'h_bucket{{le="1"}} {count}\nh_bucket{{le="+Inf"}} {count}\nh_count {count}\n'.encode()


def test_the_type_of_a_series_may_become_known_later() -> None:
    """A row that was made for small gauges holds what a counter may hold."""
    book = SeriesBook()
    for at_s, scrape in enumerate(("a 1\nb 1", "a 2\nb 1", "# TYPE a counter\na 3\n# TYPE b counter\nb 2")):
        book.append("risk", float(at_s), exposition(scrape + "\n"))
    book.append("risk", 3.0, exposition(f"# TYPE a counter\na {2**24 + 1}\n# TYPE b counter\nb {2**24 + 1}\n"))
    assert values_of(book, "a") == [1.0, 2.0, 3.0, 2**24 + 1]
    assert values_of(book, "b") == [1.0, 1.0, 2.0, 2**24 + 1]


@pytest.mark.parametrize(
    ("scrape", "name", "counts"),
    [
        ("# TYPE a_total counter\na_total 1\n", "a_total", True),
        ("# TYPE a counter\na_total 1\na_created 1\n# EOF\n", "a_created", False),
        ("# TYPE a summary\na_count 1\n", "a_count", True),
        ('# TYPE a summary\na{quantile="0.5"} 1\n', "a", False),
        ("# TYPE a_count gauge\na_count 1\n", "a_count", False),
        ("a_total 1\n", "a_total", True),
        ("a 1\n", "a", False),
        ('a_bucket{le="1"} 1\n', "a_bucket", True),
    ],
)
def test_what_counts_is_known_by_type_or_name(scrape: str, name: str, counts: bool) -> None:
    book = SeriesBook()
    book.append("risk", 0.0, exposition(scrape))
    assert [window.counts for window in book.window("risk", name)] == [counts]


def test_of_equal_series_in_one_scrape_the_last_counts() -> None:
    samples = tuple(Sample("a", (), value, None) for value in (1.0, 2.0, 3.0))
    book = SeriesBook()
    book.append("risk", 0.0, Exposition({"a": Family("a", FamilyType.GAUGE, "", samples)}))
    assert values_of(book, "a") == [3.0]
    assert book.series_count == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("counter", "a_total"),
        ("counter", "a_created"),
        ("info", "a_info"),
        ("gaugehistogram", "a_gcount"),
        ("gaugehistogram", "a_bucket"),
        ("gauge", "a"),
    ],
)
def test_samples_are_found_under_openmetrics_families(kind: str, name: str) -> None:
    found = exposition(f"# TYPE a {kind}\n{name} 1\n# EOF\n")
    assert list(found.families) == ["a"]
    assert [sample.value for sample in samples_named(found, name)] == [1.0]
    assert list(samples_named(found, "b")) == []
