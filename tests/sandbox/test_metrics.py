"""The sandbox exposes the platform's series: names, types, labels, buckets and zero series."""

import re

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from app.sandbox.context import Profile
from app.sandbox.metrics import ServiceMetrics, make_kill_switch_registry, make_registry

MS = {"5.0", "10.0", "25.0", "50.0", "100.0", "250.0", "500.0", "1000.0", "+Inf"}
SECONDS = {"0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "+Inf"}
COUNTERS = {
    "trades_submitted": {"service"},
    "trades_rejected": {"service", "reason"},
    "trade_rejections": {"service", "account_id", "account_segment", "symbol_tier"},
    "rejected_intents": {"service", "stage", "reason"},
    "safe_mode_triggers": {"service", "reason"},
    "oms_errors": {"service", "account_segment", "symbol_tier", "transport"},
    "oms_auth_failures": {"service", "reason"},
    "oms_child_orders": {"service", "account_segment", "symbol_tier", "transport"},
    "oms_stale_feed": {"service", "account_segment", "symbol_tier", "source", "action"},
    "order_gateway_requests": {"service", "account_id"},
    "order_gateway_request_errors": {"service", "account_id", "reason"},
    "order_gateway_orders": {"service", "account_id", "account_segment", "symbol_tier", "side"},
    "order_gateway_filled_notional_usd": {
        "service",
        "account_id",
        "account_segment",
        "symbol_tier",
        "side",
        "liquidity",
    },
    "order_gateway_fee_spend_usd": {
        "service",
        "account_id",
        "account_segment",
        "symbol_tier",
        "liquidity",
        "source",
    },
    "scaling_evaluations": {"service"},
    "late_events": {"service", "stream"},
}
GAUGES = {
    "order_gateway_circuit_breaker_engaged": {"service", "account_id", "symbol"},
    "oms_latency_ms": {"service", "account_segment", "symbol_tier", "transport"},
    "pipeline_latency_ms": {"service"},
    "scaling_oms_replicas": {"service"},
    "scaling_gpu_nodes": {"service"},
    "scaling_pending_training_jobs": {"service"},
    "policy_abstention_rate": {"service", "account_id", "account_segment", "symbol_tier"},
    "policy_drift_score": {"service", "account_id", "account_segment", "symbol_tier"},
    "fees_nav_pct": {"service", "account_id", "account_segment", "symbol_tier"},
    "account_daily_realized_pnl_usd": {"service", "account_id"},
    "account_daily_unrealized_pnl_usd": {"service", "account_id"},
    "account_daily_net_pnl_usd": {"service", "account_id"},
    "account_drawdown_pct": {"service", "account_id"},
    "account_exposure_usd": {"service", "account_id", "symbol", "symbol_tier"},
    "reorder_buffer_depth": {"service", "stream"},
    "kill_switch_state": {"account_id"},
    "risk_marketdata_latest_timestamp_seconds": {"service"},
}
HISTOGRAMS = {
    "policy_inference_latency": ({"service"}, MS),
    "policy_latency_ms": ({"service", "account_segment", "symbol_tier"}, MS),
    "risk_validation_latency": ({"service"}, MS),
    "risk_latency_ms": ({"service", "account_segment", "symbol_tier"}, MS),
    "oms_submit_latency": ({"service", "transport"}, MS),
    "http_request_duration_seconds": ({"service", "method", "status_code"}, SECONDS | {"10.0"}),
    "oms_order_latency_seconds": ({"service", "account_segment", "symbol_tier", "transport"}, SECONDS),
    "scaling_evaluation_duration_seconds": (
        {"service"},
        {"0.1", "0.25", "0.5", "1.0", "2.0", "5.0", "10.0", "+Inf"},
    ),
}


def exposed(metrics: ServiceMetrics) -> str:
    return generate_latest(metrics.registry).decode()


def test_declares_every_family_with_its_labels() -> None:
    text = exposed(make_registry("risk-service", Profile.SHIPPED))
    families = {family.name: family for family in text_string_to_metric_families(text)}
    created = {name for name in families if name.endswith("_created")}
    assert set(families) - created == {*COUNTERS, *GAUGES, *HISTOGRAMS}
    for name, labels in COUNTERS.items():
        assert families[name].type == "counter"
        assert f"{name}_created" in created
        assert {(sample.name, *sorted(sample.labels)) for sample in families[name].samples} == {
            (f"{name}_total", *sorted(labels))
        }
    for name, labels in GAUGES.items():
        assert families[name].type == "gauge"
        assert {frozenset(sample.labels) for sample in families[name].samples} == {frozenset(labels)}
    for name, (labels, buckets) in HISTOGRAMS.items():
        assert families[name].type == "histogram"
        bounds = [sample for sample in families[name].samples if sample.name == f"{name}_bucket"]
        assert {sample.labels["le"] for sample in bounds} == buckets
        assert {frozenset(sample.labels) - {"le"} for sample in bounds} == {frozenset(labels)}


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("label", ["sim-mode", "risk-service", "service"])
def test_starts_with_zero_series_under_other_services_names(profile: Profile, label: str) -> None:
    text = exposed(make_registry(label, profile))
    submitted = re.findall(r'^trades_submitted_total\{service="([^"]+)"\} 0\.0$', text, re.MULTILINE)
    others = ["account-service", "risk-correlation-service", "backpressure-controller", "policy-service"]
    assert submitted == [*others, *(["risk-service"] if label == "service" else []), label]
    values = {
        sample.value
        for family in text_string_to_metric_families(text)
        if not family.name.endswith("_created")
        for sample in family.samples
    }
    assert values == {0.0}


def test_kill_switch_exposes_its_own_two_families_only() -> None:
    metrics = make_kill_switch_registry(Profile.SHIPPED)
    metrics.observe("kill_switch_response_seconds", 12.0, status="ok")
    text = exposed(metrics)
    assert 'kill_switch_state{account_id="unknown"} 0.0' in text
    buckets = re.findall(r'^kill_switch_response_seconds_bucket\{le="([^"]+)",status="ok"\} (\S+)', text, re.MULTILINE)
    assert buckets == [
        ("5.0", "0.0"),
        ("10.0", "0.0"),
        ("20.0", "1.0"),
        ("30.0", "1.0"),
        ("45.0", "1.0"),
        ("60.0", "1.0"),
        ("90.0", "1.0"),
        ("+Inf", "1.0"),
    ]
    assert "trades_submitted" not in text


def test_only_the_oms_exposes_exchange_rate_limits() -> None:
    oms = make_registry("service", Profile.REPAIRED)
    oms.increment("api_calls", 2, endpoint="websocket_token")
    assert 'api_calls_total{endpoint="websocket_token"} 2.0' in exposed(oms)
    with pytest.raises(KeyError):
        make_registry("risk-service", Profile.REPAIRED).increment("api_calls", endpoint="x")


def test_wrong_labels_are_refused() -> None:
    metrics = make_registry("risk-service", Profile.REPAIRED)
    with pytest.raises(ValueError, match="label"):
        metrics.increment("rejected_intents", stage="risk")
    metrics.set_gauge("kill_switch_state", 1, account_id="company")
    assert metrics.registry.get_sample_value("kill_switch_state", {"account_id": "company"}) == 1
