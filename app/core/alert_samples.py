"""Reads from the kept scrapes what an expression selects at a moment, and says what it could not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np

from api_client.exposition import FamilyType, Floats, Labels
from api_client.exposition_model import FamilyLayout
from app.core.alert_blindness import satisfies, too_rich
from app.core.alert_syntax import Range, Series
from app.core.language import tr
from app.core.query import TARGET_LABEL
from app.core.series import Kept, SeriesBook, Values
from app.core.series_clock import MINUTE_S, Clock

LOOKBACK_S: Final = 300.0
"""How old a sample may be and still stand for now, as in Prometheus."""
LEAST_COVERED: Final = 0.5
"""A range of which less was watched tells too little."""

_ENDS: Final = {
    FamilyType.HISTOGRAM: ("_bucket", "_count", "_sum"),
    FamilyType.SUMMARY: ("", "_count", "_sum"),
    FamilyType.COUNTER: ("_total",),
}

Vector: TypeAlias = Mapping[Labels, float]
"""Samples by their labels, sorted by name; the metric's name is none of them."""


@dataclass(frozen=True, eq=False)
class Points:
    """A series within a range up to `end_s`: `times` in Unix seconds, `values` without holes.

    `low` and `high` are what a gauge lay between where only its minutes are kept; None of single scrapes.
    """

    times: Floats
    values: Floats
    start_s: float
    end_s: float
    low: Floats | None = None
    high: Floats | None = None
    by_minutes: bool = False


@dataclass(slots=True)
class Doubts:
    """Why an empty answer may not be an answer (`unseen`), and which ranges were hardly watched (`short`)."""

    unseen: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)


class SampleReader:
    """The samples of `book` as they were known at `at_s` Unix seconds."""

    def __init__(self, book: SeriesBook, at_s: float) -> None:
        self._book = book
        self.at_s = at_s

    def exposes(self, metric: str) -> bool:
        """Whether a service exposed the metric at any time."""
        return any(self._book.kept(target, metric) for target in self._book.targets)

    def declared(self, metric: str) -> bool:
        """Whether a service that is read now declares the metric: without series, nothing was observed yet."""
        return any(
            _may_expose(family, metric)
            for target, layout in self._book.newest_layouts.items()
            if self._newest_column(self._book.clock(target)) is not None
            for family in layout.families.values()
        )

    def newest(self, series: Series, doubts: Doubts) -> Vector:
        """The newest sample of each series; one that is not in its target's newest scrape is gone, as in Prometheus."""
        found: dict[Labels, float] = {}
        for target, meant in self._meant(series, doubts).items():
            column = self._newest_column(self._book.clock(target))
            if column is None:
                self._not_read(series, target, meant, doubts)
                continue
            windows = self._book.windows(target, [kept.key for kept in meant], 0.0)
            clock = self._book.clock(target)
            for kept, window in zip(meant, windows, strict=True):
                value = float(_exact(window.values[[column - clock.first_from(0.0)]])[0])
                if value == value:
                    found[_labels(target, kept)] = value
        return found

    def within(self, ranged: Range, doubts: Doubts) -> Mapping[Labels, Points]:
        """What is known of each series in the range before now, without its first moment."""
        start_s = self.at_s - ranged.range_ms / 1000
        found: dict[Labels, Points] = {}
        for target, meant in self._meant(ranged.series, doubts).items():
            clock = self._book.clock(target)
            self._covered(ranged, clock, start_s, doubts)
            if self._newest_column(clock) is None:
                self._not_read(ranged.series, target, meant, doubts)
            read = self._minutes if _older_minutes(clock, start_s) else self._scrapes
            known = read(target, meant, start_s).items()
            found |= {labels: points for labels, points in known if points.times.size}
        return found

    def _meant(self, series: Series, doubts: Doubts) -> dict[str, list[Kept]]:
        """The series that are kept and have the labels, by target."""
        rich = next((one for one in series.matchers if too_rich(one)), None)
        if rich is not None:
            doubts.unseen.append(tr("the pattern {pattern!r} is too rich to be matched here", pattern=rich.value))
            return {}
        found = {}
        for target in self._book.targets:
            meant = [kept for kept in self._book.kept(target, series.metric) if _fits(series, target, kept)]
            if meant:
                found[target] = meant
        if not found and self.exposes(series.metric):
            doubts.unseen.append(tr("no series of {metric} has these labels", metric=series.metric))
        elif not found and not self.declared(series.metric):
            doubts.unseen.append(tr("nothing exposes {metric}", metric=series.metric))
        return found

    def _newest_column(self, clock: Clock) -> int | None:
        """The column of the newest scrape, if it was answered and is young enough."""
        column = int(np.searchsorted(clock.times[: clock.end], self.at_s, side="right")) - 1
        if column < clock.oldest or not clock.scraped[column] or self.at_s - clock.times[column] > LOOKBACK_S:
            return None
        return column

    def _not_read(self, series: Series, target: str, meant: list[Kept], doubts: Doubts) -> None:
        """What never counted says nothing, so that nothing is missed; a gauge's zero is a statement."""
        if not all(kept.counts and kept.idle for kept in meant):
            doubts.unseen.append(tr("{metric} of {target} cannot be read now", metric=series.metric, target=target))

    def _covered(self, ranged: Range, clock: Clock, start_s: float, doubts: Doubts) -> None:
        ends, _, _ = clock.ring(start_s)
        first_s = float(clock.times[clock.oldest])
        if ends.size and float(ends[0]) <= first_s:  # not the minute in which the first scrape came
            first_s = float(ends[0]) - MINUTE_S
        watched_s, range_s = self.at_s - max(first_s, start_s), ranged.range_ms / 1000
        if watched_s < LEAST_COVERED * range_s:
            words = tr(
                "only {watched} of the last {span} were watched",
                watched=span_words(watched_s),
                span=span_words(range_s),
            )
            if words not in doubts.short:
                doubts.short.append(words)

    def _scrapes(self, target: str, meant: list[Kept], start_s: float) -> dict[Labels, Points]:
        found = {}
        for kept, window in zip(meant, self._book.windows(target, [one.key for one in meant], start_s), strict=True):
            values = _exact(window.values)
            shown = ~np.isnan(values) & (window.times > start_s) & (window.times <= self.at_s)
            found[_labels(target, kept)] = Points(window.times[shown], values[shown], start_s, self.at_s)
        return found

    def _minutes(self, target: str, meant: list[Kept], start_s: float) -> dict[Labels, Points]:
        found = {}
        for kept, window in zip(meant, self._book.minutes(target, [one.key for one in meant], start_s), strict=True):
            values = _exact(window.values)
            shown = ~np.isnan(values) & (window.times > start_s) & (window.times <= self.at_s)
            low, high = (None if row is None else _exact(row[shown]) for row in (window.low, window.high))
            found[_labels(target, kept)] = Points(
                window.times[shown], values[shown], start_s, self.at_s, low, high, by_minutes=True
            )
        return found


def span_words(seconds: float) -> str:
    """A span such as `45 s`, `12 min` or `1.5 h`."""
    if seconds < 60:
        return tr("{seconds:.0f} s", seconds=max(0.0, seconds))
    if seconds < 7200:
        return tr("{minutes:.0f} min", minutes=seconds / 60)
    return tr("{hours:g} h", hours=round(seconds / 3600, 1))


def _may_expose(family: FamilyLayout, metric: str) -> bool:
    """Whether samples of the family may be called that."""
    ends = _ENDS.get(family.type, ("",))
    return any(metric == family.name.removesuffix(end) + end for end in ends)


def _exact(values: Values) -> Floats:
    """The numbers as they were exposed: one that is kept in four bytes is the shortest that these can stand for.

    Otherwise a gauge of 0.1 would be above 0.1.
    """
    return values.astype(np.float64) if values.dtype == np.float64 else values.astype("U32").astype(np.float64)


def _older_minutes(clock: Clock, start_s: float) -> bool:
    """Whether the range begins before the oldest scrape that is kept, and minutes know more."""
    ends, _, _ = clock.ring(start_s)
    oldest_s = float(clock.times[clock.oldest])
    return bool(ends.size) and start_s < oldest_s and float(ends[0]) <= oldest_s


def _fits(series: Series, target: str, kept: Kept) -> bool:
    labels = dict(_labels(target, kept))
    return all(satisfies(matcher, labels.get(matcher.label, "")) for matcher in series.matchers)


def _labels(target: str, kept: Kept) -> Labels:
    """A series' labels with its target among them; an exposed label of that name gives way, as in Prometheus."""
    exposed = ((f"exported_{name}" if name == TARGET_LABEL else name, value) for name, value in kept.key[1])
    return tuple(sorted((*exposed, (TARGET_LABEL, target))))
