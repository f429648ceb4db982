"""What the root flavour of the secrets service tells about stored Kraken credentials."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RootStatus:
    """The credentials of the token's own account; all None but the sentence when none are stored (aware UTC)."""

    last_rotated_at: datetime | None = None
    last_rotated_by: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class RootKrakenStatus:
    """Where an account's credentials are stored, when they were rotated and by whose token (aware UTC)."""

    secret_name: str
    last_rotated: datetime
    rotated_by: str


@dataclass(frozen=True, slots=True)
class RootAuditRow:
    """The last rotation as the stored secret's annotations tell it: this flavour keeps no history."""

    actor: str
    rotated_at: datetime
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class RootRotation:
    """The answer to a rotation (aware UTC); `status` is HTTP's."""

    account_id: str
    secret_name: str
    last_rotated: datetime
    server_date: datetime | None
    status: int = 201


@dataclass(frozen=True, slots=True)
class StoredKeyTest:
    """Whether Kraken accepts what is stored for the account; the balances that came along were not read."""

    account_id: str
    accepted: bool
    server_date: datetime | None
