"""The accounts' wishes to trade: each goes through the risk engine, and becomes an order if that lets it."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from random import Random

from app.sandbox.context import ADMINS
from app.sandbox.faults import FaultKind, ServiceFaults
from app.sandbox.portfolio_records import Order, PortfolioRecords
from app.sandbox.position_size import MID_PRICES_USD
from app.sandbox.risk_engine_checks import Intent, RiskEngine
from app.sandbox.risk_limits import LIMITS

TICK_S = 0.5
LONGEST_STEP_S = 5.0  # a machine that slept must not replay hours of trading in one tick
GAP_S = (2.0, 4.0)
MOST_OPEN = 3
_NOTIONAL_USD = (800.0, 4_000.0)
_MOST_HELD_USD = 120_000.0  # the more is held, the more is sold: spot positions stay between nothing and this


class IntentFlow:
    """Makes an intent for each account every few seconds. Equal seeds and equal ticks give equal intents.

    An order that is accepted beyond the three open ones fills the oldest; an account whose intents are refused
    therefore has neither new orders nor fills.
    """

    def __init__(self, engine: RiskEngine, records: PortfolioRecords, faults: ServiceFaults, seed: int) -> None:
        self._engine = engine
        self._records = records
        self._faults = faults
        self._random = Random(seed)
        self._wait_s = {account: self._random.uniform(0.0, GAP_S[0]) for account in ADMINS}

    def tick(self, step_s: float) -> None:
        """Advance by ``step_s`` seconds; while the fault ``no_intents`` is set nobody wishes to trade."""
        for account in ADMINS:
            self._wait_s[account] -= step_s
            if self._wait_s[account] > 0:
                continue
            self._wait_s[account] = self._random.uniform(*GAP_S)
            if self._faults.find(FaultKind.NO_INTENTS) is None:
                self._trade(account)

    def _trade(self, account: str) -> None:
        intent = self._draw(account)
        if not self._engine.allows(account, intent):
            return
        self._records.submit(account, Order(intent.symbol, intent.side, intent.quantity, intent.price))
        if self._records.open_orders(account) > MOST_OPEN:
            self._records.fill_oldest(account)

    def _draw(self, account: str) -> Intent:
        symbol = self._random.choice(LIMITS[account].instrument_whitelist)
        price = round(MID_PRICES_USD[symbol] * self._random.gauss(1.0, 0.002), 2)
        held_usd = self._records.held(account, symbol) * price
        side = "buy" if self._random.random() > held_usd / _MOST_HELD_USD else "sell"
        return Intent(
            symbol,
            side,
            round(self._random.uniform(*_NOTIONAL_USD) / price, 4),
            price,
            spread_bps=round(self._random.lognormvariate(1.4, 0.6), 2),
            volatility=round(self._random.uniform(0.2, 0.7), 4),
        )


async def run(flow: IntentFlow, clock: Callable[[], datetime]) -> None:
    """Advance ``flow`` twice a second until cancelled; ``clock`` gives aware UTC."""
    before = clock()
    while True:
        now = clock()
        flow.tick(min(max((now - before).total_seconds(), 0.0), LONGEST_STEP_S))
        before = now
        await asyncio.sleep(TICK_S)
