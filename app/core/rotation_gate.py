"""Says why a rotation may not go on, be approved or be sent now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import ROTATE_PHRASE, Flavour, offer_of, typed_phrase
from app.core.rotation_grounds import SESSION_TO_SEND_S, Grounds, findings, stops
from app.core.rotation_ladder import RotationLadder, RotationWord
from app.core.rotation_steps import REQUEST_KEPT_S, CheckItem, Step, why_no_director
from app.core.rotation_trial import TrialResult, wait_s, wait_words

TEXT_SHOWN: Final = 300
"""Characters of a reason or a ticket at the most."""

_OVER: Final = tr("This rotation has ended.")
_LEFT: Final = tr("The key has left: there is no way back.")


def why_not_onward(rotation: Rotation, grounds: Grounds, last_fingerprint: str, now: datetime) -> str:
    """Why the next step cannot be taken, as a sentence; empty when it can.

    `last_fingerprint` is of the key that the last rotation of this account brought, empty when none is known.
    """
    blocked = _why_not_editable(rotation)
    if blocked:
        return blocked
    match rotation.step:
        case Step.SCOPE:
            return _why_not_scope(rotation) or stops(findings(grounds, now))
        case Step.NEW_KEY:
            return _why_not_key(rotation, last_fingerprint)
        case Step.TEST:
            return _why_not_tested(rotation)
        case Step.CHECKLIST:
            return _why_not_ticked(rotation)
        case Step.APPROVALS:
            return _why_not_approved(rotation, now)
    return tr("Type the phrase to send the key.")


def why_not_back(rotation: Rotation) -> str:
    """Why the step before cannot be taken; empty when it can."""
    blocked = _why_not_editable(rotation)
    return blocked or (tr("This is the first step.") if rotation.step is Step.SCOPE else "")


def why_not_cancel(rotation: Rotation) -> str:
    """Why the rotation cannot be called off; empty when it can."""
    return _why_not_editable(rotation)


def why_not_test(rotation: Rotation, now: datetime) -> str:
    """Why the new key cannot be tested before the rotation; empty when it can."""
    blocked = _why_not_editable(rotation)
    if blocked:
        return blocked
    offer = offer_of(rotation.flavour)
    if rotation.flavour is not Flavour.K8S:
        return offer.test_words
    if not rotation.sound:
        return tr("Enter both parts of the key first.")
    return wait_words(wait_s(rotation.key_refusals, now))


def why_not_approve(rotation: Rotation, director: str, now: datetime, *, requester_may_approve: bool = False) -> str:
    """Why this director cannot approve this rotation now; empty when he or she can."""
    blocked = _why_not_editable(rotation)
    if blocked:
        return blocked
    offer = offer_of(rotation.flavour)
    if not offer.directors:
        return offer.approval_words
    if rotation.asked_at is None or not rotation.digest:
        return tr("No approval has been asked for.")
    if now >= rotation.asked_at + timedelta(seconds=REQUEST_KEPT_S):
        return tr("What was asked for is older than {minutes:.0f} min: ask again.", minutes=REQUEST_KEPT_S / 60)
    live = tuple(approval for approval in rotation.approvals if approval.live(now))
    if len(live) >= offer.directors:
        return tr("{count} directors have approved already.", count=len(live))
    return why_no_director(director, rotation.requester, live, requester_may_approve=requester_may_approve)


def why_not_send(rotation: Rotation, grounds: Grounds, last_fingerprint: str, typed: str, now: datetime) -> str:
    """Why the key cannot be sent now; empty when it can. Everything that let the steps pass is asked once more."""
    blocked = _why_not_editable(rotation)
    if blocked:
        return blocked
    if rotation.step is not Step.CONFIRM:
        return tr("First comes: {step}.", step=rotation.step.words)
    return (
        _why_not_scope(rotation)
        or _why_not_key(rotation, last_fingerprint)
        or _why_not_tested(rotation)
        or _why_not_ticked(rotation)
        or _why_not_approved(rotation, now)
        or stops(findings(grounds, now, session_needed_s=SESSION_TO_SEND_S))
        or wait_words(wait_s(rotation.key_refusals, now))
        or ("" if typed_phrase(typed, ROTATE_PHRASE) else tr("Type {phrase} to send the key.", phrase=ROTATE_PHRASE))
    )


def why_not_close(rotation: Rotation, ladder: RotationLadder) -> str:
    """Why the rotation cannot be closed, which a new one has to wait for; empty when it can."""
    if not rotation.running:
        return _OVER
    if not rotation.submission.left:
        return tr("Nothing was sent: cancel it instead.")
    if not rotation.submission.answered:
        return tr("The answer is awaited.")
    if ladder.word is RotationWord.UNKNOWN and not ladder.settled:
        return tr("It is not known yet what became of the key: the status is read until it tells.")
    return ""


def _why_not_editable(rotation: Rotation) -> str:
    if not rotation.running:
        return _OVER
    return _LEFT if rotation.submission.left else ""


def _why_not_scope(rotation: Rotation) -> str:
    if not rotation.account.strip():
        return tr("Say whose key is rotated.")
    if not rotation.reason.strip():
        return tr("Say why the key is rotated.")
    # A director has to see all of it, on another console as well.
    if any(len(text) > TEXT_SHOWN or not text.isprintable() for text in (rotation.reason, rotation.ticket)):
        return tr("Keep reason and ticket to one line of at most {most} characters each.", most=TEXT_SHOWN)
    return ""


def _why_not_key(rotation: Rotation, last_fingerprint: str) -> str:
    if not rotation.parts:
        return tr("Enter both parts of the new key.")
    if not rotation.sound:
        return tr("Correct what is wrong with the key.")
    if rotation.fingerprint == last_fingerprint:
        return tr(
            "This is the key of the last rotation ({fingerprint}): make a new one at Kraken.",
            fingerprint=last_fingerprint,
        )
    return ""


def _why_not_tested(rotation: Rotation) -> str:
    """A test is never asked for; but what it refused is not sent."""
    if rotation.trials and rotation.trials[-1].result is TrialResult.REFUSED:
        return tr("The test refused this key: enter another one, or test it again.")
    return ""


def _why_not_ticked(rotation: Rotation) -> str:
    missing = len(CheckItem) - len(rotation.ticked)
    return tr("{missing} of {count} points are not ticked.", missing=missing, count=len(CheckItem)) if missing else ""


def _why_not_approved(rotation: Rotation, now: datetime) -> str:
    needed = offer_of(rotation.flavour).directors
    if not needed:
        return ""
    live = [approval for approval in rotation.approvals if approval.live(now) and approval.digest == rotation.digest]
    if len(live) < len(rotation.approvals):
        return tr("An approval has lapsed: ask for it again.")
    if len({approval.director.strip().lower() for approval in live}) >= needed:
        return ""
    if len(live) >= needed:
        return tr("The approvals are not of two different directors.")
    return tr("{count} of {needed} directors have approved.", count=len(live), needed=needed)
