"""An incident that the sandbox's owner stages for a drill: losses beyond an account's daily cap."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.sandbox.risk_limits import LIMITS, RiskLimits, RiskUsage, usage_at

BEYOND_CAP = 1.2
"""The staged loss as a multiple of the account's daily cap."""


class Scenario(StrEnum):
    """What can be staged."""

    LOSS_CAP_BREACH = "loss_cap_breach"


class StagedIncident:
    """At most one account's incident, shared by the risk service's answers and the market's series."""

    def __init__(self) -> None:
        self._account = ""

    def start(self, scenario: Scenario, account: str) -> None:
        """Stage `scenario` for an account, in place of an earlier one; raises `KeyError` for an unknown account."""
        self._account = LIMITS[account.lower()].account_id

    def end(self) -> None:
        """Let everything be as without an incident."""
        self._account = ""

    def loss_usd(self, account: str) -> float:
        """The loss in US dollars that the incident adds to an account's day; 0 without one."""
        return LIMITS[account].max_daily_loss * BEYOND_CAP if account == self._account else 0.0

    def usage_at(self, limits: RiskLimits, now: datetime) -> RiskUsage:
        """What the account has used at `now` (aware), the staged loss included."""
        usage = usage_at(limits, now)
        staged = Decimal(self.loss_usd(limits.account_id)).quantize(Decimal("0.01"))
        return usage.model_copy(update={"realized_daily_loss": usage.realized_daily_loss + staged})
