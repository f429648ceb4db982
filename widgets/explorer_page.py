"""The Explorer page: any metric that a service exposes, found by a few letters, asked anything, pinned for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.core.dashboard import PlotData, PlotSpec
from app.core.explorer_view import Exploration
from app.core.language import tr
from app.core.search_index import Metric
from app.core.state import AppState
from widgets import shapes
from widgets.explorer_controls import ExplorerControls
from widgets.explorer_list import ExplorerList
from widgets.explorer_promql import ExplorerPromql
from widgets.explorer_question import ExplorerQuestion
from widgets.metrics_words import explored_words
from widgets.palette_actions import add_key
from widgets.plot_page import PlotPage
from widgets.tokens import SPACE_L, SPACE_M

if TYPE_CHECKING:
    from widgets.plot_wall import PlotWall

_LIST_WIDTHS: Final = (248, 472)
_WHAT: Final = tr("Any metric, drawn as you ask")


class ExplorerPage(PlotPage):
    """A list to search at the left, the question and its plot at the right.

    Keys: Ctrl+F searches, Down goes to the list, standing on a row draws it, Ctrl+Enter pins, Ctrl+M writes PromQL
    where the environment has a server for it.
    Signals: `search_requested(str)`; `pin_requested(str)` pin `spec` to the dashboard with this id, "" to a new one.
    `spec` says with `window_of_time` what is asked.
    """

    search_requested = Signal(str)
    pin_requested = Signal(str)
    _controls: ExplorerControls

    def __init__(self) -> None:
        controls = ExplorerControls()
        super().__init__(tr("Explorer"), controls)
        self._known = 0
        self._list, self._question, self.promql = ExplorerList(), ExplorerQuestion(), ExplorerPromql()
        self.promql.hide()
        self.look_for = self._list.look_for
        """Search for a metric by its name and draw it as soon as it is found."""
        self.show_quantile = self._question.show_quantile
        """Ask histograms for this quantile from now on."""
        self.show_dashboards = controls.show_dashboards
        """Offer the user's own dashboards to pin to, and a new one; what was just pinned to is chosen."""
        self._list.search_requested.connect(self.search_requested)
        self._list.metric_chosen.connect(self._on_metric)
        self.promql.changed.connect(self._ask)
        self._question.changed.connect(self._ask)
        controls.pin_requested.connect(self._on_pin)
        add_key(self, "Ctrl+F", tr("Search the metrics"), self._list.focus_search)
        add_key(self, "Ctrl+M", tr("Write PromQL"), self.promql.edit.setFocus)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            add_key(self, key, tr("Pin"), controls.press_pin)
        self._list.setMinimumWidth(_LIST_WIDTHS[0])
        self._list.setMaximumWidth(_LIST_WIDTHS[1])
        right = QVBoxLayout()
        right.setSpacing(SPACE_M)
        right.addWidget(self.promql)
        right.addWidget(self._question)
        right.addLayout(self._views, 1)
        content = QHBoxLayout()
        content.setSpacing(SPACE_L)
        content.addWidget(self._list, 2)
        content.addLayout(right, 3)
        self._lay_out(content)
        self.begin_at(self._list)
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
        self.promql.setVisible(state.environment.has("prometheus"))
        super().show_state(state, now)

    def show_found(self, found: Sequence[Metric], known: int) -> None:
        """List the metrics that were found, of `known` that are exposed."""
        self._known = known
        self._list.show_found(found, known)
        self._say()

    def show_plot(self, plot: PlotData, now: datetime) -> None:
        """Draw the answer as seen at `now` (aware UTC); one to a question that is no longer asked is dropped."""
        asked = self.spec
        if asked is not None and (asked.title, asked.expression) == (plot.spec.title, plot.spec.expression):
            self._take((plot,), now)

    def _on_metric(self, metric: Metric) -> None:
        """Another metric takes the place of an expression; the same one again only has other labels."""
        before = self.exploration
        if self.promql.expression and (before is None or before.metric != metric.name):
            self.promql.clear()
        self._question.show_metric(metric)
        self._question.setVisible(not self.promql.expression)

    def _ask(self) -> None:
        self._plots = ()
        self._question.setVisible(not self.promql.expression and self.exploration is not None)
        self._say()
        self.plots_requested.emit()

    def _draw_on(self, wall: PlotWall, now: datetime) -> None:
        title = self._plots[0].spec.title
        wall.forget_others(title)
        wall.show_plots(title, self._plots, self.window_of_time, now)

    def _say(self) -> None:
        asked = self.spec
        drawn = self._wall is not None and any(plot.series for plot in self._plots)
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
        elif self._plots:
            why = self._plots[0].history or self._plots[0].notice or tr("Nothing was counted or observed in this time.")
            self._empty.show_words(asked.title, why, tr("Ask for another function, label or range."), shapes.DIAMOND)
        else:
            self._empty.show_words(asked.title, tr("The samples are being read."), "")

    def _on_pin(self) -> None:
        if self.promql.expression or self._question.settle():
            self.pin_requested.emit(self._controls.dashboard_id)
