"""No window is larger than its screen: at 200 % a laptop's is 960 by 540, and what is cut cannot be pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

_FRAME: Final = 48
"""The height of what a desktop puts around a window, and a little air."""


def fit_to_screen(window: QWidget, width: int, height: int) -> None:
    """Give it this size, or what its screen has."""
    window.resize(QSize(width, height).boundedTo(_room(window)))


def fill_sheet(sheet: QWidget, contents: QWidget, foot: QWidget, width: int) -> None:
    """Put both into a sheet that is no larger than they need: the contents scroll where its screen is too low."""
    contents.setFixedWidth(width)
    foot.setFixedWidth(width)
    outer = QVBoxLayout(sheet)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
    outer.addWidget(_SheetRoom(contents, foot, width))
    outer.addWidget(foot)


class _SheetRoom(QScrollArea):
    """As high as what stands in it, but no higher than the screen leaves beside the buttons below: then it scrolls."""

    def __init__(self, contents: QWidget, foot: QWidget, width: int) -> None:
        super().__init__()
        self._contents, self._foot, self._width = contents, foot, width
        self.setWidgetResizable(True)
        self.setWidget(contents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        contents.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The width of a sheet; the height of the contents, if the screen has it."""
        needed = _height(self._contents, self._width)
        room = _room(self).height() - _height(self._foot, self._width)
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


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def _room(widget: QWidget) -> QSize:
    return widget.screen().availableGeometry().size() - QSize(0, _FRAME)
