"""The third step of a rotation: the test of the new key, where the platform has one that says something."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal

from app.core.language import tr
from app.core.present import age_words
from app.core.rotation import Rotation
from app.core.rotation_flavour import WhenTested, offer_of
from app.core.rotation_trial import TrialResult
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.rotation_lines import RotationLines
from widgets.rotation_step import ReasonedButton, RotationStep
from widgets.status_list import StatusLine
from widgets.text import Paragraph
from widgets.tokens import SPACE_S

_RESULTS: Final = {
    TrialResult.ACCEPTED: shapes.DISC,
    TrialResult.REFUSED: shapes.SQUARE,
    TrialResult.UNKNOWN: shapes.DIAMOND,
}
_LOCKED: Final = tr("Kraken locks out who sends wrong keys. After a refusal the console waits longer each time.")


class RotationTestStep(RotationStep):
    """What a test would do, the button where there is one, and what the tests so far came to.

    Signals: `test_requested()`.
    """

    test_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Test"))
        self._words = Paragraph(tone="text")
        self._lockout = Paragraph(_LOCKED, tone="muted")
        self._test = ReasonedButton(SecondaryButton(tr("Test the new key")))
        self._untested = Paragraph(tone="muted")
        self._results = RotationLines()
        self.add(self._words, self._lockout)
        self.body.addSpacing(SPACE_S)
        self.add(self._test, self._untested, self._results)
        self.body.addStretch(1)
        self._test.button.clicked.connect(self.test_requested)

    @property
    def results(self) -> RotationLines:
        """What the tests came to, newest first."""
        return self._results

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw the step; where nothing can be tested yet there is no button."""
        desk, offer = state.rotation, offer_of(rotation.flavour)
        here = offer.tested is WhenTested.BEFORE
        self.show_title(tr("Test"), tr("optional") if here else tr("not here"))
        self._words.show_text(offer.test_words)
        self._lockout.setVisible(here)
        self._test.setVisible(here)
        self._test.show_reason(desk.busy.value or desk.obstacles.test)
        self._untested.setVisible(not rotation.trials)
        self._untested.show_text(tr("Not tested.") if here else tr("There is nothing to do in this step: continue."))
        self._results.setVisible(bool(rotation.trials))
        self._results.show_lines(
            [
                StatusLine(
                    _RESULTS[trial.result],
                    trial.result.words.upper(),
                    "Kraken" if trial.result is TrialResult.ACCEPTED else tr("Test"),
                    trial.words,
                    age_words((now - trial.at).total_seconds()),
                )
                for trial in reversed(rotation.trials)
            ]
        )

    def take_focus(self) -> None:
        """Begin with the button, which nobody has to press."""
        self._test.button.setFocus(Qt.FocusReason.OtherFocusReason)
