"""Risk of all accounts together: exposure, value at risk and the constraints that are broken."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api_client.models.common import DecimalMap


@dataclass(frozen=True, slots=True)
class PortfolioTotals:
    """All accounts together: money in USD, `beta_to_btc` and `max_correlation` without a unit."""

    gross_exposure: Decimal
    instrument_exposure: DecimalMap
    cluster_exposure: DecimalMap
    var_95: Decimal
    cvar_95: Decimal
    beta_to_btc: Decimal
    max_correlation: Decimal


@dataclass(frozen=True, slots=True)
class AccountRisk:
    """One account's part in USD; without `snapshot_ts` (aware UTC) the platform had nothing to compute it from."""

    account_id: str
    gross_exposure: Decimal
    instrument_exposure: DecimalMap
    var_95: Decimal
    cvar_95: Decimal
    snapshot_ts: datetime | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A constraint that is broken: its value beside its limit, in the constraint's unit; `detail` may be empty."""

    constraint: str
    value: Decimal
    limit: Decimal
    detail: str


@dataclass(frozen=True, slots=True)
class PortfolioRiskStatus:
    """The portfolio's risk; `risk_adjustment` scales new positions, from 0 (none) to 1 (in full)."""

    totals: PortfolioTotals
    accounts: tuple[AccountRisk, ...]
    constraints_ok: bool
    breaches: tuple[Breach, ...]
    risk_adjustment: Decimal
