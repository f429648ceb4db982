"""The buttons that decide the chosen intent, why one of them cannot, and the way to a fresh sign-in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.text import Paragraph
from widgets.tokens import SPACE_M


class IntentActions(QWidget):
    """Approving and denying each with a gate of its own; the reason stands beside them, wrapped where it is long.

    Signals: `approve_requested()`, `deny_requested()`, `sign_in_requested()`.
    """

    approve_requested = Signal()
    deny_requested = Signal()
    sign_in_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._why = Paragraph(tone="muted", selectable=True)
        self.again = SecondaryButton(tr("Sign in again…"))
        self.again.setAccessibleDescription(tr("Renews the session, so that an intent can be approved."))
        self.approve = SecondaryButton(tr("Approve…"))
        self.deny = SecondaryButton(tr("Deny…"))
        self.again.clicked.connect(self.sign_in_requested)
        self.approve.clicked.connect(self.approve_requested)
        self.deny.clicked.connect(self.deny_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.again, self.approve, self.deny):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def reason(self) -> str:
        """Why the chosen intent cannot be approved; empty while it can."""
        return self._why.plain_text

    def show_gates(self, why_not_approve: str, why_not_deny: str, *, offer_sign_in: bool) -> None:
        """Offer what can be done, and say why the rest cannot."""
        self._why.show_text(why_not_approve)
        self.again.setVisible(offer_sign_in)
        for button, why in ((self.approve, why_not_approve), (self.deny, why_not_deny)):
            button.setEnabled(not why)
            button.setAccessibleDescription(why)
