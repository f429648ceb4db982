"""A plot's samples as a CSV text that says where and when they are from."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import Final

import numpy as np

from app.core.dashboard import PlotData
from app.core.language import tr

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def range_words(start_s: float, end_s: float) -> str:
    """Two instants (epoch seconds) as UTC."""
    start, end = (datetime.fromtimestamp(at_s, UTC) for at_s in (start_s, end_s))
    return tr("{start:%Y-%m-%d %H:%M:%S} to {end:%Y-%m-%d %H:%M:%S} UTC", start=start, end=end)


def watermark(environment: str, start_s: float, end_s: float, mode: str = "") -> str:
    """The sentence that every file of a plot carries; `mode` is the platform's word when the file was made."""
    place = (
        tr("environment {environment}, mode {mode}", environment=environment, mode=mode)
        if mode
        else tr("environment {environment}", environment=environment)
    )
    return tr("Aether operator console, {place}, {span}", place=place, span=range_words(start_s, end_s))


def file_stem(environment: str, plot_id: str, start_s: float) -> str:
    """A name for a file, of letters, digits and dashes only."""
    start = datetime.fromtimestamp(start_s, UTC)
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{environment} {plot_id} {start:%Y%m%dT%H%M%SZ}").strip("-")


def csv_text(data: PlotData, environment: str, start_s: float, end_s: float, mode: str = "") -> str:
    """One row a sample between two instants (epoch seconds), after the watermark; gaps are rows without a value."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    notes = (f"{data.spec.title}, {data.spec.source}", _seam_words(data.seam_s), data.notice, data.history)
    for words in (watermark(environment, start_s, end_s, mode), *notes):
        if words:
            text.write(f"# {' '.join(words.split())}\n")
    rows.writerow(("time_utc", "series", "value", "low", "high", "unit"))
    for one in data.series:
        first, last = np.searchsorted(one.times, (start_s, end_s))
        for place in range(int(first), min(int(last) + 1, len(one.times))):
            at_s = float(one.times[place])
            if at_s > end_s:
                break
            at = datetime.fromtimestamp(at_s, UTC)
            bounds = (one.low, one.high)
            rows.writerow(
                (
                    at.isoformat(timespec="milliseconds"),
                    _plain(one.label),
                    _number(float(one.values[place])),
                    *("" if bound is None else _number(float(bound[place])) for bound in bounds),
                    data.spec.unit.value,
                )
            )
    return text.getvalue()


def _number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.9g}"


def _plain(text: str) -> str:
    """A label that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _seam_words(seam_s: float | None) -> str:
    if seam_s is None:
        return ""
    seam = datetime.fromtimestamp(seam_s, UTC)
    return tr(
        "before {seam:%Y-%m-%d %H:%M:%S} UTC as Prometheus has it, from then on as scraped by this console", seam=seam
    )
