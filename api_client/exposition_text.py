"""A whole exposition read line by line: what its layout is, and what a later one has to look like to share it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from api_client.exposition_lines import NAME, NUMERIC, head_of, number, tail_of, unescaped
from api_client.exposition_model import Columns, FamilyLayout, FamilyType, Floats, Layout, SeriesKey

_EOF: Final = b"# EOF"
_DECLARATION: Final = re.compile(r"[ \t\r]*+#[ \t\r]++(HELP|TYPE)(?:[ \t\r]++(.*)|)", re.DOTALL)
_DECLARED: Final = re.compile(rf'(?:({NAME})|"((?:[^"\\]++|\\.)++)")(?:[ \t\r]++(.*)|)', re.ASCII | re.DOTALL)
_HELP_ESCAPE: Final = re.compile(r"\\([\\n])")
_TYPES: Final = frozenset({"counter", "gauge", "histogram", "gaugehistogram", "info", "stateset", "summary", "unknown"})
_SUFFIXES: Final = {"summary": ("", "_count", "_sum"), "histogram": ("_count", "_sum", "_bucket")}
_OPENMETRICS_SUFFIXES: Final = {
    "counter": ("_total", "_created"),
    "summary": ("", "_count", "_sum", "_created"),
    "histogram": ("_count", "_sum", "_bucket", "_created"),
    "gaugehistogram": ("_gcount", "_gsum", "_bucket"),
    "info": ("_info",),
}
_Row: TypeAlias = tuple[SeriesKey, float, float, int]
"""Name and labels, value, timestamp in Unix seconds (NaN without one), index of the line."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A scrape and how its lines are made: one head and one place a line.

    A line keeps the layout when it is unchanged, or starts with its head and goes on with a value. What holds no
    value has a head that no line starts with. Places are rows of the layout, -1 where there is no value.
    """

    columns: Columns
    heads: list[bytes]
    places: npt.NDArray[np.intp]
    openmetrics: bool


def learn(lines: Sequence[bytes], known: Mapping[bytes, SeriesKey]) -> Learned | int:
    """Read an exposition, or return the number of the first malformed line.

    `known` are heads that were read before: most stay the same when a series comes or goes.
    """
    openmetrics = next((line == _EOF for line in reversed(lines) if line), False)
    reading = _Reading(openmetrics, known)
    number_now = 0
    try:
        for number_now, line in enumerate(lines, 1):
            reading.take(line, last=number_now == len(lines))
    except ValueError:
        return number_now
    return reading.learned()


@dataclass(slots=True)
class _Group:
    """A family while it is read."""

    name: str
    type: str = "untyped"
    help: str = ""
    rows: list[_Row] = field(default_factory=list)


class _Reading:
    """Groups samples under declarations: one that its declaration does not cover stands for itself."""

    def __init__(self, openmetrics: bool, known: Mapping[bytes, SeriesKey]) -> None:
        self._openmetrics = openmetrics
        self._known = known
        self._suffixes: Mapping[str, tuple[str, ...]] = _OPENMETRICS_SUFFIXES if openmetrics else _SUFFIXES
        self._groups: dict[str, _Group] = {}
        self._declared: _Group | None = None
        self._covered: tuple[str, ...] = ()
        self._heads: list[bytes] = []

    def take(self, line: bytes, *, last: bool) -> None:
        """Read the next line; raises ValueError."""
        cut = line.rfind(b" ") + 1
        head = line[:cut]
        key = self._known.get(head)
        if key is not None and not line[cut:].translate(None, NUMERIC):
            self._sample(head, key, number(line[cut:]), np.nan)
            return
        text = line.decode()
        bare = text.strip(" \t\r")
        if bare and bare[0] != "#":
            self._unknown_sample(line, text)
            return
        if bare:
            self._comment(bare)
        elif self._openmetrics and not last:
            raise ValueError
        self._heads.append(line + b"\n")

    def _unknown_sample(self, line: bytes, text: str) -> None:
        start, name, labels = head_of(text)
        head = text[:start].encode()
        tail = line[len(head) :]
        if tail.translate(None, NUMERIC):
            value, timestamp_s = tail_of(tail, openmetrics=self._openmetrics)
        else:
            value, timestamp_s = float(tail), np.nan
        self._sample(head, (name, labels), value, timestamp_s)

    def _sample(self, head: bytes, key: SeriesKey, value: float, timestamp_s: float) -> None:
        name = key[0]
        row = (key, value, timestamp_s, len(self._heads))
        if self._declared is not None and name in self._covered:
            self._declared.rows.append(row)
        else:
            self._close()
            group = self._groups.get(name)
            if group is None:
                group = self._groups[name] = _Group(name)
            group.rows.append(row)
        self._heads.append(head)

    def _comment(self, text: str) -> None:
        declaration = _DECLARATION.fullmatch(text)
        if declaration is None:
            return
        found = _DECLARED.fullmatch(declaration[2] or "")
        if found is None:
            raise ValueError
        group = self._declare(found[1] or unescaped(found[2]))
        said = found[3] or ""
        if declaration[1] == "HELP":
            group.help = self._help(said)
            return
        if said not in _TYPES and (said != "untyped" or self._openmetrics):
            raise ValueError
        group.type = said
        self._covered = tuple(group.name + suffix for suffix in self._suffixes.get(said, ("",)))

    def _declare(self, name: str) -> _Group:
        if self._declared is None or self._declared.name != name:
            self._close()
            self._declared = _Group(name)
            self._covered = (name,)
        return self._declared

    def _help(self, text: str) -> str:
        if self._openmetrics:
            return unescaped(text)
        return _HELP_ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text)

    def _close(self) -> None:
        """What is declared is complete. A family in two parts is one, as its first part says."""
        group, self._declared = self._declared, None
        if group is not None:
            first = self._groups.setdefault(group.name, group)
            if first is not group:
                first.rows += group.rows

    def learned(self) -> Learned:
        """Everything that was read."""
        self._close()
        layouts: dict[str, FamilyLayout] = {}
        rows: list[_Row] = []
        for name, group in self._groups.items():
            start = len(rows)
            rows += group.rows
            layouts[name] = FamilyLayout(name, FamilyType(group.type), group.help, start, len(rows))
        places = np.full(len(self._heads), -1, np.intp)
        places[[row[3] for row in rows]] = np.arange(len(rows))
        times: Floats = np.array([row[2] for row in rows], np.float64)
        columns = Columns(
            Layout(MappingProxyType(layouts), tuple(row[0] for row in rows)),
            np.array([row[1] for row in rows], np.float64),
            None if np.isnan(times).all() else times,
        )
        return Learned(columns, self._heads, places, self._openmetrics)
