"""Connects the SLO page: objectives are held against a server's counts or kept samples, a row opens its plot."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.core.burn import Standing, standing
from app.core.burn_samples import BookSource
from app.core.burn_server import ServerCounts, ServerSource
from app.core.burn_sources import chosen, server_line
from app.core.objective import Objective
from app.core.series import SeriesBook
from app.core.state import AppState
from app.shell.console import Console
from app.shell.objective_asking import ObjectiveAsking
from app.shell.objectives import objectives
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.explorer_page import ExplorerPage
    from widgets.slo_page import SloPage

_EVERY_S = 5.0


class SloWiring:
    """Feeds the page while it is open; its work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._objectives: tuple[Objective, ...] | None = None
        self._version, self._measured_s = -1, 0.0
        self._measuring = False
        self._asking = ObjectiveAsking(console, self._on_arrived)
        self._page: SloPage  # from the first opening on
        window.panels.on_made("slo", self._connect)
        window.panels.on_made("explorer", self._connect_explorer)

    def _connect(self, page: SloPage) -> None:
        self._page = page
        page.plot_requested.connect(self._on_plot)

    def _connect_explorer(self, page: ExplorerPage) -> None:
        self._explorer = page

    def show_state(self, state: AppState) -> None:
        """Measure again what was scraped meanwhile, while somebody looks and no kill is armed."""
        if not self._looked_at:
            self._asking.leave()
        if self._window.page_id != "slo":
            self._version, self._objectives = -1, None
            return
        if self._measuring or not self._looked_at or state.metrics_version == self._version:
            return
        at_s = self._console.around.now().timestamp()
        # A day of minutes is read for each: not at every scrape of every service. The clock may be set back.
        if self._version < 0 or not 0 <= at_s - self._measured_s < _EVERY_S:
            self._version, self._measured_s, self._measuring = state.metrics_version, at_s, True
            self._console.scope.start(self._measure(at_s), name="objectives")

    @property
    def _looked_at(self) -> bool:
        state = self._console.store.state
        return self._window.page_id == "slo" and not state.locked and state.halt.armed is None

    def _on_arrived(self) -> None:
        """There are other figures from the server: they are shown at once, whatever was scraped meanwhile."""
        self._version = -1
        self.show_state(self._console.store.state)

    async def _measure(self, at_s: float) -> None:
        try:
            known = await self._known()
            if self._looked_at:  # it may have been left meanwhile
                self._asking.look(known)
            # One by one, so that a scrape need not wait for all of them.
            found = [await self._console.scraping.read(self._question(one, at_s)) for one in known]
            self._page.show_server(server_line(self._asking.failure) if self._asking.available else "")
            self._page.show_standings(found, self._console.around.now())
        finally:
            self._measuring = False

    def _question(self, one: Objective, at_s: float) -> partial[Standing]:
        asking = self._asking
        why = asking.why_not(one) if asking.available else ""
        if why or not asking.available:
            return partial(_standing, one, at_s, why)
        return partial(_either, one, at_s, asking.told(one), asking.left_out(one))

    async def _known(self) -> tuple[Objective, ...]:
        """The objectives; the user's own are read again at every opening of the page."""
        if self._objectives is not None:
            return self._objectives
        known, problem = await asyncio.to_thread(objectives, self._console.around.paths.config)
        self._objectives = known
        self._page.show_problem(problem)
        return known

    def _on_plot(self, objective_id: str) -> None:
        one = next((one for one in self._objectives or () if one.id == objective_id), None)
        if one is not None:
            self._window.show_page("explorer")
            self._explorer.show_quantile(one.bound.quantile)
            self._explorer.look_for(one.metric)


def _standing(objective: Objective, at_s: float, why: str, book: SeriesBook) -> Standing:
    return replace(standing(objective, BookSource(book), at_s), why=why)


def _either(
    objective: Objective, at_s: float, told: Mapping[float, ServerCounts], note: str, book: SeriesBook
) -> Standing:
    desk = standing(objective, BookSource(book), at_s)
    return chosen(desk, standing(objective, ServerSource(told), at_s), at_s, note)
