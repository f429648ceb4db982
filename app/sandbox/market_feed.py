"""Two services that only expose series: the exchange's stream and the model drift watch."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from random import Random

from fastapi import FastAPI

from app.sandbox.app_factory import Checks, make_app
from app.sandbox.context import ServiceContext
from app.sandbox.metrics import MetricSpec, ServiceMetrics

TICK_S = 1.0
PROMOTION_EVERY_S = 900.0
PAIRS = ("BTC/USD", "ETH/USD", "SOL/USD")
FEATURES = 24
DELIVERY_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
PUBLISH_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)
PROMOTION_BUCKETS = (1.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0)

_PAIR = ("pair",)
INGEST_SPECS = (
    MetricSpec("counter", "kraken_ws_messages", "Messages received from the exchange.", (), starts_at_zero=False),
    MetricSpec(
        "counter", "kraken_ws_kafka_publish_errors", "Messages that could not be published.", (), starts_at_zero=False
    ),
    MetricSpec(
        "histogram",
        "kraken_ws_kafka_publish_duration_seconds",
        "Time to publish a message, in seconds.",
        (),
        PUBLISH_BUCKETS,
        False,
    ),
    MetricSpec("gauge", "kraken_ws_heartbeat_age_seconds", "Age of the last heartbeat.", (), starts_at_zero=False),
    MetricSpec("gauge", "ws_sequence_gap_ratio", "Share of messages missing from a pair's sequence.", _PAIR, (), False),
    MetricSpec(
        "histogram",
        "ws_delivery_latency_seconds",
        "Time from the exchange to this process, in seconds.",
        _PAIR,
        DELIVERY_BUCKETS,
        False,
    ),
)
DRIFT_SPECS = (
    MetricSpec("gauge", "drift_features_total", "Features watched for drift.", (), starts_at_zero=False),
    MetricSpec("gauge", "drift_flags_total", "Features flagged as drifting.", (), starts_at_zero=False),
    MetricSpec(
        "histogram",
        "model_canary_promotion_duration_minutes",
        "Minutes from canary to production.",
        (),
        PROMOTION_BUCKETS,
        False,
    ),
)


def build_ingest(context: ServiceContext) -> FastAPI:
    """Return the exchange stream's application; ``app.state.feed`` holds its series, which nothing else moves."""
    return _build(context, INGEST_SPECS, "Kraken Websocket Ingest")


def build_drift(context: ServiceContext) -> FastAPI:
    """Return the drift watch's application; ``app.state.feed`` holds its series."""
    return _build(context, DRIFT_SPECS, "Drift Service")


def _build(context: ServiceContext, specs: Sequence[MetricSpec], title: str) -> FastAPI:
    metrics = ServiceMetrics(context.label, context.profile, specs)

    def checks() -> Checks:
        return {"feed": {"status": "ok"}}

    health = None if context.shipped else checks
    app = make_app(
        context, health=health, ready=health, metrics=metrics.registry, request_id=not context.shipped, title=title
    )
    app.state.feed = metrics
    return app


class MarketFeed:
    """Moves the series of both services; equal seeds and equal steps give equal series."""

    def __init__(self, ingest: ServiceMetrics, drift: ServiceMetrics, seed: int) -> None:
        self._ingest = ingest
        self._drift = drift
        self._random = Random(seed)
        self._next_promotion_s = 0.0
        self._elapsed_s = 0.0

    def tick(self, step_s: float) -> None:
        """Advance by ``step_s`` seconds."""
        for pair in PAIRS:
            for _ in range(self._random.randint(4, 9)):
                latency_s = 0.03 * self._random.lognormvariate(0.0, 0.4)
                self._ingest.observe("ws_delivery_latency_seconds", latency_s, pair=pair)
                self._ingest.increment("kraken_ws_messages")
                published_s = 0.004 * self._random.lognormvariate(0.0, 0.3)
                self._ingest.observe("kraken_ws_kafka_publish_duration_seconds", published_s)
            self._ingest.set_gauge("ws_sequence_gap_ratio", 0.0, pair=pair)
        self._ingest.set_gauge("kraken_ws_heartbeat_age_seconds", self._random.uniform(0.1, 0.9))
        self._drift.set_gauge("drift_features_total", FEATURES)
        self._drift.set_gauge("drift_flags_total", 0)
        if self._elapsed_s >= self._next_promotion_s:
            self._next_promotion_s += PROMOTION_EVERY_S
            minutes = self._random.uniform(11.0, 24.0)
            self._drift.observe("model_canary_promotion_duration_minutes", minutes)
        self._elapsed_s += step_s


async def run(ingest: ServiceMetrics, drift: ServiceMetrics, seed: int) -> None:
    """Move both services' series once a second until cancelled."""
    feed = MarketFeed(ingest, drift, seed)
    while True:
        feed.tick(TICK_S)
        await asyncio.sleep(TICK_S)
