"""An account's fills as they were beside what they would have been at the mid price."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from app.sandbox.position_size import MID_PRICES_USD

FEE_RATE = Decimal("0.0008")
_CENT, _BPS = Decimal("0.01"), Decimal("0.001")


class Fill(BaseModel):
    """One filled order; in JSON the numbers are texts."""

    symbol: str
    side: str
    quantity: Decimal
    price: Decimal
    timestamp: datetime
    fee: Decimal
    slippage_bps: Decimal


class Holding(BaseModel):
    """What is held of a symbol, at the price it cost on average."""

    quantity: Decimal
    avg_price: Decimal


class Ledger(BaseModel):
    """Profit, fees and slippage in US dollars, and what they come from."""

    realized_pnl: Decimal
    fees: Decimal
    slippage: Decimal
    positions: dict[str, Holding]
    fills: list[Fill]


class LedgerDelta(BaseModel):
    """Real minus shadow, in US dollars."""

    realized_pnl: Decimal
    fees: Decimal
    slippage: Decimal


class ShadowPnl(BaseModel):
    """Both ledgers of an account and how they differ."""

    real: Ledger
    shadow: Ledger
    delta: LedgerDelta


@dataclass
class _Position:
    quantity: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)

    def trade(self, fill: Fill) -> Decimal:
        """Take a fill in and return the profit it realises; what was held before the first fill has no cost here."""
        signed = fill.quantity if fill.side == "buy" else -fill.quantity
        closed = min(abs(signed), abs(self.quantity)) if signed * self.quantity < 0 else Decimal(0)
        profit = Decimal(0)
        if closed:
            average = self.cost / self.quantity
            direction = 1 if self.quantity > 0 else -1
            profit = closed * (fill.price - average) * direction
            self.quantity -= direction * closed
            self.cost -= direction * closed * average
        opened = abs(signed) - closed
        if opened:
            direction = 1 if signed > 0 else -1
            self.quantity += direction * opened
            self.cost += direction * opened * fill.price
        return profit


def compare(filled_orders: Iterable[dict[str, Any]]) -> ShadowPnl:
    """Return both ledgers of filled orders, oldest first, as the portfolio's records list them."""
    orders = list(filled_orders)
    real = _ledger([_fill(order, Decimal(str(order["price"]))) for order in orders])
    shadow = _ledger([_fill(order, _mid(order["instrument"])) for order in orders])
    delta = LedgerDelta(
        realized_pnl=real.realized_pnl - shadow.realized_pnl,
        fees=real.fees - shadow.fees,
        slippage=real.slippage - shadow.slippage,
    )
    return ShadowPnl(real=real, shadow=shadow, delta=delta)


def fee_usd(quantity: Decimal, price: Decimal) -> Decimal:
    """Return what a fill costs in fees, in US dollars."""
    return (quantity * price * FEE_RATE).quantize(_CENT)


def _fill(order: dict[str, Any], price: Decimal) -> Fill:
    quantity, mid = Decimal(str(order["quantity"])), _mid(order["instrument"])
    worse = price - mid if order["side"] == "buy" else mid - price
    return Fill(
        symbol=order["instrument"],
        side=order["side"],
        quantity=quantity,
        price=price,
        timestamp=order["updated_at"],
        fee=fee_usd(quantity, price),
        slippage_bps=(worse / mid * 10_000).quantize(_BPS),
    )


def _ledger(fills: list[Fill]) -> Ledger:
    held: dict[str, _Position] = {}
    profit = slippage = Decimal(0)
    for fill in fills:
        profit += held.setdefault(fill.symbol, _Position()).trade(fill)
        worse = fill.price - _mid(fill.symbol) if fill.side == "buy" else _mid(fill.symbol) - fill.price
        slippage += worse * fill.quantity
    return Ledger(
        realized_pnl=profit.quantize(_CENT) if fills else profit,
        fees=sum((fill.fee for fill in fills), Decimal(0)),
        slippage=slippage.quantize(_CENT) if fills else slippage,
        positions={
            symbol: Holding(quantity=position.quantity, avg_price=(position.cost / position.quantity).quantize(_CENT))
            for symbol, position in held.items()
            if position.quantity
        },
        fills=fills,
    )


def _mid(symbol: str) -> Decimal:
    return Decimal(str(MID_PRICES_USD[symbol]))
