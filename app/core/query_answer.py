"""Answers a query from the kept samples: series are grouped, aggregated over targets, and made into lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from api_client.exposition import Floats, Labels
from app.core.language import tr
from app.core.query import Aggregation, Answer, Function, Query, SeriesData
from app.core.query_choice import Choice, Nothing, chosen, exposed_name, meant_series, without_bound
from app.core.query_tracks import TargetTracks, Track, read_tracks
from app.core.rates import Matrix, bucket_bound, quantiles
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
    choice = chosen(query, {target: meant_series(book, query, target) for target in book.targets})
    (found,) = answers(book, (query,), choice, start_s, end_s)
    return found


def reading(query: Query) -> Query:
    """What is read for the query: it is equal for queries that differ in what is only made of it, a quantile's rank."""
    return replace(query, quantile=0.5, scale=1.0) if query.function is Function.QUANTILE else query


def answers(
    book: SeriesBook, queries: Sequence[Query], choice: Choice, start_s: float, end_s: float
) -> tuple[Answer, ...]:
    """The same to queries with one and the same `reading`, of the series that were chosen for it; read once for all."""
    asked = queries[0]
    notices = _left_out(book, asked)
    if isinstance(choice, Nothing):
        nothing = Answer((), None, " ".join(filter(None, (_why(book, asked, choice), *notices))))
        return tuple(nothing for _ in queries)
    found = read_tracks(book, asked, choice, start_s, end_s)
    reads = [read_s for tracks in found if (read_s := book.read_s(tracks.target)) is not None]
    grouped = [_Shared(asked, group) for group in _groups(asked, found)]
    return tuple(
        Answer(tuple(shared.line(query) for shared in grouped), max(reads), " ".join(notices)) for query in queries
    )


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
        return tr("{metric} is a gauge: it may fall, so that it has no rate.", metric=query.metric)
    if nothing is Nothing.NEVER_OBSERVED:
        return tr("{metric} has not observed anything.", metric=query.metric)
    if query.function is Function.QUANTILE and any(book.kept(target, query.metric) for target in book.targets):
        return tr("{metric} is no histogram: it has no quantiles.", metric=query.metric)
    return tr("No series of {metric} fits: none is exposed, or none has these labels.", metric=exposed_name(query))


def _left_out(book: SeriesBook, query: Query) -> list[str]:
    name = exposed_name(query)
    return [
        tr(
            "{count} series of {metric} at {target} are not kept: the limit of series is reached.",
            count=out.series,
            metric=name,
            target=out.target,
        )
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


class _Shared:
    """The line of a group as far as it is the same for all queries with one reading."""

    def __init__(self, query: Query, group: _Group) -> None:
        self._group = group
        self._times = max((tracks.times for tracks, _ in group.members), key=len)
        self._low: Floats | None = None
        self._high: Floats | None = None
        if query.function is Function.QUANTILE:
            self._uppers, self._counts = _histogram(group, self._times)
            return
        _, lone = group.members[0]
        self._counts = _aggregated(query.aggregation, _aligned(group.members, self._times))
        if len(group.members) == 1:
            self._low, self._high = lone.low, lone.high

    def line(self, query: Query) -> SeriesData:
        """The line that this query wants."""
        values, low, high = self._counts, self._low, self._high
        if query.function is Function.QUANTILE:
            found = quantiles(query.quantile, self._uppers, self._counts)
            values, low, high = found.values, found.low, found.high
        rows = [None if row is None else row * query.scale for row in (values, low, high)]
        if query.scale < 0:
            rows[1:] = rows[:0:-1]
        return SeriesData(self._group.labels, *_with_holes(self._times, rows))


def _histogram(group: _Group, times: Floats) -> tuple[Floats, Matrix]:
    """Upper bounds in growing order, and what was counted up to each at these times."""
    buckets: dict[float, list[tuple[TargetTracks, Track]]] = {}
    for tracks, track in group.members:
        upper = bucket_bound(track.label.get("le", ""))
        if upper is not None:
            buckets.setdefault(upper, []).append((tracks, track))
    uppers = np.array(sorted(buckets))
    cumulative = np.empty((len(uppers), len(times)))
    for row, upper in enumerate(uppers):
        cumulative[row] = _aggregated(Aggregation.SUM, _aligned(buckets[upper], times))
    return uppers, cumulative


def _aligned(members: Sequence[tuple[TargetTracks, Track]], times: Floats) -> Matrix:
    """Each series at these times, by its newest scrape; NaN for all where a target that had been scraped was not."""
    rows = np.empty((len(members), len(times)))
    silent = np.zeros(len(times), np.bool_)
    for row, (tracks, track) in enumerate(members):
        if tracks.times is times:
            rows[row] = track.values
            silent |= ~tracks.answered
            continue
        if not tracks.times.size:  # it was not watched in this window, and says nothing about it
            rows[row] = np.nan
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
