"""The GO votes for one area: who gave one for what, which have lapsed, and the button for one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from app.core.language import tr
from app.core.readiness.board import AreaAssessment
from app.core.readiness.decisions import Vote
from app.core.readiness.votes import vote_stands, vote_words
from widgets.buttons import SecondaryButton
from widgets.evidence_list import EvidenceList, SaidAndSeen
from widgets.section import SectionCard
from widgets.text import Paragraph

NO_VOTE = tr("Nobody has voted GO for this area in the last 7 days.")


class VotesCard(SectionCard):
    """A vote is a person's word beside the evidence: it changes no verdict.

    Signals: `vote_requested()`.
    """

    vote_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("GO votes"))
        self._none = Paragraph(NO_VOTE, tone="muted")
        self._votes = EvidenceList()
        self._why_not = Paragraph(tone="muted")
        self._vote = SecondaryButton(tr("Vote GO… (G)"))
        self._vote.setAccessibleName(tr("Vote GO for this area"))
        self._vote.clicked.connect(self.vote_requested)
        for part in (self._none, self._votes):
            self.body.addWidget(part)
        self.body.addWidget(self._vote, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._why_not)

    @property
    def vote_button(self) -> SecondaryButton:
        """The button that asks for a vote."""
        return self._vote

    @property
    def why_not(self) -> str:
        """Why nobody can vote now; empty when somebody can."""
        return self._why_not.plain_text

    @property
    def lines(self) -> tuple[str, ...]:
        """The votes as shown."""
        return tuple(item.said for item in self._votes.items)

    def show_votes(self, assessment: AreaAssessment, votes: Sequence[Vote], why_not: str) -> None:
        """Show the votes for the assessed area, newest first, and whether another can be given now."""
        own = [vote for vote in votes if vote.area is assessment.area]
        standing = sum(vote_stands(vote, assessment) for vote in own)
        self.show_title(
            tr("GO votes"),
            tr("{standing} of {own} standing", standing=standing, own=len(own))
            if standing < len(own)
            else str(standing),
        )
        self._none.setVisible(not own)
        self._votes.setVisible(bool(own))
        self._votes.show_items([SaidAndSeen(_sentence(vote_words(vote, assessment))) for vote in own])
        self._vote.setEnabled(not why_not)
        self._vote.setAccessibleDescription(why_not)
        self._why_not.show_text(why_not)
        self._why_not.setVisible(bool(why_not))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
