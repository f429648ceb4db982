"""The card beside a halt that is not seen to work: safe mode, simulation, then what is done outside the console."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationStatus
from app.core.freshness import Slice
from app.core.halt import HaltOrder, HaltWord, Ladder, ShotPhase
from app.core.language import tr
from app.core.present import age_words
from app.core.state import AppState, Outcome, ReadingKind
from widgets import shapes
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.confirm_step import ConfirmStep
from widgets.halt_page_words import SAFE_MODE_EFFECT, simulation_effect
from widgets.outcome_words import VERDICT_LOOKS
from widgets.section import SectionCard
from widgets.status_list import StatusLine, StatusList
from widgets.text import Paragraph
from widgets.tokens import SPACE_S

SAFE_MODE: Final = "safe-mode"
SIMULATION: Final = "sim-mode"
_FAILED: Final = (ShotPhase.REFUSED, ShotPhase.NOT_SENT, ShotPhase.UNKNOWN)
_TITLE: Final = tr("If orders do not end")


@dataclass(frozen=True, slots=True)
class _Reading:
    shape: str
    word: str
    age: str


class HaltOffers(SectionCard):
    """Three offers in their order; the first two ask once, here in the card, before anything is sent.

    Signals: `safe_mode_requested()`, `simulation_requested(str)` the account, `outside_requested()` the steps outside
    the console are to be shown or hidden.
    """

    safe_mode_requested = Signal()
    simulation_requested = Signal(str)
    outside_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_TITLE)
        self._account = ""
        self._asked = ""
        self._outcomes: Mapping[str, Outcome] = {}
        self._safe_mode = PrimaryButton(tr("1 Enter safe mode"))
        self._simulation = SecondaryButton(tr("2 Enter simulation"))
        self._outside = SecondaryButton(tr("3 At Kraken, in the cluster…"))
        self._ended = Paragraph(tone="muted")
        self._step = ConfirmStep()
        self._seen = StatusList()
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for button in (self._safe_mode, self._simulation, self._outside):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._ended)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self._step)
        self.body.addWidget(self._seen)
        self.body.addStretch(1)
        self._safe_mode.clicked.connect(self._on_safe_mode)
        self._simulation.clicked.connect(self._on_simulation)
        self._outside.clicked.connect(self.outside_requested)
        self._step.confirmed.connect(self._on_confirmed)
        self._step.dismissed.connect(self._on_dismissed)

    def show_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """What became of the commands asked for here, by `SAFE_MODE` and `SIMULATION`; drawn with the next state."""
        self._outcomes = outcomes

    def show_ladder(self, state: AppState, ladder: Ladder, now: datetime) -> None:
        """Offer what helps the account of this ladder, and show how far it is in force."""
        if ladder.account != self._account and self._asked == SIMULATION:
            self._close_step()  # the step named another account
        self._account = ladder.account
        halted = ladder.word is HaltWord.HALTED
        self._ended.setVisible(halted)
        self._ended.show_text(tr("Orders and positions are seen to have ended: nothing of this is needed now."))
        lines = []
        for service, name, button in (
            (SAFE_MODE, tr("Safe mode"), self._safe_mode),
            (SIMULATION, tr("Simulation"), self._simulation),
        ):
            configured = state.environment.has(service)
            button.setEnabled(configured)
            outcome = self._outcomes.get(service)
            if not configured:
                why = tr(
                    "This environment names no {service} service, so it cannot be entered from here.", service=service
                )
                button.setAccessibleDescription(why)
                lines.append(StatusLine(shapes.RING, tr("NOT CONFIGURED"), name, why))
                continue
            seen = self._reading(state, service, now)
            lines.append(StatusLine(seen.shape, seen.word, name, _outcome_words(outcome), seen.age))
        self._seen.show_lines(lines)

    def _reading(self, state: AppState, service: str, now: datetime) -> _Reading:
        kind = ReadingKind.SAFE_MODE if service == SAFE_MODE else ReadingKind.SIMULATION
        fact: Slice[Any] = state.reading(kind, service)
        active = _active(fact.fresh_value(now), self._account)
        age = age_words(fact.age_s(now))
        if active is None:
            return _Reading(shapes.DIAMOND, tr("UNKNOWN"), age)
        return _Reading(shapes.DISC, tr("ACTIVE"), age) if active else _Reading(shapes.RING, tr("NOT ACTIVE"), age)

    def _on_safe_mode(self) -> None:
        self._open_step(SAFE_MODE, tr("Enter safe mode?"), SAFE_MODE_EFFECT, tr("Enter safe mode now"))

    def _on_simulation(self) -> None:
        title = tr("Enter simulation for {account}?", account=self._account)
        action = tr("Enter simulation for {account} now", account=self._account)
        self._open_step(SIMULATION, title, simulation_effect(self._account), action)

    def _open_step(self, asked: str, title: str, effect: str, action: str) -> None:
        self._asked = asked
        self._step.open(title, effect, action)
        self._buttons.hide()

    def _on_confirmed(self) -> None:
        asked = self._asked
        self._on_dismissed()
        if asked == SAFE_MODE:
            self.safe_mode_requested.emit()
        elif asked == SIMULATION:
            self.simulation_requested.emit(self._account)

    def _on_dismissed(self) -> None:
        button = self._safe_mode if self._asked == SAFE_MODE else self._simulation
        self._close_step()
        button.setFocus()

    def _close_step(self) -> None:
        self._asked = ""
        self._buttons.show()
        self._step.hide()


def call_failed(order: HaltOrder) -> bool:
    """Whether a request of the order came back with anything but a success: then the way outside shows at once."""
    return any(order.shot(account).phase in _FAILED for account in order.accounts)


def _active(value: object, account: str) -> bool | None:
    match value:
        case SafeModeStatus():
            return value.active
        case SimulationStatus():
            # sim-mode compares names as they are written
            return next((one.active for one in value.accounts if one.account_id == account), None)
    return None


def _outcome_words(outcome: Outcome | None) -> str:
    return "" if outcome is None else f"{VERDICT_LOOKS[outcome.verdict][1]}: {outcome.words}"
