"""The director's desk: an approval for a rotation that somebody prepares at another console."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from api_client.models.auth import SecretText
from app.core.approval_view import sign_in_address
from app.core.approvals import ApprovalSubject
from app.core.key_view import why_no_director
from app.core.language import tr
from app.core.state import AppState, ReadingKind
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.director_answer import DirectorAnswerCard, DirectorApproveCard
from widgets.director_request import DirectorPasteCard, DirectorRequestCard
from widgets.empty_state import EmptyState
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.tokens import SPACE_L, SPACE_XL

_SIDE_BY_SIDE_PX = 900
_SUBTITLE: Final = tr("Approve a rotation from this console while its key is held at another one")
_NOBODY: Final = tr("No director is asked here")
_OFF: Final = tr("Approvals from another desk are off")
_OFF_WHY: Final = tr(
    "With them on, the machine of whoever asks holds a director's session for up to an "
    "hour, and nothing can end it earlier. In person, at the requester's desk, it is the "
    "same session in the same machine, but you stand beside it."
)


class DirectorPage(Panel):
    """Paste, read, hear six words, sign in, send the answer back; one step is open at a time.

    Signals: `request_pasted(str)` a text, `answer_requested(str, str)` the words heard and the e-mail: the receiver
    calls `take_secrets()` once, at once; `forget_requested()`, `copy_answer_requested()`.
    """

    request_pasted = Signal(str)
    answer_requested = Signal(str, str)
    forget_requested = Signal()
    copy_answer_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Director's desk"))
        self._state: AppState | None = None
        self._digest = ""
        self._answered = False
        self._forget = SecondaryButton(tr("Forget the request"))
        self._heading = PageHeading(tr("Director's desk"), self._forget)
        self._heading.show_words(_SUBTITLE)
        self._empty = EmptyState()
        self._paste = DirectorPasteCard()
        self._request = DirectorRequestCard()
        self._approve = DirectorApproveCard()
        self._answer = DirectorAnswerCard()
        self._forget.clicked.connect(self.forget_requested)
        self._paste.pasted.connect(self.request_pasted)
        self._approve.answer_requested.connect(self.answer_requested)
        self._answer.copy_requested.connect(self.copy_answer_requested)
        self._lay_out()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the director's side as seen at `now`."""
        self._state = state
        off = _why_off(state)
        self._empty_card.setVisible(bool(off))
        self._cards.setVisible(not off)
        if off:
            self._empty.show_words(*off)
        desk = state.director
        self._show_digest(desk.subject.digest if desk.subject else "")
        self._forget.setVisible(not off)
        self._forget.setEnabled(desk.subject is not None and not desk.busy)
        self._forget.setAccessibleDescription("" if desk.subject else tr("Paste a request first"))
        self._paste.setVisible(desk.subject is None)
        self._paste.show_refusal(desk.refusal if desk.subject is None else "")
        self._pair_box.setVisible(desk.subject is not None)
        if desk.subject is not None:
            self._show_subject(state, desk.subject, now)

    def show_time(self, now: datetime) -> None:
        """Advance how long the request is good."""
        if self._state is not None:
            self.show_state(self._state, now)

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over password and code; both fields are empty afterwards."""
        return self._approve.take_secrets()

    def wipe(self) -> None:
        """Forget what was typed: another person sits here now."""
        self._approve.forget()
        self._paste.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands side by side under each other where it would be too narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _SIDE_BY_SIDE_PX
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _show_subject(self, state: AppState, subject: ApprovalSubject, now: datetime) -> None:
        answered = bool(state.director.answer)
        self._request.show_subject(subject, state.environment, now, answered=answered)
        self._approve.setVisible(not answered)
        self._answer.setVisible(answered)
        self._approve.show_request(state.director, subject, sign_in_address(state.environment), now)
        self._approve.show_clock(state.reading(ReadingKind.CLOCK, "auth").fresh_value(now))
        self._answer.show_answer(state.director)
        if answered and not self._answered:
            self._approve.forget()
            self._answer.start()
        self._answered = answered

    def _show_digest(self, digest: str) -> None:
        """Nothing that was typed for one request outlives it; the keyboard goes where the next step is."""
        if digest == self._digest:
            return
        self._digest, self._answered = digest, False
        self._approve.forget()
        if digest:
            self._paste.clear()

    def _lay_out(self) -> None:
        self._pair_box = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._pair_box)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(SPACE_L)
        self._pair.addWidget(self._request, 1)
        self._pair.addWidget(self._approve, 1)
        self._pair.addWidget(self._answer, 1)
        self._cards = ScrollColumn(self._paste, self._pair_box)
        self._empty_card = CardFrame(self._empty)
        for part in (self._cards, self._pair_box, self._answer):
            part.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._empty_card, 1)
        page.addWidget(self._cards, 1)


def _why_off(state: AppState) -> tuple[str, str, str] | None:
    """Why nothing can be approved here, and how that is changed; None where it can."""
    why_not = why_no_director(state.rotation)
    if why_not:
        return _NOBODY, why_not, ""
    if state.rotation.remote_allowed:
        return None
    step = tr(
        "To switch them on, write remote_approvals = true into [environment.{name}] of "
        "environments.toml, at both desks, and start the console again.",
        name=state.environment.name,
    )
    return _OFF, _OFF_WHY, step
