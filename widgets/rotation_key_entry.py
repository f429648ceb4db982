"""One part of the new key: its field, the buttons beside it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.rotation_key import KeyFinding, Weight
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.key_field import KeyField
from widgets.status_list import StatusLine, StatusList
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S, SPACE_XS

_SHAPES: Final = {Weight.WARN: (shapes.TRIANGLE, tr("WARN")), Weight.STOP: (shapes.SQUARE, tr("STOP"))}
_BADGE_PX: Final = 72


class RotationKeyEntry(QWidget):
    """Caption, field, *Paste* and *Clear*, the field's own remarks and the check's findings."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.field = KeyField(title)
        self._paste = SecondaryButton(tr("Paste"))
        self._paste.setAccessibleName(tr("Paste the {title}", title=title))
        self._clear = SecondaryButton(tr("Clear"))
        self._clear.setAccessibleName(tr("Clear the {title}", title=title))
        self._note = Paragraph(tone="muted")
        self._findings = StatusList(_BADGE_PX, name_width_px=0)
        caption = Label(title, role="caption")
        caption.setBuddy(self.field)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.field, 1)
        row.addWidget(self._paste)
        row.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(caption)
        column.addLayout(row)
        column.addWidget(self._findings)
        column.addWidget(self._note)
        self._paste.clicked.connect(self._on_paste)
        self._clear.clicked.connect(self._on_clear)
        self.field.noted.connect(self.show_note)
        self.show_note("")
        self.show_findings(())

    @property
    def findings(self) -> tuple[StatusLine, ...]:
        """What is said about this part."""
        return self._findings.lines

    @property
    def note(self) -> str:
        """The remark below the field."""
        return self._note.plain_text

    def show_note(self, words: str) -> None:
        """Show a remark below the field, or none."""
        self._note.show_text(words)
        self._note.setVisible(bool(words))

    def show_findings(self, findings: Sequence[KeyFinding]) -> None:
        """Show what is wrong or unusual; a field that is still empty is not blamed for it."""
        shown = findings if self.field.length else ()
        self._findings.show_lines([StatusLine(*_SHAPES[one.weight], "", one.words) for one in shown])
        self._findings.setVisible(bool(shown))

    def _on_paste(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.paste()

    def _on_clear(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.clear()
