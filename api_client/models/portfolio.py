"""The portfolio service: rows of the platform's own records, not the exchange's."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from api_client.models.common import FactMap


class RowsSource(StrEnum):
    """The form in which rows were had."""

    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class PortfolioRows:
    """One listing of an account, by column; from CSV every value is text, and an empty one is an empty text.

    `complete` is False when the listing was as long as was asked for: there may be more.
    """

    source: RowsSource
    rows: tuple[FactMap, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class PortfolioBalances:
    """An account's money at the exchange in USD, and how far its stablecoin is off its peg, in basis points."""

    available_usd: Decimal
    deployed_usd: Decimal
    total_nav_usd: Decimal
    stablecoin_depeg_bps: Decimal
