"""Why nothing here releases a halt, and the steps by which people do."""

from __future__ import annotations

from app.core.language import tr
from widgets.halt_page_words import DEACTIVATION_STEPS, NO_RELEASE
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.tick_row import TickRow
from widgets.tokens import SPACE_XS


class HaltReleaseCard(SectionCard):
    """A checklist whose ticks are notes in this window only: they send nothing and are gone with the next order."""

    def __init__(self) -> None:
        super().__init__(tr("No release from here"))
        self._order_id = ""
        self._steps = [TickRow(step, step=True) for step in DEACTIVATION_STEPS]
        self.body.addWidget(Paragraph(NO_RELEASE, tone="muted"))
        self.body.addSpacing(SPACE_XS)
        self.body.addWidget(Label(tr("Deactivation steps"), role="strong"))
        for step in self._steps:
            self.body.addWidget(step)
        self.body.addWidget(Paragraph(tr("Ticks are notes in this window: nothing is sent."), tone="faint"))
        self.body.addStretch(1)

    @property
    def steps(self) -> tuple[TickRow, ...]:
        """The steps in their order."""
        return tuple(self._steps)

    def show_order(self, order_id: str) -> None:
        """Clear the ticks when another order is shown than before."""
        if order_id == self._order_id:
            return
        self._order_id = order_id
        for step in self._steps:
            step.setChecked(False)
