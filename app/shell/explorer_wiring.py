"""Connects the Explorer page: searches and questions go to the kept samples, a pinned plot to the user's own file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.dashboard import PlotData, PlotSpec, queries_of
from app.core.explorer_view import bounded
from app.core.language import tr
from app.core.state import VerdictOfCommand
from app.shell.console import Console
from app.shell.dashboards import own_dashboards, pin
from app.shell.plot_history import AskedPlot
from app.shell.plot_wiring import PlotWiring
from app.shell.promql_asking import PromqlAsking
from app.shell.tasks import OneAtATime
from app.shell.window import Window
from widgets.explorer_list import LISTED

if TYPE_CHECKING:
    from widgets.explorer_page import ExplorerPage

_PIN = "pin a plot"


class ExplorerWiring(PlotWiring["ExplorerPage"]):
    """Feeds the page with what is searched and asked there; `pinned` is called when a dashboard has changed."""

    def __init__(self, window: Window, console: Console, pinned: Callable[[], None]) -> None:
        super().__init__(window, console, "explorer", OneAtATime(console.scope, self._show_plot, name="explore"))
        self._pinned = pinned
        self._folder = console.around.paths.dashboards
        self._listed = -1
        self._looking = False
        self._searching = OneAtATime(console.scope, self._show_found, name="search metrics")
        self._pin_one_at_a_time = asyncio.Lock()
        self._promql: PromqlAsking  # from the first opening on

    def _connect(self, page: ExplorerPage) -> None:
        super()._connect(page)
        page.search_requested.connect(lambda _text: self._searching.ask())
        page.plots_requested.connect(self._asking.ask)
        page.pin_requested.connect(self._on_pin)
        asking = self._promql = PromqlAsking(self._console, page.promql.show_check, page.promql.show_names)
        page.promql.check_requested.connect(asking.check)
        page.promql.names_requested.connect(asking.name)
        page.promql.changed.connect(self._on_expression)
        page.promql.show_earlier(asking.earlier)

    @property
    def _follows(self) -> bool:
        return super()._follows and not self._page.promql.expression

    def _look(self) -> None:
        self._looking = True
        if self._listed < 0:
            self._console.scope.start(self._show_dashboards(), name="own dashboards")
        layouts = self._console.scraping.book.layouts
        if layouts != self._listed:
            self._listed = layouts
            self._searching.ask()

    def _leave(self) -> None:
        super()._leave()
        if not self._in_front:
            self._listed = -1
        if self._looking:
            self._looking = False
            self._promql.leave()

    def _on_expression(self) -> None:
        if self._page.promql.expression:
            self._promql.remember(self._page.promql.expression)
            self._page.promql.show_earlier(self._promql.earlier)

    async def _show_found(self) -> None:
        """The letters that were typed meanwhile are searched for next."""
        text = self._page.search
        found, known = await self._console.scraping.found(text, LISTED)
        if text == self._page.search:
            self._page.show_found(found, known)

    async def _show_plot(self) -> None:
        """What was chosen meanwhile is asked once the answer before is drawn."""
        page, spec = self._page, self._page.spec
        if spec is not None:
            plot = await self._plot(spec)
            page.show_plot(bounded(plot), self._console.around.now())

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
