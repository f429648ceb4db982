"""An approval from another desk: the request to send, the six words to say, the answer that comes back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.approvals_text import TEXT_LIMIT
from app.core.language import tr
from app.core.rotation_desk import Asked, Busy
from widgets import fonts
from widgets.buttons import SecondaryButton
from widgets.rotation_step import ReasonedButton
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_TEXT_PX: Final = 96
_ABOUT: Final = tr(
    "Send the request to the director by mail or chat, then call: read the six words "
    "out, and the director types what was heard. This machine then holds the director's "
    "session for up to an hour."
)


class RotationOtherDesk(QWidget):
    """Nothing of the texts is secret: the answer is sealed to this request.

    Signals: `copy_requested()` the request, `answer_pasted(str)` the director's answer as it was put in.
    """

    copy_requested = Signal()
    answer_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._obstacle = ""
        self._request = _text_box(tr("Request for the director"))
        self._request.setReadOnly(True)
        self._copy = SecondaryButton(tr("Copy the request"))
        self._words = Paragraph(role="section", tone="text", selectable=True)
        self._answer = _text_box(tr("Answer from the director's console"))
        self._answer.setPlaceholderText(tr("Paste the director's answer here"))
        self._take = ReasonedButton(SecondaryButton(tr("Open the answer")))
        self._copy.clicked.connect(self.copy_requested)
        self._answer.textChanged.connect(self._show_gate)
        self._take.button.clicked.connect(self._on_take)
        self._lay_out()

    @property
    def answer(self) -> QPlainTextEdit:
        """Where the answer is put in."""
        return self._answer

    @property
    def words(self) -> str:
        """The six words as shown."""
        return self._words.plain_text

    def show_asked(self, asked: Asked | None, busy: Busy, obstacle: str) -> None:
        """Show the request once it was asked; `obstacle` is why no approval can be taken now."""
        text = "" if asked is None else asked.text
        if self._request.toPlainText() != text:
            self._request.setPlainText(text)
            self._answer.clear()
        self._copy.setEnabled(bool(text))
        spoken = "  ·  ".join(asked.spoken) if asked is not None else ""
        self._words.show_text(spoken or (Busy.WORDS.value if busy is Busy.WORDS else tr("None yet.")))
        self._obstacle = busy.value or obstacle
        self._show_gate()

    def _show_gate(self) -> None:
        empty = "" if self._answer.toPlainText().strip() else tr("Paste the director's answer first.")
        self._take.show_reason(self._obstacle or empty)

    def _on_take(self) -> None:
        text = self._answer.toPlainText()[:TEXT_LIMIT]
        self._answer.clear()
        self.answer_pasted.emit(text)

    def _lay_out(self) -> None:
        copy = QHBoxLayout()
        copy.addWidget(self._copy)
        copy.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Paragraph(_ABOUT, tone="muted"))
        column.addWidget(Label(tr("Request"), role="caption"))
        column.addWidget(self._request)
        column.addLayout(copy)
        column.addWidget(Label(tr("The six words, read out on the telephone"), role="caption"))
        column.addWidget(self._words)
        column.addWidget(Label(tr("Answer"), role="caption"))
        column.addWidget(self._answer)
        column.addWidget(self._take)


def _text_box(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setAccessibleName(name)
    box.setFont(fonts.fixed("label"))
    box.setFixedHeight(_TEXT_PX)
    box.setTabChangesFocus(True)
    box.setUndoRedoEnabled(False)
    box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return box
