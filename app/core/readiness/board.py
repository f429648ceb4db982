"""The readiness board: nine areas, what was verified beside what was claimed, and one word for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.areas import Area
from app.core.language import tr
from app.core.readiness.anchors import decides
from app.core.readiness.decisions import Waiver, waiver_for, waiver_words
from app.core.readiness.own_probes import own_probes
from app.core.readiness.probe import Finding, Probe, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Overall, Verdict, counted_words, worst
from app.core.review import AreaClaim, ClaimStatus
from app.core.state import AppState, Environment


class Comparison(Enum):
    """A claim against the verified verdict."""

    AGREE = "agrees"
    CLAIM_TOO_GOOD = "claim too good"
    CLAIM_TOO_BAD = "claim too bad"
    CANNOT_TELL = "cannot tell"

    @property
    def word(self) -> str:
        """The words of the board's column; the value is a key of reports."""
        return _COMPARED[self]


_COMPARED: Final = {
    Comparison.AGREE: tr("agrees"),
    Comparison.CLAIM_TOO_GOOD: tr("claim too good"),
    Comparison.CLAIM_TOO_BAD: tr("claim too bad"),
    Comparison.CANNOT_TELL: tr("cannot tell"),
}


@dataclass(frozen=True, slots=True)
class AreaAssessment:
    """One area: its worst finding, named in `because`, and its oldest reading's time.

    `waivers` are those that keep one of its findings from blocking. The claim is compared with what was found, as if
    there were none: a waiver makes nothing true.
    """

    area: Area
    verdict: Verdict
    because: str
    findings: tuple[Finding, ...]
    claim: AreaClaim | None
    compared: Comparison
    read_at: datetime | None
    waivers: tuple[Waiver, ...] = ()

    def waiver_of(self, probe_id: str) -> Waiver | None:
        """The waiver that keeps this probe's finding from blocking."""
        return next((waiver for waiver in self.waivers if waiver.probe_id == probe_id), None)


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

    @property
    def headline(self) -> str:
        """The one word, and with GO how many probes did not earn it: `GO, 3 not configured, 1 waived`."""
        if self.overall is not Overall.GO:
            return self.overall.word
        return ", ".join((self.overall.word, *_counted(self.findings, _NOT_EARNED)))


_BY_ID: Final = {probe.id: probe for probe in PROBES}
_CLAIMED: Final = {ClaimStatus.READY: 0, ClaimStatus.WARN: 1, ClaimStatus.FAIL: 2}
_NOT_EARNED: Final = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_CONFIGURED, Verdict.WAIVED)
_VERIFIED: Final = {Verdict.PASS: 0, Verdict.WARN: 1, Verdict.FAIL: 2}


_NOTHING_ASKED: Final = (-1, 0)


def probe_of(finding: Finding) -> Probe:
    """The probe that a finding answers."""
    return finding.own or _BY_ID[finding.probe_id]


def assess(state: AppState, now: datetime) -> Board:
    """Ask every probe and roll its answers up; the worst wins, and what is unknown blocks."""
    seen = [examine(probe, state, now) for probe in PROBES]
    seen += [replace(examine(probe, state, now), own=probe) for probe in own_probes(state.environment)]
    return roll_up(seen, state, now)


def roll_up(seen: Sequence[Finding], state: AppState, now: datetime) -> Board:
    """The board of what the probes found; an active waiver keeps a finding from blocking, and is counted."""
    waived = {finding.probe_id: waiver for finding in seen if (waiver := _needed(finding, state, now)) is not None}
    findings = [_waived(finding, waived.get(finding.probe_id), now) for finding in seen]
    areas = [_assess_area(area, seen, findings, waived, state) for area in Area]
    areas.sort(key=lambda assessment: (-_badness(assessment.findings[0])[0], assessment.area.rank))
    return Board(*_overall(findings, state.environment), tuple(areas))


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
    return probe_of(finding).required and finding.verdict not in (Verdict.PASS, Verdict.WARN, Verdict.WAIVED)


def overall_without(board: Board, environment: Environment, probe_ids: Collection[str]) -> tuple[Overall, str]:
    """The one word, and what made it, as if these probes were not asked; waivers count as on the board."""
    return _overall([finding for finding in board.findings if finding.probe_id not in probe_ids], environment)


def verdict_found(finding: Finding) -> Verdict:
    """What the probe found, whether it is waived or not."""
    if finding.verdict is not Verdict.WAIVED:
        return finding.verdict
    return worst(subject.verdict for subject in finding.subjects) if finding.subjects else Verdict.NOT_CONFIGURED


def _needed(finding: Finding, state: AppState, now: datetime) -> Waiver | None:
    """The waiver without which the finding would block; one of a probe that does not changes nothing."""
    return waiver_for(finding.probe_id, state.waivers, now) if blocks(finding) else None


def _waived(finding: Finding, waiver: Waiver | None, now: datetime) -> Finding:
    if waiver is None:
        return finding
    words = f"{finding.observed} ({finding.verdict.said}, {waiver_words(waiver, now)})"
    return replace(finding, verdict=Verdict.WAIVED, observed=words)


def _badness(finding: Finding) -> tuple[int, int]:
    """A required service that is absent weighs as much as an unknown one; an optional one less than one that passes."""
    required = probe_of(finding).required
    if finding.verdict is Verdict.NOT_CONFIGURED:
        return (Verdict.UNKNOWN.rank, 1) if required else _NOTHING_ASKED
    return finding.verdict.rank, int(required)


def _assess_area(
    area: Area, seen: Iterable[Finding], findings: Iterable[Finding], waived: Mapping[str, Waiver], state: AppState
) -> AreaAssessment:
    own = sorted((finding for finding in findings if probe_of(finding).area is area), key=_badness, reverse=True)
    found = max((finding for finding in seen if probe_of(finding).area is area), key=_badness).verdict
    claim = None if state.claim is None else state.claim.review.claim(area)
    times = [finding.read_at for finding in own if finding.read_at is not None]
    return AreaAssessment(
        area=area,
        verdict=own[0].verdict,
        because=_because(own),
        findings=tuple(own),
        claim=claim,
        compared=compare(claim, found),
        read_at=min(times, default=None),
        waivers=tuple(waived[finding.probe_id] for finding in own if finding.probe_id in waived),
    )


def _because(own: Sequence[Finding]) -> str:
    if own[0].verdict is not Verdict.PASS:
        return own[0].observed
    passing = sum(finding.verdict is Verdict.PASS for finding in own)
    if len(own) == 1:
        words = tr("its probe passes")
    elif passing == 1:
        words = tr("1 probe passes")
    else:
        words = tr("{passing} probes pass", passing=passing)
    absent = len(own) - passing
    return f"{words}, {counted_words(Verdict.NOT_CONFIGURED, absent)}" if absent else words


def _overall(findings: list[Finding], environment: Environment) -> tuple[Overall, str]:
    blocking = sorted(filter(blocks, findings), key=_badness, reverse=True)
    counted = _count_words(findings)
    if not blocking:
        if any(finding.verdict is Verdict.WAIVED for finding in findings):
            return Overall.GO, tr("No other required probe fails or is unknown. {counted}", counted=counted)
        return Overall.GO, tr("No required probe fails or is unknown. {counted}", counted=counted)
    culprit = blocking[0]
    named = f"{probe_of(culprit).area.words}: {culprit.observed}. {counted}"
    if any(decides(finding, environment) for finding in blocking):
        return Overall.NO_GO, named
    return Overall.UNKNOWN, named


def _count_words(findings: Sequence[Finding]) -> str:
    return tr(
        "{total} probes: {counted}.",
        total=len(findings),
        counted=", ".join(_counted(findings, reversed(Verdict))),
    )


def _counted(findings: Sequence[Finding], verdicts: Iterable[Verdict]) -> list[str]:
    """`3 not configured`, for each verdict that there is."""
    counts = {verdict: sum(finding.verdict is verdict for finding in findings) for verdict in verdicts}
    return [counted_words(verdict, count) for verdict, count in counts.items() if count]
