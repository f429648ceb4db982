"""The rail beside the pages; in a narrow window the rail leaves them what room there is."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from widgets.navigation import NavigationRail
from widgets.page_room import PageRoom

_NARROW: Final = 1100


class PageBody(QWidget):
    """All of the window between the bar above and the strip below."""

    def __init__(self, rail: NavigationRail, pages: QStackedWidget) -> None:
        super().__init__()
        self._rail = rail
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(PageRoom(pages), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the rail with the keys of its pages, or without."""
        super().resizeEvent(event)
        self._rail.show_narrow(event.size().width() < _NARROW)
