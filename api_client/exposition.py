"""Prometheus text exposition to frozen families and samples."""

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import ne
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from api_client.errors import ContractError, Effect
from api_client.exposition_lines import NUMERIC, tail_of
from api_client.exposition_model import (
    Columns,
    Exposition,
    Family,
    FamilyType,
    Floats,
    Labels,
    Layout,
    Sample,
    ScrapedFamilies,
    SeriesKey,
)
from api_client.exposition_text import Learned, learn

__all__ = [
    "Columns",
    "Exposition",
    "ExpositionReader",
    "Family",
    "FamilyType",
    "Floats",
    "Labels",
    "Layout",
    "Sample",
    "SeriesKey",
    "parse_exposition",
]

_NUMBERS: Final = msgspec.json.Decoder(list[float])


def parse_exposition(text: bytes | str, *, service: str = "exposition") -> Exposition:
    """Return what `text` (UTF-8, text format 0.0.4 or OpenMetrics 1.0) exposes.

    What ends in `# EOF` is OpenMetrics. Each line is checked, not what OpenMetrics asks of lines together (growing
    buckets, samples in groups). Raises ContractError for anything malformed; its path is the line number, its text
    holds nothing of the line.
    """
    # Half a surrogate pair is no UTF-8: it goes on as bytes that are refused with their line.
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return ExpositionReader(service).read(raw)


class ExpositionReader:
    """Reads the scrapes of one target, one at a time. Not for two threads at once.

    A target exposes the same lines at each scrape, and only values move. The reader learns the lines once; as long
    as they stay, scrapes share a layout and only the changed lines are looked at. Anything else is read anew.
    """

    def __init__(self, service: str = "exposition") -> None:
        self._service = service
        self._learned: Learned | None = None
        self._lines: Sequence[bytes] = ()
        self._columns: Columns | None = None

    def read(self, text: bytes) -> Exposition:
        """Return what `text` exposes, as `parse_exposition` does; after an error the layout is forgotten."""
        lines = text.split(b"\n")
        columns = self._as_learned(lines)
        if columns is None:
            columns = self._learn(lines)
        self._lines, self._columns = lines, columns
        return Exposition(ScrapedFamilies(columns))

    def _learn(self, lines: Sequence[bytes]) -> Columns:
        learned = learn(lines, self._known())
        if isinstance(learned, int):
            self._learned, self._columns, self._lines = None, None, ()
            path = f"line {learned}"
            raise ContractError(service=self._service, reason="malformed_exposition", path=path, effect=Effect.NONE)
        self._learned = learned
        return learned.columns

    def _known(self) -> Mapping[bytes, SeriesKey]:
        """The heads of the last layout. A head does not depend on the lines around it."""
        known = self._learned
        if known is None:
            return {}
        series = known.columns.layout.series
        return {head: series[row] for head, row in zip(known.heads, known.places.tolist(), strict=True) if row >= 0}

    def _as_learned(self, lines: Sequence[bytes]) -> Columns | None:
        """The scrape by position; None when its lines are not those that were learned.

        The loops are C's: a thread that parses holds the interpreter, and the window waits for it.
        """
        known, before = self._learned, self._columns
        if known is None or before is None or len(lines) != len(self._lines):
            return None
        changed = list(compress(range(len(lines)), map(ne, lines, self._lines)))
        if not changed:
            return before
        now = [lines[index] for index in changed]
        heads = [known.heads[index] for index in changed]
        tails: list[bytes] = list(map(bytes.removeprefix, now, heads))
        # No head is empty: the lengths add up only if every line had its own.
        if sum(map(len, now)) != sum(map(len, heads)) + sum(map(len, tails)):
            return None
        try:
            found, times = _read_tails(tails, openmetrics=known.openmetrics)
        except ValueError:
            return None
        return _changed(before, known.places[np.fromiter(changed, np.intp, len(changed))], found, times)


def _read_tails(tails: Sequence[bytes], *, openmetrics: bool) -> tuple[Floats, Floats | None]:
    """Values, and timestamps if one line may have one; raises ValueError."""
    if b"".join(tails).translate(None, NUMERIC):
        read = np.array([tail_of(tail, openmetrics=openmetrics) for tail in tails], np.float64)
        return read[:, 0], read[:, 1]
    try:
        # Four times as fast as `float`, and as exact; what is no number in JSON (NaN, +1) is left to `float`.
        numbers = _NUMBERS.decode(b"[" + b",".join(tails) + b"]")
    except msgspec.DecodeError:
        return np.fromiter(map(float, tails), np.float64, len(tails)), None
    return np.fromiter(numbers, np.float64, len(tails)), None


def _changed(before: Columns, rows: npt.NDArray[np.intp], found: Floats, times: Floats | None) -> Columns:
    """The scrape before, with other values and timestamps in `rows`."""
    values = before.values.copy()
    values[rows] = found
    if times is None and before.timestamps is None:
        return Columns(before.layout, values, None)
    timestamps = np.full(values.shape, np.nan) if before.timestamps is None else before.timestamps.copy()
    timestamps[rows] = np.nan if times is None else times
    return Columns(before.layout, values, None if np.isnan(timestamps).all() else timestamps)
