"""What a plot shows, in words and numbers: for screen readers, legends and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

import numpy as np

from app.core.dashboard import PlotData, PlotSpec
from app.core.language import tr
from app.core.present import age_words
from app.core.units import Scale, scale_for
from widgets.plot_axes import time_words
from widgets.plot_lines import Line


@dataclass(frozen=True, slots=True)
class Figures:
    """One line between two instants, in its unit; all None when it has no number there."""

    last: float | None
    last_s: float | None
    least: float | None
    most: float | None
    mean: float | None


def figures(line: Line, start_s: float, end_s: float) -> Figures:
    """The last value, when it was observed (epoch seconds), the least, the most and the mean of the samples."""
    first, last = np.searchsorted(line.times, (start_s, end_s))
    part = slice(int(first), int(last) + 1)
    values = line.values[part]
    finite = np.isfinite(values)
    known = values if finite.all() else values[finite]
    if not known.size:
        return Figures(None, None, None, None, None)
    last_s = float(line.times[part][finite][-1])
    mean = float(known.mean(dtype=np.float64))
    return Figures(float(known[-1]), last_s, float(known.min()), float(known.max()), mean)


def summary(lines: Sequence[Line], scale: Scale, window_s: tuple[float, float, float | None] | None) -> str:
    """Each line's last value with its age, least and most within the window; nothing without lines."""
    if window_s is None:
        return ""
    start_s, end_s, _ = window_s
    return "; ".join(_line_words(line, scale, start_s, end_s) for line in lines)


def _line_words(line: Line, scale: Scale, start_s: float, end_s: float) -> str:
    found = figures(line, start_s, end_s)
    if found.last_s is None:
        return tr("{label}: no value", label=line.label)
    age = age_words(max(0.0, end_s - found.last_s))
    return tr(
        "{label}: last {last} {age} ago, least {least}, most {most}",
        label=line.label,
        last=scale.figure(found.last),
        age=age,
        least=scale.figure(found.least),
        most=scale.figure(found.most),
    )


def columns(
    found: Sequence[Figures], scale: Scale, pointed: Sequence[float | None] | None = None
) -> tuple[tuple[str, ...], ...]:
    """What stands in each line's cells: last, or what is pointed at, least, most and mean; a column reads alike."""
    first = [one.last for one in found] if pointed is None else pointed
    rest = ([one.least for one in found], [one.most for one in found], [one.mean for one in found])
    return tuple(zip(*(scale.column(values) for values in (first, *rest)), strict=True))


def ended_words(found: Figures, now_s: float, stale_after_s: float) -> str:
    """How long ago the line ended; empty while its last value is true, and where it has none."""
    age_s = 0.0 if found.last_s is None else now_s - found.last_s
    return tr("{age} ago", age=age_words(age_s)) if age_s > stale_after_s else ""


def seam_words(seam_s: float | None, zone: tzinfo) -> str:
    """Which part of the lines is from where; nothing when all of it is the console's own."""
    return "" if seam_s is None else tr("archive | live at {time}", time=time_words(seam_s, 1, zone))


def origin_words(data: PlotData, zone: tzinfo) -> str:
    """Which part of the lines is a server's, for the legend."""
    return tr("archive") if data.archived and data.series else seam_words(data.seam_s, zone)


def stale_from(data: PlotData, now: datetime) -> float | None:
    """Where the newest scrape is too old, the end of what is known; epoch seconds."""
    return None if data.read_at is None or not data.stale(now) else data.read_at.timestamp()


def foot_words(data: PlotData, now: datetime, *, objective_drawn: bool, logarithmic: bool) -> str:
    """What stands below a plot: why it is not live, or its objective and where its values are from."""
    age_s = data.age_s(now)
    if data.history:
        return " · ".join(filter(None, (data.history, data.notice)))
    if age_s is None:
        return data.notice or tr("Nothing has been scraped yet.")
    if data.stale(now):
        return tr("Stale for {age}: what is drawn was true until then.", age=age_words(age_s))
    if not data.series:
        return data.notice or tr("No scraped service has counted anything here yet.")
    scale = tr("logarithmic") if logarithmic else ""
    limit = _limit_words(data.spec, drawn=objective_drawn)
    return " · ".join(filter(None, (limit, scale, data.spec.source, data.notice)))


def _limit_words(spec: PlotSpec, *, drawn: bool) -> str:
    objective = spec.objective
    if objective is None:
        return ""
    aside = "" if drawn else tr(", above this view")
    return tr("objective {figure}{aside}", figure=scale_for(spec.unit, objective).figure(objective), aside=aside)
