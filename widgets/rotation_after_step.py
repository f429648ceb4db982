"""The end of a rotation: what is kept of it, and the old key that has still to be deleted at Kraken."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_ladder import RotationWord
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.rotation_lines import RotationLines
from widgets.rotation_step import ReasonedButton, RotationStep
from widgets.rotation_words import minute_words
from widgets.status_badge import StatusBadge
from widgets.status_list import StatusLine
from widgets.text import Paragraph
from widgets.tokens import SPACE_S

_KEPT: Final = tr(
    "The journal keeps fingerprint, reason, digest, approvers, what the platform "
    "answered and every rung. The key and the directors' sessions were overwritten in "
    "this console's memory; the platform lets those sessions live on until they end by "
    "themselves."
)
_NO_REMINDER: Final = tr("No key was replaced as far as this console can tell: there is nothing to delete at Kraken.")
_DUE: Final = tr("Open until somebody ticks it on the page of the keys.")
_BADGE_PX: Final = 88


class RotationAfterStep(RotationStep):
    """How it ended, the reminder with its date, and the way to the next rotation.

    Signals: `begin_requested()`.
    """

    begin_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("After"))
        self._badge = StatusBadge("verdict")
        self._closed = Paragraph(tone="text")
        self._reminder = RotationLines(_BADGE_PX)
        self._due = Paragraph(tone="muted")
        self._begin = ReasonedButton(SecondaryButton(tr("Begin another rotation")))
        self.add(self._badge, self._closed)
        self.body.addSpacing(SPACE_S)
        self.add(self._reminder, self._due)
        self.body.addSpacing(SPACE_S)
        self.add(Paragraph(_KEPT, tone="muted"), self._begin)
        self.body.addStretch(1)
        self._begin.button.clicked.connect(self.begin_requested)

    @property
    def badge(self) -> StatusBadge:
        """How it ended."""
        return self._badge

    @property
    def reminder(self) -> RotationLines:
        """The reminder as shown."""
        return self._reminder

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw the end of the rotation."""
        word = rotation.word or RotationWord.UNKNOWN
        self._badge.show_status(word.shape, word.words)
        at = "" if rotation.closed_at is None else tr("Closed {minute}. ", minute=minute_words(rotation.closed_at))
        words = "" if state.rotation.ladder is None else state.rotation.ladder.words
        self._closed.show_text(f"{at}{words}".strip())
        reminder = next((one for one in state.rotation.reminders if one.rotation_id == rotation.request_id), None)
        self._reminder.setVisible(reminder is not None)
        if reminder is None:
            self._due.show_text(_NO_REMINDER)
        else:
            shape, mark = (shapes.TRIANGLE, tr("OPEN")) if reminder.open else (shapes.DISC, tr("DONE"))
            self._reminder.show_lines([StatusLine(shape, mark, tr("Old key"), reminder.words(now))])
            self._due.show_text(_DUE if reminder.open else "")
        self._begin.show_reason(state.rotation.busy.value or state.rotation.obstacles.begin)

    def take_focus(self) -> None:
        """Begin with the one button there is."""
        self._begin.button.setFocus(Qt.FocusReason.OtherFocusReason)
