"""One line about the desk as a whole: how many alarms came lately, and how much is kept quiet."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.alert_desk import AlertBoard
from app.core.alert_load import LoadLevel
from app.core.alert_view import load_words, suppressed_words
from app.core.language import tr
from widgets import shapes
from widgets.status_badge import StatusBadge
from widgets.text import ElidedLabel
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
        self._load = ElidedLabel(tone="muted")
        self._suppressed = StatusBadge()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self._badge)
        row.addWidget(self._load, 1)
        row.addWidget(self._suppressed)
        self.setAccessibleName(tr("Alarm load"))

    @property
    def words(self) -> tuple[str, str]:
        """What it says of the load and of what is suppressed."""
        return self._load.text(), "" if self._suppressed.isHidden() else self._suppressed.accessibleName()

    def show_board(self, board: AlertBoard, now: datetime) -> None:
        """Show the desk as seen at `now`."""
        level, quiet = board.load.level(now), suppressed_words(board)
        self._badge.show_status(*_LOOKS[level])
        self._load.show_text(load_words(board, now))
        self._suppressed.show_status(shapes.BARRED, quiet)
        self._suppressed.setVisible(bool(quiet))
