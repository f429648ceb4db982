"""Connects the Alerts page to the room where alerts are decided, and alarms to the desktop."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.core.alert_actions import AlertAction, AlertWish
from app.core.alert_silences import first_silenceable
from app.core.state import VerdictOfCommand
from app.shell.alert_notices import AlertNotices
from app.shell.console import Console
from app.shell.desktop_notices import DesktopNotices
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.alert_page import AlertPage

PAGE = "alerts"
_TEST = "test notification"


class AlertWiring:
    """Lives as long as the window; what a person wishes is carried out as a task of the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._room = console.alert_room
        self.desktop = DesktopNotices(window)
        """The desktop of this window, for the tray icon."""
        self.notices = AlertNotices(console.store, console.around.now, self.desktop)
        self.desktop.opened.connect(self.land_on)
        self.desktop.refused.connect(lambda words: console.notice("desktop notifications", words))
        window.annunciator.alerts_requested.connect(lambda: window.show_page(PAGE))
        window.panels.on_made(PAGE, self._connect)

    def start(self) -> None:
        """Tell alarms from now on."""
        self.notices.start()

    def stop(self) -> None:
        """Tell none any more."""
        self.notices.stop()

    def land_on(self, key: str) -> None:
        """Bring the window to the front with this alert selected; behind a lock it is what the unlocking finds."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._window.show_page(PAGE)
        if key:
            self._page.select(key)

    def _connect(self, page: AlertPage) -> None:
        self._page = page  # from the first opening on
        page.wished.connect(self._on_wish)
        page.silence_end_requested.connect(
            lambda silence_id: self._start(self._room.expire_silence(silence_id), "end silence")
        )
        page.test_requested.connect(self._on_test)

    def _on_wish(self, wish: AlertWish) -> None:
        self._start(self._carried_out(wish), wish.action.value)

    async def _carried_out(self, wish: AlertWish) -> None:
        until = self._console.around.now() + wish.span
        match wish.action:
            case AlertAction.ACKNOWLEDGE:
                await self._room.acknowledge(wish.keys, wish.note, until)
            case AlertAction.SHELVE:
                await self._room.shelve(wish.keys, wish.note, until)
            case AlertAction.SILENCE:
                key = first_silenceable(self._console.store.state.alerts, wish.keys)
                await self._room.silence(key, wish.note, until, wish.without)
            case AlertAction.UNACKNOWLEDGE:
                await self._each(wish.keys, self._room.unacknowledge)
            case AlertAction.UNSHELVE:
                await self._each(wish.keys, self._room.unshelve)

    async def _each(self, keys: Sequence[str], take_back: Any) -> None:
        for key in keys:
            await take_back(key)

    def _on_test(self) -> None:
        self._start(self._console.told(_TEST, VerdictOfCommand.DONE, self.notices.test()), _TEST)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
