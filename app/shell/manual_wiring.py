"""Opens the manual at what F1 was pressed on, and leads through it; the console goes on meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.core.language import tr
from app.core.manual import Manual, Place
from app.core.manual_contents import FIRST, LOCKED, page_place, sheet_place
from app.core.manual_rows import contents_rows, found_words, hit_rows
from app.core.manual_search import FOUND_MOST, ManualSearch
from app.core.manual_trail import Trail
from app.core.state import AppState
from app.shell.manual_pages import shipped_manual
from app.shell.panels import PANELS
from app.shell.window import Window
from widgets.palette_actions import add_key

if TYPE_CHECKING:
    from widgets.manual_window import ManualWindow

_HAS_KEY = "manualKey"


class ManualWiring(QObject):
    """Lives as long as the window; reads nothing and makes nothing before the first F1."""

    def __init__(self, window: Window, app: QApplication) -> None:
        super().__init__(window)
        self._window = window
        self._app = app
        self._sheet: ManualWindow | None = None
        self._manual: Manual
        self._search: ManualSearch
        self._trail = Trail(FIRST)
        self._locked = False
        self._give_key(window)
        window.rail.manual_requested.connect(self.open)
        app.focusChanged.connect(self._on_focus)

    @property
    def sheet(self) -> ManualWindow | None:
        """The manual's window, once somebody has asked for it."""
        return self._sheet

    def open(self, place: Place | None = None) -> None:
        """Show the manual at a place, or at what is in front: the page that is open, or the lock."""
        self._go(place or (LOCKED if self._locked else page_place(self._window.page_id)))
        sheet = self._made()
        sheet.show()
        sheet.activateWindow()
        sheet.browser.setFocus()

    def show_state(self, state: AppState) -> None:
        """Put the manual away as soon as the kill switch is armed: its card must be seen and have the keyboard."""
        self._locked = state.locked
        if state.halt.armed is not None and self._sheet is not None and self._sheet.isVisible():
            self._sheet.hide()
            self._window.activateWindow()

    def stop(self) -> None:
        """Close the manual with the window."""
        self._app.focusChanged.disconnect(self._on_focus)
        if self._sheet is not None:
            self._sheet.close()
            self._sheet.deleteLater()
            self._sheet = None

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A sheet shuts the window's keys out while it is open: it gets F1 for itself."""
        if now is not None and now.window() is not self._sheet:
            self._give_key(now.window())

    def _give_key(self, top: QWidget) -> None:
        if not top.property(_HAS_KEY):
            top.setProperty(_HAS_KEY, True)
            add_key(top, "F1", tr("Manual at this place"), partial(self._on_key, type(top).__name__))

    def _on_key(self, kind: str) -> None:
        self.open(None if kind == type(self._window).__name__ else sheet_place(kind, self._window.page_id))

    def _made(self) -> ManualWindow:
        if self._sheet is None:
            from widgets.manual_window import ManualWindow

            sheet = self._sheet = ManualWindow()
            sheet.setProperty(_HAS_KEY, True)
            self._manual = shipped_manual((row.group, row.page_id) for row in PANELS)
            self._search = ManualSearch(self._manual)
            sheet.place_chosen.connect(self._go)
            sheet.link_followed.connect(self._on_link)
            sheet.search_changed.connect(self._on_search)
            sheet.start_requested.connect(partial(self._go, FIRST))
            sheet.back_requested.connect(lambda: self._walk(self._trail.back()))
            sheet.forward_requested.connect(lambda: self._walk(self._trail.forward()))
            self._trail = Trail(FIRST)
        return self._sheet

    def _go(self, place: Place) -> None:
        first = self._sheet is None
        self._made()
        self._walk(Trail(place) if first else self._trail.to(place))

    def _walk(self, trail: Trail) -> None:
        sheet, here = self._made(), trail.here
        self._trail = trail
        sheet.show_page(self._manual.pages[here.page_id], here, back=bool(trail.past), forward=bool(trail.ahead))
        if not sheet.search.text().strip():
            sheet.show_rows(contents_rows(self._manual, here), here)

    def _on_link(self, link: str) -> None:
        place = self._manual.target(link, self._trail.here.page_id)
        if place is not None:
            self._go(place)

    def _on_search(self, text: str) -> None:
        sheet, here = self._made(), self._trail.here
        if not text.strip():
            sheet.show_rows(contents_rows(self._manual, here), here)
            return
        hits = self._search.find(text)
        sheet.show_rows(hit_rows(hits), here, found_words(text, len(hits), FOUND_MOST))
