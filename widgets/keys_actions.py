"""What can be done about a key: each thing with what it does, or why it cannot be done now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.core.key_view import running_words, why_no_director, why_no_reload, why_no_rotation
from app.core.language import tr
from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_flavour import offer_of
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.section import SectionCard
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XS

_RELOAD = tr("Changes no key: the OMS is told to read the stored one again. Asks for a typed word.")
_DIRECTOR = tr("For a director: approve a rotation that somebody prepares at another desk.")


class KeysActions(SectionCard):
    """Rotate or go on, reload, the director's desk; below them why the newest wish came to nothing.

    Signals: `rotate_requested()`, `resume_requested()`, `reload_requested()`, `director_desk_requested()`.
    """

    rotate_requested = Signal()
    resume_requested = Signal()
    reload_requested = Signal()
    director_desk_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What can be done"))
        self.body.setSpacing(SPACE_L)
        self._resume, self._running = PrimaryButton(tr("Go on with the rotation")), Paragraph(tone="text")
        self._rotate, self._rotate_words = PrimaryButton(tr("Rotate…")), Paragraph(tone="muted")
        self._reload, self._reload_words = SecondaryButton(tr("Reload the OMS…")), Paragraph(tone="muted")
        self._director, self._director_words = SecondaryButton(tr("Director's desk…")), Paragraph(tone="muted")
        self._failure = Paragraph(tone="fail", selectable=True)
        for button, words in (
            (self._resume, self._running),
            (self._rotate, self._rotate_words),
            (self._reload, self._reload_words),
            (self._director, self._director_words),
        ):
            self._add(button, words)
        self.body.addWidget(self._failure)
        self.body.addStretch(1)
        self._resume.clicked.connect(self.resume_requested)
        self._rotate.clicked.connect(self.rotate_requested)
        self._reload.clicked.connect(self.reload_requested)
        self._director.clicked.connect(self.director_desk_requested)
        self._failure.hide()

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The buttons that are there, by their words."""
        every = (self._resume, self._rotate, self._reload, self._director)
        return {button.text(): button for button in every if not button.isHidden()}

    @property
    def words(self) -> str:
        """All sentences of the card."""
        shown = (self._running, self._rotate_words, self._reload_words, self._failure)
        return " ".join(part.plain_text for part in shown if not part.isHidden())

    def show_desk(self, desk: RotationDesk, now: datetime) -> None:
        """Show what can be done for the desk's account at `now`."""
        running = desk.rotation if desk.rotation is not None and desk.rotation.running else None
        for part in (self._resume, self._running):
            part.setVisible(running is not None)
        for part in (self._rotate, self._rotate_words):
            part.setVisible(running is None)
        if running is not None:
            self._running.show_text(running_words(running))
        self._gate(self._rotate, self._rotate_words, why_no_rotation(desk), _rotation_words(desk))
        self._gate(self._reload, self._reload_words, why_no_reload(desk, now), _RELOAD)
        self._gate(self._director, self._director_words, why_no_director(desk), _DIRECTOR)
        failure = desk.failure if desk.busy is Busy.NOTHING else ""
        self._failure.show_text(failure)
        self._failure.setVisible(bool(failure))

    def _gate(self, button: QPushButton, words: Paragraph, why_not: str, otherwise: str) -> None:
        button.setEnabled(not why_not)
        button.setAccessibleDescription(why_not or otherwise)
        words.show_text(why_not or otherwise)

    def _add(self, button: QPushButton, words: Paragraph) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE_XS)
        row = QHBoxLayout()
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(words)
        self.body.addLayout(column)


def _rotation_words(desk: RotationDesk) -> str:
    if desk.flavour is None:
        return ""
    return tr(
        "Brings a new key. It can be cancelled until the key is sent. {approval}",
        approval=offer_of(desk.flavour).approval_words,
    )
