"""Samples of scraped series in fixed ring buffers: an hour of scrapes, a day of minutes, and views of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from api_client.exposition import Columns, Exposition, Floats, Labels, Layout, SeriesKey
from app.core.language import tr
from app.core.series_blocks import Kind, Values, folded
from app.core.series_clock import MINUTE_S, Clock, Flags, Places
from app.core.series_rows import Plan, SeriesRows

__all__ = [
    "SERIES_BUDGET",
    "Floats",
    "Kept",
    "Labels",
    "LeftOut",
    "MinuteWindow",
    "SeriesBook",
    "SeriesWindow",
    "Values",
]

SERIES_BUDGET: Final = 5_000
"""How many series that move are kept unless told."""
_NAMED_IN_NOTICE = 3


@dataclass(frozen=True)
class SeriesWindow:
    """A series since a moment: `times` are Unix seconds, `values` as exposed, NaN where the series was absent.

    Both are read-only, of the same length, and may be views: valid until the next change of their book. `counts` when
    the series is a counter, or a part of a histogram or summary that counts.
    """

    labels: Labels
    times: Floats
    values: Values
    counts: bool = False

    @property
    def label(self) -> dict[str, str]:
        """The labels by name, as a dictionary of the caller's own."""
        return dict(self.labels)


@dataclass(frozen=True)
class MinuteWindow:
    """A series since a moment by minutes: `times` are their ends in Unix seconds; NaN where nothing is known.

    `values` are a gauge's means and a counter's last values, `low` and `high` what a gauge lay between, `growth` how
    much a counter grew. All are the caller's own.
    """

    labels: Labels
    times: Floats
    values: Values
    low: Values | None
    high: Values | None
    growth: Values | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A series that is kept; `counts` as in `SeriesWindow`, `idle` when it never was anything but zero or no number."""

    key: SeriesKey
    counts: bool
    idle: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many series of a target's metric are not kept: the limit was reached when they began to move."""

    target: str
    metric: str
    series: int


class SeriesBook:
    """The samples of every target, `capacity` scrapes of each, then `minutes` minutes; `series_limit` in all that move.

    A target has one clock for all its series. A series that is not in a scrape, and every series of a failed one, is
    NaN there, so that no plot and no rate bridges a hole. A series that never moved costs next to nothing and does not
    count for the limit. `version` grows with every change, `layouts` with every change of what targets expose.
    """

    def __init__(self, capacity: int = 900, series_limit: int = SERIES_BUDGET, minutes: int = 1_440) -> None:
        if capacity < 2 or series_limit < 1 or minutes < 1:
            raise ValueError("a book keeps at least two scrapes of one series, and a minute")
        self._capacity = capacity
        self._series_limit = series_limit
        self._minutes = minutes
        self._targets: dict[str, _Target] = {}
        self.version = 0
        self.layouts = 0

    @property
    def targets(self) -> tuple[str, ...]:
        """Every target that was ever scraped, in the order of the first time."""
        return tuple(self._targets)

    @property
    def series_count(self) -> int:
        """How many series are kept now."""
        return sum(len(target.rows) for target in self._targets.values())

    @property
    def moving_count(self) -> int:
        """How many of them count for the limit: those that were ever seen to move."""
        return sum(target.rows.moving for target in self._targets.values())

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What found no room, most series first."""
        found = [
            LeftOut(target, metric, series)
            for target, known in self._targets.items()
            for metric, series in Counter(key[0] for key in known.rows.refused).items()
        ]
        return tuple(sorted(found, key=lambda out: (-out.series, out.target, out.metric)))

    @property
    def notice(self) -> str:
        """A sentence while the newest scrapes held series that found no room, else nothing."""
        out = self.left_out
        if not out:
            return ""
        named = ", ".join(
            tr("{metric} of {target} ({count})", metric=one.metric, target=one.target, count=one.series)
            for one in out[:_NAMED_IN_NOTICE]
        )
        more = tr(" and {count} more metrics", count=len(out) - _NAMED_IN_NOTICE) if len(out) > _NAMED_IN_NOTICE else ""
        return tr(
            "{count} series are not kept: the limit of {limit:,} series that move is "
            "reached, and metrics with the most series give way first. Left out: {named}{more}.",
            count=sum(one.series for one in out),
            limit=self._series_limit,
            named=named,
            more=more,
        )

    @property
    def newest_layouts(self) -> dict[str, Layout]:
        """What each target exposed at its newest successful scrape."""
        return {target: known.layout for target, known in self._targets.items() if known.layout is not None}

    def append(self, target: str, at_s: float, exposition: Exposition) -> None:
        """Add one scrape, made at `at_s` Unix seconds."""
        book = self._advance(target, at_s)
        if book.layout is not exposition.columns.layout:
            book.layout = exposition.columns.layout
            self.layouts += 1
        book.write(exposition.columns, self._series_limit - self.moving_count)
        book.read_s = at_s

    def gap(self, target: str, at_s: float) -> None:
        """Add one failed scrape: all series of the target are absent at `at_s` Unix seconds."""
        self._advance(target, at_s)

    def columns(self, target: str) -> int:
        """How many scrapes of the target, failed ones too, were ever noted: while it is the same, nothing is new."""
        return self._targets[target].columns

    def plans(self, target: str) -> int:
        """How often it changed which series of the target are kept, whether they count, and which are idle."""
        return self._targets[target].plans

    def read_s(self, target: str) -> float | None:
        """When the target was last scraped with success, in Unix seconds; None if never."""
        known = self._targets.get(target)
        return None if known is None else known.read_s

    def kept(self, target: str, name: str) -> tuple[Kept, ...]:
        """The target's series called `name`, without reading them."""
        known = self._targets.get(target)
        if known is None:
            return ()
        rows = known.rows
        return tuple(Kept(key, rows.kind(key) is Kind.COUNTER, rows.idle(key)) for key in rows.named.get(name, ()))

    def window(
        self, target: str, name: str, labels: Mapping[str, str] | None = None, since_s: float = 0.0
    ) -> tuple[SeriesWindow, ...]:
        """The target's series called `name` that carry all of `labels`, from `since_s` Unix seconds on."""
        wanted = set((labels or {}).items())
        return self.windows(
            target, [kept.key for kept in self.kept(target, name) if wanted.issubset(kept.key[1])], since_s
        )

    def windows(self, target: str, keys: Sequence[SeriesKey], since_s: float) -> tuple[SeriesWindow, ...]:
        """These series of the target, which are kept, from `since_s` Unix seconds on."""
        if not keys:
            return ()
        known = self._targets[target]
        start = known.clock.first_from(since_s)
        return tuple(known.window(key, start) for key in keys)

    def minutes(self, target: str, keys: Sequence[SeriesKey], since_s: float) -> tuple[MinuteWindow, ...]:
        """These series of the target, which are kept, by minutes that ended after `since_s` Unix seconds.

        The newest is the minute that is running, up to its last scrape: `times` says until when.
        """
        if not keys:
            return ()
        known = self._targets[target]
        ring = known.clock.ring(since_s)
        return tuple(known.by_minute(key, ring) for key in keys)

    def clock(self, target: str) -> Clock:
        """When the target, which is known, was scraped; to be read only."""
        return self._targets[target].clock

    def _advance(self, target: str, at_s: float) -> _Target:
        book = self._targets.get(target)
        if book is None:
            book = self._targets[target] = _Target(Clock(self._capacity, self._minutes))
        book.advance(at_s)
        self.version += 1
        return book


class _Target:
    """One clock and its series."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.rows = SeriesRows(clock)
        self.read_s: float | None = None
        self.layout: Layout | None = None
        self.columns = 0
        self.plans = 0
        self._plan: Plan | None = None
        self._room = 0

    def advance(self, at_s: float) -> None:
        """Begin the next column."""
        clock = self.clock
        self.columns += 1
        if clock.end and at_s <= clock.times[clock.end - 1]:
            # The workstation's clock was set back, and order is what views need.
            blank = clock.rewind(at_s)
            self.rows.forget_from(clock.end, at_s, blank)
        if clock.minute is not None and clock.minute != int(at_s // MINUTE_S):
            column, skipped = clock.fold()
            self.rows.fold(column, skipped, clock.begun, clock.end)
        if clock.end == clock.length:
            self._compact()
        clock.add(at_s)

    def write(self, columns: Columns, room: int) -> None:
        """Write the newest scrape, with room for so many series more that move."""
        plan, layout, values = self._plan, columns.layout, columns.values
        roomier = bool(self.rows.refused) and room > self._room
        if plan is None or plan.layout is not layout or roomier or not plan.holds(values):
            moving = self.rows.moving
            self.plans += 1
            plan = self._plan = self.rows.plan(layout, values, room)
            self._room = room - (self.rows.moving - moving)
        plan.write(self.clock.end - 1, values)
        self.clock.scraped[self.clock.end - 1] = True

    def window(self, key: SeriesKey, start: int) -> SeriesWindow:
        times, values = self.clock.times[start : self.clock.end], self.rows.scrapes(key)[start:]
        times.flags.writeable = values.flags.writeable = False
        return SeriesWindow(key[1], times, values, self.rows.kind(key) is Kind.COUNTER)

    def by_minute(self, key: SeriesKey, ring: tuple[Floats, Places, Flags]) -> MinuteWindow:
        clock, kind = self.clock, self.rows.kind(key)
        ends, columns, known = ring
        before = min(clock.begun, 1)
        running = self.rows.scrapes(key)[clock.begun - before :]
        newest = folded(kind, running[np.newaxis], after_another=bool(before))
        times = np.append(ends, clock.times[clock.end - 1])
        rows = [
            np.append(np.where(known, past[columns], np.nan), now)
            for past, now in zip(self.rows.minutes(key), newest, strict=True)
        ]
        if kind is Kind.COUNTER:
            return MinuteWindow(key[1], times, rows[0], None, None, rows[1])
        return MinuteWindow(key[1], times, rows[0], rows[1], rows[2], None)

    def _compact(self) -> None:
        end = self.clock.end
        if self.rows.compact(end, self.clock.capacity - 1):
            self.plans += 1
            self._plan = None  # it may write to rows that were given back
        self.clock.compact()
