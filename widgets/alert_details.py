"""Everything about the selected alert and what can be done about it, each action with its key or why it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.core.alert_actions import AlertAction
from app.core.alert_view import AlertLine
from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.fact_card import named
from widgets.fact_grid import FactGrid
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S

BUTTONS: Final = {
    AlertAction.ACKNOWLEDGE: tr("Acknowledge… (A)"),
    AlertAction.UNACKNOWLEDGE: tr("Take the acknowledgement back (A)"),
    AlertAction.SHELVE: tr("Shelve… (S)"),
    AlertAction.UNSHELVE: tr("Unshelve (S)"),
    AlertAction.SILENCE: tr("Silence in Alertmanager… (Q)"),
}
KEYS: Final = {
    "A": (AlertAction.ACKNOWLEDGE, AlertAction.UNACKNOWLEDGE),
    "S": (AlertAction.SHELVE, AlertAction.UNSHELVE),
    "Q": (AlertAction.SILENCE,),
}
KEY_WORDS: Final = {
    "A": tr("Acknowledge or take the acknowledgement back"),
    "S": tr("Shelve or unshelve"),
    "Q": tr("Silence", "a verb"),
}
"""What each of the keys does, for the palette and the list of keys."""

_VERBS: Final = {
    AlertAction.ACKNOWLEDGE: tr("Acknowledge"),
    AlertAction.UNACKNOWLEDGE: tr("Take back"),
    AlertAction.SHELVE: tr("Shelve"),
    AlertAction.UNSHELVE: tr("Unshelve"),
    AlertAction.SILENCE: tr("Silence", "a verb"),
}


class AlertDetails(SectionCard):
    """The card of one line.

    Signals: `asked(object)` the `AlertAction` whose button was pressed.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Alert"))
        self._badge = StatusBadge()
        self._words = Paragraph(selectable=True)
        self._facts = FactGrid()
        self._reasons = Paragraph(tone="muted")
        self.buttons = {action: SecondaryButton(words) for action, words in BUTTONS.items()}
        """The button of each action; of those that undo each other one is shown."""
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._badge)
        head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for action, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, action=action: self.asked.emit(action))
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._words)
        self.body.addLayout(row)
        self.body.addWidget(self._reasons)
        self.body.addWidget(self._facts)
        self.body.setSpacing(SPACE_L)
        self.body.addStretch(1)

    @property
    def facts(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._facts.words()

    @property
    def words(self) -> str:
        """What there is to say beyond the state."""
        return "" if self._words.isHidden() else self._words.plain_text

    @property
    def reasons(self) -> str:
        """Why actions cannot be done."""
        return "" if self._reasons.isHidden() else self._reasons.plain_text

    def offered(self) -> dict[AlertAction, str]:
        """The actions that are shown, each with why it cannot be done."""
        return {one: button.accessibleDescription() for one, button in self.buttons.items() if not button.isHidden()}

    def show_line(
        self, line: AlertLine, facts: Sequence[tuple[str, str]], actions: Sequence[tuple[AlertAction, str]]
    ) -> None:
        """Show a line with its facts, and what can be done about it."""
        self.show_title(line.name, tr("{count} alerts", count=line.count) if line.count > 1 else "")
        self._badge.show_status(line.shape, line.word)
        self._words.show_text(line.words)
        self._words.setVisible(bool(line.words))
        self._facts.show_facts(named(facts))
        offered = dict(actions)
        for action, button in self.buttons.items():
            button.setVisible(action in offered)
            button.setEnabled(not offered.get(action))
            button.setAccessibleDescription(offered.get(action, ""))
        self._reasons.show_text("\n".join(_reasons(offered)))
        self._reasons.setVisible(any(offered.values()))


def _reasons(offered: dict[AlertAction, str]) -> list[str]:
    """Each reason once, with the actions it stands for."""
    verbs: dict[str, list[str]] = {}
    for action, why in offered.items():
        if why:
            verbs.setdefault(why, []).append(_VERBS[action])
    return [f"{', '.join(named)}: {why}" for why, named in verbs.items()]
