"""A card of named facts of one reading: its age, its trouble, remarks below."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.card_view import CardWords
from widgets.card_trouble import CardTrouble
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.text import Paragraph


class FactCard(SectionCard):
    """Trouble first, then the facts as they were read last, then what has to be known beside them."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._trouble = CardTrouble()
        self._grid = FactGrid()
        self._remarks = Paragraph(tone="muted", selectable=True)
        for part in (self._trouble, self._grid, self._remarks):
            self.body.addWidget(part)
        self._remarks.hide()

    @property
    def facts(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._grid.words()

    @property
    def trouble(self) -> str:
        """Why there is nothing (newer); empty while all is well."""
        return self._trouble.words

    @property
    def remarks(self) -> str:
        """What is said below the facts."""
        return "" if self._remarks.isHidden() else self._remarks.plain_text

    def show_card(self, words: CardWords, facts: Sequence[NamedFact], remarks: Sequence[str] = ()) -> None:
        """Show this reading."""
        self.show_age(words.age, stale=words.stale)
        self._trouble.show_trouble(words.trouble)
        self._grid.show_facts(facts)
        self._grid.setVisible(bool(facts))
        self._remarks.show_text("\n".join(one for one in remarks if one))
        self._remarks.setVisible(bool(self._remarks.plain_text))


def named(pairs: Sequence[tuple[str, str]], *, fixed: bool = False) -> list[NamedFact]:
    """Pairs of name and text as facts."""
    return [NamedFact(name, text, fixed=fixed) for name, text in pairs]
