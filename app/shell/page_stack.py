"""The window's pages: one is visible, each is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.shell.panels import PanelRow
from widgets.panel import Panel


class PageStack(QStackedWidget):
    """Pages by id. A start pays for the page it opens with, not for all of them."""

    def __init__(self, rows: Sequence[PanelRow]) -> None:
        super().__init__()
        self._rows = {row.page_id: row for row in rows}
        self._made: dict[str, Panel] = {}
        self._connect: dict[str, list[Callable[[Any], None]]] = {page_id: [] for page_id in self._rows}

    def __getitem__(self, page_id: str) -> Panel:
        """The page, made now if nobody asked for it before; KeyError when the table has none of this id."""
        if page_id not in self._made:
            self.make(page_id)
        return self._made[page_id]

    def __contains__(self, page_id: str) -> bool:
        """Whether the table has a page of this id."""
        return page_id in self._rows

    def make(self, page_id: str) -> None:
        """Make the page before anybody looks at it; one that exists stays."""
        if page_id in self._made:
            return
        page = self._made[page_id] = self._rows[page_id].make()
        self.addWidget(page)
        for connect in self._connect.pop(page_id):
            connect(page)

    def open_page(self, page_id: str) -> QWidget:
        """Bring the page to the front; its part that had the keyboard last, else the page itself."""
        page = self[page_id]
        part: QWidget | None = page.focusWidget()
        self.setCurrentWidget(page)
        return page if part is None or not (part.isEnabled() and part.isVisibleTo(page)) else part

    def on_made(self, page_id: str, connect: Callable[[Any], None]) -> None:
        """Have the page connected when it is made: at once where it exists. `connect` takes the page's own class."""
        if page_id in self._made:
            connect(self._made[page_id])
        else:
            self._connect[page_id].append(connect)

    def is_made(self, page_id: str) -> bool:
        """Whether somebody has asked for the page."""
        return page_id in self._made
