"""The Metrics page: dashboards of the services' own numbers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from app.core.dashboard import Dashboard
from app.core.language import tr
from app.core.state import AppState, ReadingKind
from app.core.target_names import target_names
from widgets import shapes
from widgets.metrics_controls import MetricsControls
from widgets.metrics_keys import KEYS_OF_TIME
from widgets.metrics_words import empty_words, subtitle
from widgets.plot_page import PlotPage
from widgets.plot_values import PlotValues
from widgets.tokens import SPACE_L

if TYPE_CHECKING:
    from app.core.dashboard import PlotData
    from widgets.plot_wall import PlotWall


class MetricsPage(PlotPage):
    """Plots of what was scraped; `show_plots` brings the samples, which are not part of the state.

    Keys: V opens a table of all values at the pointer, Ctrl+Left and Ctrl+Right move it, Esc takes it away.
    `dashboard_id` and `target` say with `window_of_time` what is looked at.
    """

    keys_here = (*KEYS_OF_TIME, ("V", tr("Table of all values at the pointer")))
    _controls: MetricsControls

    def __init__(self) -> None:
        controls = MetricsControls()
        super().__init__(tr("Metrics"), controls)
        self._values = PlotValues()
        self._values.hide()
        controls.asked.connect(self.plots_requested)
        controls.values_requested.connect(self._on_values)
        content = QVBoxLayout()
        content.setSpacing(SPACE_L)
        content.addLayout(self._views, 1)
        content.addWidget(self._values)
        self._lay_out(content)
        self._say()

    @property
    def dashboard_id(self) -> str:
        """Which dashboard is looked at; empty before there is one."""
        return self._controls.dashboard_id

    @property
    def target(self) -> str:
        """The only scraped service that is looked at; empty for all."""
        return self._controls.target

    def show_dashboards(self, dashboards: tuple[Dashboard, ...], notice: str = "") -> None:
        """Offer these; `notice` says which of the user's own files could not be read, and why."""
        self._controls.show_dashboards(dashboards, notice)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Take which services were scraped; the samples themselves come by `show_plots`."""
        scraped = _scraped(state)
        self._controls.show_targets(scraped, _archived(state, scraped))
        super().show_state(state, now)

    def show_plots(self, plots: tuple[PlotData, ...], now: datetime) -> None:
        """Draw what was scraped, as seen at `now` (aware UTC); nothing is drawn before the page is shown."""
        self._take(plots, now)

    def show_time(self, now: datetime) -> None:
        """Advance the ages and the right edge of the plots."""
        super().show_time(now)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or close the table of values; else as every page of plots."""
        if event.key() == Qt.Key.Key_V:
            self._on_values()
        else:
            super().keyPressEvent(event)

    def _on_values(self) -> None:
        """Open the table of values with a pointer in it, or close it."""
        wall = self._wall
        if wall is None:
            return
        opened = self._values.isHidden()
        self._values.setVisible(opened)
        self._controls.show_values_open(opened)
        if not opened:
            (wall.cards[0] if wall.cards else self._controls).setFocus()
        elif wall.pointer.at_s is None and self._now is not None:
            wall.pointer.step(wall.plots, self.window_of_time.bounds(self._now.timestamp()), -1)
        self._list_values()

    def _list_values(self) -> None:
        if self._wall is not None and not self._values.isHidden():
            self._values.show_values(self._wall.plots, self._wall.pointer.at_s)

    def _on_zone(self) -> None:
        super()._on_zone()
        self._values.show_zone(self._controls.zone)
        self._list_values()

    def _new_wall(self) -> PlotWall:
        wall = super()._new_wall()
        wall.pointer.moved.connect(lambda _at: self._list_values())
        return wall

    def _draw_on(self, wall: PlotWall, now: datetime) -> None:
        wall.show_plots(self.dashboard_id, self._plots, self.window_of_time, now)
        self._list_values()

    def _say(self) -> None:
        arrived = self._wall is not None and any(plot.series for plot in self._plots)
        self._views.setCurrentIndex(1 if arrived else 0)
        services = len(_scraped(self._state))
        self._heading.show_words(subtitle(self._plots, self._now, services, self.window_of_time, self._controls.zone))
        if not arrived:
            history = next((plot.history for plot in self._plots if plot.history), "")
            self._empty.show_words(tr("Dashboards of live metrics"), *empty_words(services, history), shapes.DIAMOND)


def _scraped(state: AppState | None) -> tuple[str, ...]:
    readings = {} if state is None else state.readings
    return tuple(key.service for key, fact in readings.items() if key.kind is ReadingKind.METRICS and fact.read_at)


def _archived(state: AppState, scraped: tuple[str, ...]) -> tuple[str, ...]:
    """What the environment's Prometheus scrapes and this console does not."""
    targets = state.reading(ReadingKind.TARGETS, "prometheus").value or ()
    known = target_names(targets, state.environment.targets).services if targets else ()
    return tuple(one for one in known if one not in scraped)
