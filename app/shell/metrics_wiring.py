"""Connects the Metrics page: questions go to the kept samples, answers and markers come back, files are saved."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import Any

from app.core.dashboard import Dashboard, PlotData, plot_data, queries_of
from app.core.markers import markers
from app.core.state import AppState
from app.core.time_window import LONGEST_S
from app.shell.console import Console
from app.shell.dashboards import own_dashboards, shipped_dashboards
from app.shell.journal import JournalError
from app.shell.plot_files import PlotFiles
from app.shell.window import Window
from widgets.metrics_page import MetricsPage

_MARKED = 500


class MetricsWiring:
    """Feeds the page while it is open; `stop` is not needed, its work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._dashboards: dict[str, Dashboard] = {}
        self._plotted = self._marked = -1
        self._plotting = self._again = False
        self._changed = True
        self._page.plots_requested.connect(self._on_plots_requested)
        self._files = PlotFiles(window, console)
        self._page.save_requested.connect(self._files.save)

    @property
    def _page(self) -> MetricsPage:
        page = self._window.panels["metrics"]
        assert isinstance(page, MetricsPage)  # noqa: S101 the table of panels says so
        return page

    def show_state(self, state: AppState) -> None:
        """Give the page the plots, which are not part of the state, while somebody looks and no kill is armed."""
        if self._window.page_id != "metrics":
            self._plotted = self._marked = -1
            return
        if state.locked or state.halt.armed is not None:
            return
        if self._changed:
            self._read_dashboards()
        self._page.show_budget(self._console.scraping.notice)
        if state.metrics_version != self._plotted and (self._page.window_of_time.live or self._plotted < 0):
            self._plotted = state.metrics_version
            self._ask()
        if state.journal.records != self._marked:
            self._marked = state.journal.records
            self._start(self._show_markers(self._marked), "markers")

    def reread(self) -> None:
        """Read the dashboards again when the page is next looked at: one of the user's own has changed."""
        self._changed = True

    def _read_dashboards(self) -> None:
        self._changed = False
        own, problems = own_dashboards(self._console.around.paths.config / "dashboards")
        found = (*shipped_dashboards(), *own)
        self._dashboards = {one.id: one for one in found}
        self._page.show_dashboards(found, "\n".join(problems))

    def _on_plots_requested(self) -> None:
        if self._dashboards:
            self._ask()

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
        return tuple(plot_data(spec, [next(answers) for _ in row]) for spec, row in zip(specs, asked, strict=True))

    async def _show_markers(self, records: int) -> None:
        since = self._console.around.now() - timedelta(seconds=LONGEST_S)
        with suppress(JournalError):  # the journal's condition already says why
            found = markers(await self._console.journal.last(_MARKED), since)
            if records == self._marked:  # a slower, older reading must not win
                self._page.show_markers(found)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
