"""The exchange's stream and the drift watch expose what the platform's rules look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.market_feed import (
    DRIFT_SPECS,
    FEATURES,
    INGEST_SPECS,
    PAIRS,
    PROMOTION_EVERY_S,
    MarketFeed,
)
from app.sandbox.mended_rules import ALERTS, write_rules
from app.sandbox.metrics import ServiceMetrics
from tests.sandbox.in_process import serving


def feed(seed: int = 1) -> tuple[ServiceMetrics, ServiceMetrics, MarketFeed]:
    ingest = ServiceMetrics("kraken-ws-ingest", Profile.SHIPPED, INGEST_SPECS)
    drift = ServiceMetrics("drift-service", Profile.SHIPPED, DRIFT_SPECS)
    return ingest, drift, MarketFeed(ingest, drift, seed)


def test_messages_arrive_on_every_pair_without_gaps() -> None:
    ingest, _, market = feed()
    for _ in range(20):
        market.tick(1.0)
    sample = ingest.registry.get_sample_value
    for pair in PAIRS:
        assert (sample("ws_delivery_latency_seconds_count", {"pair": pair}) or 0) >= 80
        assert sample("ws_sequence_gap_ratio", {"pair": pair}) == 0
    assert (sample("kraken_ws_messages_total") or 0) >= 240
    assert sample("kraken_ws_kafka_publish_duration_seconds_count") == sample("kraken_ws_messages_total")
    assert sample("kraken_ws_kafka_publish_errors_total") == 0
    assert 0 < (sample("kraken_ws_heartbeat_age_seconds") or 0) < 1


def test_a_model_is_promoted_now_and_then_within_its_objective() -> None:
    _, drift, market = feed()
    for _ in range(int(PROMOTION_EVERY_S) + 1):
        market.tick(1.0)
    sample = drift.registry.get_sample_value
    assert sample("model_canary_promotion_duration_minutes_count") == 2
    assert sample("model_canary_promotion_duration_minutes_bucket", {"le": "30.0"}) == 2
    assert (sample("drift_features_total"), sample("drift_flags_total")) == (FEATURES, 0)


def test_equal_seeds_give_equal_series() -> None:
    sums = []
    for _ in range(2):
        ingest, _, market = feed(seed=7)
        market.tick(1.0)
        sums.append(ingest.registry.get_sample_value("ws_delivery_latency_seconds_sum", {"pair": PAIRS[0]}))
    assert sums[0] == sums[1]


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("name", ["kraken-ws-ingest", "drift"])
def test_health_is_there_only_once_mended(name: str, profile: Profile, tmp_path: Path) -> None:
    with serving(name, tmp_path) as start:
        service = start(profile)
        assert "# TYPE" in service.exposition()
        for path in ("/healthz", "/readyz"):
            assert service.get(path).status_code == (404 if profile is Profile.SHIPPED else 200)


def test_the_mended_rules_are_written_for_their_owner_only(tmp_path: Path) -> None:
    path = write_rules(tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    text = path.read_text()
    assert all(f"alert: {name}\n" in text for name, *_ in ALERTS)
