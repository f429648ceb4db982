"""The kill switch: why it is thrown, what it answers, what it remembers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self


class KillReason(StrEnum):
    """The reasons the platform knows; there is no free text. UNKNOWN is only read, never sent."""

    LOSS_CAP_BREACH = "loss_cap_breach"
    SPREAD_WIDENING = "spread_widening"
    LATENCY_STALL = "latency_stall"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


class KillStatus(StrEnum):
    """How far the notifications got; the switch is engaged in every case."""

    OK = "ok"
    PARTIAL = "partial"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class KillReceipt:
    """The answer to a kill: the switch is engaged; `partial` when a notification channel failed (HTTP 207).

    `ts` is the service's time of the kill, `server_date` the answer's Date header; both aware UTC.
    """

    status: KillStatus
    ts: datetime
    reason_code: KillReason
    channels_sent: tuple[str, ...]
    failed_channels: tuple[str, ...]
    partial: bool
    server_date: datetime | None


@dataclass(frozen=True, slots=True)
class KillEvent:
    """One kill the service remembers; it forgets all of them when it restarts."""

    account_id: str
    reason: KillReason
    ts: datetime
    channels_sent: tuple[str, ...]
