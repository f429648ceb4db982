"""Draws every page as a person would meet it, in both themes, to PNG files."""

from __future__ import annotations

import asyncio
import sys
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core.readiness.board import assess
from app.shell.console import Console
from app.shell.panels import PANELS
from app.shell.window import Window
from app.shell.wiring import Wiring
from widgets import theme
from widgets.board_page import BoardPage

_ROUND_S = 20.0
_PLOTS_S = 16.0
_LADDER_S = 7.0
_SETTLE_S = 1.5
_DRAW_S = 0.35
THEMES = ("dark", "light")


class Tour:
    """One walk through the window; `out` receives `PAGE-THEME.png`."""

    def __init__(self, app: QApplication, window: Window, wiring: Wiring, console: Console, out: Path) -> None:
        self._app = app
        self._window = window
        self._wiring = wiring
        self._console = console
        self._out = out
        self.written: list[Path] = []

    async def walk(self) -> int:
        """Take every picture; 0 when all were written."""
        self._out.mkdir(parents=True, exist_ok=True)
        self._window.show()
        await self._sign_in_pictures()
        await self._look_around()
        for name in THEMES:
            theme.apply(self._app, name)
            await self._page_pictures(name)
        await self._halt_pictures()
        await self._console.lock()
        for name in THEMES:
            theme.apply(self._app, name)
            await self._picture(f"locked-{name}")
        for path in self.written:
            sys.stdout.write(f"{path}\n")
        return 0

    async def _sign_in_pictures(self) -> None:
        self._wiring.open_sign_in()
        for name in THEMES:
            theme.apply(self._app, name)
            await self._picture(f"sign-in-{name}")
        await self._console.sign_in_demo()
        self._wiring.sheet.close()

    async def _look_around(self) -> None:
        """Wait until every probe has answered once and the plots have something to show."""
        with as_file(files("resources") / "reviews" / "example.md") as example:
            await self._console.load_review(example)
        try:
            async with asyncio.timeout(_ROUND_S):
                await self._console.poller.first_round(signed_in=True)
        except TimeoutError:
            pass  # what has not answered is a picture too
        await asyncio.sleep(_PLOTS_S)

    async def _page_pictures(self, name: str) -> None:
        for row in PANELS:
            self._window.show_page(row.page_id)
            await self._picture(f"{row.page_id}-{name}")
            panel = self._window.panels[row.page_id]
            if isinstance(panel, BoardPage):
                board = assess(self._console.store.state, self._console.around.now())
                panel.open_area(board.areas[0].area)
                await self._picture(f"area-{name}")
                panel.show_board()

    async def _halt_pictures(self) -> None:
        """Arm and fire at the tour's own sandbox, which is thrown away afterwards."""
        halting = self._console.halting
        self._window.show_page("board")
        for name in THEMES:
            theme.apply(self._app, name)
            halting.arm()
            await asyncio.sleep(_SETTLE_S)
            await self._picture(f"armed-{name}")
        halting.fire()
        self._window.show_page("halt")
        await asyncio.sleep(_LADDER_S)
        for name in THEMES:
            theme.apply(self._app, name)
            await self._picture(f"halt-fired-{name}")

    async def _picture(self, name: str) -> None:
        await asyncio.sleep(_DRAW_S)
        path = self._out / f"{name}.png"
        picture = self._window.grab()
        if self._wiring.sheet.isVisible():
            picture = self._wiring.sheet.grab()
        if not picture.save(str(path)):
            raise OSError(f"{path} cannot be written")
        self.written.append(path)
