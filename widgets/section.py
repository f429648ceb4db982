"""A titled card: the frame of everything that belongs together on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.text import ElidedLabel, Label
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S


class SectionCard(QFrame):
    """A card with a title, an optional count or remark beside it, an age at the right edge and a `body` layout.

    Where there is no room for all of it the title is cut: a card is never wider because of its heading.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._title = ElidedLabel(title, role="section")
        self._remark = Label("", role="section", tone="faint")
        self._age = Label("", role="age")
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_S)
        heading.addWidget(self._title)
        heading.addWidget(self._remark)
        heading.addStretch(1)
        heading.addWidget(self._age, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addLayout(heading)
        column.addLayout(self.body, 1)
        self.show_title(title)
        self.show_age("")

    def show_title(self, title: str, remark: str = "") -> None:
        """Show the heading; `remark` follows it in the faint colour (a count, a state)."""
        self._title.show_text(title)
        self._title.setVisible(bool(title))
        self._remark.show_text(remark)
        self._remark.setVisible(bool(remark))
        self.setAccessibleName(title)

    def show_age(self, words: str, *, stale: bool = False) -> None:
        """Show how old the contents are; a stale age changes its colour."""
        self._age.show_text(words, "stale" if stale else "faint")
        self._age.setVisible(bool(words))
