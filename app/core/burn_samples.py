"""What histograms counted over a window, out of the kept samples: by scrapes where they reach, else by minutes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from api_client.exposition import Floats, SeriesKey
from app.core.query_tracks import without_bound
from app.core.rates import bucket_bound, increases
from app.core.series import Kept, SeriesBook
from app.core.series_clock import MINUTE_S

EVER: Final = math.inf
"""The window since the services began: all that their counters hold."""
DAY_S: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted over `window_s` seconds: how many events lay at or below each of `uppers`, the last infinite.

    Buckets that not every histogram has are left out. `watched_s` is how much of the window lies between answered
    scrapes, of the service that was watched least; `read_s` when the most silent one was read (Unix seconds).
    """

    uppers: tuple[float, ...]
    counts: tuple[float, ...]
    window_s: float
    watched_s: float
    read_s: float


class SampleSource(Protocol):
    """Where counts come from; `reach_s` is the longest window that it can know anything of."""

    @property
    def reach_s(self) -> float:
        """Seconds."""

    def counted(self, metric: str, window_s: float, at_s: float) -> Counted | None:
        """What the histogram counted up to `at_s` (Unix seconds), of all services; None where nobody exposes it."""


@dataclass(frozen=True, slots=True)
class BookSource:
    """The console's own samples: an hour of scrapes, a day of minutes.

    A window begins at the scrape nearest to its start, or, where scrapes do not reach, at the minute nearest to it. It
    ends at the newest scrape. What grew across a missed scrape is not counted, and not watched either.
    """

    book: SeriesBook

    @property
    def reach_s(self) -> float:
        """A day."""
        return DAY_S

    def counted(self, metric: str, window_s: float, at_s: float) -> Counted | None:
        """What the histogram counted in the window (seconds, or `EVER`) up to the newest scrape."""
        found = _histograms(self.book, f"{metric}_bucket")
        if not found:
            return None
        grown = [_grown(self.book, target, keys, at_s - window_s) for target, keys in found]
        shared = set.intersection(*(set(bounds) for one in grown for bounds in one.buckets))
        if math.inf not in shared:
            return None  # no histogram that could tell
        uppers = tuple(sorted(shared))
        counts = [sum(bounds[upper] for one in grown for bounds in one.buckets) for upper in uppers]
        # Buckets are scraped one after the other; a lower bound may be ahead of a higher one for a moment.
        cumulative = np.maximum.accumulate(np.array(counts))
        watched_s, read_s = min(one.watched_s for one in grown), min(one.read_s for one in grown)
        return Counted(uppers, tuple(map(float, cumulative)), window_s, watched_s, read_s)


@dataclass(frozen=True, slots=True)
class _Grown:
    """What one target's histograms counted: a mapping of bound to growth each."""

    buckets: Sequence[dict[float, float]]
    watched_s: float
    read_s: float


def _histograms(book: SeriesBook, name: str) -> list[tuple[str, tuple[SeriesKey, ...]]]:
    """The series of each target, without histograms that never counted where others did: those are presence only."""
    kept = {target: [one for one in book.kept(target, name) if one.counts] for target in book.targets}
    active = {target: {without_bound(one.key[1]) for one in found if not one.idle} for target, found in kept.items()}
    anywhere = any(active.values())

    def meant(target: str, one: Kept) -> bool:
        return not anywhere or without_bound(one.key[1]) in active[target]

    chosen = [(target, tuple(one.key for one in found if meant(target, one))) for target, found in kept.items()]
    return [(target, keys) for target, keys in chosen if keys]


def _grown(book: SeriesBook, target: str, keys: tuple[SeriesKey, ...], start_s: float) -> _Grown:
    read_s = book.read_s(target)
    assert read_s is not None  # noqa: S101 a target has series only once it was read
    if math.isinf(start_s):
        totals, watched_s = _ever(book, target, keys, read_s), EVER
    elif _reaches(book, target, start_s):
        totals, watched_s = _by_scrapes(book, target, keys, start_s)
    else:
        totals, watched_s = _by_minutes(book, target, keys, start_s)
    buckets: dict[object, dict[float, float]] = {}
    for key, total in zip(keys, totals, strict=True):
        upper = bucket_bound(dict(key[1]).get("le", ""))
        if upper is not None:
            buckets.setdefault(without_bound(key[1]), {})[upper] = float(total)
    return _Grown(tuple(buckets.values()) or ({},), watched_s, read_s)


def _reaches(book: SeriesBook, target: str, start_s: float) -> bool:
    """Whether scrapes are kept since the start, or minutes know no more than they do."""
    clock = book.clock(target)
    oldest_s = clock.times[clock.oldest]
    ends, _, _ = clock.ring(start_s)
    return bool(start_s >= oldest_s or not ends.size or ends[0] > oldest_s)


def _ever(book: SeriesBook, target: str, keys: Sequence[SeriesKey], read_s: float) -> Floats:
    """What the counters held when the target was last read."""
    windows = book.windows(target, keys, read_s)
    return np.array([np.nansum(window.values[:1]) for window in windows])


def _by_scrapes(book: SeriesBook, target: str, keys: Sequence[SeriesKey], start_s: float) -> tuple[Floats, float]:
    clock = book.clock(target)
    times = clock.times[clock.oldest : clock.end]
    first = int(np.abs(times - start_s).argmin())
    windows = book.windows(target, keys, float(times[first]))
    grown = np.array([np.nansum(increases(window.values)) for window in windows])
    return grown, float(clock.spans()[clock.oldest + first + 1 :].sum())


def _by_minutes(book: SeriesBook, target: str, keys: Sequence[SeriesKey], start_s: float) -> tuple[Floats, float]:
    clock = book.clock(target)
    since_s = math.floor(start_s / MINUTE_S + 0.5) * MINUTE_S
    _, columns, known = clock.ring(since_s)
    minutes = book.minutes(target, keys, since_s)
    grown = np.array([np.nansum(one.growth) for one in minutes if one.growth is not None])  # what counts has one
    watched_s = float(clock.watched_s[columns][known].sum()) + clock.watched(clock.begun, clock.end)
    return grown, watched_s
