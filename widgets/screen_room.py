"""No window is larger than its screen: at 200 % a laptop's is 960 by 540, and what is cut cannot be pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_FRAME: Final = 48
"""The height of what a desktop puts around a window, and a little air."""


def fit_to_screen(window: QWidget, width: int, height: int) -> None:
    """Give it this size, or what its screen has."""
    window.resize(QSize(width, height).boundedTo(_room(window)))


class SheetRoom(QScrollArea):
    """As high as what stands in it, but no higher than the screen leaves beside the buttons below: then it scrolls."""

    def __init__(self, column: QVBoxLayout, contents: QWidget, foot: QWidget, width: int) -> None:
        super().__init__()
        self._column, self._foot, self._width = column, foot, width
        self.setWidgetResizable(True)
        self.setWidget(contents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        contents.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The width of a sheet; the height of the contents, if the screen has it."""
        needed = self._column.totalHeightForWidth(self._width)
        foot = self._foot
        below = foot.heightForWidth(self._width) if foot.hasHeightForWidth() else foot.sizeHint().height()
        room = _room(self).height() - below
        bar = self.verticalScrollBar().sizeHint().width() if needed > room else 0
        return QSize(self._width + bar, min(needed, room))

    def minimumSizeHint(self) -> QSize:
        """No less: the sheet has a fixed size."""
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the contents do."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _room(widget: QWidget) -> QSize:
    return widget.screen().availableGeometry().size() - QSize(0, _FRAME)
