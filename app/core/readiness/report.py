"""The readiness board for the terminal and for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from app.core.present import age_words
from app.core.readiness.board import AreaAssessment, Board, probe_of
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Overall, Verdict
from app.core.state import AppState

_EXIT_CODES: Final = {Overall.GO: 0, Overall.NO_GO: 1, Overall.UNKNOWN: 2}


def exit_code(board: Board) -> int:
    """0 for GO, 1 for NO GO, 2 when it is unknown."""
    return _EXIT_CODES[board.overall]


def board_json(board: Board, state: AppState, now: datetime, console: str) -> dict[str, Any]:
    """The board as plain JSON values; times are ISO 8601 in UTC, ages in seconds, `console` is its version."""
    return {
        "verdict": board.overall.value,
        "words": board.words,
        "environment": {"name": state.environment.name, "kind": state.environment.kind.value},
        "at": now.isoformat(),
        "console": console,
        "account": state.session.account or None,
        "areas": [_area(assessment, now) for assessment in board.areas],
    }


def _area(assessment: AreaAssessment, now: datetime) -> dict[str, Any]:
    claim = assessment.claim
    return {
        "id": assessment.area.slug,
        "title": assessment.area.value,
        "verdict": _code(assessment.verdict),
        "because": assessment.because,
        "claimed": None if claim is None else {"status": claim.status.value, "words": claim.words},
        "compared": assessment.compared.value,
        "probes": [_probe(finding, now) for finding in assessment.findings],
    }


def _probe(finding: Finding, now: datetime) -> dict[str, Any]:
    probe = probe_of(finding)
    return {
        "id": finding.probe_id,
        "question": probe.question,
        "verdict": _code(finding.verdict),
        "observed": finding.observed,
        "threshold": finding.threshold,
        "source": finding.source,
        "read_at": None if finding.read_at is None else finding.read_at.isoformat(),
        "age_s": _age_s(finding.read_at, now),
        "required": probe.required,
        "advice": probe.advice,
    }


def _code(verdict: Verdict) -> str:
    return verdict.name


def _age_s(at: datetime | None, now: datetime) -> float | None:
    return None if at is None else round(max(0.0, (now - at).total_seconds()), 3)


def board_text(board: Board, now: datetime) -> str:
    """The board as lines for a terminal, worst first, without a line's end at the end."""
    width = max(len(assessment.area.value) for assessment in board.areas)
    lines = [f"{board.overall.shape} {board.overall.word}", board.words, ""]
    for assessment in board.areas:
        verdict = f"{assessment.verdict.shape} {assessment.verdict.word}"
        claimed = "" if assessment.claim is None else f" · claimed: {assessment.claim.words}"
        lines.append(f"{verdict:<17}{assessment.area.value:<{width}}  {assessment.because}{claimed}")
        for finding in assessment.findings:
            if finding.verdict is Verdict.PASS:
                continue
            age = age_words(_age_s(finding.read_at, now))
            lines.append(f"    {finding.verdict.shape} {probe_of(finding).question} {finding.observed} ({age})")
    return "\n".join(lines)
