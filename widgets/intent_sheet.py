"""The sheet for approving or denying one intent: the trade in full, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.oversight_view import NO_REASON, IntentRow
from app.core.readiness.decisions import WORDS_LONGEST, as_one_line
from widgets.decision_sheet import DecisionSheet


class IntentSheet(DecisionSheet):
    """A reason, one confirmation.

    Signals: `confirmed(str, bool, str)` the intent, whether it is approved, and the reason.
    """

    confirmed = Signal(str, bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intent_id = ""
        self._approved = False
        self._reason = self.add_line("Why", "Why, for the journal", WORDS_LONGEST)

    def open_for(self, row: IntentRow, who: str, *, approved: bool) -> None:
        """Open empty for one intent; the keyboard is in the reason."""
        self._intent_id, self._approved = row.intent_id, approved
        self._reason.clear()
        word = "Approve" if approved else "Deny"
        what = f"{row.side} {row.symbol} for {row.notional}, the model {row.confidence} sure ({row.intent_id})."
        self.open_sheet(f"{word} an intent", what, NO_REASON, who, f"{word} once")
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing_words(self) -> str:
        """What has still to be typed."""
        return "" if as_one_line(self._reason.text()) else "Say why"

    def decided(self) -> None:
        """Hand the decision over."""
        self.confirmed.emit(self._intent_id, self._approved, as_one_line(self._reason.text()))
