"""Connects the Portfolio page: another time range is read at once, rows are saved as files."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from app.core.card_view import own_account
from app.core.freshness import Slice
from app.core.language import tr
from app.core.mode_view import mode_word
from app.core.portfolio_export import file_stem, heading_words, rows_csv
from app.core.portfolio_view import Listed, Listing
from app.core.state import ReadingKey, ReadingKind, VerdictOfCommand
from app.shell.console import Console
from app.shell.paths import write_private
from app.shell.portfolio_polls import RANGE
from app.shell.window import Window

if TYPE_CHECKING:
    from widgets.portfolio_page import PortfolioPage

_EXPORT = "export portfolio"
_NAMED = {
    Listing.POSITIONS: tr("positions"),
    Listing.PNL: tr("profit and loss"),
    Listing.ORDERS: tr("orders"),
    Listing.FILLS: tr("fills"),
}

_IN_FILE_NAMES = {Listing.PNL: "profit and loss"}
"""The same in each language, where it is not the listing's own name."""


class PortfolioWiring:
    """Only listens; its work belongs to the console's scope."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        window.panels.on_made("portfolio", self._connect)

    def _connect(self, page: PortfolioPage) -> None:
        page.range_requested.connect(self._on_range)
        page.refresh_requested.connect(self._on_refresh)
        page.export_requested.connect(lambda name: self._on_export(Listing[name]))

    def _on_range(self, name: str) -> None:
        self._console.choices.choose(RANGE, name)
        for listing in Listing:
            if listing.ranged:
                self._kick(listing.kind)

    def _on_refresh(self) -> None:
        for kind in (ReadingKind.BALANCES, *(listing.kind for listing in Listing)):
            self._kick(kind)

    def _kick(self, kind: ReadingKind) -> None:
        self._console.poller.kick_one(ReadingKey(kind, "portfolio", own_account(self._console.store.state)))

    def _on_export(self, listing: Listing) -> None:
        state = self._console.store.state
        account = own_account(state)
        fact: Slice[Listed] = state.reading(listing.kind, "portfolio", account)
        if fact.value is None or fact.read_at is None:
            return
        environment, title = state.environment.name, listing.title
        over = fact.value.over.words if listing.ranged else tr("as of now")
        # The text is made now: what is saved is what was on screen when the button was pressed.
        heading = heading_words(environment, self._mode(), account, title, over, fact.read_at)
        text = rows_csv(fact.value.found.rows, heading)
        name = f"{file_stem(environment, account, _IN_FILE_NAMES.get(listing, listing.name), fact.read_at)}.csv"
        dialog = QFileDialog(self._window, tr("Export {listing}", listing=_NAMED[listing]), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda path: self._start(self._save(Path(path), text, _NAMED[listing]), _EXPORT))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _save(self, path: Path, text: str, named: str) -> None:
        try:
            await asyncio.to_thread(write_private, path, text)
        except OSError as error:
            words = tr(
                "Nothing was exported: {path} cannot be written, {strerror}.", path=path, strerror=error.strerror
            )
            await self._console.told(_EXPORT, VerdictOfCommand.REFUSED, words)
            return
        await self._console.told(
            _EXPORT, VerdictOfCommand.DONE, tr("Exported {listing} to {path}.", listing=named, path=path)
        )

    def _mode(self) -> str:
        return mode_word(self._console.store.state, self._console.around.now())

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
