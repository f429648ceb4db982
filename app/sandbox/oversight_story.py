"""What the machine does not decide alone: people review intents, the watchdog vetoes, people overrule it."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from app.sandbox.context import ADMINS
from app.sandbox.faults import FaultKind, ServiceFaults
from app.sandbox.override import OverrideDecision, OverrideLog, TradeOverride
from app.sandbox.portfolio_records import Order, PortfolioRecords
from app.sandbox.position_size import MID_PRICES_USD
from app.sandbox.review_queue import ReviewQueue
from app.sandbox.risk_engine_checks import Intent, RiskEngine
from app.sandbox.risk_limits import LIMITS, net_asset_value_usd
from app.sandbox.watchdog import Veto, VetoLog

TICK_S = 0.5
LONGEST_STEP_S = 5.0  # a machine that slept must not replay hours of trading in one tick
GAP_S = (25.0, 70.0)
PENDING_AT_START, VETOES_AT_START = 2, 3
_VETO_SHARE, _OVERRULED_SHARE, _LARGE_SHARE = 0.3, 0.4, 0.15
_NOTIONAL_USD, _LARGE_USD = (800.0, 4_000.0), (510_000.0, 900_000.0)
_REASONS = {"model_drift": 5, "spread_anomaly": 3, "correlation_break": 1}
_OVER_LIMIT = "notional_above_nav_limit"
_WHY_OVERRULED = (
    "Spread is back to normal, checked on the exchange.",
    "Drift alarm belongs to the retrained model, known.",
    "Hedge for the open position, wanted.",
)


class OversightStory:
    """Moves queue, vetoes and overrides together. Equal seeds and equal ticks tell the same story.

    An approved or overruled intent becomes an order, unless the risk engine or the account's limit forbids it. While
    the risk engine's fault ``no_intents`` is set nobody wishes to trade. ``clock`` gives aware UTC.
    """

    def __init__(
        self,
        queue: ReviewQueue,
        vetoes: VetoLog,
        overrides: OverrideLog,
        engine: RiskEngine,
        records: PortfolioRecords,
        faults: ServiceFaults,
        clock: Callable[[], datetime],
        seed: int,
    ) -> None:
        self._queue = queue
        self._vetoes = vetoes
        self._overrides = overrides
        self._engine = engine
        self._records = records
        self._faults = faults
        self._clock = clock
        self._random = Random(seed)
        self._number = 0
        self._wait_s = {account: self._random.uniform(*GAP_S) for account in ADMINS}

    def begin(self) -> None:
        """Let some intents wait; where no veto is known yet, let there have been some, one of them overruled."""
        known = self._vetoes.status(1).total_vetoes > 0
        for account in ADMINS:
            for index in range(0 if known else VETOES_AT_START):
                self._veto(account, age_s=600.0 - 150.0 * index, overruled=index == 0)
            for index in range(PENDING_AT_START):
                self._submit(account, age_s=45.0 - 40.0 * index)

    def start_over(self) -> None:
        """Forget what was and begin again."""
        for place in (self._queue, self._vetoes, self._overrides):
            place.clear()
        self.begin()

    def tick(self, step_s: float) -> None:
        """Advance by ``step_s`` seconds."""
        for approved in self._queue.take_approved():
            self._carry_out(approved.account_id, approved.intent_id, approved.details)
        if self._faults.find(FaultKind.NO_INTENTS) is not None:
            return
        for account in ADMINS:
            self._wait_s[account] -= step_s
            if self._wait_s[account] > 0:
                continue
            self._wait_s[account] = self._random.uniform(*GAP_S)
            if self._random.random() < _VETO_SHARE:
                self._veto(account, overruled=self._random.random() < _OVERRULED_SHARE)
            else:
                self._submit(account)

    def _submit(self, account: str, *, age_s: float = 0.0) -> None:
        large = self._random.random() < _LARGE_SHARE
        details = self._draw(account, _LARGE_USD if large else _NOTIONAL_USD)
        if not large:
            details["model_confidence"] = round(self._random.uniform(0.35, 0.6), 3)
        self._queue.submit(self._next_id(), account, details, age_s=age_s)

    def _veto(self, account: str, *, age_s: float = 0.0, overruled: bool) -> None:
        details = self._draw(account, _NOTIONAL_USD)
        reason = self._random.choices([*_REASONS], [*_REASONS.values()])[0]
        score, intent_id = round(self._random.uniform(0.7, 0.99), 3), self._next_id()
        self._vetoes.record(Veto(intent_id, account, reason, score, details), age_s=age_s)
        if not overruled or self._overrides.missing:
            return
        why = self._random.choice(_WHY_OVERRULED)
        override = TradeOverride(intent_id=intent_id, decision=OverrideDecision.APPROVE, reason=why)
        self._overrides.record(override, account, age_s=max(age_s - 40.0, 0.0))
        if not age_s:
            self._carry_out(account, intent_id, details)

    def _carry_out(self, account: str, intent_id: str, details: dict[str, Any]) -> None:
        symbol, notional = details["symbol"], float(details["notional"])
        price = MID_PRICES_USD.get(symbol)
        most_usd = LIMITS[account].max_nav_pct_per_trade * net_asset_value_usd(account, self._clock())
        if price is None or notional > most_usd:
            limit = {**details, "limit": round(most_usd, 2)}
            self._vetoes.record(Veto(intent_id, account, _OVER_LIMIT, None, limit))
            return
        order = Order(symbol, details["side"], round(notional / price, 4), price)
        intent = Intent(symbol, order.side, order.quantity, price, spread_bps=4.0, volatility=0.3)
        if self._engine.allows(account, intent):
            self._records.submit(account, order)

    def _draw(self, account: str, notional_usd: tuple[float, float]) -> dict[str, Any]:
        symbol = self._random.choice(LIMITS[account].instrument_whitelist)
        held_usd = self._records.held(account, symbol) * MID_PRICES_USD[symbol]
        return {
            "symbol": symbol,
            "side": "sell" if self._random.random() < held_usd / 120_000 else "buy",
            "notional": round(self._random.uniform(*notional_usd), 2),
            "model_confidence": round(self._random.uniform(0.65, 0.95), 3),
            "metadata": {"policy_id": "policy-7"},
        }

    def _next_id(self) -> str:
        self._number += 1
        return f"INT-{int(self._clock().timestamp()):x}-{self._number:04d}"


async def run(story: OversightStory, clock: Callable[[], datetime]) -> None:
    """Advance ``story`` twice a second until cancelled; ``clock`` gives aware UTC."""
    before = clock()
    while True:
        now = clock()
        story.tick(min(max((now - before).total_seconds(), 0.0), LONGEST_STEP_S))
        before = now
        await asyncio.sleep(TICK_S)
