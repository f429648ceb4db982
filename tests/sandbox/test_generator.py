"""The sandbox's market moves the series of the services that own them, repeatably."""

import asyncio
import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from app.sandbox import generator
from app.sandbox.context import Profile
from app.sandbox.generator import MarketGenerator
from app.sandbox.metrics import ServiceMetrics, make_kill_switch_registry, make_registry

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LABELS = {"admin": "admin-platform", "sim-mode": "sim-mode", "risk": "risk-service", "oms": "service"}


def registries(profile: Profile) -> dict[str, ServiceMetrics]:
    made = {name: make_registry(label, profile) for name, label in LABELS.items()}
    return {**made, "kill-switch": make_kill_switch_registry(profile)}


def values(metrics: ServiceMetrics) -> dict[str, float]:
    text = generate_latest(metrics.registry).decode()
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(text)
        if not family.name.endswith("_created")
        for sample in family.samples
    }


def sample(metrics: ServiceMetrics, name: str, **labels: str) -> float | None:
    # Of one family: the registry's own look-up collects all of them, thousands of times in one test.
    families = metrics.registry.restricted_registry([name]).collect()
    return next((one.value for family in families for one in family.samples if one[:2] == (name, labels)), None)


def moved(metrics: ServiceMetrics) -> set[str]:
    return {name.split("[")[0] for name, value in values(metrics).items() if value != 0}


def play(market: MarketGenerator, seconds: float, watch: Callable[[], None] = lambda: None) -> None:
    for step in range(int(seconds / 0.5)):
        market.tick(START + timedelta(seconds=step / 2), 0.5)
        watch()


def test_exposure_is_what_the_accounts_hold() -> None:
    made = registries(Profile.REPAIRED)
    held = {"company": {"BTC-USD": 61_000.0, "ETH-USD": 58_500.5}, "director-1": {}, "director-2": {"SOL-USD": 5.0}}
    market = MarketGenerator(made, seed=7, exposure_usd=held.__getitem__)

    def exposure(account: str, symbol: str, tier: str = "major") -> float | None:
        labels = {"service": "risk-service", "account_id": account, "symbol": symbol, "symbol_tier": tier}
        return sample(made["risk"], "account_exposure_usd", **labels)

    play(market, 5)
    assert (exposure("company", "BTC-USD"), exposure("company", "ETH-USD")) == (61_000.0, 58_500.5)
    assert exposure("company", "SOL-USD", "mid_cap") is None, "what it may not trade it has no series of"
    assert exposure("director-1", "SOL-USD", "mid_cap") == 0
    held["director-2"] = {}
    play(market, 1)
    assert exposure("director-2", "SOL-USD", "mid_cap") == 0, "what is sold goes to zero"


@pytest.mark.parametrize("profile", list(Profile))
def test_moves_what_each_service_owns(profile: Profile) -> None:
    made = registries(profile)
    play(MarketGenerator(made, seed=7), 120)
    http = {f"http_request_duration_seconds_{suffix}" for suffix in ("bucket", "count", "sum")}
    assert moved(made["sim-mode"]) == http
    assert moved(made["kill-switch"]) == set()
    risk = moved(made["risk"])
    assert {"risk_latency_ms_count", "account_daily_net_pnl_usd", "rejected_intents_total"} <= risk
    assert "trades_rejected_total" not in risk  # the platform has no caller for it
    assert ("risk_marketdata_latest_timestamp_seconds" in risk) is (profile is Profile.REPAIRED)
    oms = moved(made["oms"])
    assert {"oms_latency_ms", "oms_order_latency_seconds_count", "trades_submitted_total"} <= oms
    assert not any(name.startswith("order_gateway") for name in oms)
    assert {"policy_latency_ms_count", "scaling_evaluations_total"} <= moved(made["admin"])
    assert {"api_calls_total", "rate_limit_remaining"} <= oms
    assert {"policy_abstention_rate", "policy_drift_score"} <= moved(made["admin"])
    foreign = [name for name, value in values(made["risk"]).items() if "policy-service" in name and value]
    assert foreign == []


@pytest.mark.parametrize("profile", list(Profile))
def test_only_the_root_oms_counts_at_its_order_gateway(profile: Profile) -> None:
    made = {"oms": make_registry("oms-service", profile)}
    play(MarketGenerator(made, seed=7), 300)
    gateway = {name for name in moved(made["oms"]) if name.startswith("order_gateway")}
    assert gateway == {
        "order_gateway_requests_total",
        "order_gateway_orders_total",
        "order_gateway_filled_notional_usd_total",
        "order_gateway_fee_spend_usd_total",
    }
    assert "fees_nav_pct" in moved(made["oms"])
    totals = dict.fromkeys(("filled_notional", "fee_spend"), 0.0)
    for name, value in values(made["oms"]).items():
        for part in totals:
            totals[part] += value if name.startswith(f"order_gateway_{part}_usd_total") else 0.0
    assert totals["filled_notional"] / 300 > 1000, "the platform's alert on volume would fire"
    assert totals["fee_spend"] * 12 < 500, "the platform's alert on fees would fire"


def test_an_afternoon_is_busier_than_a_night() -> None:
    def orders(hour: int) -> float:
        made = {"oms": make_registry("service", Profile.REPAIRED)}
        market = MarketGenerator(made, seed=5)
        for step in range(1200):
            market.tick(START.replace(hour=hour) + timedelta(seconds=step / 2), 0.5)
        return sample(made["oms"], "trades_submitted_total", service="service") or 0.0

    assert orders(15) > 1.3 * orders(3)


def test_equal_seeds_give_equal_series_and_others_do_not() -> None:
    first, second, third = (registries(Profile.REPAIRED) for _ in range(3))
    for made, seed in ((first, 1), (second, 1), (third, 2)):
        play(MarketGenerator(made, seed), 30)
    assert values(first["oms"]) == values(second["oms"])
    assert values(first["oms"]) != values(third["oms"])


def test_market_time_is_the_clocks() -> None:
    made = registries(Profile.REPAIRED)
    MarketGenerator(made, seed=1).tick(START, 0.5)
    stamp = sample(made["risk"], "risk_marketdata_latest_timestamp_seconds", service="risk-service")
    assert stamp == START.timestamp()


def test_has_bursts_drift_and_stalls_and_stays_finite() -> None:
    made = registries(Profile.REPAIRED)
    market = MarketGenerator(made, seed=3)
    activity: list[float] = []
    latency: dict[bool, list[float]] = {True: [], False: []}
    labels = {"service": "service", "account_segment": "institutional", "transport": "websocket"}

    def watch() -> None:
        activity.append(market.activity)
        value = sample(made["oms"], "oms_latency_ms", symbol_tier="major", **labels)
        latency[market.stalled].append(value or 0.0)

    play(market, 1200, watch)
    assert min(activity) < 0.8
    assert max(activity) > 2.5
    assert latency[True]
    assert max(latency[False]) < 5000
    assert sum(latency[True]) / len(latency[True]) > 2 * sum(latency[False]) / len(latency[False])
    assert all(math.isfinite(value) for value in values(made["risk"]).values())


def test_runs_until_cancelled_and_does_not_replay_a_long_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    made = registries(Profile.REPAIRED)
    instants = iter(START + timedelta(hours=hour) for hour in range(100))
    steps: list[float] = []
    monkeypatch.setattr(generator, "TICK_S", 0)
    tick = MarketGenerator.tick

    async def scenario() -> None:
        enough = asyncio.Event()

        def record(market: MarketGenerator, now: datetime, step_s: float) -> None:
            steps.append(step_s)
            tick(market, now, step_s)
            if len(steps) == 3:
                enough.set()

        monkeypatch.setattr(MarketGenerator, "tick", record)
        task = asyncio.create_task(generator.run(made, lambda: next(instants), seed=1))
        await enough.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(scenario())
    assert steps == [generator.LONGEST_STEP_S] * 3
    assert "trades_submitted_total" in moved(made["oms"])
