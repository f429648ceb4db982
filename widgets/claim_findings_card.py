"""What the review lists against an area: its findings and tasks beside the probes, and its contradictions."""

from __future__ import annotations

from app.core.language import tr
from app.core.readiness.board import AreaAssessment
from app.core.review_evidence import Bearing, FindingEvidence, TaskEvidence
from widgets.evidence_list import EvidenceList, SaidAndSeen
from widgets.review_reader import ReviewReader
from widgets.section import SectionCard
from widgets.text import Label
from widgets.verdict_card import unmarked

BEARING_TONES = {
    Bearing.MAY_BE_DONE: "warn",
    Bearing.NOT_DONE: "fail",
    Bearing.AGREES: "muted",
    Bearing.CANNOT_TELL: "unknown",
    Bearing.NOT_OBSERVABLE: "faint",
    Bearing.UNMAPPED: "faint",
}
_CONTRADICTIONS, _FINDINGS, _TASKS = tr("Against itself"), tr("Findings"), tr("Remediation tasks")


class ClaimFindingsCard(SectionCard):
    """Hidden where the review lists nothing for the area."""

    def __init__(self) -> None:
        super().__init__(tr("What the review lists"))
        self._parts = {
            name: (Label(name, role="strong"), EvidenceList()) for name in (_CONTRADICTIONS, _FINDINGS, _TASKS)
        }
        for title, listed in self._parts.values():
            self.body.addWidget(title)
            self.body.addWidget(listed)

    @property
    def words(self) -> dict[str, tuple[SaidAndSeen, ...]]:
        """What is listed under which title."""
        return {name: listed.items for name, (_, listed) in self._parts.items() if not listed.isHidden()}

    def show_review(self, reader: ReviewReader, assessment: AreaAssessment) -> None:
        """Show what was read for the assessed area."""
        lists = {
            _CONTRADICTIONS: [SaidAndSeen(unmarked(one.words)) for one in reader.contradictions_of(assessment)],
            _FINDINGS: list(map(_finding, reader.findings_of(assessment))),
            _TASKS: list(map(_task, reader.tasks_of(assessment))),
        }
        for name, items in lists.items():
            title, listed = self._parts[name]
            title.show_text(f"{name} ({len(items)})")
            title.setVisible(bool(items))
            listed.setVisible(bool(items))
            listed.show_items(items)
        self.setVisible(any(lists.values()))


def _finding(one: FindingEvidence) -> SaidAndSeen:
    return SaidAndSeen(one.text, one.words, BEARING_TONES[one.bearing])


def _task(one: TaskEvidence) -> SaidAndSeen:
    said = one.task_id if one.task is None else f"{one.task_id} · {one.task.text}"
    return SaidAndSeen(said, one.words, BEARING_TONES[one.bearing])
