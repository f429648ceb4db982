"""Which parts of a server's past a plot needs: aligned, small, and the same ones again however the plot is moved."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from api_client.exposition import Floats, Labels
from api_client.models.monitoring import AnswerNotes, Matrix

POINTS: Final = 120
"""Points of a part: its answer is read between two frames, and a day is some parts only."""
STEPS_S: Final = (15.0, 30.0, 60.0, 120.0, 180.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0)
"""How far points may lie apart: never closer than servers scrape, and so few that parts are met again."""
_COLUMNS: Final = 600


@dataclass(frozen=True, slots=True)
class Part:
    """`POINTS` points of an expression from `start_s` (Unix seconds, a multiple of the part's length) on."""

    expression: str
    step_s: float
    start_s: float

    @property
    def end_s(self) -> float:
        """The last point."""
        return self.start_s + (POINTS - 1) * self.step_s


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part that must be known until an instant (Unix seconds), which is its end unless that is still to come."""

    part: Part
    until_s: float


@dataclass(frozen=True, eq=False, slots=True)
class ArchivedSeries:
    """One series as the server has it: points where it has a value, in growing order of `times` (Unix seconds)."""

    labels: Labels
    times: Floats
    values: Floats


@dataclass(frozen=True, eq=False, slots=True)
class ArchivedPart:
    """What the server said of a part, which it was asked for at `until_s` or once it was over."""

    part: Part
    until_s: float
    series: tuple[ArchivedSeries, ...]
    notes: AnswerNotes

    @property
    def points(self) -> int:
        """How much memory it takes."""
        return sum(one.times.size for one in self.series) + 1

    def answers(self, wanted: WantedPart) -> bool:
        """Whether it is known far enough."""
        return self.part == wanted.part and self.until_s >= wanted.until_s


def step_for(span_s: float) -> float:
    """How far points lie apart in a plot over `span_s` seconds."""
    return next((step_s for step_s in STEPS_S if span_s <= step_s * _COLUMNS), STEPS_S[-1])


def wanted_parts(expression: str, step_s: float, start_s: float, until_s: float) -> tuple[WantedPart, ...]:
    """The parts from a start until an instant (Unix seconds), the newest first; none for an empty stretch."""
    if until_s < start_s:
        return ()
    length_s = POINTS * step_s
    places = range(math.floor(until_s / length_s), math.floor(start_s / length_s) - 1, -1)
    parts = (Part(expression, step_s, place * length_s) for place in places)
    return tuple(WantedPart(one, min(one.end_s, until_s)) for one in parts)


def archived_part(part: Part, until_s: float, matrix: Matrix) -> ArchivedPart:
    """What the server answered when it was asked for a part at `until_s`."""
    series = tuple(
        ArchivedSeries(one.labels, np.array(one.times, np.float64), np.array(one.values, np.float64))
        for one in matrix.series
    )
    return ArchivedPart(part, min(part.end_s, until_s), series, matrix.notes)


def put_together(parts: Iterable[ArchivedPart], start_s: float, until_s: float) -> tuple[ArchivedSeries, ...]:
    """Each series of the parts of one expression between two instants, with a point without value in each hole."""
    pieces: dict[Labels, list[ArchivedSeries]] = {}
    step_s = STEPS_S[0]
    for part in sorted(parts, key=lambda one: one.part.start_s):
        step_s = part.part.step_s
        for one in part.series:
            pieces.setdefault(one.labels, []).append(one)
    found = []
    for labels, row in pieces.items():
        times = np.concatenate([one.times for one in row])
        values = np.concatenate([one.values for one in row])
        seen = (times >= start_s) & (times <= until_s)
        if seen.any():
            found.append(ArchivedSeries(labels, *_with_holes(times[seen], values[seen], step_s)))
    return tuple(found)


def _with_holes(times: Floats, values: Floats, step_s: float) -> tuple[Floats, Floats]:
    after = np.flatnonzero(np.diff(times) > 1.5 * step_s)
    middles = (times[after] + times[after + 1]) / 2
    return np.insert(times, after + 1, middles), np.insert(values, after + 1, np.nan)
