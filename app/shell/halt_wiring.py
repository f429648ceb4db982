"""Connects the kill control, the card, the pages and the key to the halting and the drill; and both back to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from api_client.models.kill_switch import KillEvent, KillReason
from app.core.audit import Record
from app.core.halt_history import kill_rows
from app.core.halt_ladder import Ladder
from app.core.halt_words import listed
from app.core.language import tr
from app.core.state import AppState, Outcome, ReadingKind
from app.shell.console import Console
from app.shell.drill import Drilling
from app.shell.journal import JournalError
from app.shell.window import Window
from widgets.drill_input import InputCount
from widgets.halt_history import HistoryRow
from widgets.kill_shortcut import KillShortcut
from widgets.sign_in_sheet import SignInSheet

if TYPE_CHECKING:
    from widgets.drill_page import DrillPage
    from widgets.halt_page import HaltPage


class HaltWiring:
    """Lives as long as the window; `open_sign_in` opens the sheet that a refused kill asks for."""

    def __init__(
        self,
        window: Window,
        console: Console,
        shortcut: KillShortcut,
        sheet: SignInSheet,
        open_sign_in: Callable[[], None],
    ) -> None:
        self._window = window
        self._console = console
        self._sheet = sheet
        self._open_sign_in = open_sign_in
        self._asked_for: tuple[str, ...] = ()
        self._listed: object = None
        halting = console.halting
        self._page: HaltPage  # from their first opening on
        self._drill_page: DrillPage
        for source in (window.annunciator, shortcut):
            source.arm_requested.connect(halting.arm)
        window.arm_card.fire_requested.connect(self._on_fire)
        window.arm_card.disarm_requested.connect(halting.disarm)
        window.arm_card.rearm_requested.connect(self._on_rearm)
        sheet.rejected.connect(self._on_sheet_dropped)
        self.drilling = Drilling(console, InputCount(window), self._show_drill)
        self._drills_read = False
        window.panels.on_made("halt", self._connect)
        window.panels.on_made("drill", self._connect_drill)

    def _connect(self, page: HaltPage) -> None:
        self._page, halting, modes = page, self._console.halting, self._console.modes
        page.arm_requested.connect(halting.arm)
        page.note_requested.connect(halting.note)
        page.safe_mode_requested.connect(lambda: self._start(modes.enter_safe_mode))
        page.simulation_requested.connect(lambda account: self._start(lambda: modes.enter_simulation((account,))))

    def _connect_drill(self, page: DrillPage) -> None:
        self._drill_page = page
        page.start_requested.connect(self.drilling.start)
        page.stop_requested.connect(self.drilling.stop)
        page.export_requested.connect(self._on_drill_export)

    def show_state(self, state: AppState) -> None:
        """Ask for the sign-in that a refused kill waits for, and list past kills while the page is open."""
        waiting = state.halt.waiting
        if waiting and waiting != self._asked_for:
            self._open_sign_in()
            self._sheet.show_failure(
                tr("Signing in stops {accounts} now. Escape drops the kill.", accounts=listed(waiting))
            )
        self._asked_for = waiting
        self.drilling.follow()
        if self._window.page_id == "drill" and not self._drills_read:
            self._drills_read = True
            self._start(self.drilling.load)
        if self._window.page_id != "halt" or state.locked:
            return
        self._page.show_outcomes(_outcomes(state.outcomes))
        events = state.reading(ReadingKind.KILL_EVENTS, "kill-switch").value or ()
        seen = (state.halt.orders, state.halt.ladders and state.halt.ladders[0].word, events)
        if seen != self._listed:
            self._listed = seen
            self._start(self._list_history)

    async def _list_history(self) -> None:
        state = self._console.store.state
        events = state.reading(ReadingKind.KILL_EVENTS, "kill-switch").value or ()
        try:
            records = (await self._console.journal.verify()).records
        except JournalError:
            records = ()
        rows = await asyncio.to_thread(_history, records, events, state.halt.ladders)
        if isValid(self._page):  # the window may have been closed meanwhile
            self._page.show_history(rows)

    def _on_fire(self) -> None:
        self._console.halting.fire()
        if not self._console.store.state.locked:
            self._window.show_page("halt")

    def _on_rearm(self, accounts: Sequence[str], reason: str) -> None:
        self._console.halting.arm(tuple(accounts), KillReason(reason))

    def _on_sheet_dropped(self) -> None:
        if self._console.store.state.halt.waiting:
            self._console.halting.drop_waiting()

    def _show_drill(self) -> None:
        if not isValid(self._window) or not self._window.panels.is_made("drill"):
            return  # the journal was still being read when the window was closed, or there is no page yet
        self._drill_page.show_drill(self.drilling.drill, busy=self.drilling.busy)
        self._drill_page.show_drills(self.drilling.drills)

    def _on_drill_export(self, form: str) -> None:
        suffix = "json" if form == "json" else "md"
        dialog = QFileDialog(self._window, tr("Export the drill's sheet"), "", f"{form} (*.{suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.fileSelected.connect(lambda path: self._start(lambda: self.drilling.export(Path(path), form)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, work: Callable[[], object]) -> None:
        self._console.scope.start(work(), name="halt page")  # type: ignore[arg-type]


def _history(records: Sequence[Record], events: Sequence[KillEvent], ladders: Sequence[Ladder]) -> list[HistoryRow]:
    """The rows of past kills; reading them out of a long journal takes some frames."""
    return [
        HistoryRow(row.row_id, row.at, row.account, row.reason, row.channels, row.actor, row.word, dict(row.took_s))
        for row in kill_rows(records, events, ladders)
    ]


def _outcomes(outcomes: Sequence[Outcome]) -> dict[str, Outcome]:
    """What became of the ladder's two offers, by the service they went to."""
    kinds = {"enter safe mode": "safe-mode", "enter simulation": "sim-mode"}
    found: dict[str, Outcome] = {}
    for outcome in outcomes:
        service = next((service for kind, service in kinds.items() if outcome.kind.startswith(kind)), None)
        if service is not None:
            found.setdefault(service, outcome)
    return found
