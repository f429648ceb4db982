"""What histograms counted over a window: by scrapes, by minutes, or ever; resets, holes, and what is presence only."""

from __future__ import annotations

import math

import pytest

from app.core.burn_samples import DAY_S, EVER, BookSource, Counted
from app.core.series import SeriesBook
from tests.core.objectives_desk import histogram, watched
from tests.core.scrapes import HOUR, scraped

INF = math.inf


def counted(book: SeriesBook, window_s: float, at_s: float) -> Counted:
    found = BookSource(book).counted("h", window_s, at_s)
    assert found is not None
    return found


def test_a_window_begins_at_the_scrape_nearest_to_its_start() -> None:
    found = counted(watched(range(1000, 1305, 15)), 100, 1300)
    assert found == Counted((0.1, 0.5, INF), (105, 105, 105), 100, 105, 1300)
    assert BookSource(SeriesBook()).reach_s == DAY_S


def test_a_longer_window_than_was_watched_says_how_much_was() -> None:
    found = counted(watched(range(1000, 1305, 15)), 3 * DAY_S, 1300)
    assert (found.counts[-1], found.watched_s, found.window_s) == (300, 300, 3 * DAY_S)


def test_minutes_go_on_where_scrapes_end() -> None:
    book = watched(range(45, 20_000, 15))
    newest = max(range(45, 20_000, 15))
    assert book.clock("oms").times[book.clock("oms").oldest] > newest - 4 * HOUR
    found = counted(book, 5 * HOUR, newest)
    # the minute nearest to the start begins within half a minute of it
    assert found.counts[-1] == pytest.approx(5 * HOUR, abs=30)
    assert found.watched_s == found.counts[-1]


def test_ever_is_what_the_counters_hold() -> None:
    book = watched(range(1000, 1100, 10), lambda second: histogram(second, slow=7))
    book.gap("oms", 1100)
    found = counted(book, EVER, 1100)
    assert (found.counts, found.watched_s, found.read_s) == ((1090, 1090, 1097), EVER, 1090)
    short = counted(book, 30, 1100)
    assert (short.counts[-1], short.watched_s) == (20, 20)


def test_a_restart_counts_from_zero_and_a_hole_counts_nothing() -> None:
    def text(second: int) -> str:
        if second == 150:
            return ""
        return histogram(second if second < 120 else second - 120)

    found = counted(watched(range(100, 201, 10), text), 100, 200)
    assert (found.counts[-1], found.watched_s) == (10 + 0 + 20 + 40, 80)


def test_what_never_observed_is_presence_only_beside_others() -> None:
    book = watched(range(100, 200, 10))
    idle = '# TYPE h histogram\nh_bucket{le="0.3",of="other"} 0\nh_bucket{le="+Inf",of="other"} 0\n'
    scraped(range(100, 150, 10), lambda _: idle, "risk", book)
    assert counted(book, 50, 190).read_s == 190
    alone = counted(scraped(range(100, 150, 10), lambda _: idle, "risk"), 50, 140)
    assert alone == Counted((0.3, INF), (0, 0), 50, 40, 140)


def test_services_are_summed_and_the_least_watched_tells_for_how_long() -> None:
    book = watched(range(100, 200, 10))
    scraped(range(150, 190, 10), histogram, "risk", book)
    found = counted(book, 90, 190)
    assert (found.counts[-1], found.watched_s, found.read_s) == (90 + 30, 30, 180)


def test_only_buckets_that_every_histogram_has_are_told() -> None:
    book = watched(range(100, 200, 10))
    scraped(range(100, 200, 10), lambda second: histogram(second, bounds=("0.2", "0.5", "+Inf")), "risk", book)
    assert counted(book, 90, 190).uppers == (0.5, INF)


def test_a_lower_bucket_that_is_ahead_waits_for_the_higher_one() -> None:
    rows = '# TYPE h histogram\nh_bucket{{le="0.5"}} {0}\nh_bucket{{le="+Inf"}} {1}\n'
    book = scraped(range(0, 20, 10), lambda second: rows.format(second, second // 2))
    assert counted(book, 10, 10).counts == (10, 10)


def test_what_is_no_histogram_cannot_be_counted() -> None:
    for text in ('h_bucket{le="0.5"} 3\n', 'h_bucket{le="odd"} 3\n', 'h_bucket{le="NaN"} 3\n', "h 3\n"):
        book = scraped(range(0, 20, 10), lambda _, text=text: f"# TYPE h histogram\n{text}")
        assert BookSource(book).counted("h", 10, 10) is None
    assert BookSource(SeriesBook()).counted("h", 10, 10) is None
    gauge = scraped(range(0, 20, 10), lambda second: f'# TYPE h_bucket gauge\nh_bucket{{le="+Inf"}} {second}\n')
    assert BookSource(gauge).counted("h", 10, 10) is None


def test_a_clock_that_was_set_back_before_a_hole_counts_nothing() -> None:
    book = watched(range(100, 200, 10))
    book.gap("oms", 50)
    assert counted(book, EVER, 50).counts[-1] == 0
    assert counted(book, 10, 50).watched_s == 0
