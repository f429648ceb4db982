"""The readiness board: nine areas, what was verified beside what was claimed, and one word for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.areas import Area
from app.core.readiness.probe import Finding, Probe, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Overall, Verdict
from app.core.review import AreaClaim, ClaimStatus
from app.core.state import AppState


class Comparison(Enum):
    """A claim against the verified verdict."""

    AGREE = "agrees"
    CLAIM_TOO_GOOD = "claim too good"
    CLAIM_TOO_BAD = "claim too bad"
    CANNOT_TELL = "cannot tell"

    @property
    def word(self) -> str:
        """The words of the board's column."""
        return self.value


@dataclass(frozen=True, slots=True)
class AreaAssessment:
    """One area: its worst finding, named in `because`, and its oldest reading's time."""

    area: Area
    verdict: Verdict
    because: str
    findings: tuple[Finding, ...]
    claim: AreaClaim | None
    compared: Comparison
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Board:
    """The nine areas worst first; `words` names what made the board bad and counts the probes."""

    overall: Overall
    words: str
    areas: tuple[AreaAssessment, ...]

    def area(self, area: Area) -> AreaAssessment:
        """The assessment of one area; always there."""
        return next(assessment for assessment in self.areas if assessment.area is area)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the areas."""
        return tuple(finding for assessment in self.areas for finding in assessment.findings)


_BY_ID: Final = {probe.id: probe for probe in PROBES}
_CLAIMED: Final = {ClaimStatus.READY: 0, ClaimStatus.WARN: 1, ClaimStatus.FAIL: 2}
_VERIFIED: Final = {Verdict.PASS: 0, Verdict.WARN: 1, Verdict.FAIL: 2}


def probe_of(finding: Finding) -> Probe:
    """The probe that a finding answers."""
    return _BY_ID[finding.probe_id]


def assess(state: AppState, now: datetime) -> Board:
    """Ask every probe and roll its answers up; the worst wins, and what is unknown blocks."""
    findings = [examine(probe, state, now) for probe in PROBES]
    areas = [_assess_area(area, findings, state) for area in Area]
    areas.sort(key=lambda assessment: (-_badness(assessment.findings[0])[0], assessment.area.rank))
    return Board(*_overall(findings), tuple(areas))


def compare(claim: AreaClaim | None, verdict: Verdict) -> Comparison:
    """Set a claim against what was verified; without either there is nothing to tell."""
    claimed = None if claim is None else _CLAIMED.get(claim.status)
    verified = _VERIFIED.get(verdict)
    if claimed is None or verified is None:
        return Comparison.CANNOT_TELL
    if claimed == verified:
        return Comparison.AGREE
    return Comparison.CLAIM_TOO_GOOD if claimed < verified else Comparison.CLAIM_TOO_BAD


def blocks(finding: Finding) -> bool:
    """Whether the finding stands in the way of GO: a required probe that fails or gives no answer does."""
    return probe_of(finding).required and finding.verdict not in (Verdict.PASS, Verdict.WARN)


def _badness(finding: Finding) -> tuple[int, int]:
    """A required service that is absent weighs as much as an unknown one; an optional one nearly nothing."""
    required = probe_of(finding).required
    verdict = finding.verdict
    if verdict is Verdict.NOT_CONFIGURED and required:
        verdict = Verdict.UNKNOWN
    return verdict.rank, int(required)


def _assess_area(area: Area, findings: Iterable[Finding], state: AppState) -> AreaAssessment:
    own = sorted((finding for finding in findings if probe_of(finding).area is area), key=_badness, reverse=True)
    worst = own[0]
    claim = None if state.claim is None else state.claim.review.claim(area)
    times = [finding.read_at for finding in own if finding.read_at is not None]
    return AreaAssessment(
        area=area,
        verdict=worst.verdict,
        because=_because(worst, len(own)),
        findings=tuple(own),
        claim=claim,
        compared=compare(claim, worst.verdict),
        read_at=min(times, default=None),
    )


def _because(worst: Finding, count: int) -> str:
    if worst.verdict is Verdict.PASS:
        return "its probe passes" if count == 1 else f"{count} probes pass"
    return worst.observed


def _overall(findings: list[Finding]) -> tuple[Overall, str]:
    blocking = sorted(filter(blocks, findings), key=_badness, reverse=True)
    counted = _count_words(findings)
    if not blocking:
        return Overall.GO, f"No required probe fails or is unknown. {counted}"
    culprit = blocking[0]
    named = f"{probe_of(culprit).area.value}: {culprit.observed}. {counted}"
    if any(finding.verdict is Verdict.FAIL for finding in blocking):
        return Overall.NO_GO, named
    return Overall.UNKNOWN, named


def _count_words(findings: list[Finding]) -> str:
    counts = {verdict: sum(finding.verdict is verdict for finding in findings) for verdict in reversed(Verdict)}
    parts = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)
    return f"{len(findings)} probes: {parts}."
