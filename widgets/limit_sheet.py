"""The sheet for proposing or seconding the largest notional: both values side by side, and why."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.leave_gate import sign_in_age_words
from app.core.oversight_policy import why_no_limit
from app.core.oversight_view import compared_words, typed_amount
from app.core.readiness.decisions import WORDS_LONGEST, as_one_line
from app.core.state import AppState
from widgets.gated_sheet import GatedSheet
from widgets.text import Paragraph

_LONGEST_AMOUNT = 32


class LimitSheet(GatedSheet):
    """An amount, a reason, one confirmation; raising the limit asks for a fresh sign-in until the very end.

    Signals: `confirmed(str, str)` the exact amount in USD as text, and the reason.
    """

    confirmed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: Decimal | None = None
        self._seen: tuple[AppState, datetime] | None = None
        self._amount = self.add_line(tr("New limit in USD"), tr("New risk.max_notional in USD"), _LONGEST_AMOUNT)
        self._compared = Paragraph(tone="text")
        self.add_field(tr("Side by side"), self._compared)
        self._reason = self.add_line(tr("Why"), tr("Why, for the journal"), WORDS_LONGEST)
        self.add_gate()

    @property
    def compared(self) -> str:
        """Both values as shown."""
        return self._compared.plain_text

    def open_for(self, current: Decimal | None, pending: str, state: AppState, now: datetime) -> None:
        """Open empty beside the value in force; the keyboard is in the amount."""
        self._current = current
        self._seen = (state, now)
        self._amount.clear()
        self._reason.clear()
        what = tr(
            "The same request proposes a value and seconds one: the second author must set exactly the first one's."
        )
        self.open_sheet(tr("Set risk.max_notional"), what, pending, state.session.email, tr("Send once"))
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Judge again; close when somebody else or nobody is there."""
        self.show_who("" if state.locked else state.session.email)
        if self.isVisible():
            self._seen = (state, now)
            self.show_gate()

    def missing_words(self) -> str:
        """What has still to be typed."""
        typed = typed_amount(self._amount.text())
        self._compared.show_text(compared_words(self._current, typed))
        self._judge(typed)
        if typed is None:
            return tr("Type an amount in USD")
        if self.in_the_way:
            return tr("Not now")
        return "" if as_one_line(self._reason.text()) else tr("Say why")

    def decided(self) -> None:
        """Hand amount and reason over."""
        self.confirmed.emit(str(typed_amount(self._amount.text())), as_one_line(self._reason.text()))

    def _judge(self, typed: Decimal | None) -> None:
        if self._seen is not None:
            why = why_no_limit(typed, *self._seen)
            self.show_in_the_way(why, offer_sign_in=why == sign_in_age_words(*self._seen))
