"""The watchdog: what it vetoed, and why."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api_client.models.common import FactMap


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often one reason was given."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Veto:
    """One intent that the watchdog stopped; `score` is the model's own, where it has one, `ts` aware UTC."""

    intent_id: str
    account_id: str
    reason: str
    ts: datetime
    details: FactMap
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Oversight:
    """Every veto counted by reason, and the newest of them, newest first."""

    total_vetoes: int
    reason_counts: tuple[ReasonCount, ...]
    recent_vetoes: tuple[Veto, ...]
    last_updated: datetime
