"""Connects the Explorer page: searches and questions go to the kept samples, a pinned plot to the user's own file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.dashboard import PlotData, PlotSpec, queries_of
from app.core.explorer_view import bounded
from app.core.language import tr
from app.core.state import AppState, VerdictOfCommand
from app.shell.console import Console
from app.shell.dashboards import own_dashboards, pin
from app.shell.metrics_wiring import LIVE_MS
from app.shell.plot_files import PlotFiles
from app.shell.plot_history import AskedPlot, PlotHistory
from app.shell.plot_markers import PlotMarkers
from app.shell.promql_asking import PromqlAsking
from app.shell.window import Window
from widgets.explorer_list import LISTED
from widgets.redraw import Redraw

if TYPE_CHECKING:
    from widgets.explorer_page import ExplorerPage

_PIN = "pin a plot"


class ExplorerWiring:
    """Feeds the page while it is open; `pinned` is called when one of the user's dashboards has changed."""

    def __init__(self, window: Window, console: Console, pinned: Callable[[], None]) -> None:
        self._window = window
        self._console = console
        self._pinned = pinned
        self._folder = console.around.paths.config / "dashboards"
        self._plotted = self._listed = -1
        self._looking = False
        self._live = Redraw(self._ask, LIVE_MS, window)
        self._plotting = self._plot_again = self._searching = self._search_again = False
        self._pin_one_at_a_time = asyncio.Lock()
        self._files = PlotFiles(window, console)
        self._history = PlotHistory(console, "explorer", self._ask)
        self._markers = PlotMarkers(console, self._history.longest_s)
        self._page: ExplorerPage  # from the first opening on
        self._promql: PromqlAsking
        window.panels.on_made("explorer", self._connect)

    def _connect(self, page: ExplorerPage) -> None:
        self._page = page
        page.search_requested.connect(lambda _text: self._search())
        page.plot_requested.connect(self._ask)
        page.pin_requested.connect(self._on_pin)
        page.save_requested.connect(self._files.save)
        asking = self._promql = PromqlAsking(self._console, page.promql.show_check, page.promql.show_names)
        page.promql.check_requested.connect(asking.check)
        page.promql.names_requested.connect(asking.name)
        page.promql.changed.connect(self._on_expression)
        page.promql.show_earlier(asking.earlier)

    def show_state(self, state: AppState) -> None:
        """List and draw again what has changed, while somebody looks and no kill is armed."""
        if self._window.page_id != "explorer":
            self._plotted = self._listed = -1
            self._markers.forget()
            self._leave()
            return
        if state.locked or state.halt.armed is not None or self._window.isMinimized():
            self._plotted = -1
            self._leave()
            return
        self._looking = True
        self._history.look()
        self._page.show_budget(self._console.scraping.notice)
        if self._listed < 0:
            self._console.scope.start(self._show_dashboards(), name="own dashboards")
        layouts = self._console.scraping.book.layouts
        if layouts != self._listed:
            self._listed = layouts
            self._search()
        moved = state.metrics_version != self._plotted and not self._page.promql.expression
        if self._history.due or self._plotted < 0 or (moved and self._page.window_of_time.live):
            self._plotted = state.metrics_version
            self._live.ask()
        self._markers.follow(state.journal.records, self._page.show_markers)

    def _leave(self) -> None:
        self._live.stop()
        if self._looking:
            self._looking = False
            self._history.leave()
            self._promql.leave()

    def _on_expression(self) -> None:
        if self._page.promql.expression:
            self._promql.remember(self._page.promql.expression)
            self._page.promql.show_earlier(self._promql.earlier)

    def _search(self) -> None:
        """One search at a time: the letters that were typed meanwhile are searched for next."""
        if self._searching:
            self._search_again = True
            return
        self._searching, self._search_again = True, False
        self._console.scope.start(self._show_found(), name="search metrics")

    async def _show_found(self) -> None:
        text = self._page.search
        try:
            found, known = await self._console.scraping.found(text, LISTED)
            if text == self._page.search:
                self._page.show_found(found, known)
        finally:
            self._searching = False
        if self._search_again:
            self._search()

    def _ask(self) -> None:
        """One question at a time: what was chosen meanwhile is asked once the answer before is drawn."""
        if self._plotting:
            self._plot_again = True
            return
        self._plotting, self._plot_again = True, False
        self._console.scope.start(self._show_plot(), name="explore")

    async def _show_plot(self) -> None:
        page, spec = self._page, self._page.spec
        try:
            if spec is not None:
                plot = await self._plot(spec)
                page.show_plot(bounded(plot), self._console.around.now())
        finally:
            self._plotting = False
        if self._plot_again:
            self._ask()

    async def _plot(self, spec: PlotSpec) -> PlotData:
        between = self._page.window_of_time.bounds(self._console.around.now().timestamp())
        queries = queries_of(spec)
        answers = await self._console.scraping.answers(queries, *between)
        (plot,) = await self._history.plots([AskedPlot(spec, queries, answers)], between)
        return plot

    async def _show_dashboards(self, pinned_to: str | None = None) -> None:
        own, _ = await asyncio.to_thread(own_dashboards, self._folder)
        self._page.show_dashboards(own, pinned_to)

    def _on_pin(self, dashboard_id: str) -> None:
        asked = self._page.spec
        if asked is not None:
            self._console.scope.start(self._pin(dashboard_id, asked), name=_PIN)

    async def _pin(self, dashboard_id: str, spec: PlotSpec) -> None:
        try:
            async with self._pin_one_at_a_time:  # or of two that read the same text one would be lost
                path = await asyncio.to_thread(pin, self._folder, dashboard_id, spec)
        except OSError as error:
            words = tr(
                "Nothing was pinned: {path} cannot be written, {strerror}.",
                path=error.filename or self._folder,
                strerror=error.strerror,
            )
            await self._console.told(_PIN, VerdictOfCommand.REFUSED, words)
        except ValueError as error:
            await self._console.told(_PIN, VerdictOfCommand.REFUSED, tr("Nothing was pinned: {error}", error=error))
        else:
            self._pinned()
            await self._show_dashboards(f"own:{path.stem}")
            words = tr("Pinned {title} in {path}; it is on the Metrics page.", title=spec.title, path=path)
            await self._console.told(_PIN, VerdictOfCommand.DONE, words)
