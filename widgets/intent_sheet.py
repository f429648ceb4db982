"""The sheet for approving or denying one intent: the trade in full, what stands in the way, and why it is decided."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.leave_gate import sign_in_age_words
from app.core.oversight_policy import why_no_decision
from app.core.oversight_view import NO_REASON, IntentRow
from app.core.readiness.decisions import WORDS_LONGEST, as_one_line
from app.core.state import AppState
from widgets.gated_sheet import GatedSheet

_RAISES: Final = tr("Approving raises risk: it lets the trade through, and asks for a sign-in of the last 5 minutes.")
_LOWERS: Final = tr("Denying lowers risk: the trade stays stopped.")


class IntentSheet(GatedSheet):
    """A reason, one confirmation; approving asks for a fresh sign-in until the very end.

    Signals: `confirmed(str, bool, str)` the intent, whether it is approved, and the reason.
    """

    confirmed = Signal(str, bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intent_id = ""
        self._approved = False
        self._reason = self.add_line(tr("Why"), tr("Why, for the journal"), WORDS_LONGEST)
        self.add_gate()

    def open_for(self, row: IntentRow, state: AppState, now: datetime, *, approved: bool) -> None:
        """Open empty for one intent; the keyboard is in the reason."""
        self._intent_id, self._approved = row.intent_id, approved
        self._reason.clear()
        self._judge(state, now)
        title, action = (
            (tr("Approve an intent"), tr("Approve once")) if approved else (tr("Deny an intent"), tr("Deny once"))
        )
        what = tr(
            "{side} {symbol} for {notional}, the model {confidence} sure ({intent_id}).",
            side=row.side,
            symbol=row.symbol,
            notional=row.notional,
            confidence=row.confidence,
            intent_id=row.intent_id,
        )
        effect = f"{_RAISES if approved else _LOWERS} {NO_REASON}"
        self.open_sheet(title, what, effect, state.session.email, action)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Judge again; close when somebody else or nobody is there."""
        self.show_who("" if state.locked else state.session.email)
        if self.isVisible():
            self._judge(state, now)

    def missing_words(self) -> str:
        """What has still to be typed, or that something stands in the way."""
        if self.in_the_way:
            return tr("Not now")
        return "" if as_one_line(self._reason.text()) else tr("Say why")

    def decided(self) -> None:
        """Hand the decision over."""
        self.confirmed.emit(self._intent_id, self._approved, as_one_line(self._reason.text()))

    def _judge(self, state: AppState, now: datetime) -> None:
        why = why_no_decision(self._intent_id, state, now, approved=self._approved)
        self.show_in_the_way(why, offer_sign_in=why == sign_in_age_words(state, now))
        self.show_gate()
