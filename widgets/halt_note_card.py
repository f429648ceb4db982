"""A note that follows a kill into the journal."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.core.language import tr
from widgets.buttons import DisabledReason, SecondaryButton
from widgets.section import SectionCard
from widgets.text import Paragraph
from widgets.tokens import SPACE_M

NOTE_LENGTH: Final = 300


class HaltNoteCard(SectionCard):
    """One line of text, added with Enter or the button; what was added before stands above it.

    Signals: `note_requested(str)` the note without spaces around it, never empty.
    """

    note_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Note for the journal"))
        self._note = Paragraph(tone="text", selectable=True)
        self._edit = QLineEdit()
        self._edit.setProperty("look", "beside-buttons")
        self._edit.setAccessibleName(tr("Note for the journal"))
        self._edit.setPlaceholderText(tr("What you saw and did; no secrets"))
        self._edit.setMaxLength(NOTE_LENGTH)
        self._add = SecondaryButton(tr("Add the note"))
        self._gate = DisabledReason(self._add)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._edit, 1)
        row.addWidget(self._gate)
        self.body.addWidget(self._note)
        self.body.addLayout(row)
        self._edit.textChanged.connect(self._show_gate)
        self._edit.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)
        self._show_gate()
        self.show_note("")

    @property
    def edit(self) -> QLineEdit:
        """Where the note is typed."""
        return self._edit

    @property
    def add_button(self) -> SecondaryButton:
        """The button that adds the note."""
        return self._add

    def show_note(self, note: str) -> None:
        """Show the note that the order bears already."""
        self._note.show_text(note)
        self._note.setVisible(bool(note))

    def _show_gate(self) -> None:
        self._gate.show_reason("" if self._edit.text().strip() else tr("Type a note first"))

    def _on_add(self) -> None:
        note = self._edit.text().strip()
        if not note:
            return
        self._edit.clear()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note_requested.emit(note)
