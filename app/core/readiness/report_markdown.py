"""The readiness board as a review: the Markdown that people write, generated from evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from app.core.areas import Area
from app.core.language import tr
from app.core.readiness.board import AreaAssessment, Board, probe_of
from app.core.readiness.probe import Finding
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.review import claim_status
from app.core.review_markdown import review_markdown
from app.core.review_marks import NEVER_READ
from app.core.review_model import AreaClaim, RemediationTask, Review, ReviewSection, SectionText, TextKind
from app.core.review_tasks import TASK_FIELDS
from app.core.state import AppState

# Titles, statuses and fields are the notation that every console reads back, in any language; sentences are not.
TITLE: Final = "Production Readiness Review (Generated from Evidence)"
FIRST_TASK: Final = 1001
"""The number of the first probe's task: far from those that people gave."""

# By name: what the board cannot tell is left open, since no review can claim it either way.
_STATUSES: Final = {
    "PASS": "✅ Ready",
    "WARN": "⚠️ Needs Attention",
    "FAIL": "❌ Needs Fix",
    "WAIVED": "⚠️ Follow Up",
    "UNKNOWN": "Pending",
    "NOT_CONFIGURED": "Skipped",
}
_RANKS: Final = {probe.id: rank for rank, probe in enumerate(PROBES)}

_SPACE = re.compile(r"\s+")
_MARK = str.maketrans("【】†", "[]+")
_FIELD = re.compile(rf"\b({'|'.join(TASK_FIELDS)}):")
_TASK_NUMBER = re.compile(r"\bRMT-(?=[0-9])")


def board_markdown(board: Board, state: AppState, now: datetime, console: str) -> str:
    """The board as a Markdown document that `parse_review` reads back without loss; `console` is its version."""
    return review_markdown(board_review(board, state, now, console))


def board_review(board: Board, state: AppState, now: datetime, console: str) -> Review:
    """The board as a review: a claim for each area, what each probe observed, and a task for each that fails."""
    areas = sorted(board.areas, key=lambda assessment: assessment.area.rank)
    numbers = _task_numbers(board.findings)
    sections = tuple(_section(assessment, numbers) for assessment in areas)
    return Review(
        title=TITLE,
        reviewed_on=now.date().isoformat(),
        claims=tuple(map(_claim, areas)),
        sections=(_verdict(board, state, now, console), *sections),
        tasks=tuple(task for section in sections for task in section.tasks),
    )


def _verdict(board: Board, state: AppState, now: datetime, console: str) -> ReviewSection:
    environment = state.environment
    source = f"environment {environment.name} ({environment.kind.value}) • Aether console {console}"
    lines = (
        f"{board.overall.word}. {board.words}",
        f"Reviewed on {now.date().isoformat()} at {now.isoformat(timespec='seconds')} • {source}",
    )
    return ReviewSection("Verdict", None, tuple(SectionText(_plain(line), TextKind.PROSE) for line in lines))


def _claim(assessment: AreaAssessment) -> AreaClaim:
    words = _STATUSES[assessment.verdict.name]
    worst = (_mark(assessment.findings[0]),) if assessment.findings else ()
    return AreaClaim(assessment.area, claim_status(words), words, _plain(assessment.because), worst)


def _section(assessment: AreaAssessment, numbers: dict[str, int]) -> ReviewSection:
    findings = assessment.findings
    texts = [SectionText(_observed(finding), TextKind.BULLET, (_mark(finding),)) for finding in findings]
    failing = [finding for finding in findings if finding.verdict is Verdict.FAIL]
    if failing:
        texts.append(SectionText("**Remediation Tasks**", TextKind.PROSE))
    tasks = tuple(_task(finding, assessment.area, numbers[finding.probe_id]) for finding in failing)
    return ReviewSection(assessment.area.value, assessment.area, tuple(texts), tasks)


def _observed(finding: Finding) -> str:
    passes = (
        tr(" Passes with: {threshold}.", threshold=finding.threshold) if finding.verdict is not Verdict.PASS else ""
    )
    return _plain(f"{finding.verdict.word} — {probe_of(finding).question} {finding.observed}.{passes}")


def _task(finding: Finding, area: Area, number: int) -> RemediationTask:
    probe = probe_of(finding)
    # A label of a field inside the text would be read as the field.
    text = _FIELD.sub(r"\1 –", _plain(f"{finding.observed}. {probe.advice}"))
    return RemediationTask(
        task_id=f"RMT-{number}",
        text=text.rstrip(". "),
        files="",
        severity="High" if probe.required else "Medium",
        owner="Unassigned",
        status="Pending",
        area=area,
        evidence=(_mark(finding),),
    )


def _task_numbers(findings: Iterable[Finding]) -> dict[str, int]:
    """A number for each probe, the same in every report: by its place in the table, then the user's own by name."""
    own = sorted({finding.probe_id for finding in findings} - _RANKS.keys())
    ranks = {**_RANKS, **{probe_id: len(_RANKS) + rank for rank, probe_id in enumerate(own)}}
    return {probe_id: FIRST_TASK + rank for probe_id, rank in ranks.items()}


def _mark(finding: Finding) -> str:
    when = NEVER_READ if finding.read_at is None else finding.read_at.isoformat(timespec="seconds")
    return f"P:{finding.probe_id.translate(_MARK)}†{when}"


def _plain(text: str) -> str:
    """One line without the notations of a review: what a server said must not read as evidence or as a task."""
    return _TASK_NUMBER.sub("RMT ", _SPACE.sub(" ", text.translate(_MARK))).strip()
