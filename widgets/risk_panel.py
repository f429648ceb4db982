"""A card of the Risk page: bars, strips, statuses and facts of one reading, and why it cannot be read."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from app.core.risk_card import RiskCard
from widgets.card_trouble import CardTrouble
from widgets.fact_grid import FactGrid
from widgets.keys_facts import named
from widgets.risk_bar import LimitRow
from widgets.risk_strip_plot import StripRow
from widgets.section import SectionCard
from widgets.status_list import StatusLine, StatusList
from widgets.text import Paragraph
from widgets.tokens import SPACE_S

_BADGE_WIDTH: Final = 104


class RiskPanel(SectionCard):
    """Whatever a `RiskCard` holds, in one order; what it does not hold takes no room."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._bars: list[LimitRow] = []
        self._strips: list[StripRow] = []
        self._trouble = CardTrouble(spacing_px=0, selectable=True)
        self._lines = StatusList(badge_width_px=_BADGE_WIDTH)
        self._drawn = QVBoxLayout()
        self._drawn.setSpacing(SPACE_S)
        self._facts = FactGrid()
        self._remarks = Paragraph(tone="muted", selectable=True)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._lines)
        self.body.addLayout(self._drawn)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._remarks)
        self.body.addStretch(1)

    @property
    def problem(self) -> str:
        """Why it cannot be read and what to do; empty where it can."""
        return self._trouble.words

    @property
    def remarks(self) -> str:
        """The remarks as shown."""
        return "" if self._remarks.isHidden() else self._remarks.plain_text

    @property
    def facts(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._facts.words()

    @property
    def lines(self) -> tuple[StatusLine, ...]:
        """The statuses as shown."""
        return self._lines.lines

    @property
    def bars(self) -> tuple[LimitRow, ...]:
        """The bars that are shown."""
        return tuple(row for row in self._bars if not row.isHidden())

    @property
    def strips(self) -> tuple[StripRow, ...]:
        """The percentile strips that are shown."""
        return tuple(row for row in self._strips if not row.isHidden())

    def show_card(self, card: RiskCard, mark: str) -> None:
        """Show one card as the core words it; its strips bear `mark`, the platform's mode."""
        self.show_age(card.age, stale=card.stale)
        self._trouble.show_trouble(card.problem)
        self._lines.show_lines([StatusLine(one.shape, one.word, one.name, one.text) for one in card.lines])
        self._lines.setVisible(bool(card.lines))
        self._facts.show_facts(named(card.facts))
        self._facts.setVisible(bool(card.facts))
        self._remarks.show_text(" ".join(card.remarks))
        self._remarks.setVisible(bool(card.remarks))
        self._show_drawn(card, mark)

    def _show_drawn(self, card: RiskCard, mark: str) -> None:
        while len(self._bars) < len(card.bars):
            self._bars.append(LimitRow())
            self._drawn.addWidget(self._bars[-1])
        while len(self._strips) < len(card.strips):
            self._strips.append(StripRow())
            self._drawn.addWidget(self._strips[-1])
        for place, row in enumerate(self._bars):
            row.setVisible(place < len(card.bars))
            if place < len(card.bars):
                row.show_bar(card.bars[place])
        for place, strip in enumerate(self._strips):
            strip.setVisible(place < len(card.strips))
            if place < len(card.strips):
                strip.show_strip(card.strips[place], mark)
