"""The board's one word, why it is that word, and what the review says instead."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.readiness.verdicts import Overall
from app.core.review import NOT_CLAIMED, ClaimStatus, Review
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_XL

_MARKS = str.maketrans("", "", "✅❌⚠\N{VARIATION SELECTOR-16}")
_STATUS_WORDS = {
    ClaimStatus.READY: "Ready",
    ClaimStatus.WARN: "Warning",
    ClaimStatus.FAIL: "Needs fix",
    ClaimStatus.UNKNOWN: "Not understood",
}


class VerdictCard(SectionCard):
    """GO, NO GO or UNKNOWN in the largest size of the board, with the child that made it so."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = StatusBadge("verdict")
        self._words = Paragraph()
        self._review = QWidget()
        self._review_words = Label("", tone="muted")
        self._claimed = Paragraph("", role="strong")
        self._claimed.setAlignment(Qt.AlignmentFlag.AlignRight)
        said = QVBoxLayout(self._review)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._review_words, 0, Qt.AlignmentFlag.AlignRight)
        said.addWidget(self._claimed)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XL)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._review, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.show_verdict(Overall.UNKNOWN, "Nothing has been observed yet.", None)

    def show_verdict(self, overall: Overall, words: str, review: Review | None) -> None:
        """Show the word, the reason and, where a review is loaded, the sum of its claims."""
        self._badge.show_status(overall.shape, overall.word)
        self._words.show_text(words)
        self._review.setVisible(review is not None)
        if review is not None:
            self._review_words.show_text("The review says")
            self._claimed.show_text(sum_of_claims(review))
        self.setAccessibleName(f"Verdict: {overall.word}. {words}")


def claim_words(status: ClaimStatus, words: str) -> str:
    """A claim as people say it: the status as written without its coloured mark."""
    return words.translate(_MARKS).strip() or _STATUS_WORDS[status]


def sum_of_claims(review: Review) -> str:
    """How often the review says what: `7 × Ready`, then a line for each other word."""
    counted = Counter(
        NOT_CLAIMED if claim.words == NOT_CLAIMED else claim_words(claim.status, claim.words) for claim in review.claims
    )
    return "\n".join(f"{count} × {words}" for words, count in counted.most_common())
