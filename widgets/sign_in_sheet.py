"""The sheet for signing in, for renewing a session and for unlocking: always e-mail, password and code."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from api_client.models.auth import SecretText
from app.core import present
from app.core.clock import SKEW_HARMS_CODES_S
from app.core.language import tr
from app.core.state import AppState, Environment, ReadingKind
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton, is_enter
from widgets.code_edit import CodeEdit
from widgets.kind_badge import KindBadge
from widgets.screen_room import fill_sheet
from widgets.secret_edit import SecretEdit
from widgets.sensitive import holds_names
from widgets.text import ElidedLabel, Label, Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

_WIDTH: Final = 440


class SignInPurpose(Enum):
    """Why the sheet is open: its title, what it says and the words on its button."""

    SIGN_IN = (tr("Sign in"), tr("The session lasts 60 minutes and belongs to one account."), tr("Sign in"))
    RENEW = (
        tr("Renew the session"),
        tr("The running session goes on until the new one is there."),
        tr("Renew the session"),
    )
    UNLOCK = (
        tr("Unlock this console"),
        tr("Unlocking is a sign-in. Another person's sign-in voids drafts."),
        tr("Unlock"),
    )

    @property
    def title(self) -> str:
        """The sheet's title."""
        return self.value[0]

    @property
    def remark(self) -> str:
        """One sentence below the title."""
        return self.value[1]

    @property
    def action(self) -> str:
        """The words on the button."""
        return self.value[2]


class SignInSheet(QDialog):
    """Holds password and code only until they are taken; closes itself when the sign-in it asked for has worked.

    Signals: `sign_in_requested(str)` the e-mail: the receiver calls `take_secrets()` once, at once.
    `demo_requested()` sign in as the demo operator, offered by the sandbox of this run only.
    """

    sign_in_requested = Signal(str)
    demo_requested = Signal()

    def __init__(self, environment: Environment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purpose = SignInPurpose.SIGN_IN
        self._waiting = self._busy = False
        self._title = Label(role="page")
        self._remark = Paragraph(tone="muted")
        self._email = QLineEdit()
        self._password = SecretEdit(tr("Password"))
        self._code = CodeEdit(tr("One-time code, six digits"))
        self._skew = Paragraph(present.skew_words(None), tone="muted")
        self._failure_box = QFrame()
        self._failure = Paragraph(tone="fail", selectable=True)
        self._submit = PrimaryButton(tr("Sign in"))
        self._gate = DisabledReason(self._submit)
        self._cancel = SecondaryButton(tr("Cancel"))
        self._demo = SecondaryButton(tr("Sign in as the demo operator"), self)
        self._build(environment)
        self._connect()
        self._show_purpose()
        self._show_gate()

    @property
    def purpose(self) -> SignInPurpose:
        """Why the sheet is or was last open."""
        return self._purpose

    def open_for(self, purpose: SignInPurpose, email: str = "") -> None:
        """Open empty, with the remembered `email`; the keyboard starts in the first empty field."""
        self._purpose = purpose
        self._waiting = self._busy = False
        self._forget()
        holds_names(self._email).setText(email)
        self._failure_box.hide()
        self._show_purpose()
        self._show_gate()
        self.open()
        (self._password if email else self._email).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over password and code; both fields are empty afterwards."""
        return self._password.take_secret(), self._code.take_secret()

    def show_failure(self, words: str) -> None:
        """Say why the sign-in did not happen; the keyboard is back at the password."""
        self._waiting = False
        self._failure.show_text(words)
        self._failure_box.show()
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Show clock, progress and failure; close when the sign-in that was asked for here has worked."""
        fact = state.reading(ReadingKind.CLOCK, "auth").fresh_value(now)
        harmful = fact is not None and fact.certain_skew_s >= SKEW_HARMS_CODES_S
        self._skew.show_text(present.skew_words(fact), "warn" if harmful else "muted")
        ended = self._busy and not state.session.busy
        self._busy = state.session.busy
        self._show_gate()
        if not (ended and self._waiting):
            return
        self._waiting = False
        if state.session.failure:
            self.show_failure(state.session.failure)
        else:
            self.accept()

    def done(self, result: int) -> None:
        """Close and forget what was typed."""
        self._forget()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the sign-in as soon as everything is typed, from any field."""
        if is_enter(event):
            self._on_submit()
        else:
            super().keyPressEvent(event)

    def _build(self, environment: Environment) -> None:
        contents, foot = QWidget(), QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_M)
        column.setSpacing(SPACE_XS)
        where = QHBoxLayout()
        where.setSpacing(SPACE_M)
        where.addWidget(KindBadge(environment.kind))
        where.addWidget(ElidedLabel(environment.name, role="strong"), 1)
        column.addLayout(where)
        column.addSpacing(SPACE_M)
        column.addWidget(self._title)
        column.addWidget(self._remark)
        self._email.setAccessibleName(tr("E-mail"))
        self._email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        for name, field in (
            (tr("E-mail"), self._email),
            (tr("Password"), self._password),
            (tr("One-time code"), self._code),
        ):
            caption = Label(name, role="caption")
            caption.setBuddy(field)
            column.addSpacing(SPACE_M)
            column.addWidget(caption)
            if field is self._code:
                column.addWidget(self._skew)
                column.addSpacing(SPACE_XS)
            column.addWidget(field)
        below = QVBoxLayout(foot)
        below.setContentsMargins(SPACE_XL, SPACE_XS, SPACE_XL, SPACE_XL)
        below.setSpacing(SPACE_XS)
        self._build_foot(below, own_sandbox=environment.own_sandbox)
        fill_sheet(self, contents, foot, _WIDTH)

    def _build_foot(self, column: QVBoxLayout, *, own_sandbox: bool) -> None:
        self._failure_box.setProperty("look", "callout")
        self._failure_box.setProperty("tone", "fail")
        inside = QVBoxLayout(self._failure_box)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.addWidget(self._failure)
        column.addWidget(self._failure_box)
        column.addSpacing(SPACE_M)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self._gate)
        column.addLayout(row)
        if not own_sandbox:
            self._demo.hide()
        else:
            line = QFrame()
            line.setProperty("look", "divider")
            line.setFixedHeight(1)
            column.addSpacing(SPACE_L)
            column.addWidget(line)
            column.addSpacing(SPACE_M)
            column.addWidget(
                Paragraph(tr("This sandbox was started by this console; it knows its own operator."), tone="muted")
            )
            column.addSpacing(SPACE_XS)
            column.addWidget(self._demo)

    def _connect(self) -> None:
        self._submit.clicked.connect(self._on_submit)
        self._cancel.clicked.connect(self.reject)
        self._demo.clicked.connect(self._on_demo)
        for field in (self._email, self._password, self._code):
            field.textChanged.connect(self._show_gate)

    def _show_purpose(self) -> None:
        self.setWindowTitle(self._purpose.title)
        self._title.show_text(self._purpose.title)
        self._remark.show_text(self._purpose.remark)
        self._submit.setText(self._purpose.action)
        self._submit.setAccessibleName(self._purpose.action)

    def _show_gate(self) -> None:
        self._gate.show_reason(self._missing())
        self._demo.setEnabled(not self._busy)
        for field in (self._email, self._password, self._code):
            field.setEnabled(not self._busy)

    def _missing(self) -> str:
        if self._busy:
            return tr("Signing in…")
        if not self._email.text().strip():
            return tr("Type the e-mail")
        if not self._password.text():
            return tr("Type the password")
        return "" if self._code.complete else tr("Type the six-digit code")

    def _forget(self) -> None:
        self._password.setText("")
        self._code.setText("")

    def _on_submit(self) -> None:
        if self._missing():
            return
        self._waiting = True
        self._failure_box.hide()
        self.sign_in_requested.emit(self._email.text().strip())

    def _on_demo(self) -> None:
        self._waiting = True
        self._failure_box.hide()
        self.demo_requested.emit()
