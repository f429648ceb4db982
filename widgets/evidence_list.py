"""Sentences of a review under each other, each with what the probes say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.text import Paragraph
from widgets.tokens import SPACE_S


@dataclass(frozen=True, slots=True)
class SaidAndSeen:
    """What the review says, what is seen of it, and that one's tone (a token)."""

    said: str
    seen: str = ""
    tone: str = "muted"


class EvidenceList(QWidget):
    """Two paragraphs each; where the second has no words there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[SaidAndSeen, ...] = ()
        self._rows: list[tuple[Paragraph, Paragraph]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)

    @property
    def items(self) -> tuple[SaidAndSeen, ...]:
        """The sentences as shown."""
        return self._items

    def show_items(self, items: Sequence[SaidAndSeen]) -> None:
        """Show these sentences in their order."""
        shown = tuple(items)
        if shown == self._items:
            return
        self._items = shown
        while len(self._rows) < len(shown):
            self._rows.append(self._row())
        for number, (said, seen) in enumerate(self._rows):
            item = shown[number] if number < len(shown) else SaidAndSeen("")
            said.show_text(item.said)
            seen.show_text(item.seen, item.tone)
            said.setVisible(bool(item.said))
            seen.setVisible(bool(item.seen))

    def _row(self) -> tuple[Paragraph, Paragraph]:
        row = (Paragraph(tone="text", selectable=True), Paragraph(tone="muted", selectable=True))
        pair = QVBoxLayout()
        pair.setSpacing(0)
        for paragraph in row:
            pair.addWidget(paragraph)
        self._column.addLayout(pair)
        return row
