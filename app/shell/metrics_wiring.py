"""Connects the Metrics page: questions go to the kept samples, answers and markers come back, files are saved."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.core.dashboard import Dashboard, PlotData, queries_of
from app.core.language import tr
from app.core.state import AppState
from app.shell.console import Console
from app.shell.dashboards import own_dashboards, shipped_dashboards
from app.shell.plot_files import PlotFiles
from app.shell.plot_history import AskedPlot, PlotHistory
from app.shell.plot_markers import PlotMarkers
from app.shell.window import Window
from widgets.redraw import Redraw

if TYPE_CHECKING:
    from widgets.metrics_page import MetricsPage

LIVE_MS = 1000
"""How often a live page asks for more at most: scrapes of twenty services come at twenty moments of each second."""

PAST_MS = 250
"""How often the wall is drawn again at most while parts of the past come in: a dozen plots have dozens of them."""


class MetricsWiring:
    """Feeds the page while it is open; `stop` is not needed, its work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._dashboards: dict[str, Dashboard] = {}
        self._plotted = -1
        self._plotting = self._again = False
        self._live = Redraw(self._ask, LIVE_MS, window)
        self._changed = True
        self._files = PlotFiles(window, console)
        self._past = Redraw(self._ask, PAST_MS, window)
        self._history = PlotHistory(console, "metrics", self._on_arrived)
        self._markers = PlotMarkers(console, self._history.longest_s)
        self._page: MetricsPage  # from the first opening on
        window.panels.on_made("metrics", self._connect)

    def _connect(self, page: MetricsPage) -> None:
        self._page = page
        page.plots_requested.connect(self._on_plots_requested)
        page.save_requested.connect(self._files.save)

    def show_state(self, state: AppState) -> None:
        """Give the page the plots, which are not part of the state, while somebody looks and no kill is armed."""
        if self._window.page_id != "metrics":
            self._markers.forget()
            self._leave()
            return
        if state.locked or state.halt.armed is not None or self._window.isMinimized():
            self._leave()
            return
        self._history.look()
        if self._changed:
            self._read_dashboards()
        self._page.show_budget(self._console.scraping.notice)
        moved = state.metrics_version != self._plotted
        if self._history.due or (moved and (self._page.window_of_time.live or self._plotted < 0)):
            self._plotted = state.metrics_version
            self._live.ask()
        self._markers.follow(state.journal.records, self._page.show_markers)

    def reread(self) -> None:
        """Read the dashboards again when the page is next looked at: one of the user's own has changed."""
        self._changed = True

    def _leave(self) -> None:
        self._plotted = -1
        self._live.stop()
        self._past.stop()
        self._history.leave()

    def _read_dashboards(self) -> None:
        self._changed = False
        own, problems = own_dashboards(self._console.around.paths.config / "dashboards")
        found = (*shipped_dashboards(), *own)
        self._dashboards = {one.id: one for one in found}
        self._page.show_dashboards(found, "\n".join(problems))

    def _on_plots_requested(self) -> None:
        if self._dashboards and self._window.page_id == "metrics":
            self._live.ask(urgent=True)

    def _on_arrived(self) -> None:
        if self._dashboards and self._window.page_id == "metrics":
            self._past.ask()

    def _ask(self) -> None:
        """One question at a time: what was chosen meanwhile is asked once the answer before is drawn."""
        if self._plotting:
            self._again = True
            return
        self._plotting, self._again = True, False
        self._start(self._show_plots(), "plots")

    async def _show_plots(self) -> None:
        page = self._page
        chosen = (page.dashboard_id, page.target)
        try:
            plots = await self._plots(*chosen)
            if chosen == (page.dashboard_id, page.target):
                page.show_plots(plots, self._console.around.now())
        finally:
            self._plotting = False
        if self._again:
            self._ask()

    async def _plots(self, dashboard_id: str, target: str) -> tuple[PlotData, ...]:
        specs = self._dashboards[dashboard_id].plots
        start_s, end_s = self._page.window_of_time.bounds(self._console.around.now().timestamp())
        asked = [queries_of(spec, target) for spec in specs]
        answers = iter(await self._console.scraping.answers([one for row in asked for one in row], start_s, end_s))
        rows = zip(specs, asked, strict=True)
        plots = [AskedPlot(spec, queries, tuple(next(answers) for _ in queries)) for spec, queries in rows]
        found = await self._history.plots(plots, (start_s, end_s))
        return tuple(_not_narrowed(plot) if target and plot.spec.expression else plot for plot in found)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)


def _not_narrowed(plot: PlotData) -> PlotData:
    """A server's own language is not taken apart: whoever chose one service is told that this plot shows all."""
    return replace(plot, notice=" ".join(filter(None, (tr("Asked as it is written, of all services."), plot.notice))))
