"""Human in the loop: the intents that wait for a person, and what became of one."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from api_client.models.common import FactMap


class IntentStatus(StrEnum):
    """What has become of an intent."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class TradeDetails:
    """The trade that is meant: `notional` in USD, `model_confidence` from 0 to 1."""

    symbol: str
    side: str
    notional: Decimal
    model_confidence: Decimal
    metadata: FactMap


@dataclass(frozen=True, slots=True)
class PendingIntent:
    """An intent that waits for its owner's decision, which is possible until `expires_at` (aware UTC)."""

    intent_id: str
    account_id: str
    trade_details: TradeDetails
    status: IntentStatus
    submitted_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IntentDecision:
    """What the platform holds for the intent's status from now on, and its sentence, redacted and shortened.

    `as_asked` is False when another decision had been taken before: that one stays.
    """

    intent_id: str
    status: IntentStatus
    message: str
    as_asked: bool
