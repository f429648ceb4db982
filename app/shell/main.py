"""The composition root of the window: application, console, window, wiring, and their end in order."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core.language import tr
from app.core.state import Outcome, SessionPhase, VerdictOfCommand
from app.shell.console import Console
from app.shell.dressing import dress
from app.shell.loop import run_on_qt
from app.shell.notices import caught
from app.shell.panels import PANELS
from app.shell.selection import Selection, is_first_run, opened
from app.shell.settings import SettingsFile
from app.shell.window import Window
from app.shell.wiring import Wiring
from widgets.screen_room import fit_to_screen

_log = logging.getLogger(__name__)
_SETTLE_S = 60.0


class View:
    """The window of a console with its wiring; `closed` is set when the operator has asked to leave."""

    def __init__(self, app: QApplication, console: Console, preferences: SettingsFile) -> None:
        self.app = app
        self.console = console
        self.closed = asyncio.Event()
        dress(app, preferences.settings)
        self.window = Window(console.store.state.environment, PANELS, preferences.settings.start_page)
        self.wiring = Wiring(self.window, console, preferences, self.closed.set)

    async def close(self) -> None:
        """Wait for commands in flight, say so, and take the window down."""
        kills = (tr("a kill"),) if self.console.halting.in_flight else ()
        waiting = (*kills, *self.console.runner.in_flight)
        if waiting:
            words = tr("Closing waits for: {waiting}.", waiting=", ".join(waiting))
            outcome = Outcome("closing", VerdictOfCommand.RUNNING, words, self.console.around.now())
            self.console.store.update(lambda state: state.with_outcome(outcome))
            try:
                async with asyncio.timeout(_SETTLE_S):
                    await self.console.halting.settle()
                    await self.console.runner.settle()
            except TimeoutError:
                _log.warning("closed while still waiting for %d commands", len(waiting))
        self.wiring.stop()
        self.window.let_close()
        # What still runs may be about to touch a page: the window goes when nothing does any more.
        await self.console.poller.stop()
        await self.console.scope.close()
        self.window.deleteLater()


@asynccontextmanager
async def shown(app: QApplication, console: Console) -> AsyncIterator[View]:
    """The console in a window, polling; everything has ended when the context has."""
    preferences = SettingsFile(console.around.paths.settings)
    view = View(app, console, preferences)
    if preferences.problem:
        console.notice("settings", preferences.problem)
    with caught(console.bug, lambda message: _log.warning("Qt: %s", message)):
        await console.start()
        view.wiring.start()
        try:
            yield view
        finally:
            await view.close()


def open_console(selection: Selection) -> int:
    """Open the window and return when it has been closed; raises what `opened` raises."""
    return run_on_qt(lambda app: _serve(app, selection))


def tour(selection: Selection, out: Path) -> int:
    """Draw every page to PNG files below `out`; 0 when all were written."""

    from app.shell.tour import Tour

    async def run(app: QApplication) -> int:
        async with opened(selection) as console, shown(app, console) as view:
            return await Tour(view.app, view.window, view.wiring, console, out).walk()

    return run_on_qt(run)


async def _serve(app: QApplication, selection: Selection) -> int:
    if is_first_run(selection):
        from app.shell.first_run import FirstRun

        chosen = await FirstRun(app, selection).choose()
        if chosen is None:
            return 0
        selection = chosen
    async with opened(selection) as console, shown(app, console) as view:
        loop = asyncio.get_running_loop()
        signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(view.closed.set))
        fit_to_screen(view.window, view.window.width(), view.window.height())
        view.window.show()
        if console.store.state.session.phase is not SessionPhase.ACTIVE:
            view.wiring.open_sign_in()
        await view.closed.wait()
    return 0
