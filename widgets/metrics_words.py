"""What the Metrics page says about itself: live or not, since when, on which clock, and why there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from app.core.dashboard import PlotData
from app.core.present import age_words
from app.core.time_window import TimeWindow
from widgets.plot_axes import time_words


def subtitle(plots: Sequence[PlotData], now: datetime | None, services: int, window: TimeWindow, zone: tzinfo) -> str:
    """The line below the page's title."""
    clock = f"Times in {'UTC' if zone is UTC else zone}"
    if now is None or not (services or any(plot.archived for plot in plots)):
        return "Nothing has been scraped yet"
    ages = [plot.age_s(now) for plot in plots if plot.stale(now)]
    known = [age_s for age_s in ages if age_s is not None]
    if not window.live:
        start_s, end_s = window.bounds(now.timestamp())
        words = f"{time_words(start_s, 1, zone)} to {time_words(end_s, 1, zone)}"
        return f"Held at {words}: nothing newer is drawn. {clock}"
    if known and len(known) == sum(plot.read_at is not None for plot in plots):
        return f"Not live: the newest scrape is {age_words(min(known))} old. {clock}"
    late = f", {len(known)} of {len(plots)} plots stale" if known else ""
    source = f"scraped directly from {services} service{'' if services == 1 else 's'}"
    if any(plot.archived for plot in plots) and all(plot.archived or not plot.series for plot in plots):
        source = "asked of Prometheus"
    return f"Live, last {age_words(window.span_s)}, {source}{late}. {clock}"


def explored_words(known: int, window: TimeWindow, zone: tzinfo) -> str:
    """The line below the Explorer's title, once metrics are known."""
    seen = f"Live, last {age_words(window.span_s)}" if window.live else "Held: nothing newer is drawn"
    exposed = f"{known} metrics are exposed" if known else "No service is scraped directly"
    return f"{exposed}. {seen}. Times in {'UTC' if zone is UTC else zone}"


def empty_words(services: int, history: str = "") -> tuple[str, str]:
    """Why no plot is there, and what to do; `history` is what is the matter with a server's past."""
    if history:
        return history, "Open Services to see how Prometheus answers."
    if services:
        why = "Scrapes arrive, but a rate needs two of them, and none carries these series yet."
        return why, "Wait for the next scrape, or choose another dashboard or service."
    why = "No service has answered a scrape of its /metrics yet."
    return why, "Open Services to see which ones answer, and why the others do not."
