"""The board's one word, why it is that word, and what the review says instead."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.readiness.board import Board, Comparison
from app.core.readiness.verdicts import Overall
from app.core.review import NOT_CLAIMED, ClaimStatus, Review
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_XL

_MARKS = re.compile("[✅❌⚠\N{VARIATION SELECTOR-16}]+ *")
_STATUS_WORDS = {
    ClaimStatus.READY: tr("Ready"),
    ClaimStatus.WARN: tr("Warning"),
    ClaimStatus.FAIL: tr("Needs fix"),
    ClaimStatus.OPEN: tr("Left open"),
    ClaimStatus.UNKNOWN: tr("Not understood"),
}
_CLAIM_WIDTH = 360
_NARROW = 800
_COMPARED = {
    Comparison.CLAIM_TOO_GOOD: tr("too good"),
    Comparison.CLAIM_TOO_BAD: tr("too bad"),
    Comparison.AGREE: tr("as verified"),
    Comparison.CANNOT_TELL: tr("cannot tell"),
}


class VerdictCard(SectionCard):
    """GO, NO GO or UNKNOWN in the largest size of the board, with the child that made it so."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = StatusBadge("verdict")
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._counted = Label("", role="strong")
        self._words = Paragraph()
        self._review = QWidget()
        self._claimed = Paragraph("", role="strong")
        self._compared = Paragraph("", tone="muted")
        self._said = (Paragraph(tr("The review says"), tone="muted"), self._claimed, self._compared)
        self._row, self._found = QHBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.show_verdict(Overall.UNKNOWN, tr("Nothing has been observed yet."), None)

    def show_verdict(self, overall: Overall, words: str, review: Review | None, board: Board | None = None) -> None:
        """Show the word, the reason and, where a review is loaded, the sum of its claims and how they compare.

        With GO, what did not earn it is counted from the `board`.
        """
        self._badge.show_status(overall.shape, overall.word)
        headline = overall.word if board is None else board.headline
        counted = headline.removeprefix(overall.word).removeprefix(", ")
        self._counted.show_text(counted)
        self._counted.setVisible(bool(counted))
        self._words.show_text(words)
        self._review.setVisible(review is not None)
        if review is not None:
            self._claimed.show_text(sum_of_claims(review))
            self._compared.show_text(compared_words(board))
        self.setAccessibleName(tr("Verdict: {headline}. {words}", headline=headline, words=words))
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the review a third of the card at most, or a place below the words where that is too little."""
        super().resizeEvent(event)
        width = event.size().width()
        self._review.setFixedWidth(min(_CLAIM_WIDTH, width // (2 if width < _NARROW else 3)))
        self._place_review(below=width < _NARROW)

    def _take_room(self) -> None:
        """Grow in the same turn as the words: Qt hands requests for room up a level a turn, and draws in between."""
        part: QWidget | None = self if self.isVisible() else None
        while part is not None and not part.isWindow():
            layout = part.layout()
            if layout is not None:
                layout.activate()
            part = part.parentWidget()

    def _place_review(self, *, below: bool) -> None:
        self._row.removeWidget(self._review)
        self._found.removeWidget(self._review)
        if below:
            self._found.insertWidget(self._found.count() - 1, self._review, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.addWidget(self._review, 0, Qt.AlignmentFlag.AlignVCenter)
        for paragraph in self._said:
            paragraph.setAlignment(Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight)

    def _lay_out(self) -> None:
        said = QVBoxLayout(self._review)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        for paragraph in self._said:
            said.addWidget(paragraph)
        self._found.setSpacing(0)
        self._found.addStretch(1)
        self._found.addWidget(self._counted)
        self._found.addWidget(self._words)
        self._found.addStretch(1)
        self._row.setSpacing(SPACE_XL)
        self._row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._found, 1)
        self.body.addLayout(self._row)
        self._place_review(below=False)


def unmarked(words: str) -> str:
    """A status, or a sentence that quotes one, without coloured marks; a mark alone stays."""
    return _MARKS.sub("", words).strip() or words


def claim_words(status: ClaimStatus, words: str) -> str:
    """A claim as people say it: the status as written without its coloured mark."""
    return _MARKS.sub("", words).strip() or _STATUS_WORDS[status]


def sum_of_claims(review: Review) -> str:
    """How often the review says what: `7 × Ready, 2 × Needs Fix`."""
    counted = Counter(
        NOT_CLAIMED if claim.words == NOT_CLAIMED else claim_words(claim.status, claim.words) for claim in review.claims
    )
    return ", ".join(f"{count} × {words}" for words, count in counted.most_common())


def compared_words(board: Board | None) -> str:
    """How the claims compare with what was verified: `4 too good, 5 as verified`."""
    if board is None:
        return tr("Nothing is verified to compare it with.")
    counted = Counter(assessment.compared for assessment in board.areas)
    return ", ".join(f"{counted[one]} {words}" for one, words in _COMPARED.items() if counted[one])
