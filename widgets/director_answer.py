"""The director's side of an approval from another desk: the six words, the sign-in, and the sealed answer."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from api_client.models.auth import SecretText
from app.core.approval_view import session_kept_words
from app.core.approvals import WORDS_SPOKEN, ApprovalSubject, shown_digest
from app.core.clock import ClockFact
from app.core.language import tr
from app.core.rotation_desk import DirectorDesk
from widgets import fonts
from widgets.buttons import DisabledReason, PrimaryButton
from widgets.director_sign_in import DirectorSignIn
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S

_LONGEST: Final = 200
_LINES: Final = 14
_HEARD: Final = tr("Type what the requester reads out to you: six words, in their order. This page does not show them.")
_SEALED: Final = tr(
    "It is sealed to that one request: only the console that asked can open it, once. You can send it by mail or chat."
)
_HELD: Final = tr(
    "From then on the requester's machine holds your session, until it has rotated the key or dropped it."
)


class DirectorApproveCard(SectionCard):
    """The words that were heard, the address that the sign-in goes to, and the three fields.

    Signals: `answer_requested(str, str)` the words as typed and the e-mail; password and code by `take_secrets()`.
    """

    answer_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("3  Approve it"))
        self._busy = self._expired = False
        self._words = QLineEdit()
        self._words.setAccessibleName(tr("The six words as you heard them"))
        self._words.setMaxLength(_LONGEST)
        self._address = Paragraph(tone="text", selectable=True)
        self._sign_in = DirectorSignIn()
        self._kept = Paragraph(tone="warn")
        self._digest = Label(role="section")
        self._digest.setFont(fonts.fixed("section"))
        self._failure = Paragraph(tone="fail", selectable=True)
        self._answer = PrimaryButton(tr("Approve and make the answer"))
        self._gate = DisabledReason(self._answer)
        caption = Label(tr("Six words, by telephone"), role="caption")
        caption.setBuddy(self._words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._gate)
        self.body.setSpacing(SPACE_S)
        parts: tuple[QWidget, ...] = (
            caption,
            self._words,
            Paragraph(_HEARD, tone="muted"),
            self._address,
            self._sign_in,
            self._kept,
            Paragraph(_HELD, tone="warn"),
            Label(tr("You approve exactly this digest"), role="caption"),
            self._digest,
            self._failure,
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addLayout(row)
        self._words.textChanged.connect(self._show_gate)
        self._sign_in.changed.connect(self._show_gate)
        self._answer.clicked.connect(self._on_answer)

    @property
    def address(self) -> str:
        """The sentence that names where the sign-in goes."""
        return self._address.plain_text

    @property
    def why_not(self) -> str:
        """Why no answer can be made now; empty when one can."""
        return self._gate.reason

    @property
    def failure(self) -> str:
        """Why the last try came to nothing; empty when none failed."""
        return "" if self._failure.isHidden() else self._failure.plain_text

    def show_request(self, desk: DirectorDesk, subject: ApprovalSubject, address: str, now: datetime) -> None:
        """Show what can be done about `subject` at `now`; `address` is this environment's own."""
        self._busy, self._expired = desk.busy, now >= subject.expires_at
        self._address.show_text(
            tr("You sign in at {address}: this console's own address, never one from the request.", address=address)
            if address
            else tr("This environment names no auth service: nobody can sign in here.")
        )
        self._kept.show_text(session_kept_words(now))
        self._digest.show_text(shown_digest(subject.digest))
        self._digest.setAccessibleName(tr("Digest {digest}", digest=shown_digest(subject.digest)))
        self._failure.show_text(desk.refusal)
        self._failure.setVisible(bool(desk.refusal) and not desk.busy)
        self._words.setEnabled(not desk.busy)
        self._sign_in.show_busy(desk.busy)
        self._sign_in.setEnabled(bool(address))
        self._show_gate()

    def show_clock(self, fact: ClockFact | None) -> None:
        """Say how this workstation's clock compares with the platform's, where the code is typed."""
        self._sign_in.show_clock(fact)

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over password and code; both fields are empty afterwards."""
        return self._sign_in.take_secrets()

    def forget(self) -> None:
        """Empty every field: what was typed was meant for one request."""
        self._words.clear()
        self._sign_in.forget_who()

    def start(self) -> None:
        """Give the keyboard to the words."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing(self) -> str:
        if self._busy:
            return tr("You are being signed in…")
        if not self._sign_in.isEnabled():
            return tr("There is no address to sign in at")
        if self._expired:
            return tr("The request has expired")
        heard = len(self._words.text().replace(",", " ").replace("-", " ").split())
        if heard != WORDS_SPOKEN:
            return tr("{heard} of {wanted} words typed", heard=heard, wanted=WORDS_SPOKEN)
        return self._sign_in.missing

    def _show_gate(self) -> None:
        self._gate.show_reason(self._missing())

    def _on_answer(self) -> None:
        if not self._missing():
            self.answer_requested.emit(self._words.text(), self._sign_in.email)


class DirectorAnswerCard(SectionCard):
    """The sealed answer, to be copied and sent back.

    Signals: `copy_requested()`.
    """

    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("4  Send the answer back"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(fonts.fixed())
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(tr("Sealed answer"))
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * _LINES)
        self._until = Paragraph(tone="warn")
        self._copy = PrimaryButton(tr("Copy the answer"))
        self._copied = Label("", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._copy)
        row.addWidget(self._copied)
        row.addStretch(1)
        for part in (Paragraph(_SEALED, tone="text"), self._text, self._until):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._copy.clicked.connect(self._on_copy)

    @property
    def text(self) -> str:
        """The answer as shown."""
        return self._text.toPlainText()

    @property
    def copy_button(self) -> PrimaryButton:
        """The button that copies the answer."""
        return self._copy

    @property
    def until(self) -> str:
        """How long the session in it lives."""
        return self._until.plain_text

    def show_answer(self, desk: DirectorDesk) -> None:
        """Show the answer and how long the platform keeps the session in it."""
        if desk.answer != self._text.toPlainText():
            self._text.setPlainText(desk.answer)
            self._copied.show_text("")
        until = tr(
            "The platform keeps your session alive until {end}; nothing can end it earlier.", end=desk.session_until
        )
        self._until.show_text(f"{until} {_HELD}")

    def start(self) -> None:
        """Give the keyboard to the button that copies."""
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        self._copied.show_text(tr("Copied"))
        self.copy_requested.emit()
