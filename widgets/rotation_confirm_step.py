"""The last step before a key leaves: all of it once more, a word to type, and the button."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import ROTATE_PHRASE, offer_of, typed_phrase
from app.core.rotation_steps import CheckItem
from app.core.state import AppState
from widgets.buttons import PrimaryButton
from widgets.fact_grid import FactGrid, NamedFact
from widgets.rotation_step import Captioned, ReasonedButton, RotationStep
from widgets.rotation_words import NO_WAY_BACK, WHAT_HAPPENS, digest_fact, lapse_words, second_words, subject_facts
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_LONGEST: Final = 16


class RotationConfirmStep(RotationStep):
    """The whole rotation, what sending it does, and the phrase that arms the button.

    Signals: `send_requested(str)` what was typed.
    """

    send_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Confirm"))
        self._obstacle = ""
        self._request_id = ""
        self._facts = FactGrid()
        self._effect = Paragraph(tone="text")
        self._typed = QLineEdit()
        self._typed.setAccessibleName(tr("Type {phrase} to send the new key", phrase=ROTATE_PHRASE))
        self._typed.setPlaceholderText(ROTATE_PHRASE)
        self._typed.setMaxLength(_LONGEST)
        self._send = ReasonedButton(PrimaryButton(tr("Send the new key")))
        self.body.addWidget(self._facts)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(Label(tr("What will happen"), role="strong"))
        for part in (self._effect, Paragraph(NO_WAY_BACK, tone="text")):
            self.body.addWidget(part)
        self.body.addSpacing(SPACE_S)
        for row in (Captioned(tr("Type {phrase}", phrase=ROTATE_PHRASE), self._typed), self._send):
            self.body.addWidget(row)
        self.body.addStretch(1)
        self._typed.textChanged.connect(self._show_gate)
        self._typed.returnPressed.connect(self._on_send)
        self._send.button.clicked.connect(self._on_send)
        QWidget.setTabOrder(self._typed, self._send.button)

    @property
    def facts(self) -> FactGrid:
        """The whole recap."""
        return self._facts

    @property
    def gate(self) -> ReasonedButton:
        """The button that sends, and what stands in its way."""
        return self._send

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw all that is sent and who approved it."""
        if rotation.request_id != self._request_id:
            self._request_id = rotation.request_id
            self._typed.clear()
        self._facts.show_facts((*subject_facts(state, rotation), *_assurances(rotation, now)))
        self._effect.show_text(WHAT_HAPPENS[rotation.route])
        self._obstacle = state.rotation.busy.value or state.rotation.obstacles.send
        self._show_gate()

    def take_focus(self) -> None:
        """Begin with the word to type."""
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_phrase(self) -> None:
        """Forget what was typed: each sending takes a word of its own."""
        self._typed.clear()

    def _show_gate(self) -> None:
        missing = (
            ""
            if typed_phrase(self._typed.text(), ROTATE_PHRASE)
            else tr("Type {phrase} to send the key.", phrase=ROTATE_PHRASE)
        )
        self._send.show_reason(self._obstacle or missing)

    def _on_send(self) -> None:
        if self._send.reason:
            return
        typed = self._typed.text()
        # At once: a second press finds the button disabled, whatever the state says by then.
        self._typed.clear()
        self.send_requested.emit(typed)


def _assurances(rotation: Rotation, now: datetime) -> tuple[NamedFact, ...]:
    last = rotation.trials[-1] if rotation.trials else None
    facts = [
        NamedFact(tr("Test"), tr("not tested") if last is None else f"{last.result.words}, {second_words(last.at)}"),
        NamedFact(
            tr("Checklist"),
            tr("{ticked} of {points} points ticked", ticked=len(rotation.ticked), points=len(CheckItem)),
        ),
    ]
    if offer_of(rotation.flavour).directors:
        approvers = "\n".join(f"{one.director}, {one.how.words}, {lapse_words(one, now)}" for one in rotation.approvals)
        facts += [digest_fact(rotation), NamedFact(tr("Approved by"), approvers or tr("nobody"))]
    return tuple(facts)
