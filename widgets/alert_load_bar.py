"""One line about the desk as a whole: how many alarms came lately, and how much is kept quiet."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.alert_desk import AlertBoard
from app.core.alert_load import LoadLevel
from app.core.alert_view import load_words, suppressed_words
from app.core.language import tr
from widgets import shapes
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_M

_LOOKS = {
    LoadLevel.ACCEPTABLE: (shapes.DISC, tr("LOAD ACCEPTABLE"), "muted"),
    LoadLevel.MANAGEABLE: (shapes.DISC, tr("LOAD MANAGEABLE"), "muted"),
    LoadLevel.HIGH: (shapes.TRIANGLE, tr("LOAD HIGH"), ""),
    LoadLevel.FLOOD: (shapes.SQUARE, tr("LOAD FLOOD"), ""),
}


class AlertLoadBar(QWidget):
    """The load meter of ISA-18.2 in a shape, a word and a sentence; what is suppressed at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = StatusBadge()
        self._load = Paragraph(tone="muted")
        self._suppressed = StatusBadge()
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._row.setSpacing(SPACE_M)
        self._row.addWidget(self._badge)
        self._row.addWidget(self._load, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._suppressed, 0, Qt.AlignmentFlag.AlignRight)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._row)
        self.setAccessibleName(tr("Alarm load"))

    @property
    def words(self) -> tuple[str, str]:
        """What it says of the load and of what is suppressed."""
        return self._load.plain_text, "" if self._suppressed.isHidden() else self._suppressed.accessibleName()

    def show_board(self, board: AlertBoard, now: datetime) -> None:
        """Show the desk as seen at `now`."""
        level, quiet = board.load.level(now), suppressed_words(board)
        self._badge.show_status(*_LOOKS[level])
        self._load.show_text(load_words(board, now))
        self._suppressed.show_status(shapes.BARRED, quiet)
        self._suppressed.setVisible(bool(quiet))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew where the sentence has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the sentence below the badges where there is no line for it between them."""
        quiet = 0 if self._suppressed.isHidden() else self._suppressed.sizeHint().width() + SPACE_M
        room = self.width() - self._badge.sizeHint().width() - SPACE_M - quiet
        below = self._load.fontMetrics().horizontalAdvance(self._load.plain_text) >= room
        if below is (self._column.indexOf(self._load) >= 0):
            return
        if below:
            self._row.removeWidget(self._load)
            self._column.addWidget(self._load)
        else:
            self._column.removeWidget(self._load)
            self._row.insertWidget(1, self._load, 1, Qt.AlignmentFlag.AlignTop)
