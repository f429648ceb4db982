"""The room that a stack of pages has: a page that needs more height than there is can be scrolled up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget


class PageRoom(QScrollArea):
    """Asks for no more height than is there; only the page in front counts, not the highest of all."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place = _Place(pages)
        self.setWidget(self._place)
        pages.currentChanged.connect(lambda _number: self._on_page())

    def _on_page(self) -> None:
        self._place.updateGeometry()
        self.verticalScrollBar().setValue(0)


class _Place(QWidget):
    """Holds the stack without a layout: one would ask for the height at which every page shows everything."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        pages.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """The least height that the page in front can be shown in."""
        page = self._pages.currentWidget()
        return QSize(0, 0 if page is None else max(page.minimumSizeHint().height(), page.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stack all there is."""
        super().resizeEvent(event)
        self._pages.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Ask anew for height when a page does."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done
