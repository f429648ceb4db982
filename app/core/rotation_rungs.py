"""Judges each rung of a rotation by what was read after the key left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from app.core.freshness import Slice
from app.core.halt_ladder import RungState
from app.core.halt_readings import read_since, same_account
from app.core.halt_words import listed
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import Flavour, WhenTested, offer_of
from app.core.rotation_ladder import RotationRung, RotationRungId
from app.core.rotation_readings import AuditEntry, Before, RotationReadings, session_alive, unread_words
from app.core.rotation_trial import TrialResult
from app.core.rotation_verdict import Phase, Verdict, verdict_of

SHOWN_WITHIN_S: Final = 30.0
"""Seconds after the answer by which the status and the history must show a rotation that was accepted."""

SETTLED_S: Final = 120.0
"""Seconds after a lost answer for which the platform may still be at it: it waits for its turn at Kraken."""

_STATES: Final = {
    Phase.READY: RungState.PENDING,
    Phase.SENT: RungState.PENDING,
    Phase.ACCEPTED: RungState.OK,
    Phase.REFUSED: RungState.FAILED,
    Phase.NOT_SENT: RungState.FAILED,
    Phase.UNKNOWN: RungState.UNKNOWN,
}


@dataclass(frozen=True)
class Proof:
    """One rotation and all that may be held against it."""

    rotation: Rotation
    readings: RotationReadings
    now: datetime

    @property
    def left_at(self) -> datetime | None:
        """When the key left."""
        return self.rotation.submission.sent_at

    @property
    def accepted_at(self) -> datetime | None:
        """When it was rotated, by the platform's clock, as its own answer says."""
        submission = self.rotation.submission
        return submission.receipt.rotated_at if submission.accepted and submission.receipt is not None else None

    def elapsed_s(self) -> float:
        """Seconds since the key left; 0 while it has not."""
        return 0.0 if self.left_at is None else max(0.0, (self.now - self.left_at).total_seconds())

    def patience_s(self) -> float:
        """Seconds after the key left for which a reading that shows nothing means nothing."""
        return SHOWN_WITHIN_S if self.rotation.submission.accepted else SETTLED_S

    def newer(self, rotated_at: datetime | None) -> bool:
        """Whether a date of the platform's can be that of this rotation."""
        before = self.rotation.before or Before(self.now)
        return before.older_than(rotated_at, self.accepted_at)

    def verdict(self) -> Verdict:
        """The request's end, with an ambiguous refusal resolved by what was read since."""
        submission = self.rotation.submission
        alive = None if submission.answered_at is None else session_alive(self.readings.status, submission.answered_at)
        return verdict_of(submission, self.rotation.flavour, session_alive=alive)


def judge_accepted(proof: Proof) -> RotationRung:
    """The answer to this very request."""
    submission = proof.rotation.submission
    source = f"POST {proof.rotation.route.value}"
    words = proof.verdict().words.rstrip(".")
    return RotationRung(RotationRungId.ACCEPTED, _STATES[submission.phase], words, source, submission.answered_at)


def judge_kraken(proof: Proof) -> RotationRung:
    """Whether Kraken takes the key: told by the rotation itself, or by a test of the stored key, or by nobody."""
    offer = offer_of(proof.rotation.flavour)
    submission = proof.rotation.submission
    if offer.tested is WhenTested.NEVER:
        return RotationRung(RotationRungId.KRAKEN, RungState.NOT_CONFIGURED, offer.test_words.rstrip("."), "")
    source = "POST /secrets/kraken/test" if offer.tested is WhenTested.AFTER else f"POST {proof.rotation.route.value}"
    if submission.without_effect:
        words = tr("no new key was stored")
        return RotationRung(RotationRungId.KRAKEN, RungState.FAILED, words, source, submission.answered_at)
    if offer.tested is WhenTested.AFTER:
        return _stored_key_test(proof, source)
    if submission.accepted:
        words = tr("the platform asks Kraken before it stores a key")
        return RotationRung(RotationRungId.KRAKEN, RungState.OK, words, source, submission.answered_at)
    if _status_shows(proof):
        words = tr("the status is newer, and the platform asks Kraken before it stores a key")
        status = proof.readings.status
        return RotationRung(RotationRungId.KRAKEN, RungState.OK, words, status.source, status.read_at)
    state = RungState.UNKNOWN if submission.answered else RungState.PENDING
    return RotationRung(RotationRungId.KRAKEN, state, tr("told with the answer"), source)


def _stored_key_test(proof: Proof, source: str) -> RotationRung:
    test = proof.readings.test
    if proof.left_at is None or not read_since(test, proof.left_at) or test.value is None:
        words = tr("the stored key has not been tested since")
        return RotationRung(RotationRungId.KRAKEN, RungState.PENDING, words, source)
    states = {TrialResult.ACCEPTED: RungState.OK, TrialResult.REFUSED: RungState.FAILED}
    state = states.get(test.value.result, RungState.UNKNOWN)
    return RotationRung(RotationRungId.KRAKEN, state, test.value.words.rstrip("."), source, test.read_at)


def judge_status(proof: Proof) -> RotationRung:
    """The stored key's date, newer than before; that it was seen stays true when the reading grows old."""
    status, submission = proof.readings.status, proof.rotation.submission
    if _status_shows(proof) and status.value is not None and status.value.rotated_at is not None:
        at = tr("{rotated_at:%Y-%m-%d %H:%M:%S} UTC", rotated_at=status.value.rotated_at)
        if submission.without_effect:
            return _status_rung(
                status, RungState.FAILED, tr("rotated at {at}, by another request: this one did nothing", at=at)
            )
        return _status_rung(status, RungState.OK, tr("rotated at {at}, newer than before", at=at))
    if submission.without_effect:
        return _status_rung(status, RungState.FAILED, tr("this request had no effect: the stored key is the old one"))
    early = _not_yet_read(proof, status)
    if early is not None:
        return _status_rung(status, *early)
    if _read_s_after(proof, status) < proof.patience_s():
        return _status_rung(status, RungState.PENDING, tr("as before so far"))
    if submission.accepted:
        words = tr("as before, although the platform said that it rotated the key")
        return _status_rung(status, RungState.FAILED, words)
    words = tr(
        "as before {after_s:.0f} s after the key left: not rotated as far as the platform tells",
        after_s=_read_s_after(proof, status),
    )
    return _status_rung(status, RungState.FAILED, words)


def _status_rung(status: Slice[Any], state: RungState, words: str) -> RotationRung:
    return RotationRung(RotationRungId.STATUS, state, words, status.source, status.read_at)


def _status_shows(proof: Proof) -> bool:
    status = proof.readings.status
    if proof.left_at is None or status.value is None or not read_since(status, proof.left_at):
        return False
    return proof.newer(status.value.rotated_at)


def judge_recorded(proof: Proof) -> RotationRung:
    """An entry of the platform's own history that is newer than the key before, by our requester and approvers."""
    audit, offer = proof.readings.audit, offer_of(proof.rotation.flavour)
    if not offer.has_history:
        return RotationRung(RotationRungId.RECORDED, RungState.NOT_CONFIGURED, offer.history_words.rstrip("."), "")
    newer = _newer_entries(proof)
    ours = next((entry for entry in newer if _ours(proof.rotation, entry)), None)
    if ours is not None and not proof.rotation.submission.without_effect:
        return _audit_rung(audit, RungState.OK, _entry_words(ours))
    if proof.rotation.submission.without_effect:
        return _audit_rung(audit, RungState.FAILED, tr("this request had no effect: nothing to record"))
    early = _not_yet_read(proof, audit)
    if early is not None:
        return _audit_rung(audit, *early)
    if newer:
        exact = any(entry.rotated_at == proof.accepted_at for entry in newer)
        words = tr("another request is recorded: {entry}", entry=_entry_words(newer[0]))
        return _audit_rung(audit, RungState.FAILED if exact else RungState.UNKNOWN, words)
    if _read_s_after(proof, audit) < proof.patience_s():
        return _audit_rung(audit, RungState.PENDING, tr("no entry yet"))
    return _audit_rung(audit, RungState.UNKNOWN, tr("no entry. {history}", history=offer.history_words.rstrip(".")))


def _audit_rung(audit: Slice[Any], state: RungState, words: str) -> RotationRung:
    return RotationRung(RotationRungId.RECORDED, state, words, audit.source, audit.read_at)


def _newer_entries(proof: Proof) -> list[AuditEntry]:
    """Newest first; only what was read after the key left counts."""
    audit = proof.readings.audit
    if proof.left_at is None or audit.value is None or not read_since(audit, proof.left_at):
        return []
    found = [entry for entry in audit.value if proof.newer(entry.rotated_at)]
    return sorted(found, key=lambda entry: entry.rotated_at, reverse=True)


def _ours(rotation: Rotation, entry: AuditEntry) -> bool:
    if rotation.flavour is not Flavour.K8S:
        # Its actor is the static token's label, which this console cannot know.
        return True
    approvers = {name.strip().lower() for name in entry.approvers}
    ours = {approval.director.strip().lower() for approval in rotation.approvals}
    return same_account(entry.actor, rotation.requester) and approvers == ours


def _entry_words(entry: AuditEntry) -> str:
    by = tr(", approved by {approvers}", approvers=listed(entry.approvers)) if entry.approvers else ""
    return tr(
        "entry of {rotated_at:%Y-%m-%d %H:%M:%S} UTC by {actor}{by}",
        rotated_at=entry.rotated_at,
        actor=entry.actor,
        by=by,
    )


def judge_oms(proof: Proof) -> RotationRung:
    """Whether the platform says that it told the OMS; no implementation tells whether the OMS obeyed."""
    offer, submission = offer_of(proof.rotation.flavour), proof.rotation.submission
    if not offer.tells_oms:
        return RotationRung(RotationRungId.OMS, RungState.NOT_CONFIGURED, offer.oms_words.rstrip("."), "")
    if submission.without_effect:
        return RotationRung(RotationRungId.OMS, RungState.FAILED, tr("this request had no effect: nothing to tell"), "")
    if proof.rotation.flavour is Flavour.ROOT:
        return _oms_note(proof)
    source = "X-OMS-Watcher"
    if not submission.accepted or submission.receipt is None:
        state = RungState.UNKNOWN if submission.answered else RungState.PENDING
        return RotationRung(RotationRungId.OMS, state, tr("told with the answer"), source)
    if not submission.receipt.watcher:
        words = tr("the answer does not say that the OMS was told")
        return RotationRung(RotationRungId.OMS, RungState.FAILED, words, source, submission.answered_at)
    words = tr("{told} (said, not seen)", told=submission.receipt.watcher.rstrip("."))
    return RotationRung(RotationRungId.OMS, RungState.OK, words, source, submission.answered_at)


def _oms_note(proof: Proof) -> RotationRung:
    audit = proof.readings.audit
    noted = next((entry for entry in _newer_entries(proof) if "oms" in entry.notes.lower()), None)
    if noted is not None:
        words = tr("{told} (said, not seen)", told=noted.notes.rstrip("."))
        return RotationRung(RotationRungId.OMS, RungState.OK, words, audit.source, audit.read_at)
    state, words = _not_yet_read(proof, audit) or (
        RungState.UNKNOWN,
        tr("the history does not say that the OMS was told"),
    )
    return RotationRung(RotationRungId.OMS, state, words, audit.source, audit.read_at)


def _not_yet_read(proof: Proof, fact: Slice[Any]) -> tuple[RungState, str] | None:
    """Why the fact cannot be judged yet; None where it can."""
    if proof.left_at is None:
        return RungState.PENDING, tr("the key has not left yet")
    if fact.failure is not None:
        return RungState.UNKNOWN, unread_words(fact, proof.rotation.flavour)
    if not read_since(fact, proof.left_at):
        patient = proof.now <= proof.left_at + timedelta(seconds=fact.ttl_s)
        return RungState.PENDING if patient else RungState.UNKNOWN, tr("not read since the key left")
    return None


def _read_s_after(proof: Proof, fact: Slice[Any]) -> float:
    """Seconds between the end of the rotation's request and the reading's; without an answer, from its start."""
    since = proof.rotation.submission.answered_at or proof.left_at or proof.now
    return max(0.0, ((fact.asked_at or since) - since).total_seconds())


JUDGES: Final[tuple[Callable[[Proof], RotationRung], ...]] = (
    judge_accepted,
    judge_kraken,
    judge_status,
    judge_recorded,
    judge_oms,
)
"""One judge a rung, from the first to the last."""
