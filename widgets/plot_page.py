"""What every page of plots does: it follows time or holds it, and loads the plotting library when it first draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedLayout, QVBoxLayout

from app.core.dashboard import USUAL_SPAN_S
from app.core.mode_view import mode_word
from app.core.state import AppState
from app.core.time_window import TimeWindow
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.metrics_keys import KEYS_OF_TIME, toggled, window_after
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.text import Paragraph
from widgets.time_controls import TimeControls
from widgets.tokens import SPACE_L, SPACE_XL

if TYPE_CHECKING:
    from app.core.dashboard import PlotData
    from app.core.markers import Marker
    from widgets.plot_wall import PlotWall


class PlotPage(Panel):
    """Plots over one window of time, or words where there are none.

    A page made of it lays itself out around `_views`, shows plots by `_take`, and says by `_say` and `_draw_on` what
    is its own.
    Keys: Left and Right move, + and - zoom, Space holds and follows again, Home is live; see `PlotCard` for a plot's.
    Signals: `plots_requested()` something else is looked at, or another stretch of time: `window_of_time` says which;
    `save_requested(str, bytes)` a file's name and contents.
    """

    plots_requested = Signal()
    save_requested = Signal(str, bytes)
    keys_here: tuple[tuple[str, str], ...] = KEYS_OF_TIME
    _controls: TimeControls

    def __init__(self, title: str, controls: TimeControls) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.window_of_time = TimeWindow(USUAL_SPAN_S)
        self._plots: tuple[PlotData, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._wall: PlotWall | None = None
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._controls = controls
        self._heading = PageHeading(title, controls)
        self._budget = Paragraph(tone="warn")
        self._budget.hide()
        self._empty = EmptyState()
        self._views = QStackedLayout()
        controls.span_chosen.connect(lambda span_s: self._look(self.window_of_time.followed(span_s)))
        controls.live_requested.connect(self._on_live)
        controls.zone_chosen.connect(self._on_zone)

    def show_budget(self, notice: str) -> None:
        """Say which series are not kept because the environment's budget is spent; nothing while all are."""
        self._budget.show_text(notice)
        self._budget.setVisible(bool(notice))

    def show_state(self, state: AppState, now: datetime) -> None:
        """Take the environment's name, its clock, and how far back it can be looked at."""
        self._state, self._now = state, now
        self._controls.show_server(there=state.environment.has("prometheus"))
        self.window_of_time = replace(self.window_of_time, longest_s=self._controls.longest_s)
        self._controls.show_zone_name(state.zone)
        self._name_environment()
        self.show_time(now)

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Mark in every plot when commands left; drawn with the plots."""
        self._markers = markers
        if self._wall is not None and self.isVisible():
            self._wall.show_markers(markers)

    def show_time(self, now: datetime) -> None:
        """Advance the ages and the right edge of the plots."""
        self._now = now
        if self._wall is not None and self.isVisible():
            self._wall.show_time(self.window_of_time, now)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plotting library now, and catch up with what arrived meanwhile."""
        self._draw()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom the window of time, and the pointer in it."""
        now_s = 0.0 if self._now is None else self._now.timestamp()
        window = window_after(event, self.window_of_time, self._controls.span_s, now_s)
        if event.key() == Qt.Key.Key_Space:
            self._on_live()
        elif window is not None:
            self._look(window)
        elif self._wall is None or not self._wall.points(event):
            super().keyPressEvent(event)

    def _lay_out(self, content: QLayout) -> None:
        """Put `content`, which has `_views` in it or is that, below the heading."""
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._budget)
        page.addLayout(content, 1)
        self._views.addWidget(CardFrame(self._empty))  # once it is the page's: else it would be a window for a moment

    def _say(self) -> None:
        """Say what is looked at, and what there is in place of plots."""

    def _draw_on(self, wall: PlotWall, now: datetime) -> None:
        """Give the wall the plots that were taken, as seen at `now`."""

    def _take(self, plots: tuple[PlotData, ...], now: datetime) -> None:
        """Show these as seen at `now` (aware UTC); nothing is drawn before the page is shown."""
        self._plots, self._now = plots, now
        self._say()
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        if self._now is None or not self._plots:
            return
        if self._wall is None:
            self._wall = self._new_wall()
            self._views.addWidget(self._wall)
            self._name_environment()
            self._say()
        self._wall.show_markers(self._markers)
        self._draw_on(self._wall, self._now)

    def _new_wall(self) -> PlotWall:
        from widgets.plot_wall import PlotWall  # half a second that a start must not wait for

        wall = PlotWall()
        wall.window_requested.connect(self._on_window)
        wall.save_requested.connect(self.save_requested)
        wall.show_zone(self._controls.zone)
        return wall

    def _name_environment(self) -> None:
        """Tell the wall what is written into what is saved of it."""
        if self._wall is not None and self._state is not None and self._now is not None:
            self._wall.show_environment(self._state.environment.name, mode_word(self._state, self._now))

    def _on_live(self) -> None:
        if self._now is not None:
            self._look(toggled(self.window_of_time, self._controls.span_s, self._now.timestamp()))

    def _on_window(self, start_s: float, end_s: float) -> None:
        if self._now is not None:
            self._look(self.window_of_time.between(start_s, end_s, self._now.timestamp()))

    def _on_zone(self) -> None:
        if self._wall is not None:
            self._wall.show_zone(self._controls.zone)
        self._say()

    def _look(self, window: TimeWindow) -> None:
        self.window_of_time = window
        self._controls.show_live(live=window.live)
        self._say()
        if self._now is not None:
            self.show_time(self._now)
        self.plots_requested.emit()
