"""A card without a title around one other widget or layout."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from widgets import theme
from widgets.tokens import LINE_WIDTH, RADIUS_L


class CardFrame(QFrame):
    """The card's surface and rounded edge, which stays whole however square the content is."""

    def __init__(self, inside: QWidget | QLayout) -> None:
        super().__init__()
        self.setProperty("look", "card")
        if isinstance(inside, QLayout):  # what it takes in later would lie above the edge
            holder = QWidget()
            holder.setLayout(inside)
            inside = holder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)
        self._edge = _RoundedEdge(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge around and above the content."""
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()


class _RoundedEdge(QWidget):
    """Paints the corners away and the edge over what lies below; the mouse does not notice it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        whole = QRectF(self.rect())
        half = LINE_WIDTH / 2
        rounded = QPainterPath()
        rounded.addRoundedRect(whole.adjusted(half, half, -half, -half), RADIUS_L, RADIUS_L)
        corners = QPainterPath()
        corners.addRect(whole)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(corners.subtracted(rounded), theme.colour("bg"))
        painter.setPen(theme.colour("line"))
        painter.drawPath(rounded)
