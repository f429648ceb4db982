"""The Metrics page: what the services' own numbers do, live; the plotting library loads when it is first shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout

from app.core.present import age_words
from app.core.state import AppState, ReadingKind
from widgets import shapes
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.tokens import SPACE_L, SPACE_XL

if TYPE_CHECKING:
    from app.core.dashboard import PlotData
    from app.core.markers import Marker
    from widgets.plot_card import PlotCard


class MetricsPage(Panel):
    """Plots of what was scraped; `show_plots` brings the samples, which are not part of the state."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Metrics")
        self._plots: tuple[PlotData, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._cards: dict[str, PlotCard] = {}
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._heading = PageHeading("Metrics")
        self._empty = EmptyState()
        self._column = ScrollColumn(fill=True)
        self._views = QStackedLayout()
        self._views.addWidget(CardFrame(self._empty))
        self._views.addWidget(self._column)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addLayout(self._views, 1)
        self._say()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Take which services were scraped; the samples themselves come by `show_plots`."""
        self._state = state
        self.show_time(now)

    def show_plots(self, plots: tuple[PlotData, ...], now: datetime) -> None:
        """Draw what was scraped, as seen at `now` (aware UTC); nothing is drawn before the page is shown."""
        self._plots, self._now = plots, now
        self._say()
        if self.isVisible():
            self._draw()

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Mark in every plot when commands left; drawn with the plots."""
        self._markers = markers
        if self.isVisible():
            for card in self._cards.values():
                card.show_markers(markers)

    def show_time(self, now: datetime) -> None:
        """Advance the ages and the right edge of the plots."""
        self._now = now
        self._say()
        if self.isVisible():
            for card in self._cards.values():
                card.show_time(now)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plotting library now, and catch up with what arrived meanwhile."""
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        if self._now is None or not self._plots:
            return
        from widgets.plot_card import PlotCard  # half a second that a start must not wait for

        for plot in self._plots:
            if plot.spec.id not in self._cards:
                card = PlotCard(plot.spec)
                self._cards[plot.spec.id] = card
                self._column.add_card(card)
            card = self._cards[plot.spec.id]
            card.show_data(plot, self._now)
            card.show_markers(self._markers)

    def _scraped(self) -> list[str]:
        if self._state is None:
            return []
        return [key.service for key, fact in self._state.readings.items() if _is_metrics(key.kind) and fact.read_at]

    def _say(self) -> None:
        arrived = any(plot.series for plot in self._plots)
        self._views.setCurrentIndex(1 if arrived else 0)
        services = len(self._scraped())
        self._heading.show_words(self._subtitle(services))
        if arrived:
            return
        if services:
            why = "Scrapes arrive, but a rate needs two of them, and none carries these series yet."
            step = "Wait for the next scrape."
        else:
            why = "No service has answered a scrape of its /metrics yet."
            step = "Open Services to see which ones answer, and why the others do not."
        self._empty.show_words("Request latency and order rate, as plots", why, step, shapes.DIAMOND)

    def _subtitle(self, services: int) -> str:
        ages = [] if self._now is None else [plot.age_s(self._now) for plot in self._plots if plot.stale(self._now)]
        known = [age_s for age_s in ages if age_s is not None]
        if known:
            return f"Not live: the newest scrape is {age_words(min(known))} old. Times in UTC"
        if not services:
            return "Nothing has been scraped yet"
        return f"Live, scraped directly from {services} service{'' if services == 1 else 's'}. Times in UTC"


def _is_metrics(kind: ReadingKind) -> bool:
    return kind is ReadingKind.METRICS
