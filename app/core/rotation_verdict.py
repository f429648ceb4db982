"""What became of the one request that carries the new key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.failure_words import explain_failure
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.rotation_answer import Cause, meaning_of, meaning_without_approvals
from app.core.rotation_flavour import Flavour, offer_of

_NOT_SENT: Final = frozenset({FailureKind.UNREACHABLE, FailureKind.NOT_CONFIGURED})
_REFUSED: Final = frozenset(
    {
        FailureKind.REFUSED,
        FailureKind.SESSION,
        FailureKind.FORBIDDEN,
        FailureKind.MISCONFIGURED,
        FailureKind.BUSY,
        FailureKind.DRAINING,
    }
)


class Phase(Enum):
    """How far the request has got."""

    READY = "ready"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_SENT = "not sent"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """What people read: the value is what the journal keeps."""
        return _PHASE_WORDS[self]


_PHASE_WORDS: Final = {
    Phase.READY: tr("ready"),
    Phase.SENT: tr("sent"),
    Phase.ACCEPTED: tr("accepted"),
    Phase.REFUSED: tr("refused"),
    Phase.NOT_SENT: tr("not sent"),
    Phase.UNKNOWN: tr("unknown"),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """A success as it was answered: `watcher` is the X-OMS-Watcher header, None without one.

    `account` is None where the implementation does not name it.
    """

    status: int
    account: str | None
    rotated_at: datetime | None
    secret_name: str = ""
    watcher: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """The request, which is sent once. A failure beside a receipt does not exist."""

    phase: Phase = Phase.READY
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    receipt: Receipt | None = None
    failure: Failure | None = None

    @property
    def left(self) -> bool:
        """Whether the request was handed over: there is no way back."""
        return self.phase is not Phase.READY

    @property
    def answered(self) -> bool:
        """Whether it has come to an end, whatever that is."""
        return self.phase not in (Phase.READY, Phase.SENT)

    @property
    def accepted(self) -> bool:
        """Whether the platform answered that the key was rotated."""
        return self.phase is Phase.ACCEPTED

    @property
    def without_effect(self) -> bool:
        """Whether it is known to have done nothing."""
        return self.phase in (Phase.REFUSED, Phase.NOT_SENT)

    def sent(self, now: datetime) -> Submission:
        """Return the request as it leaves; raises ValueError the second time: it is sent once."""
        if self.left:
            raise ValueError("a rotation is sent once")
        return replace(self, phase=Phase.SENT, sent_at=now)

    def received(self, receipt: Receipt, account: str, flavour: Flavour, now: datetime) -> Submission:
        """Return the request with the platform's success, which counts only when it is this rotation's own."""
        own = receipt.account is None or receipt.account == account
        as_agreed = receipt.status == offer_of(flavour).success and receipt.rotated_at is not None
        phase = Phase.ACCEPTED if own and as_agreed else Phase.UNKNOWN
        return replace(self, phase=phase, answered_at=now, receipt=receipt, failure=None)

    def failed(self, failure: Failure, now: datetime) -> Submission:
        """Return the request with its failure."""
        if failure.kind in _NOT_SENT or (failure.kind is FailureKind.SESSION and failure.status is None):
            phase = Phase.NOT_SENT
        else:
            phase = Phase.REFUSED if failure.kind in _REFUSED else Phase.UNKNOWN
        return replace(self, phase=phase, answered_at=now, receipt=None, failure=failure)

    def resumed(self) -> Submission:
        """Return the request as it stands after a restart: nobody waits for its answer any more."""
        return replace(self, phase=Phase.UNKNOWN) if self.phase is Phase.SENT else self


@dataclass(frozen=True, slots=True)
class Verdict:
    """The request's end in words: what is the case with its effect, and what to do; `cause` of a known refusal."""

    phase: Phase
    words: str
    next_step: str = ""
    cause: Cause | None = None


_NOTHING: Final = tr("Nothing happened: the stored key is the old one.")
_MAYBE: Final = tr("The key may have been rotated: the status is read until it tells. Never send it again.")


def verdict_of(submission: Submission, flavour: Flavour, *, session_alive: bool | None = None) -> Verdict:
    """Say what became of the request.

    `session_alive` is what a later read of the status told of the caller's session: it resolves the one answer that
    can mean the session as well as an approval.
    """
    phase = submission.phase
    if submission.failure is not None:
        return _failed(phase, submission.failure, flavour, session_alive=session_alive)
    match phase:
        case Phase.READY:
            return Verdict(phase, tr("Nothing has been sent yet."))
        case Phase.SENT:
            return Verdict(phase, tr("The new key is on its way; the platform asks Kraken before it answers."))
        case Phase.ACCEPTED:
            return Verdict(phase, tr("The platform answered that the key was rotated."))
    if submission.receipt is None:
        return Verdict(phase, tr("What became of the request is not known. {status}", status=_MAYBE))
    return Verdict(
        phase, tr("The platform answered with a success that is not this rotation's. {status}", status=_MAYBE)
    )


def _failed(phase: Phase, failure: Failure, flavour: Flavour, *, session_alive: bool | None) -> Verdict:
    effect = _MAYBE if phase is Phase.UNKNOWN else _NOTHING
    meaning = meaning_of(failure, flavour)
    if meaning is None:
        sentence = explain_failure(failure)
        # What a bare failure advises is for reads; a lost rotation is never repeated on a hunch.
        next_step = "" if phase is Phase.UNKNOWN else sentence.next_step
        return Verdict(phase, f"{sentence.what} {effect}", next_step)
    if meaning.cause is Cause.SESSION_OR_APPROVAL and session_alive is not None:
        if session_alive:
            words = tr("One of the approvals has ended; your own session is alive. {effect}", effect=_NOTHING)
            return Verdict(phase, words, tr("Ask both directors to approve again."), Cause.APPROVAL)
        meaning = meaning_without_approvals(failure, flavour) or meaning
    return Verdict(phase, f"{meaning.what} {effect}", meaning.next_step, meaning.cause)
