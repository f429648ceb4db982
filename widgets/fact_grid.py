"""Named facts under each other, each in full: what a table has no room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets import sensitive, theme
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_S

NAME_WIDTH_PX = 104
_MOST_OF_WIDTH = 1 / 3


@dataclass(frozen=True, slots=True)
class NamedFact:
    """One fact: `tone` is a colour token, empty for the usual text."""

    name: str
    text: str
    tone: str = ""
    fixed: bool = False


class FactGrid(QWidget):
    """Names at the left, wrapped and selectable texts at the right; a fact without text is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, tuple[Paragraph, Paragraph]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH_PX)
        self._grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep names on one line where there is room for them."""
        super().resizeEvent(event)
        self._fit_names()

    def show_facts(self, facts: Sequence[NamedFact]) -> None:
        """Show these facts; a name keeps the place it first had."""
        shown = {fact.name: fact for fact in facts if fact.text}
        for name in [fact.name for fact in facts if fact.name not in self._rows]:
            self._rows[name] = self._row(name)
        for name, (label, text) in self._rows.items():
            fact = shown.get(name)
            label.setVisible(fact is not None)
            text.setVisible(fact is not None)
            if fact is not None:
                theme.set_look(text, role="fixed" if fact.fixed else "body")
                text.show_text(sensitive.shown_fact(name, fact.text), fact.tone or "text")
        self._fit_names()

    def words(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return {name: text.plain_text for name, (_, text) in self._rows.items() if not text.isHidden()}

    def _fit_names(self) -> None:
        room = int(self.width() * _MOST_OF_WIDTH)
        widest = max((_width(label) for label, _ in self._rows.values() if not label.isHidden()), default=0)
        self._grid.setColumnMinimumWidth(0, max(NAME_WIDTH_PX, min(widest, room)))

    def _row(self, name: str) -> tuple[Paragraph, Paragraph]:
        number = len(self._rows)
        label = Paragraph(name, tone="muted")
        text = Paragraph(selectable=True)
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, number, 1, Qt.AlignmentFlag.AlignTop)
        return label, text


def _width(label: Paragraph) -> int:
    label.ensurePolished()  # before it is shown, it still measures with a font that is not the theme's
    return label.fontMetrics().horizontalAdvance(label.plain_text) + 1
