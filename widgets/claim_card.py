"""What the loaded review claims of one area, which probes say otherwise, its notes, and its marks on demand."""

from __future__ import annotations

from app.core.language import tr
from app.core.readiness.board import AreaAssessment, Comparison, probe_of, verdict_found
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.core.review import AreaClaim
from app.core.state import ClaimedReview
from widgets.board_table import COMPARED_TONES
from widgets.buttons import QuietButton
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.text import Paragraph
from widgets.verdict_card import claim_words

NO_REVIEW = tr("No review is loaded, so nothing is claimed here. Drop one on the board, or choose one there.")
_NAMED = 4


class ClaimCard(SectionCard):
    """The claim that stands beside the verified verdict."""

    def __init__(self) -> None:
        super().__init__(tr("Claimed"))
        self._facts = FactGrid()
        self._notes = Paragraph(selectable=True)
        self._toggle = QuietButton("")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        self._evidence = Paragraph(tone="faint", selectable=True)
        self._marks: tuple[str, ...] = ()
        for part in (self._facts, self._notes, self._toggle, self._evidence):
            self.body.addWidget(part)
        self._on_toggled(False)

    def show_claim(self, assessment: AreaAssessment, review: ClaimedReview | None) -> None:
        """Show what the review says about the assessed area; without a review, what to do."""
        claim = assessment.claim
        if claim is None or review is None:
            self._facts.show_facts(())
            self._notes.show_text(NO_REVIEW, "muted")
            self._show_marks(())
            return
        self._facts.show_facts(
            (
                NamedFact(tr("Status"), claim_words(claim.status, claim.words)),
                NamedFact(tr("Compared"), assessment.compared.word, COMPARED_TONES[assessment.compared]),
                NamedFact(tr("Because of"), because_words(assessment)),
                NamedFact(tr("Review"), review.name),
            )
        )
        self._notes.show_text(_notes(claim), "text")
        self._show_marks(claim.evidence)

    def _show_marks(self, marks: tuple[str, ...]) -> None:
        self._marks = marks
        self._evidence.show_text("\n".join(marks))
        self._toggle.setVisible(bool(marks))
        self._on_toggled(self._toggle.isChecked())

    def _on_toggled(self, shown: bool) -> None:
        self._toggle.setText(_toggle_words(len(self._marks), shown=shown))
        self._evidence.setVisible(shown and bool(self._marks))


def because_words(assessment: AreaAssessment) -> str:
    """The probes that the comparison rests on: those that found the worst; all of them where they agree on good."""
    found = assessment.findings
    worst = verdict_found(max(found, key=_badness))
    named = [finding.probe_id for finding in found if verdict_found(finding) is worst]
    if assessment.compared is Comparison.AGREE and len(named) == len(found) > 1:
        return tr("all {count} probes: {word}", count=len(found), word=worst.word)
    more = tr(" and {count} more", count=len(named) - _NAMED) if len(named) > _NAMED else ""
    return f"{', '.join(named[:_NAMED])}{more}: {worst.word}"


def _toggle_words(marks: int, *, shown: bool) -> str:
    if marks == 1:
        return tr("Hide 1 evidence mark") if shown else tr("Show 1 evidence mark")
    return tr("Hide {count} evidence marks", count=marks) if shown else tr("Show {count} evidence marks", count=marks)


def _badness(finding: Finding) -> int:
    """What is required and has no address weighs as much as what is unknown, as on the board."""
    verdict = verdict_found(finding)
    absent = verdict is Verdict.NOT_CONFIGURED and probe_of(finding).required
    return Verdict.UNKNOWN.rank if absent else verdict.rank


def _notes(claim: AreaClaim) -> str:
    return claim.notes or tr("The review gives no reason.")
