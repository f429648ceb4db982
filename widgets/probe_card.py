"""One probe in full: question, verdict, its last day, what was observed where, what to do, and its waiver."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.core.language import tr
from app.core.present import age_words, clock_words
from app.core.readiness.board import probe_of, verdict_found
from app.core.readiness.decisions import Waiver, waiver_words
from app.core.readiness.probe import Finding, SubjectFinding
from app.core.readiness.verdicts import Verdict
from app.core.trend import Span
from widgets.buttons import DisabledReason, SecondaryButton
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.status_list import StatusLine, StatusList
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S
from widgets.verdict_strip import VerdictStrip


class ProbeCard(SectionCard):
    """The probe that is selected in its area.

    Signals: `waive_requested()`, `withdraw_requested()`.
    """

    waive_requested = Signal()
    withdraw_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question = Paragraph(role="section")
        self._badge = StatusBadge()
        self._strip = VerdictStrip(tr("The probe's last 24 hours"))
        self._strip_words = Paragraph(tone="muted")
        self._facts = FactGrid()
        self._waive = SecondaryButton(tr("Waive… (W)"))
        self._waive.setAccessibleName(tr("Waive this probe"))
        self._gate = DisabledReason(self._waive)
        self._withdraw = SecondaryButton(tr("Withdraw the waiver (W)"))
        self._withdraw.setAccessibleName(tr("Withdraw the waiver of this probe"))
        self._each = Label(tr("At each service"), role="strong")
        self._subjects = StatusList()
        self._waive.clicked.connect(self.waive_requested)
        self._withdraw.clicked.connect(self.withdraw_requested)
        self._lay_out()

    @property
    def facts(self) -> dict[str, str]:
        """The named facts as shown."""
        return self._facts.words()

    def press(self) -> None:
        """Waive or withdraw, whichever is offered; nothing where neither is."""
        button = self._waive if self._withdraw.isHidden() else self._withdraw
        button.click()

    def show_finding(self, finding: Finding, now: datetime) -> None:
        """Draw what the probe found, as seen at `now`."""
        probe = probe_of(finding)
        required = tr("required for GO") if probe.required else tr("not required for GO")
        found = verdict_found(finding)
        waived = tr(", but found {word}", word=found.word) if finding.verdict is Verdict.WAIVED else ""
        self._question.show_text(probe.question)
        self._badge.show_status(finding.verdict.shape, f"{finding.verdict.word}{waived} · {required}")
        advice = probe.advice if finding.verdict is not Verdict.PASS else tr("Nothing: it passes.")
        self._facts.show_facts(
            (
                NamedFact(tr("Observed"), finding.observed),
                NamedFact(tr("Passes when"), probe.threshold),
                NamedFact(tr("Source"), finding.source or tr("none")),
                NamedFact(tr("Read"), _read_words(finding.read_at, now)),
                NamedFact(tr("What to do"), advice),
            )
        )
        several = len(finding.subjects) > 1
        self._each.setVisible(several)
        self._subjects.setVisible(several)
        self._subjects.show_lines([_line(subject, now) for subject in finding.subjects] if several else ())
        self.setAccessibleName(f"{probe.question} {finding.verdict.word}")

    def show_history(self, spans: Sequence[Span]) -> None:
        """Draw the probe's last 24 hours."""
        self._strip.show_spans(spans)
        self._strip_words.show_text(f"24 h: {self._strip.words}")

    def show_waiver(self, waiver: Waiver | None, why_not: str, now: datetime) -> None:
        """Offer to waive the probe, or say why not; while it is waived offer to withdraw that."""
        self._gate.setVisible(waiver is None)
        self._gate.show_reason(why_not)
        self._withdraw.setVisible(waiver is not None)
        self._withdraw.setAccessibleDescription("" if waiver is None else waiver_words(waiver, now))
        self._withdraw.setToolTip(self._withdraw.accessibleDescription())

    def _lay_out(self) -> None:
        for part in (self._question, self._badge, self._strip, self._strip_words, self._facts):
            self.body.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._withdraw)
        buttons.addWidget(self._gate)
        buttons.addStretch(1)
        self.body.addSpacing(SPACE_M - SPACE_S)
        self.body.addLayout(buttons)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(self._each)
        self.body.addWidget(self._subjects)


def _line(subject: SubjectFinding, now: datetime) -> StatusLine:
    age_s = None if subject.read_at is None else (now - subject.read_at).total_seconds()
    verdict = subject.verdict
    return StatusLine(verdict.shape, verdict.word, subject.subject, subject.observed, age_words(age_s))


def _read_words(read_at: datetime | None, now: datetime) -> str:
    if read_at is None:
        return tr("never")
    return tr("{age} ago, at {clock} UTC", age=age_words((now - read_at).total_seconds()), clock=clock_words(read_at))
