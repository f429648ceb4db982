"""Connects the OMS page: what is chosen is read at once; reads with an effect are turned on, and journalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.card_view import own_account
from app.core.language import tr
from app.core.oms_view import PROBING_WORDS
from app.core.state import AppState, ReadingKey, ReadingKind, VerdictOfCommand
from app.shell.console import Console
from app.shell.oms_polls import ORDER, PROBING, SYMBOL
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.oms_page import OmsPage


class OmsWiring:
    """Only listens; its work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._console = console
        self._page: OmsPage  # from the first opening on
        window.panels.on_made("oms", self._connect)

    def _connect(self, page: OmsPage) -> None:
        self._page = page
        page.probing_requested.connect(self._on_probing)
        page.order_requested.connect(lambda order_id: self._choose(ORDER, order_id, ReadingKind.OMS_ORDER))
        page.symbol_requested.connect(lambda symbol: self._choose(SYMBOL, symbol, ReadingKind.OMS_IMPACT))
        page.refresh_requested.connect(lambda: self._console.poller.kick("oms"))

    def show_state(self, state: AppState) -> None:
        """Turn the reads off when another account is signed in now."""
        console = self._console
        if console.pages.is_on(PROBING) and console.choices.of(PROBING, "") != state.session.account:
            self._on_probing(False)

    def _on_probing(self, on: bool) -> None:
        self._console.choices.choose(PROBING, self._console.store.state.session.account if on else "")
        self._console.pages.turn(PROBING, on=on)
        self._page.show_probing(on=on)
        if on:
            turned_on = tr("Turned on the reads of the OMS that make it call Kraken.")
            told = f"{turned_on} {PROBING_WORDS}"
        else:
            told = tr("Turned off the reads of the OMS that make it call Kraken; what they started goes on.")
        work = self._console.told("oms reads", VerdictOfCommand.DONE, told)
        self._console.scope.start(work, name="oms reads")

    def _choose(self, name: str, choice: str, kind: ReadingKind) -> None:
        self._console.choices.choose(name, choice)
        self._console.poller.kick_one(ReadingKey(kind, "oms", own_account(self._console.store.state)))
