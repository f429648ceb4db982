"""Draws every page and sheet in the language of this process: loaded only when that has been chosen."""

from __future__ import annotations

import traceback
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.core.language import LANGUAGES, language
from app.core.state import AppState
from app.shell.loop import application
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.accessibility.rooms import AT_200_PERCENT, HEALTHY, OF_PAGES, STATES, WIDE, drawn, found
from tests.accessibility.sheets import scenes, sheets
from tests.languages.texts import texts
from widgets import theme


class Walk:
    """What has been seen: `texts` as {text: where it was first}, `faults` in sentences."""

    def __init__(self, *, checked: bool) -> None:
        self.texts: dict[str, str] = {}
        self.faults: list[str] = []
        self._checked = checked
        self._sizes = (WIDE, AT_200_PERCENT) if checked else (WIDE,)

    def look(self, where: str, part: QWidget) -> None:
        """Read a part and have it checked, unless what it looks like does not matter."""
        if self._checked:
            self.faults += found(where, part)
        for kind, text in texts(part):
            self.texts.setdefault(text, f"{where}, {kind}")

    def pages(self, window: Window) -> None:
        """Every page in every state and size."""
        for size in self._sizes:
            for row in PANELS:
                for state in (*STATES.values(), *OF_PAGES.get(row.page_id, ())):
                    self.page(window, row.page_id, state, size)
            for state in (*STATES.values(), replace(HEALTHY, locked=True)):
                drawn(window, "board", state, size)
                for part in (window.annunciator, window.rail, window.strip, window.lock_screen):
                    self.look(f"{type(part).__name__} {size[0]}", part)
            for drawer in (window.strip.open_outcomes, window.strip.open_notices):
                drawer()
                QTest.qWait(1)
                self.look(f"drawer {size[0]}", window.strip)

    def page(self, window: Window, page_id: str, state: AppState, size: tuple[int, int]) -> None:
        """One page; what fails in this language only, such as a word that was a key, is told with its place."""
        where = f"{page_id} {size[0]}"
        try:
            self.look(where, drawn(window, page_id, state, size))
        except (LookupError, ValueError) as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            self.faults.append(f"{where}: {error!r} in {last.filename}:{last.lineno}")

    def sheets(self, window: Window) -> None:
        """What is opened over a page, and pages with more on them."""
        for where, part in scenes(window):
            self.look(where, part)
        for where, part in sheets(window):
            self.look(where, part)


def walked() -> dict[str, Any]:
    """All of it; in a language that nobody reads the looks are not checked."""
    app = application()
    theme.apply(app, "dark")
    window = Window(HEALTHY.environment, PANELS)
    window.show()
    walk = Walk(checked=language().code in LANGUAGES)
    walk.pages(window)
    walk.sheets(window)
    window.let_close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {"texts": walk.texts, "faults": walk.faults}
