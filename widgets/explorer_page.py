"""The Explorer page: any metric that a service exposes, found by a few letters, asked anything, pinned for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout

from app.core.dashboard import SPANS_S, USUAL_SPAN_S, Dashboard, PlotData
from app.core.explorer_view import Exploration
from app.core.mode_view import mode_word
from app.core.present import age_words
from app.core.search_index import Metric
from app.core.state import AppState
from app.core.time_window import TimeWindow
from widgets import shapes
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.explorer_list import ExplorerList
from widgets.explorer_question import ExplorerQuestion
from widgets.metrics_choice import ChoiceBox
from widgets.metrics_keys import toggled, window_after
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_XL

if TYPE_CHECKING:
    from widgets.plot_wall import PlotWall

_LIST_WIDTH: Final = 400
_NEW: Final = ""
_WHAT: Final = "Any metric, drawn as you ask"


class ExplorerPage(Panel):
    """A list to search at the left, the question and its plot at the right.

    Keys: Ctrl+F searches, Down goes to the list, standing on a row draws it, Ctrl+Enter pins; the plot's as on Metrics.
    Signals: `search_requested(str)`; `plot_requested()` another question or stretch of time: `exploration` and
    `window_of_time` say which; `pin_requested(str)` pin it to the dashboard with this id, "" to a new one;
    `save_requested(str, bytes)` a file's name and contents.
    """

    search_requested = Signal(str)
    plot_requested = Signal()
    pin_requested = Signal(str)
    save_requested = Signal(str, bytes)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Explorer")
        self.window_of_time = TimeWindow(USUAL_SPAN_S)
        self._plot: PlotData | None = None
        self._wall: PlotWall | None = None
        self._environment = self._mode = ""
        self._now: datetime | None = None
        self._known = 0
        self._list, self._question = ExplorerList(), ExplorerQuestion()
        self._spans, self._dashboards = ChoiceBox("How far back"), ChoiceBox("Dashboard to pin to")
        self._live, self._pin = SecondaryButton("Pause"), PrimaryButton("Pin")
        self._heading = PageHeading("Explorer", self._spans, self._live, self._dashboards, self._pin)
        self._budget = Paragraph(tone="warn")
        self._empty = EmptyState()
        self._views = QStackedLayout()
        self._views.addWidget(CardFrame(self._empty))
        self._spans.show_choices([(str(span_s), age_words(span_s)) for span_s in SPANS_S], str(USUAL_SPAN_S))
        self._connect()
        self._lay_out()
        self.setFocusProxy(self._list)
        self.show_dashboards(())
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

    def show_state(self, state: AppState, now: datetime) -> None:
        """Take the environment's name for saved files; metrics come by `show_found`, samples by `show_plot`."""
        self._environment, self._mode = state.environment.name, mode_word(state, now)
        if self._wall is not None:
            self._wall.show_environment(self._environment, self._mode)
        self.show_time(now)

    def show_found(self, found: Sequence[Metric], known: int) -> None:
        """List the metrics that were found, of `known` that are exposed."""
        self._known = known
        self._list.show_found(found, known)
        self._say()

    def show_dashboards(self, dashboards: Sequence[Dashboard], pinned_to: str | None = None) -> None:
        """Offer the user's own dashboards to pin to, and a new one; what was just pinned to is chosen."""
        choices = [*((one.id, f"to {one.title}") for one in dashboards), (_NEW, "to a new dashboard")]
        keys = [key for key, _ in choices]
        wanted = self._dashboards.key if pinned_to is None else pinned_to
        self._dashboards.show_choices(choices, wanted if wanted in keys else _NEW)

    def show_budget(self, notice: str) -> None:
        """Say which series are not kept because the environment's budget is spent; nothing while all are."""
        self._budget.show_text(notice)
        self._budget.setVisible(bool(notice))

    def show_plot(self, plot: PlotData, now: datetime) -> None:
        """Draw the answer as seen at `now` (aware UTC); one to a question that is no longer asked is dropped."""
        asked = self.exploration
        if asked is None or asked.title != plot.spec.title:
            return
        self._plot, self._now = plot, now
        self._say()
        if self.isVisible():
            self._draw()

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
        window = window_after(event, self.window_of_time, float(self._spans.key), now_s)
        if event.key() == Qt.Key.Key_Space:
            self._on_live()
        elif window is not None:
            self._look(window)
        elif self._wall is None or not self._wall.points(event):
            super().keyPressEvent(event)

    def _on_metric(self, metric: Metric) -> None:
        before = self.exploration
        self._question.show_metric(metric)
        if self.exploration != before:
            self._ask()

    def _ask(self) -> None:
        self._plot = None
        self._say()
        self.plot_requested.emit()

    def _on_live(self) -> None:
        if self._now is not None:
            self._look(toggled(self.window_of_time, float(self._spans.key), self._now.timestamp()))

    def _on_window(self, start_s: float, end_s: float) -> None:
        if self._now is not None:
            self._look(self.window_of_time.between(start_s, end_s, self._now.timestamp()))

    def _look(self, window: TimeWindow) -> None:
        self.window_of_time = window
        self._live.setText("Pause" if window.live else "Live")
        self._live.setAccessibleName("Hold the plot where it is" if window.live else "Follow what arrives again")
        if self._now is not None:
            self.show_time(self._now)
        self.plot_requested.emit()

    def _draw(self) -> None:
        if self._now is None or self._plot is None:
            return
        if self._wall is None:
            from widgets.plot_wall import PlotWall  # half a second that a start must not wait for

            wall = self._wall = PlotWall()
            wall.window_requested.connect(self._on_window)
            wall.save_requested.connect(self.save_requested)
            wall.show_environment(self._environment, self._mode)
            self._views.addWidget(wall)
        self._wall.forget_others(self._plot.spec.title)
        self._wall.show_plots(self._plot.spec.title, (self._plot,), self.window_of_time, self._now)
        self._say()

    def _say(self) -> None:
        asked = self.exploration
        drawn = self._wall is not None and self._plot is not None and bool(self._plot.series)
        self._views.setCurrentIndex(1 if drawn else 0)
        self._pin.setEnabled(asked is not None)
        self._pin.setToolTip("Ctrl+Enter" if asked is not None else "Choose a metric first")
        if not self._known:
            self._heading.show_words("Nothing has been scraped yet")
            self._empty.show_words(_WHAT, "No service has answered a scrape of its /metrics yet.", "Open Services.")
            return
        self._heading.show_words(f"{self._known} metrics are exposed. Ctrl+F searches, Down lists, Ctrl+Enter pins")
        if asked is None:
            step = "Type a few letters of its name, its help or a label, then walk down the list."
            self._empty.show_words(_WHAT, "No metric is chosen.", step)
        elif self._plot is not None:
            why = self._plot.notice or "Nothing was counted or observed in this time."
            self._empty.show_words(asked.title, why, "Ask for another function, label or range.", shapes.DIAMOND)
        else:
            self._empty.show_words(asked.title, "The samples are being read.", "")

    def _connect(self) -> None:
        self._list.search_requested.connect(self.search_requested)
        self._list.metric_chosen.connect(self._on_metric)
        self._question.changed.connect(self._ask)
        self._spans.chosen.connect(lambda key: self._look(self.window_of_time.followed(float(key))))
        self._live.clicked.connect(self._on_live)
        self._live.setToolTip("Space")
        self._pin.clicked.connect(lambda: self.pin_requested.emit(self._dashboards.key))
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._list.focus_search)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._pin.click)

    def _lay_out(self) -> None:
        self._list.setFixedWidth(_LIST_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(SPACE_M)
        right.addWidget(self._question)
        right.addLayout(self._views, 1)
        both = QHBoxLayout()
        both.setSpacing(SPACE_L)
        both.addWidget(self._list)
        both.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._budget)
        page.addLayout(both, 1)
