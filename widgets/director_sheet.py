"""The sheet in which one director approves a rotation in person: read, sign in, read the digest again, approve."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from api_client.models.auth import SecretText
from app.core.approval_view import approved_words, left_words, request_facts, session_kept_words
from app.core.approvals import ApprovalSubject, shown_digest
from app.core.clock import ClockFact
from app.core.language import tr
from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_steps import Approval
from widgets import fonts
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton, is_enter
from widgets.director_sign_in import DirectorSignIn
from widgets.fact_grid import FactGrid
from widgets.keys_facts import named
from widgets.screen_room import fill_sheet
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

_WIDTH: Final = 560
_CHANGED: Final = tr("What is asked for has changed since you read it: read it again.")
_NO_APPROVAL: Final = tr("No approval came of it; nothing was sent. Try again, or cancel.")


class DirectorSheet(QDialog):
    """Two leaves: the whole of what is asked, then the sign-in with the digest once more.

    Closes itself when the approval it asked for is there, and when nothing is asked any more.

    Signals: `approve_requested(str)` the director's e-mail: the receiver calls `take_secrets()` once, at once.
    """

    approve_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: ApprovalSubject | None = None
        self._known: tuple[Approval, ...] = ()
        self._waiting = self._busy = False
        self._title = Label(role="page")
        self._remark = Paragraph(tone="muted")
        self._facts = FactGrid()
        self._left = Paragraph(tone="muted")
        self._approved = Paragraph(tone="muted")
        self._kept = Paragraph(tone="warn")
        self._sign_in = DirectorSignIn()
        self._digest = Label(role="section")
        self._digest.setFont(fonts.fixed("section"))
        self._failure_box = QFrame()
        self._failure = Paragraph(tone="fail", selectable=True)
        self._onward = PrimaryButton(tr("I have read it: sign in"))
        self._approve = PrimaryButton(tr("Approve this digest"))
        self._gate = DisabledReason(self._approve)
        self._back = SecondaryButton(tr("Read it again"))
        self._cancel = SecondaryButton(tr("Cancel (Esc)"))
        self._obstacle = ""
        self._lay_out()
        self._connect()

    @property
    def reading(self) -> bool:
        """Whether the first leaf is shown: all that is asked."""
        return not self._reading_leaf.isHidden()

    @property
    def failure(self) -> str:
        """Why no approval came of it; empty when nothing failed."""
        return "" if self._failure_box.isHidden() else self._failure.plain_text

    def open_for(self, desk: RotationDesk, now: datetime) -> None:
        """Open for the next director, empty; without effect when nothing is asked."""
        if desk.asked is None:
            return
        self._sign_in.forget_who()
        self._waiting = self._busy = False
        self._failure_box.hide()
        self._take(desk.asked.subject)
        self._show_desk(desk, now)
        self.open()
        self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over password and code; both fields are empty afterwards."""
        return self._sign_in.take_secrets()

    def show_desk(self, desk: RotationDesk, now: datetime, clock: ClockFact | None = None) -> None:
        """Show clock, time, progress and failure; close when the approval is there or nothing is asked any more."""
        if not self.isVisible():
            return
        self._sign_in.show_clock(clock)
        if desk.asked is None:
            self.reject()
            return
        if desk.asked.subject != self._subject:
            self._take(desk.asked.subject)
            self._say(_CHANGED)
        ended = self._busy and desk.busy is not Busy.DIRECTOR
        self._show_desk(desk, now)
        if self._waiting and (ended or self._has_news(desk)):
            self.show_answer(desk)

    def show_answer(self, desk: RotationDesk) -> None:
        """Say what came of the approval that was asked for here: it is there, or why it is not."""
        if not self._waiting:
            return
        self._waiting = False
        if self._has_news(desk):
            self.accept()
            return
        self._say(desk.failure or _NO_APPROVAL)
        self._sign_in.start()

    def done(self, result: int) -> None:
        """Close and forget what was typed."""
        self._sign_in.forget_who()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from the first leaf and approves on the second; one that is still down does neither."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.go_on() if self.reading else self._on_approve()

    def _take(self, subject: ApprovalSubject) -> None:
        """Show another subject from the first leaf on: what was typed was meant for the one before."""
        self._subject, self._waiting = subject, False
        self._facts.show_facts(named(request_facts(subject)))
        self._digest.show_text(shown_digest(subject.digest))
        self._digest.setAccessibleName(tr("Digest {digest}", digest=shown_digest(subject.digest)))
        self._sign_in.forget()
        self._show_leaf(reading=True)

    def _show_desk(self, desk: RotationDesk, now: datetime) -> None:
        self._busy = desk.busy is Busy.DIRECTOR
        self._obstacle = desk.obstacles.approve
        if self._subject is not None:
            self._left.show_text(left_words(self._subject, now))
        self._approved.show_text(approved_words(desk, now))
        self._kept.show_text(session_kept_words(now))
        if not self._waiting:
            self._known = _approvals(desk)
        self._show_gate()

    def _has_news(self, desk: RotationDesk) -> bool:
        return any(approval not in self._known for approval in _approvals(desk))

    def _show_gate(self) -> None:
        busy = Busy.DIRECTOR.value if self._busy else ""
        self._gate.show_reason(busy or self._obstacle or self._sign_in.missing)
        self._sign_in.show_busy(self._busy)
        self._back.setEnabled(not self._busy)

    def _show_leaf(self, *, reading: bool) -> None:
        self._reading_leaf.setVisible(reading)
        self._signing_leaf.setVisible(not reading)
        for part in (self._back, self._gate):
            part.setVisible(not reading)
        self._onward.setVisible(reading)
        title = tr("What you are asked to approve") if reading else tr("Sign in and approve")
        self._title.show_text(title)
        self.setWindowTitle(title)
        self._remark.show_text(_READ if reading else _SIGN)

    def _say(self, words: str) -> None:
        self._failure.show_text(words)
        self._failure_box.show()

    def go_on(self) -> None:
        """Turn to the sign-in: all has been read."""
        if self._subject is not None:
            self._failure_box.hide()
            self._show_leaf(reading=False)
            self._sign_in.start()

    def _on_back(self) -> None:
        self._sign_in.forget()
        self._show_leaf(reading=True)
        self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_approve(self) -> None:
        if not self._approve.isEnabled() or self._waiting:
            return
        self._waiting = True
        self._failure_box.hide()
        self.approve_requested.emit(self._sign_in.email)

    def _connect(self) -> None:
        self._onward.clicked.connect(self.go_on)
        self._approve.clicked.connect(self._on_approve)
        self._back.clicked.connect(self._on_back)
        self._cancel.clicked.connect(self.reject)
        self._sign_in.changed.connect(self._show_gate)

    def _lay_out(self) -> None:
        contents, foot = QWidget(), QWidget()
        column, below = QVBoxLayout(contents), QVBoxLayout(foot)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XS)
        column.setSpacing(SPACE_M)
        below.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_XL)
        below.setSpacing(SPACE_M)
        fill_sheet(self, contents, foot, _WIDTH)
        self._reading_leaf = _leaf(self._facts, self._approved, self._left)
        again = Label(tr("You approve exactly this digest"), role="caption")
        self._signing_leaf = _leaf(self._sign_in, self._kept, again, self._digest)
        self._failure_box.setProperty("look", "callout")
        self._failure_box.setProperty("tone", "fail")
        inside = QVBoxLayout(self._failure_box)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.addWidget(self._failure)
        for part in (self._title, self._remark, self._reading_leaf, self._signing_leaf):
            column.addWidget(part)
        below.addWidget(self._failure_box)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._cancel)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._onward)
        # A line of its own: the reason is a sentence, and both would be cut beside the other buttons.
        below.addWidget(self._gate, 0, Qt.AlignmentFlag.AlignRight)
        below.addLayout(row)


def _leaf(*parts: QWidget) -> QWidget:
    leaf = QWidget()
    column = QVBoxLayout(leaf)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    for part in parts:
        column.addWidget(part)
    return leaf


def _approvals(desk: RotationDesk) -> tuple[Approval, ...]:
    return () if desk.rotation is None else desk.rotation.approvals


_READ: Final = tr(
    "For the director alone. Compare the fingerprint with the key that you know of; if "
    "anything is not as it was told to you, cancel."
)
_SIGN: Final = tr(
    "With your own password and code. Your session approves this one rotation; it never becomes this console's."
)
