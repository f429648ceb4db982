"""What a query reads: each series on its target's clock, by scrapes while they are kept, by minutes before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from api_client.exposition import Floats, Labels
from app.core.query import WINDOWED, Function, Query
from app.core.query_choice import Meant, exposed_name, without_bound
from app.core.rates import Matrix, increases, over_windows, window_starts
from app.core.series import MinuteWindow, SeriesBook
from app.core.series_clock import MINUTE_S, Flags

__all__ = ["FRESH_S", "TargetTracks", "Track", "exposed_name", "read_tracks", "without_bound"]

FRESH_S: Final = 15.0
"""How long a scrape stands for its target beside another target's, whose scrapes come at other moments."""


@dataclass(frozen=True, eq=False)
class Track:
    """A series: what it holds, or what was made of its window, at each time.

    `low` and `high` are what a gauge lay between.
    """

    labels: Labels
    values: Floats
    low: Floats | None = None
    high: Floats | None = None

    @property
    def label(self) -> dict[str, str]:
        """The labels by name."""
        return dict(self.labels)


@dataclass(frozen=True, eq=False)
class TargetTracks:
    """The series of one target: `times` (Unix seconds) are theirs all, `answered` tells at which it was scraped.

    A time stands for `fresh_s` seconds.
    """

    target: str
    times: Floats
    answered: Flags
    fresh_s: float
    tracks: tuple[Track, ...]


def read_tracks(
    book: SeriesBook, query: Query, meant: Mapping[str, Sequence[Meant]], start_s: float, end_s: float
) -> list[TargetTracks]:
    """Everything the query reads of these series, of each target that has some, between two moments (Unix seconds)."""
    read = _by_minutes if any(_needs_minutes(book, target, start_s) for target in meant) else _by_scrapes
    return [read(book, query, target, found, (start_s, end_s)) for target, found in meant.items()]


def _needs_minutes(book: SeriesBook, target: str, start_s: float) -> bool:
    """Whether more is known by minutes than by scrapes."""
    clock = book.clock(target)
    ends, _, _ = clock.ring(start_s)
    return bool(ends.size) and start_s < clock.times[clock.oldest] and ends[0] <= clock.times[clock.oldest]


def _since_s(query: Query, start_s: float, step_s: float) -> float:
    """The first point looks back over a window too, and a little more, because scrapes are never quite on time."""
    return start_s - (query.window_s + step_s if query.function in WINDOWED else 0.0)


def _by_scrapes(
    book: SeriesBook, query: Query, target: str, meant: Sequence[Meant], between: tuple[float, float]
) -> TargetTracks:
    clock, since_s = book.clock(target), _since_s(query, between[0], FRESH_S)
    kept = slice(clock.first_from(since_s), clock.end)
    times = clock.times[kept].copy()
    shown = (times >= between[0]) & (times <= between[1])
    windows = book.windows(target, [one.kept.key for one in meant], since_s)
    values = np.stack([window.values for window in windows]).astype(np.float64, copy=False)
    steps = increases(values) if query.function in WINDOWED and times.size else values
    made = _made(query, times, _Read(values, values, steps, clock.spans()[kept]))[:, shown]
    tracks = tuple(Track(one.labels, row) for one, row in zip(meant, made, strict=True))
    return TargetTracks(target, times[shown], clock.scraped[kept][shown], FRESH_S, tracks)


def _by_minutes(
    book: SeriesBook, query: Query, target: str, meant: Sequence[Meant], between: tuple[float, float]
) -> TargetTracks:
    clock, since_s = book.clock(target), _since_s(query, between[0], MINUTE_S)
    ends, columns, known = clock.ring(since_s)
    times = np.append(ends, clock.times[clock.end - 1])
    answered = np.append(clock.seen[columns] & known, clock.scraped[clock.begun : clock.end].any())
    watched = np.append(clock.watched_s[columns], clock.watched(clock.begun, clock.end))
    shown = (times >= between[0]) & (times <= between[1])
    if query.function in WINDOWED:
        shown[-1] = False  # a minute that is not over would make the last window a shorter one
    windows = book.minutes(target, [one.kept.key for one in meant], since_s)
    values = np.stack([window.values for window in windows]).astype(np.float64, copy=False)
    steps = _stacked([window.growth for window in windows], values)
    # A moment only moves on: the most of a minute is its newest.
    newest = _stacked([window.high for window in windows], values)
    made = _made(query, times, _Read(values, newest, steps, watched))[:, shown]
    tracks = tuple(
        Track(one.labels, row, *_band(query, window, shown))
        for one, window, row in zip(meant, windows, made, strict=True)
    )
    return TargetTracks(target, times[shown], answered[shown], 2 * MINUTE_S, tracks)


def _stacked(rows: Sequence[npt.NDArray[np.floating] | None], otherwise: Matrix) -> Matrix:
    """The rows as a matrix, those of `otherwise` where there is none."""
    return np.stack([other if row is None else row for row, other in zip(rows, otherwise, strict=True)])


def _band(query: Query, window: MinuteWindow, shown: Flags) -> tuple[Floats | None, Floats | None]:
    if query.function is not Function.VALUE or window.low is None or window.high is None:
        return None, None
    return window.low[shown].astype(np.float64), window.high[shown].astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What was read of some series, one a row: values, newest moments and growth; `watched_s` is their clock's."""

    values: Matrix
    newest: Matrix
    steps: Matrix
    watched_s: Floats


def _made(query: Query, times: Floats, read: _Read) -> Matrix:
    """What the function makes of the series, one a row; NaN wherever a series was not there."""
    if query.function is Function.VALUE:
        return read.values
    if query.function is Function.AGE:
        return np.where(read.newest == 0, np.nan, times - read.newest)
    starts = window_starts(times, query.window_s)
    grown = over_windows(read.steps, starts)
    if query.function is Function.RATE:
        with np.errstate(invalid="ignore", divide="ignore"):
            grown = grown / over_windows(np.where(read.watched_s > 0, read.watched_s, np.nan), starts)
    return np.where(np.isnan(read.values), np.nan, grown)
