"""The Explorer page: any metric that a service exposes, found by a few letters, asked anything, pinned for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.dashboard import USUAL_SPAN_S, PlotData, PlotSpec
from app.core.explorer_view import Exploration
from app.core.language import tr
from app.core.mode_view import mode_word
from app.core.search_index import Metric
from app.core.state import AppState
from app.core.time_window import TimeWindow
from widgets import shapes
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.explorer_controls import ExplorerControls
from widgets.explorer_list import ExplorerList
from widgets.explorer_promql import ExplorerPromql
from widgets.explorer_question import ExplorerQuestion
from widgets.metrics_keys import KEYS_OF_TIME, toggled, window_after
from widgets.metrics_words import explored_words
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_XL

if TYPE_CHECKING:
    from app.core.markers import Marker
    from widgets.plot_wall import PlotWall

_LIST_WIDTHS: Final = (248, 400)
_WHAT: Final = tr("Any metric, drawn as you ask")


class ExplorerPage(Panel):
    """A list to search at the left, the question and its plot at the right.

    Keys: Ctrl+F searches, Down goes to the list, standing on a row draws it, Ctrl+Enter pins, Ctrl+M writes PromQL
    where the environment has a server for it; the plot's as on Metrics.
    Signals: `search_requested(str)`; `plot_requested()` another question or stretch of time: `spec` and
    `window_of_time` say which; `pin_requested(str)` pin it to the dashboard with this id, "" to a new one;
    `save_requested(str, bytes)` a file's name and contents.
    """

    search_requested = Signal(str)
    plot_requested = Signal()
    pin_requested = Signal(str)
    save_requested = Signal(str, bytes)
    keys_here = KEYS_OF_TIME

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Explorer"))
        self.window_of_time = TimeWindow(USUAL_SPAN_S)
        self._plot: PlotData | None = None
        self._markers: tuple[Marker, ...] = ()
        self._wall: PlotWall | None = None
        self._environment = self._mode = ""
        self._now: datetime | None = None
        self._known = 0
        self._list, self._question, self.promql = ExplorerList(), ExplorerQuestion(), ExplorerPromql()
        self.promql.hide()
        self.look_for = self._list.look_for
        """Search for a metric by its name and draw it as soon as it is found."""
        self.show_quantile = self._question.show_quantile
        """Ask histograms for this quantile from now on."""
        self._controls = ExplorerControls()
        self.show_dashboards = self._controls.show_dashboards
        """Offer the user's own dashboards to pin to, and a new one; what was just pinned to is chosen."""
        self._heading = PageHeading(tr("Explorer"), self._controls)
        self._budget = Paragraph(tone="warn")
        self._empty = EmptyState()
        self._views = QStackedLayout()
        self._list.search_requested.connect(self.search_requested)
        self._list.metric_chosen.connect(self._on_metric)
        self.promql.changed.connect(self._ask)
        self._question.changed.connect(self._ask)
        self._controls.span_chosen.connect(lambda span_s: self._look(self.window_of_time.followed(span_s)))
        self._controls.live_requested.connect(self._on_live)
        self._controls.zone_chosen.connect(self._on_zone)
        self._controls.pin_requested.connect(self._on_pin)
        add_key(self, "Ctrl+F", tr("Search the metrics"), self._list.focus_search)
        add_key(self, "Ctrl+M", tr("Write PromQL"), self.promql.edit.setFocus)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            add_key(self, key, tr("Pin"), self._controls.press_pin)
        right = QVBoxLayout()
        right.setSpacing(SPACE_M)
        right.addWidget(self.promql)
        right.addWidget(self._question)
        right.addLayout(self._views, 1)
        _lay_out(self, self._heading, self._budget, self._list, right)
        self._views.addWidget(CardFrame(self._empty))  # once it is the page's: else it would be a window for a moment
        self.begin_at(self._list)
        self.show_budget("")
        self._say()

    @property
    def search(self) -> str:
        """The letters that are looked for."""
        return self._list.text

    @property
    def exploration(self) -> Exploration | None:
        """What is asked; None before a metric was chosen."""
        return self._question.exploration

    @property
    def spec(self) -> PlotSpec | None:
        """The plot of what is asked: of the expression in force, else of the exploration."""
        return self.promql.spec or (None if self.exploration is None else self.exploration.spec)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Take the environment's name and clock; metrics come by `show_found`, samples by `show_plot`."""
        self._environment, self._mode = state.environment.name, mode_word(state, now)
        if self._wall is not None:
            self._wall.show_environment(self._environment, self._mode)
        self._controls.show_zone_name(state.zone)
        there = state.environment.has("prometheus")
        self.promql.setVisible(there)
        self._controls.show_server(there=there)
        self.window_of_time = replace(self.window_of_time, longest_s=self._controls.longest_s)
        self.show_time(now)

    def show_found(self, found: Sequence[Metric], known: int) -> None:
        """List the metrics that were found, of `known` that are exposed."""
        self._known = known
        self._list.show_found(found, known)
        self._say()

    def show_budget(self, notice: str) -> None:
        """Say which series are not kept because the environment's budget is spent; nothing while all are."""
        self._budget.show_text(notice)
        self._budget.setVisible(bool(notice))

    def show_plot(self, plot: PlotData, now: datetime) -> None:
        """Draw the answer as seen at `now` (aware UTC); one to a question that is no longer asked is dropped."""
        asked = self.spec
        if asked is None or (asked.title, asked.expression) != (plot.spec.title, plot.spec.expression):
            return
        self._plot, self._now = plot, now
        self._say()
        if self.isVisible():
            self._draw()

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Mark in the plot when commands left."""
        self._markers = markers
        if self._wall is not None and self.isVisible():
            self._wall.show_markers(markers)

    def show_time(self, now: datetime) -> None:
        """Advance the age and the right edge of the plot."""
        self._now = now
        if self._wall is not None and self.isVisible():
            self._wall.show_time(self.window_of_time, now)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what arrived meanwhile."""
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

    def _on_metric(self, metric: Metric) -> None:
        """Another metric takes the place of an expression; the same one again only has other labels."""
        before = self.exploration
        if self.promql.expression and (before is None or before.metric != metric.name):
            self.promql.clear()
        self._question.show_metric(metric)
        self._question.setVisible(not self.promql.expression)

    def _ask(self) -> None:
        self._plot = None
        self._question.setVisible(not self.promql.expression and self.exploration is not None)
        self._say()
        self.plot_requested.emit()

    def _on_live(self) -> None:
        if self._now is not None:
            self._look(toggled(self.window_of_time, self._controls.span_s, self._now.timestamp()))

    def _look(self, window: TimeWindow) -> None:
        self.window_of_time = window
        self._controls.show_live(live=window.live)
        self._say()
        if self._now is not None:
            self.show_time(self._now)
        self.plot_requested.emit()

    def _draw(self) -> None:
        if self._now is None or self._plot is None:
            return
        if self._wall is None:
            from widgets.plot_wall import PlotWall  # half a second that a start must not wait for

            wall = self._wall = PlotWall()
            wall.window_requested.connect(
                lambda start_s, end_s, now=self._now: self._look(
                    self.window_of_time.between(start_s, end_s, (self._now or now).timestamp())
                )
            )
            wall.save_requested.connect(self.save_requested)
            wall.show_environment(self._environment, self._mode)
            wall.show_zone(self._controls.zone)
            self._views.addWidget(wall)
        self._wall.forget_others(self._plot.spec.title)
        self._wall.show_markers(self._markers)
        self._wall.show_plots(self._plot.spec.title, (self._plot,), self.window_of_time, self._now)
        self._say()

    def _say(self) -> None:
        asked = self.spec
        drawn = self._wall is not None and self._plot is not None and bool(self._plot.series)
        self._views.setCurrentIndex(1 if drawn else 0)
        self._controls.show_asked(asked=asked is not None)
        if not self._known and asked is None:
            self._heading.show_words(tr("Nothing has been scraped yet"))
            self._empty.show_words(
                _WHAT, tr("No service has answered a scrape of its /metrics yet."), tr("Open Services.")
            )
            return
        self._heading.show_words(explored_words(self._known, self.window_of_time, self._controls.zone))
        if asked is None:
            step = tr("Type a few letters of its name, its help or a label, then walk down the list.")
            self._empty.show_words(_WHAT, tr("No metric is chosen."), step)
        elif self._plot is not None:
            why = self._plot.history or self._plot.notice or tr("Nothing was counted or observed in this time.")
            self._empty.show_words(asked.title, why, tr("Ask for another function, label or range."), shapes.DIAMOND)
        else:
            self._empty.show_words(asked.title, tr("The samples are being read."), "")

    def _on_zone(self) -> None:
        if self._wall is not None:
            self._wall.show_zone(self._controls.zone)
        self._say()

    def _on_pin(self) -> None:
        if self.promql.expression or self._question.settle():
            self.pin_requested.emit(self._controls.dashboard_id)


def _lay_out(page: QWidget, heading: QWidget, budget: QWidget, left: QWidget, right: QLayout) -> None:
    left.setMinimumWidth(_LIST_WIDTHS[0])
    left.setMaximumWidth(_LIST_WIDTHS[1])
    both = QHBoxLayout()
    both.setSpacing(SPACE_L)
    both.addWidget(left, 2)
    both.addLayout(right, 3)
    column = QVBoxLayout(page)
    column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
    column.setSpacing(SPACE_L)
    column.addWidget(heading)
    column.addWidget(budget)
    column.addLayout(both, 1)
