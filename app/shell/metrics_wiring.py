"""Connects the Metrics page: questions go to the kept samples, answers and markers come back, files are saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.dashboard import Dashboard, PlotData, queries_of
from app.core.language import tr
from app.shell.console import Console
from app.shell.dashboards import own_dashboards, shipped_dashboards
from app.shell.plot_history import AskedPlot
from app.shell.plot_wiring import PlotWiring
from app.shell.tasks import OneAtATime
from app.shell.window import Window
from widgets.redraw import Redraw

if TYPE_CHECKING:
    from widgets.metrics_page import MetricsPage

PAST_MS = 250
"""How often the wall is drawn again at most while parts of the past come in: a dozen plots have dozens of them."""


class MetricsWiring(PlotWiring["MetricsPage"]):
    """Feeds the page with the plots of the dashboard and service that are chosen there."""

    def __init__(self, window: Window, console: Console) -> None:
        super().__init__(window, console, "metrics", OneAtATime(console.scope, self._show_plots, name="plots"))
        self._dashboards: dict[str, Dashboard] = {}
        self._changed = True
        self._past = Redraw(self._asking.ask, PAST_MS, window)

    def _connect(self, page: MetricsPage) -> None:
        super()._connect(page)
        page.plots_requested.connect(self._on_plots_requested)

    def reread(self) -> None:
        """Read the dashboards again when the page is next looked at: one of the user's own has changed."""
        self._changed = True

    def _look(self) -> None:
        if self._changed:
            self._read_dashboards()

    def _leave(self) -> None:
        super()._leave()
        self._past.stop()

    def _read_dashboards(self) -> None:
        self._changed = False
        own, problems = own_dashboards(self._console.around.paths.dashboards)
        found = (*shipped_dashboards(), *own)
        self._dashboards = {one.id: one for one in found}
        self._page.show_dashboards(found, "\n".join(problems))

    def _on_plots_requested(self) -> None:
        if self._dashboards and self._in_front:
            self._live.ask(urgent=True)

    def _on_arrived(self) -> None:
        if self._dashboards and self._in_front:
            self._past.ask()

    async def _show_plots(self) -> None:
        page = self._page
        chosen = (page.dashboard_id, page.target)
        plots = await self._plots(*chosen)
        if chosen == (page.dashboard_id, page.target):
            page.show_plots(plots, self._console.around.now())

    async def _plots(self, dashboard_id: str, target: str) -> tuple[PlotData, ...]:
        specs = self._dashboards[dashboard_id].plots
        start_s, end_s = self._page.window_of_time.bounds(self._console.around.now().timestamp())
        asked = [queries_of(spec, target) for spec in specs]
        answers = iter(await self._console.scraping.answers([one for row in asked for one in row], start_s, end_s))
        rows = zip(specs, asked, strict=True)
        plots = [AskedPlot(spec, queries, tuple(next(answers) for _ in queries)) for spec, queries in rows]
        found = await self._history.plots(plots, (start_s, end_s))
        return tuple(_not_narrowed(plot) if target and plot.spec.expression else plot for plot in found)


def _not_narrowed(plot: PlotData) -> PlotData:
    """A server's own language is not taken apart: whoever chose one service is told that this plot shows all."""
    return replace(plot, notice=" ".join(filter(None, (tr("Asked as it is written, of all services."), plot.notice))))
