"""The manual on the desk: its pages, its window, and the way that somebody takes through it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.core.manual import Manual, Place
from app.core.manual_contents import FIRST
from app.core.manual_rows import contents_rows, found_words, hit_rows
from app.core.manual_search import FOUND_MOST, ManualSearch
from app.core.manual_trail import Trail
from app.shell.manual_pages import shipped_manual
from app.shell.panels import PANELS

if TYPE_CHECKING:
    from widgets.manual_window import ManualWindow


class ManualDesk:
    """Reads nothing and makes nothing before somebody opens it."""

    def __init__(self) -> None:
        self.window: ManualWindow | None = None
        """The manual's window, once somebody has asked for it."""
        self._manual: Manual
        self._search: ManualSearch
        self._trail = Trail(FIRST)

    def open(self, place: Place) -> None:
        """Show the manual at a place."""
        self._go(place)
        window = self._made()
        window.show()
        window.activateWindow()
        window.browser.setFocus()

    def close(self) -> None:
        """Put it away for good."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _made(self) -> ManualWindow:
        if self.window is None:
            from widgets.manual_window import ManualWindow

            window = self.window = ManualWindow()
            self._manual = shipped_manual((row.group, row.page_id) for row in PANELS)
            self._search = ManualSearch(self._manual)
            window.place_chosen.connect(self._go)
            window.link_followed.connect(self._on_link)
            window.search_changed.connect(self._on_search)
            window.start_requested.connect(partial(self._go, FIRST))
            window.back_requested.connect(lambda: self._walk(self._trail.back()))
            window.forward_requested.connect(lambda: self._walk(self._trail.forward()))
            self._trail = Trail(FIRST)
        return self.window

    def _go(self, place: Place) -> None:
        first = self.window is None
        self._made()
        self._walk(Trail(place) if first else self._trail.to(place))

    def _walk(self, trail: Trail) -> None:
        window, here = self._made(), trail.here
        self._trail = trail
        window.show_page(self._manual.pages[here.page_id], here, back=bool(trail.past), forward=bool(trail.ahead))
        if not window.search.text().strip():
            window.show_rows(contents_rows(self._manual, here), here)

    def _on_link(self, link: str) -> None:
        place = self._manual.target(link, self._trail.here.page_id)
        if place is not None:
            self._go(place)

    def _on_search(self, text: str) -> None:
        window, here = self._made(), self._trail.here
        if not text.strip():
            window.show_rows(contents_rows(self._manual, here), here)
            return
        hits = self._search.find(text)
        window.show_rows(hit_rows(hits), here, found_words(text, len(hits), FOUND_MOST))
