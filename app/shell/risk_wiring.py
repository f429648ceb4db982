"""Connects the Risk page to what it chooses and to the polls that it asks to run again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.core.risk_engine_view import ENGINE
from app.core.risk_portfolio_view import PORTFOLIO
from app.core.risk_service_view import RISK
from app.core.state import AppState
from app.shell.console import Console
from app.shell.risk_polls import PAGE
from app.shell.risk_room import RiskRoom
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.risk_page import RiskPage

_SERVICES: Final = (RISK, ENGINE, PORTFOLIO)


class RiskWiring:
    """Lives as long as the window; its work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._room = RiskRoom(
            console.store,
            console.platform,
            console.pages,
            now=console.around.now,
            on_session_refused=console.session.refused,
            report=console.bug,
        )
        window.panels.on_made(PAGE, self._connect)
        window.refresh_requested.connect(self._on_refresh_key)

    def _connect(self, page: RiskPage) -> None:
        page.refresh_requested.connect(self._on_refresh)
        page.horizon_chosen.connect(self._room.choose_horizon)
        page.size_requested.connect(self._on_size)

    def show_state(self, _state: AppState) -> None:
        """Keep the track of the usage, whichever page is open: a trend takes some minutes."""
        self._room.note_usage()

    def _on_refresh(self) -> None:
        for service in _SERVICES:
            self._console.poller.kick(service)
        self._on_size_again()

    def _on_refresh_key(self) -> None:
        """The polls are kicked already; the size is no poll, for it is asked for one symbol."""
        if self._window.page_id == PAGE:
            self._on_size_again()

    def _on_size_again(self) -> None:
        self._console.scope.start(self._room.size_again(), name="position size")

    def _on_size(self, symbol: str) -> None:
        self._console.scope.start(self._room.size(symbol), name="position size")
