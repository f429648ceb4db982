"""What stands where there is nothing to show: what would be here, why it is not, what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from widgets import shapes
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_S, SPACE_XL

_MEASURE = 480
_LEAST_WIDTH = 240


class EmptyState(QWidget):
    """Three sentences and, where there is one, the button that helps."""

    def __init__(self, action: QPushButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = StatusBadge("section")
        self._why = Paragraph(tone="muted")
        self._step = Paragraph(tone="text")
        for words in (self._why, self._step):
            words.setFixedWidth(_MEASURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_S)
        column.addStretch(1)
        for part in (self._badge, self._why, self._step):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        if action is not None:
            column.addSpacing(SPACE_L - SPACE_S)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)

    def minimumSizeHint(self) -> QSize:
        """As low as its words; it may be narrower than they would like to be."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences at a width that reads well, or where the room ends."""
        super().resizeEvent(event)
        for words in (self._why, self._step):
            words.setFixedWidth(min(_MEASURE, max(_LEAST_WIDTH, event.size().width()) - 2 * SPACE_XL))

    def show_words(self, what: str, why: str, step: str, shape: str = shapes.RING) -> None:
        """Say what would be here, why it is not, and what to do."""
        self._badge.show_status(shape, what, "muted" if shape == shapes.RING else "")
        self._why.show_text(why)
        self._step.show_text(step)
        self._step.setVisible(bool(step))
        self.setAccessibleName(f"{what}. {why} {step}".strip())
