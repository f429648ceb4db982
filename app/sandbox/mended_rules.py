"""The alert rules of a platform that is mended: each watches series that are exposed."""

from __future__ import annotations

from pathlib import Path

from app.sandbox.certificates import write_private

FILE_NAME = "mended-rules.yaml"
_P95 = "histogram_quantile(0.95, sum by (le, {by}) (rate({metric}_bucket[5m]))) > {limit}"
_P99 = "histogram_quantile(0.99, sum by (le, {by}) (rate({metric}_bucket[5m]))) > {limit}"
_CANARY = "model_canary_promotion_duration_minutes"
ALERTS = (
    ("TradingVolumeDrop", "sum(rate(order_gateway_filled_notional_usd_total[15m])) < 1000", "10m", "critical"),
    ("ExcessiveFeeSpend", "sum(increase(order_gateway_fee_spend_usd_total[1h])) > 500", "15m", "warning"),
    ("CircuitBreakerEngaged", "max_over_time(order_gateway_circuit_breaker_engaged[1m]) > 0", "1m", "critical"),
    (
        "policy_latency_p95_slo_breach",
        _P95.format(by="symbol_tier, account_segment", metric="policy_latency_ms", limit=200),
        "10m",
        "warning",
    ),
    (
        "risk_latency_p95_slo_breach",
        _P95.format(by="symbol_tier, account_segment", metric="risk_latency_ms", limit=200),
        "10m",
        "warning",
    ),
    (
        "oms_latency_slo_breach",
        _P99.format(by="transport", metric="oms_order_latency_seconds", limit=0.12),
        "10m",
        "critical",
    ),
    (
        "oms_latency_p95_slo_breach",
        _P95.format(by="transport", metric="oms_order_latency_seconds", limit=0.5),
        "10m",
        "critical",
    ),
    (
        "ws_latency_slo_breach",
        _P99.format(by="pair", metric="ws_delivery_latency_seconds", limit=0.25),
        "15m",
        "warning",
    ),
    (
        "kill_switch_slo_warning",
        _P99.format(by="status", metric="kill_switch_response_seconds", limit=45),
        "1m",
        "critical",
    ),
    ("kill_switch_engaged", "max by (account_id) (kill_switch_state) > 0", "2m", "critical"),
    (
        "model_canary_promotion_slow",
        f"sum(increase({_CANARY}_count[24h])) > 0 and"
        f' sum(increase({_CANARY}_bucket{{le="30.0"}}[24h])) < sum(increase({_CANARY}_count[24h]))',
        "5m",
        "warning",
    ),
    (
        "scaling_controller_evaluations_stalled",
        'increase(scaling_evaluations_total{service="admin-platform"}[15m]) < 1',
        "5m",
        "critical",
    ),
    (
        "RiskApiLatencyBreached",
        "histogram_quantile(0.99,"
        ' sum by (le) (rate(http_request_duration_seconds_bucket{service="risk-service"}[5m]))) > 0.5',
        "10m",
        "critical",
    ),
    ("MarketDataStale", "time() - max(risk_marketdata_latest_timestamp_seconds) > 120", "5m", "warning"),
)
"""Name, expression, for how long, severity."""


def write_rules(folder: Path) -> Path:
    """Write the rules into ``folder`` and return the file."""
    lines = ["groups:", "  - name: mended", "    rules:"]
    for name, expression, patience, severity in ALERTS:
        lines += [
            f"      - alert: {name}",
            f"        expr: '{expression}'",
            f"        for: {patience}",
            f"        labels: {{severity: {severity}}}",
        ]
    path = folder / FILE_NAME
    write_private(path, ("\n".join(lines) + "\n").encode())
    return path
