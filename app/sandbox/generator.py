"""The market of the sandbox: moves the services' series as trading would, with bursts, drift and latency stalls."""

import asyncio
import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random

from app.sandbox.context import ADMINS, Profile
from app.sandbox.metrics import ServiceMetrics
from app.sandbox.risk_limits import LIMITS
from app.sandbox.scenario import StagedIncident

Exposure = Callable[[str], Mapping[str, float]]

TICK_S = 0.5
LONGEST_STEP_S = 5.0  # a machine that slept must not replay hours of trading in one tick
CALM_ORDERS_PER_S = 1.6
CALM_REQUESTS_PER_S = 2.0
BURSTS_PER_S = 1 / 45
STALLS_PER_S = 1 / 300  # rare and short enough to show on a plot and to keep the objectives
_TIERS = ("major", "mid_cap", "long_tail")
_SYMBOLS = {"BTC-USD": "major", "ETH-USD": "major", "SOL-USD": "mid_cap"}
_SEGMENT = "institutional"
_BUSIEST_HOUR_UTC = 15.0  # when both sides of the Atlantic trade
_GATEWAY = "oms-service"  # the one flavour of the OMS that counts at its order gateway
_USD_AN_ORDER = 1_500.0
_FEE_SHARE = 0.00003  # of the notional; the platform's alert allows 500 USD an hour
_API_CALLS_A_WINDOW = 60.0
_NAV_USD = 1_000_000.0


class MarketGenerator:
    """One market shared by every service of a sandbox.

    ``registries`` maps a service's name to its series; services it does not know get background requests only, and
    the kill switch, which nothing calls by itself, nothing at all. Equal seeds and equal ticks give equal series,
    less the losses of a staged ``incident``. Where ``exposure_usd`` tells what an account holds by symbol, the series
    of its exposure say the same.
    """

    def __init__(
        self,
        registries: Mapping[str, ServiceMetrics],
        seed: int,
        incident: StagedIncident | None = None,
        exposure_usd: Exposure | None = None,
    ) -> None:
        self._incident = incident or StagedIncident()
        self._exposure_usd = exposure_usd
        self._registries = {name: metrics for name, metrics in registries.items() if name != "kill-switch"}
        self._random = Random(seed)
        self._elapsed_s = 0.0
        self._burst = 0.0
        self._time_of_day = 1.0
        self._jobs = 0
        self._calls_left = _API_CALLS_A_WINDOW
        self._fees_usd = dict.fromkeys(ADMINS, 0.0)
        self._stalled_until_s = -1.0
        self._next_scaling_s = 0.0
        self._realized_usd = dict.fromkeys(ADMINS, 0.0)
        self._unrealized_usd = dict.fromkeys(ADMINS, 0.0)
        self._peak_usd = dict.fromkeys(ADMINS, 0.0)

    @property
    def activity(self) -> float:
        """How busy the market is, as a multiple of a calm one (about 0.5 to 7): the hour of the day, drift, bursts."""
        drift = 1.0 + 0.35 * math.sin(2 * math.pi * self._elapsed_s / 600)
        return self._time_of_day * drift + self._burst

    @property
    def stalled(self) -> bool:
        """Whether latencies are in one of their occasional stalls."""
        return self._elapsed_s < self._stalled_until_s

    def tick(self, now: datetime, step_s: float) -> None:
        """Advance the market by ``step_s`` seconds and move every series; ``now`` is the services' aware UTC time."""
        self._elapsed_s += step_s
        hour = now.hour + now.minute / 60
        self._time_of_day = 1.0 + 0.25 * math.cos(2 * math.pi * (hour - _BUSIEST_HOUR_UTC) / 24)
        self._burst *= math.exp(-step_s / 6)
        if self._random.random() < BURSTS_PER_S * step_s:
            self._burst += self._random.uniform(1.5, 4.0)
        if not self.stalled and self._random.random() < STALLS_PER_S * step_s:
            self._stalled_until_s = self._elapsed_s + self._random.uniform(1.0, 2.5)
        for name, metrics in self._registries.items():
            self._move_requests(metrics, step_s)
            if name == "risk":
                self._move_risk(metrics, now, step_s)
            elif name == "oms":
                self._move_orders(metrics, step_s)
                self._move_exchange(metrics, step_s)
            elif name == "admin":
                self._move_admin(metrics, step_s)

    def _count(self, rate_per_s: float, step_s: float) -> int:
        """Draw how many events happen in a step (Poisson by counting exponential gaps)."""
        spent_s, events = self._random.expovariate(rate_per_s), 0
        while spent_s < step_s:
            events += 1
            spent_s += self._random.expovariate(rate_per_s)
        return events

    def _latency(self, median: float, spread: float = 0.35) -> float:
        """Draw a latency around ``median`` (same unit): slower when the market is busy, much slower in a stall."""
        load = 0.75 + 0.25 * self.activity
        return median * load * self._random.lognormvariate(0.0, spread) * (4.0 if self.stalled else 1.0)

    def _move_requests(self, metrics: ServiceMetrics, step_s: float) -> None:
        for _ in range(self._count(CALM_REQUESTS_PER_S * self.activity, step_s)):
            method, status_code = self._random.choices(
                (("GET", "200"), ("POST", "200"), ("GET", "401"), ("GET", "500")), (900, 90, 8, 2)
            )[0]
            metrics.observe(
                "http_request_duration_seconds", self._latency(0.018), method=method, status_code=status_code
            )

    def _move_risk(self, metrics: ServiceMetrics, now: datetime, step_s: float) -> None:
        for _ in range(self._count(CALM_ORDERS_PER_S * self.activity, step_s)):
            tier = self._random.choice(_TIERS)
            milliseconds = self._latency(28.0)
            metrics.observe("risk_latency_ms", milliseconds, account_segment=_SEGMENT, symbol_tier=tier)
            metrics.observe("risk_validation_latency", milliseconds * 0.8)
            if self._random.random() < 0.03:
                account = self._random.choice(ADMINS)
                metrics.increment("rejected_intents", stage="risk", reason="limit")
                metrics.increment("trade_rejections", account_id=account, account_segment=_SEGMENT, symbol_tier=tier)
        for account in ADMINS:
            self._move_account(metrics, account, step_s)
        if metrics.profile is Profile.REPAIRED:
            metrics.set_gauge("risk_marketdata_latest_timestamp_seconds", now.timestamp())

    def _move_account(self, metrics: ServiceMetrics, account: str, step_s: float) -> None:
        walk = math.sqrt(step_s) * self.activity
        self._unrealized_usd[account] = 0.999 * self._unrealized_usd[account] + self._random.gauss(0, 60) * walk
        self._realized_usd[account] += self._random.gauss(0.4, 12) * walk
        realized_usd = self._realized_usd[account] - self._incident.loss_usd(account)
        net_usd = realized_usd + self._unrealized_usd[account]
        self._peak_usd[account] = max(self._peak_usd[account], net_usd)
        metrics.set_gauge("account_daily_realized_pnl_usd", realized_usd, account_id=account)
        metrics.set_gauge("account_daily_unrealized_pnl_usd", self._unrealized_usd[account], account_id=account)
        metrics.set_gauge("account_daily_net_pnl_usd", net_usd, account_id=account)
        drawdown_pct = 100 * (self._peak_usd[account] - net_usd) / (1_000_000 + self._peak_usd[account])
        metrics.set_gauge("account_drawdown_pct", drawdown_pct, account_id=account)
        for symbol, usd in self._exposures(account).items():
            metrics.set_gauge(
                "account_exposure_usd", usd, account_id=account, symbol=symbol, symbol_tier=_SYMBOLS[symbol]
            )

    def _exposures(self, account: str) -> dict[str, float]:
        """What the account holds in US dollars, every symbol that it may trade with a value."""
        if self._exposure_usd is not None:
            held = self._exposure_usd(account)
            return {symbol: held.get(symbol, 0.0) for symbol in LIMITS[account].instrument_whitelist}
        moved = self._unrealized_usd[account]
        return {
            symbol: max(120_000 / (index + 1) + 40 * moved / (index + 2), 0.0) for index, symbol in enumerate(_SYMBOLS)
        }

    def _move_orders(self, metrics: ServiceMetrics, step_s: float) -> None:
        for _ in range(self._count(CALM_ORDERS_PER_S * self.activity, step_s)):
            transport = self._random.choices(("websocket", "rest"), (5, 1))[0]
            labels = {
                "account_segment": _SEGMENT,
                "symbol_tier": self._random.choice(_TIERS),
                "transport": transport,
            }
            milliseconds = self._latency(12.0 if transport == "websocket" else 15.0)
            if self._random.random() < 0.01:
                metrics.increment("oms_errors", **labels)
                continue
            metrics.increment("trades_submitted")
            metrics.increment("oms_child_orders", self._random.randint(1, 3), **labels)
            metrics.set_gauge("oms_latency_ms", milliseconds, **labels)
            metrics.set_gauge("pipeline_latency_ms", milliseconds + self._latency(30.0))
            metrics.observe("oms_submit_latency", milliseconds, transport=transport)
            metrics.observe("oms_order_latency_seconds", milliseconds / 1000, **labels)
            self._calls_left = max(0.0, self._calls_left - 1.0)
            if metrics.has("api_calls"):
                metrics.increment("api_calls", endpoint="AddOrder")
            if metrics.service == _GATEWAY:
                self._move_gateway(metrics, labels["symbol_tier"])

    def _move_exchange(self, metrics: ServiceMetrics, step_s: float) -> None:
        """What the OMS sees of the exchange: its budget of calls, and feeds that fall behind in a stall."""
        self._calls_left = min(_API_CALLS_A_WINDOW, self._calls_left + 6.0 * step_s)
        if metrics.has("rate_limit_remaining"):
            for transport in ("websocket", "rest"):
                metrics.set_gauge("rate_limit_remaining", self._calls_left, account=ADMINS[0], transport=transport)
        behind = self._random.randint(2, 9) if self.stalled else self._random.randint(0, 1)
        metrics.set_gauge("reorder_buffer_depth", behind, stream="orders")
        if self.stalled and self._random.random() < step_s:
            tier = self._random.choice(_TIERS)
            labels = {"account_segment": _SEGMENT, "symbol_tier": tier}
            metrics.increment("oms_stale_feed", source="book", action="skipped", **labels)
            metrics.increment("late_events", stream="orders")

    def _move_gateway(self, metrics: ServiceMetrics, tier: str) -> None:
        """One order at the gateway, which fills it and is charged for it."""
        account = self._random.choice(ADMINS)
        side, liquidity = self._random.choice(("buy", "sell")), self._random.choice(("maker", "taker"))
        order = {"account_id": account, "account_segment": _SEGMENT, "symbol_tier": tier}
        metrics.increment("order_gateway_requests", account_id=account)
        metrics.increment("order_gateway_orders", side=side, **order)
        filled_usd = _USD_AN_ORDER * self._random.lognormvariate(0.0, 0.5)
        metrics.increment("order_gateway_filled_notional_usd", filled_usd, side=side, liquidity=liquidity, **order)
        fee_usd = filled_usd * _FEE_SHARE
        metrics.increment("order_gateway_fee_spend_usd", fee_usd, liquidity=liquidity, source="exchange", **order)
        self._fees_usd[account] += fee_usd
        metrics.set_gauge("fees_nav_pct", 100 * self._fees_usd[account] / _NAV_USD, **order)
        for symbol in _SYMBOLS:
            metrics.set_gauge("order_gateway_circuit_breaker_engaged", 0.0, account_id=account, symbol=symbol)

    def _move_admin(self, metrics: ServiceMetrics, step_s: float) -> None:
        for _ in range(self._count(CALM_ORDERS_PER_S * self.activity, step_s)):
            milliseconds = self._latency(30.0)
            tier = self._random.choice(_TIERS)
            metrics.observe("policy_latency_ms", milliseconds, account_segment=_SEGMENT, symbol_tier=tier)
            metrics.observe("policy_inference_latency", milliseconds * 0.6)
            decided = {"account_id": self._random.choice(ADMINS), "account_segment": _SEGMENT, "symbol_tier": tier}
            unsure = 0.08 + 0.02 * self.activity + self._random.gauss(0.0, 0.005)
            metrics.set_gauge("policy_abstention_rate", min(1.0, max(0.0, unsure)), **decided)
            metrics.set_gauge("policy_drift_score", abs(self._random.gauss(0.12, 0.02)), **decided)
            if self._random.random() < 0.01:
                metrics.increment("rejected_intents", stage="policy", reason="confidence")
        if self._elapsed_s >= self._next_scaling_s:
            self._next_scaling_s = self._elapsed_s + 30
            metrics.increment("scaling_evaluations")
            metrics.observe("scaling_evaluation_duration_seconds", self._latency(0.2))
            metrics.set_gauge("scaling_oms_replicas", 1 + round(self.activity))
            self._jobs = max(0, self._jobs + self._random.choice((-1, 0, 0, 1)))
            metrics.set_gauge("scaling_pending_training_jobs", self._jobs)
            metrics.set_gauge("scaling_gpu_nodes", min(2, self._jobs))


async def run(
    registries: Mapping[str, ServiceMetrics],
    clock: Callable[[], datetime],
    seed: int,
    incident: StagedIncident | None = None,
    exposure_usd: Exposure | None = None,
) -> None:
    """Move ``registries`` (by service name) twice a second until cancelled; ``clock`` gives aware UTC."""
    market = MarketGenerator(registries, seed, incident, exposure_usd)
    before = clock() - timedelta(seconds=LONGEST_STEP_S)  # the first scrape finds a platform that already trades
    while True:
        now = clock()
        market.tick(now, min(max((now - before).total_seconds(), 0.0), LONGEST_STEP_S))
        before = now
        await asyncio.sleep(TICK_S)
