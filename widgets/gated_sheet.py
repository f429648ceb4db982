"""A decision sheet that says what stands in the way, and offers a fresh sign-in where that is what is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.decision_sheet import DecisionSheet
from widgets.text import Paragraph


class GatedSheet(DecisionSheet):
    """The last two fields of such a sheet, which are added by `add_gate`.

    Signals: `sign_in_requested()`.
    """

    sign_in_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_the_way = ""
        self._why_not = Paragraph(tone="warn", selectable=True)
        self._again = SecondaryButton(tr("Sign in again…"))
        self._again.clicked.connect(self.sign_in_requested)

    @property
    def in_the_way(self) -> str:
        """Why it cannot be decided now; empty when it can."""
        return self._in_the_way

    @property
    def again(self) -> SecondaryButton:
        """The way to a fresh sign-in; shown while the last one is too old."""
        return self._again

    def add_gate(self) -> None:
        """Put the two fields below the others."""
        self.add_field(tr("In the way"), self._why_not)
        self.add_field("", self._again)

    def show_in_the_way(self, words: str, *, offer_sign_in: bool) -> None:
        """Say what stands in the way, or that nothing does."""
        if words != self._in_the_way or self._why_not.plain_text != words:
            self._in_the_way = words
            self._why_not.show_text(words)
        self.show_field(self._why_not, bool(words))
        self._again.setVisible(bool(words) and offer_sign_in)
