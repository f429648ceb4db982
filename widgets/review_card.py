"""What the loaded review leaves to be done and how that looks from here, or how to load one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from app.core.language import tr
from app.core.present import age_words, written_day_words
from app.core.review import Review
from app.core.review_evidence import Bearing, TaskEvidence
from app.core.state import ClaimedReview
from widgets.section import SectionCard
from widgets.text import Paragraph


class ReviewCard(SectionCard):
    """A card below the board."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(tone="muted")
        self.body.addWidget(self._words)
        self.body.addStretch(1)
        self.show_review(None)

    @property
    def words(self) -> str:
        """The text below the title."""
        return self._words.plain_text

    def show_review(self, claim: ClaimedReview | None, evidence: Sequence[TaskEvidence] = ()) -> None:
        """Sum the review's tasks up, and what the probes say about them; without a review say what to do."""
        if claim is None:
            self.show_title(tr("No review loaded"))
            self._words.show_text(
                tr(
                    "Nothing is claimed, so nothing can be compared. "
                    "Drop a readiness review (a Markdown file, .md) on this page, or choose one."
                )
            )
            return
        review = claim.review
        self.show_title(tr("Remediation tasks"), str(len(review.tasks)))
        self._words.show_text(
            "\n".join(filter(None, (_task_words(review), flag_words(evidence), _unparsed_words(review))))
        )


def subtitle(claim: ClaimedReview | None, now: datetime) -> str:
    """What is claimed and from which file, as the line below the board's title."""
    if claim is None:
        return tr("Claimed: nothing yet. Drop a readiness review (.md) here or choose one.")
    age = age_words((now - claim.loaded_at).total_seconds())
    dated = (
        tr("review of {reviewed_on}", reviewed_on=written_day_words(claim.review.reviewed_on))
        if claim.review.reviewed_on
        else tr("a review without a date")
    )
    return tr("Claimed: {dated} · {name}, loaded {age} ago", dated=dated, name=claim.name, age=age)


def _task_words(review: Review) -> str:
    if not review.tasks:
        return tr("The review names no remediation tasks.")
    counted = Counter(task.status or tr("no status") for task in review.tasks)
    statuses = ", ".join(f"{count} {words}" for words, count in counted.most_common())
    return tr("By the review's own word: {statuses}.", statuses=statuses)


def flag_words(evidence: Sequence[TaskEvidence]) -> str:
    """How many tasks the probes see otherwise than the review; empty where there is none."""
    counted = Counter(one.bearing for one in evidence if one.bearing.flagged)
    parts = [f"{counted[one]} {one.word}" for one in (Bearing.NOT_DONE, Bearing.MAY_BE_DONE) if counted[one]]
    return tr("By the probes' word: {parts}.", parts=", ".join(parts)) if parts else ""


def _unparsed_words(review: Review) -> str:
    lines = len(review.unparsed)
    if not lines:
        return ""
    if lines == 1:
        return tr("1 line of the review could not be understood and count for nothing.")
    return tr("{lines} lines of the review could not be understood and count for nothing.", lines=lines)
