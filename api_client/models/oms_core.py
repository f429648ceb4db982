"""The order management service in its core flavour: shadow profit, balances and trades."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from api_client.models.common import DecimalMap, FactMap


@dataclass(frozen=True, slots=True)
class LedgerFill:
    """One fill: `quantity` in units, `price` and `fee` in USD."""

    symbol: str
    side: str
    quantity: Decimal
    price: Decimal
    timestamp: datetime
    fee: Decimal
    slippage_bps: Decimal


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held of a symbol, in units, at its average price in USD."""

    symbol: str
    quantity: Decimal
    avg_price: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """Profit, fees and slippage in USD, with the positions and fills they come from."""

    realized_pnl: Decimal
    fees: Decimal
    slippage: Decimal
    positions: tuple[Holding, ...]
    fills: tuple[LedgerFill, ...]


@dataclass(frozen=True, slots=True)
class LedgerDelta:
    """How the real ledger differs from the shadow, in USD, as the service says it."""

    realized_pnl: Decimal
    fees: Decimal
    slippage: Decimal


@dataclass(frozen=True, slots=True)
class ShadowPnl:
    """An account's real ledger beside the one it would have had."""

    real: Ledger
    shadow: Ledger
    delta: LedgerDelta


@dataclass(frozen=True, slots=True)
class AccountBalances:
    """What the exchange holds for an account, in units by asset; `net_asset_value` in USD, aware UTC `timestamp`."""

    account_id: str
    balances: DecimalMap
    net_asset_value: Decimal | None
    timestamp: datetime


@dataclass(frozen=True, slots=True)
class AccountTrades:
    """An account's trades in the service's own order, each by its own named facts."""

    trades: tuple[FactMap, ...]
