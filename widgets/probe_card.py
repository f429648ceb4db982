"""One probe in full: question, verdict, what was observed where, and what to do."""

from __future__ import annotations

from datetime import datetime

from app.core.present import age_words, clock_words
from app.core.readiness.board import probe_of
from app.core.readiness.probe import Finding, SubjectFinding
from app.core.readiness.verdicts import Verdict
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.status_list import StatusLine, StatusList
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S


class ProbeCard(SectionCard):
    """The probe that is selected in its area."""

    def __init__(self) -> None:
        super().__init__()
        self._question = Paragraph(role="section")
        self._badge = StatusBadge()
        self._facts = FactGrid()
        self._each = Label("At each service", role="strong")
        self._subjects = StatusList()
        for part in (self._question, self._badge, self._facts):
            self.body.addWidget(part)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(self._each)
        self.body.addWidget(self._subjects)

    @property
    def facts(self) -> dict[str, str]:
        """The named facts as shown."""
        return self._facts.words()

    def show_finding(self, finding: Finding, now: datetime) -> None:
        """Draw what the probe found, as seen at `now`."""
        probe = probe_of(finding)
        required = "required for GO" if probe.required else "not required for GO"
        self._question.show_text(probe.question)
        self._badge.show_status(finding.verdict.shape, f"{finding.verdict.word} · {required}")
        advice = probe.advice if finding.verdict is not Verdict.PASS else "Nothing: it passes."
        self._facts.show_facts(
            (
                NamedFact("Observed", finding.observed),
                NamedFact("Passes when", probe.threshold),
                NamedFact("Source", finding.source or "none"),
                NamedFact("Read", _read_words(finding.read_at, now)),
                NamedFact("What to do", advice),
            )
        )
        several = len(finding.subjects) > 1
        self._each.setVisible(several)
        self._subjects.setVisible(several)
        self._subjects.show_lines([_line(subject, now) for subject in finding.subjects] if several else ())
        self.setAccessibleName(f"{probe.question} {finding.verdict.word}")


def _line(subject: SubjectFinding, now: datetime) -> StatusLine:
    age_s = None if subject.read_at is None else (now - subject.read_at).total_seconds()
    verdict = subject.verdict
    return StatusLine(verdict.shape, verdict.word, subject.subject, subject.observed, age_words(age_s))


def _read_words(read_at: datetime | None, now: datetime) -> str:
    if read_at is None:
        return "never"
    return f"{age_words((now - read_at).total_seconds())} ago, at {clock_words(read_at)} UTC"
