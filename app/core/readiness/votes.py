"""Whether a vote still stands: it was given for what the board showed, and lapses when any of that changes."""

from __future__ import annotations

import hashlib
import json

from app.core.language import tr
from app.core.readiness.board import AreaAssessment
from app.core.readiness.decisions import Vote, Waiver


def inputs_of(assessment: AreaAssessment) -> str:
    """The SHA-256, in hex, of what a vote is given for: each probe's verdict and waiver, and the claim's status."""
    claim = assessment.claim
    probes = [
        [finding.probe_id, finding.verdict.name, _terms(assessment.waiver_of(finding.probe_id))]
        for finding in sorted(assessment.findings, key=lambda finding: finding.probe_id)
    ]
    facts = [assessment.area.slug, None if claim is None else claim.status.value, probes]
    return hashlib.sha256(json.dumps(facts, separators=(",", ":")).encode("ascii")).hexdigest()


def vote_stands(vote: Vote, assessment: AreaAssessment) -> bool:
    """Whether the vote is for this area as it is now, and was all the time since."""
    return vote.lapsed_at is None and vote.area is assessment.area and vote.inputs == inputs_of(assessment)


def vote_words(vote: Vote, assessment: AreaAssessment) -> str:
    """Who voted and when, and whether the vote still stands."""
    given = tr("GO by {who} at {at:%Y-%m-%d %H:%M} UTC", who=vote.who, at=vote.at)
    given += f": {vote.note}" if vote.note else ""
    if vote_stands(vote, assessment):
        return given
    if vote.lapsed_at is None:
        return tr("lapsed, because what it was given for has changed: {given}", given=given)
    return tr(
        "lapsed at {at:%Y-%m-%d %H:%M} UTC, because what it was given for has changed: {given}",
        at=vote.lapsed_at,
        given=given,
    )


def _terms(waiver: Waiver | None) -> list[str] | None:
    if waiver is None:
        return None
    return [waiver.who, waiver.reason, waiver.since.isoformat(), waiver.until.isoformat()]
