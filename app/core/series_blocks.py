"""Many series in few arrays: one row a series, one column a scrape, so that a scrape is written at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from api_client.exposition import FamilyType, Floats, Layout, SeriesKey

Values: TypeAlias = npt.NDArray[np.floating]
Places: TypeAlias = npt.NDArray[np.intp]

EXACT_IN_FLOAT32: Final = float(2**24)
"""Whole numbers up to here survive four bytes."""
# Below what numpy asks huge pages for: rows that nobody uses cost no memory.
_ROWS: Final = 128
_NOWHERE: Final = np.empty(0, np.intp)


class Block:
    """Room for some series of `length` scrapes each; a row that is not in use, or not yet written, is NaN."""

    def __init__(self, length: int, *, wide: bool) -> None:
        self.wide = wide
        self.values: Values = np.empty((_ROWS, length), np.float64 if wide else np.float32)
        self.keys: list[SeriesKey | None] = []
        self._free: list[int] = []

    @property
    def full(self) -> bool:
        """Whether there is no row left."""
        return not self._free and len(self.keys) == _ROWS

    @property
    def empty(self) -> bool:
        """Whether no row is in use."""
        return len(self._free) == len(self.keys)

    @property
    def used(self) -> Values:
        """The rows that were ever in use."""
        return self.values[: len(self.keys)]

    def take(self, key: SeriesKey) -> int:
        """A row for the series."""
        if self._free:
            row = self._free.pop()
            self.keys[row] = key
            return row
        self.values[len(self.keys)] = np.nan
        self.keys.append(key)
        return len(self.keys) - 1

    def release(self, row: int) -> None:
        """Give the row back."""
        self.values[row] = np.nan
        self.keys[row] = None
        self._free.append(row)

    def forget_from(self, column: int) -> None:
        """Nothing is known from here on."""
        self.used[:, column:] = np.nan

    def compact(self, end: int, keep: int) -> list[SeriesKey]:
        """Move the `keep` scrapes before column `end` to the front; the series that are in none of them."""
        newest = self.used[:, end - keep : end].copy()
        self.used[:, :keep] = newest
        self.forget_from(keep)
        gone = np.atleast_1d(np.isnan(newest).all(axis=1))
        return [key for key, missing in zip(self.keys, gone, strict=True) if missing and key is not None]


@dataclass(frozen=True, slots=True)
class _Part:
    """Which of a layout's rows go to which rows of a block."""

    block: Block
    rows: Places
    sources: Places


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the rows of a layout go; `narrow` are those with four bytes each, `refused` is how many found no room."""

    layout: Layout
    parts: tuple[_Part, ...]
    narrow: Places
    refused: int

    def holds(self, values: Floats) -> bool:
        """Whether every value fits where it would go."""
        return not too_large(values[self.narrow]).any()

    def write(self, column: int, values: Floats) -> None:
        """Write one scrape."""
        for part in self.parts:
            part.block.values[part.rows, column] = values[part.sources]


class SeriesRows:
    """The rows of one target's series, `length` scrapes each."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._blocks: list[Block] = []
        self._places: dict[SeriesKey, tuple[Block, int]] = {}
        self.named: dict[str, list[SeriesKey]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def row(self, key: SeriesKey) -> Values:
        """A view of the series, which is kept."""
        block, row = self._places[key]
        values: Values = block.values[row]
        return values

    def plan(self, layout: Layout, values: Floats, room: int) -> Plan:
        """Find a row for every series of the layout, `room` new ones at most. Of equal series the last one counts."""
        wide = _grows(layout) | too_large(values)
        rows: dict[Block, tuple[list[int], list[int]]] = {}
        refused = 0
        for key, source in {key: source for source, key in enumerate(layout.series)}.items():
            place = self._places.get(key)
            if place is None and room <= 0:
                refused += 1
                continue
            if place is None:
                room -= 1
                self.named.setdefault(key[0], []).append(key)
                place = self._take(key, wide=bool(wide[source]))
            elif not place[0].wide and too_large(values[source]):
                place = self._widened(key, place)
            there, here = rows.setdefault(place[0], ([], []))
            there.append(place[1])
            here.append(source)
        parts = tuple(_Part(block, np.array(there), np.array(here)) for block, (there, here) in rows.items())
        narrow = [part.sources for part in parts if not part.block.wide]
        return Plan(layout, parts, np.concatenate([_NOWHERE, *narrow]), refused)

    def forget_from(self, column: int) -> None:
        """Nothing is known from here on."""
        for block in self._blocks:
            block.forget_from(column)

    def compact(self, end: int, keep: int) -> bool:
        """Move the `keep` scrapes before column `end` to the front; whether series were dropped, being in none."""
        dropped = [key for block in self._blocks for key in block.compact(end, keep)]
        for key in dropped:
            block, row = self._places.pop(key)
            block.release(row)
            self.named[key[0]].remove(key)
        self._blocks = [block for block in self._blocks if not block.empty]
        return bool(dropped)

    def _take(self, key: SeriesKey, *, wide: bool) -> tuple[Block, int]:
        block = next((block for block in self._blocks if block.wide is wide and not block.full), None)
        if block is None:
            block = Block(self._length, wide=wide)
            self._blocks.append(block)
        place = self._places[key] = (block, block.take(key))
        return place

    def _widened(self, key: SeriesKey, place: tuple[Block, int]) -> tuple[Block, int]:
        block, row = place
        wider, there = self._take(key, wide=True)
        wider.values[there] = block.values[row]
        block.release(row)
        return wider, there


def too_large(values: Floats) -> npt.NDArray[np.bool_]:
    """Which values would lose digits in four bytes."""
    return np.abs(values) > EXACT_IN_FLOAT32


def _grows(layout: Layout) -> npt.NDArray[np.bool_]:
    """Which rows need eight bytes whatever they hold: what only ever grows is differenced, and soon too large."""
    grows = np.zeros(len(layout.series), np.bool_)
    for family in layout.families.values():
        grows[family.start : family.stop] = family.type is not FamilyType.GAUGE
    return grows
