"""Everything about one objective: why it stands as it does, what is compared, what to do, and the same as PromQL."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.core.burn_sources import source_words
from app.core.language import tr
from app.core.slo_view import SloRow
from app.core.slo_words import (
    budget_words,
    condition_lines,
    counting_words,
    early_words,
    promql_text,
    value_words,
)
from widgets.buttons import SecondaryButton
from widgets.command_line import CommandLine
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M

_NO_STEPS = tr("No steps are written down for this objective.")
_NO_PROMQL = tr("There is no expression before a bucket at or below the limit is known.")


class SloDetails(SectionCard):
    """The selected objective; `plot` opens its plot."""

    def __init__(self) -> None:
        super().__init__(tr("Objective"))
        self.plot = SecondaryButton(tr("Open the plot"))
        self.plot.setToolTip(tr("Enter on the row"))
        self._badge = StatusBadge()
        self._because = Paragraph(selectable=True)
        self._facts = FactGrid()
        self._promql = CommandLine(tr("The same for a Prometheus: what may be good or bad is counted as bad"))
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self.plot)
        self.body.addLayout(head)
        for part in (self._because, self._facts, self._promql):
            self.body.addWidget(part)
        self.body.setSpacing(SPACE_L)
        self.body.addStretch(1)

    @property
    def facts(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._facts.words()

    @property
    def because(self) -> str:
        """Why the objective stands as it does."""
        return self._because.plain_text

    @property
    def promql(self) -> CommandLine:
        """The expressions, to copy."""
        return self._promql

    def show_row(self, row: SloRow) -> None:
        """Show this objective."""
        standing = row.standing
        self.show_title(row.title, row.objective)
        self._badge.show_status(row.verdict.shape, row.verdict.value)
        self._because.show_text(row.because)
        steps = [f"{number}. {step}" for number, step in enumerate(standing.objective.steps, 1)]
        facts = [
            NamedFact(tr("What to do"), "\n".join(steps) or _NO_STEPS),
            NamedFact(tr("Now"), value_words(standing)),
            NamedFact(tr("Budget left"), budget_words(standing)),
            NamedFact(tr("Early warning"), early_words(standing)),
            NamedFact(tr("Conditions"), "\n".join(condition_lines(standing))),
            NamedFact(tr("Counting"), counting_words(standing)),
            NamedFact(tr("Source"), source_words(standing)),
        ]
        self._facts.show_facts(facts)
        self._promql.show_line(promql_text(standing), _NO_PROMQL)
