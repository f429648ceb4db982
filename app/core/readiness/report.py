"""The readiness board for the terminal and for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.board import AreaAssessment, Board, Comparison, probe_of, verdict_found
from app.core.readiness.decisions import Vote, Waiver, active_waivers
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Overall, Verdict
from app.core.readiness.votes import vote_stands
from app.core.state import AppState

_EXIT_CODES: Final = {Overall.GO: 0, Overall.NO_GO: 1, Overall.UNKNOWN: 2}


def exit_code(board: Board) -> int:
    """0 for GO, 1 for NO GO, 2 when it is unknown."""
    return _EXIT_CODES[board.overall]


def board_json(board: Board, state: AppState, now: datetime, console: str) -> dict[str, Any]:
    """The board as plain JSON values; times are ISO 8601 in UTC, ages in seconds, `console` is its version.

    - `verdict` GO, NO_GO or UNKNOWN; `headline` the same with what was not earned; `words` why; `at` when it was judged
    - `environment` its `name` and `kind`; `account` the signed-in one or null
    - `areas`, worst first: `id`, `title`, `verdict` (PASS, WAIVED, NOT_CONFIGURED, WARN, UNKNOWN, FAIL), `because`,
      `claimed` (`status` and `words` of the review, or null), `compared` (agrees, claim too good, claim too bad, cannot
      tell) and `probes`, worst first: `id`, `question`, `verdict`, `found` (the verdict without a waiver), `observed`,
      `threshold`, `source`, `read_at` and `age_s` (null before the first reading), `required`, `advice`
    - `waivers` that are active: `probe`, `area` (null where no probe asks any more), `reason`, `who`, `since`, `until`,
      and `counts`: whether the probe would block without it
    - `votes`, newest first: `area`, `who`, `note`, `at`, `stands`, `lapsed_at` (null while no change has been seen)
    - `comparison`: `review` and `earlier_review` (names of files, or null), and under each word of `compared` the
      areas of which it is true
    """
    return {
        "verdict": board.overall.value,
        "headline": board.headline,
        "words": board.words,
        "environment": {"name": state.environment.name, "kind": state.environment.kind.value},
        "at": now.isoformat(),
        "console": console,
        "account": state.session.account or None,
        "areas": [_area(assessment, now) for assessment in board.areas],
        "waivers": [_waiver(waiver, board) for waiver in active_waivers(state.waivers, now)],
        "votes": [_vote(vote, board) for vote in state.votes],
        "comparison": _comparison(board, state),
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
        "found": _code(verdict_found(finding)),
        "observed": finding.observed,
        "threshold": finding.threshold,
        "source": finding.source,
        "read_at": _time(finding.read_at),
        "age_s": _age_s(finding.read_at, now),
        "required": probe.required,
        "advice": probe.advice,
    }


def _waiver(waiver: Waiver, board: Board) -> dict[str, Any]:
    finding = next((one for one in board.findings if one.probe_id == waiver.probe_id), None)
    return {
        "probe": waiver.probe_id,
        "area": None if finding is None else probe_of(finding).area.slug,
        "reason": waiver.reason,
        "who": waiver.who,
        "since": _time(waiver.since),
        "until": _time(waiver.until),
        "counts": finding is not None and finding.verdict is Verdict.WAIVED,
    }


def _vote(vote: Vote, board: Board) -> dict[str, Any]:
    return {
        "area": vote.area.slug,
        "who": vote.who,
        "note": vote.note,
        "at": _time(vote.at),
        "stands": vote_stands(vote, board.area(vote.area)),
        "lapsed_at": _time(vote.lapsed_at),
    }


def _comparison(board: Board, state: AppState) -> dict[str, Any]:
    areas = sorted(board.areas, key=lambda assessment: assessment.area.rank)
    return {
        "review": None if state.claim is None else state.claim.name,
        "earlier_review": None if state.earlier_claim is None else state.earlier_claim.name,
        **{
            compared.value: [assessment.area.slug for assessment in areas if assessment.compared is compared]
            for compared in Comparison
        },
    }


def _code(verdict: Verdict) -> str:
    return verdict.name


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _age_s(at: datetime | None, now: datetime) -> float | None:
    return None if at is None else round(max(0.0, (now - at).total_seconds()), 3)


def board_text(board: Board, now: datetime) -> str:
    """The board as lines for a terminal, worst first, without a line's end at the end."""
    width = max(len(assessment.area.words) for assessment in board.areas)
    verdict_width = max(len(verdict.word) for verdict in Verdict) + 3
    lines = [f"{board.overall.shape} {board.headline}", board.words, ""]
    for assessment in board.areas:
        verdict = f"{assessment.verdict.shape} {assessment.verdict.word}"
        claimed = "" if assessment.claim is None else tr(" · claimed: {words}", words=assessment.claim.words)
        lines.append(f"{verdict:<{verdict_width}}{assessment.area.words:<{width}}  {assessment.because}{claimed}")
        for finding in assessment.findings:
            if finding.verdict is Verdict.PASS:
                continue
            age = age_words(_age_s(finding.read_at, now))
            lines.append(f"    {finding.verdict.shape} {probe_of(finding).question} {finding.observed} ({age})")
    return "\n".join(lines)
