"""The fifth step of a rotation: two different directors approve one digest."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import offer_of
from app.core.rotation_steps import How
from app.core.state import AppState
from widgets.buttons import SecondaryButton
from widgets.choice_list import Choice, ChoiceList
from widgets.rotation_lines import RotationLines
from widgets.rotation_other_desk import RotationOtherDesk
from widgets.rotation_step import Captioned, ReasonedButton, RotationStep
from widgets.rotation_subject_card import RotationSubjectCard
from widgets.rotation_words import HOW_NAMES, approval_lines
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_HOW: Final = (
    Choice(How.IN_PERSON.name, HOW_NAMES[How.IN_PERSON], tr("at this desk, with their own password and code")),
    Choice(How.OTHER_DESK.name, HOW_NAMES[How.OTHER_DESK], tr("by two texts and a telephone call")),
)
_REMOTE_OFF: Final = tr("Approvals from another desk are switched off for this environment.")
_ASK: Final = tr("Ask for approval")
_BADGE_PX: Final = 112


class RotationApprovalsStep(RotationStep):
    """How directors are asked, what they see, and who has approved until when.

    Signals: `method_chosen(object)` a `How`, `ask_requested()`, `director_requested()`, `copy_requested()`,
    `answer_pasted(str)`.
    """

    method_chosen = Signal(object)
    ask_requested = Signal()
    director_requested = Signal()
    copy_requested = Signal()
    answer_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Approvals"))
        self._about = Paragraph(tone="muted")
        self._methods = ChoiceList(tr("How directors are asked"))
        self._method_row = Captioned(tr("How"), self._methods, first_line_px=28)
        self._off = Paragraph(_REMOTE_OFF, tone="muted")
        self._subject = RotationSubjectCard()
        self._ask = ReasonedButton(SecondaryButton(_ASK))
        self._lines = RotationLines(_BADGE_PX)
        self._director = ReasonedButton(SecondaryButton(tr("Sign in a director…")))
        self._other = RotationOtherDesk()
        self.add(self._about, self._method_row, self._off)
        self.body.addSpacing(SPACE_S)
        self.add(Label(tr("What is approved"), role="strong"), self._subject, self._ask, self._other)
        self.body.addSpacing(SPACE_S)
        self.add(Label(tr("Who approves"), role="strong"), self._lines, self._director)
        self.body.addStretch(1)
        self._methods.chosen.connect(self._on_method)
        self._ask.button.clicked.connect(self.ask_requested)
        self._director.button.clicked.connect(self.director_requested)
        self._other.copy_requested.connect(self.copy_requested)
        self._other.answer_pasted.connect(self.answer_pasted)

    @property
    def lines(self) -> RotationLines:
        """Who has approved, and who is missing."""
        return self._lines

    @property
    def other_desk(self) -> RotationOtherDesk:
        """The texts for another desk."""
        return self._other

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw what is asked and what came of it."""
        desk = state.rotation
        needed = offer_of(rotation.flavour).directors
        live = sum(approval.live(now) for approval in rotation.approvals)
        self.show_title(tr("Approvals"), tr("{live} of {needed}", live=live, needed=needed))
        self._about.show_text(offer_of(rotation.flavour).approval_words)
        self._method_row.setVisible(desk.remote_allowed)
        self._off.setVisible(not desk.remote_allowed)
        self._methods.show_choices(_HOW, desk.method.name)
        self._subject.show_subject(None if desk.asked is None else desk.asked.subject)
        asked = self._show_ask(state, rotation)
        self._lines.show_lines(approval_lines(rotation, now))
        remote = desk.remote_allowed and desk.method is How.OTHER_DESK
        self._other.setVisible(remote and desk.asked is not None)
        self._other.show_asked(desk.asked, desk.busy, desk.obstacles.approve)
        self._director.setVisible(not remote)
        self._director.button.setText(tr("Sign in the second director…") if live else tr("Sign in the first director…"))
        self._director.button.setAccessibleName(self._director.button.text())
        self._director.show_reason(desk.busy.value or desk.obstacles.approve)
        if asked:
            self.take_focus()

    def take_focus(self) -> None:
        """Begin with what is to be done next."""
        if not self._other.isHidden():
            first: QWidget = self._other.answer
        elif self._director.button.isEnabled() or self._ask.button.text() != _ASK:
            first = self._director.button
        else:
            first = self._ask.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ask(self, state: AppState, rotation: Rotation) -> bool:
        """Whether it was asked just now by the button that has the keyboard: pressed again, it would void approvals."""
        again = state.rotation.asked is not None
        words = tr("Ask again") if again else _ASK
        pressed = again and self._ask.button.text() != words and self._ask.button.hasFocus()
        self._ask.button.setText(words)
        self._ask.button.setAccessibleName(words)
        self._ask.show_reason(state.rotation.busy.value or state.rotation.obstacles.ask)
        return pressed

    def _on_method(self, key: str) -> None:
        self.method_chosen.emit(How[key])
