"""A card with a few things in two lines each: what there is more of is counted, and said where it is listed."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.language import tr
from widgets.section import SectionCard
from widgets.text import ElidedLabel, Paragraph

LISTED_AT_MOST = 2


class LinesCard(SectionCard):
    """Lines end in an ellipsis where there is no room; `nothing` is said while there is nothing."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._name = title
        self._pairs = [(ElidedLabel(role="strong"), ElidedLabel(tone="muted")) for _ in range(LISTED_AT_MOST)]
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
        return tuple((head.text(), detail.text()) for head, detail in self._pairs if not head.isHidden())

    @property
    def remark(self) -> str:
        """The words below what is listed; empty where there are none."""
        return "" if self._rest.isHidden() else self._rest.plain_text

    def show_lines(self, lines: Sequence[tuple[str, str]], count: str = "") -> None:
        """List the first of these heads and details, with `count` beside the title."""
        self.show_title(self._name, count)
        for number, pair in enumerate(self._pairs):
            for label, text in zip(pair, lines[number] if number < len(lines) else ("", ""), strict=True):
                label.setVisible(number < len(lines))
                label.show_text(text)
        more = len(lines) - LISTED_AT_MOST
        self._rest.show_text(tr("{count} more, each in its area", count=more) if more > 0 else self._nothing)
        self._rest.setVisible(more > 0 or not lines)
