"""Facts about stored Kraken credentials; the credentials themselves never come back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SecretStatus:
    """When an account's credentials were last rotated (aware UTC)."""

    account_id: str
    last_rotated_at: datetime


@dataclass(frozen=True, slots=True)
class KrakenSecretStatus:
    """Where an account's credentials are stored and when they were last rotated (aware UTC)."""

    account_id: str
    secret_name: str
    last_rotated_at: datetime


@dataclass(frozen=True, slots=True)
class RotationRecord:
    """One row of the service's rotation history, which it keeps in memory only; forced rotations are not in it."""

    account_id: str
    actor: str
    approvers: tuple[str, ...]
    kms_key_id: str
    master_key_id: str
    last_rotated_at: datetime
    master_key_rotated_at: datetime
    recorded_at: datetime
    ip_hash: str


@dataclass(frozen=True, slots=True)
class Rotation:
    """The answer to a rotation, `status` is HTTP's.

    `watcher` is what the service says the OMS will do, if it says so.
    """

    account_id: str
    secret_name: str
    last_rotated_at: datetime
    kms_key_id: str
    watcher: str | None
    server_date: datetime | None
    status: int = 200


@dataclass(frozen=True, slots=True)
class EncryptedRotation:
    """The same by the encrypted route, which tells the row of the history as well."""

    secret_name: str
    last_rotated_at: datetime
    kms_key_id: str
    record: RotationRecord
    watcher: str | None
    server_date: datetime | None
    status: int = 200


@dataclass(frozen=True, slots=True)
class KeyAccepted:
    """Kraken accepted credentials that were only tried; nothing was stored."""

    account_id: str
    server_date: datetime | None


@dataclass(frozen=True, slots=True)
class ForceRotation:
    """The answer to a forced rotation: `watcher` is what the service says the OMS will do, if it says so."""

    account_id: str
    watcher: str | None
    server_date: datetime | None
