"""One review by itself: where it contradicts itself, and which of its lines could not be understood."""

from __future__ import annotations

from app.core.language import tr
from app.core.present import written_day_words
from app.core.review import LineKind
from app.core.review_conflicts import Contradiction, contradictions
from app.core.state import ClaimedReview
from widgets.evidence_list import EvidenceList, SaidAndSeen
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.verdict_card import unmarked

LISTED_AT_MOST = 40
_LINES_NAMED = 12


class ReviewAccountCard(SectionCard):
    """A card a review; every line of it that is not blank is accounted for."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._role = title
        self._nothing = nothing
        self._claim: ClaimedReview | None = None
        self._words = Paragraph(nothing, tone="muted")
        self._titles = (Label("", role="strong"), Label("", role="strong"))
        self._against, self._unparsed = EvidenceList(), EvidenceList()
        self.body.addWidget(self._words)
        for name, listed in zip(self._titles, (self._against, self._unparsed), strict=True):
            self.body.addWidget(name)
            self.body.addWidget(listed)
            name.hide()
            listed.hide()

    @property
    def words(self) -> str:
        """The account in one line."""
        return self._words.plain_text

    @property
    def listed(self) -> tuple[tuple[SaidAndSeen, ...], tuple[SaidAndSeen, ...]]:
        """The contradictions and the lines that were not understood, as shown."""
        return self._against.items, self._unparsed.items

    def show_claim(self, claim: ClaimedReview | None) -> None:
        """Read and show a review; the same one again costs nothing."""
        if claim is self._claim:
            return
        self._claim = claim
        self.show_title(self._role, "" if claim is None else claim.name)
        against = [] if claim is None else [_contradiction(one) for one in contradictions(claim.review)]
        lost = [] if claim is None else _lost(claim)
        self._words.show_text(self._nothing if claim is None else _account(claim, len(against)))
        for name, listed, title, items in (
            (self._titles[0], self._against, tr("Against itself"), against),
            (self._titles[1], self._unparsed, tr("Not understood"), lost),
        ):
            name.show_text(f"{title} ({len(items)})")
            name.setVisible(bool(items))
            listed.setVisible(bool(items))
            more = len(items) - LISTED_AT_MOST
            rest = [SaidAndSeen(tr("{more} more are not listed.", more=more))] if more > 0 else []
            listed.show_items([*items[:LISTED_AT_MOST], *rest])


def _account(claim: ClaimedReview, against: int) -> str:
    review = claim.review
    dated = (
        tr("Reviewed on {reviewed_on}", reviewed_on=written_day_words(review.reviewed_on))
        if review.reviewed_on
        else tr("Without a date")
    )
    parts = [
        tr(
            "{dated}; {tasks}; {lines}.",
            dated=dated,
            tasks=_task_count(len(review.tasks)),
            lines=_line_count(len(review.lines), len(review.unparsed)),
        )
    ]
    if review.mentioned_only:
        parts.append(
            tr("Mentioned, not defined: {tasks}.", tasks=", ".join(one.task_id for one in review.mentioned_only))
        )
    if review.repeated_sections:
        parts.append(tr("Sections that stand twice: {sections}.", sections=", ".join(review.repeated_sections)))
    if not against:
        parts.append(tr("It does not contradict itself."))
    return " ".join(parts)


def _task_count(count: int) -> str:
    if not count:
        return tr("no tasks")
    return tr("1 task") if count == 1 else tr("{count} tasks", count=count)


def _line_count(count: int, lost: int) -> str:
    """How many lines there are, and how many of them were not understood."""
    if not count:
        return tr("no lines")
    lines = tr("1 line") if count == 1 else tr("{count} lines", count=count)
    if not lost:
        return tr("{lines}, all understood", lines=lines)
    return tr("{lines}, {lost} not understood", lines=lines, lost=lost)


def _contradiction(one: Contradiction) -> SaidAndSeen:
    # The first is the line that says it: it is among those named, wherever it stands in the review.
    numbers = sorted(set(one.lines[:_LINES_NAMED]))
    named = ", ".join(map(str, numbers)) + ("…" if len(one.lines) > _LINES_NAMED else "")
    # Where the marks themselves are the matter they stay, whether a font has them or not.
    words = one.words if one.of_marks else unmarked(one.words)
    where = tr("line {number}", number=named) if len(numbers) == 1 else tr("lines {numbers}", numbers=named)
    return SaidAndSeen(words, where, "faint")


def _lost(claim: ClaimedReview) -> list[SaidAndSeen]:
    lost = (line for line in claim.review.lines if line.kind is LineKind.UNPARSED)
    return [SaidAndSeen(line.text.strip(), tr("line {number}", number=line.number), "faint") for line in lost]
