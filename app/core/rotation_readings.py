"""What is read to prove a rotation, in one form for all implementations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from api_client.models.secrets import KrakenSecretStatus, RotationRecord, SecretStatus
from app.core.failure_words import explain_failure
from app.core.freshness import FailureKind, Slice
from app.core.halt_readings import read_since
from app.core.language import tr
from app.core.rotation_answer import Cause, Meaning, meaning_without_approvals
from app.core.rotation_flavour import Flavour
from app.core.rotation_trial import Trial

UNREAD: Final[Slice[Any]] = Slice("", 0.0)
"""A fact that nothing reads."""


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What the status tells of the stored key; `rotated_at` by the platform's clock, None when nothing is stored.

    `created_at` is when the first key was stored, where the implementation tells.
    """

    account: str
    rotated_at: datetime | None
    secret_name: str = ""
    rotated_by: str = ""
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One rotation as the service remembers it; all but actor and time where the implementation has them.

    `key_id` names the key that sealed the secret, `master_key_id` the one that sealed that.
    """

    actor: str
    rotated_at: datetime
    approvers: tuple[str, ...] = ()
    notes: str = ""
    key_id: str = ""
    master_key_id: str = ""
    master_key_rotated_at: datetime | None = None


@dataclass(frozen=True)
class RotationReadings:
    """All that a rotation is judged by; `test` is the test of the stored key, where there is one."""

    status: Slice[StoredKey] = UNREAD
    audit: Slice[tuple[AuditEntry, ...]] = UNREAD
    test: Slice[Trial] = UNREAD


@dataclass(frozen=True, slots=True)
class Before:
    """The stored key before the rotation: `rotated_at` is None when there was no date that this service could read.

    `known` tells that from a date that was not read.
    """

    at: datetime
    rotated_at: datetime | None = None
    known: bool = False

    def older_than(self, rotated_at: datetime | None, accepted_at: datetime | None = None) -> bool:
        """Whether a date of the platform's is newer than what was stored before.

        Where that is not known, the date must reach that of the request's own receipt, if there is one.
        """
        if rotated_at is None:
            return False
        if self.known:
            return self.rotated_at is None or rotated_at > self.rotated_at
        return accepted_at is not None and rotated_at >= accepted_at


def stored_key(status: SecretStatus | KrakenSecretStatus) -> StoredKey:
    """The Kubernetes implementation's status in the common form."""
    name = status.secret_name if isinstance(status, KrakenSecretStatus) else ""
    return StoredKey(status.account_id, status.last_rotated_at, name)


def audit_entry(record: RotationRecord) -> AuditEntry:
    """The Kubernetes implementation's row in the common form."""
    return AuditEntry(
        actor=record.actor,
        rotated_at=record.last_rotated_at,
        approvers=record.approvers,
        key_id=record.kms_key_id,
        master_key_id=record.master_key_id,
        master_key_rotated_at=record.master_key_rotated_at,
    )


def asked_since(status: Slice[StoredKey], since: datetime) -> bool:
    """Whether the newest read, a failed one as well, was asked for at `since` or later."""
    asked_at = status.asked_at if status.failure is None else status.failure_asked_at
    return asked_at is not None and asked_at >= since


def take_before(status: Slice[StoredKey], flavour: Flavour, since: datetime, now: datetime) -> Before:
    """What a read asked for at `since` or later told of the stored key before a rotation.

    That there is no date to compare with is knowledge as well. An older reading is none: somebody else may have rotated
    the key after it.
    """
    if not asked_since(status, since):
        return Before(now)
    if status.failure is None and status.value is not None:
        return Before(now, status.value.rotated_at, known=True)
    meaning = refusal_of(status, flavour, now)
    return Before(now, known=meaning is not None and meaning.cause in (Cause.NOTHING_STORED, Cause.OTHER_WRITER))


def refusal_of(fact: Slice[Any], flavour: Flavour, now: datetime) -> Meaning | None:
    """What the service's newest refusal to tell a fact means, while it is as fresh as the fact would have to be."""
    if fact.failure is None or fact.failed_at is None or now - fact.failed_at > timedelta(seconds=fact.ttl_s):
        return None
    return meaning_without_approvals(fact.failure, flavour)


def session_alive(status: Slice[StoredKey], since: datetime) -> bool | None:
    """What a read of the status after `since` tells of the caller's own session; None where it tells nothing.

    The guard comes first: whoever is told that there is no key had a session that counts.
    """
    if status.failure is not None and status.failure_asked_at is not None and status.failure_asked_at > since:
        if status.failure.kind is FailureKind.SESSION:
            return False
        return True if status.failure.status == 404 else None
    return True if read_since(status, since) else None


def unread_words(fact: Slice[Any], flavour: Flavour) -> str:
    """Say why a fact is not known, without a full stop: what its failed read means, or that none was made."""
    if fact.failure is None:
        return tr("it has not been read yet")
    meaning = meaning_without_approvals(fact.failure, flavour)
    return (explain_failure(fact.failure).what if meaning is None else meaning.what).rstrip(".")
