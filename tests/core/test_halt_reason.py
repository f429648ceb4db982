"""The reason that a kill begins with is the worst live signal, or said to be none."""

from __future__ import annotations

from typing import Any

import pytest

from api_client.models.kill_switch import KillReason
from app.core.halt_reason import preselect_reason
from app.core.state import ReadingKind
from tests.core.states import NOW, exposition, read, risk_report, state

DEFAULT = (KillReason.LOSS_CAP_BREACH, "the platform's default, not a finding")


def latency(*values: object) -> Any:
    lines = "".join(f'oms_latency_ms{{service="oms",transport="{n}"}} {value}\n' for n, value in enumerate(values))
    return exposition("# TYPE oms_latency_ms gauge\n" + lines)


def breaker(**symbols: int) -> Any:
    lines = "".join(
        f'order_gateway_circuit_breaker_engaged{{service="oms",symbol="{name.replace("_", "-")}"}} {value}\n'
        for name, value in symbols.items()
    )
    return exposition("# TYPE order_gateway_circuit_breaker_engaged gauge\n" + lines)


LOSS, SPREAD, LATENCY = KillReason.LOSS_CAP_BREACH, KillReason.SPREAD_WIDENING, KillReason.LATENCY_STALL


@pytest.mark.parametrize(
    ("values", "reason", "words"),
    [
        ((), *DEFAULT),
        ((risk_report("799"),), *DEFAULT),
        ((risk_report("0", 0.0),), *DEFAULT),
        ((risk_report("800"),), LOSS, "company lost $800.00 today of $1,000.00 allowed"),
        ((latency(399, "NaN", "+Inf"),), *DEFAULT),
        ((latency(0.0),), *DEFAULT),
        ((latency(12, 1500),), LATENCY, "order latency is 1.5 s, the objective 500 ms"),
        ((breaker(BTC_USD=0),), *DEFAULT),
        ((breaker(BTC_USD=1, ETH_USD=1),), SPREAD, "circuit breaker engaged for BTC-USD, ETH-USD"),
        ((exposition("order_gateway_circuit_breaker_engaged 1\n"),), SPREAD, "circuit breaker engaged for a symbol"),
        ((risk_report("1500"), breaker(X=1)), LOSS, "company lost $1,500.00 today of $1,000.00 allowed"),
        ((risk_report("1000"), breaker(X=1)), LOSS, "company lost $1,000.00 today of $1,000.00 allowed"),
        ((risk_report("900"), breaker(X=1)), SPREAD, "circuit breaker engaged for X"),
        ((risk_report("900"), latency(5000)), LATENCY, "order latency is 5.0 s, the objective 500 ms"),
    ],
)
def test_the_worst_live_signal(values: tuple[Any, ...], reason: KillReason, words: str) -> None:
    facts = {(ReadingKind.METRICS, f"service-{number}"): read(value) for number, value in enumerate(values)}
    assert preselect_reason(state(facts), NOW) == (reason, words)


def test_what_is_stale_finds_nothing() -> None:
    facts = {(ReadingKind.METRICS, "oms"): read(latency(5000), age_s=60)}
    assert preselect_reason(state(facts), NOW) == DEFAULT
