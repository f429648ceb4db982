"""What stands in place of the pages while the console is locked."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import tr
from app.core.state import AppState, SessionPhase
from widgets.buttons import PrimaryButton
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S

_WIDTH: Final = 440


class LockScreen(QWidget):
    """Says who locked the console and how it is unlocked; shows no figure of the platform.

    Signals: `unlock_requested`.
    """

    unlock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("This console is locked"))
        card = SectionCard()
        card.setFixedWidth(_WIDTH)
        self._who = Paragraph(role="body")
        self._how = Paragraph(tone="muted")
        self._unlock = PrimaryButton(tr("Unlock…"))
        self._unlock.clicked.connect(self.unlock_requested)
        card.body.addWidget(Label(tr("Locked"), role="verdict"))
        card.body.addWidget(self._who)
        card.body.addSpacing(SPACE_S)
        card.body.addWidget(self._how)
        card.body.addSpacing(SPACE_M)
        card.body.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self._unlock)

    def show_state(self, state: AppState, _now: datetime) -> None:
        """Name who locked and what became of the session."""
        session = state.session
        name = f"{session.email} ({session.account})" if session.account else session.email
        self._who.show_text(tr("Locked by {name}.", name=name) if name else tr("Locked while nobody was signed in."))
        running = session.phase is SessionPhase.ACTIVE
        sentences = (
            tr("Unlocking is a sign-in with e-mail, password and code."),
            tr("The session goes on meanwhile.") if running else tr("No session is running."),
            tr("The console keeps watching: the bar above stays live."),
        )
        self._how.show_text(" ".join(sentences))
