"""What stops trading when the platform does not: at Kraken's own site, in the cluster, from a terminal."""

from __future__ import annotations

from app.core.halt import HaltOrder
from app.core.language import tr
from app.core.state import Environment
from widgets.command_line import CommandLine
from widgets.halt_page_words import KRAKEN_STEPS, cluster_line, kill_line
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_NO_CLUSTER = tr("A sandbox runs in no cluster: its services end with the console that started it.")


class HaltOutsideCard(SectionCard):
    """Steps and lines to do by hand, in their order; nothing here is sent by the console."""

    def __init__(self) -> None:
        super().__init__(tr("Outside the console"))
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(KRAKEN_STEPS, start=1))
        self._cluster = CommandLine(tr("Scale the OMS to zero, so that no new order can be placed"))
        self._kill = CommandLine(tr("The same kill from a terminal"))
        self.body.addWidget(Label(tr("At Kraken"), role="strong"))
        self.body.addWidget(Paragraph(steps, tone="text", selectable=True))
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(Label(tr("In the cluster"), role="strong"))
        self.body.addWidget(self._cluster)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(Label(tr("From another workstation"), role="strong"))
        self.body.addWidget(self._kill)
        self.body.addStretch(1)

    @property
    def lines(self) -> tuple[str, str]:
        """The line for the cluster, or why there is none, and the line that kills."""
        return self._cluster.line, self._kill.line

    def show_order(self, environment: Environment, order: HaltOrder) -> None:
        """Write the lines for this environment and order."""
        self._cluster.show_line(cluster_line(environment), _NO_CLUSTER)
        self._kill.show_line(kill_line(environment, order))
