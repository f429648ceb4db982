"""The series of one target: rows for those that move, one number for those that never did, and what found no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from api_client.exposition import FamilyType, Floats, Layout, SeriesKey
from app.core.series_blocks import Block, Kind, Values, too_large
from app.core.series_clock import Clock, Flags, Places

_NOWHERE: Final = np.empty(0, np.intp)
_COUNTING: Final = ("_total", "_count", "_sum", "_bucket")
_HISTOGRAMS: Final = frozenset({FamilyType.HISTOGRAM, FamilyType.SUMMARY})


@dataclass(slots=True)
class _Still:
    """A series that has held one value in every answered scrape since `since_s`."""

    kind: Kind
    value: float
    since_s: float


@dataclass(frozen=True, slots=True)
class _Part:
    """Which of a layout's rows go to which rows of a block."""

    block: Block
    rows: Places
    sources: Places


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the rows of a layout go; `narrow` are those with four bytes each, `still` those that are to hold `held`."""

    layout: Layout
    parts: tuple[_Part, ...]
    narrow: Places
    still: Places
    held: Floats

    def holds(self, values: Floats) -> bool:
        """Whether every value fits where it would go, and what was still is."""
        return not (too_large(values[self.narrow]).any() or _moved(values[self.still], self.held).any())

    def write(self, column: int, values: Floats) -> None:
        """Write one scrape."""
        for part in self.parts:
            part.block.values[part.rows, column] = values[part.sources]


class SeriesRows:
    """What is kept of one target's series. A platform exposes thousands, and most never move: those cost no row."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._blocks: list[Block] = []
        self._places: dict[SeriesKey, tuple[Block, int]] = {}
        self._stills: dict[SeriesKey, _Still] = {}
        self.refused: set[SeriesKey] = set()
        self.named: dict[str, list[SeriesKey]] = {}

    def __len__(self) -> int:
        return len(self._places) + len(self._stills)

    @property
    def moving(self) -> int:
        """How many series have a row."""
        return len(self._places)

    def kind(self, key: SeriesKey) -> Kind:
        """How the series, which is kept, is kept."""
        still = self._stills.get(key)
        return self._places[key][0].kind if still is None else still.kind

    def idle(self, key: SeriesKey) -> bool:
        """Whether the series, which is kept, never was anything but zero or no number."""
        still = self._stills.get(key)
        return still is not None and not abs(still.value) > 0

    def scrapes(self, key: SeriesKey) -> Values:
        """The series, which is kept, by columns of the clock up to its end: a view, where it has a row."""
        still, end = self._stills.get(key), self._clock.end
        if still is not None:
            return self._held(still, end)
        block, row = self._places[key]
        return block.values[row, :end]

    def minutes(self, key: SeriesKey) -> tuple[Values, ...]:
        """The series, which is kept, by columns of the clock's ring."""
        still = self._stills.get(key)
        if still is not None:
            return self._held_minutes(still)
        block, row = self._places[key]
        return tuple(minutes[row] for minutes in block.minutes)

    def plan(self, layout: Layout, values: Floats, room: int) -> Plan:
        """Find a place for every series of the layout, `room` new rows at most. Of equal series the last one counts."""
        newest = {key: source for source, key in enumerate(layout.series)}
        self.refused &= newest.keys()
        kinds = _kinds(layout, values)
        wanted = [source for key, source in newest.items() if self._wants(key, kinds[source], values[source])]
        for unit in _units(layout, newest, wanted):
            members = [source for source in unit if layout.series[source] not in self._places]
            fits = len(members) <= room
            room -= len(members) if fits else 0
            for source in members:
                self._admit(layout.series[source], kinds[source], fits=fits)
        for key in [key for key in self._stills if key not in newest]:
            self._admit(key, self._stills[key].kind, fits=room > 0)  # it was there: its past stays
            self.refused.discard(key)
            room -= 1
        return self._planned(layout, newest, values)

    def forget_from(self, column: int, at_s: float, minutes: Places) -> None:
        """Nothing is known of scrapes from this column and moment on, nor of these minutes."""
        for block in self._blocks:
            block.forget_from(column)
            block.forget_minutes(minutes)
        for still in self._stills.values():
            still.since_s = min(still.since_s, at_s)

    def fold(self, column: int, skipped: Places, start: int, stop: int) -> None:
        """Make a minute of some scrapes; nothing is known of those that were skipped."""
        for block in self._blocks:
            block.forget_minutes(skipped)
            block.fold(column, start, stop)

    def compact(self, end: int, keep: int) -> bool:
        """Move the `keep` scrapes before column `end` to the front; whether series were dropped, being nowhere."""
        dropped = [key for block in self._blocks for key in block.compact(end, keep)]
        for key in dropped:
            block, row = self._places.pop(key)
            block.release(row)
            self._forget_name(key)
        self._blocks = [block for block in self._blocks if not block.empty]
        return bool(dropped)

    def _wants(self, key: SeriesKey, kind: Kind, value: float) -> bool:
        """Whether the series needs a row it has not; a new one is still until it moves."""
        place = self._places.get(key)
        if place is not None:
            if kind is not Kind.GAUGE and place[0].kind is Kind.GAUGE:
                self._widen(key, place)
            return False
        if key in self.refused:
            return True
        still = self._stills.get(key)
        if still is None:
            self._stills[key] = _Still(kind, value, float(self._clock.times[self._clock.end - 1]))
            self.named.setdefault(key[0], []).append(key)
            return False
        return bool(_moved(np.float64(value), np.float64(still.value)))

    def _admit(self, key: SeriesKey, kind: Kind, *, fits: bool) -> None:
        """Give the series a row with its past, or say that there is none."""
        still = self._stills.pop(key, None)
        if not fits:
            self.refused.add(key)
            if still is not None:
                self._forget_name(key)
            return
        self.refused.discard(key)
        if still is None:
            self.named.setdefault(key[0], []).append(key)
            self._take(key, kind)
            return
        larger = still.kind is Kind.GAUGE and kind is not Kind.GAUGE
        block, row = self._take(key, Kind.EXACT_GAUGE if larger else still.kind)
        block.values[row, : self._clock.end] = self._held(still, self._clock.end)
        for minutes, held in zip(block.minutes, self._held_minutes(still), strict=True):
            minutes[row] = held

    def _held(self, still: _Still, end: int) -> Values:
        there = self._clock.scraped[:end] & (self._clock.times[:end] >= still.since_s)
        return np.where(there, still.value, np.nan).astype(still.kind.dtype)

    def _held_minutes(self, still: _Still) -> tuple[Values, ...]:
        """A minute that began before the series does not say more than one that began after."""
        there = self._clock.seen & (self._clock.ring_ends() > still.since_s)
        value = np.where(there, still.value, np.nan)
        if still.kind is not Kind.COUNTER:
            return value, value, value
        return value, np.where(there & (self._clock.watched_s > 0), 0.0, np.nan)

    def _planned(self, layout: Layout, newest: Mapping[SeriesKey, int], values: Floats) -> Plan:
        rows: dict[Block, tuple[list[int], list[int]]] = {}
        still: list[int] = []
        for key, source in newest.items():
            place = self._places.get(key)
            if place is not None:
                there, here = rows.setdefault(place[0], ([], []))
                there.append(place[1])
                here.append(source)
            elif key in self._stills:
                still.append(source)
        parts = tuple(_Part(block, np.array(there), np.array(here)) for block, (there, here) in rows.items())
        narrow = [part.sources for part in parts if part.block.kind is Kind.GAUGE]
        held = np.array(still, np.intp)
        return Plan(layout, parts, np.concatenate([_NOWHERE, *narrow]), held, values[held])

    def _take(self, key: SeriesKey, kind: Kind) -> tuple[Block, int]:
        block = next((block for block in self._blocks if block.kind is kind and not block.full), None)
        if block is None:
            block = Block(kind, self._clock.length, self._clock.minutes)
            self._blocks.append(block)
        place = self._places[key] = (block, block.take(key))
        return place

    def _widen(self, key: SeriesKey, place: tuple[Block, int]) -> None:
        block, row = place
        wider, there = self._take(key, Kind.EXACT_GAUGE)
        wider.values[there] = block.values[row]
        for ours, theirs in zip(wider.minutes, block.minutes, strict=True):
            ours[there] = theirs[row]
        block.release(row)

    def _forget_name(self, key: SeriesKey) -> None:
        self.named[key[0]].remove(key)
        if not self.named[key[0]]:
            del self.named[key[0]]


def _moved(values: Floats | np.float64, held: Floats | np.float64) -> Flags:
    return np.asarray((values != held) & ~(np.isnan(values) & np.isnan(held)))


def _kinds(layout: Layout, values: Floats) -> list[Kind]:
    """How each row of a layout is to be kept; what says no type is known by its name."""
    large = too_large(values).tolist()
    kinds: list[Kind] = []
    for family in layout.families.values():
        for source in range(family.start, family.stop):
            name = layout.series[source][0]
            counts = family.type is not FamilyType.GAUGE and name.endswith(_COUNTING)
            counts = counts or (family.type is FamilyType.COUNTER and not name.endswith("_created"))
            kinds.append(Kind.COUNTER if counts else Kind.EXACT_GAUGE if large[source] else Kind.GAUGE)
    return kinds


def _units(layout: Layout, newest: Mapping[SeriesKey, int], wanted: Sequence[int]) -> list[list[int]]:
    """What is kept together or not at all, metrics of few series first: half a histogram would say wrong things."""
    if not wanted:
        return []
    missing = set(wanted)
    units: list[tuple[int, list[int]]] = []
    for family in layout.families.values():
        rows = [source for source in range(family.start, family.stop) if newest[layout.series[source]] == source]
        if missing.isdisjoint(rows):
            continue
        together: dict[object, list[int]] = {}
        whole = family.type in _HISTOGRAMS
        for source in rows:
            name, labels = layout.series[source]
            split = name.endswith("_bucket") or whole
            unit = frozenset(pair for pair in labels if pair[0] not in {"le", "quantile"}) if split else source
            together.setdefault(unit, []).append(source)
        units += [(len(rows), unit) for unit in together.values() if not missing.isdisjoint(unit)]
    return [unit for _, unit in sorted(units, key=lambda unit: unit[0])]
