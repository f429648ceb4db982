"""The request that came from another desk: pasted, then shown whole, with what to look at twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.approval_view import left_words, request_facts, request_warnings
from app.core.approvals import ApprovalSubject
from app.core.language import tr
from app.core.state import Environment
from widgets import fonts, shapes
from widgets.buttons import DisabledReason, PrimaryButton
from widgets.fact_grid import FactGrid
from widgets.keys_facts import named
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_M, SPACE_S

_LINES: Final = 12
_PASTE: Final = tr("Paste the whole text, from BEGIN to END. It is read here; nothing is sent.")
_PROOF: Final = tr(
    "That nobody changed this on its way is proven by the six words alone. Ask the "
    "requester for them by telephone, on a number that you know already."
)
_ANSWERED: Final = tr("You have approved it; the answer is beside it. It counts once, until the request expires.")


class DirectorPasteCard(SectionCard):
    """A field for the request's text, and why the last one was not taken.

    Signals: `pasted(str)` the text as it stands in the field.
    """

    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("1  Paste the request"))
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(tr("Request from another desk"))
        self._text.setPlaceholderText("-----BEGIN AETHER ROTATION REQUEST 1-----")
        self._text.setFont(fonts.fixed())
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * _LINES)
        self._refusal = Paragraph(tone="fail", selectable=True)
        self._read = PrimaryButton(tr("Read the request"))
        self._gate = DisabledReason(self._read)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._gate)
        self.body.addWidget(Paragraph(_PASTE, tone="muted"))
        self.body.addWidget(self._text)
        self.body.addWidget(self._refusal)
        self.body.addLayout(row)
        self._text.textChanged.connect(self._show_gate)
        self._read.clicked.connect(lambda: self.pasted.emit(self._text.toPlainText()))
        self._show_gate()
        self.show_refusal("")

    @property
    def field(self) -> QPlainTextEdit:
        """Where the text is pasted."""
        return self._text

    @property
    def read_button(self) -> PrimaryButton:
        """The button that has the text read."""
        return self._read

    @property
    def refusal(self) -> str:
        """Why the last text was not taken; empty when it was."""
        return self._refusal.plain_text

    def show_refusal(self, words: str) -> None:
        """Say why the last text was not taken."""
        self._refusal.show_text(words)
        self._refusal.setVisible(bool(words))

    def clear(self) -> None:
        """Empty the field."""
        self._text.clear()

    def start(self) -> None:
        """Give the keyboard to the field."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_gate(self) -> None:
        self._gate.show_reason("" if self._text.toPlainText().strip() else tr("Paste a request first"))


class DirectorRequestCard(SectionCard):
    """All that the digest covers, each warning with its shape, and how long the request is good."""

    def __init__(self) -> None:
        super().__init__(tr("2  Read what is asked"))
        self._facts = FactGrid()
        self._shown: tuple[str, ...] | None = None
        self._rows: list[_WarningRow] = []
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(SPACE_S)
        self._left = Paragraph(tone="muted")
        self.body.setSpacing(SPACE_M)
        self.body.addWidget(self._facts)
        self.body.addLayout(self._warnings)
        self._proof = Paragraph(_PROOF, tone="text")
        self.body.addWidget(self._proof)
        self.body.addWidget(self._left)
        self.body.addStretch(1)

    @property
    def facts(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._facts.words()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings as shown."""
        return tuple(row.words.plain_text for row in self._rows)

    @property
    def left(self) -> str:
        """How long the request is good."""
        return self._left.plain_text

    def show_subject(
        self, subject: ApprovalSubject, environment: Environment, now: datetime, *, answered: bool = False
    ) -> None:
        """Show what is asked, or was asked and `answered`, as seen at `now`."""
        self._facts.show_facts(named(request_facts(subject)))
        expired = now >= subject.expires_at and not answered
        self._left.show_text(_ANSWERED if answered else left_words(subject, now), "fail" if expired else "muted")
        self._proof.setVisible(not answered)
        warnings = () if answered else request_warnings(subject, environment, now)
        if warnings != self._shown:
            self._shown = warnings
            self._show_warnings(warnings)

    def _show_warnings(self, warnings: Sequence[str]) -> None:
        for row in self._rows:
            self._warnings.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_WarningRow(text) for text in warnings]
        for row in self._rows:
            self._warnings.addWidget(row)


class _WarningRow(QWidget):
    """One sentence with its shape and word."""

    def __init__(self, text: str) -> None:
        super().__init__()
        badge = StatusBadge()
        badge.show_status(shapes.TRIANGLE, tr("LOOK TWICE"))
        self.words = Paragraph(text, tone="text", selectable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
