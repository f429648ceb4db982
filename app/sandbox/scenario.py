"""An incident that the sandbox's owner stages: losses beyond an account's daily cap, positions beyond every limit."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.position_size import MID_PRICES_USD
from app.sandbox.risk_limits import LIMITS, RiskLimits, RiskUsage, usage_at

BEYOND_CAP = 1.2
"""The staged loss as a multiple of the account's daily cap."""
STAGED_EXPOSURE_USD = 400_000.0
"""What is bought for an exposure breach: more than the portfolio's limits leave room for."""


class Scenario(StrEnum):
    """What can be staged."""

    LOSS_CAP_BREACH = "loss_cap_breach"
    EXPOSURE_BREACH = "exposure_breach"


class StagedIncident:
    """At most one account's incident, shared by the risk service's answers and the market's series.

    Positions are bought in ``records`` and sold again at the end; without records there is nothing to buy.
    """

    def __init__(self, records: PortfolioRecords | None = None) -> None:
        self._records = records
        self._losing = ""
        self._bought: tuple[str, str, float] | None = None

    def start(self, scenario: Scenario, account: str) -> None:
        """Stage `scenario` for an account, in place of an earlier one; raises `KeyError` for an unknown account."""
        limits = LIMITS[account.lower()]
        self.end()
        if scenario is Scenario.LOSS_CAP_BREACH:
            self._losing = limits.account_id
        elif self._records is not None:
            instrument = limits.instrument_whitelist[0]
            quantity = round(STAGED_EXPOSURE_USD / MID_PRICES_USD[instrument], 4)
            self._records.trade(limits.account_id, instrument, quantity)
            self._bought = (limits.account_id, instrument, quantity)

    def end(self) -> None:
        """Let everything be as without an incident; what was bought is sold as far as it is still held."""
        self._losing = ""
        if self._bought is not None and self._records is not None:
            account_id, instrument, quantity = self._bought
            left = min(quantity, self._records.held(account_id, instrument))
            if left > 0:
                self._records.trade(account_id, instrument, -left)
        self._bought = None

    def loss_usd(self, account: str) -> float:
        """The loss in US dollars that the incident adds to an account's day; 0 without one."""
        return LIMITS[account].max_daily_loss * BEYOND_CAP if account == self._losing else 0.0

    def usage_at(self, limits: RiskLimits, now: datetime) -> RiskUsage:
        """What the account has used at `now` (aware), the staged loss included."""
        exposure_usd = {} if self._records is None else self._records.exposure_usd(limits.account_id)
        usage = usage_at(limits, now, exposure_usd)
        staged = Decimal(self.loss_usd(limits.account_id)).quantize(Decimal("0.01"))
        return usage.model_copy(update={"realized_daily_loss": usage.realized_daily_loss + staged})
