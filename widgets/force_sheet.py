"""The sheet for making the OMS read the stored key again: what that really does, and a typed word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.rotation_flavour import FORCE_WORDS, RELOAD_PHRASE, typed_phrase
from widgets.decision_sheet import DecisionSheet


class ForceSheet(DecisionSheet):
    """One word to type, one confirmation.

    Signals: `confirmed(str)` the word as typed.
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = self.add_line(
            tr("Type {phrase}", phrase=RELOAD_PHRASE),
            tr("Type {phrase} to confirm", phrase=RELOAD_PHRASE),
            len(RELOAD_PHRASE) + 3,
        )
        self._word.setPlaceholderText(RELOAD_PHRASE)

    def open_for(self, account: str, who: str) -> None:
        """Open empty for one account's key; the keyboard is in the field."""
        self._word.clear()
        what = tr("The OMS is told to read the stored key of {account} again.", account=account)
        self.open_sheet(tr("Reload the OMS"), what, FORCE_WORDS, who, tr("Reload the OMS"))
        self._word.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing_words(self) -> str:
        """What has still to be typed."""
        return "" if typed_phrase(self._word.text(), RELOAD_PHRASE) else tr("Type {phrase}", phrase=RELOAD_PHRASE)

    def decided(self) -> None:
        """Hand the word over."""
        self.confirmed.emit(self._word.text())
