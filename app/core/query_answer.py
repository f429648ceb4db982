"""Answers a query from the kept samples: series are grouped, aggregated over targets, and made into lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from api_client.exposition import Floats, Labels
from app.core.query import Aggregation, Answer, Function, Query, SeriesData
from app.core.query_tracks import Nothing, TargetTracks, Track, exposed_name, read_tracks, without_bound
from app.core.rates import Matrix, quantiles
from app.core.series import SeriesBook

HOLE_S: Final = 90.0
"""What lies between two times so far apart was not watched, and a line must not cross it."""
_EXTREMES: Final = {Aggregation.MIN: np.fmin, Aggregation.MAX: np.fmax}


def answer(book: SeriesBook, query: Query, start_s: float, end_s: float) -> Answer:
    """What is known between two moments (Unix seconds).

    By scrapes for as long as they are kept, else by minutes, up to the newest whole one where the query has a window.
    A sum over several targets has a hole where one of them was not scraped: less would look like a fall. Counters and
    histograms that never counted are left out beside others that did: services expose many in the names of others.
    """
    found = read_tracks(book, query, start_s, end_s)
    notices = _left_out(book, query)
    if isinstance(found, Nothing):
        return Answer((), None, " ".join(filter(None, (_why(book, query, found), *notices))))
    reads = [read_s for tracks in found if (read_s := book.read_s(tracks.target)) is not None]
    lines = tuple(_line(query, group) for group in _groups(query, found))
    return Answer(lines, max(reads), " ".join(notices))


@dataclass(frozen=True, eq=False)
class _Group:
    """The series that make one line, with the target each is from."""

    labels: Labels
    members: list[tuple[TargetTracks, Track]]


def _why(book: SeriesBook, query: Query, nothing: Nothing) -> str:
    """Why there is no line; nothing to say before the first scrape."""
    if not book.targets:
        return ""
    if nothing is Nothing.A_GAUGE:
        return f"{query.metric} is a gauge: it may fall, so that it has no rate."
    if nothing is Nothing.NEVER_OBSERVED:
        return f"{query.metric} has not observed anything."
    if query.function is Function.QUANTILE and any(book.kept(target, query.metric) for target in book.targets):
        return f"{query.metric} is no histogram: it has no quantiles."
    return f"No series of {exposed_name(query)} fits: none is exposed, or none has these labels."


def _left_out(book: SeriesBook, query: Query) -> list[str]:
    name = exposed_name(query)
    return [
        f"{out.series} series of {name} at {out.target} are not kept: the limit of series is reached."
        for out in book.left_out
        if out.metric == name
    ]


def _groups(query: Query, found: Sequence[TargetTracks]) -> list[_Group]:
    groups: dict[Labels, _Group] = {}
    for tracks in found:
        for track in tracks.tracks:
            own = without_bound(track.labels) if query.function is Function.QUANTILE else track.labels
            labels = own if query.by is None else _kept_apart(query.by, track.label)
            groups.setdefault(labels, _Group(labels, [])).members.append((tracks, track))
    return [groups[labels] for labels in sorted(groups)]


def _kept_apart(by: Sequence[str], labels: Mapping[str, str]) -> Labels:
    return tuple((label, labels.get(label, "")) for label in by)


def _line(query: Query, group: _Group) -> SeriesData:
    times = max((tracks.times for tracks, _ in group.members), key=len)
    low: Floats | None
    high: Floats | None
    if query.function is Function.QUANTILE:
        values, low, high = _quantile(query, group, times)
    else:
        _, lone = group.members[0]
        values = _aggregated(query.aggregation, _aligned(group.members, times))
        low, high = (lone.low, lone.high) if len(group.members) == 1 else (None, None)
    rows = [None if row is None else row * query.scale for row in (values, low, high)]
    if query.scale < 0:
        rows[1:] = rows[:0:-1]
    return SeriesData(group.labels, *_with_holes(times, rows))


def _quantile(query: Query, group: _Group, times: Floats) -> tuple[Floats, Floats, Floats]:
    buckets: dict[float, list[tuple[TargetTracks, Track]]] = {}
    for tracks, track in group.members:
        upper = _upper(track.label.get("le", ""))
        if upper is not None:
            buckets.setdefault(upper, []).append((tracks, track))
    uppers = np.array(sorted(buckets))
    cumulative = np.empty((len(uppers), len(times)))
    for row, upper in enumerate(uppers):
        cumulative[row] = _aggregated(Aggregation.SUM, _aligned(buckets[upper], times))
    found = quantiles(query.quantile, uppers, cumulative)
    return found.values, found.low, found.high


def _upper(text: str) -> float | None:
    try:
        upper = float(text)
    except ValueError:
        return None
    return None if math.isnan(upper) else upper


def _aligned(members: Sequence[tuple[TargetTracks, Track]], times: Floats) -> Matrix:
    """Each series at these times, by its newest scrape; NaN for all where a target that had been scraped was not."""
    rows = np.empty((len(members), len(times)))
    silent = np.zeros(len(times), np.bool_)
    for row, (tracks, track) in enumerate(members):
        if tracks.times is times:
            rows[row] = track.values
            silent |= ~tracks.answered
            continue
        places = np.searchsorted(tracks.times, times, side="right") - 1
        begun = places >= 0
        fresh = begun & (times - tracks.times[places] <= tracks.fresh_s)
        rows[row] = np.where(fresh, track.values[places], np.nan)
        silent |= begun & ~(fresh & tracks.answered[places])
    rows[:, silent] = np.nan
    return rows


def _aggregated(aggregation: Aggregation, rows: Matrix) -> Floats:
    """One line of several; a series that is not there adds nothing, and where none is there nothing is known."""
    if aggregation in _EXTREMES:
        extreme: Floats = _EXTREMES[aggregation].reduce(rows, axis=0)
        return extreme
    known = ~np.isnan(rows)
    count = known.sum(axis=0)
    with np.errstate(invalid="ignore"):
        total = np.where(known, rows, 0.0).sum(axis=0)
    if aggregation is Aggregation.MEAN:
        total = total / np.maximum(count, 1)
    return np.where(count > 0, total, np.nan)


def _with_holes(times: Floats, rows: Sequence[Floats | None]) -> tuple[Floats, Floats, Floats | None, Floats | None]:
    """The arrays, with a time at which nothing is known in the middle of each hole."""
    after = np.flatnonzero(np.diff(times) > HOLE_S)
    middles = (times[after] + times[after + 1]) / 2
    values, low, high = (None if row is None else np.insert(row, after + 1, np.nan) for row in rows)
    assert values is not None  # noqa: S101 a line has values, whether or not it has a band
    return np.insert(times, after + 1, middles), values, low, high
