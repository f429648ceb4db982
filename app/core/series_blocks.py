"""Many series in few arrays: one row a series, one column a scrape or a minute, so that a scrape is written at once."""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from api_client.exposition import Floats, SeriesKey
from app.core.rates import increases
from app.core.series_clock import Flags, Places

Values: TypeAlias = npt.NDArray[np.floating]

EXACT_IN_FLOAT32: Final = float(2**24)
"""Whole numbers up to here survive four bytes."""
# Below what numpy asks huge pages for: rows that nobody uses cost no memory.
_ROWS: Final = 128


class Kind(Enum):
    """How a series is kept. A gauge's minute is its mean, least and most; a counter's its last value and its growth.

    What only ever grows is differenced, and soon too large for four bytes; so are moments in Unix seconds.
    """

    GAUGE = "gauge"
    EXACT_GAUGE = "exact gauge"
    COUNTER = "counter"

    @property
    def dtype(self) -> type[np.float32 | np.float64]:
        """What a scraped value is kept as."""
        return np.float32 if self is Kind.GAUGE else np.float64


def too_large(values: Floats) -> Flags:
    """Which values would lose digits in four bytes."""
    return np.abs(values) > EXACT_IN_FLOAT32


def folded(kind: Kind, values: Values, *, after_another: bool) -> tuple[Values, ...]:
    """The minute that these scrapes make, one row a series; `after_another` when the first column lies before it.

    NaN where there is no number; a growth is known where the counter was in two neighbouring scrapes.
    """
    own = values[:, 1:] if after_another else values
    if kind is Kind.COUNTER:
        steps = increases(values)
        unknown = np.isnan(steps)
        growth = np.where(unknown.all(axis=1), np.nan, np.where(unknown, 0.0, steps).sum(axis=1))
        newest = own.shape[1] - 1 - np.argmax(~np.isnan(own)[:, ::-1], axis=1)
        return own[np.arange(len(own)), newest], growth
    known = ~np.isnan(own)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(known, own, 0.0).sum(axis=1, dtype=np.float64) / known.sum(axis=1)
        return mean, np.fmin.reduce(own, axis=1), np.fmax.reduce(own, axis=1)


class Block:
    """Room for some series of one kind; a row that is not in use, or not yet written, is NaN."""

    def __init__(self, kind: Kind, length: int, minutes: int) -> None:
        self.kind = kind
        self.values: Values = np.empty((_ROWS, length), kind.dtype)
        small = np.float64 if kind is Kind.EXACT_GAUGE else np.float32
        self.minutes: tuple[Values, ...] = tuple(
            np.empty((_ROWS, minutes), small) for _ in range(2 if kind is Kind.COUNTER else 3)
        )
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
        """The scrapes of the rows that were ever in use."""
        return self.values[: len(self.keys)]

    def take(self, key: SeriesKey) -> int:
        """A row for the series, blank."""
        if self._free:
            row = self._free.pop()
            self.keys[row] = key
        else:
            row = len(self.keys)
            self.keys.append(key)
        self.values[row] = np.nan
        for minutes in self.minutes:
            minutes[row] = np.nan
        return row

    def release(self, row: int) -> None:
        """Give the row back."""
        self.values[row] = np.nan
        self.keys[row] = None
        self._free.append(row)

    def forget_from(self, column: int) -> None:
        """Nothing is known of scrapes from here on."""
        self.used[:, column:] = np.nan

    def forget_minutes(self, columns: Places) -> None:
        """Nothing is known of these minutes."""
        for minutes in self.minutes:
            minutes[: len(self.keys), columns] = np.nan

    def fold(self, column: int, start: int, stop: int) -> None:
        """Make a minute of the scrapes from column `start` to before `stop`."""
        before = min(start, 1)
        made = folded(self.kind, self.used[:, start - before : stop], after_another=bool(before))
        with np.errstate(over="ignore"):  # what four bytes cannot hold is drawn as infinite, not refused
            for minutes, values in zip(self.minutes, made, strict=True):
                minutes[: len(self.keys), column] = values

    def compact(self, end: int, keep: int) -> list[SeriesKey]:
        """Move the `keep` scrapes before column `end` to the front; the series that are in none and in no minute."""
        newest = self.used[:, end - keep : end].copy()
        self.used[:, :keep] = newest
        self.forget_from(keep)
        unseen = np.flatnonzero(np.isnan(newest).all(axis=1))
        gone = unseen[np.isnan(self.minutes[0][unseen]).all(axis=1)]
        return [key for row in gone if (key := self.keys[row]) is not None]
