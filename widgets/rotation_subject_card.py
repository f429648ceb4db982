"""What directors are asked to approve, whole, with its digest."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.approvals import ApprovalSubject, shown_digest
from app.core.language import tr
from widgets.fact_grid import FactGrid, NamedFact
from widgets.rotation_words import second_words
from widgets.text import Paragraph
from widgets.tokens import SPACE_S


class RotationSubjectCard(QWidget):
    """The subject's fields under each other; without one, why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = FactGrid()
        self._voids = Paragraph(
            tr("Any change to the key, the account or the reason voids both approvals."), tone="muted"
        )
        self._none = Paragraph(
            tr("Nothing has been asked yet. Asking makes the digest that both directors see and approve."), tone="muted"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for part in (self._facts, self._voids, self._none):
            column.addWidget(part)
        self.show_subject(None)

    @property
    def facts(self) -> FactGrid:
        """The fields as shown."""
        return self._facts

    def show_subject(self, subject: ApprovalSubject | None) -> None:
        """Show what is asked, or that nothing is."""
        for part in (self._facts, self._voids):
            part.setVisible(subject is not None)
        self._none.setVisible(subject is None)
        if subject is None:
            return
        self._facts.show_facts(
            (
                NamedFact(tr("Account"), subject.account),
                NamedFact(tr("New key"), subject.fingerprint, fixed=True),
                NamedFact(tr("Why"), subject.reason),
                NamedFact(tr("Ticket"), subject.ticket),
                NamedFact(tr("Asked by"), f"{subject.requester}, {second_words(subject.asked_at)}"),
                NamedFact(tr("Good until"), second_words(subject.expires_at)),
                NamedFact(tr("Digest"), shown_digest(subject.digest), fixed=True),
            )
        )
