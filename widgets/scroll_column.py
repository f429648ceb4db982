"""Cards under each other that scroll, only up and down, where there is too little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.tokens import SPACE_L


class ScrollColumn(QScrollArea):
    """A column of cards; `fill` spreads them over the height, else they keep their own at the top."""

    def __init__(self, *cards: QWidget, fill: bool = False) -> None:
        super().__init__()
        self._fill = fill
        inside = _Inside()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_L)
        for card in cards:
            self.add_card(card)
        if not fill:
            self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What scrolls is reached through what stands in it; a frame of its own is one more stop for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add_card(self, card: QWidget) -> None:
        """Put a card below the others."""
        self._column.addWidget(card, 1 if self._fill else 0)


class _Inside(QWidget):
    """Where the cards stand."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own: Qt's would be that of lines broken much earlier, and leave as much blank at the end."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least
