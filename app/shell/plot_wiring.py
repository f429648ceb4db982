"""Feeds a page of plots: its questions go to the kept samples and the past while somebody looks, markers come along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from app.core.state import AppState
from app.shell.console import Console
from app.shell.plot_files import PlotFiles
from app.shell.plot_history import PlotHistory
from app.shell.plot_markers import PlotMarkers
from app.shell.tasks import OneAtATime
from app.shell.window import Window
from widgets.redraw import Redraw

if TYPE_CHECKING:
    from widgets.plot_page import PlotPage

Page = TypeVar("Page", bound="PlotPage")

LIVE_MS = 1000
"""How often a live page asks for more at most: scrapes of twenty services come at twenty moments of each second."""


class PlotWiring(Generic[Page]):
    """What the pages of plots have in common; `asking` puts the page's question and shows what is answered.

    `stop` is not needed, its work belongs to the console's scope.
    """

    _page: Page  # from the first opening on

    def __init__(self, window: Window, console: Console, page_id: str, asking: OneAtATime) -> None:
        self._window = window
        self._console = console
        self._page_id = page_id
        self._asking = asking
        self._plotted = -1
        self._files = PlotFiles(window, console)
        self._live = Redraw(asking.ask, LIVE_MS, window)
        self._history = PlotHistory(console, page_id, self._on_arrived)
        self._markers = PlotMarkers(console, self._history.longest_s)
        window.panels.on_made(page_id, self._connect)

    @property
    def _in_front(self) -> bool:
        return self._window.page_id == self._page_id

    @property
    def _follows(self) -> bool:
        """Whether newer samples change what is shown."""
        return self._page.window_of_time.live

    def show_state(self, state: AppState) -> None:
        """Ask again when there is more to see, while somebody looks and no kill is armed."""
        if not self._in_front:
            self._markers.forget()
        if not self._in_front or state.locked or state.halt.armed is not None or self._window.isMinimized():
            self._leave()
            return
        self._history.look()
        self._page.show_budget(self._console.scraping.notice)
        self._look()
        moved = state.metrics_version != self._plotted
        if self._history.due or self._plotted < 0 or (moved and self._follows):
            self._plotted = state.metrics_version
            self._live.ask()
        self._markers.follow(state.journal.records, self._page.show_markers)

    def _connect(self, page: Page) -> None:
        self._page = page
        page.save_requested.connect(self._files.save)

    def _look(self) -> None:
        """Somebody looks: bring what the page needs besides plots."""

    def _leave(self) -> None:
        self._plotted = -1
        self._live.stop()
        self._history.leave()

    def _on_arrived(self) -> None:
        self._asking.ask()
