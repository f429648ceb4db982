"""Connects the Simulation page to the modes of the console, and both back to it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from app.core.leave_gate import Leaving
from app.core.mode_view import reminder_at
from app.shell.console import Console
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.mode_page import ModePage


class ModeWiring:
    """Lives as long as the window; `open_sign_in` opens the sheet that leaving asks for after five minutes."""

    def __init__(self, window: Window, console: Console, open_sign_in: Callable[[], None]) -> None:
        self._console = console
        self._open_sign_in = open_sign_in
        window.panels.on_made("simulation", self._connect)

    def _connect(self, page: ModePage) -> None:
        modes = self._console.modes
        page.enter_requested.connect(
            lambda accounts, reason: self._start(modes.enter_simulation(accounts, reason), "enter simulation")
        )
        page.safe_mode_requested.connect(lambda reason: self._start(modes.enter_safe_mode(reason), "enter safe mode"))
        page.leave_requested.connect(lambda leaving: self._start(modes.leave(leaving), "leave a mode"))
        page.second_requested.connect(lambda leaving, email: self._on_second(page, leaving, email))
        page.sign_in_requested.connect(self._open_sign_in)
        page.remind_requested.connect(self._on_remind)
        page.reminder_dropped.connect(lambda one: self._start(modes.drop_reminder(one), "drop reminder"))

    def _on_second(self, page: ModePage, leaving: Leaving, email: str) -> None:
        password, code = page.take_secrets()
        self._start(self._console.modes.second_person(leaving, email, password, code), "second person")

    def _on_remind(self, text: str) -> None:
        at = reminder_at(text, self._console.around.now())
        if at is not None:
            self._start(self._console.modes.remind(at), "remind")

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
