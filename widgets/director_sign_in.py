"""The three fields with which a director signs in: beside the console's own session, never instead of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from api_client.models.auth import SecretText
from widgets.code_edit import CodeEdit
from widgets.secret_edit import SecretEdit
from widgets.text import Label
from widgets.tokens import SPACE_M, SPACE_XS


class DirectorSignIn(QWidget):
    """E-mail, password and code; the last two go out by `take_secrets` only.

    Signals: `changed()` something was typed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._email = QLineEdit()
        self._email.setAccessibleName("Director's e-mail")
        self._email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._password = SecretEdit("Director's password")
        self._code = CodeEdit("Director's one-time code, six digits")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for name, field in (("E-mail", self._email), ("Password", self._password), ("One-time code", self._code)):
            caption = Label(name, role="caption")
            caption.setBuddy(field)
            if field is not self._email:
                column.addSpacing(SPACE_M - SPACE_XS)
            column.addWidget(caption)
            column.addWidget(field)
            field.textChanged.connect(self.changed)

    @property
    def email(self) -> str:
        """The e-mail without blanks around it."""
        return self._email.text().strip()

    @property
    def missing(self) -> str:
        """What has still to be typed; empty when nothing has."""
        if not self.email:
            return "Type the director's e-mail"
        if not self._password.text():
            return "Type the password"
        return "" if self._code.complete else "Type the six-digit code"

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

    def show_busy(self, busy: bool) -> None:
        """Take nothing while a sign-in is under way."""
        for field in (self._email, self._password, self._code):
            field.setEnabled(not busy)

    def start(self) -> None:
        """Give the keyboard to the first empty field."""
        field = self._password if self.email else self._email
        field.setFocus(Qt.FocusReason.OtherFocusReason)
