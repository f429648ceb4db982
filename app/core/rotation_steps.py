"""The steps of a rotation, and what a person ticks because no server checks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from app.core.halt_readings import same_account
from app.core.language import tr
from app.core.rotation_flavour import Flavour, offer_of

APPROVAL_KEPT_S: Final = 300.0
"""Seconds after which an approval is dropped, with its session token, when nothing was sent."""

REQUEST_KEPT_S: Final = 600.0
"""Seconds for which directors may approve what was asked of them."""


class Step(Enum):
    """Where a rotation is; the value is the step's title."""

    SCOPE = "Scope"
    NEW_KEY = "New key"
    TEST = "Test"
    CHECKLIST = "Checklist"
    APPROVALS = "Approvals"
    CONFIRM = "Confirm"
    SENT = "Sent"
    RUNGS = "Proof"
    AFTER = "After"

    @property
    def words(self) -> str:
        """What people read: the value is what the journal keeps."""
        return _STEP_WORDS[self]


_STEP_WORDS: Final = {
    Step.SCOPE: tr("Scope"),
    Step.NEW_KEY: tr("New key"),
    Step.TEST: tr("Test"),
    Step.CHECKLIST: tr("Checklist"),
    Step.APPROVALS: tr("Approvals"),
    Step.CONFIRM: tr("Confirm"),
    Step.SENT: tr("Sent"),
    Step.RUNGS: tr("Proof"),
    Step.AFTER: tr("After", "the last step"),
}


UNTIL_SENT: Final[tuple[Step, ...]] = (
    Step.SCOPE,
    Step.NEW_KEY,
    Step.TEST,
    Step.CHECKLIST,
    Step.APPROVALS,
    Step.CONFIRM,
)
"""The steps between which a person goes to and fro; those behind them come by themselves."""


def steps_of(flavour: Flavour) -> tuple[Step, ...]:
    """The steps with one implementation; where nobody approves there is no step for it."""
    directors = offer_of(flavour).directors
    return tuple(step for step in Step if step is not Step.APPROVALS or directors)


class CheckItem(Enum):
    """What only a person can check at Kraken; the value is the sentence that is ticked."""

    PERMISSIONS = tr(
        "The key may query funds, query open orders and trades, create and modify orders, and cancel and close orders."
    )
    NO_WITHDRAWAL = tr("The key may not withdraw.")
    ADDRESSES = tr("The key may be used from the platform's addresses only.")
    NONCE = tr("The key's nonce window is as the platform needs it.")
    EXPIRY = tr("The key does not expire before its next rotation.")


class How(Enum):
    """How a director approved."""

    IN_PERSON = "in person"
    OTHER_DESK = "from another desk"

    @property
    def words(self) -> str:
        """What people read: the value is what the journal keeps."""
        return tr("in person") if self is How.IN_PERSON else tr("from another desk")


@dataclass(frozen=True, slots=True)
class Approval:
    """One director's consent to one digest. The session token that goes with it is never part of it.

    `session_until` is when the platform lets the director's session end: nothing can end it earlier.
    """

    director: str
    digest: str
    at: datetime
    session_until: datetime
    how: How = How.IN_PERSON

    def lapses_at(self) -> datetime:
        """When it is dropped if nothing was sent: after five minutes, or with its session."""
        return min(self.at + timedelta(seconds=APPROVAL_KEPT_S), self.session_until)

    def live(self, now: datetime) -> bool:
        """Whether it still counts."""
        return now < self.lapses_at()

    @property
    def words(self) -> str:
        """Say who approved, and what the platform keeps of it."""
        return tr(
            "{director} approved {how}. The platform keeps that session alive until {until:%H:%M} UTC.",
            director=self.director,
            how=self.how.words,
            until=self.session_until,
        )


def why_no_director(
    director: str, requester: str, approvals: tuple[Approval, ...], *, requester_may_approve: bool
) -> str:
    """Why this director's approval would not count, as a sentence; empty when it would.

    Who is a director only the platform knows: it says so when the rotation is sent.
    """
    if not director.strip():
        return tr("The platform's session names no account: it cannot count as a director's.")
    if any(same_account(director, other.director) for other in approvals):
        return tr("{director} has approved already: the two must be different.", director=director)
    if same_account(director, requester) and not requester_may_approve:
        return tr(
            "{director} asked for this rotation; this environment's policy wants two others to approve.",
            director=director,
        )
    return ""
