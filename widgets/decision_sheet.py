"""The sheet in which a person decides something under their own name: what, who, what else has to be typed."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton, is_enter
from widgets.screen_room import fill_sheet
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

SHEET_WIDTH: Final = 520


class DecisionSheet(QDialog):
    """Title, what is decided, whose name it bears, and the fields for what is typed; Enter decides from any field.

    Kinds of sheet add their fields, answer `missing_words` and say what was decided in `decided`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = ""
        self._title = Paragraph(role="page")
        self._what = Paragraph(tone="text", selectable=True)
        self._effect = Paragraph(tone="muted")
        self._name = Paragraph(tone="muted")
        self._submit = PrimaryButton(tr("Confirm"))
        self._gate = DisabledReason(self._submit)
        self._cancel = SecondaryButton(tr("Cancel (Esc)"))
        self._captions: dict[QWidget, Label] = {}
        self._fields = QVBoxLayout()
        self._fields.setSpacing(SPACE_XS)
        self._submit.clicked.connect(self._on_submit)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()

    @property
    def who(self) -> str:
        """In whose name the sheet was opened."""
        return self._who

    def open_sheet(self, title: str, what: str, effect: str, who: str, action: str) -> None:
        """Open for one decision: what it is about, what it does, in whose name, and the words of the button."""
        self._who = who
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{what} {effect}")
        for paragraph, text in ((self._title, title), (self._what, what), (self._effect, effect)):
            paragraph.show_text(text)
            paragraph.setVisible(bool(text))
        self._name.show_text(tr("In the name of {who}; the journal keeps it.", who=who))
        for paragraph in (self._title, self._what, self._effect, self._name):
            paragraph.fit(SHEET_WIDTH - 2 * SPACE_XL)
        self._submit.setText(action)
        self._submit.setAccessibleName(action)
        self.show_gate()
        self._order_keyboard()
        self.open()

    def show_who(self, who: str) -> None:
        """Close when somebody else, or nobody, is signed in now: a draft does not change hands."""
        if self.isVisible() and who != self._who:
            self.reject()

    def show_gate(self) -> None:
        """Offer the button as soon as nothing is missing."""
        self._gate.show_reason(self.missing_words())

    def missing_words(self) -> str:
        """What has still to be typed; empty when nothing has."""
        return ""

    def decided(self) -> None:
        """Say what was decided; the sheet closes afterwards."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter decides; the one that opened the sheet and is still down does not."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._on_submit()

    def add_field(self, caption: str, field: QWidget) -> None:
        """Put a field below the others, with its caption."""
        label = Label(caption, role="caption")
        label.setBuddy(field)
        if not caption:  # to show one that has no parent yet would open a window
            label.hide()
        self._captions[field] = label
        self._fields.addSpacing(SPACE_M)
        self._fields.addWidget(label)
        self._fields.addWidget(field)

    def show_field(self, field: QWidget, shown: bool) -> None:
        """Show a field with its caption, or neither."""
        caption = self._captions[field]
        caption.setVisible(shown and bool(caption.text()))
        field.setVisible(shown)

    def add_line(self, caption: str, name: str, longest: int) -> QLineEdit:
        """A line to type at most `longest` characters into."""
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(longest)
        line.textChanged.connect(self.show_gate)
        self.add_field(caption, line)
        return line

    def _order_keyboard(self) -> None:
        """Tab goes as people read: the fields were added after the buttons, and some of their lines come late."""
        parts = (part for field in self._captions for part in (field, *field.findChildren(QWidget)))
        stops = [part for part in parts if part.window() is self and part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for first, second in pairwise((*stops, self._cancel, self._submit)):
            QWidget.setTabOrder(first, second)

    def _on_submit(self) -> None:
        if self.missing_words():
            return
        self.decided()
        self.accept()

    def _lay_out(self) -> None:
        contents, foot = QWidget(), QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_M)
        column.setSpacing(SPACE_S)
        for part in (self._title, self._what, self._effect, self._name):
            column.addWidget(part)
        column.addLayout(self._fields)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_XL)
        row.setSpacing(SPACE_S)
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self._gate)
        fill_sheet(self, contents, foot, SHEET_WIDTH)
