"""Samples of scraped series in fixed ring buffers, and views of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from api_client.exposition import Columns, Exposition, Floats, Labels, SeriesKey
from app.core.series_blocks import Plan, SeriesRows, Values

__all__ = ["Floats", "Labels", "SeriesBook", "SeriesWindow", "Values"]


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
        return sum(len(target.rows) for target in self._targets.values())

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
        self._refused[target] = book.write(exposition.columns, self._series_limit - self.series_count)
        book.read_s = at_s

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
        keys = [key for key in known.rows.named.get(name, ()) if wanted.issubset(key[1])]
        return tuple(known.window(key, since_s) for key in keys)

    def _advance(self, target: str, at_s: float) -> _Target:
        book = self._targets.get(target)
        if book is None:
            book = self._targets[target] = _Target(self._capacity)
        book.advance(at_s)
        self.version += 1
        return book


class _Target:
    """One clock and its series. Arrays have slack behind the kept part, so that a view is one piece of memory."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._length = capacity + max(1, capacity // 4)
        self._times: Floats = np.full(self._length, np.nan)
        self._end = 0
        self._plan: Plan | None = None
        self.rows = SeriesRows(self._length)
        self.read_s: float | None = None

    def advance(self, at_s: float) -> None:
        self._rewind(at_s)
        if self._end == self._length:
            self._compact()
        self._times[self._end] = at_s
        self._end += 1

    def write(self, columns: Columns, room: int) -> int:
        """Write the newest scrape and say how many of its series found no room, with `room` for new ones."""
        plan, layout, values = self._plan, columns.layout, columns.values
        if plan is None or plan.layout is not layout or (plan.refused and room > 0) or not plan.holds(values):
            plan = self._plan = self.rows.plan(layout, values, room)
        plan.write(self._end - 1, values)
        return plan.refused

    def window(self, key: SeriesKey, since_s: float) -> SeriesWindow:
        kept = max(0, self._end - self._capacity)
        start = kept + int(np.searchsorted(self._times[kept : self._end], since_s))
        times, values = self._times[start : self._end], self.rows.row(key)[start : self._end]
        times.flags.writeable = values.flags.writeable = False
        return SeriesWindow(key[1], times, values)

    def _rewind(self, at_s: float) -> None:
        """Forget what lies at or after `at_s`: the workstation's clock was set back, and order is what views need."""
        end = int(np.searchsorted(self._times[: self._end], at_s))
        if end < self._end:
            self._times[end:] = np.nan
            self.rows.forget_from(end)
            self._end = end

    def _compact(self) -> None:
        """Move the newest scrapes to the front and drop the series that are in none of them."""
        keep = self._capacity - 1
        if self.rows.compact(self._end, keep):
            self._plan = None  # it may write to rows that were given back
        self._times[:keep] = self._times[self._end - keep : self._end].copy()
        self._times[keep:] = np.nan
        self._end = keep
