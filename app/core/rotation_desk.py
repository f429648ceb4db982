"""What the pages of the credentials show of a rotation at this workstation: values only, no key part, no session."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.core.approvals import ApprovalSubject
from app.core.freshness import Slice
from app.core.key_age import KeyReminder
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import Flavour
from app.core.rotation_grounds import GroundFinding
from app.core.rotation_key import KeyCheck
from app.core.rotation_ladder import RotationLadder
from app.core.rotation_readings import UNREAD, AuditEntry, StoredKey
from app.core.rotation_steps import How
from app.core.rotation_trial import Trial


class Busy(Enum):
    """What is under way; the value says so beside the button that started it."""

    NOTHING = ""
    TEST = tr("Kraken is asked about the key.")
    DIRECTOR = tr("The director is being signed in.")
    SEND = tr("The key is on its way.")
    WORDS = tr("The six words are being worked out.")
    ANSWER = tr("The answer is being opened.")
    FORCE = tr("The OMS is told to read the key again.")


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Why each thing cannot be done now, as a sentence; empty where it can.

    `send` and `force` leave the phrase out. `begin` is of a new rotation, `ask` of asking directors, `stored_test` of
    the test of what is stored.
    """

    begin: str = ""
    onward: str = ""
    back: str = ""
    cancel: str = ""
    test: str = ""
    ask: str = ""
    approve: str = ""
    send: str = ""
    close: str = ""
    stored_test: str = ""
    force: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What directors see: `subject` and its digest; `text` and the six `spoken` words for another desk, if allowed."""

    subject: ApprovalSubject
    text: str = ""
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True)
class RotationDesk:
    """The account's key, and the rotation of it that runs here or ended last.

    `flavour` is None where the environment names no credentials service. `status` and `audit` are of `account`, in
    one form for all implementations. `check` judges the key parts as they lie in their fields, `findings` are the
    checks before a rotation. `held` tells that both parts are in memory, `method` how directors are asked.
    `last_fingerprint` is of the key that the account's last rotation brought, `replaced_fingerprint` of the one that
    the last before this rotation did. `stored_test` is the test of the stored
    key, where there is one. `failure` is why the newest wish did not
    come to anything, in a sentence.
    """

    flavour: Flavour | None = None
    account: str = ""
    status: Slice[StoredKey] = UNREAD
    audit: Slice[tuple[AuditEntry, ...]] = UNREAD
    reminders: tuple[KeyReminder, ...] = ()
    last_fingerprint: str = ""
    replaced_fingerprint: str = ""
    rotation: Rotation | None = None
    check: KeyCheck | None = None
    held: bool = False
    findings: tuple[GroundFinding, ...] = ()
    obstacles: Obstacles = field(default_factory=Obstacles)
    method: How = How.IN_PERSON
    remote_allowed: bool = False
    requester_may_approve: bool = False
    asked: Asked | None = None
    ladder: RotationLadder | None = None
    stored_test: Slice[Trial] = UNREAD
    busy: Busy = Busy.NOTHING
    failure: str = ""


@dataclass(frozen=True, slots=True)
class DirectorDesk:
    """A director's side of an approval from another desk.

    `subject` is the request as read, `refusal` why a text was not taken or the sign-in did not work, `answer` the
    sealed text to send back.
    """

    subject: ApprovalSubject | None = None
    refusal: str = ""
    answer: str = ""
    session_until: str = ""
    busy: bool = False
