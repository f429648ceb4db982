"""What a scrape exposes: a layout that scrapes of one target share, and the values of one scrape in its order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Self, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Labels: TypeAlias = tuple[tuple[str, str], ...]
SeriesKey: TypeAlias = tuple[str, Labels]
"""A sample's name and its labels, sorted by name."""


class FamilyType(StrEnum):
    """What a family says it measures."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"
    SUMMARY = "summary"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class Sample:
    """One line: `labels` sorted by name, `timestamp_s` in Unix seconds when the line has one."""

    name: str
    labels: Labels
    value: float
    timestamp_s: float | None


@dataclass(frozen=True, slots=True)
class Family:
    """One metric under the name its TYPE line declares; it may have no samples yet."""

    name: str
    type: FamilyType
    help: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class FamilyLayout:
    """A family without its values: its samples are the rows from `start` to before `stop`."""

    name: str
    type: FamilyType
    help: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What scrapes share as long as a target exposes the same series: compared by identity.

    `families` by name, in the order they were exposed; `series` is one entry a row, family by family.
    """

    families: Mapping[str, FamilyLayout]
    series: tuple[SeriesKey, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One scrape by rows of its layout: `values` as exposed, `timestamps` in Unix seconds, NaN where there is none.

    `timestamps` is None when no line has one. The arrays cannot be written.
    """

    layout: Layout
    values: Floats
    timestamps: Floats | None

    def __post_init__(self) -> None:
        self.values.flags.writeable = False
        if self.timestamps is not None:
            self.timestamps.flags.writeable = False

    @classmethod
    def of(cls, families: Mapping[str, Family]) -> Self:
        """The same samples, row by row."""
        samples = [sample for family in families.values() for sample in family.samples]
        bounds = [0]
        for family in families.values():
            bounds.append(bounds[-1] + len(family.samples))
        layouts = {
            name: FamilyLayout(family.name, family.type, family.help, start, stop)
            for (name, family), (start, stop) in zip(families.items(), pairwise(bounds), strict=True)
        }
        series = tuple((sample.name, sample.labels) for sample in samples)
        times = np.array([np.nan if sample.timestamp_s is None else sample.timestamp_s for sample in samples])
        return cls(
            Layout(MappingProxyType(layouts), series),
            np.array([sample.value for sample in samples], np.float64),
            None if np.isnan(times).all() else times,
        )

    def family(self, found: FamilyLayout) -> Family:
        """The family with its samples."""
        rows = slice(found.start, found.stop)
        values = self.values[rows].tolist()
        times: list[float | None] = [None] * len(values)
        if self.timestamps is not None:
            times = [None if time_s != time_s else time_s for time_s in self.timestamps[rows].tolist()]
        samples = tuple(
            Sample(name, labels, value, time_s)
            for (name, labels), value, time_s in zip(self.layout.series[rows], values, times, strict=True)
        )
        return Family(found.name, found.type, found.help, samples)


class ScrapedFamilies(Mapping[str, Family]):
    """The families of `columns`, each made when it is first asked for: a scrape has thousands of samples, few read."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._made: dict[str, Family] = {}

    def __getitem__(self, name: str) -> Family:
        family = self._made.get(name)
        if family is None:
            family = self._made[name] = self.columns.family(self.columns.layout.families[name])
        return family

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns.layout.families)

    def __len__(self) -> int:
        return len(self.columns.layout.families)


@dataclass(frozen=True, slots=True, eq=False)
class Exposition:
    """One scrape: its families by name, in the order they were exposed; `columns` are the same samples as arrays."""

    families: Mapping[str, Family]
    columns: Columns = field(init=False, repr=False)

    def __post_init__(self) -> None:
        families = self.families
        columns = families.columns if isinstance(families, ScrapedFamilies) else Columns.of(families)
        object.__setattr__(self, "columns", columns)

    @property
    def series_count(self) -> int:
        """How many samples there are."""
        return len(self.columns.layout.series)

    @property
    def names(self) -> frozenset[str]:
        """The names of all samples, without making one."""
        return frozenset(name for name, _ in self.columns.layout.series)

    def series(self) -> Iterator[Sample]:
        """Every sample of every family, in the order they were exposed."""
        for family in self.families.values():
            yield from family.samples

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Exposition):
            return NotImplemented
        if self is other:
            return True
        if self.columns.layout is not other.columns.layout:
            return self.families == other.families
        ours, theirs = self.columns.timestamps, other.columns.timestamps
        timed_alike = ours is theirs or (
            ours is not None and theirs is not None and np.array_equal(ours, theirs, equal_nan=True)
        )
        return timed_alike and np.array_equal(self.columns.values, other.columns.values)

    def __hash__(self) -> int:
        return hash((len(self.families), self.series_count))
