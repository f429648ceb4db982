"""The Metrics page: dashboards of the services' own numbers; the plotting library loads when it is first shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout

from app.core.dashboard import USUAL_SPAN_S, Dashboard
from app.core.language import tr
from app.core.mode_view import mode_word
from app.core.state import AppState, ReadingKind
from app.core.target_names import target_names
from app.core.time_window import TimeWindow
from widgets import shapes
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.metrics_controls import MetricsControls
from widgets.metrics_keys import KEYS_OF_TIME, toggled, window_after
from widgets.metrics_words import empty_words, subtitle
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.plot_values import PlotValues
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL

if TYPE_CHECKING:
    from app.core.dashboard import PlotData
    from app.core.markers import Marker
    from widgets.plot_wall import PlotWall


class MetricsPage(Panel):
    """Plots of what was scraped; `show_plots` brings the samples, which are not part of the state.

    Keys: Left and Right move, + and - zoom, Space holds and follows again, Home is live; V opens a table of all values
    at the pointer, Ctrl+Left and Ctrl+Right move it, Esc takes it away; see `PlotCard` for a plot's own.
    Signals: `plots_requested()` when another dashboard, service or stretch of time is looked at: `dashboard_id`,
    `target` and `window` say which; `save_requested(str, bytes)` a file's name and contents.
    """

    plots_requested = Signal()
    save_requested = Signal(str, bytes)
    keys_here = (*KEYS_OF_TIME, ("V", tr("Table of all values at the pointer")))

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Metrics"))
        self.window_of_time = TimeWindow(USUAL_SPAN_S)
        self._plots: tuple[PlotData, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._wall: PlotWall | None = None
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._controls = MetricsControls()
        self._heading = PageHeading(tr("Metrics"), self._controls)
        self._empty = EmptyState()
        self._views = QStackedLayout()
        self._values = PlotValues()
        self._values.hide()
        self._budget = Paragraph(tone="warn")
        self._budget.hide()
        self._controls.asked.connect(self.plots_requested)
        self._controls.values_requested.connect(self._on_values)
        self._controls.span_chosen.connect(lambda span_s: self._look(self.window_of_time.followed(span_s)))
        self._controls.live_requested.connect(self._on_live)
        self._controls.zone_chosen.connect(self._on_zone)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._budget)
        page.addLayout(self._views, 1)
        page.addWidget(self._values)
        self._views.addWidget(CardFrame(self._empty))  # once it is the page's: else it would be a window for a moment
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

    def show_budget(self, notice: str) -> None:
        """Say which series are not kept because the environment's budget is spent; nothing while all are."""
        self._budget.show_text(notice)
        self._budget.setVisible(bool(notice))

    def show_state(self, state: AppState, now: datetime) -> None:
        """Take which services were scraped; the samples themselves come by `show_plots`."""
        self._state = state
        scraped = _scraped(state)
        self._controls.show_targets(scraped, _archived(state, scraped))
        self._controls.show_server(there=state.environment.has("prometheus"))
        self.window_of_time = replace(self.window_of_time, longest_s=self._controls.longest_s)
        self._controls.show_zone_name(state.zone)
        if self._wall is not None:
            self._wall.show_environment(state.environment.name, mode_word(state, now))
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
        if self._wall is not None and self.isVisible():
            self._wall.show_markers(markers)

    def show_time(self, now: datetime) -> None:
        """Advance the ages and the right edge of the plots."""
        self._now = now
        self._say()
        if self._wall is not None and self.isVisible():
            self._wall.show_time(self.window_of_time, now)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plotting library now, and catch up with what arrived meanwhile."""
        self._draw()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom the window of time of all plots, and the pointer in it."""
        now_s = 0.0 if self._now is None else self._now.timestamp()
        window = window_after(event, self.window_of_time, self._controls.span_s, now_s)
        if event.key() == Qt.Key.Key_Space:
            self._on_live()
        elif window is not None:
            self._look(window)
        elif event.key() == Qt.Key.Key_V:
            self._on_values()
        elif self._wall is None or not self._wall.points(event):
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

    def _on_live(self) -> None:
        if self._now is not None:
            self._look(toggled(self.window_of_time, self._controls.span_s, self._now.timestamp()))

    def _on_window(self, start_s: float, end_s: float) -> None:
        if self._now is not None:
            self._look(self.window_of_time.between(start_s, end_s, self._now.timestamp()))

    def _look(self, window: TimeWindow) -> None:
        self.window_of_time = window
        self._controls.show_live(window.live)
        if self._now is not None:
            self.show_time(self._now)
        self.plots_requested.emit()

    def _on_zone(self) -> None:
        if self._wall is not None:
            self._wall.show_zone(self._controls.zone)
        self._values.show_zone(self._controls.zone)
        self._list_values()
        self._say()

    def _draw(self) -> None:
        if self._now is None or not self._plots:
            return
        wall = self._made_wall()
        wall.show_markers(self._markers)
        wall.show_plots(self.dashboard_id, self._plots, self.window_of_time, self._now)
        self._list_values()

    def _made_wall(self) -> PlotWall:
        if self._wall is None:
            from widgets.plot_wall import PlotWall  # half a second that a start must not wait for

            wall = self._wall = PlotWall()
            wall.window_requested.connect(self._on_window)
            wall.save_requested.connect(self.save_requested)
            wall.pointer.moved.connect(lambda _at: self._list_values())
            wall.show_zone(self._controls.zone)
            if self._state is not None and self._now is not None:
                wall.show_environment(self._state.environment.name, mode_word(self._state, self._now))
            self._views.addWidget(wall)
            self._say()
        return self._wall

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
