"""What the loaded review claims of one area, its notes, its tasks, and its evidence marks on demand."""

from __future__ import annotations

from app.core.readiness.board import AreaAssessment
from app.core.review import AreaClaim, RemediationTask
from app.core.state import ClaimedReview
from widgets.board_table import COMPARED_TONES
from widgets.buttons import QuietButton
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S
from widgets.verdict_card import claim_words

NO_REVIEW = "No review is loaded, so nothing is claimed here. Drop one on the board, or choose one there."


class ClaimCard(SectionCard):
    """The claim that stands beside the verified verdict."""

    def __init__(self) -> None:
        super().__init__("Claimed")
        self._facts = FactGrid()
        self._notes = Paragraph(selectable=True)
        self._toggle = QuietButton("")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        self._evidence = Paragraph(tone="faint", selectable=True)
        self._tasks_title = Label("Remediation tasks", role="strong")
        self._tasks = Paragraph(tone="muted", selectable=True)
        self._marks: tuple[str, ...] = ()
        for part in (self._facts, self._notes, self._toggle, self._evidence):
            self.body.addWidget(part)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(self._tasks_title)
        self.body.addWidget(self._tasks)
        self._on_toggled(False)

    def show_claim(self, assessment: AreaAssessment, review: ClaimedReview | None) -> None:
        """Show what the review says about the assessed area; without a review, what to do."""
        claim = assessment.claim
        if claim is None or review is None:
            self._facts.show_facts(())
            self._notes.show_text(NO_REVIEW, "muted")
            self._show_marks(())
            self._show_tasks(())
            return
        self._facts.show_facts(
            (
                NamedFact("Status", claim_words(claim.status, claim.words)),
                NamedFact("Compared", assessment.compared.word, COMPARED_TONES[assessment.compared]),
                NamedFact("Review", review.name),
            )
        )
        self._notes.show_text(_notes(claim), "text")
        self._show_marks(claim.evidence)
        self._show_tasks(tuple(task for task in review.review.tasks if task.area is assessment.area))

    def _show_marks(self, marks: tuple[str, ...]) -> None:
        self._marks = marks
        self._evidence.show_text("\n".join(marks))
        self._toggle.setVisible(bool(marks))
        self._on_toggled(self._toggle.isChecked())

    def _show_tasks(self, tasks: tuple[RemediationTask, ...]) -> None:
        self._tasks_title.setVisible(bool(tasks))
        self._tasks.setVisible(bool(tasks))
        self._tasks.show_text("\n".join(_task_words(task) for task in tasks))

    def _on_toggled(self, shown: bool) -> None:
        marks = len(self._marks)
        self._toggle.setText(f"{'Hide' if shown else 'Show'} {marks} evidence mark{'' if marks == 1 else 's'}")
        self._evidence.setVisible(shown and bool(self._marks))


def _notes(claim: AreaClaim) -> str:
    return claim.notes or "The review gives no reason."


def _task_words(task: RemediationTask) -> str:
    return f"{task.task_id} · {task.status or 'no status'} · {task.text}"
