"""What the gateway flavour of the secrets service tells about stored Kraken credentials."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class GatewayStatus:
    """Since when an account has credentials and when they were last rotated (aware UTC)."""

    account_id: str
    secret_name: str
    created_at: datetime
    rotated_at: datetime


@dataclass(frozen=True, slots=True)
class GatewayRotation:
    """The answer to a rotation, which nothing validated (aware UTC); `status` is HTTP's."""

    account_id: str
    secret_name: str
    created_at: datetime
    rotated_at: datetime
    server_date: datetime | None
    status: int = 200
