"""The top of a page: its title, one line below it, and the page's buttons at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.text import ElidedLabel, Label
from widgets.tokens import SPACE_S, SPACE_XL


class PageHeading(QWidget):
    """Title and sub-title of a page; `actions` stand at the right edge."""

    def __init__(self, title: str, *actions: QWidget) -> None:
        super().__init__()
        self._title = Label(title, role="page")
        self._subtitle = ElidedLabel("", tone="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addLayout(words, 1)
        row.addSpacing(SPACE_XL - SPACE_S)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def subtitle(self) -> str:
        """The line below the title."""
        return self._subtitle.text()

    def show_words(self, subtitle: str, title: str | None = None) -> None:
        """Show the line below the title, and another title where one is given."""
        self._subtitle.show_text(subtitle)
        if title is not None:
            self._title.show_text(title)
