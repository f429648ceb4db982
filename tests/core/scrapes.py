"""Books of made-up scrapes, and questions to them."""

from __future__ import annotations

from collections.abc import Callable

from app.core.query import Answer, Query, SeriesData
from app.core.query_answer import answer
from app.core.series import SeriesBook
from tests.core.states import exposition

HOUR = 3600.0


def scraped(
    at_times: range, text: Callable[[int], str], target: str = "oms", book: SeriesBook | None = None
) -> SeriesBook:
    """A book with a scrape of `text(second)` each time; an empty one failed."""
    book = book or SeriesBook()
    for second in at_times:
        if text(second):
            book.append(target, float(second), exposition(text(second)))
        else:
            book.gap(target, float(second))
    return book


def asked(book: SeriesBook, query: Query, start_s: float = 0.0, end_s: float = 10 * HOUR) -> Answer:
    return answer(book, query, start_s, end_s)


def line(book: SeriesBook, query: Query, start_s: float = 0.0, end_s: float = 10 * HOUR) -> SeriesData:
    (one,) = asked(book, query, start_s, end_s).series
    return one


def gauge(second: int) -> str:
    return f'# TYPE depth gauge\ndepth{{stream="a"}} {second}\ndepth{{stream="b"}} {100 - second}\n'


def counter(second: int) -> str:
    return f'n_total{{side="buy"}} {second * 2}\nn_total{{side="sell"}} {second}\n'


def latencies(second: int) -> str:
    rows = "".join(
        f'h_bucket{{le="{le}",method="{method}"}} {share * second}\n'
        for method in ("GET", "POST")
        for le, share in (("0.1", 18), ("0.5", 20), ("+Inf", 20))
    )
    idle = "".join(f'h_bucket{{le="{le}",method="PUT"}} 0\n' for le in ("0.1", "0.5", "+Inf"))
    return f"# TYPE h histogram\n{rows}{idle}"
