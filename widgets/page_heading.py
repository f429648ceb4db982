"""The top of a page: its title, what is said below it, and the page's buttons at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.text import ElidedLabel, Paragraph
from widgets.tokens import SPACE_S, SPACE_XL, SPACE_XS

_LEAST_TITLE: Final = 160


class PageHeading(QWidget):
    """Title and sub-title of a page; `actions` stand at the right edge, whole: a long title gives way to them.

    A sub-title that has no room beside them gets the whole width below, in as many lines as it needs. There it stays
    while the room is the same: it would jump with an age that becomes a letter shorter.
    """

    def __init__(self, title: str, *actions: QWidget) -> None:
        super().__init__()
        self._title = _Title(title, role="page")
        self._subtitle = Paragraph(tone="muted")
        self._subtitle.setMinimumWidth(1)  # its longest word asks for no room: a page is not wider for it
        self._room = -1
        self._words, self._actions, self._column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._words.setSpacing(0)
        self._words.addWidget(self._title)
        self._actions.setSpacing(SPACE_S)
        for action in actions:
            self._actions.addWidget(action, 0, Qt.AlignmentFlag.AlignBottom)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._words, 1)
        row.addSpacing(SPACE_XL)
        row.addLayout(self._actions)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._column.addLayout(row)
        self._place_subtitle(below=False)

    @property
    def subtitle(self) -> str:
        """What stands below the title."""
        return self._subtitle.plain_text

    def show_words(self, subtitle: str, title: str | None = None) -> None:
        """Show what stands below the title, and another title where one is given."""
        if title is not None:
            self._title.show_text(title)
        if subtitle != self._subtitle.plain_text:
            self._subtitle.show_text(subtitle)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew where the sub-title has room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look anew when a button appears or goes."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        room = self.width() - self._actions.sizeHint().width() - SPACE_XL
        self._subtitle.ensurePolished()
        beside = self._subtitle.fontMetrics().horizontalAdvance(self._subtitle.plain_text) < room
        if beside and room == self._room:
            return
        self._room = room
        self._place_subtitle(below=not beside)

    def _place_subtitle(self, *, below: bool) -> None:
        place, other = (self._column, self._words) if below else (self._words, self._column)
        if place.indexOf(self._subtitle) < 0:
            other.removeWidget(self._subtitle)
            place.addWidget(self._subtitle)


class _Title(ElidedLabel):
    def minimumSizeHint(self) -> QSize:
        """A short title is whole: what it stands on can be seen nowhere else on the page."""
        return QSize(min(self.sizeHint().width(), _LEAST_TITLE), super().minimumSizeHint().height())
