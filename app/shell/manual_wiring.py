"""Opens the manual at what F1 was pressed on; the console goes on meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.core.language import tr
from app.core.manual import Place
from app.core.manual_contents import LOCKED, page_place, sheet_place
from app.core.state import AppState
from app.shell.manual_desk import ManualDesk
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
        self._desk = ManualDesk()
        self._locked = False
        self._give_key(window)
        window.rail.manual_requested.connect(self.open)
        app.focusChanged.connect(self._on_focus)

    @property
    def sheet(self) -> ManualWindow | None:
        """The manual's window, once somebody has asked for it."""
        return self._desk.window

    def open(self, place: Place | None = None) -> None:
        """Show the manual at a place, or at what is in front: the page that is open, or the lock."""
        self._desk.open(place or (LOCKED if self._locked else page_place(self._window.page_id)))

    def show_state(self, state: AppState) -> None:
        """Put the manual away as soon as the kill switch is armed: its card must be seen and have the keyboard."""
        self._locked = state.locked
        if state.halt.armed is not None and self.sheet is not None and self.sheet.isVisible():
            self.sheet.hide()
            self._window.activateWindow()

    def stop(self) -> None:
        """Close the manual with the window."""
        self._app.focusChanged.disconnect(self._on_focus)
        self._desk.close()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A sheet shuts the window's keys out while it is open: it gets F1 for itself."""
        if now is not None and now.window() is not self.sheet:
            self._give_key(now.window())

    def _give_key(self, top: QWidget) -> None:
        if not top.property(_HAS_KEY):
            top.setProperty(_HAS_KEY, True)
            add_key(top, "F1", tr("Manual at this place"), partial(self._on_key, type(top).__name__))

    def _on_key(self, kind: str) -> None:
        self.open(None if kind == type(self._window).__name__ else sheet_place(kind, self._window.page_id))
