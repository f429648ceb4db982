"""How far the platform's clock is from this workstation's, from answers that arrive anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from api_client.models.common import Exchange

DATE_RESOLUTION_S: Final = 2.0
"""A Date header is cut to whole seconds, and common servers make it once a second: it may be two seconds late."""

SKEW_HARMS_CODES_S: Final = 20.0
"""A clock that is off by more than this makes TOTP codes that the platform refuses."""


@dataclass(frozen=True, slots=True)
class ClockFact:
    """One comparison, in seconds: `skew_s` is the platform minus this workstation, give or take `uncertainty_s`.

    A positive skew means that this workstation is behind.
    """

    skew_s: float
    latency_s: float
    uncertainty_s: float

    @property
    def certain_skew_s(self) -> float:
        """The part of the skew that the measurement cannot explain away; never negative."""
        return max(0.0, abs(self.skew_s) - self.uncertainty_s)


def clock_fact(exchange: Exchange) -> ClockFact | None:
    """Compare the clocks by one exchange; None when its answer carried no date."""
    if exchange.server_date is None:
        return None
    half_way = exchange.at - timedelta(seconds=exchange.latency_s / 2)
    # The likeliest moment is the middle of what the header can stand for.
    stamped = exchange.server_date + timedelta(seconds=DATE_RESOLUTION_S / 2)
    return ClockFact(
        skew_s=(stamped - half_way).total_seconds(),
        latency_s=exchange.latency_s,
        uncertainty_s=DATE_RESOLUTION_S / 2 + exchange.latency_s / 2,
    )
