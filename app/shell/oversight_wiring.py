"""Connects the Oversight page to the room that sends what reviewers decide."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.shell.console import Console
from app.shell.oversight import OversightRoom
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.oversight_page import OversightPage


class OversightWiring:
    """Shows what waits for a second author, which is not part of the state; `open_sign_in` asks for a fresh sign-in."""

    def __init__(self, window: Window, console: Console, open_sign_in: Callable[[], None]) -> None:
        self._console = console
        self.room = OversightRoom(
            console.store,
            console.platform,
            console.runner,
            console.around.now,
            console.poller.kick_one,
            console.session.refused,
        )
        self._open_sign_in = open_sign_in
        self._page: OversightPage | None = None
        window.panels.on_made("oversight", self._connect)

    def _connect(self, page: OversightPage) -> None:
        self._page = page
        page.decision_requested.connect(self._on_decision)
        page.limit_requested.connect(self._on_limit)
        page.sign_in_requested.connect(self._open_sign_in)
        page.refresh_requested.connect(self._on_refresh)

    def show_pending(self) -> None:
        """Give the page what waits for a second author."""
        if self._page is not None:
            self._page.show_pending(self.room.pending)

    def _on_decision(self, intent_id: str, approved: bool, reason: str) -> None:
        self._start(self.room.decide_intent(intent_id, reason, approved=approved), "decide intent")

    def _on_limit(self, amount: str, reason: str) -> None:
        self._start(self.room.set_limit(Decimal(amount), reason), "set limit")

    def _on_refresh(self) -> None:
        for service in ("hitl", "watchdog", "override", "config"):
            self._console.poller.kick(service)

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
