"""What the Metrics page says about itself: live or not, since when, on which clock, and why there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from app.core.dashboard import PlotData
from app.core.language import tr
from app.core.present import age_words
from app.core.time_window import TimeWindow
from widgets.plot_axes import time_words


def subtitle(plots: Sequence[PlotData], now: datetime | None, services: int, window: TimeWindow, zone: tzinfo) -> str:
    """The line below the page's title."""
    clock = tr("Times in {zone}", zone="UTC" if zone is UTC else zone)
    if now is None or not (services or any(plot.archived for plot in plots)):
        return tr("Nothing has been scraped yet")
    ages = [plot.age_s(now) for plot in plots if plot.stale(now)]
    known = [age_s for age_s in ages if age_s is not None]
    if not window.live:
        start_s, end_s = window.bounds(now.timestamp())
        return tr(
            "Held at {start} to {end}: nothing newer is drawn. {clock}",
            start=time_words(start_s, 1, zone),
            end=time_words(end_s, 1, zone),
            clock=clock,
        )
    if known and len(known) == sum(plot.read_at is not None for plot in plots):
        return tr("Not live: the newest scrape is {age} old. {clock}", age=age_words(min(known)), clock=clock)
    late = tr(", {known} of {plots} plots stale", known=len(known), plots=len(plots)) if known else ""
    return tr(
        "Live, last {age}, {source}{late}. {clock}",
        age=age_words(window.span_s),
        source=_source_words(plots, services),
        late=late,
        clock=clock,
    )


def _source_words(plots: Sequence[PlotData], services: int) -> str:
    if any(plot.archived for plot in plots) and all(plot.archived or not plot.series for plot in plots):
        return tr("asked of Prometheus")
    if services == 1:
        return tr("scraped directly from 1 service")
    return tr("scraped directly from {services} services", services=services)


def explored_words(known: int, window: TimeWindow, zone: tzinfo) -> str:
    """The line below the Explorer's title, once metrics are known."""
    seen = tr("Live, last {age}", age=age_words(window.span_s)) if window.live else tr("Held: nothing newer is drawn")
    exposed = tr("{known} metrics are exposed", known=known) if known else tr("No service is scraped directly")
    return tr("{exposed}. {seen}. Times in {zone}", exposed=exposed, seen=seen, zone="UTC" if zone is UTC else zone)


def empty_words(services: int, history: str = "") -> tuple[str, str]:
    """Why no plot is there, and what to do; `history` is what is the matter with a server's past."""
    if history:
        return history, tr("Open Services to see how Prometheus answers.")
    if services:
        why = tr("Scrapes arrive, but a rate needs two of them, and none carries these series yet.")
        return why, tr("Wait for the next scrape, or choose another dashboard or service.")
    why = tr("No service has answered a scrape of its /metrics yet.")
    return why, tr("Open Services to see which ones answer, and why the others do not.")
