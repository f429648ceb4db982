"""A box that opens a list below itself, by mouse, Space or Alt+Down; the arrow keys step."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from widgets import theme
from widgets.tokens import SPACE_M

_ARROW: Final = (8.0, 4.0)
_ROWS: Final = 12
_BESIDE_WORDS: Final = 24
"""The edge of the list and the bar beside what scrolls."""


class DropDown(QComboBox):
    """Its list is as wide as its longest row: the words that do not fit into the box are whole in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for such lists heeds no style sheet

    def showPopup(self) -> None:
        """Open the list."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + _BESIDE_WORDS))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box as the style sheet has it, and the arrow at its right edge, in the theme's colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        right, middle = self.width() - SPACE_M, self.height() / 2
        width, height = _ARROW
        corners = ((right - width, -height / 2), (right - width / 2, height / 2), (right, -height / 2))
        painter.drawPolyline(QPolygonF([QPointF(x, middle + y) for x, y in corners]))
