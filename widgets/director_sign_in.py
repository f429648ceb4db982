"""The three fields with which a director signs in: beside the console's own session, never instead of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from api_client.models.auth import SecretText
from app.core.clock import SKEW_HARMS_CODES_S, ClockFact
from app.core.language import tr
from app.core.present import skew_words
from widgets.code_edit import CodeEdit
from widgets.mid_sentence import mid_sentence
from widgets.secret_edit import SecretEdit
from widgets.sensitive import holds_names
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_XS


class DirectorSignIn(QWidget):
    """E-mail, password and code; the last two go out by `take_secrets` only.

    Signals: `changed()` something was typed.
    """

    changed = Signal()

    def __init__(self, whose: str = tr("Director")) -> None:
        super().__init__()
        self._whose = whose
        self._email = QLineEdit()
        holds_names(self._email).setAccessibleName(tr("{whose}'s e-mail", whose=whose))
        self._email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._password = SecretEdit(tr("{whose}'s password", whose=whose))
        self._code = CodeEdit(tr("{whose}'s one-time code, six digits", whose=whose))
        self._skew = Paragraph(skew_words(None), tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for name, field in (
            (tr("E-mail"), self._email),
            (tr("Password"), self._password),
            (tr("One-time code"), self._code),
        ):
            caption = Label(name, role="caption")
            caption.setBuddy(field)
            if field is not self._email:
                column.addSpacing(SPACE_M - SPACE_XS)
            column.addWidget(caption)
            if field is self._code:
                column.addWidget(self._skew)
            column.addWidget(field)
            field.textChanged.connect(self.changed)

    @property
    def email(self) -> str:
        """The e-mail without blanks around it."""
        return self._email.text().strip()

    @property
    def clock_words(self) -> str:
        """What is said of this workstation's clock, before the code."""
        return self._skew.plain_text

    @property
    def missing(self) -> str:
        """What has still to be typed; empty when nothing has."""
        if not self.email:
            return tr("Type the {whose}'s e-mail", whose=mid_sentence(self._whose))
        if not self._password.text():
            return tr("Type the password")
        return "" if self._code.complete else tr("Type the six-digit code")

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over password and code; both fields are empty afterwards."""
        return self._password.take_secret(), self._code.take_secret()

    def forget(self) -> None:
        """Empty password and code, their history included."""
        self._password.setText("")
        self._code.setText("")

    def forget_who(self) -> None:
        """Empty all three: the next director is another person."""
        self._email.setText("")
        self.forget()

    def show_clock(self, fact: ClockFact | None) -> None:
        """Say how this workstation's clock compares with the platform's: a wrong one makes codes fail."""
        harmful = fact is not None and fact.certain_skew_s >= SKEW_HARMS_CODES_S
        self._skew.show_text(skew_words(fact), "warn" if harmful else "muted")

    def show_busy(self, busy: bool) -> None:
        """Take nothing while a sign-in is under way."""
        for field in (self._email, self._password, self._code):
            field.setEnabled(not busy)

    def start(self) -> None:
        """Give the keyboard to the first empty field."""
        field = self._password if self.email else self._email
        field.setFocus(Qt.FocusReason.OtherFocusReason)
