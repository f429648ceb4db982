"""Reads the loaded review beside the board, and once only: the same review and the same board read the same."""

from __future__ import annotations

from app.core.readiness.board import AreaAssessment, Board
from app.core.review import Review
from app.core.review_conflicts import Contradiction, contradictions
from app.core.review_evidence import FindingEvidence, TaskEvidence, finding_evidence, task_evidence
from app.core.state import ClaimedReview


class ReviewReader:
    """Remembers what it read of the newest review and board, so that drawing them again costs nothing."""

    def __init__(self) -> None:
        self._review: Review | None = None
        self._board: Board | None = None
        self._tasks: tuple[TaskEvidence, ...] | None = None
        self._findings: tuple[FindingEvidence, ...] | None = None
        self._contradictions: tuple[Contradiction, ...] | None = None

    def show(self, claim: ClaimedReview | None, board: Board | None) -> None:
        """Read these from now on; without a review there is nothing to read."""
        review = None if claim is None else claim.review
        if review is not self._review:
            self._contradictions = None
        if review is not self._review or board is not self._board:
            self._tasks = self._findings = None
        self._review, self._board = review, board

    @property
    def tasks(self) -> tuple[TaskEvidence, ...]:
        """Every task of the review beside the probes; without a board the probes have said nothing."""
        if self._tasks is None:
            seen = () if self._board is None else self._board.findings
            self._tasks = () if self._review is None else task_evidence(self._review, seen)
        return self._tasks

    @property
    def findings(self) -> tuple[FindingEvidence, ...]:
        """Every finding of the review beside the probes."""
        if self._findings is None:
            seen = () if self._board is None else self._board.findings
            self._findings = () if self._review is None else finding_evidence(self._review, seen)
        return self._findings

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where the review contradicts itself."""
        if self._contradictions is None:
            self._contradictions = () if self._review is None else contradictions(self._review)
        return self._contradictions

    def tasks_of(self, assessment: AreaAssessment) -> tuple[TaskEvidence, ...]:
        """The tasks of this area: by the review's word, else by the area of the probes that speak about them."""
        probes = {finding.probe_id for finding in assessment.findings}
        return tuple(
            one
            for one in self.tasks
            if (
                one.task.area is assessment.area
                if one.task is not None and one.task.area is not None
                else any(says.probe_id in probes for says in one.probes)
            )
        )

    def findings_of(self, assessment: AreaAssessment) -> tuple[FindingEvidence, ...]:
        """The findings of this area, in the same way."""
        probes = {finding.probe_id for finding in assessment.findings}
        return tuple(
            one
            for one in self.findings
            if (one.area is assessment.area if one.area else any(says.probe_id in probes for says in one.probes))
        )

    def contradictions_of(self, assessment: AreaAssessment) -> tuple[Contradiction, ...]:
        """The contradictions that name this area or stand on its row."""
        claim = assessment.claim
        row = claim.line if claim is not None and claim.stated else 0
        return tuple(one for one in self.contradictions if assessment.area.words in one.words or (row in one.lines))
