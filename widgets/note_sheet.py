"""The sheet for a decision that bears a note: a GO vote, a duty that was done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.readiness.decisions import WORDS_LONGEST
from widgets.decision_sheet import DecisionSheet


class NoteSheet(DecisionSheet):
    """One line that may stay empty; one confirmation.

    Signals: `confirmed(str)` the note, which may be empty.
    """

    confirmed = Signal(str)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = self.add_line(tr("Note"), name, WORDS_LONGEST)
        self._note.setPlaceholderText(placeholder)

    def open_for(self, title: str, what: str, effect: str, who: str, action: str) -> None:
        """Open with an empty note; the keyboard is in it."""
        self._note.clear()
        self.open_sheet(title, what, effect, who, action)
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def decided(self) -> None:
        """Hand the note over."""
        self.confirmed.emit(self._note.text().strip())
