"""What is under way in a rotation, and why the newest wish did not come to anything."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.rotation_desk import Busy
from widgets import shapes
from widgets.status_list import StatusLine, StatusList
from widgets.tokens import SPACE_M, SPACE_S

_BADGE_PX = 96


class RotationNews(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "callout")
        self._lines = StatusList(_BADGE_PX, name_width_px=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.addWidget(self._lines)
        self.hide()

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(line.text for line in self._lines.lines)

    def show_news(self, busy: Busy, failure: str) -> None:
        """Show what is under way, and the failure of the wish before, in a sentence each."""
        lines = []
        if busy is not Busy.NOTHING:
            lines.append(StatusLine(shapes.TRIANGLE, tr("UNDER WAY"), "", busy.value))
        if failure:
            lines.append(StatusLine(shapes.SQUARE, tr("NOT DONE"), "", failure))
        self._lines.show_lines(lines)
        self.setAccessibleName(self.words)
        self.setVisible(bool(lines))
