"""The calls that the OMS makes to the exchange for one account, and what they leave of its rate limits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Transport = Literal["rest", "websocket"]
WINDOW_S = 10.0
RATE_LIMITS: dict[Transport, int] = {"rest": 20, "websocket": 60}
PROBE_PERIOD_S = 30.0
ACCOUNTS_WITH_CREDENTIALS = ("company", "director-1")
_CALLS_AT_START = 4
_CALLS_A_PROBE = 2


@dataclass(frozen=True, slots=True)
class ExchangeCalls:
    """Call times that follow from when the account's context started: a warm start, then probes every 30 s."""

    started_at: datetime
    probing_since: datetime | None = None

    def in_window(self, now: datetime) -> list[float]:
        """Return the ages in seconds of the calls within the window, oldest first; both transports make as many."""
        ages_s = [(now - self.started_at).total_seconds()] * _CALLS_AT_START
        if self.probing_since is not None:
            last_probe_s = (now - self.probing_since).total_seconds() % PROBE_PERIOD_S
            ages_s += [last_probe_s] * _CALLS_A_PROBE
        return sorted((age_s for age_s in ages_s if 0 <= age_s < WINDOW_S), reverse=True)

    def probes(self, now: datetime) -> int:
        """Return how many probes were sent so far."""
        if self.probing_since is None:
            return 0
        return _CALLS_A_PROBE * (1 + int((now - self.probing_since).total_seconds() // PROBE_PERIOD_S))

    def remaining(self, transport: Transport, now: datetime) -> int:
        """Return how many calls the window still allows."""
        return RATE_LIMITS[transport] - len(self.in_window(now))

    def rate_limits(self, now: datetime) -> dict[str, dict[str, Any]]:
        """Return both transports' limits as the rate limit route shows them; windows in seconds."""
        ages_s = self.in_window(now)
        return {
            transport: {
                "limit": limit,
                "window": WINDOW_S,
                "inflight": len(ages_s),
                "remaining": limit - len(ages_s),
                "reset_in": WINDOW_S - ages_s[0] if ages_s else 0.0,
                "backlog": 0,
            }
            for transport, limit in RATE_LIMITS.items()
        }
