"""Draws every page as a person would meet it, in both themes, to PNG files."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from api_client.control import LOSS_CAP_BREACH
from app.core.areas import Area
from app.core.duties import DUTIES
from app.core.language import tr
from app.core.readiness.board import assess, blocks
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.shell.console import Console
from app.shell.panels import PANELS
from app.shell.rotation_tour import RotationTour
from app.shell.sheet_tour import Picture, SheetTour
from app.shell.window import Window
from app.shell.wiring import Wiring
from widgets import theme
from widgets.board_page import BoardPage

_ROUND_S = 20.0
_PLOTS_S = 16.0
_LADDER_S = 7.0
_INCIDENT_S = 12.0
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
        await self._sheet_pictures()
        await self._rotation_pictures()
        await self._decision_pictures()
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
        room = self._console.board_room
        reviews = files("resources") / "reviews"
        with as_file(reviews / "example.md") as example, as_file(reviews / "earlier.md") as earlier:
            await self._console.load_review(example)
            await room.compare(earlier)
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

    async def _decision_pictures(self) -> None:
        """Waive what stands in the way of GO, vote, do a duty: in an incident of the tour's own sandbox."""
        await self._stage_incident()
        state, now = self._console.store.state, self._console.around.now()
        board = assess(state, now)
        page = self._window.panels["board"]
        blocking = next((finding for finding in board.findings if blocks(finding)), None)
        if not isinstance(page, BoardPage) or blocking is None:
            return
        self._window.show_page("board")
        page.open_area(next(area.area for area in board.areas if blocking in area.findings))
        page.area_page.select_probe(blocking.probe_id)
        page.area_page.open_waiver()
        for name in THEMES:
            theme.apply(self._app, name)
            await self._picture(f"waiver-sheet-{name}")
        page.area_page.close_sheets()
        await self._decide(blocking, [area.area for area in board.areas if area.verdict is Verdict.PASS][:2])
        for name in THEMES:
            theme.apply(self._app, name)
            await self._picture(f"area-waived-{name}")
        page.show_board()
        for page_id in ("board", "tasks"):
            self._window.show_page(page_id)
            for name in THEMES:
                theme.apply(self._app, name)
                await self._picture(f"{page_id}-decided-{name}")
        if self._console.around.sandbox is not None:
            await self._console.around.sandbox.control.end_scenario()

    async def _stage_incident(self) -> None:
        """An account's losses beyond its cap, until a probe says so."""
        sandbox = self._console.around.sandbox
        if sandbox is None:
            return
        await sandbox.control.start_scenario(LOSS_CAP_BREACH, self._console.store.state.session.account)
        self._console.poller.kick("risk")
        for _ in range(round(_INCIDENT_S / _DRAW_S)):
            if any(map(blocks, (await self._console.judging.judge()).board.findings)):
                return
            await asyncio.sleep(_DRAW_S)

    async def _decide(self, blocking: Finding, passing: list[Area]) -> None:
        room = self._console.board_room
        until = self._console.around.now() + timedelta(hours=8)
        await room.waive(blocking.probe_id, tr("Staged for these pictures; the desk watches it by hand"), until)
        for area in passing:
            await room.vote(area, tr("Looked at every probe of the area"))
        await room.duty_done(DUTIES[-1].id, tr("Budget of every objective is whole"))
        await self._console.judging.judge()

    async def _halt_pictures(self) -> None:
        """Arm and fire at the tour's own sandbox, which is thrown away afterwards."""
        halting = self._console.halting
        self._window.show_page("board")
        for name in THEMES:
            theme.apply(self._app, name)
            halting.arm()
            await asyncio.sleep(_SETTLE_S)
            await self._picture(f"armed-{name}")
        halting.arm()  # again: on a busy machine two pictures take longer than a kill stays armed
        halting.fire()
        self._window.show_page("halt")
        await asyncio.sleep(_LADDER_S)
        for name in THEMES:
            theme.apply(self._app, name)
            await self._picture(f"halt-fired-{name}")

    async def _sheet_pictures(self) -> None:
        for name in THEMES:
            theme.apply(self._app, name)
            await SheetTour(self._console, self._window, self._wiring, self._picture_in(name)).walk()

    async def _rotation_pictures(self) -> None:
        """A rotation for each theme: changing it at every step would take longer than to rotate again."""
        for number, name in enumerate(THEMES):
            theme.apply(self._app, name)
            walk = RotationTour(self._window, self._wiring.rotation, self._console, self._picture_in(name))
            await walk.walk(number)

    def _picture_in(self, name: str) -> Picture:
        return lambda what, part=None: self._picture(f"{what}-{name}", part)

    async def _picture(self, name: str, part: QWidget | None = None) -> None:
        await asyncio.sleep(_DRAW_S)
        path = self._out / f"{name}.png"
        picture = (part or QApplication.activeModalWidget() or self._window).grab()
        if not picture.save(str(path)):
            raise OSError(tr("{path} cannot be written", path=path))
        self.written.append(path)
