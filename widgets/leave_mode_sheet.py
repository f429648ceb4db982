"""The sheet for leaving simulation or safe mode: every condition as judged now, and what has to be typed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from api_client.models.auth import SecretText
from app.core.language import tr
from app.core.leave_gate import (
    OVERRIDE_PHRASE,
    REASON_LONGEST,
    Leaving,
    leave_gate,
    name_to_type,
    needs_override,
    sign_in_age_words,
    what_goes_live,
    why_no_second,
)
from app.core.mode_desk import ModeTarget
from app.core.mode_view import can_leave
from app.core.state import AppState
from widgets import shapes
from widgets.account_ticks import AccountTicks
from widgets.buttons import SecondaryButton
from widgets.decision_sheet import DecisionSheet
from widgets.second_person_sheet import SecondPersonSheet
from widgets.sensitive import holds_names
from widgets.status_list import StatusLine, StatusList
from widgets.text import Paragraph
from widgets.tokens import SPACE_S

_EFFECT: Final = tr("This raises risk. Each account is judged again when its turn comes, and has a verdict of its own.")
_BADGE_PX: Final = 88
_PLAIN: Final = (tr("Sign-in"), tr("Reason"), tr("Typed name"))
"""Conditions that say nothing more once they hold."""


class LeaveModeSheet(DecisionSheet):
    """What goes live, the conditions, the reason, the typed name; where the board is not GO the way to override it.

    Signals: `confirmed(object)` the `Leaving`, `sign_in_requested()`, `second_requested(object, str)` the `Leaving`
    and the second person's e-mail: the receiver calls `take_secrets()` once, at once.
    """

    confirmed = Signal(object)
    sign_in_requested = Signal()
    second_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = ModeTarget.SIMULATION
        self._seen: tuple[AppState, datetime] | None = None
        self._accounts = AccountTicks()
        self._live = Paragraph(tone="text", selectable=True)
        self._conditions = StatusList(badge_width_px=_BADGE_PX)
        self._again = SecondaryButton(tr("Sign in again…"))
        self._second = SecondaryButton(tr("Second person…"))
        self._failure = Paragraph(tone="fail", selectable=True)
        self.second_sheet = SecondPersonSheet(self)
        self.add_field(tr("Accounts"), self._accounts)
        self.add_field(tr("What happens"), self._live)
        self._reason = self.add_line(tr("Reason, for the journal"), tr("Reason for leaving"), REASON_LONGEST)
        self._typed = holds_names(self.add_line(tr("Type the names"), tr("Type what goes live"), 200))
        self._phrase = self.add_line(
            tr("To override the board, type {phrase}", phrase=OVERRIDE_PHRASE),
            tr("Phrase to override"),
            40,
        )
        self.add_field(tr("Conditions, as judged now"), self._conditions)
        self.add_field("", self._ways())
        self.add_field("", self._failure)
        self._accounts.changed.connect(self._draw)
        for line in (self._reason, self._typed, self._phrase):
            line.textChanged.connect(self._draw)
        self._again.clicked.connect(self.sign_in_requested)
        self._second.clicked.connect(self._on_second)
        self.second_sheet.confirmed.connect(lambda email: self.second_requested.emit(self.leaving, email))
        self.finished.connect(self.second_sheet.reject)

    @property
    def leaving(self) -> Leaving:
        """What is chosen and typed."""
        accounts = self._accounts.chosen if self._target is ModeTarget.SIMULATION else ()
        return Leaving(self._target, accounts, self._reason.text(), self._typed.text(), self._phrase.text())

    @property
    def accounts(self) -> AccountTicks:
        """The accounts to tick."""
        return self._accounts

    @property
    def conditions(self) -> tuple[StatusLine, ...]:
        """The conditions as shown."""
        return self._conditions.lines

    def open_for(self, target: ModeTarget, state: AppState, now: datetime) -> None:
        """Open empty for one of the two modes."""
        self._target, self._seen = target, (state, now)
        accounts = can_leave(state, now) if target is ModeTarget.SIMULATION else ()
        self._accounts.offer(accounts, accounts if len(accounts) == 1 else ())
        for line in (self._reason, self._typed, self._phrase):
            line.clear()
        self._draw()
        title, action = (
            (tr("Leave simulation"), tr("Leave simulation now"))
            if target is ModeTarget.SIMULATION
            else (tr("Leave safe mode"), tr("Leave safe mode now"))
        )
        self.open_sheet(title, "", _EFFECT, state.session.email, action)
        if len(accounts) > 1:
            self._accounts.take_keyboard()
        else:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Judge again; close when somebody else or nobody is there."""
        self._seen = (state, now)
        self.show_who("" if state.locked else state.session.email)
        if self.isVisible():
            self._draw()

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over the second person's password and code; both fields are empty afterwards."""
        return self.second_sheet.take_secrets()

    def missing_words(self) -> str:
        """Which condition does not hold yet; its sentence stands in the list."""
        if self._seen is None:
            return tr("Not judged yet")
        missing = next((line.name for line in leave_gate(self.leaving, *self._seen) if not line.holds), "")
        return tr("Not yet: {missing}", missing=missing) if missing else ""

    def decided(self) -> None:
        """Hand over what is left."""
        self.confirmed.emit(self.leaving)

    def _draw(self) -> None:
        if self._seen is None:
            return
        state, now = self._seen
        leaving, override = self.leaving, needs_override(state, now)
        self.show_field(self._accounts, leaving.target is ModeTarget.SIMULATION)
        self.show_field(self._phrase, override)
        self._live.show_text(what_goes_live(leaving, state))
        self._typed.setPlaceholderText(name_to_type(leaving, state))
        self._conditions.show_lines(
            [
                StatusLine(*((shapes.DISC, tr("HOLDS")) if line.holds else (shapes.DIAMOND, tr("NOT YET"))), *said)
                for line in leave_gate(leaving, state, now)
                for said in ((line.name, "" if line.holds and line.name in _PLAIN else line.words),)
            ]
        )
        self._again.setVisible(bool(sign_in_age_words(state, now)))
        why = why_no_second(leaving, state, now) or state.modes.busy
        self._second.setVisible(override)
        self._second.setEnabled(not why)
        self._second.setAccessibleDescription(why)
        self._second.setToolTip(why)
        self._failure.show_text(state.modes.busy or state.modes.failure)
        self.show_field(self._failure, bool(self._failure.plain_text))
        self.show_gate()

    def _on_second(self) -> None:
        if self._seen is not None:
            self.second_sheet.open_for(self.leaving, *self._seen)

    def _ways(self) -> QWidget:
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._again)
        row.addWidget(self._second)
        row.addStretch(1)
        return ways
