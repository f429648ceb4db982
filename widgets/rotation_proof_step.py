"""What became of a rotation: one big word, and the rungs that it stands on."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal

from app.core.language import tr
from app.core.present import age_words
from app.core.rotation import Rotation
from app.core.rotation_flavour import WhenTested, offer_of
from app.core.rotation_ladder import RotationLadder, RotationRung, RotationWord
from app.core.rotation_trial import TrialResult
from app.core.rotation_verdict import verdict_of
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.rotation_due import RotationDue
from widgets.rotation_lines import RotationLines
from widgets.rotation_step import ReasonedButton, RotationStep, Stack
from widgets.rotation_words import second_words
from widgets.status_badge import StatusBadge
from widgets.status_list import StatusLine
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S, SPACE_XS

_STORED: Final = tr(
    "This asks Kraken about the key that is stored now, and changes nothing. The "
    "balances that come back are dropped unread."
)
_UNPROVEN: Final = tr("The proof is being read.")
_TRIAL_SHAPES: Final = {
    TrialResult.ACCEPTED: shapes.DISC,
    TrialResult.REFUSED: shapes.SQUARE,
    TrialResult.UNKNOWN: shapes.DIAMOND,
}


class RotationProofStep(RotationStep):
    """The word, what it means, the rungs with their sources and ages, and what a person does next.

    Signals: `stored_test_requested()`, `close_requested(object)` the `date` by which the old key is to be deleted, None
    where there is none, `again_requested()`.
    """

    stored_test_requested = Signal()
    close_requested = Signal(object)
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Proof"))
        self._badge = StatusBadge("halt")
        self._sentence = Paragraph(role="section", tone="text")
        self._elapsed = Label(tone="muted")
        self._rungs = RotationLines()
        self._todo = Paragraph(tone="text")
        self._stored = ReasonedButton(SecondaryButton(tr("Test the stored key")))
        self._stored_result = RotationLines()
        self._about_test = Paragraph(_STORED, tone="muted")
        self._due = RotationDue()
        self._close = ReasonedButton(PrimaryButton(tr("Close this rotation")))
        self._again = ReasonedButton(SecondaryButton(tr("Begin again with the same scope")))
        self._lay_out()
        self._stored.button.clicked.connect(self.stored_test_requested)
        self._close.button.clicked.connect(lambda: self.close_requested.emit(self._due.day))
        self._again.button.clicked.connect(self.again_requested)

    @property
    def badge(self) -> StatusBadge:
        """The one big word."""
        return self._badge

    @property
    def rungs(self) -> RotationLines:
        """The rungs as shown."""
        return self._rungs

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw the ladder as it was climbed; nothing here judges."""
        desk, ladder = state.rotation, state.rotation.ladder
        word = RotationWord.UNKNOWN if ladder is None else ladder.word
        words = _UNPROVEN if ladder is None else ladder.words
        rungs = () if ladder is None else ladder.rungs
        todo = () if ladder is None else ladder.what_to_do
        self._badge.show_status(word.shape, word.words)
        self._sentence.show_text(words)
        self._elapsed.show_text(_sent_words(rotation, ladder, now))
        self._rungs.show_lines([_rung_line(rung, now) for rung in rungs])
        self._todo.show_text("\n".join(todo))
        self._todo_part.setVisible(bool(todo))
        self._show_stored_test(state, rotation, now)
        answered, open_ = rotation.submission.answered, rotation.running
        reminder = next((one for one in desk.reminders if one.rotation_id == rotation.request_id), None)
        self._due.show_reminder(reminder if open_ else None, now)
        self._close.setVisible(answered and open_)
        self._close.show_reason(desk.busy.value or desk.obstacles.close)
        self._again.setVisible(answered and word is RotationWord.REFUSED)
        self._again.show_reason(desk.busy.value or (desk.obstacles.close if open_ else desk.obstacles.begin))
        self.setAccessibleName(tr("Proof: {word}. {words}", word=word.words, words=words))

    def take_focus(self) -> None:
        """Begin with what ends the rotation."""
        self._close.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_stored_test(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        desk = state.rotation
        offered = offer_of(rotation.flavour).tested is WhenTested.AFTER and rotation.submission.answered
        self._test_part.setVisible(offered)
        trial, failure = desk.stored_test.value, desk.obstacles.stored_test
        self._stored.show_reason(desk.busy.value or failure)
        self._stored_result.setVisible(trial is not None)
        if trial is not None:
            age = age_words((now - trial.at).total_seconds())
            line = StatusLine(_TRIAL_SHAPES[trial.result], trial.result.words.upper(), "Kraken", trial.words, age)
            self._stored_result.show_lines([line])

    def _lay_out(self) -> None:
        self._todo_part = Stack(Label(tr("What to do"), role="strong"), self._todo, spacing=SPACE_XS)
        title = Label(tr("Does Kraken take it?"), role="strong")
        self._test_part = Stack(title, self._about_test, self._stored, self._stored_result, spacing=SPACE_XS)
        self.add(self._badge, self._sentence, self._elapsed)
        self.body.addSpacing(SPACE_S)
        self.add(self._rungs)
        for part in (self._todo_part, self._test_part):
            self.body.addSpacing(SPACE_S)
            self.add(part)
        self.body.addSpacing(SPACE_S)
        self.add(self._due, self._close, self._again)
        self.body.addStretch(1)


def _sent_words(rotation: Rotation, ladder: RotationLadder | None, now: datetime) -> str:
    sent_at = rotation.submission.sent_at
    if sent_at is None:
        return ""
    verdict = verdict_of(rotation.submission, rotation.flavour).phase.words
    if ladder is not None and ladder.settled:
        return tr(
            "Sent {at}, judged {age} later. The request: {verdict}.",
            at=second_words(sent_at),
            age=age_words(ladder.elapsed_s),
            verdict=verdict,
        )
    return tr(
        "Sent {at}, {age} ago. The request: {verdict}.",
        at=second_words(sent_at),
        age=age_words((now - sent_at).total_seconds()),
        verdict=verdict,
    )


def _rung_line(rung: RotationRung, now: datetime) -> StatusLine:
    words = f"{rung.words} · {rung.source}" if rung.source else rung.words
    age = age_words(None if rung.at is None else (now - rung.at).total_seconds())
    return StatusLine(rung.state.shape, rung.state.word, rung.id.value, words, age)
