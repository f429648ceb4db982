"""The sheet in which a second person signs in so that the board may be overridden once."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from api_client.models.auth import SecretText
from app.core.language import tr
from app.core.leave_gate import Leaving, what_goes_live
from app.core.state import AppState, ReadingKind
from widgets.decision_sheet import DecisionSheet
from widgets.director_sign_in import DirectorSignIn

_EFFECT: Final = tr(
    "For somebody else, with an account of their own. Your sign-in counts for exactly "
    "this, for 5 minutes; it never becomes this console's session."
)


class SecondPersonSheet(DecisionSheet):
    """What would go live and why, then e-mail, password and code.

    Signals: `confirmed(str)` the e-mail: the receiver calls `take_secrets()` once, at once.
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = DirectorSignIn(tr("Second person"))
        self._sign_in.changed.connect(self.show_gate)
        self.add_field("", self._sign_in)

    def open_for(self, leaving: Leaving, state: AppState, now: datetime) -> None:
        """Open empty for one leaving that is prepared by whoever is signed in."""
        self._sign_in.forget_who()
        self._sign_in.show_clock(state.reading(ReadingKind.CLOCK, "auth").fresh_value(now))
        what = tr("{what} Reason: {reason}", what=what_goes_live(leaving, state), reason=leaving.reason)
        self.open_sheet(tr("Override the board"), what, _EFFECT, tr("the second person"), tr("Override", "a verb"))
        self._sign_in.start()

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over password and code; both fields are empty afterwards."""
        return self._sign_in.take_secrets()

    def missing_words(self) -> str:
        """What has still to be typed."""
        return self._sign_in.missing

    def decided(self) -> None:
        """Hand the e-mail over."""
        self.confirmed.emit(self._sign_in.email)

    def done(self, result: int) -> None:
        """Close and forget what was typed."""
        self._sign_in.forget_who()
        super().done(result)
