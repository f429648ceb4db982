"""Samples of scraped series in fixed ring buffers, and views of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from api_client.exposition import Exposition, FamilyType, Sample

Floats: TypeAlias = npt.NDArray[np.float64]
Values: TypeAlias = npt.NDArray[np.floating]
Labels: TypeAlias = tuple[tuple[str, str], ...]

EXACT_IN_FLOAT32: Final = float(2**24)
"""Whole numbers up to here survive four bytes."""


@dataclass(frozen=True)
class SeriesWindow:
    """A series since a moment: `times` are Unix seconds, `values` as exposed, NaN where the series was absent.

    Both are read-only views of the same length, valid until the next change of their book.
    """

    labels: Labels
    times: Floats
    values: Values

    @property
    def label(self) -> dict[str, str]:
        """The labels by name, as a dictionary of the caller's own."""
        return dict(self.labels)


class SeriesBook:
    """The samples of every target, `capacity` scrapes of each, at most `series_limit` series in all.

    A target has one clock for all its series. A series that is not in a scrape, and every series of a failed one,
    is NaN there, so that no plot and no rate bridges a hole. `version` grows with every change.
    """

    def __init__(self, capacity: int = 1800, series_limit: int = 20_000) -> None:
        if capacity < 2 or series_limit < 1:
            raise ValueError("a book keeps at least two scrapes of one series")
        self._capacity = capacity
        self._series_limit = series_limit
        self._targets: dict[str, _Target] = {}
        self._refused: dict[str, int] = {}
        self.version = 0

    @property
    def targets(self) -> tuple[str, ...]:
        """Every target that was ever scraped, in the order of the first time."""
        return tuple(self._targets)

    @property
    def series_count(self) -> int:
        """How many series are kept now."""
        return sum(len(target.series) for target in self._targets.values())

    @property
    def notice(self) -> str:
        """A sentence while the newest scrapes held series that found no room, else nothing."""
        refused = sum(self._refused.values())
        if not refused:
            return ""
        return f"{refused} series are not kept: the limit of {self._series_limit:,} series is reached."

    def append(self, target: str, at_s: float, exposition: Exposition) -> None:
        """Add one scrape, made at `at_s` Unix seconds."""
        book = self._advance(target, at_s)
        room = self._series_limit - self.series_count
        refused = 0
        for wide, sample in _samples(exposition):
            key = (sample.name, sample.labels)
            if key not in book.series:
                if room <= 0:
                    refused += 1
                    continue
                room -= 1
            book.write(key, sample.value, wide=wide)
        book.read_s = at_s
        self._refused[target] = refused

    def gap(self, target: str, at_s: float) -> None:
        """Add one failed scrape: all series of the target are absent at `at_s` Unix seconds."""
        self._advance(target, at_s)

    def read_s(self, target: str) -> float | None:
        """When the target was last scraped with success, in Unix seconds; None if never."""
        known = self._targets.get(target)
        return None if known is None else known.read_s

    def window(
        self, target: str, name: str, labels: Mapping[str, str] | None = None, since_s: float = 0.0
    ) -> tuple[SeriesWindow, ...]:
        """The target's series called `name` that carry all of `labels`, from `since_s` Unix seconds on."""
        known = self._targets.get(target)
        if known is None:
            return ()
        wanted = set((labels or {}).items())
        keys = [key for key in known.named.get(name, ()) if wanted.issubset(key[1])]
        return tuple(known.window(key, since_s) for key in keys)

    def _advance(self, target: str, at_s: float) -> _Target:
        book = self._targets.get(target)
        if book is None:
            book = self._targets[target] = _Target(self._capacity)
        book.advance(at_s)
        self.version += 1
        return book


_Key: TypeAlias = tuple[str, Labels]


class _Target:
    """One clock and its series. Arrays have slack behind the kept part, so that a view is one piece of memory."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._length = capacity + max(1, capacity // 4)
        self._times: Floats = np.full(self._length, np.nan)
        self._end = 0
        self.series: dict[_Key, Values] = {}
        self.named: dict[str, list[_Key]] = {}
        self.read_s: float | None = None

    def advance(self, at_s: float) -> None:
        self._rewind(at_s)
        if self._end == self._length:
            self._compact()
        self._times[self._end] = at_s
        self._end += 1

    def write(self, key: _Key, value: float, *, wide: bool) -> None:
        values = self.series.get(key)
        if values is None:
            values = self.series[key] = np.full(self._length, np.nan, np.float64 if wide else np.float32)
            self.named.setdefault(key[0], []).append(key)
        if values.dtype == np.float32 and abs(value) > EXACT_IN_FLOAT32:
            values = self.series[key] = values.astype(np.float64)
        values[self._end - 1] = value

    def window(self, key: _Key, since_s: float) -> SeriesWindow:
        kept = max(0, self._end - self._capacity)
        start = kept + int(np.searchsorted(self._times[kept : self._end], since_s))
        times, values = self._times[start : self._end], self.series[key][start : self._end]
        times.flags.writeable = values.flags.writeable = False
        return SeriesWindow(key[1], times, values)

    def _rewind(self, at_s: float) -> None:
        """Forget what lies at or after `at_s`: the workstation's clock was set back, and order is what views need."""
        end = int(np.searchsorted(self._times[: self._end], at_s))
        if end < self._end:
            self._times[end:] = np.nan
            for values in self.series.values():
                values[end:] = np.nan
            self._end = end

    def _compact(self) -> None:
        """Move the newest scrapes to the front and drop the series that are in none of them."""
        keep = self._capacity - 1
        for key in list(self.series):
            values = self.series[key]
            newest = values[self._end - keep : self._end].copy()
            if np.isnan(newest).all():
                del self.series[key]
                self.named[key[0]].remove(key)
                continue
            values[:keep] = newest
            values[keep:] = np.nan
        self._times[:keep] = self._times[self._end - keep : self._end].copy()
        self._times[keep:] = np.nan
        self._end = keep


def _samples(exposition: Exposition) -> Iterator[tuple[bool, Sample]]:
    """Every sample, and whether it needs eight bytes: what only ever grows is differenced, and soon too large."""
    for family in exposition.families.values():
        wide = family.type is not FamilyType.GAUGE
        for sample in family.samples:
            yield wide, sample
