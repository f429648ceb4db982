"""The risk engine: what it refused before a trade."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api_client.models.common import DecimalMap


@dataclass(frozen=True, slots=True)
class PretradeFailure:
    """One intent that was refused: by which invariant, and the engine's own reason; `notional` in USD.

    `timestamp` is the engine's clock, aware UTC.
    """

    symbol: str
    invariant: str
    action: str
    reason: str
    timestamp: datetime
    notional: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PretradeStatus:
    """An account's refusals since the engine started: how many by invariant, and the newest one by one."""

    account_id: str
    generated_at: datetime
    counts: DecimalMap
    recent_failures: tuple[PretradeFailure, ...]
