"""Overrides: what people decided over the machine's head."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self


class OverrideDecision(StrEnum):
    """What becomes of the intent."""

    APPROVE = "approve"
    REJECT = "reject"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class OverrideRecord:
    """One decision on an intent, with its reason; `ts` aware UTC."""

    intent_id: str
    account_id: str
    actor: str
    decision: OverrideDecision
    reason: str
    ts: datetime
