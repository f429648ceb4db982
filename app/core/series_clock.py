"""When one target was scraped: a column a scrape, and a ring of the minutes before."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from api_client.exposition import Floats

Places: TypeAlias = npt.NDArray[np.intp]
Flags: TypeAlias = npt.NDArray[np.bool_]

MINUTE_S: Final = 60.0
_NEVER: Final = -1


class Clock:
    """The columns of scrapes, `capacity` at least, and which minute lies in which column of the ring.

    `times` are Unix seconds of the first `end` columns, `scraped` which of them were answered. `begun` is the first
    column of the minute that is running. `watched_s` is how much of a minute lies between neighbouring answered
    scrapes; `seen` whether there was an answered one in it at all.
    """

    def __init__(self, capacity: int, minutes: int) -> None:
        self.capacity = capacity
        # Slack behind the kept part, so that what is kept is one piece of memory and seldom moved.
        self.length = capacity + max(1, capacity // 4)
        self.minutes = minutes
        self.times: Floats = np.full(self.length, np.nan)
        self.scraped: Flags = np.zeros(self.length, np.bool_)
        self.end = 0
        self.begun = 0
        self.minute: int | None = None
        self.folded: int | None = None
        self._numbers = np.full(minutes, _NEVER, np.int64)
        self.watched_s: Floats = np.zeros(minutes)
        self.seen: Flags = np.zeros(minutes, np.bool_)

    @property
    def oldest(self) -> int:
        """The first column that is kept."""
        return max(0, self.end - self.capacity)

    def first_from(self, since_s: float) -> int:
        """The first kept column at or after a moment."""
        return self.oldest + int(np.searchsorted(self.times[self.oldest : self.end], since_s))

    def add(self, at_s: float) -> None:
        """A column more; there is room for it."""
        minute = int(at_s // MINUTE_S)
        if minute != self.minute:
            self.minute, self.begun = minute, self.end
        self.times[self.end] = at_s
        self.end += 1

    def fold(self) -> tuple[int, Places]:
        """Enter the minute that is over into the ring: its column, and the columns of minutes nobody looked at."""
        assert self.minute is not None  # noqa: S101 a minute is over only after it began
        folded = self.minute - 1 if self.folded is None else self.folded
        skipped = np.arange(max(folded + 1, self.minute - self.minutes + 1), self.minute) % self.minutes
        self._blank(skipped)
        column = self.minute % self.minutes
        self._numbers[column] = self.folded = self.minute
        self.watched_s[column] = self.watched(self.begun, self.end)
        self.seen[column] = self.scraped[self.begun : self.end].any()
        return column, skipped

    def watched(self, start: int, stop: int) -> float:
        """How many seconds of these columns lie between neighbouring answered scrapes."""
        return float(self.spans()[start:stop].sum())

    def spans(self) -> Floats:
        """The seconds since the scrape before, a column each; 0 where either of the two is missing."""
        found = np.zeros(self.end)
        scraped = self.scraped[: self.end]
        np.subtract(
            self.times[1 : self.end], self.times[: self.end - 1], out=found[1:], where=scraped[1:] & scraped[:-1]
        )
        return found

    def rewind(self, at_s: float) -> Places:
        """Forget what lies at or after `at_s`, where something does; the columns of the ring that are blank now."""
        self.end = int(np.searchsorted(self.times[: self.end], at_s))
        self.times[self.end :] = np.nan
        self.scraped[self.end :] = False
        minute = int(at_s // MINUTE_S)
        self.begun = int(np.searchsorted(self.times[: self.end], minute * MINUTE_S))
        self.minute = minute
        self.folded = None if self.folded is None else min(self.folded, minute - 1)
        ahead = np.flatnonzero(self._numbers >= minute)
        self._blank(ahead)
        return ahead

    def compact(self) -> int:
        """Move the newest columns but one to the front; how many there are now."""
        keep = self.capacity - 1
        for row in (self.times, self.scraped):
            row[:keep] = row[self.end - keep : self.end].copy()
        self.times[keep:] = np.nan
        self.scraped[keep:] = False
        self.begun = max(0, self.begun - (self.end - keep))
        self.end = keep
        return keep

    def ring(self, since_s: float) -> tuple[Floats, Places, Flags]:
        """The minutes that ended after a moment: their ends, their columns, and whether anybody looked."""
        if self.folded is None:
            return np.empty(0), np.empty(0, np.intp), np.empty(0, np.bool_)
        first = max(
            self.folded - self.minutes + 1, int(self._numbers[self._numbers != _NEVER].min(initial=self.folded))
        )
        numbers = np.arange(max(first, int(since_s // MINUTE_S)), self.folded + 1)
        columns = numbers % self.minutes
        return (numbers.astype(np.float64) + 1.0) * MINUTE_S, columns, self._numbers[columns] == numbers

    def ring_ends(self) -> Floats:
        """When the minute of each column of the ring was over, in Unix seconds; 0 where there is none."""
        return (self._numbers.astype(np.float64) + 1.0) * MINUTE_S

    def _blank(self, columns: Places) -> None:
        self._numbers[columns] = _NEVER
        self.watched_s[columns] = 0.0
        self.seen[columns] = False
