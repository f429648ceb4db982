"""A card with a few things in a few lines each: what there is more of is counted, and said where it is listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextLayout

from app.core.language import tr
from widgets.section import SectionCard
from widgets.text import ElidedLabel, Paragraph, as_tooltip

LISTED_AT_MOST: Final = 2
_LINES: Final = 2


class LinesCard(SectionCard):
    """A name and two lines each, which end in an ellipsis where there is no room; `nothing` while there is nothing."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._name = title
        self._pairs = [(ElidedLabel(role="strong"), _ShortParagraph()) for _ in range(LISTED_AT_MOST)]
        self._rest = Paragraph(nothing, tone="muted")
        self._nothing = nothing
        self.body.setSpacing(0)
        for pair in self._pairs:
            for line in pair:
                self.body.addWidget(line)
        self.body.addWidget(self._rest)
        self.body.addStretch(1)
        self.show_lines(())

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is listed."""
        return tuple((head.text(), detail.whole) for head, detail in self._pairs if not head.isHidden())

    @property
    def remark(self) -> str:
        """The words below what is listed; empty where there are none."""
        return "" if self._rest.isHidden() else self._rest.plain_text

    def show_lines(self, lines: Sequence[tuple[str, str]], count: str = "") -> None:
        """List the first of these heads and details, with `count` beside the title."""
        self.show_title(self._name, count)
        for number, (head, detail) in enumerate(self._pairs):
            name, words = lines[number] if number < len(lines) else ("", "")
            head.show_text(name)
            detail.show_text(words)
            for label in (head, detail):
                label.setVisible(number < len(lines))
        more = len(lines) - LISTED_AT_MOST
        self._rest.show_text(tr("{count} more, each in its area", count=more) if more > 0 else self._nothing)
        self._rest.setVisible(more > 0 or not lines)


class _ShortParagraph(Paragraph):
    """Two lines at most; the whole text is its tooltip where it is cut."""

    def __init__(self) -> None:
        self.whole = ""
        super().__init__(tone="muted")
        self.setMinimumWidth(1)  # its longest word asks for no room: a card is not wider for it

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text` as far as there is room."""
        self.whole = text
        self._cut()
        if tone is not None:
            super().show_text(self.plain_text, tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it anew."""
        self._cut()
        super().resizeEvent(event)

    def _cut(self) -> None:
        shown = self._beginning()
        super().show_text(shown)
        self.setAccessibleName(self.whole)
        self.setToolTip(as_tooltip(self.whole) if shown != self.whole else "")

    def _beginning(self) -> str:
        self.ensurePolished()
        layout = QTextLayout(self.whole, self.font())
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) <= _LINES:
            return self.whole
        last = starts[_LINES - 1]
        rest = self.fontMetrics().elidedText(self.whole[last:], Qt.TextElideMode.ElideRight, self.width())
        return self.whole[:last] + rest
